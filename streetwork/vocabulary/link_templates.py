"""The small language in which an admin describes the links of a platform.

``facebook.com/groups/{space}/posts/{thread}?comment_id={comment}``: host, path segments, required query
parameters and an optional ``#fragment``. A template is no regular expression: it is matched from left to
right without going back, so no template can make the server slow.

* ``{space}`` ``{thread}`` ``{comment}`` take one segment, or the part of it between literal text:
  ``wall-{space:number}_{thread:number}``.
* ``{thread+}``, last in the path, takes everything that is left: path and query without tracking parameters.
* ``*`` ignores one segment (or the rest of it), ``**``, last in the path, ignores all that follow.
* Options after a colon, separated by commas: ``number`` (digits only), ``lower`` / ``exact`` (is upper case
  ignored? spaces ignore it, threads and comments do not), ``unique`` (the thread's name is unique on the
  whole platform, so the space is no part of its identity), ``as=word`` (put before the value, to keep
  topic 2 apart from post 2).
* The host ``{space}`` stands for any host.
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import unquote

from django.utils.translation import gettext_lazy as _

NAMES = ("space", "thread", "comment")
OPTIONS = ("number", "lower", "exact", "unique")
MAX_TEMPLATE = 300

_PIECE = re.compile(r"\{([^{}]{0,60})\}|(\*)|([^{}*]{1,300})|([{}])")
_HOST = re.compile(r"[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,6}")
_AS = re.compile(r"as=[a-z0-9]{1,20}")
_ASCII_LOWER = {upper: upper + 32 for upper in range(ord("A"), ord("Z") + 1)}


class PatternError(ValueError):
    """A template that cannot be used; its only argument is a translatable sentence for the admin."""


@dataclass(frozen=True, slots=True)
class Capture:
    """One ``{name:options}``; turns the text found into a key."""

    name: str
    rest: bool = False
    number: bool = False
    lower: bool = False
    unique: bool = False
    prefix: str = ""

    def accepts(self, value):
        return bool(value) and (not self.number or (value.isascii() and value.isdigit()))

    def key(self, value):
        if self.number:
            value = value.lstrip("0") or "0"
        elif self.lower:
            value = value.lower()
        return f"{self.prefix}/{value}" if self.prefix else value


@dataclass(frozen=True, slots=True)
class Segment:
    """Literals (str), captures and wildcards (None), matched from left to right."""

    pieces: tuple

    @property
    def rank(self):
        """How special the segment is: the smallest rank is tried first."""
        captures = [piece for piece in self.pieces if isinstance(piece, Capture)]
        if self.pieces == (None,):
            return 4
        if not captures:
            return 0
        if len(self.pieces) > 1:
            return 1
        return 2 if captures[0].number else 3

    def match(self, text):
        """Return the keys captured from ``text``, or None."""
        found, folded, position = {}, text.translate(_ASCII_LOWER), 0
        for index, piece in enumerate(self.pieces):
            if isinstance(piece, str):
                if not folded.startswith(piece, position):
                    return None
                position += len(piece)
                continue
            following = self.pieces[index + 1] if index + 1 < len(self.pieces) else ""
            end = folded.find(following, position + 1) if following else len(text)
            if end < 0:
                return None
            value = text[position:end]
            if piece is not None:
                if not piece.accepts(value):
                    return None
                found[piece.name] = piece.key(value)
            position = end
        return found if position == len(text) else None


@dataclass(frozen=True, slots=True)
class CompiledPattern:
    """A template ready to match. ``host`` is "" when it takes any host."""

    host: str
    segments: tuple
    query: tuple
    fragment: Segment | None
    any_rest: bool
    rest: Capture | None
    unique_thread: bool
    first_is_space: bool

    @property
    def order(self):
        """Sort key: required parameters, then literal segments, beat general ones."""
        open_end = 9 if self.any_rest or self.rest else 5
        special = -len(self.query) - bool(self.fragment)
        loose = sum(value.rank for _name, value in self.query)
        return (special, loose, *(segment.rank for segment in self.segments), open_end)

    def match(self, segments, query, fragment, rest):
        """Return the captured keys as a dict, or None.

        ``segments`` are decoded path segments, ``query`` a dict, ``rest`` a function that names everything
        behind the first n segments.
        """
        count = len(self.segments)
        if len(segments) < count or (len(segments) > count and not (self.any_rest or self.rest)):
            return None
        pairs = [*zip(self.segments, segments, strict=False)]
        for name, value in self.query:
            if name not in query:
                return None
            pairs.append((value, query[name]))
        if self.fragment:
            pairs.append((self.fragment, fragment))
        found = {}
        for segment, text in pairs:
            keys = segment.match(text)
            if keys is None:
                return None
            found |= keys
        if self.rest:
            left = rest(count)
            if not left:
                return None
            found[self.rest.name] = self.rest.key(left)
        return found


@lru_cache(maxsize=1024)
def compile_pattern(template):
    """Read a template. Raises PatternError with a sentence that says what is wrong with it."""
    text = template.strip() if isinstance(template, str) else ""
    if not text:
        raise PatternError(_("The template is empty."))
    if len(text) > MAX_TEMPLATE:
        raise PatternError(_("The template is longer than 300 characters."))
    if any(ord(character) < 33 or ord(character) == 127 for character in text):
        raise PatternError(_("A template contains no spaces and no control characters."))
    text = re.sub(r"\Ahttps?://", "", text, flags=re.IGNORECASE)
    text, hash_sign, fragment = text.partition("#")
    text, question_mark, query = text.partition("?")
    host, _slash, path = text.partition("/")
    parts = [part for part in path.split("/") if part]
    any_rest, rest = _read_end(parts)
    if any_rest or rest:
        parts = parts[:-1]
    segments = tuple(_read_segment(part) for part in parts)
    parameters = _read_query(query) if question_mark else ()
    end = _read_segment(fragment) if hash_sign else None
    any_host = host == "{space}"
    if not any_host and not _HOST.fullmatch(host.lower()):
        raise PatternError(_("A template begins with a host such as facebook.com, or with {space}/ for any host."))
    every = [*segments, *(value for _name, value in parameters), *([end] if end else [])]
    captures = [piece for segment in every for piece in segment.pieces if isinstance(piece, Capture)]
    captures += [rest] if rest else []
    names = [capture.name for capture in captures] + (["space"] if any_host else [])
    if len(names) != len(set(names)):
        raise PatternError(_("Each of {space}, {thread} and {comment} may stand only once."))
    first = segments[0].pieces if segments else ()
    return CompiledPattern(
        host="" if any_host else host.lower().removeprefix("www."),
        segments=segments,
        query=parameters,
        fragment=end,
        any_rest=any_rest,
        rest=rest,
        unique_thread=any(capture.unique and capture.name == "thread" for capture in captures),
        first_is_space=len(first) == 1 and isinstance(first[0], Capture) and first[0].name == "space",
    )


def _read_end(parts):
    if not parts:
        return False, None
    if parts[-1] == "**":
        return True, None
    open_capture = re.fullmatch(r"\{([^{}+]{1,30})\+((?::[^{}]{1,30})?)\}", parts[-1])
    if not open_capture:
        return False, None
    return False, _read_capture(open_capture[1] + open_capture[2], rest=True)


def _read_query(query):
    parameters = []
    for pair in query.split("&"):
        name, equals, value = pair.partition("=")
        if not name or not equals or not value:
            raise PatternError(_("Write query parameters as name=value, for example ?comment_id={comment}."))
        parameters.append((unquote(name).lower(), _read_segment(value)))
    return tuple(parameters)


def _read_segment(text):
    if text == "**":
        raise PatternError(_("** may only be the last segment of the path."))
    pieces = []
    for name, star, literal, brace in _PIECE.findall(text):
        if literal:
            pieces.append(unquote(literal).translate(_ASCII_LOWER))
            continue
        if brace:
            raise PatternError(_("A curly bracket is opened or closed without its partner."))
        if pieces and not isinstance(pieces[-1], str):
            raise PatternError(_("Two placeholders need literal text between them."))
        pieces.append(None if star else _read_capture(name))
    if not pieces:
        raise PatternError(_("A part of the template is empty."))
    return Segment(tuple(pieces))


def _read_capture(text, *, rest=False):
    name, _colon, listed = text.partition(":")
    options = [option for option in listed.split(",") if option]
    if name not in NAMES:
        raise PatternError(_("Only {space}, {thread} and {comment} may stand in curly brackets."))
    if any(option not in OPTIONS and not _AS.fullmatch(option) for option in options):
        raise PatternError(_("After a colon only number, lower, exact, unique or as=word are allowed."))
    prefix = next((option[3:] for option in options if option.startswith("as=")), "")
    return Capture(
        name=name,
        rest=rest,
        number="number" in options,
        lower="lower" in options or (name == "space" and "exact" not in options),
        unique="unique" in options,
        prefix=prefix,
    )

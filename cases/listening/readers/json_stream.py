"""JSON as a stream of events, and the parts of it that a reader wants, however large, deep or strange the rest is."""

import re
from collections import Counter
from collections.abc import Iterator
from typing import BinaryIO

import ijson

from cases.listening.readers.message import LONGEST_TEXT, BadFile
from cases.listening.readers.streams import Source

SILENCE = 4_000_000
DEEPEST = 200
RECORD_ROOM = 400_000
BUILT_DEPTH = 12
OPENING, CLOSING = {"start_map", "start_array"}, {"end_map", "end_array"}
# \x04 as Telegram writes it; half a surrogate pair; any other escape, which stays
ESCAPE = re.compile(
    r"\\(?:x([0-9A-Fa-f]{2})|u[dD][89abAB][0-9A-Fa-f]{2}\\u[dD][c-fC-F][0-9A-Fa-f]{2}|u([dD][89a-fA-F][0-9A-Fa-f]{2})|.)",
    re.DOTALL,
)
SUSPECT = re.compile(r"\\(?:x|u[dD][89a-fA-F])")
HIGH_SURROGATE = re.compile(r"\\u[dD][89abAB]")
# after these the C parser leaves an event behind that must not be touched (ijson 3.6: whole numbers of 4,300 digits)
UNSAFE = (ValueError, ArithmeticError, SystemError)
ERRORS = (ijson.JSONError, *UNSAFE)


class JsonStream:
    """The events of a JSON document, one at a time; `skip` and `build` take a whole value.

    Raises BadFile with the byte at which the document is broken.
    """

    def __init__(self, stream: BinaryIO, tally: Counter):
        self.source = Source(stream, tally)
        self.tally = tally
        if self.source.encoding.startswith("cp"):
            self.source.encoding = "utf-8"
        self.next = self._events().__next__

    @property
    def place(self) -> int:
        return self.source.place

    def _events(self) -> Iterator[tuple]:
        found = ijson.sendable_list()
        parser = ijson.basic_parse_coro(found, use_float=True)
        silent = start = 0
        for text in self._repaired():
            if not text:
                continue
            piece = text.encode("utf-8", "replace")
            broken = _sent(parser, piece)
            if not isinstance(broken, UNSAFE):
                yield from found
            if broken is not None:
                raise BadFile("json", byte=start + _offset(broken, piece) + 1)
            silent = 0 if found else silent + len(piece)
            if silent > SILENCE:
                raise BadFile("too_long", byte=start + 1)
            found.clear()
            start = self.place
        if _sent(parser, b"", is_last=True) is not None:
            raise BadFile("cut_off", byte=self.place)
        yield from found
        while True:
            yield "end", None

    def _repaired(self) -> Iterator[str]:
        """The text with escapes that JSON knows. Never breaks a piece within an escape."""
        rest = ""
        for text in self.source.texts():
            piece = rest + text
            keep = _unfinished(piece)
            rest = piece[keep:]
            yield _repair(piece[:keep])
        yield _repair(rest)

    def skip(self, event: str) -> None:
        """To the end of the value that began with `event`."""
        depth = 1 if event in OPENING else 0
        following = self.next
        while depth:
            event = following()[0]
            if event in OPENING:
                depth += 1
                if depth > DEEPEST:
                    raise BadFile("too_deep", byte=self.place)
            elif event in CLOSING:
                depth -= 1

    def record(self, wanted: frozenset[str]) -> dict:
        """The map that has just begun, of its keys only those `wanted`. Large values are shortened."""
        room, result = [RECORD_ROOM], {}
        following = self.next
        while True:
            event, key = following()
            if event == "end_map":
                return result
            event, value = following()
            if key not in wanted:
                if event in OPENING:
                    self.skip(event)
            elif event in OPENING:
                result[key] = self._build(event, room, 1)
            else:
                result[key] = _shortened(value)

    def _build(self, event: str, room: list[int], depth: int):
        if depth > BUILT_DEPTH:
            self.skip(event)
            return None
        return self._map(room, depth) if event == "start_map" else self._list(room, depth)

    def _map(self, room: list[int], depth: int) -> dict:
        result = {}
        following = self.next
        while True:
            event, key = following()
            if event == "end_map":
                return result
            event, value = following()
            value = self._build(event, room, depth + 1) if event in OPENING else _shortened(value)
            if _has_room(room, key, value):
                result[key] = value

    def _list(self, room: list[int], depth: int) -> list:
        result = []
        following = self.next
        while True:
            event, value = following()
            if event == "end_array":
                return result
            value = self._build(event, room, depth + 1) if event in OPENING else _shortened(value)
            if _has_room(room, "", value):
                result.append(value)


def _shortened(value):
    return value[: LONGEST_TEXT + 1] if isinstance(value, str) else value


def _has_room(room: list[int], key: str, value) -> bool:
    room[0] -= 50 + len(key) + (len(value) if isinstance(value, str) else 0)
    return room[0] > 0


def _sent(parser, piece: bytes, *, is_last: bool = False) -> Exception | None:
    try:
        parser.send(piece)
        if is_last:
            parser.close()
    except StopIteration:
        return None
    except ERRORS as problem:
        return problem
    return None


def _repair(text: str) -> str:
    return ESCAPE.sub(_escape, text) if SUSPECT.search(text) else text


def _escape(match: re.Match) -> str:
    if match[1]:
        return f"\\u00{match[1]}"
    return "\\ufffd" if match[2] else match[0]


def _unfinished(text: str) -> int:
    """Where an escape begins that the piece may cut off; the length of the piece when there is none."""
    at = text.rfind("\\", max(0, len(text) - 12))
    if at < 0:
        return len(text)
    run = at
    while run > 0 and text[run - 1] == "\\":
        run -= 1
    if (at - run) % 2:
        return len(text)
    if HIGH_SURROGATE.match(text, at - 6) and at >= 6:
        return at - 6
    needed = 12 if HIGH_SURROGATE.match(text, at) else 6 if text[at + 1 : at + 2] in ("u", "") else 4
    return at if len(text) - at < needed else len(text)


def _offset(problem: Exception, piece: bytes) -> int:
    """How far into the piece the parser came: its message shows the text around the place."""
    message = problem.args[0] if problem.args else ""
    message = message if isinstance(message, bytes) else str(message).encode("utf-8", "replace")
    lines = message.split(b"\n")
    if len(lines) < 3 or b"(right here)" not in lines[2]:
        return 0
    arrow = lines[2].index(b"^")
    shown = lines[1]
    before = shown[:arrow].lstrip(b" ") if arrow <= len(shown) else shown.strip()
    at = piece.replace(b"\n", b" ").replace(b"\r", b" ").find(before + shown[arrow : arrow + 10])
    return at + len(before) if at >= 0 else 0

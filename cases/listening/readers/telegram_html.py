"""The export of Telegram Desktop as HTML (`messages.html`, `messages2.html` …), read tag by tag.

Source of the form: Telegram Desktop, `export_output_html.cpp`. It escapes `<` and `>` in texts and attributes, so a
tag ends at the next `>`.
"""

import re
from collections import Counter
from collections.abc import Iterator
from datetime import datetime, timedelta, timezone
from html import unescape
from typing import BinaryIO

from cases.listening.readers.dates import local, moment
from cases.listening.readers.message import LONGEST_TEXT, BadFile, Message
from cases.listening.readers.streams import Source, cleaned
from cases.listening.readers.threads import Threads

LONGEST_TAG = 20_000
TOKEN = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9]*)((?:\s[^<>]*)?)>|<[!?/][^<>]*>|([^<]+)")
ATTRIBUTE = re.compile(r'([a-z]+)\s*=\s*"([^"]*)"')
VOID = {"br", "img", "meta", "link", "hr", "input"}
DATE = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4}) (\d{1,2}):(\d{2})(?::(\d{2}))?(?: UTC([+-])(\d{2}):(\d{2}))?")
ANSWERED = re.compile(r"go_to_message(\d{1,18})$")
PERSONAL_LINK = re.compile(r"ShowMentionName|^(?:tel|mailto):|^https?://t\.me/[A-Za-z]\w+$")
HIDDEN = "[…]"


def read(stream: BinaryIO, tally: Counter) -> Iterator[Message]:
    source = Source(stream, tally)
    page = Page(tally)
    for tokens in _tokens(source):
        for match in tokens:
            if page.take(match) and (message := page.finished(source.place)):
                yield message
    if not page.found:
        raise BadFile("not_telegram")
    if not page.is_whole:
        raise BadFile("cut_off", byte=source.place)


def _tokens(source: Source) -> Iterator[Iterator[re.Match]]:
    """The tags and texts of each piece; an unfinished tag waits for the next one."""
    rest = ""
    for text in source.texts():
        piece = rest + text
        opened, entity = piece.rfind("<"), piece.rfind("&", max(0, len(piece) - 12))
        cut = opened if opened > piece.rfind(">") else len(piece)
        if cut == len(piece) and entity >= 0 and ";" not in piece[entity:]:
            cut = entity
        if len(piece) - cut > LONGEST_TAG:
            raise BadFile("html", byte=source.place)
        rest = piece[cut:]
        yield TOKEN.finditer(piece[:cut])
    yield TOKEN.finditer(rest)


class Page:
    """Where in the page we are, and the message that is being read.

    Of a message the text itself is kept and nothing else: names, signatures, media, reactions and quotes stand in
    blocks of their own.
    """

    def __init__(self, tally: Counter):
        self.tally, self.threads = tally, Threads()
        self.found = self.is_whole = False
        self.depth = 0
        self.message_depth = self.text_depth = self.ignored_depth = self.hidden_depth = 0
        self._start({})

    def _start(self, attributes: dict):
        number = attributes.get("id", "").removeprefix("message")
        self.number = int(number) if number.isascii() and number.isdigit() and len(number) < 19 else None
        self.pieces: list[str] = []
        self.length = 0
        self.at: datetime | None = None
        self.answered: int | None = None
        self.has_media = False

    def take(self, match: re.Match) -> bool:
        """Whether a message ended with this tag or text."""
        closing, name, attributes, text = match.groups()
        if name is None:
            if text and self.text_depth and not self.hidden_depth:
                self._write(unescape(text))
            return False
        name = name.lower()
        if name in VOID:
            if name == "br" and self.text_depth:
                self._write("\n")
        elif closing:
            return self._close(name)
        elif not attributes.endswith("/"):
            self._open(name, attributes)
        return False

    def _write(self, text: str):
        if self.length <= LONGEST_TEXT:
            self.pieces.append(text)
            self.length += len(text)

    def _open(self, name: str, written: str):
        if name not in {"div", "a"}:
            return
        if name == "a":
            self._link(written)
            return
        self.depth += 1
        if self.ignored_depth or self.text_depth:
            return
        attributes = dict(ATTRIBUTE.findall(written))
        classes = attributes.get("class", "").split()
        if not self.message_depth:
            self._open_message(classes, attributes)
        elif "text" in classes and "bold" not in classes:
            self.text_depth = self.depth
        elif "date" in classes and self.at is None:
            self.at = _date(unescape(attributes.get("title", "")))
        elif any(kind.startswith("media") for kind in classes):
            self.has_media, self.ignored_depth = True, self.depth

    def _open_message(self, classes: list[str], attributes: dict):
        if "message" not in classes:
            return
        self.found = True
        if "default" in classes:
            self.message_depth = self.depth
            self._start(attributes)
        elif not attributes.get("id", "").startswith("message-"):
            self.tally["service"] += 1

    def _link(self, written: str):
        attributes = dict(ATTRIBUTE.findall(written))
        href = attributes.get("href", "")
        if self.text_depth:
            if PERSONAL_LINK.search(attributes.get("onclick", "")) or PERSONAL_LINK.search(href):
                self._write(HIDDEN)
                self.hidden_depth = 1
        elif self.message_depth and self.answered is None and (match := ANSWERED.search(href)):
            self.answered = int(match[1])

    def _close(self, name: str) -> bool:
        if name == "a":
            self.hidden_depth = 0
        if name == "html":
            self.is_whole = True
        if name != "div" or not self.depth:
            return False
        ended = self.depth
        self.depth -= 1
        if ended == self.text_depth:
            self.text_depth = self.hidden_depth = 0
        elif ended == self.ignored_depth:
            self.ignored_depth = 0
        elif ended == self.message_depth:
            self.message_depth = 0
            return True
        return False

    def finished(self, place: int) -> Message | None:
        thread = self.threads.of(self.number, self.answered)
        text = cleaned("".join(self.pieces), self.tally)
        if not text:
            self.tally["media" if self.has_media else "other"] += 1
            return None
        if self.at is None:
            self.tally["no_date"] += 1
        return Message(text, self.at, thread, place=place)


def _date(title: str) -> datetime | None:
    """`05.05.2025 13:30:00 UTC+02:00`; the zone is missing in older exports."""
    match = DATE.search(title)
    if not match:
        return None
    day, month, year, hour, minute = (int(match[n]) for n in range(1, 6))
    if not match[7]:
        return moment((year, month, day), (hour, minute, int(match[6] or 0)))
    offset = timedelta(hours=int(match[8]), minutes=int(match[9])) * (1 if match[7] == "+" else -1)
    try:
        return local(datetime(year, month, day, hour, minute, min(int(match[6] or 0), 59), tzinfo=timezone(offset)))
    except ValueError:
        return None

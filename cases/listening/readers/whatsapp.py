"""The text that WhatsApp exports of a chat, from Android and iOS, in any language of the phone."""

from collections import Counter
from collections.abc import Iterator
from itertools import islice
from typing import BinaryIO

from cases.listening.readers.message import LONGEST_TEXT, BadFile, Message
from cases.listening.readers.streams import Source, cleaned
from cases.listening.readers.whatsapp_lines import COPIED, DateOrder, Stamp, split
from cases.listening.readers.whatsapp_noise import is_notice, written

LOOK_AHEAD = 2_000
LOOK_AHEAD_CHARACTERS = 400_000


def read(stream: BinaryIO, tally: Counter) -> Iterator[Message]:
    source = Source(stream, tally)
    yield from messages_of(source, source.lines(longest=LONGEST_TEXT * 2))


def messages_of(source: Source, lines: Iterator[str]) -> Iterator[Message]:
    first = _first(lines)
    stamps = [stamp for stamp, _rest in filter(None, map(split, first))]
    if not stamps:
        raise BadFile("not_whatsapp", line=1)
    in_brackets = stamps[0].in_brackets
    chat = Chat(source, in_brackets, DateOrder(stamp for stamp in stamps if stamp.in_brackets == in_brackets))
    for line in _then(first, lines):
        if message := chat.take(line):
            yield message
    if message := chat.finished():
        yield message


def _first(lines: Iterator[str]) -> list[str]:
    first, length = [], 0
    for line in islice(lines, LOOK_AHEAD):
        first.append(line)
        length += len(line)
        if length > LOOK_AHEAD_CHARACTERS:
            break
    return first


def _then(first: list[str], lines: Iterator[str]) -> Iterator[str]:
    first.reverse()
    while first:
        yield first.pop()
    yield from lines


class Chat:
    """The message that is being read, line by line. Lines stamped in the other style are quotes within a message."""

    def __init__(self, source: Source, in_brackets: bool, order: DateOrder):
        self.source, self.tally, self.in_brackets, self.order = source, source.tally, in_brackets, order
        self.stamp: Stamp | None = None
        self.pieces: list[str] = []
        self.length = 0

    def take(self, line: str) -> Message | None:
        """The message before, if this line begins a new one."""
        found = split(line)
        if found is None:
            self._go_on(line[match.end() :] if (match := COPIED.match(line)) else line)
            return None
        if found[0].in_brackets != self.in_brackets:
            self._go_on(found[1].partition(": ")[2])
            return None
        message = self.finished()
        stamp, rest = found
        name, colon, text = rest.partition(": ")
        if not colon and rest.endswith(":"):
            name, colon = rest[:-1], ":"
        if not colon or is_notice(name):
            self.tally["service"] += 1
            self.stamp = None
        else:
            self.stamp, self.pieces, self.length = stamp, [text], len(text)
        return message

    def _go_on(self, line: str):
        if self.stamp is None or self.length > LONGEST_TEXT:
            return
        self.pieces.append(line)
        self.length += len(line) + 1

    def finished(self) -> Message | None:
        if self.stamp is None:
            return None
        stamp, self.stamp = self.stamp, None
        text, kind = written("\n".join(self.pieces), by_system=self.in_brackets)
        text = cleaned(text, self.tally)
        if not text:
            self.tally[kind] += 1
            return None
        at = self.order.moment(stamp)
        if at is None:
            self.tally["no_date"] += 1
        return Message(text, at, place=self.source.place)

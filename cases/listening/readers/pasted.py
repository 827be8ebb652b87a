"""Text that was pasted: an export, messages copied out of a chat, a thread of comments, or paragraphs."""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from typing import BinaryIO

from cases.listening.readers.message import LONGEST_TEXT, Message
from cases.listening.readers.streams import Source, cleaned
from cases.listening.readers.whatsapp import messages_of
from cases.listening.readers.whatsapp_lines import COPIED, split

LOOK_AHEAD = 200
# "Anna, [05.05.2025 13:30]" stands above a message copied out of Telegram
COPIED_FROM_TELEGRAM = re.compile(r".{1,80}, \[[\d./\-,: \u202fAPMapm]{8,30}\]:?$")
# the words around a comment on the pages of Facebook and Instagram, in the languages they are used in here
BUTTON = (
    "like|reply|share|follow|edited|author|top fan|admin|moderator|gefällt mir|antworten|teilen|bearbeitet|verfasser|"
    "verfasserin|autor|autorin|folgen|top-fan|me gusta|responder|compartir|editado|lubię to|lubię to!|odpowiedz|"
    "udostępnij|edytowano|îmi place|apreciez|răspunde|răspundeți|distribuie|editat|харесва ми|отговор|отговори|"
    "споделяне|редактиран|нравится|ответить|поделиться|подобається|відповісти|поширити|thích|phản hồi|trả lời|chia sẻ|"
    "mi piace|rispondi|condividi|beğen|yanıtla|paylaş|see translation|übersetzung anzeigen|ver traducción|"
    "zobacz tłumaczenie|vezi traducerea"
)
AGE = r"\d{1,3}\s?(?:[a-zäöüа-я]{1,9}\.?|phút|giờ|ngày|tuần|годин|днів)"
BETWEEN = r"[\s·•.,|]"
NOISE = re.compile(
    rf"(?:{BUTTON}|{AGE}|\d{{1,5}})(?:{BETWEEN}{{1,3}}(?:{BUTTON}|{AGE}|\d{{1,5}}))*{BETWEEN}*", re.IGNORECASE
)
NAME = re.compile(r"[^\W\d_a-zа-яёіїєґ][\w'’.\-]*(?: [^\W\d_a-zа-яёіїєґ][\w'’.\-]*){1,3}")


def read(stream: BinaryIO, tally: Counter) -> Iterator[Message]:
    source = Source(stream, tally)
    lines = source.lines(longest=LONGEST_TEXT * 2)
    first = list(islice(lines, LOOK_AHEAD))
    every = _chained(first, lines)
    if _is_whatsapp(first):
        yield from messages_of(source, every)
        return
    is_thread = any(_is_noise(line) for line in first)
    for block in _blocks(every, is_thread, tally):
        if text := cleaned(block, tally):
            yield Message(text, None, place=source.place)


def _chained(first: list[str], lines: Iterator[str]) -> Iterator[str]:
    yield from first
    yield from lines


def _is_whatsapp(lines: list[str]) -> bool:
    """Whether the first line that is not empty begins as in an export, and names someone."""
    opening = next((line for line in lines if line.strip()), "")
    found = split(opening)
    return found is not None and (": " in found[1] or sum(split(line) is not None for line in lines) > 1)


def _is_noise(line: str) -> bool:
    line = line.strip()
    return len(line) < 80 and bool(NOISE.fullmatch(line)) and not line.isdigit()


def _blocks(lines: Iterator[str], is_thread: bool, tally: Counter) -> Iterator[str]:
    """Paragraphs; in a thread each line for itself, without the names above the comments and the words below."""
    block: list[str] = []
    length, is_edge = 0, True
    for raw in lines:
        line = raw.strip()
        copied = COPIED.match(line)
        if copied:
            line = line[copied.end() :]
        is_border = not line or bool(COPIED_FROM_TELEGRAM.match(line)) or (is_thread and _is_noise(line))
        is_name = is_thread and is_edge and len(line) < 60 and bool(NAME.fullmatch(line))
        if is_border or is_name or copied or is_thread:
            if block:
                yield "\n".join(block)
            block, length = [], 0
        if line and (is_border or is_name):
            tally["service"] += 1
        is_edge = is_border
        if line and not is_border and not is_name and length <= LONGEST_TEXT:
            block.append(line)
            length += len(line)
    if block:
        yield "\n".join(block)

"""Facebook's and Instagram's "download your information" as JSON. Posts and comments in it are the counselor's own.

Both write each byte of UTF-8 as a character of its own ("ÅŸ" for "ş"); that is repaired string by string.
"""

from collections import Counter
from collections.abc import Iterator
from typing import BinaryIO

from cases.listening.readers.dates import from_unix
from cases.listening.readers.json_stream import OPENING, JsonStream
from cases.listening.readers.message import BadFile, Message
from cases.listening.readers.streams import cleaned

WANTED = frozenset({
    "timestamp", "timestamp_ms", "data", "content", "is_unsent", "sender_name", "string_map_data", "type", "share",
})  # fmt: skip
OWNER, COMMENT, TIME = "Media Owner", "Comment", "Time"


def repaired(text: str) -> str:
    """The text with its bytes read as UTF-8, where that is possible."""
    if text.isascii():
        return text
    try:
        return text.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return text


def read(stream: BinaryIO, tally: Counter) -> Iterator[Message]:
    json = JsonStream(stream, tally)
    reader = Records(json, tally)
    for _record in _walk(json):
        yield from reader.next()
    if not reader.known:
        raise BadFile("not_meta")


def _walk(json: JsonStream) -> Iterator[None]:
    """Stops at the beginning of each map in a list at the top, or in a list of the map at the top."""
    event = json.next()[0]
    if event == "start_array":
        yield from _list(json)
    elif event == "start_map":
        while json.next()[0] == "map_key":
            event = json.next()[0]
            if event == "start_array":
                yield from _list(json)
            else:
                json.skip(event)
    json.next()


def _list(json: JsonStream) -> Iterator[None]:
    while (event := json.next()[0]) != "end_array":
        if event == "start_map":
            yield
        elif event in OPENING:
            json.skip(event)


class Records:
    """Turns a record into messages. `known` tells whether any record had a form that is known."""

    def __init__(self, json: JsonStream, tally: Counter):
        self.json, self.tally, self.known = json, tally, False

    def next(self) -> Iterator[Message]:
        record = self.json.record(WANTED)
        if isinstance(record.get("string_map_data"), dict):
            yield from self._instagram(record["string_map_data"])
        elif "sender_name" in record:
            yield from self._messenger(record)
        elif "data" in record or "timestamp" in record:
            yield from self._facebook(record)

    def _message(self, text, at, *, own: bool, space_name="") -> Iterator[Message]:
        text = cleaned(repaired(text), self.tally) if isinstance(text, str) else ""
        if not text:
            self.tally["empty"] += 1
            return
        if at is None:
            self.tally["no_date"] += 1
        space_name = cleaned(repaired(space_name), self.tally)[:200] if isinstance(space_name, str) else ""
        yield Message(text, at, "", own, space_name, self.json.place)

    def _facebook(self, record: dict) -> Iterator[Message]:
        self.known = True
        parts = record.get("data")
        said = [part for part in parts if isinstance(part, dict)] if isinstance(parts, list) else []
        said = [part for part in said if "post" in part or isinstance(part.get("comment"), dict)]
        if not said:
            self.tally["empty"] += 1
        for part in said:
            comment = part["comment"] if isinstance(part.get("comment"), dict) else {"comment": part.get("post")}
            at = from_unix(comment.get("timestamp")) or from_unix(record.get("timestamp"))
            yield from self._message(comment.get("comment"), at, own=True, space_name=comment.get("group", ""))

    def _messenger(self, record: dict) -> Iterator[Message]:
        self.known = True
        if record.get("is_unsent"):
            self.tally["deleted"] += 1
        elif not isinstance(record.get("content"), str):
            self.tally["media"] += 1
        elif record.get("type") not in {None, "Generic", "Share"} or _is_notice(record):
            self.tally["service"] += 1
        else:
            at = from_unix(record.get("timestamp_ms"), per_second=1000)
            yield from self._message(record["content"], at, own=False)

    def _instagram(self, fields: dict) -> Iterator[Message]:
        self.known = True
        named = {key: value for key, value in fields.items() if isinstance(value, dict)}
        comment = named.get(COMMENT) or next((named[key] for key in named if key not in {OWNER, TIME}), {})
        time = next((value["timestamp"] for value in named.values() if value.get("timestamp")), None)
        yield from self._message(comment.get("value"), from_unix(time), own=True)


def _is_notice(record: dict) -> bool:
    """ "Anna sent an attachment": what Messenger writes begins with the name of the sender."""
    sender = record.get("sender_name")
    return isinstance(sender, str) and bool(sender.strip()) and record["content"].startswith(sender.split()[0] + " ")

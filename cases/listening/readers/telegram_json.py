"""The export of Telegram Desktop as JSON: one chat, or everything of an account.

Source of the form: Telegram Desktop, `export_output_json.cpp`; the form of 2022 lacks `date_unixtime`.
"""

from collections import Counter
from collections.abc import Iterator
from typing import BinaryIO

from cases.listening.readers.dates import from_iso, from_unix
from cases.listening.readers.json_stream import OPENING, JsonStream
from cases.listening.readers.message import BadFile, Message
from cases.listening.readers.streams import cleaned
from cases.listening.readers.threads import Threads

WANTED = frozenset({
    "id", "type", "date", "date_unixtime", "text", "reply_to_message_id", "via_bot", "poll", "contact_information",
    "location_information", "contact_vcard",
})  # fmt: skip
OTHER_THAN_TEXT = ("poll", "contact_information", "contact_vcard", "location_information")
GROUPS = {"private_group", "private_supergroup", "public_supergroup", "private_channel", "public_channel"}
PRIVATE = {"personal_chat", "bot_chat", "saved_messages", "replies", "verify_codes"}
PERSONAL_PARTS = {"mention", "mention_name", "phone", "email", "bank_card"}
HIDDEN = "[…]"


def read(stream: BinaryIO, tally: Counter) -> Iterator[Message]:
    """Of a whole account, chats with one person are left out: only the one chat that was chosen for export is read."""
    json = JsonStream(stream, tally)
    if json.next()[0] != "start_map":
        raise BadFile("not_telegram")
    chats, name = Chats(json, tally), {}
    for key, event, value in _entries(json):
        if key in {"chats", "left_chats"} and event == "start_map":
            yield from chats.listed()
        elif key == "messages" and event == "start_array":
            yield from chats.messages(name)
        elif key in {"name", "type", "id"} and event not in OPENING:
            name[key] = value
        else:
            json.skip(event)
    json.next()
    if not chats.found:
        raise BadFile("not_telegram")


def _entries(json: JsonStream) -> Iterator[tuple]:
    """Key, event and value of the map that has begun. The caller consumes values that are containers."""
    while True:
        event, key = json.next()
        if event != "map_key":
            return
        yield key, *json.next()


class Chats:
    """Reads the chats of one export. `found` tells whether there was a list of messages at all."""

    def __init__(self, json: JsonStream, tally: Counter):
        self.json, self.tally, self.found = json, tally, False

    def listed(self) -> Iterator[Message]:
        for key, event, _value in _entries(self.json):
            if key != "list" or event != "start_array":
                self.json.skip(event)
                continue
            self.found = True
            while (event := self.json.next()[0]) != "end_array":
                if event == "start_map":
                    yield from self._chat()
                else:
                    self.json.skip(event)

    def _chat(self) -> Iterator[Message]:
        chat = {}
        for key, event, value in _entries(self.json):
            if key == "messages" and event == "start_array" and chat.get("type") not in PRIVATE:
                yield from self.messages(chat)
            elif key == "messages" and event == "start_array":
                self.tally["private_chat"] += 1
                self.json.skip(event)
            elif key in {"name", "type", "id"} and event not in OPENING:
                chat[key] = value
            else:
                self.json.skip(event)

    def messages(self, chat: dict) -> Iterator[Message]:
        self.found = True
        is_group = chat.get("type") in GROUPS
        space_name = cleaned(str(chat.get("name") or ""), self.tally)[:200] if is_group else ""
        threads = Threads(f"{chat.get('id', '')}"[:20] if is_group else "")
        following, record, tally, json = self.json.next, self.json.record, self.tally, self.json
        while True:
            event = following()[0]
            if event == "end_array":
                return
            if event != "start_map":
                json.skip(event)
                continue
            message = record(WANTED)
            thread = threads.of(message.get("id"), message.get("reply_to_message_id"))
            if dropped := _dropped(message):
                tally[dropped] += 1
                continue
            text = cleaned(_text(message.get("text")), tally)
            if not text:
                tally[_silent(message)] += 1
                continue
            at = from_unix(message.get("date_unixtime")) or from_iso(message.get("date"))
            if at is None:
                tally["no_date"] += 1
            yield Message(text, at, thread, False, space_name, json.place)


def _dropped(message: dict) -> str | None:
    kind = message.get("type")
    if kind != "message":
        return "service" if kind == "service" else "unsupported"
    return "bot" if message.get("via_bot") else None


def _silent(message: dict) -> str:
    return "other" if any(key in message for key in OTHER_THAN_TEXT) else "media"


def _text(text) -> str:
    """The text in one piece; names and numbers that Telegram marked as such are hidden."""
    if isinstance(text, str):
        return text
    if not isinstance(text, list):
        return ""
    return "".join(part if isinstance(part, str) else _part(part) for part in text)


def _part(part) -> str:
    if not isinstance(part, dict) or not isinstance(part.get("text"), str):
        return ""
    return HIDDEN if part.get("type") in PERSONAL_PARTS else part["text"]

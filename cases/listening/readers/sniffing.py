"""What a file seems to be, by its beginning."""

import re

from cases.listening.enums import Format
from cases.listening.readers.encodings import encoding_of
from cases.listening.readers.magic import refuse
from cases.listening.readers.message import BadFile
from cases.listening.readers.whatsapp_lines import split

LOOKED_AT = 65_536
INSTAGRAM = re.compile(r'"string_map_data"')
FACEBOOK = re.compile(
    r'"(?:group_posts_v2|group_comments_v2|comments_v2|participants|sender_name|timestamp_ms|post)"\s*:'
)
TELEGRAM = re.compile(
    r'"(?:date_unixtime|text_entities|from_id|personal_information|frequent_contacts|left_chats|chats)"\s*:|'
    r'"type"\s*:\s*"(?:(?:public|private)_(?:group|supergroup|channel)|personal_chat|bot_chat|saved_messages)"'
)
JSON = re.compile(r"\s*[\[{]\s*[\"{\[\]}]")
HTML = re.compile(r"\s*<(?:!doctype|html|head|body|div|\?xml)", re.IGNORECASE)
TELEGRAM_PAGE = re.compile(r'class="(?:page_body|history|message )|<title>Exported Data')
TABLES = (".csv", ".tsv", ".tab")


def sniff(head: bytes, file_name: str) -> Format | None:
    """The format by content, then by name, which is empty for pasted text; None when it could be anything.

    Raises BadFile for what is no text.
    """
    refuse(head)
    head = head[:LOOKED_AT]
    text = head.decode(encoding_of(head, is_whole=False), "replace").lstrip("\ufeff")
    if not text.strip("\0 \t\r\n"):
        raise BadFile("empty")
    if JSON.match(text):
        return _json(text)
    if HTML.match(text):
        return Format.TELEGRAM_HTML if TELEGRAM_PAGE.search(text) else None
    return _of_lines(text, file_name.casefold())


def _of_lines(text: str, name: str) -> Format | None:
    lines = [line for line in text.split("\n")[:200] if line.strip()]
    if not name:
        return Format.WHATSAPP if split(lines[0]) else Format.TEXT
    if any(map(split, lines)) and not name.endswith(TABLES):
        return Format.WHATSAPP
    if name.endswith(TABLES) or (not name.endswith(".txt") and _is_table(lines)):
        return Format.CSV
    return Format.TEXT if name.endswith(".txt") else None


def _json(text: str) -> Format | None:
    for pattern, found in (
        (INSTAGRAM, Format.INSTAGRAM),
        (FACEBOOK, Format.FACEBOOK),
        (TELEGRAM, Format.TELEGRAM_JSON),
    ):
        if pattern.search(text):
            return found
    return Format.TELEGRAM_JSON if '"messages"' in text else None


def _is_table(lines: list[str]) -> bool:
    """Whether the first lines have the same number of the same delimiter."""
    first = [re.sub(r'"[^"]*"', "", line) for line in lines[:3]]
    return len(first) > 1 and any(
        len({line.count(sign) for line in first}) == 1 and sign in first[0] for sign in ",;\t"
    )

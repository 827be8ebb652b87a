"""Readers of pasted and exported text: a stream in, messages without their authors out, one at a time.

Pure: no models, no disk. Memory does not grow with the file. The only exception is BadFile.
"""

from collections import Counter
from collections.abc import Iterator
from typing import BinaryIO

from cases.listening.enums import Format
from cases.listening.readers import meta, pasted, tables, telegram_html, telegram_json, whatsapp
from cases.listening.readers.message import BadFile, Message
from cases.listening.readers.sniffing import sniff
from cases.listening.readers.tables import Column, columns_of
from cases.listening.readers.zips import open_zip

__all__ = ["BadFile", "Column", "Message", "columns_of", "open_zip", "read", "sniff"]

READERS = {
    Format.TEXT: pasted.read,
    Format.TELEGRAM_JSON: telegram_json.read,
    Format.TELEGRAM_HTML: telegram_html.read,
    Format.WHATSAPP: whatsapp.read,
    Format.FACEBOOK: meta.read,
    Format.INSTAGRAM: meta.read,
}


def read(
    stream: BinaryIO,
    format: str,  # noqa: A002
    *,
    mapping: dict | None = None,
    tally: Counter | None = None,
) -> Iterator[Message]:
    """The messages of the stream, which needs `read(n)` only. `tally` counts what was left out, by code
    (`problems.DROPPED`), and what was mended: "no_date", "cut", "encoding" count messages that are handed on.

    `mapping` is for tables: {"text": header or number of the column from 0, "date": …, "thread": …, "space": …}.
    Raises BadFile, also after messages were handed on.
    """
    tally = Counter() if tally is None else tally
    if format == Format.CSV:
        return tables.read(stream, tally, mapping)
    return READERS[Format(format)](stream, tally)

"""What lies in the spool, opened for reading: the text itself, or the readable part of a packed export."""

from contextlib import contextmanager
from typing import NamedTuple

from cases.listening.enums import Format
from cases.listening.readers import BadFile, columns_of, open_zip, sniff
from cases.listening.spool import CHUNK, SpoolReader

PACKED = b"PK\x03\x04"


class Opened(NamedTuple):
    """`stream` has read(n); `name` is that of the part in an archive, else empty; `position` is in the upload."""

    stream: object
    name: str
    reader: SpoolReader

    @property
    def position(self) -> int:
        return self.reader.position


@contextmanager
def opened(upload, wrapped_key):
    """Open an upload. Raises BadFile for an archive that is no export, SpoiledUpload."""
    with SpoolReader(upload, bytes(wrapped_key)) as reader:
        packed = reader.read(len(PACKED)) == PACKED
        reader.seek(0)
        stream, name = open_zip(reader) if packed else (reader, "")
        yield Opened(stream, name, reader)


def format_of(upload, wrapped_key, file_name: str) -> Format | None:
    """What the upload seems to be. Raises BadFile, SpoiledUpload."""
    with opened(upload, wrapped_key) as it:
        return sniff(it.stream.read(CHUNK), it.name or file_name)


def columns_in(upload, wrapped_key) -> list:
    """The columns of a table with their first values. Raises BadFile, SpoiledUpload."""
    with opened(upload, wrapped_key) as it:
        columns = columns_of(it.stream.read(CHUNK))
    if not columns:
        raise BadFile("empty")
    return columns

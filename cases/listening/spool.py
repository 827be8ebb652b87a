"""The spool: uploads lie here, encrypted, until they are read; nothing of them is in a name or in the clear.

A file is a row of chunks of 64 KiB, each AES-256-GCM under a fresh key of the file, in the manner of STREAM (Hoang,
Reyhanitabar, Rogaway, Vizár 2015): the nonce is the chunk's number and whether it is the last, so that chunks cannot be
dropped, swapped or cut off unnoticed. The key, wrapped by the root key, lies in the run's row and is emptied with it.
"""

import contextlib
import os
import time
import uuid
from io import RawIOBase
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings

from streetwork.vault.sealing import new_wrapped_key, unwrap

CHUNK = 64 * 1024
TAG = 16
FILE_MODE, FOLDER_MODE = 0o600, 0o700


class SpoiledUpload(Exception):
    """The spooled file is gone, cut off or changed."""


def folder() -> Path:
    """The spool's folder; made on first use, for this account alone."""
    path = Path(settings.LISTENING_SPOOL)
    path.mkdir(mode=FOLDER_MODE, parents=True, exist_ok=True)
    return path


def _path(upload: uuid.UUID) -> Path:
    return folder() / str(upload)


def _place(upload: uuid.UUID) -> str:
    return f"listening-upload|{upload}"


class SpoolWriter:
    """Encrypts what is written. `close()` makes the last chunk; without it the file cannot be read."""

    def __init__(self):
        self.upload = uuid.uuid4()
        self.wrapped_key = new_wrapped_key(bound_to=_place(self.upload))
        self.size = 0
        self._cipher = AESGCM(unwrap(self.wrapped_key, bound_to=_place(self.upload)))
        self._waiting = bytearray()
        self._number = 0
        descriptor = os.open(_path(self.upload), os.O_WRONLY | os.O_CREAT | os.O_EXCL, FILE_MODE)
        self._file = os.fdopen(descriptor, "wb")

    def write(self, data: bytes) -> None:
        self.size += len(data)
        self._waiting += data
        while len(self._waiting) > CHUNK:  # the last one may be full: only close() knows which it is
            self._put(bytes(self._waiting[:CHUNK]), last=False)
            del self._waiting[:CHUNK]

    def close(self) -> None:
        if not self._file.closed:
            self._put(bytes(self._waiting), last=True)
            self._waiting.clear()
            self._file.flush()
            os.fsync(self._file.fileno())
            self._file.close()

    def discard(self) -> None:
        """Delete what was written."""
        self._waiting.clear()
        self._file.close()
        delete(self.upload)

    def _put(self, chunk, *, last):
        sealed = self._cipher.encrypt(_nonce(self._number, last=last), chunk, _place(self.upload).encode())
        self._file.write(sealed)
        self._number += 1


def spool_bytes(content: bytes) -> SpoolWriter:
    """Write a whole text; answers the closed writer."""
    writer = SpoolWriter()
    try:
        writer.write(content)
        writer.close()
    except BaseException:
        writer.discard()
        raise
    return writer


class SpoolReader(RawIOBase):
    """Reads an upload, from its beginning or from anywhere. Raises SpoiledUpload, also in the middle."""

    def __init__(self, upload: uuid.UUID, wrapped_key: bytes):
        super().__init__()
        self._associated = _place(upload).encode()
        self._cipher = AESGCM(unwrap(wrapped_key, bound_to=_place(upload)))
        try:
            self._file = _path(upload).open("rb")
        except FileNotFoundError:
            raise SpoiledUpload from None
        sealed = self._file.seek(0, os.SEEK_END)
        self._chunks = max(1, -(-sealed // (CHUNK + TAG)))
        self.size = sealed - self._chunks * TAG
        self.position = 0
        self._number, self._plain = -1, memoryview(b"")

    def readable(self):
        return True

    def seekable(self):
        return True

    def tell(self):
        return self.position

    def seek(self, offset, whence=os.SEEK_SET):
        start = {os.SEEK_SET: 0, os.SEEK_CUR: self.position, os.SEEK_END: self.size}[whence]
        self.position = max(0, start + offset)
        return self.position

    def read(self, size=-1) -> bytes:
        """Up to `size` bytes, all that is left for -1; b"" at the end, after the last chunk proved to be whole."""
        parts, wanted = [], size if size is not None and size >= 0 else max(0, self.size - self.position)
        while wanted > 0 and (part := self._part(wanted)):
            parts.append(part)
            wanted -= len(part)
            self.position += len(part)
        return b"".join(parts)

    def readinto(self, buffer):
        data = self.read(len(buffer))
        buffer[: len(data)] = data
        return len(data)

    def _part(self, wanted) -> bytes:
        number, offset = divmod(self.position, CHUNK)
        if number >= self._chunks:
            return b""
        if number != self._number:
            self._number, self._plain = number, self._chunk(number)
        return bytes(self._plain[offset : offset + wanted])

    def _chunk(self, number) -> memoryview:
        self._file.seek(number * (CHUNK + TAG))
        sealed = self._file.read(CHUNK + TAG)
        try:
            nonce = _nonce(number, last=number == self._chunks - 1)
            return memoryview(self._cipher.decrypt(nonce, sealed, self._associated))
        except (InvalidTag, ValueError):
            raise SpoiledUpload from None

    def close(self):
        if not self.closed and hasattr(self, "_file"):
            self._file.close()
        super().close()


def delete(upload: uuid.UUID | None) -> None:
    """Remove the file, if it is still there."""
    if upload is not None:
        _path(upload).unlink(missing_ok=True)


def delete_strays(live: set[uuid.UUID], *, older_than: float) -> int:
    """Remove files that belong to no live run and were not written to for `older_than` seconds; answers how many.

    A younger one may be an upload on its way. Anything that does not bear the name of an upload goes as well.
    """
    names = {str(upload) for upload in live}
    count = 0
    for path in folder().iterdir():
        with contextlib.suppress(OSError):
            if path.name not in names and path.is_file() and time.time() - path.stat().st_mtime >= older_than:
                path.unlink()
                count += 1
    return count


def _nonce(number: int, *, last: bool) -> bytes:
    return number.to_bytes(11, "big") + bytes([last])

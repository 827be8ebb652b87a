"""The spool: encrypted, complete or unreadable, and swept."""

import os
import stat
import time
import uuid
import zipfile
from io import BytesIO

import pytest

from cases.listening import spool as room
from cases.listening.opening import opened
from cases.listening.spool import CHUNK, TAG, SpoiledUpload, SpoolReader, delete_strays, spool_bytes


def read_all(writer, step=10_000):
    with SpoolReader(writer.upload, writer.wrapped_key) as reader:
        return b"".join(iter(lambda: reader.read(step), b""))


@pytest.mark.parametrize("size", [0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 3 * CHUNK, 3 * CHUNK + 7])
def test_what_was_written_is_read_again(size):
    content = os.urandom(size)
    assert read_all(spool_bytes(content)) == content


def test_nothing_of_the_text_and_no_name_lies_on_the_disk(spool):
    spool_bytes(b"Anna Kowalska fragt nach Kindergeld. " * 9000)
    (path,) = spool.iterdir()
    assert b"Kindergeld" not in path.read_bytes()
    assert uuid.UUID(path.name)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(spool.stat().st_mode) == 0o700


@pytest.mark.parametrize("keep", [0, 10, CHUNK + TAG, 2 * (CHUNK + TAG), 2 * (CHUNK + TAG) + 50])
def test_a_file_that_was_cut_off_is_never_taken_for_a_whole_one(spool, keep):
    writer = spool_bytes(os.urandom(2 * CHUNK + 100))
    (path,) = spool.iterdir()
    path.write_bytes(path.read_bytes()[:keep])
    with pytest.raises(SpoiledUpload):
        read_all(writer)


def test_chunks_that_changed_places_are_noticed(spool):
    writer = spool_bytes(os.urandom(3 * CHUNK))
    (path,) = spool.iterdir()
    data, size = path.read_bytes(), CHUNK + TAG
    path.write_bytes(data[size : 2 * size] + data[:size] + data[2 * size :])
    with pytest.raises(SpoiledUpload):
        read_all(writer)


def test_an_upload_that_was_never_finished_cannot_be_read():
    writer = room.SpoolWriter()
    writer.write(os.urandom(3 * CHUNK))
    writer._file.close()
    with pytest.raises(SpoiledUpload):
        read_all(writer)


def test_a_missing_file_is_said_so(spool):
    writer = spool_bytes(b"x")
    room.delete(writer.upload)
    with pytest.raises(SpoiledUpload):
        SpoolReader(writer.upload, writer.wrapped_key)


def test_strays_go_and_what_is_young_or_live_stays(spool):
    old, young, live = (spool_bytes(b"x") for _each in range(3))
    for writer in (old, live):
        before = time.time() - 3600
        os.utime(spool / str(writer.upload), (before, before))
    assert delete_strays({live.upload}, older_than=900) == 1
    assert {path.name for path in spool.iterdir()} == {str(young.upload), str(live.upload)}


def test_a_packed_export_is_read_out_of_the_spool():
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("_chat.txt", "words " * 2 + os.urandom(60_000).hex())
        archive.writestr("photo.jpg", os.urandom(5000))
    writer = spool_bytes(packed.getvalue())
    with opened(writer.upload, writer.wrapped_key) as it:
        assert it.name == "_chat.txt"
        assert it.stream.read(12) == b"words words "

"""The files of pictures. A file is named after its content, so writing it twice is writing it once.

The file comes before its row and goes after it: whatever dies in between leaves a file without a row, and those are
swept a day later. Who writes and who deletes take turns (`turn`): no file goes while its row is just being written.
"""

from datetime import timedelta
from functools import partial

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import connection, transaction
from django.utils import timezone

from campaigns.images.reading import Prepared
from campaigns.models import PostImage

FOLDER = "campaigns"
STRAY = timedelta(days=1)
TURN = 0x5057_1C75


def turn() -> None:
    """Until the end of the transaction nobody else writes or deletes a picture."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [TURN])


def write(programme: int, picture: Prepared) -> str:
    """Write the file and answer its name. What an upload left behind is written anew: it may be half."""
    name = f"{FOLDER}/{programme}/{picture.sha256}.{picture.ending}"
    default_storage.delete(name)
    return default_storage.save(name, ContentFile(picture.data))


def delete_after_commit(names: list[str]) -> None:
    """Delete files once it is certain that their rows are gone."""
    transaction.on_commit(partial(_delete_without_row, names))


def delete_strays() -> int:
    """Delete files without a row that are older than a day; answers how many."""
    before = timezone.now() - STRAY
    return _delete_without_row([name for name in _files(FOLDER) if default_storage.get_modified_time(name) < before])


def _delete_without_row(names: list[str]) -> int:
    if not names:
        return 0
    with transaction.atomic():
        turn()
        kept = set(PostImage.objects.filter(file__in=names).values_list("file", flat=True))
        for name in (gone := [name for name in names if name not in kept]):
            default_storage.delete(name)
    return len(gone)


def _files(folder: str):
    if not default_storage.exists(folder):
        return
    folders, files = default_storage.listdir(folder)
    yield from (f"{folder}/{name}" for name in files)
    for each in folders:
        yield from _files(f"{folder}/{each}")

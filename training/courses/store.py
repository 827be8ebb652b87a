"""The files of materials. A file is named after its content: versions of a course share it, writing twice is once.

The file comes before its row and goes after it: whatever dies in between leaves a file without a row, and those are
swept a day later. Who writes and who deletes take turns (`turn`): no file goes while its row is just being written.
"""

import hashlib
from collections.abc import Iterable
from datetime import timedelta
from functools import partial

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import connection, transaction
from django.http import FileResponse, Http404, HttpResponseBase
from django.utils import timezone

from training.models import Material

FOLDER = "training/materials"
STRAY = timedelta(days=1)
TURN = 0x7241_4117


def turn() -> None:
    """Until the end of the transaction nobody else writes or deletes a file."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [TURN])


def write(data: bytes) -> str:
    """Write a file and answer the name it is stored by; inside a transaction, after `turn`."""
    digest = hashlib.sha256(data).hexdigest()
    name = f"{FOLDER}/{digest[:2]}/{digest}"
    if default_storage.exists(name) and default_storage.size(name) == len(data):
        return name
    default_storage.delete(name)  # half of it, from an upload that died
    return default_storage.save(name, ContentFile(data))


def material_response(material: Material) -> HttpResponseBase:
    """The file as a download: never shown in the page's own origin. Raises Http404 when the store lost it."""
    try:
        file = default_storage.open(material.stored_as)
    except FileNotFoundError:
        raise Http404 from None
    return FileResponse(
        file, as_attachment=True, filename=material.file_name, content_type=material.content_type,
        headers={"X-Content-Type-Options": "nosniff", "Cache-Control": "private, no-store"},
    )  # fmt: skip


def delete_after_commit(names: Iterable[str]) -> None:
    """Delete files once it is certain that their rows are gone, unless another row still has them."""
    transaction.on_commit(partial(_delete_without_row, list(names)))


def delete_strays() -> int:
    """Delete files without a row that are older than a day; answers how many."""
    before = timezone.now() - STRAY
    return _delete_without_row([name for name in _files(FOLDER) if default_storage.get_modified_time(name) < before])


def _delete_without_row(names: list[str]) -> int:
    if not names:
        return 0
    with transaction.atomic():
        turn()
        kept = set(Material.objects.filter(stored_as__in=names).values_list("stored_as", flat=True))
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

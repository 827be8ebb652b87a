"""Taking pictures in."""

from django.core.files.storage import default_storage
from django.db import transaction
from django.utils import timezone

from campaigns.images.reading import NoPicture, Prepared, prepare
from campaigns.images.store import turn, write
from campaigns.models import PostImage

__all__ = ["NoPicture", "change_credit", "keep", "take_in"]


def take_in(upload, programme: int, credit: str, user: int | None) -> PostImage:
    """Verify, re-encode and store an uploaded picture. Raises NoPicture with a sentence."""
    return keep(prepare(upload), programme=programme, credit=credit, user=user)


@transaction.atomic
def keep(picture: Prepared, *, programme: int, credit: str, user: int | None) -> PostImage:
    """Store a prepared picture once per programme. The same one again is the same row, and keeps its credit."""
    turn()
    known = PostImage.objects.filter(programme=programme, sha256=picture.sha256).first()
    if known:
        if not default_storage.exists(str(known.file.name)):
            write(programme, picture)
        known.uploaded_at = timezone.now()
        known.save(update_fields=["uploaded_at"])
        return known
    return PostImage.objects.create(
        programme_id=programme, file=write(programme, picture), sha256=picture.sha256,
        media_type=picture.media_type, width=picture.width, height=picture.height, size=len(picture.data),
        credit=credit, uploaded_by_id=user,
    )  # fmt: skip


@transaction.atomic
def change_credit(*, image: PostImage, credit: str) -> None:
    """Say anew whose picture it is, and why it may be used."""
    PostImage.objects.filter(pk=image.pk).update(credit=credit)

"""Pictures for tests, as bytes and as rows."""

from io import BytesIO

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from campaigns.images.actions import take_in
from tests.factories.accounts import programme
from tests.factories.cast import KOMPAN

NORTH, EAST = "N", "E"


def picture_bytes(kind="JPEG", size=(80, 60), mode="RGB", colour=None, **options) -> bytes:
    buffer = BytesIO()
    Image.new(mode, size, colour if colour is not None else 90).save(buffer, kind, **options)
    return buffer.getvalue()


def with_gps(size=(80, 60), orientation=1) -> bytes:
    """A photograph as a phone makes it: place, camera, orientation, a comment."""
    exif = Image.Exif()
    exif[0x010F], exif[0x0110], exif[0x0112] = "Canary Phones", "Model 1", orientation
    place = exif.get_ifd(0x8825)
    place[1], place[2], place[3], place[4] = NORTH, (51.0, 28.0, 58.0), EAST, (11.0, 58.0, 11.0)
    exif[0x8825] = place
    return picture_bytes(size=size, exif=exif, comment=b"taken by Canary")


def upload_of(data: bytes, name="photo.jpg", media_type="image/jpeg"):
    return SimpleUploadedFile(name, data, media_type)


def picture_of(*, slug=KOMPAN, colour=90, credit="own photo", by=None, data=None):
    """A picture of a programme, as the upload leaves it; another colour is another picture."""
    data = data or picture_bytes("PNG", colour=(colour, colour, 120))
    return take_in(upload_of(data), programme(slug).pk, credit, by.pk if by else None)

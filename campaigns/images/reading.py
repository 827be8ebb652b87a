"""Turning an upload into a picture that may be shown: verified by its content, re-encoded, without its metadata. Pure.

Everything is bounded before a single pixel is decoded: bytes of the file, width × height as the header says them.
"""

import hashlib
import struct
import warnings
from dataclasses import dataclass
from io import BytesIO

from django.utils.translation import gettext_lazy as _
from PIL import Image, ImageCms, ImageOps, UnidentifiedImageError

MAX_BYTES = 10 * 1024 * 1024
MAX_PIXELS = 50_000_000  # a phone of 48 megapixels; about 200 MB while it is decoded
MIN_SIDE = 32
LONGEST_SIDE = 2048
# Sharp edges and lettering stay a PNG as long as it is small; photographs become JPEG.
PNG_BYTES = 1_500_000
JPEG_QUALITY = 88
FORMATS = ("JPEG", "PNG", "WEBP")

TOO_LARGE = _("The picture is larger than 10 MB. Make it smaller and try again.")
TOO_MANY_PIXELS = _("The picture has too many pixels. Make it smaller (at most 50 megapixels) and try again.")
TOO_SMALL = _("The picture is too small. It needs at least 32 pixels on each side.")
EMPTY = _("The file is empty.")
BROKEN = _("The picture is damaged or incomplete. Save it anew and try again.")
MOVING = _("The picture moves. Choose one that stands still.")
NO_PICTURE = _("This is no picture that we can take. Choose a JPEG, PNG or WebP file.")
DRAWING = _("Drawings (SVG) and web pages cannot be taken. Save it as JPEG or PNG.")
PHONE = _("This is a HEIC picture, as some phones take them. Save or send it as JPEG.")
GIF = _("GIF files cannot be taken. Save it as JPEG or PNG.")


class NoPicture(Exception):
    """The upload cannot be taken; `sentence` says why and what to do."""

    def __init__(self, sentence):
        super().__init__(str(sentence))
        self.sentence = sentence


@dataclass(frozen=True)
class Prepared:
    """A picture as it is stored. The same upload gives the same bytes."""

    data: bytes
    media_type: str
    width: int
    height: int

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.data).hexdigest()

    @property
    def ending(self) -> str:
        return {"image/jpeg": "jpg", "image/png": "png"}[self.media_type]


def prepare(upload) -> Prepared:
    """Read an uploaded file (anything with `size` and `read`). Raises NoPicture."""
    if upload.size > MAX_BYTES:
        raise NoPicture(TOO_LARGE)
    data = upload.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise NoPicture(TOO_LARGE)
    _look_at(data)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            return _encoded(*_decoded(data))
    except (Image.DecompressionBombWarning, Image.DecompressionBombError, MemoryError) as error:
        raise NoPicture(TOO_MANY_PIXELS) from error
    except (OSError, ValueError, SyntaxError, IndexError, KeyError, TypeError, EOFError, struct.error) as error:
        raise NoPicture(BROKEN) from error


def _look_at(data: bytes) -> None:
    """Say what a file is that is no picture of ours. The name and the announced type count for nothing."""
    if not data:
        raise NoPicture(EMPTY)
    head = data[:1024].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if head.startswith(b"<"):
        raise NoPicture(DRAWING)
    if data[4:12] in (b"ftypheic", b"ftypheix", b"ftypmif1", b"ftyphevc", b"ftypmsf1"):
        raise NoPicture(PHONE)
    if data.startswith((b"GIF87a", b"GIF89a")):
        raise NoPicture(GIF)
    is_webp = data.startswith(b"RIFF") and data[8:12] == b"WEBP"
    if not (is_webp or data.startswith((b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n"))):
        raise NoPicture(NO_PICTURE)


def _decoded(data: bytes) -> tuple[Image.Image, bool]:
    """The picture upright in RGB, and whether it was a PNG."""
    try:
        picture = Image.open(BytesIO(data), formats=FORMATS)
    except UnidentifiedImageError as error:
        raise NoPicture(BROKEN) from error
    if picture.width * picture.height > MAX_PIXELS:
        raise NoPicture(TOO_MANY_PIXELS)
    if min(picture.size) < MIN_SIDE:
        raise NoPicture(TOO_SMALL)
    is_png, is_jpeg = picture.format == "PNG", picture.format in ("JPEG", "MPO")
    # Phones put a second, hidden picture (depth, HDR) into a JPEG: the first one is the picture.
    if not is_jpeg and getattr(picture, "n_frames", 1) > 1:
        raise NoPicture(MOVING)
    profile = picture.info.get("icc_profile")
    if is_jpeg:
        picture.draft(None, (LONGEST_SIDE, LONGEST_SIDE))
    picture.load()
    return _in_srgb(_eight_bits(ImageOps.exif_transpose(picture)), profile), is_png


def _eight_bits(picture: Image.Image) -> Image.Image:
    """Sixteen-bit grey as eight-bit grey; Pillow would cut instead of scale."""
    if picture.mode in ("I;16", "I;16B", "I;16L", "I"):
        return picture.convert("I").point(lambda value: value * (1 / 256)).convert("L")
    return picture


def _in_srgb(picture: Image.Image, profile: bytes | None) -> Image.Image:
    """On white, in the colours that a browser shows without a profile."""
    if picture.mode in ("P", "PA", "LA", "La", "RGBa") or "transparency" in picture.info:
        picture = picture.convert("RGBA")
    if picture.mode == "RGBA":
        ground = Image.new("RGB", picture.size, "white")
        ground.paste(picture.convert("RGB"), mask=picture.getchannel("A"))
        picture = ground
    if profile and picture.mode in ("RGB", "CMYK"):
        try:
            source = ImageCms.ImageCmsProfile(BytesIO(profile))
            return ImageCms.profileToProfile(picture, source, ImageCms.createProfile("sRGB"), outputMode="RGB")
        except (ImageCms.PyCMSError, OSError, ValueError):
            pass
    return picture.convert("RGB")


def _encoded(picture: Image.Image, is_png: bool) -> Prepared:
    picture.thumbnail((LONGEST_SIDE, LONGEST_SIDE), Image.Resampling.LANCZOS)
    # A new picture has no EXIF, no GPS, no comment, no profile and no thumbnail to carry along.
    clean = Image.new("RGB", picture.size)
    clean.paste(picture)
    if is_png:
        data = _saved(clean, "PNG", optimize=True)
        if len(data) <= PNG_BYTES:
            return Prepared(data, "image/png", *clean.size)
    data = _saved(clean, "JPEG", quality=JPEG_QUALITY, optimize=True, progressive=True)
    return Prepared(data, "image/jpeg", *clean.size)


def _saved(picture: Image.Image, name: str, **options) -> bytes:
    buffer = BytesIO()
    picture.save(buffer, name, **options)
    return buffer.getvalue()

"""What becomes of an upload: verified by its content, upright, without its metadata, never decoded when too large."""

import random
import struct
import zlib
from contextlib import suppress
from io import BytesIO
from types import SimpleNamespace

import pytest
from PIL import Image, ImageCms

from campaigns.images import reading
from campaigns.images.reading import NoPicture, prepare
from tests.factories.pictures import picture_bytes, upload_of, with_gps


def opened(prepared):
    return Image.open(BytesIO(prepared.data))


def refusal(data, **facts):
    with pytest.raises(NoPicture) as caught:
        prepare(upload_of(data, **facts))
    return caught.value.sentence


def png_header(width, height, rest=b""):
    """A PNG that announces a size and holds hardly anything."""
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunks = [(b"IHDR", head), (b"IDAT", zlib.compress(b"\0" * 1000)), (b"IEND", b"")]
    body = b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data)) for kind, data in chunks
    )
    return b"\x89PNG\r\n\x1a\n" + body + rest


@pytest.mark.parametrize(("kind", "media_type"), [("JPEG", "image/jpeg"), ("PNG", "image/png"), ("WEBP", "image/jpeg")])
def test_the_three_kinds_are_taken(kind, media_type):
    prepared = prepare(upload_of(picture_bytes(kind)))
    assert (prepared.media_type, prepared.width, prepared.height) == (media_type, 80, 60)
    assert opened(prepared).format == {"image/jpeg": "JPEG", "image/png": "PNG"}[media_type]


def test_place_camera_and_comment_are_gone():
    data = with_gps()
    assert b"Canary" in data
    prepared = prepare(upload_of(data))
    picture = opened(prepared)
    assert b"Canary" not in prepared.data
    assert not picture.getexif()
    assert not {"exif", "comment", "icc_profile", "xmp"} & set(picture.info)


def test_text_chunks_of_a_png_are_gone():
    from PIL.PngImagePlugin import PngInfo

    info = PngInfo()
    info.add_text("Author", "Canary")
    prepared = prepare(upload_of(picture_bytes("PNG", pnginfo=info)))
    assert b"Canary" not in prepared.data
    assert not opened(prepared).info


def test_a_picture_held_sideways_stands_upright():
    prepared = prepare(upload_of(with_gps(size=(80, 60), orientation=6)))
    assert (prepared.width, prepared.height) == (60, 80)


def test_a_large_picture_becomes_smaller_and_keeps_its_shape():
    prepared = prepare(upload_of(picture_bytes(size=(4000, 3000))))
    assert (prepared.width, prepared.height) == (2048, 1536)


def test_the_same_upload_gives_the_same_bytes():
    data = with_gps()
    assert prepare(upload_of(data)).sha256 == prepare(upload_of(data, name="other.png")).sha256


@pytest.mark.parametrize(
    ("mode", "kind", "colour"),
    [("CMYK", "JPEG", (0, 255, 255, 0)), ("L", "JPEG", 200), ("P", "PNG", 3), ("LA", "PNG", (10, 200)), ("1", "PNG", 1),
     ("RGBA", "WEBP", (255, 0, 0, 255)), ("I;16", "PNG", 65535)],
)  # fmt: skip
def test_every_colour_mode_becomes_plain_rgb(mode, kind, colour):
    prepared = prepare(upload_of(picture_bytes(kind, mode=mode, colour=colour)))
    assert opened(prepared).mode == "RGB"


def test_sixteen_bits_are_scaled_not_cut():
    prepared = prepare(upload_of(picture_bytes("PNG", mode="I;16", colour=32768)))
    assert abs(opened(prepared).getpixel((5, 5))[0] - 128) <= 2


def test_what_is_transparent_becomes_white():
    prepared = prepare(upload_of(picture_bytes("PNG", mode="RGBA", colour=(0, 0, 0, 0))))
    assert opened(prepared).getpixel((5, 5)) == (255, 255, 255)


def test_a_colour_profile_is_applied_and_a_broken_one_ignored():
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    assert prepare(upload_of(picture_bytes(icc_profile=profile))).media_type == "image/jpeg"
    assert prepare(upload_of(picture_bytes(icc_profile=b"nonsense"))).media_type == "image/jpeg"


def test_a_noisy_png_becomes_a_jpeg():
    noise = Image.frombytes("RGB", (900, 900), random.Random(5).randbytes(900 * 900 * 3))
    buffer = BytesIO()
    noise.save(buffer, "PNG")
    prepared = prepare(upload_of(buffer.getvalue()))
    assert prepared.media_type == "image/jpeg"
    assert len(prepared.data) < len(buffer.getvalue())


def test_a_bomb_is_refused_before_a_pixel_is_decoded(monkeypatch):
    monkeypatch.setattr(Image.Image, "load", lambda self: pytest.fail("decoded"))
    assert refusal(png_header(60000, 60000)) == reading.TOO_MANY_PIXELS
    assert refusal(png_header(8000, 6500)) == reading.TOO_MANY_PIXELS
    assert refusal(png_header(2**31 - 1, 2**31 - 1)) == reading.TOO_MANY_PIXELS


def test_a_file_over_ten_megabytes_is_refused_unread():
    upload = SimpleNamespace(size=reading.MAX_BYTES + 1, read=lambda *_args: pytest.fail("read"))
    with pytest.raises(NoPicture) as caught:
        prepare(upload)
    assert caught.value.sentence == reading.TOO_LARGE


def moving(kind):
    frames = [Image.new("RGB", (64, 64), colour) for colour in ("red", "blue")]
    buffer = BytesIO()
    frames[0].save(buffer, kind, save_all=True, append_images=frames[1:], duration=100)
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", reading.EMPTY),
        (b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>", reading.DRAWING),
        (b"\xef\xbb\xbf\n <!DOCTYPE html><script>alert(1)</script>", reading.DRAWING),
        (b"%PDF-1.7 ...", reading.NO_PICTURE),
        (b"MZ" + b"\0" * 200, reading.NO_PICTURE),
        (b"\0\0\0\x18ftypheic" + b"\0" * 60, reading.PHONE),
        (moving("GIF"), reading.GIF),
        (moving("WEBP"), reading.MOVING),
        (moving("PNG"), reading.MOVING),
        (picture_bytes(size=(8, 8)), reading.TOO_SMALL),
        (b"\xff\xd8\xff\xe0" + b"<script>" * 40, reading.BROKEN),
        (b"\x89PNG\r\n\x1a\n" + b"\0" * 40, reading.BROKEN),
        (b"RIFF\0\0\0\0WEBPVP8 " + b"\0" * 40, reading.BROKEN),
    ],
    ids=lambda value: str(value)[:20],
)
def test_what_is_no_picture_is_told_so(data, sentence):
    assert refusal(data, name="photo.jpg", media_type="image/jpeg") == sentence


def test_a_picture_cut_off_anywhere_is_refused_or_whole_never_an_error():
    noise = Image.frombytes("RGB", (90, 90), random.Random(7).randbytes(90 * 90 * 3))
    for kind in reading.FORMATS:
        buffer = BytesIO()
        noise.save(buffer, kind)
        data = buffer.getvalue()
        for share in range(1, 19):
            cut = data[: len(data) * share // 20]
            assert refusal(cut) in (reading.BROKEN, reading.NO_PICTURE), (kind, share)


def test_damaged_bytes_never_raise_anything_else():
    shuffler = random.Random(11)
    for kind in reading.FORMATS:
        data = bytearray(picture_bytes(kind))
        for _turn in range(60):
            broken = bytearray(data)
            for _place in range(4):
                broken[shuffler.randrange(12, len(broken))] = shuffler.randrange(256)
            with suppress(NoPicture):
                prepare(upload_of(bytes(broken)))


def test_what_is_hidden_behind_a_picture_is_gone():
    prepared = prepare(upload_of(picture_bytes("PNG") + b"<script>alert('canary')</script>"))
    assert b"canary" not in prepared.data

"""Pictures from outside, re-encoded or refused."""

import io
import os
import struct
import zlib

import pytest
from PIL import Image

from api.core.pictures import AIM_BYTES, PictureRefused, reencode

RED = (200, 30, 30)


@pytest.mark.parametrize("name", ["JPEG", "PNG", "GIF", "WEBP", "AVIF"])
def test_reencode_takes_the_usual_formats(name: str) -> None:
    picture = reencode(_picture(1600, 1200, name))

    assert (picture.media_type, picture.width, picture.height) == ("image/webp", 600, 450)
    assert Image.open(io.BytesIO(picture.bytes)).format == "WEBP"


@pytest.mark.parametrize(
    ("size", "fitted"),
    [((1600, 900), (800, 450)), ((4000, 1000), (800, 200)), ((40, 30), (40, 30))],
)
def test_reencode_fits_and_never_enlarges(size: tuple[int, int], fitted: tuple[int, int]) -> None:
    picture = reencode(_picture(*size, "PNG"))

    assert (picture.width, picture.height) == fitted


def test_reencode_turns_as_the_camera_was_held_and_forgets_where() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    exif[0x010F] = "camera"
    out = io.BytesIO()
    Image.new("RGB", (400, 200), RED).save(out, "JPEG", exif=exif, comment=b"where I was")

    picture = reencode(out.getvalue())

    stored = Image.open(io.BytesIO(picture.bytes))
    assert (picture.width, picture.height) == (200, 400)
    assert dict(stored.getexif()) == {}
    assert b"camera" not in picture.bytes
    assert b"where I was" not in picture.bytes


def test_reencode_keeps_transparency() -> None:
    out = io.BytesIO()
    Image.new("RGBA", (40, 40), (200, 30, 30, 0)).save(out, "PNG")

    picture = reencode(out.getvalue())

    assert Image.open(io.BytesIO(picture.bytes)).mode == "RGBA"


def test_reencode_makes_noise_small() -> None:
    out = io.BytesIO()
    Image.frombytes("RGB", (800, 450), os.urandom(800 * 450 * 3)).save(out, "PNG")

    picture = reencode(out.getvalue())

    assert len(picture.bytes) < len(out.getvalue()) / 4


def test_reencode_keeps_to_the_aim_for_an_ordinary_picture() -> None:
    noise = Image.frombytes("L", (100, 56), os.urandom(5600)).resize((1600, 896))
    out = io.BytesIO()
    noise.convert("RGB").save(out, "PNG")

    assert len(reencode(out.getvalue()).bytes) <= AIM_BYTES


@pytest.mark.parametrize(
    ("body", "code"),
    [
        (b"", "not_a_picture"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "not_a_picture"),
        (b"<html></html>", "not_a_picture"),
        (b"%PDF-1.7", "not_a_picture"),
        (b"GIF89a", "not_a_picture"),
        (b"x" * 10_000_001, "too_large"),
    ],
    ids=["nothing", "svg", "html", "pdf", "gif head", "huge file"],
)
def test_reencode_refuses_what_is_no_picture(body: bytes, code: str) -> None:
    with pytest.raises(PictureRefused) as refused:
        reencode(body)

    assert refused.value.code == code


@pytest.mark.parametrize("name", ["BMP", "TIFF", "ICO", "PPM"])
def test_reencode_refuses_other_formats(name: str) -> None:
    with pytest.raises(PictureRefused) as refused:
        reencode(_picture(64, 64, name))

    assert refused.value.code == "not_a_picture"


@pytest.mark.parametrize("name", ["JPEG", "PNG", "WEBP", "AVIF", "GIF"])
def test_reencode_refuses_a_truncated_file(name: str) -> None:
    out = io.BytesIO()
    Image.frombytes("RGB", (300, 300), os.urandom(270_000)).save(out, name)

    with pytest.raises(PictureRefused) as refused:
        reencode(out.getvalue()[: len(out.getvalue()) // 2])

    assert refused.value.code in ("broken", "not_a_picture")


@pytest.mark.parametrize("side", [5_000, 12_000, 60_000])
def test_reencode_refuses_a_bomb_before_decoding_it(side: int) -> None:
    with pytest.raises(PictureRefused) as refused:
        reencode(_png_head(side))

    assert refused.value.code == "too_large"


def _picture(width: int, height: int, name: str) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (width, height), RED).save(out, name)
    return out.getvalue()


def _png_head(side: int) -> bytes:
    """A PNG that claims a size and packs a few rows of it: decoding it would fail as broken."""
    head = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    chunks = [(b"IHDR", head), (b"IDAT", zlib.compress(bytes(100_000))), (b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        for name, data in chunks
    )

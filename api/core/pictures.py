"""Re-encodes pictures from outside: small, harmless and without what a camera noted in them."""

import io
from dataclasses import dataclass

from PIL import Image, ImageOps

MAX_PIXELS = 24_000_000
MAX_BYTES = 10_000_000
FIT = (800, 450)
AIM_BYTES = 120_000

# By what the bytes are, not by what they are called. SVG is a program, not a picture.
_FORMATS = ("JPEG", "PNG", "GIF", "WEBP", "AVIF")
_QUALITIES = (80, 65, 50, 35)


class PictureRefused(Exception):
    """Why a picture is not taken; codes: broken, not_a_picture, too_large."""

    def __init__(self, code: str, detail: str) -> None:
        super().__init__(detail)
        self.code = code
        self.detail = detail


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture of our own, at most 800 by 450 pixels."""

    bytes: bytes
    media_type: str
    width: int
    height: int


def reencode(body: bytes) -> Picture:
    """Decode a picture and encode it anew as WebP; of a moving one the first frame.

    The work is CPU-bound: call it in a thread.
    """
    if len(body) > MAX_BYTES:
        raise PictureRefused("too_large", f"The picture is larger than {MAX_BYTES // 10**6} MB.")
    with _opened(body) as source:
        if source.width * source.height > MAX_PIXELS:
            raise PictureRefused("too_large", "The picture has too many pixels.")
        picture = _upright(source)
    data = _encoded(picture)
    return Picture(data, "image/webp", picture.width, picture.height)


def _opened(body: bytes) -> Image.Image:
    """Read the head alone: the size is known before anything is decoded."""
    try:
        return Image.open(io.BytesIO(body), formats=_FORMATS)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise PictureRefused("too_large", "The picture has too many pixels.") from None
    except (OSError, ValueError, SyntaxError):
        raise PictureRefused("not_a_picture", "This is no JPEG, PNG, GIF, WebP or AVIF.") from None


def _upright(source: Image.Image) -> Image.Image:
    """Decode, turn as the camera was held, shrink; transparent pictures stay so."""
    try:
        source.draft("RGB", (FIT[0] * 2, FIT[1] * 2))
        turned = ImageOps.exif_transpose(source)
        picture = turned.convert("RGBA" if turned.has_transparency_data else "RGB")
    except (OSError, ValueError, SyntaxError, EOFError, IndexError, KeyError):
        raise PictureRefused("broken", "The picture is damaged.") from None
    picture.thumbnail(FIT, Image.Resampling.LANCZOS)
    return picture


def _encoded(picture: Image.Image) -> bytes:
    """The best quality that stays within the aim, else the lowest."""
    data = b""
    for quality in _QUALITIES:
        out = io.BytesIO()
        # Named, so that nothing of the original goes along.
        picture.save(out, "WEBP", quality=quality, method=4, exif=b"", icc_profile=b"", xmp=b"")
        data = out.getvalue()
        if len(data) <= AIM_BYTES:
            break
    return data

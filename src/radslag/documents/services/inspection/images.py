"""Pictures, drawn anew: what is not a pixel does not come along, such as where it was taken."""

from __future__ import annotations

import io

from django.utils.translation import gettext_lazy as _
from PIL import Image, ImageOps, UnidentifiedImageError

from radslag.documents.services.inspection.archives import WRONG
from radslag.documents.services.inspection.refusal import UploadRefused

PIXELS = 50_000_000
FORMATS = {"png": "PNG", "jpg": "JPEG"}
TOO_MANY = _("The picture has more than 50 million pixels. Make it smaller and send it again.")


def redrawn(data: bytes, ending: str) -> bytes:
    """Return the picture encoded anew, turned the right way up; raises UploadRefused."""
    kind = FORMATS[ending]
    try:
        with Image.open(io.BytesIO(data), formats=[kind]) as picture:
            if picture.width * picture.height > PIXELS:
                raise UploadRefused(TOO_MANY)
            turned = ImageOps.exif_transpose(picture)
            return _encoded(turned, kind)
    except UploadRefused:
        raise
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, Image.DecompressionBombError) as bad:
        raise UploadRefused(WRONG) from bad


def _encoded(picture: Image.Image, kind: str) -> bytes:
    plain = picture
    if kind == "JPEG" and picture.mode not in ("L", "RGB"):
        plain = picture.convert("RGB")
    # A new canvas carries no metadata at all.
    canvas = Image.frombytes(plain.mode, plain.size, plain.tobytes())
    if plain.mode == "P" and plain.palette:
        canvas.putpalette(plain.palette)
    out = io.BytesIO()
    canvas.save(out, format=kind, **({"quality": 90} if kind == "JPEG" else {}))
    return out.getvalue()

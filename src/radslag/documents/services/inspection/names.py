"""The name of a file: text to read, never a path."""

from __future__ import annotations

import unicodedata

from django.utils.translation import gettext_lazy as _

from radslag.documents.services.inspection.refusal import UploadRefused

LONGEST = 120


def clean_name(name: str) -> str:
    """Return the name in NFC, spaces evened out; raises UploadRefused for one that hides or misleads."""
    whole = unicodedata.normalize("NFC", name)
    if any(unicodedata.category(sign) in ("Cc", "Cf", "Co", "Cs", "Zl", "Zp") for sign in whole):
        raise UploadRefused(
            _("The name of the file has hidden signs that can make it read as another. Rename the file.")
        )
    if "/" in whole or "\\" in whole:
        raise UploadRefused(_("The name of the file looks like a folder path. Rename the file."))
    clean = " ".join(whole.split())
    if not clean or clean.startswith(".") or len(clean) > LONGEST:
        raise UploadRefused(_("Give the file a name of at most 120 characters."))
    return clean

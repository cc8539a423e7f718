"""What can be done with documents and files; each verb checks, changes and journals in one transaction.

`actor` is the journal id of the person who acts, "" for the installation itself; `at` is now. `content`,
`kinds`, `redaction`, `pdf`, `word` and `glyphs` are pure: content in, bytes out.
"""

from radslag.documents.services.inspection import UploadRefused
from radslag.documents.services.levels import (
    GroundIsMissing,
    IsNotSecret,
    ReasonIsMissing,
    change_level,
    name_reader,
    open_secret,
)
from radslag.documents.services.redaction import content_for
from radslag.documents.services.renderings import beside_of, docx_of, pdf_of
from radslag.documents.services.uploads import receive
from radslag.documents.services.versions import (
    ApprovedNeverChanges,
    UnknownType,
    correct,
    draw_up,
    final_pdf,
    give_registry_number,
    keep_final,
    set_status,
    shown_at,
)

__all__ = [
    "ApprovedNeverChanges",
    "GroundIsMissing",
    "IsNotSecret",
    "ReasonIsMissing",
    "UnknownType",
    "UploadRefused",
    "beside_of",
    "change_level",
    "content_for",
    "correct",
    "docx_of",
    "draw_up",
    "final_pdf",
    "give_registry_number",
    "keep_final",
    "name_reader",
    "open_secret",
    "pdf_of",
    "receive",
    "set_status",
    "shown_at",
]

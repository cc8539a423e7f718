"""Pages of the statute book."""

from radslag.statutebook.views.desk import document, document_new, index
from radslag.statutebook.views.drafting import compare, discard, draft, new, next_wording
from radslag.statutebook.views.gaps import gaps
from radslag.statutebook.views.houses import house_rule, house_rules
from radslag.statutebook.views.reading import (
    public_index,
    public_statute,
    statute,
    statute_json,
    statute_pdf,
    statute_toml,
)

__all__ = [
    "compare",
    "discard",
    "document",
    "document_new",
    "draft",
    "gaps",
    "house_rule",
    "house_rules",
    "index",
    "new",
    "next_wording",
    "public_index",
    "public_statute",
    "statute",
    "statute_json",
    "statute_pdf",
    "statute_toml",
]

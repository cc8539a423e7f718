"""Texts to begin from: a shipped statute under another name, or the next wording of one's own."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from radslag.statute.edit import remove_key, set_key, without_examples
from radslag.statute.library import Version

# What another municipality's text says of itself, and what is true of one adoption only.
_THEIRS: Final = (
    "municipality_reading", "case_number", "adopted", "adopted_by", "adopted_ref", "owner", "applies_to",
    "valid_through", "valid_from_known", "version", "revised", "replaces", "reading", "note", "unknown",
    "covers", "verified_by", "verified_on",
)  # fmt: skip
_OF_ONE_ADOPTION: Final = (
    "adopted", "adopted_by", "adopted_ref", "valid_through", "valid_from_known", "version", "revised",
    "unknown", "covers", "verified_by", "verified_on",
)  # fmt: skip
_COVERS: Final = re.compile(r"^covers = \[.*\]\n", re.MULTILINE)
_ABOVE: Final = re.compile(r"\A(?:\s*#.*\n|\s*\n)*")


def from_template(
    template: Version, *, lineage: str, title: str, valid_from: date, municipality: str
) -> tuple[str, str]:
    """Return a shipped statute and its house rules under a new name, without what is true only of theirs."""
    text = _COVERS.sub("", _ABOVE.sub("", without_examples(template.source.text)))
    for key in _THEIRS:
        text = remove_key(text, "statute", key)
    for key, value in (("lineage", lineage), ("title", title), ("municipality", municipality)):
        text = set_key(text, "statute", key, value)
    text = set_key(text, "statute", "valid_from", valid_from)
    house = template.house_source.text if template.house_source else ""
    house = set_key(_ABOVE.sub("", house), "house", "lineage", lineage)
    return f"# {title}\n\n{text}", set_key(house, "house", "valid_from", valid_from)


def next_text(version: Version, valid_from: date) -> str:
    """Return a wording as the beginning of the next one: without its examples and its own adoption."""
    text = without_examples(version.source.text)
    for key in _OF_ONE_ADOPTION:
        text = remove_key(text, "statute", key)
    return set_key(text, "statute", "valid_from", valid_from)

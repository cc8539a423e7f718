"""The statutes that bind here."""

from __future__ import annotations


def is_act(lineage: str) -> bool:
    """Tell whether a lineage is an act, which no council can set aside: acts are named by their number."""
    return lineage.startswith("sfs-")

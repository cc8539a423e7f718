"""The words of a municipality's statutes: what may be chosen in a form, and what a cell may say."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches


@dataclass(frozen=True, slots=True)
class Words:
    """Ids with the words people use for them, by the field of an act that they may stand in."""

    things: Mapping[str, str] = field(default_factory=dict)
    bodies: Mapping[str, str] = field(default_factory=dict)
    parties: Mapping[str, str] = field(default_factory=dict)
    items: Mapping[str, str] = field(default_factory=dict)

    def of(self, name: str) -> Mapping[str, str]:
        """Return the ids that may stand in a field, with their words."""
        return {
            "thing": self.things, "bodies": self.bodies, "by": self.parties, "to": self.parties,
            "items": self.items,
        }[name]  # fmt: skip

    def find(self, name: str, text: str) -> str | None:
        """Return the id that somebody means by an id or a word, or None."""
        known = self.of(name)
        if text in known:
            return text
        wanted = text.casefold()
        return next((one for one, word in known.items() if word.casefold() == wanted), None)

    def nearest(self, name: str, text: str) -> str:
        """Return the known word most like the text; empty when none is like it."""
        known = {word.casefold(): word for word in self.of(name).values()}
        found = get_close_matches(text.casefold(), known, n=1)
        return known[found[0]] if found else ""

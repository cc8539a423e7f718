"""Rows of an import: from cells as people write them to acts, or to what must be mended."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final

from django.utils.translation import gettext as _

from radslag.journal.services import Act
from radslag.obligations.queries.words import Words

# The name of a column as people write it: the field it fills. The English names are those of the language.
COLUMNS: Final[dict[str, str]] = {
    "datum": "on", "dag": "on", "on": "on",
    "händelse": "act", "act": "act",
    "sak": "thing", "vad": "thing", "thing": "thing",
    "organ": "bodies", "bodies": "bodies",
    "av": "by", "från": "by", "by": "by",
    "till": "to", "mottagare": "to", "plats": "to", "to": "to",
    "innehåll": "items", "items": "items",
    "vem": "who", "who": "who",
    "ärende": "ref", "ref": "ref",
    "rör": "about", "about": "about",
    "till och med": "through", "t.o.m.": "through", "through": "through",
    "antal": "number", "number": "number",
    "period": "period",
}  # fmt: skip
ACT_WORDS: Final[dict[str, str]] = {
    "planerades": "planned", "hölls": "held", "ställdes in": "cancelled", "deltog": "attended",
    "skickades": "sent", "anmäldes": "notified", "begärdes": "requested", "erbjöds": "offered",
    "utsågs": "appointed", "gavs i uppdrag": "assigned", "lämnades": "reported", "beslutades": "decided",
    "uppdaterades": "revised", "följdes upp": "followed_up", "behandlades": "treated",
    "bedömdes": "assessed", "godkändes": "approved", "undertecknades": "signed",
}  # fmt: skip
ACTS: Final = frozenset(ACT_WORDS.values())
SETS: Final = ("bodies", "by", "to", "items", "who", "about")


@dataclass(frozen=True, slots=True)
class RowRead:
    """One row as it was understood: the act and its day, or what must be mended, field by field."""

    line: int
    cells: Mapping[str, str]
    what: Act | None = None
    on: date | None = None
    problems: tuple[str, ...] = ()


@dataclass(slots=True)
class _Reading:
    """A row while it is read: what was found and what was wrong."""

    cells: Mapping[str, str]
    words: Words
    problems: list[str] = field(default_factory=list)

    def text(self, name: str) -> str:
        return str(self.cells.get(name, "")).strip()

    def day(self, name: str) -> date | None:
        text = self.text(name)
        if not text:
            return None
        try:
            return date.fromisoformat(text[:10])
        except ValueError:
            self.problems.append(_("“%(text)s” is no date. Write it as 2025-02-12.") % {"text": text})
            return None

    def ids(self, name: str) -> frozenset[str]:
        parts = [part.strip() for part in re.split(r"[|,]", self.text(name)) if part.strip()]
        if name in ("who", "about"):
            return frozenset(as_id(part) for part in parts)
        return frozenset(found for part in parts if (found := self.one(name, part)))

    def one(self, name: str, text: str) -> str:
        found = self.words.find(name, text)
        if found is None:
            near = self.words.nearest(name, text)
            self.problems.append(
                _("“%(text)s” is not known here. Did you mean “%(near)s”?") % {"text": text, "near": near}
                if near
                else _("“%(text)s” is not known here.") % {"text": text}
            )
        return found or ""

    def act(self) -> str:
        text = self.text("act").casefold()
        act = ACT_WORDS.get(text, text)
        if act not in ACTS:
            known = ", ".join(ACT_WORDS)
            self.problems.append(
                _("Say what happened with one of these words: %(known)s.") % {"known": known}
            )
        return act

    def number(self) -> int | None:
        text = self.text("number")
        if text and not text.isdecimal():
            self.problems.append(_("“%(text)s” is no whole number.") % {"text": text})
            return None
        return int(text) if text else None


def as_id(text: str) -> str:
    """Return text as an id that the journal can hold: small letters, digits and hyphens."""
    plain = text.casefold().translate(str.maketrans("åäöé", "aaoe"))
    plain = unicodedata.normalize("NFKD", plain).encode("ascii", "ignore").decode()
    return "-".join(re.findall(r"[a-z0-9_.]+", plain))[:120]


def _when(reading: _Reading, act: str, today: date) -> date | None:
    on = reading.day("on")
    if not reading.text("on"):
        reading.problems.append(_("The date is missing. Write it as 2025-02-12."))
    if on and on > today and act != "planned":
        reading.problems.append(_("The day has not come yet. Only planned meetings may lie ahead."))
    return on


def read_row(line: int, cells: Mapping[str, str], words: Words, *, today: date) -> RowRead:
    """Understand one row; a row with problems has no act."""
    reading = _Reading(cells, words)
    act = reading.act()
    on = _when(reading, act, today)
    thing = reading.one("thing", reading.text("thing")) if reading.text("thing") else ""
    if not reading.text("thing"):
        reading.problems.append(_("Say what it was about, for example: möte."))
    values: dict[str, Any] = {name: reading.ids(name) for name in SETS}
    values |= {"through": reading.day("through"), "number": reading.number()}
    values |= {"ref": as_id(reading.text("ref")), "period": as_id(reading.text("period"))}
    if reading.problems or on is None:
        return RowRead(line, cells, problems=tuple(reading.problems))
    return RowRead(line, cells, Act(act=act, thing=thing, **values), on)


def read_rows(rows: Iterable[Mapping[str, Any]], words: Words, *, today: date) -> list[RowRead]:
    """Understand every row of a batch, in order."""
    return [read_row(row["line"], row["cells"], words, today=today) for row in rows]

"""Swedish phrases for the small parts of a rule: numbers, lengths of time, days, shares and acts.

Pure text. A word is looked up by its id in the vocabulary that the caller hands over; an id without a
word is shown as it stands, so that nothing disappears.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Final

from radslag.statute.durations import Duration, MonthDay, Season
from radslag.statute.selectors import Selector

NBSP: Final = "\u00a0"
MONTHS: Final = (
    "januari", "februari", "mars", "april", "maj", "juni",
    "juli", "augusti", "september", "oktober", "november", "december",
)  # fmt: skip
_NUMBERS: Final = (
    "noll", "en", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio", "tio", "elva", "tolv",
)  # fmt: skip
_ORDINALS: Final = (
    "", "", "annan", "tredje", "fjärde", "femte", "sjätte", "sjunde", "åttonde", "nionde", "tionde",
    "elfte", "tolfte",
)  # fmt: skip
_UNITS: Final = {
    "d": ("en dag", "dagar"),
    "b": ("en arbetsdag", "arbetsdagar"),
    "w": ("en vecka", "veckor"),
    "m": ("en månad", "månader"),
    "y": ("ett år", "år"),
}
_EACH: Final = {
    "d": ("varje dag", "var", "dag"),
    "b": ("varje arbetsdag", "var", "arbetsdag"),
    "w": ("en gång i veckan", "var", "vecka"),
    "m": ("en gång i månaden", "var", "månad"),
    "y": ("en gång om året", "vart", "år"),
}


def joined(words: Iterable[str], last: str = "och") -> str:
    """Return "a", "a och b" or "a, b och c"; each word once."""
    listed = list(dict.fromkeys(words))
    if len(listed) < 2:
        return "".join(listed)
    return f"{', '.join(listed[:-1])} {last} {listed[-1]}"


def capital(text: str) -> str:
    """Return the text with its first letter as a capital."""
    return text[:1].upper() + text[1:]


def number(count: int) -> str:
    """Return a number up to twelve as a word, a larger one in figures."""
    return _NUMBERS[count] if 0 <= count < len(_NUMBERS) else str(count)


def times(count: int) -> str:
    """Return "en gång", "fyra gånger"."""
    return "en gång" if count == 1 else f"{number(count)}{NBSP}gånger"


def length(duration: Duration) -> str:
    """Return "en dag", "tio dagar", "två år"."""
    one, many = _UNITS[duration.unit]
    return one if duration.count == 1 else f"{number(duration.count)}{NBSP}{many}"


def rhythm(every: Duration) -> str:
    """Return how often something is done when no longer than this may pass: "vartannat år"."""
    once, each, unit = _EACH[every.unit]
    if every.count == 1:
        return once
    if every.count == 2:
        return f"vartannat{NBSP}år" if every.unit == "y" else f"varannan{NBSP}{unit}"
    nth = _ORDINALS[every.count] if every.count < len(_ORDINALS) else f"{every.count}:e"
    return f"{each} {nth} {unit}"


def nth_year(count: int) -> str:
    """Return "nästa år", "andra året", "tredje året", "13:e året"."""
    if count == 1:
        return f"nästa{NBSP}år"
    if count == 2:
        return f"andra{NBSP}året"
    return f"{_ORDINALS[count] if count < len(_ORDINALS) else f'{count}:e'}{NBSP}året"


def ordinal(count: int) -> str:
    """Return "varannan", "var tredje", "var 13:e"."""
    if count == 2:
        return "varannan"
    return f"var {_ORDINALS[count]}" if count < len(_ORDINALS) else f"var {count}:e"


def month_day(day: MonthDay) -> str:
    """Return "31 mars"."""
    return f"{day.day}{NBSP}{MONTHS[day.month - 1]}"


def whole_day(day: date) -> str:
    """Return "1 juli 2024"."""
    return f"{day.day}{NBSP}{MONTHS[day.month - 1]} {day.year}"


def season(part: Season) -> str:
    """Return "mellan 1 januari och 30 juni"."""
    return f"mellan {month_day(part.first)} och {month_day(part.last)}"


def share(part: Fraction | int) -> str:
    """Return "hälften", "två tredjedelar", "tre", or "3/7" for what has no common name."""
    if isinstance(part, int):
        return number(part)
    if part == Fraction(1, 2):
        return "hälften"
    names = {
        3: ("en tredjedel", "tredjedelar"),
        4: ("en fjärdedel", "fjärdedelar"),
        5: ("en femtedel", "femtedelar"),
    }
    if part.denominator not in names:
        return str(part)
    one, many = names[part.denominator]
    return one if part.numerator == 1 else f"{number(part.numerator)} {many}"


@dataclass(frozen=True, slots=True)
class Verb:
    """An act in its Swedish forms, with the prepositions that go with its bodies and recipients."""

    infinitive: str
    present: str
    supine: str
    bodies: str = "av"
    to: str = "till"


VERBS: Final[dict[str, Verb]] = {
    "planned": Verb("planeras", "planeras", "planerats", "i"),
    "held": Verb("hållas", "hålls", "hållits", "i"),
    "cancelled": Verb("ställas in", "ställs in", "ställts in", "i"),
    "attended": Verb("besökas", "besöks", "besökts", "i"),
    "sent": Verb("sändas", "sänds", "sänts", "för"),
    "notified": Verb("anmälas", "anmäls", "anmälts", "i"),
    "requested": Verb("begäras", "begärs", "begärts", "i"),
    "offered": Verb("erbjudas", "erbjuds", "erbjudits", "i", "som"),
    "appointed": Verb("utses", "utses", "utsetts", "i", "som"),
    "assigned": Verb("ges i uppdrag", "ges i uppdrag", "getts i uppdrag", "av"),
    "reported": Verb("redovisas", "redovisas", "redovisats", "i", "för"),
    "decided": Verb("beslutas", "beslutas", "beslutats", "av"),
    "revised": Verb("uppdateras", "uppdateras", "uppdaterats", "av"),
    "followed_up": Verb("följas upp", "följs upp", "följts upp", "i"),
    "treated": Verb("behandlas", "behandlas", "behandlats", "i"),
    "assessed": Verb("bedömas", "bedöms", "bedömts", "i"),
    "approved": Verb("godkännas", "godkänns", "godkänts", "för"),
    "signed": Verb("undertecknas", "undertecknas", "undertecknats", "av", "av"),
    "notrequired": Verb("undantas", "undantas", "undantagits", "för"),
}
# Notes and minutes are decided when they are finished; an assignment is given, not given as an assignment.
_PARTICULAR: Final[dict[tuple[str, str], Verb]] = {
    **dict.fromkeys(
        [("decided", thing) for thing in ("protokoll", "anteckningar", "minnesanteckningar")],
        Verb("färdigställas", "färdigställs", "färdigställts", "för"),
    ),
    ("assigned", "uppdrag"): Verb("ges", "ges", "getts", "av"),
}
# Acts whose bodies say which thing it is, so that they stand beside the thing and not after the verb.
_BESIDE: Final = frozenset({"planned", "held", "cancelled", "attended", "sent", "approved"})


def verb_of(act: Selector) -> Verb:
    """Return the verb that people use for this act on its first thing."""
    return _PARTICULAR.get((act.act, act.things[0]), VERBS[act.act])


def _beside(act: Selector) -> bool:
    return act.act in _BESIDE or ((act.act, act.things[0]) in _PARTICULAR and act.act == "decided")


@dataclass(frozen=True, slots=True)
class Phrases:
    """Words the acts of one rulebook: from selectors to Swedish clauses."""

    words: Mapping[str, str]

    def word(self, name: str) -> str:
        """Return the Swedish word of an id, or the id itself."""
        return self.words.get(name, name)

    def all_of(self, ids: Iterable[str]) -> str:
        """Return "a, b och c"."""
        return joined(map(self.word, ids))

    def any_of(self, ids: Iterable[str]) -> str:
        """Return "a, b eller c"."""
        return joined(map(self.word, ids), "eller")

    def noun(self, act: Selector) -> str:
        """Return what the act is about: "möte i Trygghetsrådet", "kallelse för rådet"."""
        things = self.any_of(act.things)
        if act.bodies and _beside(act):
            return f"{things} {verb_of(act).bodies} {self.any_of(act.bodies)}"
        return things

    def rest(self, act: Selector) -> str:
        """Return what follows the verb, with a leading space: who acts, for whom, with what."""
        verb, said = verb_of(act), ""
        if act.bodies and not _beside(act):
            said += f" {verb.bodies} {self.any_of(act.bodies)}"
        if act.by:
            said += f" av {self.any_of(act.by)}"
        if act.to:
            said += f" {verb.to} {self.any_of(act.to)}"
        return f"{said} med {self.any_of(act.items)}" if act.items else said

    def shall(self, act: Selector) -> str:
        """Return subject and infinitive, to stand after "ska": "lägesbild uppdateras"."""
        return f"{self.noun(act)} {verb_of(act).infinitive}{self.rest(act)}"

    def happens(self, act: Selector) -> str:
        """Return a clause in the present: "möte i rådet hålls"."""
        return f"{self.noun(act)} {verb_of(act).present}{self.rest(act)}"

    def happened(self, act: Selector) -> str:
        """Return a clause in the perfect: "protokoll har godkänts av justeraren"."""
        return f"{self.noun(act)} har {verb_of(act).supine}{self.rest(act)}"

    def before_that(self, act: Selector) -> str:
        """Return subject and perfect infinitive, to stand after "ska": "lägesbild ha beslutats"."""
        return f"{self.noun(act)} ha {verb_of(act).supine}{self.rest(act)}"

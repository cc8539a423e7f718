"""The Swedish sentences of verdicts. Plain and kind; what is not shown is said to be not shown."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Final

from radslag.statute import phrases
from radslag.statute.durations import Duration
from radslag.statute.selectors import Selector
from radslag.statute.status import Status

MONTHS: Final = phrases.MONTHS
STATUSES: Final[dict[Status, str]] = {
    Status.UPCOMING: "kommande",
    Status.OPEN: "öppen",
    Status.DUE: "snart dags",
    Status.MET: "uppfylld",
    Status.MET_LATE: "uppfylld för sent",
    Status.OVERDUE: "försenad",
    Status.BREACHED: "inget underlag visar",
    Status.ADVISED: "rekommendation",
    Status.NEEDS_JUDGEMENT: "en människa bedömer",
    Status.UNKNOWN: "okänt",
    Status.LAPSED: "utfall saknas",
    Status.WAIVED: "undantag beslutat",
    Status.ENDED: "upphörde",
}
SUMMARIES: Final[dict[str, str]] = {
    "upcoming": "{label}: börjar {opens} och ska vara klart senast {day}.",
    "open": "{label}: öppet till och med {day}, {have} av {need} hittills.",
    "open_without_day": "{label}: öppet, texten anger ingen dag.",
    "open_with_advice": "{label}: öppet. Texten anger ingen dag; lokal rutin är {day}.",
    "due": "{label}: ska vara klart senast {day}, {have} av {need} hittills.",
    "met": "{label}: uppfyllt. {evidence}.",
    "met_without_entries": "{label}: uppfyllt.",
    "met_late": "{label}: gjort, men efter den dag som gällde. {evidence}.",
    "overdue": "{label}: inget underlag visar att {missing}.",
    "overdue_since": "{label}: inget underlag visar att {missing} senast {day}. Det kan fortfarande göras.",
    "breached": "{label}: inget underlag visar att {missing} i tid, {have} av {need}.",
    "breached_in_part": "{label}: underlag visar {have} av {need} i tid. Inget underlag visar fler.",
    "shown_otherwise": "{label}: underlaget visar något annat än texten anger.",
    "advised": "{label}: inget underlag visar att {missing}. Det är en rekommendation, ingen försening.",
    "advised_day": "{label}: dagen enligt lokal rutin, {day}, har passerat. "
    "Det är en rekommendation, ingen försening.",
    "needs_judgement": "{label}: en människa behöver bedöma detta.",
    "unknown": "{label}: okänt, eftersom journalen inte räcker så långt tillbaka eller inte säger det.",
    "lapsed": "{label}: utfallet saknas. Blev mötet av, eller ställdes det in?",
    "waived": "{label}: undantag är beslutat. {waiver}.",
    "ended": "{label}: upphörde utan att behöva göras.",
}
SOURCE: Final = "Källa: {clause}, {label} ({address})."
BEARER: Final = "Ansvarar: {bearer}."
AT_RISK: Final = "Det finns risk att det inte hinns med utan att något nytt planeras."
DAYS: Final = "Så räknades dagarna"
EVIDENCE: Final = "Underlag"
MISSING: Final = "Inget underlag visar att"
REMAINING: Final = "Ännu inte noterat"
MORE: Final = "ytterligare {number}: {act}."
NEAR_MISSES: Final = "Nästan, men räknas inte"
REMARKS: Final = "Att tänka på"
READING: Final = "Tolkning: {reading}."
HOUSE: Final = "Lokal rutin"
WAIVED: Final = "Undantag: {entry}. Utan det hade läget varit: {before}."
ENTRY: Final = "post {id}"
WINDOW: Final = {
    "opens": "Från {day}.",
    "due": "Senast {day}.",
    "hard": "Därefter, {day}, går det inte längre att komplettera.",
    "advice": "Rekommenderad dag: {day}.",
}
STEPS: Final[dict[tuple[str, int], str]] = {
    ("counted_from", 1): "Räknat från {0}.",
    ("counted_from", 2): "Räknat från {0} ({1}).",
    ("minus", 1): "Minus {0}.",
    ("plus", 1): "Plus {0}.",
    ("rolled", 2): "{0} är {1}, så dagen flyttas.",
    ("prorated", 3): "{0} per period, {1} av {2} dagar i kraft, avrundat nedåt.",
    ("replaced_by", 2): "Antalet är bestämt till {1} ({0}).",
    ("moved", 2): "Mötet är flyttat från {0} till {1}.",
    ("cancelled", 2): "Mötet är inställt {1} ({0}).",
    ("version", 1): "Enligt den lydelse som gäller från {0}.",
    ("other_reading", 1): "Räknat från gång till gång blir dagen {0}; den visas som rekommendation.",
}
NEAR: Final[dict[str, str]] = {
    "other_body": "{entry}: gäller ett annat organ ({values}).",
    "other_sender": "{entry}: gjort av någon annan ({values}).",
    "other_recipient": "{entry}: riktat till någon annan ({values}).",
    "lacks_item": "{entry}: innehållet är inte noterat ({values}).",
    "late": "{entry}: {values} dagar efter den dag som gällde.",
    "after_until": "{entry}: kom efter {values}, då det inte längre kunde kompletteras.",
    "came_after": "{entry}: kom efteråt.",
    "not_elected": "{entry}: en annan är noterad som vald ({values}).",
    "not_present": "{entry}: finns inte bland de närvarande ({values}).",
    "same_holder": "{entry}: samma person står redan för en annan roll ({values}).",
    "other_holder": "{entry}: ett annat underlag visar en annan innehavare ({values}).",
    "not_member": "{entry}: finns inte bland ledamöterna ({values}).",
    "unrecorded_plan": "{entry}: planerat till {values}, utan noterat utfall.",
    "other_term": "{entry}: gäller till och med {values}, vilket är en annan tid än texten anger.",
}
_SEATS: Final[dict[tuple[str, ...], str]] = {("plats",): "", ("ersattare",): "ersättare för "}
_FILLED: Final = {"appointed": "tillsatts", "offered": "erbjudits"}
TOLD: Final[dict[str, str]] = {
    "completed": "Fullständig först {0}.",
    "should_contain": "Bör också innehålla {all}.",
    "holder_unrecorded": "Innehavaren är inte noterad: {all}.",
    "other_substitute": "{0}: någon annan än platsens ersättare ({1}).",
    "mandate_unconfirmed": "Mandatet är inte noterat som bekräftat: {0}.",
    "not_in_body": "{0}: personen finns inte bland ledamöterna i {1}.",
    "too_many": "{0} är noterade, högst {1} anges i texten.",
    "question": "Fråga: {0}",
    "answer": "Svar: {0} ({1}).",
}


class _Together(phrases.Phrases):
    """Phrases of an entry, whose sets hold all that they name."""

    def any_of(self, ids: Iterable[str]) -> str:
        """Return "a, b och c"."""
        return self.all_of(ids)


def happened(act: Selector, names: Mapping[str, str], *, together: bool = False) -> str:
    """Return a clause in the perfect: "protokoll har godkänts av justeraren".

    Of a selector any element of a set will do; `together` says that the act
    is an entry, to which all of them belong.
    """
    say = _Together(names) if together else phrases.Phrases(names)
    if act.act == "assessed":
        return f"frågan ”{say.any_of(act.things)}” har bedömts{say.rest(replace(act, bodies=()))}"
    if act.to and act.things in _SEATS:
        where = f" i {say.any_of(act.bodies)}" if act.bodies else ""
        return f"{_SEATS[act.things]}{say.any_of(act.to)} har {_FILLED.get(act.act, 'noterats')}{where}"
    return say.happened(act)


def joined(words: list[str]) -> str:
    """Return "a, b och c"."""
    return phrases.joined(words)


def length(duration: Duration) -> str:
    """Return "tio dagar"."""
    return phrases.length(duration)

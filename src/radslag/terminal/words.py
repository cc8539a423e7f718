"""The headings and sentences of the command's output, in Swedish and English."""

from __future__ import annotations

from typing import Final

from radslag.statute.wording import Language

WORDS: Final[dict[str, dict[Language, str]]] = {
    "key": {"sv": "Nyckel", "en": "Key"},
    "duty": {"sv": "Skyldighet", "en": "Duty"},
    "status": {"sv": "Läge", "en": "Status"},
    "due": {"sv": "Senast", "en": "Due"},
    "clause": {"sv": "Punkt", "en": "Clause"},
    "at_risk": {"sv": "i riskzonen", "en": "at risk"},
    "advice": {"sv": "rekommendation", "en": "advice"},
    "day": {"sv": "Dag", "en": "Day"},
    "what": {"sv": "Vad", "en": "What"},
    "kind": {"sv": "Slag", "en": "Kind"},
    "before": {"sv": "Före", "en": "Before"},
    "after": {"sv": "Efter", "en": "After"},
    "change": {"sv": "Ändring", "en": "Change"},
    "added": {"sv": "ny", "en": "added"},
    "removed": {"sv": "borttagen", "en": "removed"},
    "changed": {"sv": "ändrad", "en": "changed"},
    "reworded": {"sv": "annan lydelse", "en": "reworded"},
    "same": {"sv": "Inget ändras.", "en": "Nothing changes."},
    "nothing": {"sv": "Inget att visa.", "en": "Nothing to show."},
    "well": {"sv": "Inget att rätta.", "en": "Nothing to mend."},
    "errors": {"sv": "att rätta", "en": "to mend"},
    "warning": {"sv": "att se över", "en": "warning"},
    "warnings": {"sv": "att se över", "en": "to look at again"},
    "demand": {"sv": "Lagens krav", "en": "Demand of the act"},
    "claimed": {"sv": "Tas om hand av", "en": "Taken care of by"},
    "nobody": {"sv": "ingen lokal regel", "en": "no local rule"},
    "unbound": {"sv": "inget organ är bundet", "en": "no body is bound"},
    "silences": {"sv": "Texten tiger om", "en": "The text is silent on"},
    "unknown": {"sv": "Avskriften visar inte", "en": "The copy does not show"},
    "unverified": {
        "sv": "Ingen har ännu jämfört filen med den antagna texten.",
        "en": "Not verified by anyone yet: nobody has compared the file with the adopted text.",
    },
    "verified": {
        "sv": "Jämförd med den antagna texten av {by}, {on}.",
        "en": "Compared with the adopted text by {by}, {on}.",
    },
    "reading": {"sv": "Tolkning", "en": "Reading"},
    "house": {"sv": "Lokal rutin", "en": "House rule"},
    "valid": {"sv": "Gäller", "en": "Valid"},
    "through": {"sv": "till och med", "en": "through"},
    "further": {"sv": "tills vidare", "en": "until further notice"},
    "clauses": {"sv": "punkter", "en": "clauses"},
    "counted": {"sv": "räknas", "en": "counted"},
    "judged": {"sv": "bedöms av människa", "en": "judged by a person"},
    "declares": {"sv": "anger vem eller får", "en": "says who or may"},
    "background": {"sv": "bakgrund", "en": "background"},
    "turn_duty": {"sv": "senaste dag", "en": "due"},
    "turn_advice": {"sv": "rekommendation", "en": "advice"},
    "turn_cover": {"sv": "gäller till och med", "en": "covered through"},
    "turn_meeting": {"sv": "planerat möte", "en": "planned meeting"},
    "turn_own": {"sv": "eget", "en": "own"},
    "turn_proposal": {"sv": "förslag", "en": "proposal"},
    "absent": {"sv": "finns inte", "en": "absent"},
}


def word(name: str, language: Language) -> str:
    """Return a heading or a sentence in a language."""
    return WORDS[name][language]

"""What the wordings of several kinds share."""

from __future__ import annotations

from typing import Any, Final, cast

from radslag.statute.durations import Duration
from radslag.statute.phrases import Phrases, capital, length, share
from radslag.statute.schema import Approve, Deliver, Follow, Judged, Petition, Quorum
from radslag.statute.selectors import Selector

# The demand, and the sentences that qualify it.
Said = tuple[str, list[str]]

_STAYS: Final = "En dag som inte är arbetsdag flyttas inte."


def must(rule: Judged) -> str:
    """Return "ska", or "bör" where the demand is weaker or its number approximate."""
    return "bör" if rule.modality == "should" or getattr(rule, "approx", False) else "ska"


def only(*said: object) -> list[str]:
    """Keep the sentences that are there; a field that is empty or absent says nothing."""
    return [sentence for sentence in said if isinstance(sentence, str) and sentence]


def grace(grace: Duration, may: str) -> str | None:
    """Word how long a gap may last; nothing where it may not last at all."""
    return f"{may} i högst {length(grace)} utan att räknas som försenad." if grace.count else None


def day(rule: Follow | Approve | Deliver | Petition, say: Phrases) -> str:
    """Return the day of an after-deadline with a leading space, or nothing where there is none."""
    if isinstance(rule.within, Duration):
        return f" inom {length(rule.within)}"
    if rule.within == "life":
        return " medan det gäller"
    until = getattr(rule, "until", None)
    return f" senast vid nästa {say.noun(until)}" if until else ""


def no_day(rule: Follow | Approve | Deliver | Petition) -> str | None:
    """Say so where the text gives no day."""
    if rule.within is None and getattr(rule, "until", None) is None:
        return "Texten anger ingen dag."
    return None


def stays(rule: Follow | Approve | Deliver | Petition) -> str | None:
    """Say so where a day is not moved to a working day."""
    return _STAYS if rule.roll == "none" and isinstance(rule.within, Duration) else None


def share_of(rule: Petition | Quorum) -> str:
    """Return "mer än hälften av", "minst tre av"."""
    if rule.more_than is not None:
        return f"mer än {share(rule.more_than)} av"
    return f"minst {share(cast(Any, rule.at_least))} av"


def regularly(rule: Judged, act: Selector, often: str, say: Phrases) -> str:
    """Return the sentence of an act that returns, as people would say it, without its full stop."""
    shall = must(rule)
    if act.act == "held" and act.things == ("mote",) and act.bodies:
        return f"{capital(say.any_of(act.bodies))} {shall} mötas {often}"
    if act.act == "attended" and act.by:
        return f"{capital(say.any_of(act.by))} {shall} delta i {say.noun(act)} {often}"
    return f"{capital(often)} {shall} {say.shall(act)}"


def done(act: Selector, say: Phrases) -> str:
    """Return the infinitive and what follows it, to stand after "ska"."""
    return say.shall(act).removeprefix(say.noun(act)).strip()


def verb_phrase(act: Selector, say: Phrases) -> str:
    """Return what follows the noun in the present: "beslutas av rådet"."""
    return say.happens(act).removeprefix(say.noun(act)).strip()


def has_been(act: Selector, say: Phrases) -> str:
    """Return what follows the noun in the perfect: "har undertecknats"."""
    return say.happened(act).removeprefix(say.noun(act)).strip()

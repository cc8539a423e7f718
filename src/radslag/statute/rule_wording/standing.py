"""Wording of the kinds that say how things are: bodies, seats, what is in force, who may."""

from __future__ import annotations

from typing import Final

from radslag.statute.durations import Duration
from radslag.statute.phrases import NBSP, Phrases, capital, joined, length, number, rhythm
from radslag.statute.rule_wording.parts import (
    Said,
    day,
    grace,
    has_been,
    must,
    no_day,
    only,
    share_of,
    stays,
)
from radslag.statute.schema import Assess, Body, Exempt, Maintain, Petition, Power, Quorum, Seat, Thing

_STANDING: Final = {
    "adjunct": "Den som har platsen är adjungerad.",
    "participant": "Den som har platsen deltar utan att vara ledamot.",
    "deputy": "Den som har platsen är ersättare med rätt att närvara.",
}
_MEMBERSHIP: Final = {
    "open": "Fler än de uppräknade kan ingå.",
    "unregulated": "Texten säger inte vilka som ingår.",
}


def word_body(rule: Body, say: Phrases, label: str) -> Said:
    """Word: an organ."""
    under = f" hör till {say.all_of(rule.parent)}" if rule.parent else " är ett organ"
    return f"{capital(label)}{under}.", only(
        rule.parts and f"Det består av {say.all_of(rule.parts)}.",
        _MEMBERSHIP.get(rule.membership),
        None if rule.size is None else f"Antal ledamöter: {number(rule.size)}.",
        None if rule.min is None else f"Minst {number(rule.min)} ledamöter.",
        None if rule.max is None else f"Högst {number(rule.max)} ledamöter.",
        rule.excludes and f"Den som är {say.any_of(rule.excludes)} får inte vara ledamot.",
        "Organet styrs av andra regler än dessa." if rule.outside else None,
        rule.replaces and f"Det ersätter {say.all_of(rule.replaces)}.",
    )


def word_seat(rule: Seat, say: Phrases, label: str) -> Said:
    """Word: a place in a body."""
    return _seat_demand(rule, say, label), [*_seat_filling(rule, say), *_seat_terms(rule, say)]


def _seat_demand(rule: Seat, say: Phrases, label: str) -> str:
    place = f"{capital(label)}: plats i {say.word(rule.body)}"
    if rule.offered:
        return f"{place} som {must(rule)} erbjudas; att den står tom är inget fel."
    if rule.on_demand:
        return f"{place} för den som kallas till vissa ärenden; den räknas aldrig som vakant."
    if rule.min == "unregulated":
        return f"{place}; texten säger inte hur många som har den."
    if rule.min == 0:
        return f"{place} som får stå tom{_at_most(rule)}."
    about = "cirka " if rule.approx else ""
    count = "minst en person" if rule.min == 1 else f"minst {about}{number(rule.min)} personer"
    return f"{place} som alltid {must(rule)} ha {count}{_at_most(rule)}."


def _at_most(rule: Seat) -> str:
    return "" if rule.max is None else f", högst {number(rule.max)}"


def _seat_filling(rule: Seat, say: Phrases) -> list[str]:
    """Word how the seat is filled."""
    turn = ", i tur och ordning" if rule.rotates else ""
    if isinstance(rule.rotates, Duration):
        turn += f" med {length(rule.rotates)} var"
    return only(
        rule.ex_officio and f"Har platsen i kraft av sin uppgift: {say.any_of(rule.ex_officio)}{turn}.",
        rule.appointed_by and f"Utses av {say.any_of(rule.appointed_by)}.",
        rule.nominated_by and f"Föreslås av {say.any_of(rule.nominated_by)}.",
        rule.among and f"Väljs bland ledamöterna i {say.word(rule.among)}.",
        rule.from_body and f"Ska sitta i {say.word(rule.from_body)}.",
        _STANDING.get(rule.standing),
        "Den som utses ska ha bekräftat mandat." if rule.mandate else None,
    )


def _seat_terms(rule: Seat, say: Phrases) -> list[str]:
    """Word how long, for what and with which stand-ins."""
    return only(
        "Den som utses utan slutdag sitter mandatperioden ut." if rule.term == "term" else None,
        f"Den som utses utan slutdag sitter i {length(rule.term)}."
        if isinstance(rule.term, Duration)
        else None,
        rule.each and f"En sådan plats för varje gång {say.happened(rule.each)}.",
        _scale(rule),
        _substitutes(rule),
        rule.substitute and f"Ersättare är {say.word(rule.substitute)}.",
        grace(rule.grace, "Platsen får stå tom"),
    )


def _scale(rule: Seat) -> str | None:
    if rule.scale == "unregulated":
        return "Texten säger inte hur antalet följer storleken."
    if not rule.scale:
        return None
    steps = [f"{number(need)} från {number(size)}" for size, need in rule.scale]
    return f"Antalet följer storleken: {joined(steps)}."


def _substitutes(rule: Seat) -> str | None:
    if rule.substitutes is None:
        return None
    if rule.substitutes == "none":
        return "Platsen har inga ersättare."
    if rule.substitutes == "unregulated":
        return "Texten säger inte hur många ersättare platsen har."
    return f"Antal fasta ersättare: {number(rule.substitutes)}."


def word_thing(rule: Thing, say: Phrases, label: str) -> Said:
    """Word: something that acts are about."""
    parts = f" Delarna är {say.all_of(rule.contents)}." if rule.contents else ""
    return f"{capital(label)} är något som reglerna räknar med.{parts}", []


def word_maintain(rule: Maintain, say: Phrases, label: str) -> Said:
    """Word: something in force at all times."""
    if rule.of.act == "appointed":
        sentence = f"{capital(say.noun(rule.of))} {must(rule)} alltid vara utsedd{say.rest(rule.of)}."
    else:
        sentence = (
            f"Det {must(rule)} alltid finnas gällande {say.noun(rule.of)} som {has_been(rule.of, say)}."
        )
    return sentence, only(
        rule.term and f"Utan slutdag räknas den som gällande i {length(rule.term)}.",
        rule.terms and f"Den ska gälla i {joined(map(length, rule.terms), 'eller')}.",
        grace(rule.grace, "Ett glapp får vara"),
    )


def word_petition(rule: Petition, say: Phrases, label: str) -> Said:
    """Word: a meeting on request."""
    return (
        f"När {share_of(rule)} ledamöterna i {say.word(rule.body)} har begärt {say.noun(rule.of)}"
        f"{say.rest(rule.of).replace(f' i {say.any_of(rule.of.bodies)}', '', 1)} "
        f"{must(rule)} {say.shall(rule.then)}{day(rule, say)}."
    ), only(f"Begäran räknas samman under {length(rule.window)}.", no_day(rule), stays(rule))


def word_quorum(rule: Quorum, say: Phrases, label: str) -> Said:
    """Word: enough members present."""
    sentence = f"Vid möte i {say.word(rule.body)} {must(rule)} {share_of(rule)} ledamöterna vara närvarande."
    return sentence, only(rule.roles and f"Närvarande ska vara {say.all_of(rule.roles)}.")


def word_assess(rule: Assess, say: Phrases, label: str) -> Said:
    """Word: a question for a person."""
    often = f" minst {rhythm(rule.every)}" if rule.every else ""
    return f"En människa {must(rule)} bedöma{often}: {rule.question}", []


def word_power(rule: Power, say: Phrases, label: str) -> Said:
    """Word: someone may."""
    return f"{capital(say.any_of(rule.who))} får {rule.may}.", []


def word_exempt(rule: Exempt, say: Phrases, label: str) -> Said:
    """Word: a source that does not apply."""
    topics = f" i fråga om {say.all_of(rule.topics)}" if rule.topics else ""
    return f"{source_name(rule.source)} gäller inte{topics}.", only(rule.reason and f"Skäl: {rule.reason}.")


def source_name(lineage: str) -> str:
    """Return how a source is cited: "SFS 2017:725" for an act, else the lineage itself."""
    parts = lineage.split("-")
    if parts[0] == "sfs" and len(parts) == 3:
        return f"SFS{NBSP}{parts[1]}:{parts[2]}"
    return lineage

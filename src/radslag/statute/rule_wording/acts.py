"""Wording of the kinds that ask for acts: so often, before, after, with these parts."""

from __future__ import annotations

from typing import Final

from radslag.statute.durations import MonthDay
from radslag.statute.phrases import (
    NBSP,
    Phrases,
    capital,
    joined,
    length,
    month_day,
    nth_year,
    number,
    ordinal,
    rhythm,
    season,
    times,
    whole_day,
)
from radslag.statute.rule_wording.parts import (
    Said,
    day,
    done,
    must,
    no_day,
    only,
    regularly,
    stays,
    verb_phrase,
)
from radslag.statute.schema import Approve, Cadence, Contain, Deliver, Follow, Lead, Precede, Recur

_FRAMES: Final = {
    "month": "kalendermånad", "quarter": "kvartal", "half_year": "halvår", "year": "kalenderår",
    "term": "mandatperiod",
}  # fmt: skip
_YEARS: Final = {"election": "valår", "even": "jämna år", "odd": "udda år"}
_CONCERNS: Final = {
    "next": "Det som görs avser nästa period.",
    "previous": "Det som görs avser förra perioden.",
}
_PARTIAL: Final = {
    "full": "En period som bara delvis omfattas räknas ändå i sin helhet.",
    "skip": "En period som bara delvis omfattas räknas inte.",
}
_ROLL_BACK: Final = "En dag som inte är arbetsdag flyttas till arbetsdagen före."


def word_recur(rule: Recur, say: Phrases, label: str) -> Said:
    """Word: so many acts in each frame."""
    often = f"{_so_many(rule)} per {_frame(rule)}"
    return f"{regularly(rule, rule.of, often, say)}.", only(
        _years(rule),
        rule.season and f"Det görs {season(rule.season)}.",
        rule.latest and f"Senast {month_day(rule.latest)}.",
        _CONCERNS.get(rule.concerns),
        rule.unless
        and f"Antalet kan bli ett annat: när {say.happened(rule.unless)} gäller det beslutets tal.",
        _PARTIAL.get(rule.partial),
    )


def _so_many(rule: Recur) -> str:
    about = "cirka " if rule.approx else ""
    if rule.at_least == "unregulated":
        least = "ett antal gånger som texten inte anger"
        return least if rule.at_most is None else f"{least}, högst {times(rule.at_most)}"
    if rule.at_most is None:
        return f"minst {about}{times(rule.at_least)}"
    if not rule.at_least:
        return f"högst {about}{times(rule.at_most)}"
    if rule.at_least == rule.at_most:
        return f"{about}{times(rule.at_least)}, varken fler eller färre,"
    return f"minst {about}{number(rule.at_least)} och högst {times(rule.at_most)}"


def _frame(rule: Recur) -> str:
    starts = "" if rule.year_start == MonthDay(1, 1) else f" räknat från {month_day(rule.year_start)}"
    frame = "år" if starts and rule.per == "year" else _FRAMES[rule.per]
    return f"{frame}{starts}"


def _years(rule: Recur) -> str | None:
    if rule.years is None:
        return None
    years = _YEARS[rule.years] if isinstance(rule.years, str) else joined(map(str, rule.years))
    return f"Gäller bara {years}."


def word_cadence(rule: Cadence, say: Phrases, label: str) -> Said:
    """Word: never too long between two acts."""
    if rule.every:
        often = f"{'cirka ' if rule.approx else 'minst '}{rhythm(rule.every)}"
    else:
        often = "återkommande"
    return f"{regularly(rule, rule.of, often, say)}.", only(
        None if rule.every else "Texten anger ingen takt.",
        rule.starts and f"Tiden räknas från att {say.happened(rule.starts)}, och sedan från gång till gång.",
        rule.first_by and f"Första gången senast {whole_day(rule.first_by)}.",
        _measure(rule),
        "Utan takt visas den som öppen och blir aldrig försenad." if rule.rhythm else None,
    )


def _measure(rule: Cadence) -> str | None:
    if not rule.every or rule.every.unit != "y":
        return None
    if rule.measure == "rolling":
        return "Tiden räknas på dagen från det senaste."
    return (
        f"Sista dag är 31{NBSP}december {nth_year(rule.every.count)} efter det senaste; "
        f"{length(rule.every)} på dagen visas som rekommendation."
    )


def word_lead(rule: Lead, say: Phrases, label: str) -> Said:
    """Word: done so long before a meeting."""
    meeting = say.noun(rule.before)
    if rule.ahead is None:
        when = f"senast samma dag som {meeting}"
    else:
        when = f"senast {length(rule.ahead)} före {meeting}"
    return f"{capital(say.noun(rule.of))} {must(rule)} {done(rule.of, say)} {when}.", only(
        "Texten anger inget tal." if rule.ahead is None else None,
        "Så många hela dagar ska ligga emellan." if rule.clear else None,
        _ROLL_BACK if rule.roll == "previous" else None,
    )


def word_follow(rule: Follow, say: Phrases, label: str) -> Said:
    """Word: one act calls for another."""
    return f"När {say.happened(rule.when)} {must(rule)} {say.shall(rule.then)}{day(rule, say)}.", only(
        None if rule.link else "Det behöver inte vara i samma ärende.",
        f"Gäller {ordinal(rule.nth)} gång." if rule.nth > 1 else None,
        no_day(rule),
        stays(rule),
    )


def word_contain(rule: Contain, say: Phrases, label: str) -> Said:
    """Word: an act has so many parts."""
    parts = say.all_of(rule.shall)
    if rule.number:
        parts = f"minst {number(rule.number)} av {parts}"
    return f"{_container(rule, say)} {parts}.", only(
        rule.should and f"Bör också finnas med: {say.all_of(rule.should)}.",
        rule.until and f"Det kan kompletteras till dess att {say.happens(rule.until)}.",
    )


def _container(rule: Contain, say: Phrases) -> str:
    act, shall = rule.in_, must(rule)
    if act.act == "held":
        return f"Vid varje {say.noun(act)} {shall} dessa punkter behandlas:"
    if act.act == "followed_up":
        return f"När {say.happens(act)} {shall} det omfatta"
    if act.act == "sent":
        return f"{capital(say.noun(act))} {shall} innehålla"
    return f"{capital(say.noun(act))} som {verb_phrase(act, say)} {shall} innehålla"


def word_approve(rule: Approve, say: Phrases, label: str) -> Said:
    """Word: a document is approved by each of some roles."""
    return (
        f"När {say.happened(rule.after)} {must(rule)} {say.word(rule.of)} godkännas av "
        f"{say.all_of(rule.by)}{day(rule, say)}."
    ), only(
        rule.elected and f"Väljs vid mötet: {say.all_of(rule.elected)}.",
        no_day(rule),
        stays(rule),
    )


def word_deliver(rule: Deliver, say: Phrases, label: str) -> Said:
    """Word: a document is sent to each recipient."""
    return (
        f"När {say.happened(rule.after)} {must(rule)} {say.word(rule.what)} sändas till "
        f"{say.all_of(rule.to)}{day(rule, say)}."
    ), only(no_day(rule), stays(rule))


def word_precede(rule: Precede, say: Phrases, label: str) -> Said:
    """Word: one act rests on another."""
    return f"När {say.happens(rule.then)} {must(rule)} {say.before_that(rule.first)}.", only(
        rule.max_age and f"Det får vara högst {length(rule.max_age)} gammalt.",
        "Det ska höra till samma ärende eller anges som grund." if rule.link else None,
        "Båda ska avse samma period." if rule.same_period else None,
    )

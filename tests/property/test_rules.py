"""What holds of the rules themselves: exact days, versions, strictness, renumbering, advice."""

from dataclasses import replace
from datetime import date, timedelta
from functools import cache

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from radslag.statute.evaluation import evaluate
from radslag.statute.facts import Fact
from radslag.statute.library import corpus, make_version
from radslag.statute.lines import parse_lines
from radslag.statute.rulebook import Rulebook
from radslag.statute.schema import HouseFile, Judged
from radslag.statute.source import Problem, Source
from radslag.statute.status import AMISS, DONE
from tests.property.journals import Case, cases, library
from tests.property.test_evaluation import SOME, judged, said


def text(day: str, rule: str, more: str = "", clause: str = "1") -> str:
    """Write a statute with one rule."""
    return (
        f'[statute]\nformat = 1\nlineage = "berga"\ntitle = "R"\nvalid_from = {day}\n{more}\n'
        f'[clause."{clause}"]\nlabel = "L"\nbody.radet = {{ label = "Rådet" }}\n{rule}\n'
    )


@cache
def book_of(*texts: str) -> Rulebook:
    """Compile a statute from the texts of its versions."""
    problems: list[Problem] = []
    versions = [
        make_version(Source.read(each, f"v{number}"), None, problems) for number, each in enumerate(texts)
    ]
    assert not problems
    return Rulebook.of(corpus().with_versions(each for each in versions if each), "berga")


def status_of(book: Rulebook, lines: list[str], on: date, key: str) -> str:
    return str(evaluate(book, parse_lines(lines), on=on, register=date(2024, 1, 1))[f"berga#{key}"].status)


@given(st.dates(date(2025, 2, 1), date(2027, 12, 31)), st.integers(1, 20), st.integers(-3, 23))
def test_a_notice_is_in_time_through_its_due_day_and_no_longer(meeting, ahead, early):
    book = book_of(
        text(
            "2024-01-01",
            f'lead.k = {{ of = "sent kallelse", before = "held mote @radet", ahead = "{ahead}d" }}',
        )
    )
    sent = meeting - timedelta(days=early)
    lines = [f"{sent} sent kallelse =m", f"{meeting} held mote @radet =m"]

    status = status_of(book, lines, max(sent, meeting) + timedelta(days=1), "k|m")

    assert status == ("met" if early >= ahead else "met_late" if early >= 0 else "breached")


@given(st.integers(0, 12), st.integers(0, 12), st.integers(2, 12), st.integers(1, 28), st.integers(0, 14))
def test_a_year_that_two_versions_share_counts_all_its_entries_by_their_days(first, second, month, day, held):
    turn = date(2025, month, day)
    old = text("2024-01-01", f'recur.m = {{ of = "held mote @radet", at_least = {first} }}')
    new = text(str(turn), f'recur.m = {{ of = "held mote @radet", at_least = {second} }}', clause="2 §")
    days = (turn - date(2025, 1, 1)).days
    need = (first * days + second * (365 - days)) // 365
    facts = parse_lines([f"2025-{1 + n % 12:02}-{1 + n:02} held mote @radet" for n in range(held)])

    verdict = evaluate(book_of(old, new), facts, on=date(2026, 1, 1), register=date(2024, 1, 1)).get(
        "berga#m|2025"
    )

    assert (verdict is None) == (need == 0)
    if verdict:
        assert (verdict.need, verdict.have) == (need, held)
        assert str(verdict.status) == ("met" if held >= need else "breached")


@SOME
@given(cases())
def test_renumbering_the_clauses_changes_no_verdict(case: Case):
    renumbered = renumbered_book(case.lineage)

    after = evaluate(renumbered, case.facts, on=case.on, register=case.register)

    before = {key: replace(reasons, clause="") for key, reasons in said(judged(case)).items()}
    assert {key: replace(reasons, clause="") for key, reasons in said(after).items()} == before


@cache
def renumbered_book(lineage: str) -> Rulebook:
    versions = []
    for version in library().lineages[lineage]:
        clauses = [
            clause.model_copy(update={"ref": f"ny {n}"}) for n, clause in enumerate(version.statute.clauses)
        ]
        statute = version.statute.model_copy(update={"clauses": tuple(clauses)})
        versions.append(replace(version, statute=statute))
    return Rulebook.of(library().with_versions(versions), lineage)


@SOME
@given(cases())
def test_taking_the_advice_away_changes_nobody_who_is_late(case: Case):
    bare = book_without_advice(case.lineage)

    after = evaluate(bare, case.facts, on=case.on, register=case.register)

    late = {key for key, verdict in judged(case).items() if verdict.status in AMISS}
    assert {key for key, verdict in after.items() if verdict.status in AMISS} == late


@cache
def book_without_advice(lineage: str) -> Rulebook:
    overrides = {}
    for each in library().versions:
        if each.house:
            rules = [rule.model_copy(update={"advice": None}) for rule in each.house.rules]
            overrides[each.lineage] = HouseFile(house=each.house.house, rules=tuple(rules))
    return Rulebook.of(library(), lineage, overrides)


def advised(book: Rulebook) -> list[str]:
    rules = [version.rule for judge in book.judges for version in judge.versions]
    return [rule.id for rule in rules if isinstance(rule, Judged) and rule.advice]


def test_a_rulebook_without_advice_has_none():
    assert advised(Rulebook.of(library(), "prov"))
    assert not advised(book_without_advice("prov"))


@SOME
@given(cases())
def test_what_tightens_the_act_is_never_met_while_the_act_is_not(case: Case):
    verdicts = judged(case)
    for local, act in tightened(case.lineage):
        for verdict in verdicts.values():
            if verdict.address == local and verdict.status in DONE and verdict.need:
                other = verdicts.get(f"{act}|{verdict.key.partition('|')[2]}")
                assert other is None or other.status in DONE, (verdict.explanation, other.explanation)


@cache
def tightened(lineage: str) -> list[tuple[str, str]]:
    return [
        (f"{lineage}#{rule.id}", str(address))
        for version in library().lineages[lineage]
        for rule in version.statute.rules.values()
        if isinstance(rule, Judged)
        for address in rule.tightens
    ]


@pytest.mark.parametrize("lineage", ["prov", "ange", "harnosand", "lerum"])
def test_each_council_has_a_rule_that_tightens_the_act(lineage):
    assert tightened(lineage)


@SOME
@given(cases(), st.sampled_from(["2024", "2025", "2026"]))
def test_an_entry_that_names_a_year_counts_in_that_year_only(case: Case, year: str):
    assume(case.lineage in ("ange", "lerum"))
    named = Fact(
        id="z",
        act="held",
        thing="mote",
        on=case.on,
        recorded=case.on,
        bodies=frozenset({"radet"}),
        period=year,
    )
    before, after = judged(case), judged(case, [*case.facts, named])

    for key in before:
        other_frame = (
            before[key].kind == "recur"
            and key.startswith(f"{case.lineage}#moten|")
            and not key.endswith(year)
        )
        assert not other_frame or before[key].have == after[key].have

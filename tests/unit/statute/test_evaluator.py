"""The evaluator that follows a journal entry by entry and day by day."""

from datetime import date, timedelta

import pytest

from radslag.statute.evaluation import Alarms, Evaluator, evaluate
from radslag.statute.facts import Fact
from radslag.statute.lines import parse_lines
from radslag.statute.rulebook import Rulebook
from tests.unit.statute.council import council, library, text, version

BOOK = council(
    'recur.m = { of = "held mote @radet", at_least = 2 }',
    'lead.k = { of = "sent kallelse", before = "held mote @radet", ahead = "10d" }',
    'approve.j = { of = "protokoll", after = "held mote @radet", by = ["ordforande"] }',
    'maintain.a = { of = "signed avtal" }',
    'quorum.q = { body = "radet", more_than = "1/2" }',
)
BEGAN = date(2024, 1, 1)
LINES = [
    "2024-05-11 planned mote @radet =m !2024-03-01",
    "2024-05-01 sent kallelse =m",
    "2024-05-11 held mote @radet =m",
    "2024-05-11 attended mote ~p1 =m",
    "2024-05-20 approved protokoll <ordforande ~p1 =m",
    "2024-02-01 signed avtal ..2024-11-30",
]


def evaluator(facts=(), on=date(2024, 1, 15), **more):
    return Evaluator(BOOK, facts, on=on, register=BEGAN, **more)


def same(live, facts):
    fresh = evaluate(BOOK, facts, on=live.on, register=BEGAN)
    assert list(live.verdicts) == list(fresh)
    assert dict(live.verdicts) == dict(fresh)


def test_every_day_of_a_year_is_as_if_evaluated_from_scratch():
    facts = parse_lines(LINES)
    live = evaluator(facts)

    for days in range(400):
        live.tick(date(2024, 1, 15) + timedelta(days=days))
        same(live, facts)


def test_an_entry_changes_what_rests_on_it_and_nothing_else():
    live = evaluator(parse_lines(LINES[:1]), on=date(2024, 5, 2))

    assert live.add(*parse_lines(LINES[:2])[1:]) == {"berga#k|m"}
    assert str(live.verdicts["berga#k|m"].status) == "met"
    assert live.add(*parse_lines(LINES[:2])[1:]) == set()


def test_a_correction_takes_its_place_and_taking_it_back_restores():
    facts = parse_lines([*LINES, "2024-05-11 held mote @klara =m !2024-06-01 -3"])
    live = evaluator(facts[:6], on=date(2024, 6, 1))

    live.add(facts[6])
    same(live, facts)

    undo = Fact(id="u", act="", thing="", on=live.on, recorded=live.on, retracts="e07")
    live.add(undo)
    same(live, [*facts, undo])


def test_a_retraction_may_arrive_before_what_it_takes_back():
    facts = parse_lines(["2024-02-01 signed avtal", "2024-02-02 signed avtal -1"])
    live = evaluator(on=date(2024, 3, 1))

    live.add(facts[1])
    live.add(facts[0])

    same(live, facts)


def test_entries_wait_until_they_are_known_and_until_their_day():
    facts = parse_lines(["2024-03-01 signed avtal", "2024-02-01 held mote @radet =m !2024-04-01"])
    live = evaluator(facts)

    for day in (date(2024, 2, 29), date(2024, 3, 1), date(2024, 3, 31), date(2024, 4, 1)):
        live.tick(day)
        same(live, facts)


def test_an_entry_taken_back_before_its_day_never_shows():
    facts = parse_lines(["2024-03-01 signed avtal !2024-01-10", "2024-01-12 signed avtal -1 ..2024-01-13"])
    live = evaluator(facts)

    live.tick(date(2024, 3, 2))

    same(live, facts)


def test_a_new_year_brings_its_frames_unless_the_horizon_is_fixed():
    live, fixed = evaluator(), evaluator(horizon=date(2024, 12, 31))

    live.tick(date(2025, 1, 1))
    fixed.tick(date(2025, 1, 1))

    assert "berga#m|2026" in live.verdicts
    assert "berga#m|2025" not in fixed.verdicts


def test_councils_that_share_alarms_are_ticked_together():
    alarms = Alarms()
    councils = [evaluator(parse_lines(LINES), alarms=alarms) for _ in range(2)]

    changed = alarms.tick(date(2024, 12, 1))

    assert [live.on for live in councils] == [date(2024, 12, 1)] * 2
    assert "berga#a|now" in changed
    for live in councils:
        same(live, parse_lines(LINES))


def test_days_only_go_forward():
    with pytest.raises(ValueError, match="lies before 2024-01-15"):
        evaluator().tick(date(2024, 1, 14))


def test_a_meeting_that_is_taken_back_takes_its_duties_with_it():
    facts = parse_lines([*LINES, "2024-06-02 held mote @klara =x -3"])
    live = evaluator(facts[:6], on=date(2024, 6, 2))

    gone = live.add(facts[6])

    assert "berga#j|m" in gone
    assert "berga#j|m" not in live.verdicts
    same(live, facts)


def test_a_matter_under_two_versions_is_followed_too():
    rules = [f'follow.f = {{ when = "decided {t}", then = "sent {t}", within = "14d" }}' for t in "ab"]
    versions = [version(text([rules[0]])), version(text([rules[1]], valid_from="2024-03-01"))]
    book = Rulebook.of(library(*versions), "berga")
    facts = parse_lines(["2024-02-05 decided a =m", "2024-03-07 decided b =n", "2024-03-08 sent b =n"])
    live = Evaluator(book, on=date(2024, 4, 1), register=BEGAN)

    for fact in facts:
        live.add(fact)

    assert dict(live.verdicts) == dict(evaluate(book, facts, on=live.on, register=BEGAN))


def test_an_entry_taken_back_before_anyone_asked_for_its_matter():
    facts = parse_lines(["2024-02-05 signed avtal", "2024-02-06 signed avtal -1"])
    live = evaluator(facts[:1], on=date(2024, 4, 1))

    live.add(facts[1])

    same(live, facts)


SEVERAL = council(
    'body.klara = { label = "Klara" }',
    'recur.m = { of = "held mote @radet", at_least = 2 }',
    'recur.k = { of = "held mote @klara", at_least = 2, label = "Klaras möten" }',
    'follow.f = { when = "notified behov", then = "reported behov", until = "held mote @radet", label = "f" }',
)


def several(*lines, on):
    facts = parse_lines(lines)
    return facts, Evaluator(SEVERAL, facts, on=date.fromisoformat(on), register=BEGAN)


def test_a_meeting_touches_its_own_frame_and_what_is_due_by_it():
    facts, live = several(
        "2024-02-01 notified behov =b1",
        "2024-03-01 held mote @radet =m1",
        "2025-01-15 notified behov =b2",
        on="2025-06-01",
    )
    held = Fact("h", "held", "mote", date(2025, 2, 1), live.on, bodies=frozenset(("radet",)))

    assert live.add(held) == {"berga#m|2025", "berga#f|b2"}
    assert dict(live.verdicts) == dict(evaluate(SEVERAL, [*facts, held], on=live.on, register=BEGAN))


def test_a_plan_taken_back_moves_its_meeting_to_the_year_of_the_plan_before():
    _, live = several(
        "2024-11-01 notified behov =b",
        "2024-12-10 planned mote @radet =m !2024-01-10",
        "2025-02-10 planned mote @radet =m !2024-11-20",
        "2026-03-01 planned mote @radet =n !2024-11-21",
        on="2024-12-01",
    )
    assert live.verdicts["berga#f|b"].due == date(2025, 2, 10)

    undo = Fact("u", "", "", live.on, live.on, retracts="e03")
    touched = live.add(undo)

    assert touched == {"berga#m|2024", "berga#m|2025", "berga#f|b"}
    assert live.verdicts["berga#f|b"].due == date(2024, 12, 10)


def test_an_act_told_to_belong_to_another_year_touches_every_frame():
    _, live = several("2024-03-01 held mote @radet", on="2025-06-01")
    held = Fact("h", "held", "mote", date(2024, 12, 20), live.on, bodies=frozenset(("radet",)), period="2025")

    assert live.add(held) == {"berga#m|2024", "berga#m|2025", "berga#m|2026"}
    assert [live.verdicts[f"berga#m|{year}"].have for year in (2024, 2025)] == [1, 1]

from datetime import date

import pytest

from radslag.journal.services import Act
from radslag.municipalities.permissions import Actor
from radslag.obligations import services
from radslag.obligations.queries.clock import clock
from radslag.obligations.queries.months import these_months
from radslag.obligations.queries.recent import recent_acts
from radslag.obligations.queries.reckoning import Reckoning
from radslag.obligations.queries.settling import Settling
from radslag.obligations.queries.today import Row, due_within, today
from tests.integration.obligations.conftest import NOON, TODAY

COORDINATOR = Actor(1, "Kim Exempel", "", 1, frozenset({("coordinator", "")}))
CHAIR = Actor(1, "Kim Exempel", "", 1, frozenset({("chair", "")}))
SOON = date(2026, 3, 20)


@pytest.fixture
def planned(council) -> str:
    """A meeting of the council in two weeks and a half."""
    return services.plan_meeting(["trygghetsradet"], on=SOON, actor="", at=NOON).ref


def row(reckoned: Reckoning, key: str, actor: Actor = COORDINATOR) -> Row:
    found = today(reckoned, actor)
    piles = (found.todo, found.others)
    return next(row for pile in piles for row in (*pile.near, *pile.long_passed) if row.duty.key == key)


def test_the_notice_of_a_planned_meeting_waits_with_its_day_and_its_act(planned):
    found = row(Reckoning.of(TODAY), f"ange#kallelse_fore|{planned}")

    assert (found.day, found.pressing) == (SOON, True)
    assert found.act == Settling(act="sent", thing="kallelse", bodies=("radet",), ref=planned)


def test_what_has_been_sent_waits_no_longer(planned):
    sent = Act(act="sent", thing="kallelse", bodies=["trygghetsradet"], ref=planned)
    services.record_act(sent, on=TODAY, actor="", at=NOON)

    waiting = {found.duty.key for found in today(Reckoning.of(TODAY), COORDINATOR).todo.near}

    assert f"ange#kallelse_fore|{planned}" not in waiting


def test_what_a_notice_lacks_is_what_its_form_is_filled_with(planned):
    sent = Act(act="sent", thing="kallelse", bodies=["trygghetsradet"], items=["tid"], ref=planned)
    services.record_act(sent, on=TODAY, actor="", at=NOON)

    found = row(Reckoning.of(TODAY), f"ange#kallelse_innehall|{planned}")

    assert set(found.act.items) == {"motesplats", "dagordning"}


def test_a_meeting_that_passed_without_a_record_is_asked_about_once(planned):
    later = Reckoning.of(date(2026, 3, 25))

    asked = [found for found in today(later, COORDINATOR).todo.near if found.verdict.status == "lapsed"]

    assert [(found.act.act, found.act.ref, found.day) for found in asked] == [("held", planned, SOON)]


def test_a_demand_of_the_act_that_the_statute_fills_is_shown_with_it(council):
    found = row(Reckoning.of(TODAY), "ange#samordnare|now")

    assert [duty.key for duty in found.also] == ["sfs-2023-196#samordning|now"]


def test_what_binds_comes_before_what_is_only_advised(planned):
    pressing = [found.pressing for found in today(Reckoning.of(TODAY), COORDINATOR).todo.near]

    assert pressing == sorted(pressing, reverse=True)


def test_too_few_planned_meetings_are_settled_by_planning_one(council):
    found = row(Reckoning.of(TODAY), "ange#moten|2026")

    assert (found.verdict.at_risk, found.act.act, found.act.bodies) == (True, "planned", ("radet",))


def test_the_chair_sees_what_the_chair_answers_for(planned):
    mine = {found.duty.key for found in today(Reckoning.of(TODAY), CHAIR).todo.near}

    assert f"ange#kallelse_fore|{planned}" in mine
    assert "ange#lofte|now" not in mine


def test_approving_waits_for_those_who_approve(council):
    ref = services.record_meeting_held(["trygghetsradet"], on=date(2026, 2, 1), actor="", at=NOON).ref
    found = today(Reckoning.of(TODAY), COORDINATOR)

    assert f"ange#justering|{ref}" in {one.duty.key for one in found.others.near}
    assert f"ange#protokoll_fors|{ref}" in {one.duty.key for one in found.todo.near}


def test_what_comes_due_is_found_by_its_day(planned):
    soon = [duty.key for duty in due_within(Reckoning.of(TODAY), 30)]

    assert soon == [f"ange#kallelse_fore|{planned}"]


def test_new_evidence_is_seen_at_once_though_verdicts_are_remembered(planned):
    before = Reckoning.of(TODAY).duty("ange#moten|2026")
    services.record_meeting_held(["trygghetsradet"], on=TODAY, actor="", at=NOON)
    after = Reckoning.of(TODAY).duty("ange#moten|2026")

    assert before
    assert after
    assert (before.verdict.have, after.verdict.have) == (0, 1)


def test_silence_before_the_register_began_is_unknown(council):
    services.set_register_start(date(2026, 1, 1), actor="", at=NOON)

    found = Reckoning.of(TODAY).duty("ange#moten|2025")

    assert found
    assert found.verdict.status == "unknown"


def test_the_nearest_day_comes_first_whether_it_has_passed_or_not(planned):
    services.plan_meeting(["trygghetsradet"], on=date(2026, 2, 25), actor="", at=NOON)
    near = [found for found in today(Reckoning.of(TODAY), COORDINATOR).todo.near if found.pressing]

    away = [abs((found.day - TODAY).days) for found in near if found.day]
    assert away == sorted(away)
    assert near[0].day == date(2026, 2, 25)


def test_what_passed_long_ago_is_kept_apart_the_latest_first(council):
    services.record_meeting_held(["trygghetsradet"], on=date(2025, 2, 1), actor="", at=NOON)

    pile = today(Reckoning.of(TODAY), COORDINATOR).todo

    days = [found.day for found in pile.long_passed if found.day]
    assert days == sorted(days, reverse=True)
    assert days
    assert max(days) < date(2025, 12, 2)
    assert not [found for found in pile.near if found.day and found.day < date(2025, 12, 2)]


def test_the_clock_repeats_nothing_that_waits_and_each_rule_once(planned):
    for day in (date(2026, 5, 7), date(2026, 9, 10)):
        services.plan_meeting(["trygghetsradet"], on=day, actor="", at=NOON)
    reckoned = Reckoning.of(TODAY)
    waiting = today(reckoned, COORDINATOR).todo.keys

    running = clock(reckoned, waiting)

    assert not {found.duty.key for found in running} & waiting
    notices = [found for found in running if found.duty.verdict.address == "ange#kallelse_fore"]
    assert [(found.day, found.more) for found in notices] == [(date(2026, 5, 7), 1)]


def test_the_clock_tells_when_a_rule_was_last_done(council):
    ref = services.plan_meeting(["trygghetsradet"], on=date(2026, 2, 20), actor="", at=NOON).ref
    sent = Act(act="sent", thing="kallelse", bodies=["trygghetsradet"], ref=ref)
    services.record_act(sent, on=date(2026, 2, 2), actor="", at=NOON)
    services.record_meeting_held(on=date(2026, 2, 20), ref=ref, actor="", at=NOON)
    services.plan_meeting(["trygghetsradet"], on=date(2026, 9, 10), actor="", at=NOON)

    running = clock(Reckoning.of(TODAY), frozenset())

    last = next(found.last for found in running if found.duty.verdict.address == "ange#kallelse_fore")
    assert last
    assert last.on == date(2026, 2, 2)


def test_what_was_just_done_is_only_what_has_happened(planned):
    services.record_meeting_held(["klara-gruppen"], on=date(2026, 2, 10), actor="", at=NOON)

    days = [done.on for done in recent_acts(Reckoning.of(TODAY))]
    assert days[0] == date(2026, 2, 10)
    assert max(days) <= TODAY


def test_the_month_holds_its_meetings_and_duties_and_the_next_when_it_is_near(planned):
    early = these_months(Reckoning.of(TODAY), [])
    late = these_months(Reckoning.of(date(2026, 12, 20)), [])

    assert [first for first, _items in early] == [date(2026, 3, 1)]
    assert [item.day for item in early[0][1] if item.what == "meeting"] == [SOON]
    assert [first for first, _items in late] == [date(2026, 12, 1), date(2027, 1, 1)]

"""Answers come by link, by calendar and by hand, and settle what the statute asks of an absence."""

from datetime import date, timedelta

import pytest

from radslag.bodies.models import Excuse, Mark
from radslag.bodies.services import name_substitute
from radslag.journal.models import Entry
from radslag.meetings.models import Attendance
from radslag.meetings.queries.invited import invited
from radslag.meetings.queries.substitutes import stand_ins_for
from radslag.meetings.services import letters as writing
from radslag.meetings.services.answers import (
    AlreadyComes,
    How,
    TooLate,
    answer_call,
    row_of,
    send_another,
    send_substitute,
)
from radslag.meetings.services.letters import answer_token
from radslag.meetings.states import Answer, Channel
from radslag.meetings.tasks import receive_reply
from radslag.municipalities.models import Municipality
from radslag.municipalities.tenancy import _place, within
from radslag.notices.services.replies import Reply, Said
from radslag.notices.services.tokens import NotOurs, sign
from radslag.notices.states import MessageState
from tests.integration.meetings.calling import AFTER, LATER, called, letters, row_for
from tests.integration.meetings.conftest import NOON, invented

LINK = How(Channel.LINK)


def statuses(rule: str) -> set[str]:
    from radslag.obligations.queries.reckoning import Reckoning

    today = Reckoning.of(date(2026, 3, 3))
    return {str(duty.verdict.status) for duty in today.duties() if rule in duty.key}


def test_who_cannot_come_is_excused_and_the_named_substitute_settles_the_statute(ange, plan):
    meeting = called(plan("radet"), "Belysning")
    row = row_for(meeting, "polis_plats")

    answer_call(row, Answer.PREVENTED, LINK, **AFTER)
    assert statuses("ersattare_utses") == {"open"}
    made = send_another(row, "Robin  Exempel", LINK, **AFTER)

    assert statuses("ersattare_utses") == {"met"}
    assert (made.person.name, made.organisation, made.substitute_for) == (
        "Robin Exempel", row.organisation, row,
    )  # fmt: skip
    letter = letters(meeting)[-1]
    assert letter.kind == "substitute_called"
    assert [one.state for one in letter.messages.all()] == [MessageState.NO_ADDRESS]


def test_who_changes_their_mind_is_no_longer_excused_and_the_substitute_is_told(ange, plan):
    meeting = called(plan("radet"), "Belysning")
    row = row_for(meeting, "polis_plats")
    send_substitute(row, invented("Robin", "polis"), LINK, **AFTER)

    answer_call(row, Answer.COMING, LINK, actor="", at=LATER + timedelta(minutes=1))

    assert not Excuse.objects.live().exists()
    assert not Mark.objects.live().filter(kind="ersattare").exists()
    assert not meeting.attendances.filter(part="substitute", called=True).exists()
    assert letters(meeting)[-1].kind == "substitute_released"
    assert statuses("ersattare_utses") <= {"absent"}


def test_every_change_of_an_answer_is_in_the_journal_and_the_same_answer_again_is_not(ange, plan):
    meeting = called(plan("radet"), "Belysning")
    row = row_for(meeting, "polis_plats")

    for answer in (Answer.COMING, Answer.COMING, Answer.PREVENTED):
        answer_call(row, answer, LINK, **AFTER)

    said = [entry.payload.content for entry in Entry.objects.filter(verb="call.answered").order_by("seq")]
    assert said == [
        {"answer": "coming", "before": "", "channel": "link"},
        {"answer": "prevented", "before": "coming", "channel": "link"},
    ]


def test_a_member_cannot_come_instead_of_another(ange, plan):
    meeting = called(plan("radet"), "Belysning")
    row, other = row_for(meeting, "polis_plats"), row_for(meeting, "kommunchef_plats")

    with pytest.raises(AlreadyComes):
        send_substitute(row, other.person, LINK, **AFTER)
    with pytest.raises(AlreadyComes):
        send_substitute(row, row.person, LINK, **AFTER)


def test_a_standing_substitute_is_offered_first(ange, plan):
    meeting = called(plan("radet"), "Belysning")
    row, robin = row_for(meeting, "polis_plats"), invented("Robin", "polis")
    (seat,) = invited(meeting).holding("polis_plats")[0].seats
    name_substitute(seat.seat, robin, on=NOON.date(), actor="", at=NOON)

    offered = stand_ins_for(row)

    assert (offered.people, offered.organisation) == ((robin,), row.organisation)


def test_an_answer_after_the_meeting_has_begun_changes_nothing(ange, plan):
    meeting = called(plan("radet"), "Belysning")
    row, begins = row_for(meeting, "polis_plats"), meeting.starts_at

    assert begins
    with pytest.raises(TooLate):
        answer_call(row, Answer.COMING, LINK, actor="", at=begins)


def reply(meeting, row, said=Said.DECLINED, **more):
    return Reply(uid=writing.uid_of(meeting), sequence=0, attendee=row.person.email, said=said, **more)


def test_a_calendar_answers_for_whoever_has_the_address_and_the_latest_answer_holds(ange, plan):
    meeting = called(plan("radet"), "Belysning")
    row = row_for(meeting, "polis_plats")

    assert receive_reply(reply(meeting, row), at=LATER)
    row.refresh_from_db()
    assert (row.answer, row.channel) == (Answer.PREVENTED, Channel.CALENDAR)
    answer_call(row, Answer.COMING, LINK, actor="", at=LATER + timedelta(hours=1))
    assert receive_reply(reply(meeting, row, at=LATER), at=LATER + timedelta(hours=2))
    row.refresh_from_db()
    assert row.answer == Answer.COMING


def test_a_calendar_answer_to_something_else_is_left_for_others(ange, plan):
    meeting = called(plan("radet"), "Belysning")
    row = row_for(meeting, "polis_plats")
    stranger = Reply(uid="x@elsewhere", sequence=0, attendee=row.person.email, said=Said.ACCEPTED)

    assert not receive_reply(stranger, at=LATER)
    assert Attendance.objects.exclude(answer="").count() == 0


def test_a_token_opens_one_answer_here_and_nothing_elsewhere(ange, plan):
    meeting = called(plan("radet"), "Belysning")
    row = row_for(meeting, "polis_plats")
    token = answer_token(row)

    assert row_of(token) == row
    for other in (token[:-2], sign("rsvp", {"a": 0}), sign("rsvp", {}), sign("annat", {"a": row.pk})):
        with pytest.raises(NotOurs):
            row_of(other)


def test_the_token_of_another_municipality_opens_nothing(ange, plan):
    meeting = called(plan("radet"), "Belysning")
    token = answer_token(row_for(meeting, "polis_plats"))
    elsewhere = Municipality.objects.create(slug="soderby", name="Söderby", register_start=NOON.date())
    outside = _place.set(None)
    try:
        with within(elsewhere), pytest.raises(NotOurs):
            row_of(token)
    finally:
        _place.reset(outside)

"""The notice goes to everybody once, settles what the statute asks, and tells no secret."""

from datetime import date, timedelta
from io import BytesIO
from typing import Any

import pikepdf
import pytest

from radslag.documents.models import Document
from radslag.documents.queries import latest
from radslag.documents.services import final_pdf
from radslag.documents.states import Level
from radslag.journal.models import Entry
from radslag.lifecycle import MoveNotAllowed
from radslag.meetings.models import Meeting
from radslag.meetings.queries.invited import invited
from radslag.meetings.services import agenda, planning
from radslag.meetings.services.agenda import ItemWords, Openness
from radslag.meetings.services.calling import NotReady, call_meeting, remind, tell_cancelled, tell_moved
from radslag.meetings.services.planning import Hours
from radslag.meetings.states import MeetingState
from radslag.notices.models import Message
from radslag.notices.states import MessageState
from tests.integration.meetings.calling import ACTOR, AFTER, BY, LATER, called, everything_sent, letters
from tests.integration.meetings.conftest import NOON


def statuses(rule: str) -> dict[str, str]:
    from radslag.obligations.queries.reckoning import Reckoning

    today = Reckoning.of(date(2026, 3, 3))
    return {
        duty.key.partition("|")[0]: str(duty.verdict.status) for duty in today.duties() if rule in duty.key
    }


@pytest.mark.parametrize(
    ("place", "body", "wanted"),
    [
        ("ange", "radet", {"ange#kallelse_fore": "met", "ange#kallelse_innehall": "met"}),
        (
            "lerum", "radet",
            {"lerum#kallelse_fore": "met", "lerum#kallelse_vecka": "met", "lerum#kallelse_innehall": "met"},
        ),
        (
            "harnosand", "operativ",
            {"harnosand#kallelse_tio_dagar": "met", "harnosand#kallelse_innehall": "met",
             "harnosand#kallelse_handlingar": "advised"},
        ),
    ],
)  # fmt: skip
def test_a_notice_settles_what_the_statute_asks(request, plan, place, body, wanted):
    request.getfixturevalue(place)
    meeting = plan(body)

    called(meeting, "Belysning")

    assert statuses("kallelse") == wanted


def test_everybody_is_called_once_with_a_row_a_letter_and_an_invitation(ange, plan):
    meeting = plan("radet", "klara")
    circle = invited(meeting)

    called(meeting, "Belysning")

    (letter,) = letters(meeting)
    rows = list(meeting.attendances.in_order())
    assert meeting.state == MeetingState.CALLED
    assert [row.person for row in rows] == [one.person for one in circle.people]
    assert letter.messages.count() == len({one.person.pk for one in circle.people})
    assert letter.calendar["sequence"] == 0
    assert "Belysning" in letter.text
    assert [one.name for one in letter.enclosures.all()] == ["kallelse.pdf"]
    assert all("/svar/" in one.link for one in letter.messages.all())


def test_a_meeting_is_called_once(ange, plan):
    meeting = called(plan("radet"))

    with pytest.raises(MoveNotAllowed):
        call_meeting(meeting, **BY)
    stale = Meeting.objects.get(pk=meeting.pk)
    stale.state = MeetingState.PLANNED
    assert len(letters(meeting)) == 1


def test_a_meeting_without_agenda_hour_or_place_cannot_be_called(ange, plan):
    meeting = plan("radet", starts=None, ends=None, place="")

    with pytest.raises(NotReady) as refusal:
        call_meeting(meeting, **BY)

    assert refusal.value.missing == [
        "klockslaget när det börjar", "plats eller videolänk", "något på dagordningen",
    ]  # fmt: skip
    assert letters(meeting) == []


def test_no_secret_word_leaves_in_letter_calendar_notice_or_pdf(ange, plan):
    meeting = plan("radet")
    item = agenda.add_item(meeting, ItemWords(title="Kanariefågel", text="Kanarietext"), **BY)
    agenda.set_level(item, Openness(Level.SECRET, "OSL 18 kap. 1 §"), seen=1, **BY)
    narrow = agenda.add_item(meeting, ItemWords(title="Kanariekrets"), **BY)
    agenda.set_audience(narrow, ["polis"], seen=1, **BY)

    called(meeting)
    late = agenda.add_item(meeting, ItemWords(title="Sent ärende"), **AFTER)
    agenda.set_level(late, Openness(Level.SECRET, "OSL 18 kap. 1 §"), seen=1, **AFTER)
    agenda.add_item(meeting, ItemWords(title="Till sist"), **AFTER)

    document = Document.objects.get(type="notice")
    version: Any = latest(document)
    text = words_in(final_pdf(version) or b"")
    assert "kanarie" not in everything_sent(meeting).casefold()
    assert b"anarie" not in bytes(version.content)
    assert "kanarie" not in text.casefold()
    assert "Ärende med sekretess" in text
    assert "Till sist" in letters(meeting)[-1].text
    assert "Sent ärende" not in letters(meeting)[-1].text


def words_in(pdf: bytes) -> str:
    import subprocess

    done = subprocess.run(["pdftotext", "-", "-"], input=pdf, capture_output=True, check=True)
    assert len(pikepdf.open(BytesIO(pdf)).pages) >= 1
    return done.stdout.decode()


def test_changes_after_the_notice_gather_in_one_letter_and_are_marked_late(ange, plan):
    meeting = called(plan("radet"), "Belysning")

    late = agenda.add_item(meeting, ItemWords(title="Skolväg"), **AFTER)
    agenda.add_item(meeting, ItemWords(title="Busskur"), actor=ACTOR, at=LATER + timedelta(minutes=5))

    waiting = Message.objects.filter(letter__kind="agenda_changed", state=MessageState.WAITING)
    assert late.late
    assert waiting.count() == meeting.attendances.count()
    assert {one.next_attempt_at for one in waiting} == {LATER + timedelta(minutes=15)}
    assert "Busskur – tillagt efter kallelsen" in letters(meeting)[-1].text


def test_a_new_time_goes_at_once_with_a_new_notice_and_the_old_letter_of_changes_is_withdrawn(ange, plan):
    meeting = called(plan("radet"), "Belysning")
    agenda.add_item(meeting, ItemWords(title="Skolväg"), **AFTER)
    moved = planning.move_meeting(
        meeting, Hours(on=date(2026, 5, 18), starts=meeting.starts, place="Lilla salen"),
        seen=meeting.version, **AFTER,
    )  # fmt: skip

    letter: Any = tell_moved(moved, **AFTER)

    assert letter.calendar["sequence"] == 1
    assert letter.calendar["uid"] == letters(meeting)[0].calendar["uid"]
    assert {one.next_attempt_at for one in letter.messages.all()} == {LATER}
    changed = Message.objects.filter(letter__kind="agenda_changed")
    assert {one.state for one in changed} == {MessageState.CANCELLED}
    document: Any = Document.objects.get(type="notice")
    assert document.versions.count() == 2


def test_a_meeting_called_off_is_told_with_a_cancellation_of_the_same_event(ange, plan):
    meeting = called(plan("radet"), "Belysning")
    planning.cancel_meeting(meeting, **AFTER)

    letter: Any = tell_cancelled(meeting, **AFTER)

    assert (letter.calendar["method"], letter.calendar["sequence"]) == ("CANCEL", 1)
    assert letter.messages.count() == meeting.attendances.count()


def test_a_recipient_without_address_is_kept_and_shown(ange, plan):
    meeting = plan("radet")
    person = invited(meeting).people[0].person
    person.email = ""
    person.save()

    called(meeting, "Belysning")

    lost = Message.objects.filter(state=MessageState.NO_ADDRESS)
    assert [one.name for one in lost] == [person.name]


def test_a_reminder_goes_to_those_who_have_not_answered_once_a_day(ange, plan):
    meeting = called(plan("radet"), "Belysning")
    first = meeting.attendances.in_order()[0]
    first.answer = "coming"
    first.save()

    letter: Any = remind(meeting, **AFTER)
    remind(meeting, actor=ACTOR, at=LATER + timedelta(hours=1))

    assert letter.messages.count() == meeting.attendances.count() - 1
    assert [one.kind for one in letters(meeting)] == ["notice", "call_reminder"]


def test_the_call_stands_in_the_journal_with_what_the_notice_held(lerum, plan):
    meeting = called(plan("radet"), "Belysning")

    entry = Entry.objects.get(verb="meeting.called")

    assert (entry.act, entry.thing, entry.ref) == ("sent", "kallelse", meeting.ref)
    assert {"ledamoter"} <= set(entry.to)
    assert {"tid", "datum", "motesplats", "arendelista"} <= set(entry.items)
    assert entry.happened_on == NOON.date()

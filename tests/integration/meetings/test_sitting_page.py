"""The page at the meeting: four acts from start to end, and whatever is pressed, what was typed is saved."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.test import Client

from radslag.meetings.models import AgendaItem, Assignment, Attendance, Meeting, Passage, Phrase
from radslag.meetings.queries.proceedings import digest
from radslag.meetings.states import ItemKind, MeetingState
from radslag.municipalities.states import RoleKind
from tests.integration.meetings.holding import AFTERNOON, all_there, item, opened, ordinary, people, told
from tests.pages import Page

ON: Any = "on"
UNDERLAG: Any = "Ta fram underlag"


@pytest.fixture
def may(time_machine: Any) -> None:
    """It is the day of the meeting, two in the afternoon in Sweden."""
    time_machine.move_to(AFTERNOON, tick=False)


@pytest.fixture
def secretary(join):
    return join(RoleKind.COORDINATOR)


def at(meeting: Meeting, *more: object) -> str:
    return f"/norrby/arbete/moten/{meeting.pk}/motet/" + "".join(f"{one}/" for one in more)


def token(page: Page) -> str:
    return page.all("input", name="token")[0].get("value", "")


def press(page, meeting: Meeting, by: Any, act: str, status: int = 303, **fields: Any) -> Any:
    """Press a button on the page as a browser without scripts does; return the answer."""
    shown = page(at(meeting), by=by)
    client = fields.pop("client")
    version = [one.get("value") for one in shown.all("input", name="version")]
    data = {"token": token(shown), "act": act, "version": version[0] if version else "", **fields}
    answer = client.post(at(meeting), data)
    assert answer.status_code == status, answer.content.decode()[:2000]
    return answer


def typed(matter: AgendaItem, text: str, *, seen: int = 0, was: str = "", field: str = "notes") -> Any:
    return {f"t-{matter.pk}-{field}": text, f"s-{matter.pk}-{field}": f"{seen}.{digest(was)}"}


def test_before_its_day_the_meeting_cannot_be_started(ange, plan, secretary, page, march):
    shown = page(at(plan("radet")), by=secretary)

    assert shown.primary == ""
    assert "Mötet kan startas på sin dag, måndag 11 maj 2026." in shown.words


def test_four_acts_hold_a_meeting(lerum, plan, secretary, page, client, may):
    meeting = plan("radet")
    item(meeting, "Val av justerare", kind=ItemKind.ELECTION, key="val_av_justerare")
    assert page(at(meeting), by=secretary).primary == "Starta mötet"

    press(page, meeting, secretary, "open", client=client)
    ticked: Any = {f"p-{row.pk}": "on" for row in people(meeting)}
    assert page(at(meeting), by=secretary).primary == "Bekräfta närvaro"
    chosen = next(row for row in people(meeting) if row.seat_key != "ordforande")
    press(page, meeting, secretary, "attendance", client=client, elected=chosen.pk, **ticked)
    assert page(at(meeting), by=secretary).primary == "Avsluta mötet"
    press(page, meeting, secretary, "close", client=client)

    meeting.refresh_from_db()
    assert meeting.state == MeetingState.HELD
    assert meeting.elections.get().attendance == chosen


def test_whatever_is_pressed_what_was_typed_is_saved(ange, plan, secretary, page, client, may):
    meeting = plan("radet")
    matter = item(meeting)
    all_there(meeting)

    press(
        page, meeting, secretary, "guest", client=client, name="Sam Exempel", **typed(matter, "Lugnt läge.")
    )

    assert Passage.objects.get().text == "Lugnt läge."
    assert Attendance.objects.filter(person__name="Sam Exempel").exists()


def test_what_was_typed_is_saved_even_when_the_press_is_refused(ange, plan, secretary, page, client, may):
    meeting = plan("radet")
    matter = item(meeting, "Val av plats", kind=ItemKind.DECISION)
    all_there(meeting)

    answer = press(page, meeting, secretary, "close", 422, client=client, **typed(matter, "Vi talade."))

    assert "Skriv beslutet, eller bordlägg ärendet: Val av plats" in answer.content.decode()
    assert Passage.objects.get().text == "Vi talade."


def test_an_assignment_is_one_press(ange, plan, secretary, page, client, may):
    meeting = plan("radet")
    matter = item(meeting)
    all_there(meeting)
    fields: Any = {f"u-{matter.pk}": "Ta fram underlag", f"w-{matter.pk}": "polis, rektorn"}

    press(page, meeting, secretary, "", client=client, **fields)

    given = Assignment.objects.get()
    responsible = [str(one.organisation or one.office) for one in given.responsible.order_by("pk")]
    assert (given.text, given.item, given.at_next_meeting) == ("Ta fram underlag", matter, True)
    assert responsible == ["Polis", "rektorn"]
    assert "Uppdrag – Polis, rektorn: Ta fram underlag" in page(at(meeting), by=secretary).words


def test_an_assignment_to_nobody_is_refused_in_words(ange, plan, secretary, page, client, may):
    meeting = plan("radet")
    matter = item(meeting)
    all_there(meeting)

    answer = press(
        page, meeting, secretary, "", 422, client=client, **dict.fromkeys([f"u-{matter.pk}"], UNDERLAG)
    )

    assert "Skriv vem som får uppdraget." in answer.content.decode()
    assert not Assignment.objects.exists()


def test_the_same_press_twice_does_the_work_once(ange, plan, secretary, page, client, may):
    meeting = plan("radet")
    matter = item(meeting)
    all_there(meeting)
    shown = page(at(meeting), by=secretary)
    data = {"token": token(shown), f"u-{matter.pk}": "Ta fram underlag", f"w-{matter.pk}": "polis"}

    answers = [client.post(at(meeting), data) for _ in range(2)]

    assert [one.status_code for one in answers] == [303, 303]
    assert Assignment.objects.count() == 1


def test_a_wording_is_put_last_in_the_text_without_scripts(ange, plan, secretary, page, client, may):
    meeting = plan("radet")
    matter = item(meeting)
    all_there(meeting)
    Phrase.objects.create(text="Rådet tackar för informationen.")

    press(
        page, meeting, secretary, "phrase", client=client, phrase="Rådet tackar för informationen.",
        into=f"{matter.pk}-notes", **typed(matter, "Polisen redovisade."),
    )  # fmt: skip

    assert Passage.objects.get().text == "Polisen redovisade.\nRådet tackar för informationen."


def test_a_meeting_of_last_week_is_held_afterwards(ange, plan, secretary, page, client, time_machine):
    time_machine.move_to(datetime(2026, 5, 18, 9, tzinfo=UTC), tick=False)
    meeting = plan("radet")

    press(page, meeting, secretary, "open", client=client)
    press(
        page, meeting, secretary, "attendance", client=client,
        **dict.fromkeys((f"p-{row.pk}" for row in people(meeting)), ON),
    )  # fmt: skip
    press(page, meeting, secretary, "close", client=client)

    meeting.refresh_from_db()
    assert (meeting.on, meeting.state) == (date(2026, 5, 11), MeetingState.HELD)


def test_a_member_reads_and_does_not_write(ange, plan, join, secretary, page, client, may):
    meeting = plan("radet")
    matter = item(meeting)
    all_there(meeting)
    press(page, meeting, secretary, "", client=client, **typed(matter, "Lugnt läge."))
    member = join(RoleKind.MEMBER, "radet", name="Robin Exempel")

    shown = page(at(meeting), by=member)

    assert "Lugnt läge." in shown.words
    assert not shown.all("textarea")
    assert client.post(at(meeting), {"act": "close", "token": "0" * 32}).status_code == 403


def test_what_is_secret_is_shown_to_those_named_only(ange, plan, join, secretary, page, may):
    meeting = plan("radet")
    hidden = item(
        meeting, "Kanariefågel", level="secret", ground="OSL 18 kap. 1 §", readers=[],
        level_decided_by="c", level_decided_at=AFTERNOON,
    )  # fmt: skip
    narrow = item(meeting, "Sparvhök", audience=["polis"])
    all_there(meeting)
    member = join(RoleKind.MEMBER, "radet", name="Robin Exempel")

    assert "Kanariefågel" not in page(at(meeting), by=secretary).words
    assert "Sparvhök" in page(at(meeting), by=secretary).words
    assert "Sparvhök" not in page(at(meeting), by=member).words
    for address in (at(meeting, hidden.pk), at(meeting, hidden.pk, "visa")):
        assert page(address, by=secretary, status=404)
    assert page(at(meeting, narrow.pk), by=member, status=404)


def test_a_secret_text_is_marked_so_that_no_copy_is_kept(ange, plan, secretary, page, may):
    meeting = plan("radet")
    matter = item(
        meeting, level="secret", ground="OSL 18 kap. 1 §", readers=[str(secretary.journal_id)],
        level_decided_by="c", level_decided_at=AFTERNOON,
    )  # fmt: skip
    all_there(meeting)

    [area] = page(at(meeting), by=secretary, queries=20).all("textarea")

    assert (area.get("name"), area.get("data-secret")) == (f"t-{matter.pk}-notes", "")
    assert page(at(meeting, matter.pk, "visa"), by=secretary, status=404)


def test_reading_what_is_secret_is_written_down_once_an_hour(ange, plan, secretary, page, may):
    meeting = plan("radet")
    matter = item(
        meeting, level="secret", ground="OSL 18 kap. 1 §", readers=[str(secretary.journal_id)],
        level_decided_by="c", level_decided_at=AFTERNOON,
    )  # fmt: skip
    all_there(meeting)

    for address in (at(meeting), at(meeting), at(meeting, matter.pk)):
        page(address, by=secretary, queries=20)

    [entry] = told("secret.read")
    assert (entry.object, entry.actor) == (f"item:{matter.pk}", str(secretary.journal_id))


def test_somebody_of_another_body_finds_no_meeting(ange, plan, join, page, may):
    member = join(RoleKind.MEMBER, "klara", name="Robin Exempel")
    meeting = opened(plan("radet"))

    assert page(at(meeting), by=member, status=404)


@pytest.mark.parametrize("count", [1, 30])
def test_the_page_asks_as_little_however_long_the_agenda(lerum, plan, secretary, page, may, count):
    meeting = plan("radet")
    items = [item(meeting, f"Ärende {number}", kind=ItemKind.DECISION) for number in range(count)]
    all_there(meeting)
    for one in items:
        Assignment.objects.create(
            ref=f"u{one.pk}", body=meeting.those_who_meet[0], item=one, text="Följ upp", given_on=meeting.on
        ).responsible.create(office="rektorn")
        Passage.objects.create(item=one, field="notes", text="Lugnt", changed_at=AFTERNOON, changed_by="c")

    page(at(meeting), by=secretary, queries=12)


def test_a_page_with_fifteen_items_weighs_at_most_forty_kilobytes(lerum, plan, secretary, page, may):
    meeting = plan("radet")
    for number in range(15):
        item(meeting, f"Läget i kommunen, del {number}", presenter="Polisen")
    all_there(meeting)

    shown = page(at(meeting), by=secretary)

    assert len(shown.response.content) <= 40_000


def test_no_approver_is_asked_for_where_the_statute_asks_for_none(harnosand, plan, secretary, page, may):
    meeting = opened(plan("operativ"))

    assert not page(at(meeting), by=secretary).all("select", name="elected")


def test_only_somebody_present_is_elected_and_the_page_says_so(lerum, plan, secretary, page, client, may):
    meeting = opened(plan("radet"))
    chosen = ordinary(meeting)

    answer = press(page, meeting, secretary, "attendance", 422, client=client, elected=chosen.pk)

    assert "Välj någon som är antecknad som närvarande." in answer.content.decode()


def test_a_stranger_cannot_post(ange, plan, may):
    meeting = opened(plan("radet"))

    assert Client().post(at(meeting), {"act": "close"}).status_code == 302

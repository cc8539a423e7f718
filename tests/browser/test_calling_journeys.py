"""Calling a meeting, answering and proposing, counted in presses: in a browser, by mouse and by keyboard."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from django.utils import timezone

from radslag.bodies.models import Body
from radslag.bodies.services import link_account
from radslag.meetings.models import Attendance, Meeting, Proposal, Series, SeriesItem
from radslag.meetings.services.agenda import prepare_agenda
from radslag.meetings.services.calling import call_meeting
from radslag.meetings.services.letters import answer_token
from radslag.meetings.services.planning import Terms, hours_of, plan_meeting
from radslag.meetings.states import Answer, MeetingState
from radslag.municipalities.models import Municipality, Role, User
from radslag.municipalities.states import RoleKind
from radslag.municipalities.tenancy import within
from tests.browser.journey import WIDTHS, Journey
from tests.integration.meetings.conftest import fill_seats, invented

pytestmark = pytest.mark.django_db(transaction=True)
WAYS = [(width, keyboard) for width in WIDTHS for keyboard in (False, True)]


@pytest.fixture
def norrby(db: None) -> Iterator[Municipality]:
    place = Municipality.objects.create(
        slug="norrby", name="Norrby", register_start=date(2024, 1, 1), demonstration=True
    )
    with within(place):
        yield place


@pytest.fixture
def meeting(norrby: Municipality) -> Meeting:
    """A planned meeting a month ahead, of a body with two seats, in a series with one item."""
    body = Body.objects.create(key="radet", name="Rådet", valid_from=date(2024, 1, 1))
    for key, label in (("polis_plats", "Polisens plats"), ("samordnare", "Samordnaren")):
        body.seats.create(key=key, label=label, valid_from=date(2024, 1, 1))
    fill_seats()
    series = Series.objects.create(
        name="Rådet", bodies=["radet"], starts="13:00", ends="15:00", place="Salen"
    )
    series.refresh_from_db()
    SeriesItem.objects.create(series=series, title="Läget i kommunen")
    on = timezone.localdate() + timedelta(days=30)
    return plan_meeting([body], hours_of(series, on), actor="", at=timezone.now(), terms=Terms(series=series))


@pytest.fixture
def coordinator(norrby: Municipality) -> User:
    return member(RoleKind.COORDINATOR)


def member(kind: RoleKind) -> User:
    user = User.objects.register(email=f"{kind}@norrby.example", name="Kim Exempel")
    Role.objects.create(user=user, kind=kind, body="", held_from=date(2024, 1, 1))
    return user


def called(meeting: Meeting) -> Attendance:
    prepare_agenda(meeting, actor="", at=timezone.now())
    call_meeting(meeting, actor="", at=timezone.now())
    return meeting.attendances.get(seat_key="polis_plats")


@pytest.mark.parametrize(("width", "keyboard"), WAYS)
def test_call_next_meeting(open_tab, meeting, coordinator, width, keyboard):
    tab = open_tab(by=coordinator, viewport=WIDTHS[width])
    tab.goto(f"/norrby/arbete/moten/{meeting.pk}/kallelse/")

    with Journey(tab, 3, keyboard=keyboard) as way:
        way.press("Förbered kallelsen")
        way.press("Granska", "link")
        way.press("Skicka kallelse")

    tab.get_by_text("har inte svarat", exact=False).first.wait_for()
    meeting.refresh_from_db()
    assert meeting.state == MeetingState.CALLED


@pytest.mark.parametrize("scripts", [True, False])
def test_call_next_meeting_without_scripts(open_tab, meeting, coordinator, scripts):
    tab = open_tab(by=coordinator, java_script_enabled=scripts)
    tab.goto(f"/norrby/arbete/moten/{meeting.pk}/kallelse/")

    with Journey(tab, 3) as way:
        way.press("Förbered kallelsen")
        way.press("Granska", "link")
        way.press("Skicka kallelse")

    tab.get_by_text("har inte svarat", exact=False).first.wait_for()


@pytest.mark.parametrize(("width", "keyboard"), WAYS)
def test_propose_item(open_tab, meeting, norrby, tmp_path: Path, width, keyboard):
    file = tmp_path / "skiss.txt"
    file.write_text("Ljus på vägen")
    tab = open_tab(by=member(RoleKind.MEMBER), viewport=WIDTHS[width])
    tab.goto("/norrby/arbete/arenden/")

    with Journey(tab, 3, keyboard=keyboard) as way:
        way.press("Föreslå ärende", "link")
        way.write("Rubrik", "Skolväg")
        way.attach("Fil (frivilligt)", file)
        way.press("Skicka förslag")

    tab.get_by_text("väntar på svar", exact=False).wait_for()
    assert Proposal.objects.get().papers.count() == 1


@pytest.mark.parametrize(("width", "keyboard"), WAYS)
def test_answer_call(open_tab, meeting, width, keyboard):
    row = called(meeting)
    tab = open_tab(viewport=WIDTHS[width])
    tab.goto(f"/norrby/svar/{answer_token(row)}/")

    with Journey(tab, 1, keyboard=keyboard) as way:
        way.press("Kommer")

    tab.get_by_text("Du har svarat att du kommer.", exact=False).wait_for()
    row.refresh_from_db()
    assert row.answer == Answer.COMING


@pytest.mark.parametrize(("width", "keyboard"), WAYS)
def test_send_substitute(open_tab, meeting, width, keyboard):
    row = called(meeting)
    robin = invented("Robin", "polis")
    body = row.body
    assert body
    body.marks.create(kind="ersattare", seat_key="polis_plats", person=robin, valid_from=date(2024, 1, 1))
    tab = open_tab(viewport=WIDTHS[width])
    tab.goto(f"/norrby/svar/{answer_token(row)}/")

    with Journey(tab, 2, keyboard=keyboard) as way:
        way.press("Kan inte")
        way.press("Robin Exempel")

    tab.get_by_text("Robin Exempel kommer i stället", exact=False).wait_for()
    assert meeting.attendances.filter(person=robin, called=True).exists()


def test_a_member_answers_from_the_card(open_tab, meeting, norrby):
    row, user = called(meeting), member(RoleKind.MEMBER)
    link_account(row.person, user, actor="", at=timezone.now())
    tab = open_tab(by=user)
    tab.goto(f"/norrby/arbete/svar/{row.pk}/")

    with Journey(tab, 1) as way:
        way.press("Kommer")

    tab.get_by_text("kommer, inloggad", exact=False).wait_for()

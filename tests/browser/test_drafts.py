"""Nothing typed at a meeting is lost: not without a network, not to a colleague, not in a killed tab."""

import gzip
import re
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.contrib.staticfiles import finders
from django.utils import timezone
from playwright.sync_api import expect

from radslag.bodies.models import BodyWords
from radslag.bodies.services import PersonWords, establish_body, register_person
from radslag.meetings.models import AgendaItem, Meeting, Passage
from radslag.meetings.services.holding import open_meeting
from radslag.meetings.services.passages import write_passage
from radslag.meetings.services.planning import Hours, plan_meeting
from radslag.meetings.services.presence import Newcomer, add_participant
from radslag.municipalities.models import Municipality, Role, User
from radslag.municipalities.states import RoleKind
from radslag.municipalities.tenancy import within
from tests.browser.journey import WIDTHS, Journey

pytestmark = pytest.mark.django_db(transaction=True)
KEPT = "Object.entries(localStorage).filter(([name]) => name.startsWith('utkast:'))"
EVERYTHING = "JSON.stringify(Object.entries(localStorage))"


@pytest.fixture
def place(db: None) -> Municipality:
    """A municipality whose council meets today."""
    return Municipality.objects.create(slug="norrby", name="Norrby", register_start=timezone.localdate())


@pytest.fixture
def writer(place: Municipality) -> User:
    """Somebody who writes for the council."""
    user = User.objects.register(email="kim@norrby.example", name="Kim Exempel")
    with within(place):
        held_from = timezone.localdate() - timedelta(days=1)
        Role.objects.create(user=user, kind=RoleKind.COORDINATOR, body="", held_from=held_from)
    return user


@pytest.fixture
def planned(place: Municipality) -> Meeting:
    """A meeting of today, not begun."""
    now = timezone.now()
    with within(place):
        body = establish_body("radet", BodyWords(name="Rådet"), on=now.date(), actor="", at=now)
        return plan_meeting([body], Hours(on=timezone.localdate()), actor="", at=now)


@pytest.fixture
def matter(place: Municipality, planned: Meeting) -> AgendaItem:
    """An item of a meeting that goes on, with one guest."""
    now = timezone.now()
    with within(place):
        open_meeting(planned, actor="", at=now)
        add_participant(planned, Newcomer(name="Sam Exempel"), actor="", at=now)
        return AgendaItem.objects.create(meeting=planned, title="Läget i kommunen", position=1)


@pytest.fixture
def tab(open_tab: Any, writer: User, matter: AgendaItem) -> Any:
    """The page at the meeting."""
    opened = open_tab(by=writer)
    opened.goto(address(matter))
    return opened


def address(matter: AgendaItem) -> str:
    return f"/norrby/arbete/moten/{matter.meeting_id}/motet/"


def notes(tab: Any) -> Any:
    return tab.get_by_label("Anteckningar", exact=True)


def said(tab: Any, words: Any) -> None:
    expect(tab.locator(".writing output").first).to_have_text(words, timeout=10_000)


def stands(place: Municipality) -> str:
    with within(place):
        return Passage.objects.get().text


def another_writes(place: Municipality, matter: AgendaItem, text: str) -> None:
    other = User.objects.register(email="anna@norrby.example", name="Anna Exempel")
    with within(place):
        found = Passage.objects.filter(item=matter).first()
        write_passage(
            matter, "notes", text, seen=found.version if found else 0, actor=str(other.journal_id),
            at=timezone.now(),
        )  # fmt: skip


def test_a_text_saves_itself(tab, place):
    notes(tab).fill("Polisen redovisar.")

    said(tab, re.compile(r"Sparat kl\. \d\d\.\d\d"))
    assert stands(place) == "Polisen redovisar."
    assert tab.evaluate(KEPT) == []


def test_what_is_typed_offline_is_saved_when_the_network_is_back(tab, place):
    tab.context.set_offline(True)
    notes(tab).fill("Skrivet utan nät.")
    said(tab, "Ej ansluten – sparat på den här enheten")

    tab.context.set_offline(False)

    said(tab, re.compile("Sparat kl"))
    assert stands(place) == "Skrivet utan nät."


def test_a_colleague_who_wrote_meanwhile_is_shown(tab, place, matter):
    another_writes(place, matter, "Polisen redovisar läget.")

    notes(tab).fill("Skolan redovisar läget.")

    said(tab, "Konflikt – Anna Exempel har ändrat texten")
    expect(tab.locator(".clash ins")).to_contain_text("Polisen")
    expect(tab.locator(".clash del")).to_contain_text("Skolan")
    assert stands(place) == "Polisen redovisar läget."


@pytest.mark.parametrize(
    ("button", "text"), [("Behåll min", "Skolan redovisar."), ("Använd deras", "Polisen redovisar.")]
)
def test_one_text_is_chosen(tab, place, matter, button, text):
    another_writes(place, matter, "Polisen redovisar.")
    notes(tab).fill("Skolan redovisar.")

    tab.get_by_role("button", name=button).click()

    said(tab, re.compile("Sparat kl"))
    expect(notes(tab)).to_have_value(text)
    assert stands(place) == text


def test_a_tab_killed_without_network_gives_its_text_back(tab, place, matter):
    tab.context.set_offline(True)
    notes(tab).fill("Det sista som sades.")
    said(tab, "Ej ansluten – sparat på den här enheten")
    tab.close()

    tab.context.set_offline(False)
    again = tab.context.new_page()
    again.goto(address(matter))

    expect(notes(again)).to_have_value("Det sista som sades.")
    said(again, re.compile("Sparat kl"))
    assert stands(place) == "Det sista som sades."


def test_what_is_secret_leaves_no_copy(tab, place, matter, writer):
    with within(place):
        AgendaItem.objects.filter(pk=matter.pk).update(
            level="secret", ground="OSL 18 kap. 1 §", readers=[str(writer.journal_id)],
            level_decided_by="c", level_decided_at=timezone.now(),
        )  # fmt: skip
    tab.reload()
    tab.context.set_offline(True)

    notes(tab).fill("Kanariefågel")

    said(tab, "Ej ansluten – inte sparat")
    assert tab.evaluate(KEPT) == []


def test_no_clear_text_is_kept_and_signing_out_leaves_nothing(tab):
    tab.context.set_offline(True)
    notes(tab).fill("Kanariefågel")
    said(tab, "Ej ansluten – sparat på den här enheten")
    assert len(tab.evaluate(KEPT)) == 1
    assert "Kanarie" not in tab.evaluate(EVERYTHING)

    tab.context.set_offline(False)
    said(tab, re.compile("Sparat kl"))
    tab.evaluate("localStorage['utkast:annan'] = 'kvar'")
    tab.get_by_role("button", name="Logga ut").first.click()
    tab.wait_for_load_state()
    assert tab.evaluate(KEPT) == []


def test_a_press_while_a_text_is_on_its_way_takes_it_along(tab, place):
    notes(tab).press_sequentially("Allra sist.", delay=40)

    tab.get_by_role("button", name="Avsluta mötet").click()

    expect(tab.get_by_text("Mötet är avslutat.")).to_be_visible()
    assert stands(place) == "Allra sist."


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("keyboard", [False, True], ids=["pointer", "keyboard"])
def test_keep_minutes(open_tab, place, planned, writer, width, keyboard):
    now = timezone.now()
    with within(place):
        AgendaItem.objects.create(meeting=planned, title="Läget i kommunen", position=1)
        planned.attendances.create(person=person(now), part="member", position=1)
    tab = open_tab(by=writer, viewport=WIDTHS[width])
    tab.goto(f"/norrby/arbete/moten/{planned.pk}/motet/")

    with Journey(tab, budget=4, keyboard=keyboard) as journey:
        journey.press("Starta mötet")
        expect(tab.get_by_role("button", name="Bekräfta närvaro")).to_be_visible()
        journey.press("Bekräfta närvaro")
        expect(tab.get_by_text("1 närvarande")).to_be_visible()
        journey.write("Anteckningar", "Lugnt läge.")
        journey.write("Uppdrag i ärende 1", "Ta fram underlag")
        journey.write("Vem som gör det i ärende 1", "rektorn")
        said(tab, re.compile("Sparat kl"))
        journey.press("Ge uppdrag")
        expect(tab.get_by_text("rektorn: Ta fram underlag")).to_be_visible()
        journey.press("Avsluta mötet")

    expect(tab.get_by_text("Mötet är avslutat.")).to_be_visible()
    with within(place):
        planned.refresh_from_db()
    assert planned.state == "held"
    assert stands(place) == "Lugnt läge."


def person(now: Any) -> Any:
    return register_person(PersonWords(name="Alex Exempel"), actor="", at=now)


def test_the_module_weighs_at_most_a_kilobyte_and_a_half():
    source = Path(str(finders.find("meetings/drafts.js"))).read_bytes()

    assert len(gzip.compress(source, 9)) <= 1500

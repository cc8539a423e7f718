"""The pages at the meeting, in every way of looking at them."""

from datetime import timedelta

import pytest
from django.utils import timezone

from radslag.bodies.models import BodyWords
from radslag.bodies.services import establish_body
from radslag.meetings.models import AgendaItem, Meeting, Phrase
from radslag.meetings.services import groups
from radslag.meetings.services.holding import note_view, open_meeting
from radslag.meetings.services.planning import Hours, plan_meeting
from radslag.meetings.services.presence import Newcomer, add_participant
from radslag.municipalities.models import Municipality, Role, User
from radslag.municipalities.states import RoleKind
from radslag.municipalities.tenancy import within
from tests.accessibility.audit import audit

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def place(db: None) -> Municipality:
    return Municipality.objects.create(slug="norrby", name="Norrby", register_start=timezone.localdate())


@pytest.fixture
def matter(place: Municipality) -> AgendaItem:
    """An item with groups and a differing view, of a meeting that goes on."""
    now = timezone.now()
    with within(place):
        body = establish_body("radet", BodyWords(name="Rådet"), on=now.date(), actor="", at=now)
        meeting: Meeting = plan_meeting([body], Hours(on=timezone.localdate()), actor="", at=now)
        open_meeting(meeting, actor="", at=now)
        guest = add_participant(
            meeting, Newcomer(name="Sam Exempel", organisation="Skolan"), actor="", at=now
        )
        found = AgendaItem.objects.create(meeting=meeting, title="Läget i kommunen", kind="workshop")
        groups.form_groups(found, actor="", at=now)
        note_view(found, guest, "Vi vill avvakta.", actor="", at=now)
        Phrase.objects.create(text="Rådet tackar för informationen.")
    return found


@pytest.fixture
def writer(place: Municipality) -> User:
    user = User.objects.register(email="kim@norrby.example", name="Kim Exempel")
    with within(place):
        held_from = timezone.localdate() - timedelta(days=1)
        Role.objects.create(user=user, kind=RoleKind.COORDINATOR, body="", held_from=held_from)
    return user


@pytest.mark.parametrize("more", ["", "{item}/", "{item}/visa/"], ids=["meeting", "item", "wall"])
def test_the_secretary_writes(matter, writer, open_tab, more):
    address = f"/norrby/arbete/moten/{matter.meeting_id}/motet/"

    audit(open_tab, address + more.format(item=matter.pk), by=writer)


def test_a_group_answers(place, matter, open_tab):
    with within(place):
        word = groups.link_word(matter.groups.get().pk)

    audit(open_tab, f"/norrby/grupp/{word}/")

"""The landing page says what waits beside the duties, within its ten questions to the database."""

from datetime import date
from typing import Any

from radslag.meetings.models import Proposal
from radslag.meetings.queries.requests import members_of
from radslag.meetings.services import requests
from radslag.meetings.services.assignments import Day, Doers, Task, give_assignment
from radslag.municipalities.states import RoleKind
from tests.integration.meetings.conftest import NOON, TODAY, body, invented
from tests.integration.meetings.conftest import adopt as adopt
from tests.integration.meetings.conftest import ange as ange
from tests.integration.meetings.conftest import join as join
from tests.integration.meetings.conftest import march as march
from tests.integration.meetings.conftest import norrby as norrby

BY: Any = {"actor": "c" * 32, "at": NOON}
IDAG = "/norrby/arbete/idag/vantar/"


def test_the_coordinator_meets_proposals_requests_and_their_own_assignments(ange, join, march, page):
    coordinator = join(RoleKind.COORDINATOR)
    me = invented("Kim")
    me.user = coordinator
    me.save()
    for number in range(4):
        doers, day = Doers(people=[me]), Day(due=date(2026, 3, 10 + number))
        give_assignment(body("radet"), Task(text=f"Uppdrag {number}", doers=doers, day=day), **BY)
    Proposal.objects.create(body=body("radet"), title="Belysning", proposed_at=NOON, proposed_by=me)
    requests.ask_for_extra(body("radet"), "Torget", members_of(body("radet"), TODAY)[0], **BY)

    shown = page(IDAG, by=coordinator)

    assert "Min uppgift: Uppdrag 0senast tisdag 10 mars 2026" in shown.words
    assert ("Uppdrag 2" in shown.words, "Uppdrag 3" in shown.words) == (True, False)
    assert "Visa alla 4" in shown.words
    assert "Föreslaget ärende: Belysning" in shown.words
    assert "Extra möte begärt: Torget" in shown.words


def test_a_reader_is_not_offered_what_others_do(ange, join, march, page):
    Proposal.objects.create(body=body("radet"), title="Belysning", proposed_at=NOON)

    assert "Belysning" not in page(IDAG, by=join(RoleKind.READER, "radet")).words

"""What falls due before a body meets again is offered to its agenda."""

from datetime import date

from radslag.bodies.models import Body
from radslag.meetings.queries.suggestions import SOURCES
from radslag.meetings.services.agenda import prepare_agenda
from radslag.meetings.services.planning import Hours, plan_meeting
from radslag.obligations.queries.agenda import due_before_the_next
from tests.integration.obligations.conftest import NOON


def test_a_duty_of_the_council_is_suggested_with_its_address_and_clause(council):
    radet = Body.objects.get(statute_id="radet")
    meeting = plan_meeting([radet], Hours(on=date(2026, 5, 11)), actor="", at=NOON)

    found = {one.matter: one for one in due_before_the_next(meeting)}

    assert due_before_the_next in SOURCES
    assert found
    assert all(matter.startswith(("duty:ange#", "duty:sfs-")) for matter in found)
    assert all(one.clause and one.title for one in found.values())
    assert not [matter for matter in found if "kallelse" in matter or "protokoll" in matter]


def test_suggested_duties_stand_on_the_agenda_once(council):
    radet = Body.objects.get(statute_id="radet")
    meeting = plan_meeting([radet], Hours(on=date(2026, 5, 11)), actor="", at=NOON)

    prepare_agenda(meeting, actor="", at=NOON)
    again = prepare_agenda(meeting, actor="", at=NOON)

    assert again == []
    matters = [matter for matter in meeting.items.values_list("matter", flat=True) if matter]
    assert len(matters) == len(set(matters)) > 1


def test_a_body_that_the_statute_asks_nothing_of_gets_no_suggestion(council):
    other = Body.objects.create(key="foraldrar", name="Föräldrarådet", valid_from=date(2024, 1, 1))
    meeting = plan_meeting([other], Hours(on=date(2026, 5, 11)), actor="", at=NOON)

    assert due_before_the_next(meeting) == []

"""From a meeting that was held to what a resident reads, counted in presses."""

import pytest

from radslag.bodies.services import link_account
from radslag.meetings.models import Record
from radslag.meetings.services import publishing, records
from radslag.municipalities.states import RoleKind
from radslag.notices.models import Message
from tests.browser.journey import WIDTHS, Journey
from tests.integration.meetings.conftest import adopt as adopt
from tests.integration.meetings.conftest import ange as ange
from tests.integration.meetings.conftest import body
from tests.integration.meetings.conftest import join as join
from tests.integration.meetings.conftest import norrby as norrby
from tests.integration.meetings.conftest import plan as plan
from tests.integration.meetings.recording import (
    LATER,
    addresses,
    approve_all,
    approver,
    held,
    may_answer_by_mail,
)

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def record(ange, plan):
    """The record of a meeting that has been held, in a municipality where everybody can approve."""
    kept = held(plan("radet"))
    may_answer_by_mail(kept.meeting)
    addresses("berorda_namnder", body("klara").key, body("ungdomsradet").key)
    return kept


def test_a_record_goes_from_writing_to_the_public_within_its_budgets(record, join, open_tab):
    coordinator, member = join(RoleKind.COORDINATOR), join(RoleKind.MEMBER, "radet", name="Sam Exempel")
    person = approver(record.meeting).person
    link_account(person, member, **LATER)
    home = f"/norrby/arbete/moten/{record.meeting_id}"
    tab = open_tab(by=coordinator, viewport=WIDTHS["desk"])

    tab.goto(f"{home}/protokoll/")
    with Journey(tab, 1) as asking:
        asking.press("Be om justering")
    reader = open_tab(by=member, viewport=WIDTHS["phone"])
    reader.goto(f"{home}/protokoll/")
    with Journey(reader, 2) as approving:
        approving.press("Läs protokollet", "link")
        approving.press("Godkänn")
        reader.wait_for_load_state()
    approve_the_rest(record)

    tab.goto(f"{home}/utskick/")
    with Journey(tab, 1) as sending:
        sending.press("Skicka till 3 mottagare")
        tab.get_by_text("väntar").first.wait_for()
    assert Message.objects.filter(letter__kind="record").count() == 3

    tab.goto(f"{home}/protokoll/")
    with Journey(tab, 2, keyboard=True) as publishing_it:
        publishing_it.press("Visa som invånare", "link")
        publishing_it.press("Publicera")
        tab.get_by_text("Publicerat").first.wait_for()
    assert Record.objects.get().publications.count() == 1


def approve_the_rest(record):
    from radslag.approvals.models import Approval
    from radslag.approvals.services import approve

    approval = Approval.objects.get()
    for step in approval.steps.exclude(state="approved"):
        approve(step, digest=approval.digest, how="inloggad", actor=step.who, at=LATER["at"])


@pytest.mark.parametrize("scripts", [True, False])
def test_a_resident_finds_a_decision_in_two_presses(record, open_tab, scripts):
    approve_all(records.put_forward(record, **LATER))
    record.refresh_from_db()
    publishing.publish(record, **LATER)
    tab = open_tab(viewport=WIDTHS["desk"], java_script_enabled=scripts)

    tab.goto("/norrby/")
    with Journey(tab, 2) as finding:
        finding.press("Beslut", "link")
        finding.press("Handlingsplan för torget", "link")
        tab.get_by_text("Rådet antar planen.").first.wait_for()


def test_one_press_finds_what_was_decided_and_three_correct_it(record, join, open_tab):
    approve_all(records.put_forward(record, **LATER))
    tab = open_tab(by=join(RoleKind.COORDINATOR), viewport=WIDTHS["phone"])

    tab.goto("/norrby/arbete/moten/")
    with Journey(tab, 1) as finding:
        finding.write("Sök", "torgets handlingsplan")
        finding.press("Sök")
        tab.get_by_text("Rådet antar planen.").wait_for()

    tab.goto(f"/norrby/arbete/moten/{record.meeting_id}/protokoll/")
    with Journey(tab, 3) as correcting:
        correcting.press("Rätta", "link")
        correcting.write("Vad som är fel", "Fel dag.")
        correcting.write("Vad som gäller", "Rätt dag är den 12 maj.")
        correcting.write("Varför det blev fel", "Skrivfel.")
        correcting.write("Vem som har beslutat om rättelsen", "Ordföranden")
        correcting.press("Granska rättelsen")
        correcting.press("Publicera rättelsen")
        tab.get_by_text("Rätt dag är den 12 maj.").first.wait_for()
    assert tab.evaluate("document.documentElement.scrollWidth <= innerWidth")

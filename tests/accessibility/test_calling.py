"""The pages of the notice, in every way of looking at them."""

import pytest

from radslag.meetings.models import AgendaItem
from radslag.meetings.services.agenda import prepare_agenda
from radslag.meetings.services.answers import How, answer_call
from radslag.meetings.services.letters import answer_token
from radslag.meetings.states import Answer
from tests.accessibility.audit import audit
from tests.browser.test_calling_journeys import called
from tests.browser.test_calling_journeys import coordinator as coordinator
from tests.browser.test_calling_journeys import meeting as meeting
from tests.browser.test_calling_journeys import norrby as norrby
from tests.integration.meetings.conftest import NOON

pytestmark = pytest.mark.django_db(transaction=True)


def test_the_notice_before_it_is_sent(open_tab, meeting, coordinator):
    prepare_agenda(meeting, actor="", at=NOON)
    here = f"/norrby/arbete/moten/{meeting.pk}/kallelse/"
    item = AgendaItem.objects.in_order()[0]

    for url in (here, f"{here}granska/", f"/norrby/arbete/moten/arende/{item.pk}/"):
        audit(open_tab, url, by=coordinator)


def test_the_notice_that_has_been_sent(open_tab, meeting, coordinator):
    called(meeting)

    audit(open_tab, f"/norrby/arbete/moten/{meeting.pk}/kallelse/", by=coordinator)


def test_answering_and_sending_somebody_else(open_tab, meeting):
    row = called(meeting)
    answer_call(row, Answer.PREVENTED, How("link"), actor="", at=NOON)

    audit(open_tab, f"/norrby/svar/{answer_token(row)}/")


def test_proposing_and_following_meetings_in_a_calendar(open_tab, meeting, coordinator):
    for url in ("/norrby/arbete/arenden/", "/norrby/arbete/arenden/nytt/", "/norrby/arbete/kalender/"):
        audit(open_tab, url, by=coordinator)

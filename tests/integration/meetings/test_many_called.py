"""A meeting of five hundred is called in one go, and asks the database no more for each of them."""

from datetime import date, time
from time import perf_counter

from django.db import connection
from django.test.utils import CaptureQueriesContext

from radslag.bodies.models import Body, Mandate, Organisation, Person, Seat
from radslag.meetings.services.planning import Hours, plan_meeting
from radslag.notices.models import Message
from tests.integration.meetings.calling import called
from tests.integration.meetings.conftest import MAY, NOON

MANY = 500
SINCE = date(2024, 1, 1)


def big_body(key: str, size: int) -> Body:
    body = Body.objects.create(key=key, name=f"Forum {key}", valid_from=SINCE)
    sender, _new = Organisation.objects.get_or_create(key="forening", name="Föreningen", kind="association")
    seat = Seat.objects.create(body=body, key="deltagare", label="Deltagare", valid_from=SINCE, maximum=None)
    people = Person.objects.bulk_create(
        Person(name=f"{key} {n} Exempel", email=f"{key}{n}@norrby.example", organisation=sender)
        for n in range(size)
    )
    Mandate.objects.bulk_create(Mandate(seat=seat, person=one, valid_from=SINCE) for one in people)
    return body


def queries_to_call(size: int) -> tuple[int, float]:
    body = big_body(f"forum{size}", size)
    hours = Hours(on=MAY, starts=time(13), place="Arenan")
    meeting = plan_meeting([body], hours, actor="", at=NOON)
    began = perf_counter()
    with CaptureQueriesContext(connection) as asked:
        called(meeting, "Läget")
    return len(asked), perf_counter() - began


def test_five_hundred_are_called_with_hardly_more_questions_than_five(norrby):
    few, _ = queries_to_call(5)
    many, seconds = queries_to_call(MANY)

    assert Message.objects.filter(letter__kind="notice").count() == MANY + 5
    assert many <= few + 25, "rows are written in groups"
    assert seconds < 30

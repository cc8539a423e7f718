"""The demonstration shows every status, is marked as invented, and is filled once and whole."""

from datetime import UTC, date, datetime

import pytest

from radslag.bodies.models import Person
from radslag.demo import services
from radslag.demo.people import LOGINS, PEOPLE
from radslag.journal.models import Entry
from radslag.municipalities.models import Municipality, User
from radslag.municipalities.tenancy import within
from radslag.obligations.queries import Reckoning
from radslag.obligations.queries.wheel import proposals
from radslag.statute.status import Status

NOW = datetime(2026, 11, 21, 9, tzinfo=UTC)


@pytest.fixture
def filled(db: None) -> list[Municipality]:
    for slug in services.missing_municipalities():
        services.fill(slug, now=NOW)
    return list(Municipality.objects.order_by("slug"))


def test_every_status_occurs_in_the_three_councils_together(filled):
    found = set()
    for place in filled:
        with within(place):
            found |= {duty.verdict.status for duty in Reckoning.of(on=NOW.date()).duties()}

    assert found == set(Status)


def test_every_person_is_called_exempel_and_has_an_address_that_cannot_receive(filled):
    for place in filled:
        with within(place):
            people = list(Person.objects.all())
        assert people
        assert all(person.name.endswith(" Exempel") for person in people)
        assert all(person.email.endswith(f"@{place.slug}.example") for person in people)


def test_each_login_exists_once(filled):
    assert User.objects.count() == len({(slug, who) for slug, who, _, _ in LOGINS})


def test_what_is_filled_is_not_missing_and_cannot_be_filled_twice(filled):
    assert services.missing_municipalities() == []
    with pytest.raises(Exception, match="slug"):
        services.fill("ange", now=NOW)


def test_the_seeds_joint_meeting_counts_for_both_bodies(filled):
    with within(Municipality.objects.get(slug="ange")):
        entry = Entry.objects.get(act="held", happened_on=date(2023, 2, 7))
        wheel = Entry.objects.get(act="decided", thing="arshjul", period="2023")
        signed = Entry.objects.filter(act="signed", happened_on=date(2023, 2, 20)).count()
        pair = Entry.objects.filter(act="planned", happened_on=date(2023, 5, 11)).count()

    assert len(entry.bodies) == 2
    assert (wheel.items, signed, pair) == (["reservation"], 2, 2)


@pytest.mark.parametrize("year", [2026, 2027, 2029])
def test_the_stories_can_be_told_in_any_year(year):
    now = datetime(year, 6, 15, 9, tzinfo=UTC)

    for slug in PEOPLE:
        told = services.told(slug, now=now)
        assert told
        assert all(fact.on <= now.date() for fact in told if fact.act != "planned")


def test_the_journal_was_written_in_the_order_it_was_recorded(filled):
    for place in filled:
        with within(place):
            moments = list(Entry.objects.order_by("seq").values_list("recorded_at", flat=True))
        assert moments == sorted(moments)


def test_one_council_has_next_year_left_to_plan_and_is_offered_days_for_it(filled):
    with within(Municipality.objects.get(slug="harnosand")):
        reckoned = Reckoning.of(on=NOW.date())
        offered = proposals(reckoned, reckoned.books[0], NOW.year + 1)

    assert offered
    assert all(day.year == NOW.year + 1 for proposal in offered for day in proposal.days)
    assert all(proposal.days for proposal in offered)

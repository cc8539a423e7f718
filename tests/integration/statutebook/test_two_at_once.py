"""Two people adopt at the same moment: one of them is first, the other gets both texts."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date
from threading import Barrier

import pytest
from django.db import connection

from radslag.municipalities.models import Municipality
from radslag.municipalities.tenancy import within
from radslag.statutebook import services
from radslag.statutebook.models import HouseRules, StatuteVersion
from tests.integration.statutebook.conftest import NOON, SOMEBODY, text_of

# SQLite lets one writer in at a time, so there the second always sees the first, as test_adoption.py shows.
pytestmark = pytest.mark.postgres
TEXT, HOUSE = text_of("ange"), text_of("ange", beside="house")


@pytest.fixture
def place(transactional_db):
    return Municipality.objects.create(slug="norrby", name="Norrby", register_start=date(2024, 1, 1))


def at_once(place, *acts):
    start = Barrier(len(acts))

    def run(act):
        try:
            with within(place):
                start.wait(timeout=10)
                return act()
        except services.SomeoneElseChanged as conflict:
            return conflict
        finally:
            connection.close()

    with ThreadPoolExecutor(len(acts)) as people:
        return [each.result() for each in [people.submit(run, act) for act in acts]]


def adopt(text):
    return lambda: services.adopt_statute(text, house_text=HOUSE, head=0, actor=SOMEBODY, at=NOON)


def set_rules(text):
    return lambda: services.adopt_house_rules(text, head=1, actor=SOMEBODY, at=NOON)


def test_of_two_adoptions_at_once_one_stands_and_the_other_is_told(place):
    mine, theirs = TEXT.replace("§ 81", "§ 82"), TEXT.replace("§ 81", "§ 83")

    answers = at_once(place, adopt(mine), adopt(theirs))

    with within(place):
        kept = StatuteVersion.objects.get()
        assert HouseRules.objects.count() == 1
    conflicts = [answer for answer in answers if isinstance(answer, services.SomeoneElseChanged)]
    assert [conflict.theirs for conflict in conflicts] == [kept.text]
    assert kept.text in (mine, theirs)


def test_of_two_house_rules_at_once_one_stands(place):
    with within(place):
        services.adopt_statute(TEXT, house_text=HOUSE, head=0, actor=SOMEBODY, at=NOON)
    texts = [HOUSE.replace('"10d"', f'"{days}d"') for days in (12, 13)]

    answers = at_once(
        place,
        *[
            lambda text=text: services.adopt_house_rules(text, head=1, actor=SOMEBODY, at=NOON)
            for text in texts
        ],
    )

    conflicts = [answer for answer in answers if isinstance(answer, services.SomeoneElseChanged)]
    with within(place):
        assert [conflict.theirs for conflict in conflicts] == [HouseRules.objects.get(number=2).text]

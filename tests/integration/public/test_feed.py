"""The calendar feed is made once for each state of the journal, and never told a day or a town too far."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from radslag.journal.services import Act
from radslag.municipalities.models import Municipality
from radslag.municipalities.tenancy import within
from radslag.obligations import services
from radslag.obligations.models import Wheel, WheelEntry
from radslag.obligations.queries.reckoning import MEMORY
from radslag.obligations.services.recording import record_act
from tests.integration.public.conftest import NOON, TODAY

FEED = "/norrby/arshjul.ics"
WEEK = {
    "kind": "campaign",
    "title": "Grannsamverkans vecka",
    "starts_on": date(2026, 5, 4),
    "level": "public",
}


def add() -> WheelEntry:
    return services.add_wheel_entry(WEEK, actor="", at=NOON)


def move() -> None:
    entry = WheelEntry.objects.get()
    values = {"starts_on": date(2026, 5, 11)}
    services.change_wheel_entry(entry, values, seen=entry.version, actor="", at=NOON)


def remove() -> None:
    services.remove_wheel_entry(WheelEntry.objects.get(), actor="", at=NOON)


def plan() -> None:
    what = Act(act="planned", thing="mote", bodies=["radet"], ref="m1")
    record_act(what, on=date(2026, 4, 14), actor="", at=NOON)


def adopt() -> None:
    wheel = services.make_wheel("ange", 2026, actor="", at=NOON)
    content = [{"day": "2026-04-14", "title": "Möte", "lane": "meetings", "key": "m1"}]
    decision = services.WheelDecision(
        adopted_on=TODAY, decided_by="radet", reference="§ 4", reservation=False
    )
    services.adopt_wheel(wheel, decision, content, actor="", at=NOON)
    assert Wheel.objects.adopted().exists()


def hold() -> None:
    record_act(Act(act="held", thing="mote", bodies=["radet"], ref="m1"), on=TODAY, actor="", at=NOON)


def made_anew(client: Client) -> bytes:
    """Return the feed as a process that remembers nothing makes it."""
    MEMORY.forget()
    return client.get(FEED).content


def test_a_feed_that_was_made_costs_two_questions(client, norrby, march):
    first = client.get(FEED)
    with CaptureQueriesContext(connection) as asked:
        again = client.get(FEED)

    questions = [one["sql"] for one in asked.captured_queries if one["sql"].startswith('SELECT "')]
    assert (again.status_code, again.content) == (200, first.content)
    assert ["municipalities_municipality" in questions[0], "journal_entry" in questions[1]] == [True, True]
    assert len(questions) == 2


def test_whoever_has_the_feed_is_told_that_nothing_is_new(client, norrby, march):
    mark = client.get(FEED)["ETag"]

    answer = client.get(FEED, headers={"If-None-Match": mark})

    assert (answer.status_code, answer.content, answer["ETag"]) == (304, b"", mark)


@pytest.mark.parametrize(
    "steps", [(add,), (add, move), (add, remove), (plan, adopt), (hold,)],
    ids=lambda steps: " then ".join(step.__name__ for step in steps),
)  # fmt: skip
def test_every_change_is_told_at_once(client, norrby, march, steps: tuple[Callable[[], object], ...]):
    for step in steps:
        before = client.get(FEED)
        with within(norrby):
            step()
        after = client.get(FEED, headers={"If-None-Match": before["ETag"]})

        assert after.status_code == 200
        assert after["ETag"] != before["ETag"]
        assert after.content == made_anew(client)


def test_what_was_put_on_the_wheel_is_in_the_feed_and_gone_when_taken_off(client, norrby, march):
    told_each_time = []
    for step in (add, remove):
        with within(norrby):
            step()
        told_each_time.append(told(client.get(FEED).content))

    assert told_each_time == [(True, True, False), (False, True, False)]


def test_the_next_day_has_its_own_feed(client, norrby, time_machine):
    time_machine.move_to(NOON, tick=False)
    today = client.get(FEED)
    time_machine.move_to(NOON + timedelta(days=1), tick=False)
    tomorrow = client.get(FEED, headers={"If-None-Match": today["ETag"]})

    assert tomorrow.status_code == 200
    assert (b"DTSTAMP:20260302" in today.content, b"DTSTAMP:20260303" in tomorrow.content) == (True, True)


def test_one_town_is_never_told_what_was_made_for_another(client, norrby, soderby, march):
    with within(norrby):
        add()
    ours = client.get(FEED)
    theirs = client.get("/soderby/arshjul.ics", headers={"If-None-Match": ours["ETag"]})

    assert theirs.status_code == 200
    assert told(ours.content) == (True, True, False)
    assert told(theirs.content) == (False, False, True)
    assert told(client.get(FEED).content) == (True, True, False)


def told(feed: bytes) -> tuple[bool, ...]:
    """Tell whether a feed names Norrby's week, Norrby and Söderby."""
    return tuple(word.encode() in feed for word in ("Grannsamverkans vecka", "Norrby", "Söderby"))


def test_a_town_with_a_new_name_says_so(client, norrby, march):
    before = client.get(FEED)
    Municipality.objects.filter(pk=norrby.pk).update(name="Nya Norrby")

    after = client.get(FEED, headers={"If-None-Match": before["ETag"]})

    assert (after.status_code, b"Nya Norrby" in after.content) == (200, True)

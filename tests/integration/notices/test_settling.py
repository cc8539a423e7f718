"""What a person does with a message moves it, leaves the old evidence, and stands in the journal."""

from datetime import date

import pytest

from radslag.journal.models import Entry
from radslag.lifecycle import MoveNotAllowed
from radslag.municipalities.models import Municipality
from radslag.municipalities.tenancy import within
from radslag.notices.models import Attempt, Message
from radslag.notices.services import (
    UnusableAddress,
    change_address,
    close_feed,
    feed_of,
    open_feed,
    resend,
    settle_unknown,
)
from radslag.notices.services.tokens import NotOurs, read, sign
from tests.integration.notices.conftest import BY, NOON, minutes, only, posted

LATER = {**BY, "at": minutes(60)}


def in_state(state):
    posted()
    Message.objects.update(state=state, attempts=3, claim="x")
    return only()


@pytest.mark.parametrize(("arrived", "state"), [(True, "arrived"), (False, "waiting")])
def test_a_message_in_doubt_is_settled_by_a_person(in_norrby, arrived, state):
    settle_unknown(in_state("unknown"), arrived=arrived, **LATER)

    assert only().state == state
    assert Entry.objects.latest("seq").verb == "letter.settled"


@pytest.mark.parametrize("state", ["waiting", "sending", "handed_over", "refused", "cancelled"])
def test_only_what_is_in_doubt_can_be_settled(in_norrby, state):
    posted()
    Message.objects.update(state=state, claimed_until=NOON)

    with pytest.raises(MoveNotAllowed):
        settle_unknown(only(), arrived=True, **LATER)


@pytest.mark.parametrize("state", ["handed_over", "delivered", "arrived", "refused", "bounced", "unknown"])
def test_what_is_sent_again_waits_from_now_with_its_evidence_left(in_norrby, state):
    message = in_state(state)
    Attempt.objects.create(message=message, at=NOON, address=message.address, outcome=state)

    resend(message, **LATER)

    again = only()
    assert (again.state, again.attempts, again.next_attempt_at, again.claim) == (
        "waiting",
        0,
        minutes(60),
        "",
    )
    assert Attempt.objects.count() == 1
    assert Entry.objects.latest("seq").verb == "letter.resent"


@pytest.mark.parametrize("state", ["waiting", "deferred", "cancelled"])
def test_what_waits_or_is_withdrawn_is_not_sent_again(in_norrby, state):
    with pytest.raises(MoveNotAllowed):
        resend(in_state(state), **LATER)


def test_what_somebody_else_has_moved_meanwhile_is_left_alone(in_norrby):
    message = in_state("unknown")
    Message.objects.update(state="delivered")

    with pytest.raises(MoveNotAllowed):
        settle_unknown(message, arrived=False, **LATER)
    assert only().state == "delivered"


@pytest.mark.parametrize(
    ("before", "after"),
    [("no_address", "waiting"), ("refused", "waiting"), ("unknown", "waiting"), ("handed_over", "waiting"),
     ("deferred", "deferred"), ("waiting", "waiting")],
)  # fmt: skip
def test_a_changed_address_is_where_the_message_goes_next(in_norrby, before, after):
    change_address(in_state(before), " ny@norrby.example ", **LATER)

    assert (only().state, only().address) == (after, "ny@norrby.example")
    assert Entry.objects.latest("seq").verb == "letter.readdressed"


def test_an_address_that_cannot_be_used_changes_nothing(in_norrby):
    with pytest.raises(UnusableAddress):
        change_address(in_state("refused"), "ny@", **LATER)
    assert only().address == "prov1@norrby.example"


def test_a_withdrawn_message_gets_no_new_address(in_norrby):
    with pytest.raises(MoveNotAllowed):
        change_address(in_state("cancelled"), "ny@norrby.example", **LATER)


def test_a_feed_is_opened_by_its_latest_word_until_it_is_closed(in_norrby):
    first = open_feed("person:12", **BY)
    second = open_feed("person:12", **LATER)

    assert feed_of(first) is None
    found = feed_of(second)
    assert found is not None
    assert (found.person, second in found.digest) == ("person:12", False)
    assert [close_feed("person:12", **LATER) for _ in range(2)] == [True, False]
    assert feed_of(second) is None
    assert list(Entry.objects.order_by("seq").values_list("verb", flat=True)) == [
        "feed.opened", "feed.opened", "feed.closed",
    ]  # fmt: skip


def test_a_signed_word_opens_what_it_was_signed_for_and_nothing_else(norrby):
    with within(norrby):
        token = sign("rsvp", {"person": 12, "meeting": 3})

        assert read("rsvp", token) == {"person": 12, "meeting": 3}
        for salt, word in (("evidence", token), ("rsvp", token[:-1] + "x"), ("rsvp", ""), ("rsvp", "a:b:c")):
            with pytest.raises(NotOurs):
                read(salt, word)


def test_a_word_signed_in_one_municipality_opens_nothing_in_another(norrby):
    with within(norrby):
        token = sign("rsvp", {"person": 12})
    elsewhere = Municipality.objects.create(slug="soderby", name="Söderby", register_start=date(2024, 1, 1))

    with within(elsewhere), pytest.raises(NotOurs):
        read("rsvp", token)

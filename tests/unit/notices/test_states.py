"""What may follow on what on a message's way."""

from datetime import UTC, datetime, timedelta

import pytest

from radslag.notices.models import Message
from radslag.notices.services.handover import Answer, outcome_of
from radslag.notices.services.outbox import settled, wait_after
from radslag.notices.states import MESSAGE, NEEDS_A_PERSON, RESENDABLE, MessageState

S = MessageState
NOON = datetime(2026, 11, 27, 11, tzinfo=UTC)


def test_only_the_holder_of_the_claim_or_nobody_moves_a_message_that_is_being_sent():
    assert MESSAGE.before(S.SENDING) == [S.WAITING, S.DEFERRED]
    assert not MESSAGE.allows(S.SENDING, S.CANCELLED)


def test_whatever_needs_a_person_can_be_sent_again():
    assert [state for state in NEEDS_A_PERSON if not MESSAGE.allows(state, S.WAITING)] == []
    assert [state for state in RESENDABLE if not MESSAGE.allows(state, S.WAITING)] == []


def test_nothing_is_delivered_or_arrived_by_our_own_word():
    assert S.SENDING not in MESSAGE.before(S.DELIVERED) + MESSAGE.before(S.ARRIVED) + MESSAGE.before(
        S.BOUNCED
    )


@pytest.mark.parametrize(
    ("code", "state"),
    [(250, S.HANDED_OVER), (251, S.HANDED_OVER), (421, S.DEFERRED), (451, S.DEFERRED), (550, S.REFUSED),
     (554, S.REFUSED), (-1, S.DEFERRED), (354, S.DEFERRED)],
)  # fmt: skip
def test_a_servers_code_says_what_became_of_a_message(code, state):
    assert outcome_of(code) == state


def test_the_waits_are_one_five_fifteen_and_sixty_minutes_then_four_hours():
    assert [wait_after(n) for n in range(1, 7)] == [
        *(timedelta(minutes=m) for m in (1, 5, 15, 60)), timedelta(hours=4), timedelta(hours=4),
    ]  # fmt: skip


@pytest.mark.parametrize(("hours", "state"), [(43.9, S.DEFERRED), (44, S.DEFERRED), (44.1, S.REFUSED)])
def test_no_message_waits_longer_than_forty_eight_hours(hours, state):
    message = Message(municipality_id=1, attempts=9, queued_at=NOON, next_attempt_at=NOON)
    at = NOON + timedelta(hours=hours)

    assert settled(message, Answer(S.DEFERRED, 451), at) == (state, at + timedelta(hours=4))

"""States follow on each other as a table says, and not otherwise."""

from enum import StrEnum

import pytest

from radslag.lifecycle import Lifecycle, MoveNotAllowed


class Door(StrEnum):
    OPEN = "open"
    SHUT = "shut"
    LOCKED = "locked"


DOOR = Lifecycle(
    {
        Door.OPEN: frozenset({Door.SHUT}),
        Door.SHUT: frozenset({Door.OPEN, Door.LOCKED}),
        Door.LOCKED: frozenset({Door.SHUT}),
    }
)


def test_a_move_in_the_table_is_allowed():
    DOOR.check(Door.SHUT, Door.LOCKED)


def test_a_move_that_is_not_in_the_table_is_refused_with_both_states():
    with pytest.raises(MoveNotAllowed) as refusal:
        DOOR.check(Door.OPEN, Door.LOCKED)

    assert (refusal.value.now, refusal.value.wanted) == (Door.OPEN, Door.LOCKED)


def test_a_state_without_a_row_leads_nowhere():
    assert not Lifecycle[Door]({}).allows(Door.OPEN, Door.SHUT)


def test_the_states_before_a_state_are_those_that_may_become_it():
    assert DOOR.before(Door.SHUT) == [Door.OPEN, Door.LOCKED]

"""States and the moves between them, for every subject alike."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from typing import Generic, TypeVar

S = TypeVar("S", bound=Enum)


class MoveNotAllowed(Exception):
    """What was asked for does not follow on the state that the thing is in; both are told."""

    def __init__(self, now: Enum, wanted: Enum) -> None:
        super().__init__(f"{now.value} -> {wanted.value}")
        self.now, self.wanted = now, wanted


class SomeoneElseChanged(Exception):
    """The row is no longer as it was when the form was opened."""


class Lifecycle(Generic[S]):
    """A table of states, each with those that may follow on it."""

    def __init__(self, moves: Mapping[S, frozenset[S]]) -> None:
        self._moves = dict(moves)

    def allows(self, now: S, wanted: S) -> bool:
        """Tell whether the one state may follow on the other."""
        return wanted in self._moves.get(now, frozenset())

    def check(self, now: S, wanted: S) -> None:
        """Raise MoveNotAllowed unless the one state may follow on the other."""
        if not self.allows(now, wanted):
            raise MoveNotAllowed(now, wanted)

    def before(self, wanted: S) -> list[S]:
        """Return the states on which this one may follow; what a conditional update filters by."""
        return [state for state, after in self._moves.items() if wanted in after]

"""A server keeps its memory in order without searching in vain what it loaded at its start."""

import gc
import weakref
from collections.abc import Iterator

import pytest

from radslag.config import memory


@pytest.fixture
def _afterwards_as_before() -> Iterator[None]:
    before = gc.get_threshold()
    yield
    gc.set_threshold(*before)
    gc.unfreeze()


class Loop:
    """Something that refers to itself."""

    def __init__(self) -> None:
        self.itself = self


@pytest.mark.usefixtures("_afterwards_as_before")
def test_what_is_loaded_at_the_start_is_passed_over():
    memory.settle()

    assert gc.get_freeze_count() > len(gc.get_objects())


@pytest.mark.usefixtures("_afterwards_as_before")
def test_cycles_made_later_are_still_found():
    memory.settle()
    made = [weakref.ref(Loop()) for _ in range(60_000)]

    assert sum(loop() is None for loop in made) > 10_000

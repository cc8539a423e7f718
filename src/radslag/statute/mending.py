"""Words for a mistake: the likeliest meant word, and lists as a person would say them."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches


class Unreadable(ValueError):
    """A written form cannot be read; the message says why, what was expected and how to mend it."""


def nearest(word: str, words: Iterable[str]) -> str | None:
    """Return the one of `words` that is spelled most like `word`, or None if none is near."""
    found = get_close_matches(word, sorted(set(words)), n=1, cutoff=0.6)
    return found[0] if found else None


def did_you_mean(word: str, words: Iterable[str]) -> str:
    """Return " Did you mean 'x'?" with a leading space, or "" when nothing is near."""
    meant = nearest(word, words)
    return f" Did you mean '{meant}'?" if meant else ""


def either(words: Iterable[str]) -> str:
    """Return "a", "a or b" or "a, b or c"."""
    listed = list(words)
    if len(listed) < 2:
        return "".join(listed)
    return f"{', '.join(listed[:-1])} or {listed[-1]}"

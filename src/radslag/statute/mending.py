"""Words for a mistake: the likeliest meant word, and lists as a person would say them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from datetime import date
from difflib import get_close_matches
from reprlib import Repr
from typing import Final

_BRIEF: Final = Repr()
_BRIEF.maxstring = _BRIEF.maxother = 200
_BARE: Final = re.compile(r"[A-Za-z0-9_-]+", re.ASCII)


class Unreadable(ValueError):
    """A written form cannot be read; the message says why, what was expected and how to mend it."""


def shown(value: object) -> str:
    """Return a value as a message shows it: as TOML writes it, cut short when it is long or deep."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, date):
        return value.isoformat()
    return _BRIEF.repr(value)


def written(value: object) -> str:
    """Return a value as it is written in a file: text in double quotation marks, lists, tables."""
    if isinstance(value, str):
        return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
    if isinstance(value, list | tuple):
        return f"[{', '.join(map(written, value))}]"
    if isinstance(value, Mapping):
        pairs = ", ".join(f"{written_key(key)} = {written(item)}" for key, item in value.items())
        return f"{{ {pairs} }}" if pairs else "{ }"
    return shown(value)


def written_key(key: str) -> str:
    """Return a key as it is written in a file, in quotation marks when it needs them."""
    return key if _BARE.fullmatch(key) else written(key)


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

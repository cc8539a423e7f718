"""Swedish words by their stems, the same in a text and in a question."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from functools import lru_cache
from typing import Final

import snowballstemmer

LONGEST: Final = 40
_WORD = re.compile(r"[^\W_]+(?:[:.-][^\W_]+)*")
# Words that a question is full of and that say nothing of what it is about.
SILENT: Final = frozenset(
    [
        "alla",
        "att",
        "av",
        "bara",
        "beslut",
        "beslutade",
        "beslutades",
        "beslutat",
        "bestämde",
        "de",
        "dem",
        "den",
        "deras",
        "det",
        "dom",
        "du",
        "där",
        "efter",
        "ej",
        "eller",
        "en",
        "er",
        "ett",
        "från",
        "för",
        "ha",
        "hade",
        "han",
        "har",
        "hon",
        "hos",
        "hur",
        "i",
        "ingen",
        "inte",
        "ja",
        "jag",
        "kan",
        "kom",
        "man",
        "med",
        "men",
        "mot",
        "mycket",
        "nej",
        "ni",
        "nu",
        "när",
        "någon",
        "något",
        "några",
        "och",
        "om",
        "oss",
        "på",
        "rådet",
        "sedan",
        "ska",
        "skulle",
        "som",
        "så",
        "till",
        "tog",
        "under",
        "upp",
        "ur",
        "ut",
        "vad",
        "var",
        "vara",
        "vem",
        "vi",
        "vid",
        "vilka",
        "vilken",
        "är",
        "åt",
        "över",
    ]
)
_STEMMER = snowballstemmer.stemmer("swedish")


@lru_cache(maxsize=20_000)
def stem(word: str) -> str:
    """Return the stem of a word in lower case, at most LONGEST characters: belysningen gives belysning."""
    return str(_STEMMER.stemWord(word))[:LONGEST]


def words(text: str) -> list[str]:
    """Return the words of a text in lower case, in order."""
    return [word.casefold() for word in _WORD.findall(unicodedata.normalize("NFC", text))]


def stems(text: str) -> Counter[str]:
    """Return the stems of a text and how often each stands there; silent words and parts of words in."""
    found: Counter[str] = Counter()
    for word in words(text):
        if word not in SILENT:
            found[stem(word)] += 1
    return found


def asked_for(question: str) -> list[str]:
    """Return the stems that a question asks for, each once; a question of silent words only keeps them."""
    meant = list(stems(question))
    return meant or list(dict.fromkeys(stem(word) for word in words(question)))

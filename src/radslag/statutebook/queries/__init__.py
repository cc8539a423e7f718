"""Reads of the statute book: what holds here, whether a text can be adopted, the register."""

from radslag.statute.outline import words_of as words
from radslag.statutebook.queries.books import (
    Edition,
    corpus_acts,
    editions,
    head,
    house_head,
    library,
    lineages,
    rulebook,
    templates,
)
from radslag.statutebook.queries.checking import Checked, check, check_house_rules
from radslag.statutebook.queries.pages import StatutePage, statute_page
from radslag.statutebook.queries.shelf import shelf

__all__ = [
    "Checked",
    "Edition",
    "StatutePage",
    "check",
    "check_house_rules",
    "corpus_acts",
    "editions",
    "head",
    "house_head",
    "library",
    "lineages",
    "rulebook",
    "shelf",
    "statute_page",
    "templates",
    "words",
]

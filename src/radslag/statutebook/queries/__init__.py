"""Reads of the statute book: what holds here, whether a text can be adopted, what it would change."""

from radslag.statute.outline import words_of as words
from radslag.statutebook.queries.beginnings import from_template, next_text
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
from radslag.statutebook.queries.comparing import Consequence, TextChanges, consequence, text_changes
from radslag.statutebook.queries.evidence import facts_for, translated
from radslag.statutebook.queries.gaps import Gaps, gaps_against_the_law
from radslag.statutebook.queries.houses import HousePart, Houses, changed_house_text, house_rule_of, houses
from radslag.statutebook.queries.pages import NoSuchWording, StatutePage, statute_page
from radslag.statutebook.queries.people import name_of
from radslag.statutebook.queries.shelf import Shelf, shelf

__all__ = [
    "Checked",
    "Consequence",
    "Edition",
    "Gaps",
    "HousePart",
    "Houses",
    "NoSuchWording",
    "Shelf",
    "StatutePage",
    "TextChanges",
    "changed_house_text",
    "check",
    "check_house_rules",
    "consequence",
    "corpus_acts",
    "editions",
    "facts_for",
    "from_template",
    "gaps_against_the_law",
    "head",
    "house_head",
    "house_rule_of",
    "houses",
    "library",
    "lineages",
    "name_of",
    "next_text",
    "rulebook",
    "shelf",
    "statute_page",
    "templates",
    "text_changes",
    "translated",
    "words",
]

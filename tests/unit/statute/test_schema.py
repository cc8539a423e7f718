"""Models can be made again from what they hold."""

from typing import Any

import pytest

from radslag.statute.library import corpus
from radslag.statute.reader import read_statute
from radslag.statute.schema import Clause, Example, Planner

TEXT = (
    '[statute]\nformat = 1\nlineage = "berga"\ntitle = "R"\nvalid_from = 2024-01-01\n'
    '[clause."1"]\nlabel = "L"\npage = 3\n'
    'petition.p = { of = "requested m", body = "radet", at_least = "1/3", then = "held mote" }\n'
    'quorum.q = { body = "radet", more_than = "1/2" }\n'
    'seat.a = { body = "radet", scale = "unregulated", rotates = "1y" }\n'
    'seat.b = { body = "radet", scale = [[1, 1]], term = "term", bearer = "a|b", also = [] }\n'
    'maintain.c = { of = "signed avtal", terms = ["1y"], fills = "sfs-1#a", also = "held mote" }\n'
    'recur.d = { of = "held mote", at_least = 1, season = "01-01..02-29", latest = "03-01" }\n'
)
HELD = [
    *read_statute(TEXT.replace(", also = []", "")).rules.values(),
    *(rule for version in corpus().versions for rule in version.statute.rules.values()),
    *(rule for version in corpus().versions for rule in (version.house.rules if version.house else ())),
]


@pytest.mark.parametrize("rule", HELD, ids=lambda rule: f"{rule.kind}.{rule.id}")
def test_a_rule_is_made_again_from_what_it_holds(rule: Any):
    fields = type(rule).model_fields
    held = {fields[name].alias or name: getattr(rule, name) for name in rule.model_fields_set}

    assert type(rule).model_validate(held) == rule


def test_an_example_is_made_again_from_what_it_holds():
    [example, *_] = corpus().versions[0].statute.clauses[5].examples
    again = Example(id=example.id, facts=example.facts, on=example.on, expect=example.expect)

    assert again == example


def test_a_page_may_be_a_number():
    assert Clause(ref="1", label="L", page=3).page == "3"  # type: ignore[arg-type]
    assert Clause(ref="1", label="L", page="3–4").page == "3–4"


def test_a_planner_has_its_months_unless_told_otherwise():
    assert Planner(avoid_months=(7,)).avoid_months == (7,)

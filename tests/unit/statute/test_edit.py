"""Edits that leave comments and every other line as they were."""

import difflib

import pytest

from radslag.statute.edit import (
    NotFound,
    remove_house_rule,
    remove_key,
    remove_rule,
    set_house_rule,
    set_key,
    set_rule,
    without_examples,
)
from radslag.statute.house import read_house
from radslag.statute.library import corpus
from radslag.statute.reader import read_statute

STATUTE = """# Reglemente
[statute]
format = 1
lineage = "berga"
title = "Reglemente"   # kort
valid_from = 2024-01-01

[clause."1"]  # möten
label = "Möten"
recur.moten = { of = "held mote", at_least = 4 }  # fyra
contain.delar = { in = "sent kallelse", shall = [
  "tid",  # när
  "plats",
] }
# om exemplet

[clause."1".example.e]
facts = []
on = 2024-02-01
expect = { "moten|2024" = "open" }
"""
HOUSE = """# Rutin
[house]
lineage = "berga"
valid_from = 2024-01-01
bearer = "kommunen"

[rule]
# fyra möten
recur.moten = { partial = "full", why = "så gör vi" }  # beslutat
"""


def changes(before, after):
    """Return the lines taken away and added."""
    lines = difflib.ndiff(before.splitlines(), after.splitlines())
    return [line for line in lines if line[0] in "-+"]


def test_a_value_is_changed_and_its_comment_stays():
    after = set_rule(STATUTE, "1", "recur.moten", {"at_least": 5, "per": "year"})

    assert changes(STATUTE, after) == [
        '- recur.moten = { of = "held mote", at_least = 4 }  # fyra',
        '+ recur.moten = { of = "held mote", at_least = 5, per = "year" }  # fyra',
    ]
    read_statute(after)


def test_a_rule_over_several_lines_keeps_its_inner_comments():
    after = set_rule(STATUTE, "1", "contain.delar", {"bearer": "ordforande"})

    assert changes(STATUTE, after) == ["- ] }", '+ ], bearer = "ordforande" }']
    assert read_statute(after).rules["delar"].bearer == ("ordforande",)  # type: ignore[attr-defined]


def test_a_value_is_taken_away():
    after = set_rule(STATUTE, "1", "recur.moten", {"at_least": None, "at_most": 4, "label": None})

    assert changes(STATUTE, after)[1] == '+ recur.moten = { of = "held mote", at_most = 4 }  # fyra'


def test_a_new_rule_is_added_after_the_last_of_its_clause():
    values = {"who": "ordforande", "may": 'säga "hej"', "note": None}

    assert changes(STATUTE, set_rule(STATUTE, "1", "power.extra", values)) == [
        '+ power.extra = { who = "ordforande", may = "säga \\"hej\\"" }'
    ]


def test_a_rule_is_removed_with_all_its_lines():
    after = remove_rule(STATUTE, "1", "contain.delar")

    assert [line[2:].strip() for line in changes(STATUTE, after)] == [
        'contain.delar = { in = "sent kallelse", shall = [', '"tid",  # när', '"plats",', "] }",
    ]  # fmt: skip


def test_house_rules_are_changed_added_and_removed():
    changed = set_house_rule(HOUSE, "recur.moten", {"partial": "skip", "why": "nytt beslut"})
    added = set_house_rule(changed, "contain.delar", {"bearer": "sekreterare", "why": "så gör vi"})
    removed = remove_house_rule(added, "recur.moten")

    assert changes(HOUSE, added) == [
        '- recur.moten = { partial = "full", why = "så gör vi" }  # beslutat',
        '+ recur.moten = { partial = "skip", why = "nytt beslut" }  # beslutat',
        '+ contain.delar = { bearer = "sekreterare", why = "så gör vi" }',
    ]
    assert [rule.id for rule in read_house(removed).rules] == ["delar"]
    assert "# fyra möten" in removed


def test_a_key_of_the_header_is_changed_or_added():
    after = set_key(set_key(STATUTE, "statute", "title", "Nytt"), "statute", "gaps", ["frist"])

    assert changes(STATUTE, after) == [
        '- title = "Reglemente"   # kort',
        '+ title = "Nytt"   # kort',
        '+ gaps = ["frist"]',
    ]


def test_a_key_of_the_header_is_taken_away_or_was_never_there():
    text = '[statute]\ntitle = "x"\ngaps = [\n  "frist",\n]\nowner = "y"\n'

    assert remove_key(text, "statute", "gaps") == '[statute]\ntitle = "x"\nowner = "y"\n'
    assert remove_key(text, "statute", "replaces") == text


def test_examples_are_taken_out_and_all_else_stays():
    text = corpus().lineages["ange"][0].source.text

    bare = without_examples(text)

    read = read_statute(bare)
    assert [clause.examples for clause in read.clauses if clause.examples] == []
    assert read.rules == read_statute(text).rules
    assert set(bare.splitlines()) < set(text.splitlines())
    assert without_examples(bare) == bare


def test_a_file_without_a_last_line_end_gets_one_before_what_is_added():
    assert set_key("[house]", "house", "warn", 14) == "[house]\nwarn = 14\n"


@pytest.mark.parametrize(
    ("edit", "said"),
    [
        (lambda: set_rule(STATUTE, "2", "recur.a", {}), 'the file has no clause "2"'),
        (lambda: remove_rule(STATUTE, "1", "recur.a"), 'the file has no clause "1", recur.a'),
        (lambda: set_key(STATUTE, "house", "warn", 1), "the file has no [house]"),
        (
            lambda: set_rule('[clause."1".recur.a]\nof = "held mote"\n', "1", "recur.a", {}),
            "recur.a is not written as recur.a = { … }",
        ),
        (lambda: remove_house_rule("[rule]\nrecur.a = {\n", "recur.a"), "what begins on line 2 has no end"),
    ],
)
def test_what_is_not_there_cannot_be_edited(edit, said):
    with pytest.raises(NotFound) as caught:
        edit()

    assert caught.value.args == (said,)

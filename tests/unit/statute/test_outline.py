"""A statute as people read it: nothing dropped, every clause with its badge."""

import pytest

from radslag.statute.library import Library, corpus
from radslag.statute.outline import BADGES, badge_of, badge_of_clause, cited, outline, words_of
from radslag.statute.phrases import NBSP
from radslag.statute.schema import KINDS

VERSIONS = [pytest.param(version, id=version.lineage) for version in corpus().versions]


def of(lineage):
    return outline(corpus(), corpus().lineages[lineage][0])


def rules(lineage):
    return {rule.id: rule for clause in of(lineage).clauses for rule in clause.rules}


@pytest.mark.parametrize("version", VERSIONS)
def test_every_clause_stands_in_the_order_of_the_text_with_all_its_rules(version):
    shown = outline(corpus(), version)

    assert [clause.ref for clause in shown.clauses] == [clause.ref for clause in version.statute.clauses]
    assert [rule.id for clause in shown.clauses for rule in clause.rules] == list(version.statute.rules)


def test_clauses_are_pointed_at_by_their_place_in_the_text():
    shown = of("ange").clauses

    assert [clause.anchor for clause in shown] == [f"p{place}" for place in range(1, len(shown) + 1)]


@pytest.mark.parametrize("version", VERSIONS)
def test_no_word_is_left_as_an_id(version):
    shown = outline(corpus(), version)
    said = [
        text for clause in shown.clauses for rule in clause.rules for text in (rule.sentence, *rule.details)
    ]

    assert [text for text in said if "_" in text or not text.endswith((".", "?"))] == []


@pytest.mark.parametrize("version", VERSIONS)
def test_every_house_rule_is_said_with_its_reason(version):
    shown = outline(corpus(), version)
    house = {rule.id: rule.house for clause in shown.clauses for rule in clause.rules if rule.house}

    assert version.house is not None
    assert set(house) == set(version.house.by_rule)
    assert all(line.words and line.why for line in house.values())


@pytest.mark.parametrize("version", VERSIONS)
def test_every_reading_stands_at_its_rule(version):
    shown = {rule.id: rule.reading for clause in outline(corpus(), version).clauses for rule in clause.rules}

    assert shown == {rule.id: rule.reading for rule in version.statute.rules.values()}


def test_the_four_badges_together_are_all_clauses():
    assert of("ange").coverage == {"counted": 16, "judged": 0, "declares": 3, "background": 3}
    assert of("harnosand").coverage == {"counted": 12, "judged": 3, "declares": 4, "background": 4}


def test_a_clause_with_only_questions_is_judged_by_a_person():
    clause = next(clause for clause in of("harnosand").clauses if clause.ref == "Syfte st 3")

    assert clause.badge == "judged"


def test_a_body_is_counted_when_its_text_says_how_many():
    plain, sized = (
        KINDS["body"].model_validate({"id": "x", "kind": "body", "label": "x"} | more)
        for more in ({}, {"size": 9})
    )

    assert (badge_of(plain), badge_of(sized)) == ("declares", "counted")


def test_a_clause_without_rules_is_background():
    assert badge_of_clause([]) == "background"
    assert BADGES[-1] == "background"


def test_what_a_rule_fills_or_tightens_of_the_act_is_named_with_its_provision():
    marks = rules("ange")["folj_upp_atgardsplan"].floor

    assert [(mark.provision.replace(NBSP, " "), mark.label, mark.tightens) for mark in marks] == [
        ("lag (2023:196) 6 §", "Åtgärdsplanen följs upp", True)
    ]


def test_a_house_rule_says_what_it_adds():
    house = rules("ange")["kallelse_fore"].house

    assert house is not None
    assert (house.words.replace(NBSP, " "), house.why) == (
        "Tio dagar som rekommendation.",
        "tio dagar före; texten anger inget tal",
    )


def test_a_house_rule_that_chooses_what_would_hold_anyway_still_says_it():
    house = rules("harnosand")["moten"].house

    assert house is not None
    assert house.words == "Det som görs i någon av grupperna räknas för hela organet."


def test_the_act_is_cited_by_number_and_a_statute_by_title():
    act, local = (corpus().lineages[lineage][0] for lineage in ("sfs-2023-196", "ange"))

    assert (cited(act), cited(local)) == ("lag (2023:196)", "Reglemente för Trygghetsrådet")


def test_a_wording_older_than_the_act_it_inherits_still_has_the_acts_words():
    version = corpus().lineages["ange"][0]

    assert words_of(corpus(), version)["atgardsplan"] == "åtgärdsplan"


def test_a_mark_of_the_laws_floor_that_the_library_lacks_shows_its_address():
    version = corpus().lineages["ange"][0]
    alone = Library(corpus().names, (version,))

    floors = [
        mark for clause in outline(alone, version).clauses for rule in clause.rules for mark in rule.floor
    ]

    assert floors
    assert all(mark.provision == str(mark.address) for mark in floors)

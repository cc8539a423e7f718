"""House files: read, and held against the statute whose numbers they fill in."""

import pytest

from radslag.statute.durations import Duration
from radslag.statute.house import check_house, read_house
from radslag.statute.reader import read_statute
from radslag.statute.schema import overlay
from radslag.statute.source import Source, StatuteErrors

HEAD = '[house]\nlineage = "berga"\nvalid_from = 2024-01-01\nbearer = "kommunen"\n'
STATUTE = (
    '[statute]\nformat = 1\nlineage = "berga"\ntitle = "R"\nvalid_from = 2024-01-01\n'
    '[clause."1"]\nlabel = "L"\n'
    'cadence.bild = { of = "revised bild", every = "2y", measure = "rolling" }\n'
    'follow.protokoll = { when = "held mote", then = "decided protokoll" }\n'
    'power.extra = { who = "ordforande", may = "kalla" }\n'
)


def said(text):
    with pytest.raises(StatuteErrors) as caught:
        read_house(text, "h")
    return [str(problem) for problem in caught.value.problems]


def misfits(text):
    return [
        str(problem) for problem in check_house(Source("h", text), read_house(text), read_statute(STATUTE))
    ]


def test_a_house_file_is_read_with_its_defaults():
    house = read_house(
        HEAD + 'planner = { weekday = "thursday", together = ["a", "b"] }\n'
        '[rule]\nfollow.protokoll = { advice = "14d", bearer = "a|b", why = "två veckor" }\n'
    )

    [rule] = house.rules
    assert (house.house.bearer, house.house.warn, house.house.settle) == (
        ("kommunen",),
        30,
        Duration(90, "d"),
    )
    assert (house.house.renew_warn, house.house.planner.avoid_months) == (Duration(6, "m"), (1, 7, 8, 12))
    assert house.house.planner.together == ("a", "b")
    assert (rule.kind, rule.id, rule.why) == ("follow", "protokoll", "två veckor")
    assert rule.stated() == {"advice": Duration(14, "d"), "bearer": ("a", "b")}
    assert house.by_rule == {"protokoll": rule}


def test_a_house_rule_is_laid_over_the_rule_it_fills_in():
    statute = read_statute(STATUTE)
    house = read_house(HEAD + '[rule]\nfollow.protokoll = { advice = "14d", why = "två veckor" }\n')

    laid = overlay(statute.rules["protokoll"], house.rules[0])

    assert laid == statute.rules["protokoll"].model_copy(update={"advice": Duration(14, "d")})


def test_house_rules_that_fit_the_statute_have_no_problems():
    assert misfits(HEAD + '[rule]\nfollow.protokoll = { advice = "14d", why = "två veckor" }\n') == []


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "h:1: the table [house] is missing. Begin the file with it: lineage, valid_from, bearer."),
        (HEAD + "[extra]\n", "h:5: [extra]: 'extra' is not a field of a house file. Fields: house, rule."),
        (
            HEAD + '[rule]\nfollow.p = { advice = "14d" }\n',
            "h:6: follow.p: 'why' is missing. Write the reason: why = \"två veckor\".",
        ),
        (
            HEAD + '[rule]\nfollow.p = { advice = "14d", why = "" }\n',
            "h:6: follow.p: why = '': expected some text. Write why = \"två veckor\".",
        ),
        (
            HEAD + '[rule]\nfollow.p = { why = "x" }\n',
            ("h:6: follow.p: only 'why' is written. Write what it is the reason for: advice, grace, window, "
            "measure, partial, across, also, roll, bearer or season."),
        ),
        (
            HEAD + '[rule]\nfollow.p = { at_least = 1, advice = "1d", why = "x" }\n',
            ("h:6: follow.p: 'at_least' is not a field of a house rule. Fields: why, advice, grace, window, "
            "measure, partial, across, also, roll, bearer, season."),
        ),
        (
            HEAD + '[rule]\nfolow.p = { advice = "1d", why = "x" }\n',
            "h:6: folow.p: 'folow' is no kind of rule. Did you mean 'follow'? Write kind.id = { … }.",
        ),
        (HEAD + "[rule]\nfollow = 1", "h:6: [rule]: 'follow' is no kind of rule. Did you mean 'follow'? Write kind.id = { … }."),
        ("rule = 4\n" + HEAD, "h:1: [rule]: '4' is no kind of rule. Write kind.id = { … }."),
        (
            HEAD + "planner = { avoid_months = [13] }\n",
            "h:5: [house]: avoid_months holds what is no month. Write numbers from 1 to 12.",
        ),
        (
            HEAD + 'planner = { avoid_months = "juli" }\n',
            "h:5: [house]: 'juli' is no list of whole numbers. Write: [1, 7, 8].",
        ),
        (HEAD + "x\n", "h:5: [house]: the line cannot be read (column 2: expected '='). One rule stands on one line: kind.id = { … }."),
    ],
)  # fmt: skip
def test_a_house_file_that_is_wrong_is_said_with_how_to_mend_it(text, message):
    assert said(text) == [message]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            HEAD.replace("berga", "borga"),
            "h:2: [house]: lineage = 'borga', but the statute has 'berga'. Write the statute's.",
        ),
        (
            HEAD.replace("2024-01-01", "2025-01-01"),
            "h:3: [house]: valid_from = 2025-01-01, but the statute has 2024-01-01. Write the statute's.",
        ),
        (
            HEAD + '[rule]\nfollow.protokol = { advice = "1d", why = "x" }\n',
            "h:6: follow.protokol: 'protokol' is no rule of the statute. Did you mean 'protokoll'?",
        ),
        (
            HEAD + '[rule]\nlead.protokoll = { advice = "1d", why = "x" }\n',
            "h:6: lead.protokoll: 'protokoll' is a follow, not a lead. Write follow.protokoll.",
        ),
        (
            HEAD + '[rule]\nfollow.protokoll = { grace = "1d", why = "x" }\n',
            (
                "h:6: follow.protokoll: 'grace' does not belong to follow. It can have: advice, across, also, roll, "
                "bearer."
            ),
        ),
        (
            HEAD + '[rule]\npower.extra = { advice = "1d", why = "x" }\n',
            "h:6: power.extra: 'advice' does not belong to power. No house key does.",
        ),
        (
            HEAD + '[rule]\ncadence.bild = { measure = "calendar", why = "x" }\n',
            "h:6: cadence.bild: house: 'measure' is stated in the statute and cannot be changed here.",
        ),
    ],
)
def test_a_house_rule_that_does_not_fit_is_said_with_how_to_mend_it(text, message):
    assert misfits(text) == [message]

"""Meetings asked for by many enough, and questions that a person answers."""

import pytest

from radslag.statute.rulebook import Rulebook
from tests.unit.statute.council import codes, council, library, reasons, said, steps, text, version

SEATS = ('seat.s = { label = "S", body = "radet", min = 3 }',)
MEMBERS = "2024-01-01 appointed plats @radet >s ~a|b|c"
ASKED = [f"2024-0{n}-01 requested extra_mote @radet ~{who}" for n, who in ((3, "a"), (4, "b"))]


def petition(fields='more_than = "1/2", within = "30d"', of="requested extra_mote @radet", seats=SEATS):
    return council(
        *seats, f'petition.p = {{ of = "{of}", body = "radet", then = "held mote @radet", {fields} }}'
    )


def about(found):
    return {key: status for key, status in found.items() if key.startswith("p|")}


@pytest.mark.parametrize(
    ("fields", "lines", "expected"),
    [
        ('more_than = "1/2", within = "30d"', [MEMBERS, *ASKED], {"p|e03": "overdue"}),
        ('more_than = "1/2", within = "30d"', [MEMBERS, ASKED[0], ASKED[0]], {}),
        ('more_than = "2/3", within = "30d"', [MEMBERS, *ASKED], {}),
        ('at_least = "2/3", within = "30d"', [MEMBERS, *ASKED], {"p|e03": "overdue"}),
        ('at_least = "1", within = "30d"', [MEMBERS, *ASKED], {"p|e02": "overdue", "p|e03": "overdue"}),
        ('more_than = "1/2", window = "31d"', [MEMBERS, *ASKED], {"p|e03": "open"}),
        ('more_than = "1/2", window = "30d"', [MEMBERS, *ASKED], {}),
        ('more_than = "1/2", within = "30d"', ASKED, {"p|e02": "overdue"}),
        ('more_than = "1/2"', [MEMBERS, ASKED[0], "2024-04-01 requested extra_mote @radet ~x"], {}),
        (
            'more_than = "1/2"',
            [MEMBERS, ASKED[0], "2024-04-01 requested extra_mote @radet"],
            {"p|e03": "open"},
        ),
        ('more_than = "1/2"', [MEMBERS, "2024-04-01 requested extra_mote @radet #2"], {"p|e02": "open"}),
    ],
)
def test_a_request_tips_when_members_enough_have_asked(fields, lines, expected):
    assert about(said(petition(fields), lines, "2024-07-01")) == expected


def test_without_members_or_seats_there_is_no_duty_but_a_number_can_be_reached():
    assert said(petition(seats=()), ASKED, "2024-07-01") == {}
    assert about(said(petition('at_least = "2"', seats=()), ASKED, "2024-07-01")) == {"p|e02": "open"}


def test_an_outsider_may_ask_where_the_text_names_the_role():
    book = petition('at_least = "1"', of="requested extra_mote <polisen")

    assert about(said(book, [MEMBERS, "2024-03-01 requested extra_mote <polisen ~x"], "2024-07-01")) == {
        "p|e02": "open"
    }


def test_a_request_by_one_who_may_be_an_unnamed_member_counts():
    lines = ["2024-01-01 appointed plats @radet >s", "2024-03-01 requested extra_mote @radet ~x"]

    assert about(said(petition(), lines, "2024-07-01")) == {"p|e02": "overdue"}


@pytest.mark.parametrize(
    ("held", "status", "near"),
    [
        ("2024-04-01", "overdue", []),
        ("2024-04-02", "met", []),
        ("2024-05-02", "met", []),
        ("2024-05-03", "met_late", ["late"]),
    ],
)
def test_the_meeting_is_held_on_a_later_day(held, status, near):
    lines = [MEMBERS, *ASKED, f"{held} held mote @radet"]

    shown = reasons(petition(), lines, "2024-07-01", "p|e03")

    assert (shown.status, codes(shown), shown.trigger) == (status, near, "e03")


def test_after_a_request_has_tipped_counting_begins_anew():
    more = ["2024-05-01 requested extra_mote @radet ~a", "2024-05-02 requested extra_mote @radet ~c"]

    assert list(about(said(petition(), [MEMBERS, *ASKED, *more], "2024-07-01"))) == ["p|e03", "p|e05"]


def test_a_request_by_another_than_a_member_is_a_near_miss():
    lines = [MEMBERS, "2024-02-28 requested extra_mote @radet ~x", *ASKED]

    shown = reasons(petition(), lines, "2024-07-01", "p|e04")

    assert (codes(shown), shown.missing) == (["not_member"], ("held mote @radet",))
    assert [step[0] for step in steps(shown)][:2] == ["counted_from", "plus"]


def assess(fields="", **more):
    return council(f'assess.f = {{ question = "Räcker det?"{fields} }}', **more)


@pytest.mark.parametrize(
    ("fields", "lines", "on", "expected"),
    [
        ("", [], "2024-01-01", {"f|2024-01-01": "needs_judgement"}),
        ("", ["2024-01-01 assessed f +ja"], "2030-01-01", {"f|2024-01-01": "met"}),
        ("", ["2023-12-31 assessed f +ja"], "2024-06-01", {"f|2024-01-01": "needs_judgement"}),
        (', every = "1y"', [], "2025-01-01", {"f|2024-01-01": "open"}),
        (', every = "1y"', [], "2025-01-02", {"f|2024-01-01": "needs_judgement"}),
        (', every = "1y"', ["2024-01-01 assessed f"], "2025-01-01", {"f|2024-01-01": "open"}),
        (
            ', every = "1y"',
            ["2025-06-01 assessed f +nej"],
            "2025-07-01",
            {"f|2024-01-01": "met", "f|2025-06-01": "open"},
        ),
        (', every = "1y", modality = "should"', [], "2026-01-02", {"f|2024-01-01": "needs_judgement"}),
        (', every = "1y", also = ["decided f"]', ["2024-02-01 decided f"], "2024-03-01",
         {"f|2024-01-01": "met", "f|2024-02-01": "open"}),
    ],
)  # fmt: skip
def test_a_question_is_open_until_its_advised_day_and_then_awaits_a_person(fields, lines, on, expected):
    assert said(assess(fields), lines, on) == expected


def test_question_and_answer_are_shown_and_never_weighed():
    shown = reasons(assess(', every = "1y"'), ["2024-06-01 assessed f +nej"], "2024-07-01", "f|2024-01-01")

    assert shown.status == "met"
    assert [(remark.code, remark.values) for remark in shown.remarks] == [
        ("question", ("Räcker det?",)),
        ("answer", ("nej", "e01")),
    ]
    assert [step[0] for step in steps(shown)] == ["counted_from", "plus"]
    waiting = reasons(assess(), [], "2024-07-01", "f|2024-01-01")
    assert (waiting.missing, [step[0] for step in steps(waiting)]) == (("assessed f",), ["counted_from"])


def test_a_question_whose_day_falls_after_the_last_day_in_force_is_not_asked():
    book = assess(', every = "1y"', header="valid_through = 2025-06-30")

    assert list(said(book, ["2024-08-01 assessed f"], "2025-01-01")) == ["f|2024-01-01", "renew|2025-06-30"]


def test_a_question_goes_on_from_one_version_to_the_next():
    rule = 'assess.f = { question = "Räcker det?", every = "1y" }'
    first = version(text([rule], header="valid_through = 2024-12-31"))
    book = Rulebook.of(library(first, version(text([rule], valid_from="2025-03-01"))), "berga")

    found = said(book, ["2025-01-15 assessed f", "2025-04-01 assessed f"], "2025-05-01")

    assert found == {
        "f|2024-01-01": "met",
        "f|2025-01-15": "met",
        "f|2025-04-01": "open",
        "renew|2024-12-31": "met",
    }

"""What is done before a meeting, and who is there."""

import pytest

from radslag.statute.rulebook import Rulebook
from tests.unit.statute.council import codes, council, library, reasons, said, steps, text, version

PLAN = "2026-05-11 planned mote @radet =m !2026-03-01"
HELD = "2026-05-11 held mote @radet =m"


def lead(fields='ahead = "10d"', **more):
    return council(f'lead.k = {{ of = "sent kallelse", before = "held mote @radet", {fields} }}', **more)


def test_a_before_deadline_never_rolls_although_it_falls_on_a_holiday():
    shown = reasons(lead(), [PLAN], "2026-05-02", "k|m")

    assert (shown.status, str(shown.due), str(shown.hard)) == ("overdue", "2026-05-01", "2026-05-11")
    assert [step[0] for step in steps(shown)] == ["counted_from", "minus"]
    assert shown.missing == ("sent kallelse",)


@pytest.mark.parametrize(
    ("fields", "due"),
    [
        ('ahead = "10d", roll = "previous"', "2026-04-30"),
        ('ahead = "10d", clear = true', "2026-04-30"),
        ('ahead = "2w"', "2026-04-27"),
        ('ahead = "5b"', "2026-05-04"),
        ('reading = "texten anger inget tal"', "2026-05-11"),
    ],
)
def test_days_before_a_meeting_are_counted_as_the_text_says(fields, due):
    assert str(reasons(lead(fields), [PLAN], "2026-03-01", "k|m").due) == due


def test_the_steps_name_the_day_off_and_the_clear_day():
    shown = reasons(lead('ahead = "9d", clear = true, roll = "previous"'), [PLAN], "2026-03-01", "k|m")

    assert [step[0] for step in steps(shown)] == ["counted_from", "minus", "minus", "rolled"]
    assert steps(shown)[-1][2] == "första maj"


@pytest.mark.parametrize(
    ("sent", "status"),
    [
        ("2026-05-01", "met"),
        ("2026-05-02", "met_late"),
        ("2026-05-11", "met_late"),
        ("2026-05-12", "breached"),
    ],
)
def test_a_notice_is_in_time_late_or_after_the_meeting(sent, status):
    assert said(lead(), [PLAN, HELD, f"{sent} sent kallelse =m"], "2026-06-01") == {"k|m": status}


def test_a_late_notice_says_by_how_many_days():
    shown = reasons(lead(), [HELD, "2026-05-05 sent kallelse =m"], "2026-06-01", "k|m")

    assert [(miss.code, miss.values) for miss in shown.near_misses] == [("late", (4,))]


def test_a_notice_after_the_meeting_is_a_near_miss():
    assert codes(reasons(lead(), [HELD, "2026-05-12 sent kallelse =m"], "2026-06-01", "k|m")) == [
        "came_after"
    ]


def test_a_notice_in_time_has_no_near_miss():
    assert codes(reasons(lead(), [HELD, "2026-04-12 sent kallelse =m"], "2026-06-01", "k|m")) == []


def test_a_moved_meeting_moves_its_duties_and_names_the_move():
    moved = "2026-05-20 planned mote @radet =m !2026-04-20"
    shown = reasons(lead(), [PLAN, moved, "2026-04-25 sent kallelse =m"], "2026-05-15", "k|m")

    assert (shown.status, str(shown.due)) == ("met", "2026-05-10")
    assert steps(shown)[0][0] == "moved"


def test_a_cancelled_meeting_ends_its_duties_whatever_else_would_hold():
    cancelled = "2026-05-05 cancelled mote =m"

    assert said(lead(), [PLAN, cancelled], "2026-06-01") == {"k|m": "ended"}
    assert said(lead(), [PLAN, cancelled, HELD], "2026-06-01") == {"k|m": "breached"}
    assert steps(reasons(lead(), [PLAN, cancelled], "2026-06-01", "k|m"))[0][:2] == ("cancelled", "e02")


def test_a_meeting_planned_again_after_being_cancelled_is_on():
    again = "2026-06-01 planned mote @radet =m !2026-05-06"

    assert said(lead(), [PLAN, "2026-05-05 cancelled mote =m", again], "2026-05-10") == {"k|m": "due"}


def test_a_meeting_without_outcome_is_asked_for():
    shown = reasons(lead(), [PLAN], "2026-05-12", "k|m")

    assert shown.status == "lapsed"
    assert codes(shown) == ["unrecorded_plan"]


def test_a_plan_may_be_a_span_due_from_its_first_day_and_lapsed_after_its_last():
    span = "2026-05-11 planned mote @radet =m ..2026-05-13 !2026-03-01"

    assert said(lead(), [span], "2026-05-13") == {"k|m": "overdue"}
    assert said(lead(), [span], "2026-05-14") == {"k|m": "lapsed"}


def test_a_plan_that_moves_to_another_body_is_no_meeting_of_this_one():
    moved = "2026-05-20 planned mote @klara =m !2026-04-20"

    assert said(lead(), [PLAN, moved], "2026-05-15") == {}
    assert said(lead(), [PLAN, "2026-05-11 held mote @klara =m"], "2026-05-15") == {}


def test_an_advised_day_before_the_meeting_is_shown():
    book = lead(routine=('lead.k = { advice = "15d" }',))

    assert str(reasons(book, [PLAN], "2026-03-01", "k|m").advice) == "2026-04-26"


def two_versions(*ahead):
    body = 'body.radet = { label = "Rådet" }'
    rules = [
        f'lead.k = {{ of = "sent kallelse", before = "held mote @radet", ahead = "{n}" }}' for n in ahead
    ]
    versions = [version(text([body, rules[0]])), version(text([body, rules[1]], valid_from="2026-05-05"))]
    return Rulebook.of(library(*versions), "berga")


def plan(day):
    return [f"{day} planned mote @radet =m !2026-03-01"]


def test_the_version_in_whose_life_the_due_day_falls_judges():
    book = two_versions("10d", "3d")

    days = {
        day: str(reasons(book, plan(day), "2026-03-01", "k|m").due) for day in ("2026-05-11", "2026-05-20")
    }

    assert days == {"2026-05-11": "2026-05-01", "2026-05-20": "2026-05-17"}


def test_a_due_day_that_falls_in_the_life_of_neither_version_makes_no_duty():
    assert said(two_versions("3d", "10d"), plan("2026-05-10"), "2026-05-06") == {}


def test_a_meeting_whose_due_day_no_version_covers_has_no_duty():
    assert said(lead(), ["2024-01-05 held mote @radet =m"], "2024-02-01") == {}


def test_nothing_is_said_before_a_rule_is_in_force():
    assert said(lead(), [PLAN], "2023-12-31", register="2023-01-01") == {}


SEATS = (
    'seat.ordforande = { label = "O", body = "radet" }',
    'seat.platser = { label = "P", body = "radet", min = 0, substitute = "vikarie" }',
    'seat.gast = { label = "G", body = "radet", min = 0, standing = "adjunct" }',
    'seat.kallad = { label = "K", body = "radet", min = 0, on_demand = true }',
)
MEMBERS = [
    "2024-01-01 appointed plats @radet >ordforande ~m1",
    "2024-01-01 appointed plats @radet >platser ~m2|m3",
    "2024-01-01 appointed plats @radet >gast ~g1",
    "2024-01-01 appointed plats @radet >kallad ~k1",
    "2024-01-01 appointed vikarie ~v1",
    HELD,
]


def quorum(fields='more_than = "1/2"'):
    return council(*SEATS, f'quorum.q = {{ body = "radet", {fields} }}')


@pytest.mark.parametrize(
    ("fields", "attended", "status"),
    [
        ('more_than = "1/2"', ["~m1|m2"], "met"),
        ('more_than = "1/2"', ["~m1|g1|k1"], "breached"),
        ('more_than = "1/2"', ["~m1 +tid", "~m3"], "met"),
        ('at_least = "1/3"', ["~m2"], "met"),
        ('at_least = "2"', ["~m2"], "breached"),
        ('at_least = "1", roles = ["ordforande"]', ["~m2"], "breached"),
        ('at_least = "1", roles = ["ordforande"]', ["~m1"], "met"),
        ('at_least = "1", roles = ["vikarie"]', ["~v1|m1"], "met"),
        ('more_than = "1/2"', ["~m1", "~v1 >platser ^f1"], "met"),
        ('more_than = "1/2"', ["~m1", "~x9 >platser ^f1"], "breached"),
        ('at_least = "3"', ["~m1|m2|m3", "~v1 >platser"], "met"),
        ('at_least = "1", roles = ["ordforande"]', ["~m2", "~x9 >ordforande"], "met"),
        ('more_than = "1/2"', [], "unknown"),
    ],
)
def test_members_present_are_counted(fields, attended, status):
    facts = [*MEMBERS, *(f"2026-05-11 attended mote @radet {part} =m" for part in attended)]

    assert said(quorum(fields), facts, "2026-05-12")["q|m"] == status


def test_without_recorded_members_a_quorum_is_unknown():
    shown = reasons(quorum(), [HELD, "2026-05-11 attended mote ~m1 =m"], "2026-05-12", "q|m")

    assert (shown.status, shown.missing) == ("unknown", ("appointed plats @radet",))


def test_a_quorum_says_what_is_missing_and_who_stood_in_with_another_office():
    book = quorum('more_than = "1/2", roles = ["ordforande", "sekreterare"]')
    facts = [*MEMBERS, "2026-05-11 attended mote ~m2 =m", "2026-05-11 attended mote ~x9 >platser =m"]

    shown = reasons(book, facts, "2026-05-12", "q|m")

    assert shown.missing == ("attended mote @radet", "attended mote @radet <ordforande")
    assert [(remark.code, remark.values) for remark in shown.remarks] == [
        ("other_substitute", ("e08", "platser")),
        ("holder_unrecorded", ("sekreterare",)),
    ]
    assert steps(shown)[0][0] == "counted_from"
    assert (shown.need, shown.have) == (2, 1)


def test_enough_members_without_a_role_that_must_be_there_lack_the_role_only():
    book = quorum('at_least = "1", roles = ["ordforande"]')

    shown = reasons(book, [*MEMBERS, "2026-05-11 attended mote ~m2 =m"], "2026-05-12", "q|m")

    assert (shown.status, shown.missing) == ("breached", ("attended mote @radet <ordforande",))


def test_attendance_that_names_no_one_is_no_attendance():
    shown = reasons(quorum(), [*MEMBERS, "2026-05-11 attended mote <polisen =m"], "2026-05-12", "q|m")

    assert (shown.status, shown.missing) == ("unknown", ("attended mote @radet",))


def test_an_unnamed_member_may_be_anyone_present_who_is_not_otherwise_a_member():
    facts = [
        "2024-01-01 appointed plats @radet >platser",
        "2024-01-01 appointed plats @radet >ordforande ~m1",
        HELD,
    ]

    assert said(quorum(), [*facts, "2026-05-11 attended mote ~m1|x =m"], "2026-05-12")["q|m"] == "met"
    assert said(quorum(), [*facts, "2026-05-11 attended mote ~m1 =m"], "2026-05-12")["q|m"] == "breached"


def test_a_body_that_declares_no_seats_has_as_members_whoever_is_appointed_to_it():
    book = council('quorum.q = { body = "radet", more_than = "1/2" }')
    facts = ["2024-01-01 appointed plats @radet ~m1|m2", HELD, "2026-05-11 attended mote ~m1 =m"]

    assert said(book, facts, "2026-05-12") == {"q|m": "breached"}


def test_a_meeting_outside_force_has_no_quorum_to_meet():
    assert said(quorum(), ["2023-05-11 held mote @radet =m"], "2026-05-12", register="2023-01-01") == {
        "ordforande|now": "overdue"
    }

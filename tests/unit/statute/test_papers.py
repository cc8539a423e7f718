"""What follows an act: papers, their parts, approvals and dispatch, and what comes first."""

import pytest

from radslag.statute.rulebook import Rulebook
from radslag.statute.wording import Teller
from tests.unit.statute.council import codes, council, library, reasons, said, steps, text, version

HELD = "2026-03-05 held mote @radet =m"


def follow(fields="", when="held mote @radet", then="decided protokoll", **more):
    return council(f'follow.f = {{ when = "{when}", then = "{then}"{fields} }}', **more)


def test_an_after_deadline_rolls_to_the_next_working_day_naming_each_day_passed():
    shown = reasons(follow(', within = "29d"'), [HELD], "2026-04-07", "f|m")

    assert (str(shown.due), shown.status, shown.trigger) == ("2026-04-07", "due", "e01")
    assert [step[0] for step in steps(shown)] == ["counted_from", "plus", *["rolled"] * 4]


def test_an_after_deadline_stays_where_the_text_says_so():
    shown = reasons(follow(', within = "29d", roll = "none"'), [HELD], "2026-04-04", "f|m")

    assert (str(shown.due), shown.status) == ("2026-04-03", "overdue")


@pytest.mark.parametrize(
    ("line", "status"),
    [
        ("2026-03-05 decided protokoll =m", "met"),
        ("2026-03-19 decided protokoll =m", "met"),
        ("2026-03-20 decided protokoll =m", "met_late"),
        ("2026-03-04 decided protokoll =m", "overdue"),
        ("2026-03-06 decided protokoll =n", "overdue"),
    ],
)
def test_what_follows_is_of_the_same_matter_on_the_day_or_later(line, status):
    assert said(follow(', within = "14d"'), [HELD, line], "2026-04-01")["f|m"] == status


def test_what_the_rule_says_counts_also_counts():
    book = follow(', within = "14d", also = ["sent protokoll"]')

    for act in ("decided", "sent"):
        assert said(book, [HELD, f"2026-03-06 {act} protokoll =m"], "2026-04-01")["f|m"] == "met"


def test_what_is_not_linked_may_be_of_any_matter():
    book = follow(', within = "14d", link = false')

    assert said(book, [HELD, "2026-03-06 decided protokoll =n"], "2026-04-01") == {"f|m": "met"}
    assert codes(reasons(book, [HELD], "2026-04-01", "f|m")) == []


def test_an_act_does_not_follow_itself():
    book = follow(', within = "14d"', when="decided plan", then="decided plan")

    assert said(book, ["2026-03-05 decided plan =p"], "2026-04-01") == {"f|p": "overdue"}


def test_only_the_first_entry_of_a_matter_sets_it_going():
    facts = ["2023-12-05 held mote @radet =m", "2024-03-05 held mote @radet =m"]

    assert said(follow(', within = "14d"'), facts, "2024-06-01") == {}


def test_each_second_trigger_may_be_what_counts():
    facts = [f"2026-0{n}-05 held mote @radet =m{n}" for n in range(1, 6)]

    assert list(said(follow(', within = "14d", nth = 2'), facts, "2026-06-01")) == ["f|m2", "f|m4"]


@pytest.mark.parametrize(("on", "status"), [("2026-03-31", "due"), ("2026-04-01", "breached")])
def test_what_shall_be_done_in_the_life_of_a_matter_cannot_be_mended_after_it(on, status):
    book = follow(', within = "life"', when="sent remiss", then="reported svar")
    facts = ["2026-03-01 sent remiss =r ..2026-03-31"]

    assert said(book, facts, on) == {"f|r": status}
    assert said(book, [*facts, "2026-03-31 reported svar =r"], on) == {"f|r": "met"}
    assert said(book, [*facts, "2026-04-01 reported svar =r"], "2026-04-02") == {"f|r": "breached"}
    assert said(book, ["2026-03-01 sent remiss =r"], on) == {"f|r": "open"}


def test_until_the_next_meeting_is_through_its_day():
    book = follow(', until = "held mote @radet"', when="notified forhinder", then="appointed ersattare")
    told = "2026-03-01 notified forhinder =f"

    shown = reasons(book, [told, HELD], "2026-03-06", "f|f")
    assert (shown.status, str(shown.due)) == ("overdue", "2026-03-05")
    assert steps(shown)[-1] == ("counted_from", shown.due, "e02")
    assert said(book, [told, HELD, "2026-03-05 appointed ersattare =f"], "2026-03-06")["f|f"] == "met"
    assert said(book, [told], "2027-03-06") == {"f|f": "open"}
    assert said(book, [told, "2026-03-01 held mote @radet =m"], "2026-03-06")["f|f"] == "open"
    assert said(book, ["2026-03-01 notified forhinder =m", HELD], "2026-03-06")["f|m"] == "open"


def test_a_planned_meeting_sets_the_day_until_it_lapses():
    book = follow(', until = "held mote @radet"', when="notified forhinder", then="appointed ersattare")
    facts = ["2026-03-01 notified forhinder =f", "2026-03-05 planned mote @radet =m !2026-02-01"]

    assert [said(book, facts, day)["f|f"] for day in ("2026-03-05", "2026-03-06")] == ["due", "open"]


def test_until_may_name_any_act():
    book = follow(', until = "decided budget"', when="notified behov", then="reported behov")
    facts = ["2026-03-01 notified behov =b", "2026-03-01 decided budget =x", "2026-04-01 decided budget =b"]

    assert said(book, facts, "2026-06-01") == {"f|b": "open"}
    assert said(book, [*facts, "2026-05-01 decided budget =y"], "2026-06-01") == {"f|b": "overdue"}


def test_a_late_act_and_acts_by_others_are_near_misses():
    book = follow(', within = "14d"', then="decided protokoll @radet")

    assert codes(reasons(book, [HELD, "2026-04-20 decided protokoll @radet =m"], "2026-05-01", "f|m")) == [
        "late"
    ]
    assert codes(reasons(book, [HELD, "2026-03-06 decided protokoll @klara =m"], "2026-05-01", "f|m")) == [
        "other_body"
    ]


def test_a_trigger_is_judged_by_the_version_of_its_day_and_survives_it():
    body = 'body.radet = { label = "Rådet" }'
    rules = [
        f'follow.f = {{ when = "held mote @radet", then = "decided {t}", within = "14d" }}' for t in "ab"
    ]
    versions = [version(text([body, rules[0]])), version(text([body, rules[1]], valid_from="2026-03-06"))]
    book = Rulebook.of(library(*versions), "berga")
    facts = [HELD, "2026-03-06 held mote @radet =n", "2026-03-10 decided a =m", "2026-03-10 decided b =n"]

    assert said(book, facts, "2026-04-01") == {"f|m": "met", "f|n": "met"}


def test_a_matter_set_going_under_both_versions_has_one_duty():
    body = 'body.radet = { label = "Rådet" }'
    rules = [f'follow.f = {{ when = "decided {t}", then = "sent {t}", within = "14d" }}' for t in "ab"]
    versions = [version(text([body, rules[0]])), version(text([body, rules[1]], valid_from="2026-03-06"))]
    book = Rulebook.of(library(*versions), "berga")
    facts = ["2026-03-05 decided a =m", "2026-03-07 decided b =m", "2026-03-08 sent a =m"]

    assert said(book, facts, "2026-04-01") == {"f|m": "met"}


def contain(fields, in_="sent kallelse @radet"):
    return council(f'contain.c = {{ in = "{in_}", shall = ["tid", "dagordning"]{fields} }}')


SENT = "2026-02-20 sent kallelse @radet +tid =m"


@pytest.mark.parametrize(
    ("fields", "more", "status"),
    [
        ("", [], "overdue"),
        ("", ["2026-09-01 sent kallelse @radet +dagordning =m"], "met"),
        (", number = 1", [], "met"),
        (', until = "held mote @radet"', [HELD], "breached"),
        (', until = "held mote @radet"', [HELD, "2026-03-05 sent kallelse @radet +dagordning =m"], "met"),
        (
            ', until = "held mote @radet"',
            [HELD, "2026-03-06 sent kallelse @radet +dagordning =m"],
            "breached",
        ),
    ],
)
def test_parts_are_counted_over_all_entries_of_the_matter_until_it_ends(fields, more, status):
    assert said(contain(fields), [SENT, *more], "2026-10-01")["c|m"] == status


BEGUN = "2026-02-20 decided arsplan +tid =m"
COMPLETED = "2026-12-03 decided arsplan +dagordning =m"


@pytest.mark.parametrize(
    ("fields", "lines", "remarks"),
    [
        ("", [BEGUN], []),
        ("", [BEGUN, "2026-02-20 decided arsplan +dagordning =m"], []),
        ("", [BEGUN, COMPLETED], ["Fullständig först 3\xa0december 2026."]),
        (
            "",
            [BEGUN, "2026-03-01 decided arsplan +handlingar =m", COMPLETED, "2026-12-09 decided arsplan =m"],
            ["Fullständig först 3\xa0december 2026."],
        ),
        (", number = 1", [BEGUN, COMPLETED], []),
        (', until = "held mote"', [BEGUN, COMPLETED], ["Fullständig först 3\xa0december 2026."]),
    ],
)
def test_the_day_that_completed_an_act_afterwards_is_told_in_words(fields, lines, remarks):
    book = contain(fields, in_="decided arsplan")
    shown = reasons(book, lines, "2026-12-31", "c|m")

    assert [Teller(book.names).remark(remark) for remark in shown.remarks] == remarks


@pytest.mark.parametrize(
    ("more", "status"),
    [([], "breached"), (["2027-01-02 notrequired plikt =berga#r|2026"], "waived")],
)
def test_the_day_of_the_act_itself_is_not_the_day_of_its_contents(more, status):
    book = council(
        'contain.c = { in = "decided arsplan", shall = ["tid", "dagordning"], label = "delar" }',
        'recur.r = { of = "decided arsplan", at_least = 9, latest = "11-30", label = "årsplan" }',
    )

    verdicts = said(book, [BEGUN, COMPLETED, *more], "2027-01-02")
    assert (verdicts["c|m"], verdicts["r|2026"]) == ("met", status)


def test_a_notice_after_the_meeting_is_judged_by_itself():
    late = "2026-03-09 sent kallelse @radet +tid|dagordning =m"

    assert said(contain(', until = "held mote @radet"'), [HELD, late], "2026-03-10")["c|m"] == "met"


def test_the_meeting_itself_is_complete_on_its_day_or_never():
    book = contain("", in_="held mote @radet")

    assert said(book, ["2026-03-05 held mote @radet +tid =m"], "2026-03-05") == {"c|m": "overdue"}
    assert said(book, ["2026-03-05 held mote @radet +tid =m"], "2026-03-06") == {"c|m": "breached"}


def test_what_is_missing_is_named_part_by_part_and_what_should_be_there_is_a_remark():
    book = contain(', should = ["handlingar"], until = "held mote @radet"')
    shown = reasons(book, [SENT, HELD, "2026-03-06 sent kallelse @radet +dagordning =m"], "2026-04-01", "c|m")

    assert shown.missing == ("sent kallelse @radet +dagordning",)
    assert codes(shown) == ["after_until"]
    assert [(remark.code, remark.values) for remark in shown.remarks] == [("should_contain", ("handlingar",))]
    assert (shown.need, shown.have, steps(shown)[0][0]) == (2, 1, "counted_from")
    full = reasons(contain(', should = ["tid"]'), [SENT], "2026-04-01", "c|m")
    assert (full.remarks, full.near_misses) == ((), ())


def approve(fields=', within = "14d"'):
    return council(
        'approve.a = { of = "protokoll", after = "held mote @radet", by = ["ordforande", "justerare"], '
        f'elected = ["justerare"]{fields} }}'
    )


CHAIR = "2026-03-10 approved protokoll <ordforande ~m1 =m"


@pytest.mark.parametrize(
    ("lines", "status", "near"),
    [
        ([CHAIR, "2026-03-12 approved protokoll <justerare ~m2 =m"], "met", []),
        ([CHAIR, "2026-03-12 approved protokoll <justerare =m"], "met", []),
        (["2026-03-12 approved protokoll <ordforande|justerare ~m1|m2 =m"], "met", []),
        (["2026-03-12 approved protokoll <ordforande|justerare =m"], "met", []),
        ([CHAIR, "2026-03-20 approved protokoll <justerare ~m2 =m"], "met_late", ["late"]),
        ([CHAIR], "overdue", []),
        ([CHAIR, "2026-03-12 approved protokoll <justerare ~m1 =m"], "overdue", ["same_holder"]),
        ([CHAIR, "2026-03-01 approved protokoll <justerare ~m2 =m"], "overdue", []),
        (
            [
                CHAIR,
                "2026-03-12 approved protokoll <justerare ~m2 =m",
                "2026-03-05 appointed justerare ~m3 =m",
            ],
            "overdue",
            ["not_elected"],
        ),
        (
            [CHAIR, "2026-03-12 approved protokoll <justerare ~m2 =m", "2026-03-05 attended mote ~m1|m3 =m"],
            "overdue",
            ["not_present"],
        ),
        (
            [
                CHAIR,
                "2026-03-12 approved protokoll <justerare ~m1|m2 =m",
                "2026-03-05 appointed justerare ~m1|m2 =m",
                "2026-03-05 attended mote ~m1|m2 =m",
            ],
            "met",
            [],
        ),
    ],
)
def test_each_role_approves_and_only_contradicting_evidence_disqualifies(lines, status, near):
    shown = reasons(approve(), [HELD, *lines], "2026-04-01", "a|m")

    assert (shown.status, codes(shown)) == (status, near)


def test_roles_are_filled_as_far_as_holders_go_round():
    lines = [
        "2026-03-10 approved protokoll <ordforande ~m1|m2 =m",
        "2026-03-10 approved protokoll <justerare ~m1 =m",
    ]

    assert said(approve(), [HELD, *lines], "2026-04-01") == {"a|m": "met"}


def test_a_missing_approval_names_the_role_and_an_unnamed_holder_is_a_remark():
    shown = reasons(approve(), [HELD, "2026-03-10 approved protokoll <ordforande =m"], "2026-04-01", "a|m")

    assert shown.missing == ("approved protokoll <justerare",)
    assert [(remark.code, remark.values) for remark in shown.remarks] == [
        ("holder_unrecorded", ("ordforande", "e02"))
    ]
    assert [step[0] for step in steps(shown)] == ["counted_from", "plus"]


def test_approval_until_the_next_meeting():
    book = approve(', until = "held mote @radet"')
    facts = [HELD, CHAIR, "2026-05-05 planned mote @radet =n !2026-03-01"]

    assert said(book, facts, "2026-05-05")["a|m"] == "due"


def deliver(fields=', within = "14d"'):
    return council(
        f'deliver.d = {{ what = "protokoll", after = "decided protokoll", to = ["ledamoter", "polisen"]{fields} }}'
    )


DONE = "2026-03-10 decided protokoll =m"


@pytest.mark.parametrize(
    ("lines", "status", "near", "missing"),
    [
        (["2026-03-10 sent protokoll >ledamoter|polisen|skolan =m"], "met", [], ()),
        (["2026-03-11 sent protokoll >ledamoter =m", "2026-03-24 sent protokoll >polisen =m"], "met", [], ()),
        (
            ["2026-03-11 sent protokoll >ledamoter =m", "2026-03-25 sent protokoll >polisen =m"],
            "met_late",
            ["late"],
            (),
        ),
        (["2026-03-11 sent protokoll >ledamoter =m"], "overdue", [], ("sent protokoll >polisen",)),
        (
            ["2026-03-11 sent protokoll >skolan =m"],
            "overdue",
            ["other_recipient"],
            ("sent protokoll >ledamoter", "sent protokoll >polisen"),
        ),
    ],
)
def test_a_document_reaches_every_recipient(lines, status, near, missing):
    shown = reasons(deliver(), [DONE, *lines], "2026-04-01", "d|m")

    assert (shown.status, codes(shown), shown.missing) == (status, near, missing)


def test_without_a_day_a_dispatch_is_never_late():
    assert said(deliver(""), [DONE], "2030-01-01") == {"d|m": "open"}


def precede(fields=""):
    return council(f'precede.p = {{ first = "decided bild", then = "decided plan"{fields} }}')


PLAN = "2026-06-01 decided plan =p ^b *2026"


@pytest.mark.parametrize(
    ("fields", "basis", "status"),
    [
        ("", "2020-01-01 decided bild", "met"),
        ("", "2026-06-01 decided bild", "met"),
        ("", "2026-06-02 decided bild", "breached"),
        (', max_age = "1y"', "2025-06-01 decided bild", "met"),
        (', max_age = "1y"', "2025-05-31 decided bild", "breached"),
        (", link = true", "2026-01-01 decided bild =b", "met"),
        (", link = true", "2026-01-01 decided bild =p", "met"),
        (", link = true", "2026-01-01 decided bild =x", "breached"),
        (", same_period = true", "2026-01-01 decided bild *2026", "met"),
        (", same_period = true", "2026-01-01 decided bild *2025", "breached"),
        (", same_period = true", "2026-01-01 decided bild", "breached"),
        (', modality = "should"', "2026-06-02 decided bild", "advised"),
    ],
)
def test_an_act_rests_on_one_that_came_before(fields, basis, status):
    assert said(precede(fields), [basis, PLAN], "2026-07-01")["p|p"] == status


def test_an_act_is_no_basis_of_its_own():
    book = council('precede.p = { first = "decided plan", then = "decided plan" }')

    assert said(book, ["2026-06-01 decided plan =p"], "2026-07-01") == {"p|p": "breached"}


def test_an_early_act_is_unknown_where_its_basis_may_be_older_than_the_journal():
    def at(register, fields=""):
        return said(precede(fields), [PLAN], "2026-07-01", register=register)["p|p"]

    assert at("2026-03-03") == "breached"
    assert at("2026-03-04") == "unknown"
    assert at("2026-03-04", ', max_age = "1m"') == "breached"


def test_a_basis_that_came_after_or_from_another_body_is_a_near_miss():
    book = council('precede.p = { first = "decided bild @radet", then = "decided plan", max_age = "1y" }')
    facts = [
        PLAN,
        "2026-06-02 decided bild @radet",
        "2026-05-01 decided bild @klara",
        "2020-05-01 decided bild @radet",
    ]

    shown = reasons(book, facts, "2026-07-01", "p|p")

    assert codes(shown) == ["came_after", "other_body"]
    assert (shown.missing, [step[0] for step in steps(shown)]) == (
        ("decided bild @radet",),
        ["counted_from", "minus"],
    )
    assert reasons(precede(), ["2026-01-01 decided bild", PLAN], "2026-07-01", "p|p").near_misses == ()

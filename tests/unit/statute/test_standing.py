"""What shall hold at all times: agreements, seats, bodies; and seats that are offered."""

import pytest

from radslag.statute.rulebook import Rulebook
from tests.unit.statute.council import codes, council, judged, library, reasons, said, steps, text, version

SIGNED = "2024-02-01 signed avtal =a ..2025-06-30"


def maintain(fields="", **more):
    return council(f'maintain.a = {{ of = "signed avtal"{fields} }}', **more)


@pytest.mark.parametrize(
    ("fields", "lines", "on", "expected"),
    [
        ("", [], "2024-01-01", {"a|now": "overdue"}),
        ("", ["2020-01-01 signed avtal"], "2024-01-01", {"a|now": "met"}),
        ("", [SIGNED], "2025-06-30", {"a|now": "met+at_risk", "a|gap@2024-01-01": "met_late"}),
        ("", [SIGNED], "2025-07-01", {"a|now": "overdue", "a|gap@2024-01-01": "met_late"}),
        (', grace = "31d"', [SIGNED], "2025-07-31", {"a|now": "due"}),
        (', grace = "31d"', [SIGNED], "2025-08-01", {"a|now": "overdue"}),
        (', grace = "30d"', [SIGNED], "2024-03-01", {"a|now": "met", "a|gap@2024-01-01": "met_late"}),
        (', term = "1y"', ["2024-01-01 signed avtal"], "2025-01-01", {"a|now": "met+at_risk"}),
        (', term = "1y"', ["2024-01-01 signed avtal"], "2025-01-02", {"a|now": "overdue"}),
        (', terms = ["1y", "2y"]', ["2024-01-01 signed avtal ..2024-12-31"], "2024-05-01", {"a|now": "met"}),
        (', terms = ["1y", "2y"]', ["2024-01-01 signed avtal ..2024-11-30"], "2024-05-01", {"a|now": "overdue"}),
        (', terms = ["1y", "2y"]', ["2024-01-01 signed avtal"], "2026-01-01", {"a|now": "met+at_risk"}),
        (', modality = "should"', [], "2024-05-01", {"a|now": "advised"}),
        (', from = 2024-07-01', [], "2024-06-30", {}),
        (', through = 2024-06-30, grace = "1y"', [], "2024-07-01", {"a|gap@2024-01-01": "ended"}),
        (', through = 2024-06-30', [], "2024-07-01", {"a|gap@2024-01-01": "breached"}),
        (', through = 2024-06-30', ["2024-01-01 signed avtal"], "2024-07-01", {}),
        (', also = ["decided avtal"]', ["2024-01-01 decided avtal"], "2024-07-01", {"a|now": "met"}),
    ],
)  # fmt: skip
def test_something_valid_covers_every_day(fields, lines, on, expected):
    assert said(maintain(fields), lines, on) == expected


def test_a_gap_from_before_the_journal_is_unknown_until_it_has_settled_and_then_forgotten():
    late = [*[SIGNED], "2026-08-01 signed avtal"]

    assert said(maintain(), [], "2026-03-31", register="2026-01-01") == {"a|now": "unknown"}
    assert said(maintain(), [], "2026-04-01", register="2026-01-01") == {"a|now": "overdue"}
    assert said(maintain(), late, "2026-09-01", register="2026-01-01") == {"a|now": "met"}


def test_a_placeholder_day_is_never_worse_than_unknown():
    book = maintain(header="valid_from_known = false")

    assert said(book, [], "2026-09-01") == {"a|now": "unknown"}
    assert said(book, [SIGNED], "2025-09-01") == {"a|now": "overdue", "a|gap@2024-01-01": "met_late"}


def test_coverage_carries_over_from_one_version_to_the_next():
    rule = 'maintain.a = { of = "signed avtal" }'
    versions = [version(text([rule])), version(text([rule], valid_from="2025-07-01"))]
    book = Rulebook.of(library(*versions), "berga")

    assert said(book, ["2024-01-01 signed avtal ..2025-05-31"], "2025-08-01") == {"a|now": "overdue"}


def test_a_pause_between_versions_asks_for_nothing():
    rule = 'maintain.a = { of = "signed avtal" }'
    first = version(text([rule], header="valid_through = 2024-12-31"))
    versions = [first, version(text([rule], valid_from="2025-07-01"))]
    book = Rulebook.of(library(*versions), "berga")
    facts = ["2024-01-01 signed avtal ..2024-12-31"]

    assert said(book, facts, "2025-03-01") == {"renew|2024-12-31": "met"}
    assert said(book, facts, "2025-07-01") == {"a|now": "overdue", "renew|2024-12-31": "met"}


def test_what_is_not_valid_says_why():
    book = council('maintain.a = { of = "signed avtal @radet", terms = ["1y"], grace = "30d" }')
    facts = ["2024-01-01 signed avtal @klara", "2024-01-02 signed avtal @radet ..2024-03-01"]

    shown = reasons(book, facts, "2024-05-01", "a|now")

    assert codes(shown) == ["other_term", "other_body"]
    assert (shown.missing, steps(shown)[1]) == (("signed avtal @radet",), ("plus", "30d"))
    assert reasons(maintain(), [SIGNED], "2024-05-01", "a|now").near_misses == ()


def seat(fields="", *others, bodies=None):
    own = bodies or ('body.radet = { label = "R", replaces = ["forra"] }', 'body.forra = { label = "F" }')
    return council(f'seat.s = {{ label = "S", body = "radet"{fields} }}', *others, bodies=own)


OWN = "2024-01-01 appointed plats @radet >s"


@pytest.mark.parametrize(
    ("fields", "lines", "expected"),
    [
        ("", [], "overdue"),
        ("", [f"{OWN} ~a"], "met"),
        ("", [OWN], "met"),
        ("", ["2024-01-01 appointed plats @forra >s ~a"], "met"),
        ("", ["2024-01-01 appointed plats @klara >s ~a"], "overdue"),
        (", min = 2", [f"{OWN} ~a"], "overdue"),
        (", min = 2", [f"{OWN} ~a|b"], "met"),
        (", min = 2", [f"{OWN} ~a", OWN], "met"),
        (", max = 1", [f"{OWN} ~a|b"], "overdue"),
        (", max = 2", [f"{OWN} ~a|b"], "met"),
        (", min = 0", [], None),
        (", min = 0, max = 0", [], None),
        (", min = 0, max = 0", [f"{OWN} ~a"], "overdue"),
        (', min = "unregulated"', [], None),
        (", on_demand = true", [], None),
        (', ex_officio = "ks"', ["2024-01-01 appointed ks ~a"], "met"),
        (', ex_officio = ["ks", "kf"]', ["2024-01-01 appointed kf ~a"], "met"),
        (', ex_officio = "ks"', ["2024-01-01 appointed ks ~a", f"{OWN} ~a"], "met"),
        (', ex_officio = "ks"', ["2024-01-01 appointed ks ~a", f"{OWN} ~b"], "overdue"),
        (', ex_officio = "ks"', ["2024-01-01 appointed ks", f"{OWN} ~b"], "met"),
        (', ex_officio = "ks"', ["2024-01-01 appointed ks ~a", OWN], "met"),
        (', ex_officio = "ks", min = 2', ["2024-01-01 appointed ks ~a|b", f"{OWN} ~a"], "overdue"),
        (', ex_officio = "ks", min = 2', ["2024-01-01 appointed ks ~a|b", f"{OWN} ~a|b"], "met"),
        (', appointed_by = ["radet"]', ["2024-01-01 appointed plats @radet <radet >s ~a"], "met"),
        (', appointed_by = ["radet"]', [f"{OWN} ~a"], "met"),
        (', appointed_by = ["radet"]', ["2024-01-01 appointed plats @radet <ks >s ~a"], "overdue"),
        (', term = "1m"', [f"{OWN} ~a"], "overdue"),
        (', term = "term"', [f"{OWN} ~a"], "met"),
        (", approx = true", [], "advised"),
        (', rotates = "unregulated", ex_officio = ["ks", "kf"]', ["2024-01-01 appointed kf ~a"], "met"),
    ],
)
def test_a_seat_is_held_by_enough_and_not_too_many(fields, lines, expected):
    assert said(seat(fields), lines, "2024-05-01").get("s|now") == expected


def test_a_term_of_office_ends_with_its_fourth_year():
    book = seat(', term = "term"')

    assert said(book, [f"{OWN} ~a"], "2026-12-31")["s|now"] == "met+at_risk"
    assert said(book, [f"{OWN} ~a"], "2027-01-01")["s|now"] == "overdue"


def test_another_holder_is_never_unknown():
    book = seat(', ex_officio = "ks"')
    facts = ["2024-01-01 appointed ks ~a", f"{OWN} ~b"]

    shown = reasons(book, facts, "2024-05-01", "s|now", register="2024-04-01")

    assert (shown.status, codes(shown), shown.missing) == (
        "overdue",
        ["other_holder"],
        ("appointed plats @radet >s",),
    )


def test_an_appointment_by_another_is_a_near_miss():
    shown = reasons(
        seat(', appointed_by = ["radet"]'),
        ["2024-01-01 appointed plats @radet <ks >s ~a"],
        "2024-05-01",
        "s|now",
    )

    assert codes(shown) == ["other_sender"]


def test_too_many_holders_and_unconfirmed_mandates_are_remarks():
    shown = reasons(
        seat(", max = 1, mandate = true"), [f"{OWN} ~a", f"{OWN} +mandat ~b"], "2024-05-01", "s|now"
    )

    assert [(remark.code, remark.values) for remark in shown.remarks] == [
        ("mandate_unconfirmed", ("e01",)),
        ("too_many", (2, 1)),
    ]
    assert shown.missing == ()


def test_offices_have_a_rotating_seat_in_turn():
    book = seat(', ex_officio = ["ks", "kf"], rotates = "6m"')
    facts = ["2024-01-01 appointed ks ~a ..2024-12-31", "2024-01-01 appointed kf ~b"]

    assert reasons(book, facts, "2024-06-30", "s|now").evidence == ("e01",)
    assert reasons(book, facts, "2024-07-01", "s|now").evidence == ("e02",)
    assert said(book, facts, "2025-01-01")["s|now"] == "overdue"


def test_an_office_may_be_another_seat():
    book = seat(', ex_officio = "ordf"', 'seat.ordf = { label = "O", body = "radet", ex_officio = "ks" }')

    assert said(book, ["2024-01-01 appointed ks ~a"], "2024-05-01") == {"s|now": "met", "ordf|now": "met"}
    assert said(book, ["2024-01-01 appointed plats @radet >ordf ~a"], "2024-05-01")["s|now"] == "met"


def test_seats_that_stand_for_each_other_find_nobody_and_end():
    book = seat(', ex_officio = "ordf"', 'seat.ordf = { label = "O", body = "radet", ex_officio = "s" }')

    assert said(book, [], "2024-05-01") == {"s|now": "overdue", "ordf|now": "overdue"}


POOLED = 'seat.p = { label = "P", body = "radet", min = 0 }'


@pytest.mark.parametrize(
    ("fields", "lines", "expected"),
    [
        (', among = "radet"', ["2024-01-01 appointed plats @radet >p ~a"], "met"),
        (', among = "radet"', ["2024-01-01 appointed plats @radet >p ~b"], "overdue"),
        (', among = "radet"', [], "met"),
        (', from_body = "ks"', ["2024-01-01 appointed plats @ks ~a"], "met"),
        (', from_body = "ks"', ["2024-01-01 appointed plats @ks ~b"], "overdue"),
    ],
)
def test_a_holder_sits_where_the_text_asks(fields, lines, expected):
    bodies = ('body.radet = { label = "R" }', 'body.ks = { label = "K", outside = true }')
    book = seat(fields, POOLED, bodies=bodies)

    shown = reasons(book, [f"{OWN} ~a", *lines], "2024-05-01", "s|now")

    assert shown.status == expected
    assert [remark.code for remark in shown.remarks] == (["not_in_body"] if expected == "overdue" else [])


EACH = ', each = "signed medlem"'
MEMBER = "2024-01-01 signed medlem =f1 #60 ..2024-12-31"


@pytest.mark.parametrize(
    ("fields", "lines", "on", "expected"),
    [
        (EACH, [MEMBER], "2024-05-01", {"s@f1|now": "overdue"}),
        (EACH, [MEMBER, f"{OWN} ~a ^f1"], "2024-05-01", {"s@f1|now": "met"}),
        (EACH, [MEMBER, f"{OWN} ~a ^f2"], "2024-05-01", {"s@f1|now": "overdue"}),
        (EACH, [MEMBER], "2025-01-01", {}),
        (EACH, [], "2024-05-01", {}),
        (
            f"{EACH}, scale = [[1, 1], [50, 2]]",
            [MEMBER, f"{OWN} ~a ^f1"],
            "2024-05-01",
            {"s@f1|now": "overdue"},
        ),
        (
            f"{EACH}, scale = [[1, 1], [50, 2]]",
            [MEMBER, f"{OWN} ~a|b ^f1"],
            "2024-05-01",
            {"s@f1|now": "met"},
        ),
        (
            f"{EACH}, scale = [[1, 1]]",
            [MEMBER.replace("#60 ", ""), f"{OWN} ~a ^f1"],
            "2024-05-01",
            {"s@f1|now": "met"},
        ),
        (f'{EACH}, scale = "unregulated"', [MEMBER, f"{OWN} ~a ^f1"], "2024-05-01", {"s@f1|now": "met"}),
        (
            f'{EACH}, ex_officio = "ks"',
            [MEMBER, "2024-01-01 appointed ks ~a"],
            "2024-05-01",
            {"s@f1|now": "overdue"},
        ),
        (
            f'{EACH}, ex_officio = "ks"',
            [MEMBER, "2024-01-01 appointed ks ~a ^f1"],
            "2024-05-01",
            {"s@f1|now": "met"},
        ),
        (
            f"{EACH}, substitutes = 1",
            [MEMBER, f"{OWN} ~a ^f1", "2024-01-01 appointed ersattare @radet >s ~b ^f1"],
            "2024-05-01",
            {"s@f1|now": "met", "s@f1@substitutes|now": "met"},
        ),
    ],
)
def test_each_matter_may_have_a_seat_of_its_own(fields, lines, on, expected):
    assert said(seat(fields), lines, on) == expected


def test_the_number_of_a_matter_is_that_of_its_entry_in_force():
    book = seat(f"{EACH}, scale = [[1, 1], [50, 2]]")
    facts = [
        MEMBER.replace("#60", "#10").replace("2024-12-31", "2024-03-31"),
        "2024-04-01 signed medlem =f1 #60",
    ]

    needs = [reasons(book, facts, day, "s@f1|now").need for day in ("2024-03-31", "2024-04-01")]

    assert needs == [1, 2]


def test_a_matter_that_lives_twice_is_asked_for_twice():
    again = "2025-06-01 signed medlem =f1"

    assert said(seat(EACH), [MEMBER, again], "2025-03-01") == {}
    assert said(seat(EACH), [MEMBER, again], "2025-07-01") == {"s@f1|now": "overdue"}


def test_a_seat_that_each_matter_gets_by_a_later_version_is_one_seat_before_it():
    one, many = (f'seat.s = {{ label = "S", body = "radet"{fields} }}' for fields in ("", EACH))
    body = 'body.radet = { label = "R" }'
    versions = [version(text([body, one])), version(text([body, many], valid_from="2024-07-01"))]
    book = Rulebook.of(library(*versions), "berga")

    assert said(book, [MEMBER], "2024-06-30") == {"s|now": "overdue"}
    assert said(book, [MEMBER], "2024-08-01") == {"s@f1|now": "overdue"}


def test_substitutes_are_a_duty_of_their_own():
    book = seat(", substitutes = 2")
    one = "2024-01-01 appointed ersattare @radet >s ~a"

    shown = reasons(book, [one], "2024-05-01", "s@substitutes|now")

    assert (shown.status, shown.need, shown.have) == ("overdue", 2, 1)
    assert (shown.missing, shown.near_misses) == (("appointed ersattare @radet >s",), ())
    assert "s@substitutes|now" not in said(seat(', substitutes = "none"'), [], "2024-05-01")


def offer(fields="", **more):
    return seat(f", offered = true{fields}", **more)


@pytest.mark.parametrize(
    ("lines", "on", "status"),
    [
        ([], "2024-03-31", "open"),
        (["2024-02-01 offered plats @radet >s"], "2024-03-01", "met"),
        (["2023-12-01 offered plats @radet >s"], "2024-03-01", "open"),
        (["2024-02-01 offered plats @radet >t"], "2024-03-01", "open"),
    ],
)
def test_a_recorded_offer_meets_an_offered_seat(lines, on, status):
    assert said(offer(), lines, on) == {"s|offer": status}


def test_an_offer_has_an_advised_day():
    book = council(
        'seat.s = { label = "S", body = "radet", offered = true }', routine=('seat.s = { advice = "90d" }',)
    )

    shown = reasons(book, [], "2024-04-01", "s|offer")

    assert (shown.status, str(shown.advice)) == ("advised", "2024-03-31")
    assert (shown.missing, [step[0] for step in steps(shown)]) == (
        ("offered plats @radet >s",),
        ["counted_from", "plus"],
    )


def test_an_offer_is_renewed_each_term():
    facts = ["2024-02-01 offered plats @radet >s"]

    assert said(offer(', term = "1y"'), facts, "2025-03-01") == {
        "s|offer": "met",
        "s|offer@2025-01-01": "open",
    }
    assert said(offer(', term = "term"'), facts, "2027-03-01") == {
        "s|offer": "met",
        "s|offer@2027-01-01": "open",
    }
    assert steps(reasons(offer(', term = "1y"'), facts, "2024-03-01", "s|offer")) == [
        ("counted_from", reasons(offer(), facts, "2024-03-01", "s|offer").opens)
    ]


def test_an_offered_seat_may_still_have_too_many_holders():
    assert said(offer(", max = 1"), [f"{OWN} ~a|b"], "2024-05-01")["s|now"] == "overdue"


def body(fields, *seats):
    own = (f'body.radet = {{ label = "R"{fields} }}', 'seat.s = { label = "S", body = "radet", min = 0 }')
    return council(*seats, bodies=own)


@pytest.mark.parametrize(
    ("fields", "lines", "expected"),
    [
        (", min = 2", [], "overdue"),
        (", min = 2", [f"{OWN} ~a|b"], "met"),
        (", max = 1", [f"{OWN} ~a"], None),
        (", max = 1", [f"{OWN} ~a|b"], "overdue"),
        (", size = 1, max = 5", [f"{OWN} ~a|b"], "overdue"),
        (', excludes = ["ks"]', [f"{OWN} ~a", "2024-02-01 appointed ks ~b"], None),
        (', excludes = ["ks"]', [f"{OWN} ~a", "2024-02-01 appointed ks ~a"], "overdue"),
        (', min = 1, excludes = ["ks"]', [f"{OWN} ~a", "2024-02-01 appointed ks ~a ..2024-03-01"], "met"),
    ],
)
def test_a_body_has_members_enough_and_none_too_many(fields, lines, expected):
    assert said(body(fields), lines, "2024-05-01").get("radet|now") == expected


def test_adjuncts_are_no_members_and_what_is_wrong_is_said():
    guest = 'seat.g = { label = "G", body = "radet", min = 0, standing = "adjunct" }'
    facts = [f"{OWN} ~a|b", "2024-01-01 appointed plats @radet >g ~c", "2024-02-01 appointed ks ~a"]

    shown = reasons(body(', min = 3, max = 1, excludes = ["ks"]', guest), facts, "2024-05-01", "radet|now")

    assert (shown.need, shown.have, shown.missing) == (3, 2, ("appointed plats @radet",))
    assert codes(shown) == ["other_holder"]
    assert [remark.values for remark in shown.remarks] == [(2, 1)]
    crowd = reasons(body(", max = 1"), facts, "2024-05-01", "radet|now")
    assert (crowd.missing, len(crowd.remarks)) == ((), 1)
    whole = reasons(body(", min = 2"), [f"{OWN} ~a|b"], "2024-05-01", "radet|now")
    assert (whole.near_misses, whole.missing, whole.remarks) == ((), (), ())


def test_a_statute_that_ends_asks_for_a_successor():
    book = council(header="valid_through = 2026-12-31")
    key = "renew|2026-12-31"

    statuses = [said(book, [], day)[key] for day in ("2026-06-29", "2026-06-30", "2026-12-31", "2027-01-01")]

    assert statuses == ["upcoming", "due", "due", "advised"]
    shown = reasons(book, [], "2027-01-01", key)
    assert (shown.missing, [step[0] for step in steps(shown)]) == (
        ("decided reglemente",),
        ["counted_from", "minus"],
    )


def test_a_successor_at_hand_meets_it():
    rule = 'power.x = { who = "ordforande", may = "leda" }'
    first = version(text([rule], header="valid_through = 2026-12-31"))
    later = version(text([rule], valid_from="2027-01-01"))

    verdict = judged(Rulebook.of(library(first, later), "berga"), [], "2026-12-01")["berga#renew|2026-12-31"]

    assert (verdict.status, verdict.need) == ("met", 0)

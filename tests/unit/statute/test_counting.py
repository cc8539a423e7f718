"""So many in each frame, and never too long between."""

import pytest

from radslag.statute.rulebook import Rulebook
from tests.unit.statute.council import (
    codes,
    council,
    house,
    judged,
    library,
    reasons,
    said,
    steps,
    text,
    version,
)

HELD = ["2025-02-12 held mote @radet", "2025-09-12 held mote @radet"]


def recur(fields, of="held mote @radet", **more):
    return council(f'recur.a = {{ of = "{of}", {fields} }}', **more)


@pytest.mark.parametrize(
    ("fields", "on", "expected"),
    [
        ("at_least = 2", "2025-12-31", {"a|2024": "breached", "a|2025": "met", "a|2026": "upcoming"}),
        ("at_least = 3", "2025-12-31", {"a|2024": "breached", "a|2025": "due+at_risk", "a|2026": "upcoming"}),
        ("at_most = 1", "2025-12-31", {"a|2024": "met", "a|2025": "breached", "a|2026": "upcoming"}),
        ("at_most = 2", "2025-12-31", {"a|2024": "met", "a|2025": "open", "a|2026": "upcoming"}),
        ("at_least = 0", "2025-12-31", {}),
        ('at_least = "unregulated"', "2025-12-31", {}),
        ("at_least = 3, approx = true", "2026-01-01", {"a|2024": "advised", "a|2025": "advised"}),
        ('at_least = 3, modality = "should"', "2026-01-01", {"a|2024": "advised", "a|2025": "advised"}),
    ],
)
def test_acts_are_counted_in_each_year(fields, on, expected):
    found = said(recur(fields), HELD, on)

    assert {key: found.get(key) for key in expected} == expected
    assert expected or not found


@pytest.mark.parametrize(
    ("per", "keys"),
    [
        ("month", {"2025-02": "met", "2025-03": "breached", "2025-09": "met"}),
        ("quarter", {"2025-Q1": "met", "2025-Q2": "breached", "2025-Q3": "met"}),
        ("half_year", {"2025-1": "met", "2025-2": "met"}),
        ("term", {"2023-2026": "met"}),
    ],
)
def test_acts_are_counted_in_frames_of_each_length(per, keys):
    found = said(recur(f'at_least = 1, per = "{per}", partial = "full"'), HELD, "2025-12-31")

    assert {key: found[f"a|{key}"] for key in keys} == keys


def test_nothing_is_counted_before_the_rule_is_in_force():
    assert said(recur("at_least = 1"), [], "2023-12-31", register="2023-01-01") == {}


def test_a_year_may_begin_in_any_month():
    found = said(recur('at_least = 1, year_start = "07-01"'), HELD, "2025-12-31")

    assert (found["a|2024"], found["a|2025"]) == ("met", "met")


def test_only_acts_in_season_count():
    found = said(recur('at_least = 1, season = "05-01..08-31"'), HELD, "2025-12-31")

    assert found["a|2025"] == "breached"


def test_a_frame_that_a_season_never_meets_has_no_duty():
    found = said(recur('at_least = 1, per = "quarter", season = "05-01..05-31"'), HELD, "2025-12-31")

    assert sorted(found) == ["a|2024-Q2", "a|2025-Q2", "a|2026-Q2"]


def test_an_act_after_the_latest_day_is_late():
    assert said(recur('at_least = 2, latest = "03-31"'), HELD, "2025-12-31")["a|2025"] == "met_late"


def test_a_latest_day_outside_force_makes_no_duty():
    book = council('recur.a = { of = "held mote @radet", at_least = 1, latest = "03-31", from = 2025-06-01 }')

    assert "a|2025" not in said(book, HELD, "2025-12-31")


@pytest.mark.parametrize(
    ("years", "made"),
    [('"election"', ["2026"]), ('"even"', ["2024", "2026"]), ('"odd"', ["2025"]), ("[2025, 2026]", ["2025", "2026"])],
)  # fmt: skip
def test_some_years_only_have_a_duty(years, made):
    assert sorted(said(recur(f"at_least = 1, years = {years}"), [], "2025-12-31")) == [f"a|{y}" for y in made]


def test_what_concerns_the_next_year_is_due_the_year_before_and_can_be_mended_through_it():
    book = recur('at_least = 1, concerns = "next", latest = "11-30"', of="decided plan")
    late = ["2025-03-01 decided plan *2025"]

    assert said(book, ["2024-11-30 decided plan"], "2024-12-31")["a|2025"] == "met"
    assert said(book, [], "2025-06-01")["a|2025"] == "overdue"
    assert said(book, late, "2025-06-01")["a|2025"] == "met_late"
    assert said(book, [], "2026-01-01")["a|2025"] == "breached"


def test_what_concerns_the_past_year_is_due_the_year_after():
    book = recur('at_least = 1, concerns = "previous"', of="reported bokslut")

    assert said(book, ["2025-03-01 reported bokslut"], "2025-12-31")["a|2024"] == "met"
    assert said(book, [], "2026-01-01")["a|2024"] == "breached"


def test_an_entry_that_names_a_period_counts_there_whatever_its_day():
    facts = ["2024-12-05 held mote @radet *2025", "2025-02-12 held mote @radet *vecka"]

    assert said(recur("at_least = 2"), facts, "2025-12-31")["a|2025"] == "met"


def test_numbers_are_summed():
    facts = ["2025-02-12 reported antal #3", "2025-03-12 reported antal"]

    assert said(recur("at_least = 4", of="reported antal"), facts, "2025-12-31")["a|2025"] == "met"


def test_a_meeting_counts_once_however_many_entries_tell_of_it():
    facts = ["2025-02-12 held mote @radet =m", "2025-02-13 held mote @radet =m"]

    assert said(recur("at_least = 2"), facts, "2026-01-01")["a|2025"] == "breached"


def test_a_year_partly_in_force_asks_for_its_share_rounded_down():
    late = 'recur.a = { of = "held mote @radet", at_least = 4, from = 2025-09-25, partial = "PART" }'

    need = {}
    for partial in ("prorate", "full", "skip"):
        verdict = judged(council(late.replace("PART", partial)), [], "2026-01-01").get("berga#a|2025")
        need[partial] = verdict and verdict.need

    assert need == {"prorate": 1, "full": 4, "skip": None}
    shown = reasons(council(late.replace("PART", "prorate")), [], "2026-01-01", "a|2025")
    assert steps(shown) == [("prorated", 4, 98, 365)]


UNLESS = 'at_least = 2, at_most = 3, unless = "decided antal <ordforande"'


@pytest.mark.parametrize(
    ("facts", "status"),
    [
        (HELD, "met"),
        ([*HELD, *HELD], "advised"),
        ([HELD[0], "2025-01-10 decided antal <ordforande #1"], "met"),
        (["2025-01-10 decided antal <ordforande"], "met"),
        ([*HELD, "2025-01-10 decided antal <ordforande #1"], "advised"),
        ([HELD[0], "2024-12-10 decided antal <ordforande #1 *2025"], "met"),
        ([HELD[0], "2024-12-10 decided antal <ordforande #1"], "breached"),
    ],
)
def test_a_decided_number_replaces_the_range(facts, status):
    assert said(recur(UNLESS), facts, "2026-01-01")["a|2025"] == status


def test_a_decided_number_is_shown():
    found = reasons(
        recur('at_least = 2, unless = "decided antal"'),
        ["2025-01-10 decided antal #0"],
        "2025-06-01",
        "a|2025",
    )

    assert steps(found) == [("replaced_by", "e01", 0)]
    assert (found.status, found.need) == ("open", 0)


@pytest.mark.parametrize(
    ("on", "status"),
    [("2025-12-31", "due"), ("2026-01-01", "lapsed"), ("2026-01-14", "lapsed"), ("2026-01-15", "lapsed")],
)
def test_a_meeting_planned_across_the_end_of_a_frame_is_asked_for_from_that_end(on, status):
    plans = [*HELD, "2025-12-30 planned mote @radet ..2026-01-14 =m !2025-01-20"]

    assert said(recur("at_least = 3"), plans, on)["a|2025"] == status


def test_missing_outcomes_are_asked_for_where_they_would_fill_the_number():
    plans = [*HELD, "2025-11-19 planned mote @radet =m !2025-01-20"]

    assert said(recur("at_least = 3"), plans, "2025-11-19")["a|2025"] == "open"
    assert said(recur("at_least = 3"), plans, "2025-12-01")["a|2025"] == "due+at_risk"
    assert said(recur("at_least = 3"), plans, "2026-01-01")["a|2025"] == "lapsed"
    assert said(recur("at_least = 4"), plans, "2026-01-01")["a|2025"] == "breached"
    assert codes(reasons(recur("at_least = 3"), plans, "2026-01-01", "a|2025")) == ["unrecorded_plan"]


def test_acts_by_others_are_near_misses():
    book = recur("at_least = 1", of="reported rapport @radet <polisen >klara +tid", bodies=[
        'body.radet = { label = "R" }', 'body.klara = { label = "K" }',
    ])  # fmt: skip
    facts = [
        "2025-02-01 reported rapport @klara <polisen >klara +tid",
        "2025-02-02 reported rapport @radet <skolan >klara +tid",
        "2025-02-03 reported rapport @radet <polisen +tid",
        "2025-02-04 reported rapport @radet <polisen >klara",
    ]

    assert codes(reasons(book, facts, "2026-01-01", "a|2025")) == [
        "other_body",
        "other_sender",
        "other_recipient",
    ]
    assert codes(reasons(book, facts[3:], "2026-01-01", "a|2025")) == ["lacks_item"]


def two_versions(old, new, through="", turn="2025-07-01"):
    body = 'body.radet = { label = "Rådet" }'
    versions = [version(text([body, old])), version(text([body, new], valid_from=turn, header=through))]
    return Rulebook.of(library(*versions), "berga")


def test_versions_with_like_frames_share_the_year():
    book = two_versions(*(f'recur.a = {{ of = "held mote @radet", at_least = {n} }}' for n in (2, 4)))

    shown = reasons(book, HELD, "2026-01-01", "a|2025")

    assert (shown.need, shown.have, shown.status) == (3, 2, "breached")
    assert steps(shown)[1:] == [("prorated", 2, 181, 365), ("prorated", 4, 184, 365)]


def test_versions_with_unlike_frames_count_their_own_part():
    book = two_versions(
        'recur.a = { of = "held mote @radet", at_least = 4 }',
        'recur.a = { of = "held mote @radet", at_least = 4, latest = "12-01" }',
    )

    found = said(book, HELD, "2026-01-01")

    assert (found["a|2025"], found["a|2025/2025-07-01"]) == ("met", "breached")


def test_an_upper_bound_that_one_version_lacks_is_none():
    fields = ("at_least = 1, at_most = 1", "at_least = 1")
    book = two_versions(*(f'recur.a = {{ of = "held mote @radet", {each} }}' for each in fields))

    assert said(book, HELD, "2026-01-01")["a|2025"] == "met"


def test_the_later_bound_of_two_is_taken_when_it_is_the_larger():
    book = two_versions(*(f'recur.a = {{ of = "held mote @radet", at_most = {n} }}' for n in (1, 2)))

    assert said(book, HELD, "2026-01-01")["a|2025"] == "met"


def cadence(fields, **more):
    return council(f'cadence.a = {{ of = "revised bild", {fields} }}', **more)


STARTED = ["2024-03-14 decided bild"]


def test_two_years_end_with_the_second_year_and_the_rolling_day_is_advice():
    book = cadence('starts = "decided bild", every = "2y"')

    shown = reasons(book, STARTED, "2027-01-01", "a|2024-03-14")

    assert (shown.status, str(shown.due), str(shown.advice)) == ("overdue", "2026-12-31", "2026-03-14")
    assert shown.trigger == "e01"
    assert [code for code, *_ in steps(shown)] == ["counted_from", "plus", "other_reading"]


def test_a_rolling_rhythm_is_due_on_the_day():
    book = cadence('starts = "decided bild", every = "2y", measure = "rolling"')

    assert said(book, STARTED, "2026-03-15") == {"a|2024-03-14": "overdue"}


def test_months_are_always_rolling():
    assert said(cadence('every = "6m"'), [], "2024-07-02") == {"a|2024-01-01": "overdue"}


def test_each_act_restarts_the_clock():
    facts = ["2024-05-01 revised bild", "2024-12-15 revised bild"]

    assert said(cadence('every = "6m"'), facts, "2024-12-31") == {
        "a|2024-01-01": "met",
        "a|2024-05-01": "met_late",
        "a|2024-12-15": "open",
    }
    late = reasons(cadence('every = "6m"'), facts, "2024-12-31", "a|2024-05-01")
    assert [(miss.code, miss.values) for miss in late.near_misses] == [("late", (44,))]


def test_the_first_may_have_a_day_of_its_own():
    book = cadence('every = "2y", first_by = 2024-06-30')

    assert said(book, [], "2024-07-01") == {"a|2024-01-01": "overdue"}


def test_without_a_start_there_is_no_duty():
    assert said(cadence('starts = "decided bild", every = "2y"'), [], "2030-01-01") == {}


def test_a_rhythm_without_number_is_never_late():
    assert said(cadence('rhythm = "unstated"'), [], "2040-01-01") == {"a|2024-01-01": "open"}


def test_silence_is_unknown_until_the_register_has_settled():
    book = cadence('every = "6m"')

    assert said(book, [], "2025-01-10", register="2025-01-01") == {"a|2024-01-01": "unknown"}
    assert said(book, [], "2025-04-01", register="2025-01-01") == {"a|2024-01-01": "overdue"}


def test_an_act_of_another_body_is_a_near_miss():
    book = council('cadence.a = { of = "followed_up plan @radet", every = "6m" }')

    shown = reasons(book, ["2024-02-01 followed_up plan @klara"], "2025-01-01", "a|2024-01-01")

    assert codes(shown) == ["other_body"]
    assert shown.missing == ("followed_up plan @radet",)


def test_a_new_version_sets_a_running_clock_anew_but_not_before_its_own_day():
    old, new = (f'cadence.a = {{ of = "revised bild", every = "{every}" }}' for every in ("2y", "6m"))

    shown = reasons(two_versions(old, new), [], "2025-07-02", "a|2024-01-01")

    assert (shown.status, str(shown.due)) == ("overdue", "2025-07-01")
    assert steps(shown)[0][0] == "version"


def test_a_clock_that_runs_out_before_a_new_version_is_left_alone():
    old, new = (f'cadence.a = {{ of = "revised bild", every = "{every}" }}' for every in ("6m", "5y"))

    assert said(two_versions(old, new), [], "2025-08-01") == {"a|2024-01-01": "overdue"}


def test_acts_in_a_later_version_count_by_its_words():
    old = 'cadence.a = { of = "revised bild", every = "2y" }'
    new = 'cadence.a = { of = "decided bild", every = "2y" }'
    facts = ["2025-03-01 decided bild", "2025-08-01 revised bild", "2025-09-01 decided bild"]

    assert said(two_versions(old, new), facts, "2025-10-01") == {
        "a|2024-01-01": "met",
        "a|2025-09-01": "open",
    }


def test_an_advised_clock_moves_to_the_new_version():
    body = 'body.radet = { label = "Rådet" }'
    rule = 'cadence.a = { of = "revised bild" }'
    versions = [
        version(
            text([body, rule], valid_from=day),
            house(f'cadence.a = {{ advice = "{advice}" }}', valid_from=day),
        )
        for day, advice in (("2024-01-01", "2y"), ("2025-07-01", "1y"))
    ]

    found = judged(Rulebook.of(library(*versions), "berga"), [], "2025-07-02")["berga#a|2024-01-01"]

    assert (str(found.status), str(found.advice)) == ("advised", "2025-07-01")


def test_a_turn_due_after_the_last_day_in_force_is_not_made():
    book = cadence('every = "1y"', header="valid_through = 2026-06-30")

    assert said(book, ["2025-08-01 revised bild"], "2025-09-01") == {
        "a|2024-01-01": "met",
        "renew|2026-06-30": "upcoming",
    }


def test_a_clock_may_start_by_the_words_of_a_later_version():
    old = 'cadence.a = { of = "revised bild", starts = "decided bild", every = "2y" }'
    new = 'cadence.a = { of = "revised bild", starts = "reported bild", every = "2y" }'

    assert said(two_versions(old, new), ["2025-08-01 reported bild"], "2025-09-01") == {
        "a|2025-08-01": "open"
    }

"""Rulebooks: versions, what is inherited and bound, house rules, and groups that form a council."""

from datetime import date

import pytest

from radslag.statute.evaluation import evaluate
from radslag.statute.house import read_house
from radslag.statute.library import corpus
from radslag.statute.lines import parse_lines
from radslag.statute.rulebook import Rulebook
from tests.unit.statute.council import council, house, judged, library, said, text, version

GROUPS = (
    'body.radet = { label = "R", parts = ["ost", "vast"] }',
    'body.ost = { label = "Ö" }',
    'body.vast = { label = "V", replaces = ["gamla"] }',
    'body.gamla = { label = "G", replaces = ["vast"] }',
)


def grouped(across, rule='recur.m = { of = "held mote @radet", at_least = 1, across = "ACROSS" }'):
    return council(rule.replace("ACROSS", across), bodies=GROUPS)


@pytest.mark.parametrize(
    ("across", "bodies", "expected"),
    [
        ("any", "@ost", {"m|2024": "met"}),
        ("any", "@gamla", {"m|2024": "breached"}),
        ("self", "@ost", {"m|2024": "breached"}),
        ("self", "@radet", {"m|2024": "met"}),
        ("self", "@ost|vast", {"m|2024": "met"}),
        ("each", "@ost", {"m@ost|2024": "met", "m@vast|2024": "breached"}),
        ("each", "@ost|vast", {"m@ost|2024": "met", "m@vast|2024": "met"}),
        ("each", "@radet", {"m@ost|2024": "met", "m@vast|2024": "met"}),
    ],
)
def test_groups_that_form_a_council_count_as_the_rule_says(across, bodies, expected):
    found = said(grouped(across), [f"2024-03-01 held mote {bodies}"], "2025-01-01")

    assert {key: found.get(key) for key in expected} == expected


def test_each_without_parts_is_the_body_itself():
    assert "m|2024" in said(
        council('recur.m = { of = "held mote @radet", at_least = 1, across = "each" }'), [], "2024-05-01"
    )


def test_each_leaves_a_body_without_that_part_as_it_is():
    rule = 'follow.f = { when = "held mote @radet", then = "reported svar @ks", across = "each" }'
    book = council(rule, bodies=(*GROUPS, 'body.ks = { label = "K" }'))

    assert said(book, ["2024-03-01 held mote @ost =m", "2024-03-02 reported svar @ks =m"], "2024-05-01") == {
        "f@ost|m": "met"
    }


def test_a_part_of_two_bodies_is_counted_once():
    nested = (
        'body.radet = { label = "R", parts = ["ost", "vast"] }',
        'body.ost = { label = "Ö", parts = ["vast"] }',
        'body.vast = { label = "V" }',
    )
    book = council('recur.m = { of = "held mote @radet", at_least = 1 }', bodies=nested)

    assert said(book, ["2024-03-01 held mote @vast"], "2024-05-01")["m|2024"] == "met"


def test_entries_of_a_replaced_body_count_for_the_new_one_in_what_is_standing():
    book = council('maintain.a = { of = "signed avtal @vast" }', bodies=GROUPS)

    assert said(book, ["2024-01-01 signed avtal @gamla"], "2024-05-01") == {"a|now": "met"}


ACT = text(
    [
        'body.rad = { label = "råd" }',
        'body.namnd = { label = "nämnd", outside = true }',
        'maintain.samordning = { of = "appointed samordnare" }',
        'seat.leder = { label = "Leder", body = "rad", bearer = "namnd" }',
        'cadence.rapport = { of = "reported arbete <namnd", every = "1y" }',
    ],
    lineage="lagen",
    header='level = "act"',
)


def inheriting(header="", *rules, second=None):
    act = version(ACT, house(lineage="lagen"))
    own = version(
        text(rules or ['body.radet = { label = "R" }'], header=f'inherits = ["lagen"]\n{header}'), house()
    )
    return library(act, own, *([second] if second else []))


def test_rules_of_the_act_that_name_an_unbound_body_are_not_judged():
    book = Rulebook.of(inheriting('binds.lagen = { rad = "radet" }'), "berga")

    assert sorted(judged(book, [], "2024-05-01")) == ["lagen#leder|now", "lagen#samordning|now"]


def test_abstract_ids_are_bound_to_local_ones_everywhere():
    book = Rulebook.of(inheriting('binds.lagen = { rad = "radet", namnd = "ks" }'), "berga")
    facts = ["2024-01-01 appointed plats @radet >leder ~a", "2024-03-01 reported arbete <ks"]

    found = judged(book, facts, "2024-05-01")

    assert {key: str(found[key].status) for key in ("lagen#leder|now", "lagen#rapport|2024-01-01")} == {
        "lagen#leder|now": "met",
        "lagen#rapport|2024-01-01": "met",
    }
    assert found["lagen#leder|now"].bearer == ("ks",)


def test_a_local_seat_lends_the_demand_it_fills_its_id_and_offices():
    seats = [
        'body.radet = { label = "R" }',
        'seat.strateg = { label = "S", body = "radet", ex_officio = "strateg_tjanst", fills = ["lagen#samordning", "lagen#leder"] }',
        'seat.annan = { label = "A", body = "radet", min = 0 }',
    ]
    book = Rulebook.of(inheriting('binds.lagen = { rad = "radet" }', *seats), "berga")

    for line in ("appointed strateg_tjanst ~a", "appointed plats @radet >strateg ~a"):
        found = judged(book, [f"2024-01-01 {line}"], "2024-05-01")
        assert {str(found[f"lagen#{rule}|now"].status) for rule in ("samordning", "leder")} == {"met"}


def test_nothing_of_an_act_can_be_waived_but_a_local_duty_can():
    book = Rulebook.of(
        inheriting('binds.lagen = { rad = "radet" }', 'maintain.a = { of = "signed avtal" }'), "berga"
    )
    waivers = [f"2024-02-01 notrequired plikt <ks ={key}" for key in ("berga#a|now", "lagen#samordning|now")]

    found = judged(book, waivers, "2024-05-01")

    assert (found["berga#a|now"].status, found["lagen#samordning|now"].status) == ("waived", "overdue")
    assert (found["berga#a|now"].explanation.waiver, found["berga#a|now"].explanation.status_before) == (
        "e01",
        "overdue",
    )


def test_the_act_goes_on_when_the_statute_has_ended_and_ran_before_it_began():
    own = version(
        text(
            ['body.radet = { label = "R" }'],
            valid_from="2024-06-01",
            header='inherits = ["lagen"]\nbinds.lagen = { rad = "radet" }\nvalid_through = 2024-12-31',
        )
    )
    book = Rulebook.of(library(version(ACT), own), "berga")

    assert str(judged(book, [], "2024-02-01")["lagen#samordning|now"].status) == "overdue"
    assert str(judged(book, [], "2025-02-01")["lagen#samordning|now"].status) == "overdue"


def test_a_version_that_no_longer_inherits_leaves_the_act_behind():
    later = version(text(['body.radet = { label = "R" }'], valid_from="2025-01-01"))
    book = Rulebook.of(inheriting('binds.lagen = { rad = "radet" }', second=later), "berga")

    assert "lagen#samordning|now" in judged(book, [], "2024-12-31")
    assert "lagen#samordning|now" not in judged(book, [], "2025-01-01")


def test_an_act_that_the_library_lacks_adds_nothing():
    own = version(text(['body.radet = { label = "R" }'], header='inherits = ["saknas"]'))

    assert Rulebook.of(library(own), "berga").judges == ()


def test_a_municipality_replaces_the_suggested_house_rules_one_by_one():
    rules = [f'follow.{n} = {{ when = "held mote", then = "decided protokoll" }}' for n in ("a", "b")]
    suggested = house('follow.a = { advice = "14d" }', 'follow.b = { advice = "14d" }')
    own = read_house(house('follow.a = { advice = "30d" }', more="warn = 5"))
    book = Rulebook.of(library(version(text(rules), suggested)), "berga", {"berga": own})

    found = judged(book, ["2024-03-01 held mote =m"], "2024-03-16")

    assert {key: str(verdict.advice) for key, verdict in found.items()} == {
        "berga#a|m": "2024-03-31",
        "berga#b|m": "2024-03-15",
    }
    assert book.warn == 5
    assert "berga/house rules" in book.sources


def test_a_statute_without_house_file_can_be_given_one():
    own = read_house(house('follow.a = { advice = "30d" }'))
    rule = 'follow.a = { when = "held mote", then = "decided protokoll" }'
    book = Rulebook.of(library(version(text([rule]))), "berga", {"berga": own})

    assert book.judges[0].versions[0].why == "så"
    assert Rulebook.of(library(version(text([rule]))), "berga").judges[0].versions[0].bearer == ()


def test_a_later_version_ends_the_one_before_and_old_ones_never_revive():
    rule = 'assess.f = { question = "?" }'
    versions = [
        version(text([rule], header="valid_through = 2030-12-31")),
        version(text([], valid_from="2025-01-01", header="valid_through = 2025-06-30").replace(
            'label = "En punkt"', 'label = "En punkt"\ntext = "note"'
        )),
    ]  # fmt: skip
    book = Rulebook.of(library(*versions), "berga")

    assert "berga#f|2024-01-01" not in judged(book, [], "2023-12-31")
    assert [version.last for version in book.judges[0].versions] == [date(2024, 12, 31).toordinal()]


def test_a_rule_outside_its_version_is_no_rule():
    assert council('assess.f = { question = "?", through = 2023-12-31 }').judges == ()


def test_a_rulebook_knows_the_hash_of_every_file_and_the_word_of_every_id():
    book = Rulebook.of(corpus(), "ange")

    assert sorted(book.sources) == [
        "ange/2023-01-01.house.toml",
        "ange/2023-01-01.toml",
        "sfs-2023-196/2023-07-01.house.toml",
        "sfs-2023-196/2023-07-01.toml",
    ]
    assert all(len(digest) == 64 for digest in book.sources.values())
    assert [book.names[name] for name in ("radet", "ordforande", "mandat_bekraftat", "lagesbild")] == [
        "Trygghetsrådet",
        "ordföranden",
        "Mandaten bekräftas",
        "lägesbild",
    ]
    assert book.by_address["ange#moten"].kind == "recur"


def test_an_unknown_lineage_is_an_error():
    with pytest.raises(KeyError):
        Rulebook.of(corpus(), "nowhere")


def test_what_is_to_come_is_not_seen_although_it_is_recorded():
    book = council('recur.m = { of = "held mote @radet", at_least = 1 }')
    coming = ["2024-06-01 held mote @radet !2024-01-02"]

    assert [said(book, coming, day)["m|2024"] for day in ("2024-05-31", "2024-06-01")] == [
        "open+at_risk",
        "met",
    ]


def test_a_horizon_further_off_makes_more_frames():
    book = council('recur.m = { of = "held mote @radet", at_least = 1 }')

    found = evaluate(
        book, parse_lines([]), on=date(2024, 5, 1), register=date(2024, 1, 1), horizon=date(2027, 1, 1)
    )

    assert list(found) == [f"berga#m|{year}" for year in (2024, 2025, 2026, 2027)]

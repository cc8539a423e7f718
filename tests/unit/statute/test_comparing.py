"""What-if, the gap report, versions compared by demand, and receipts."""

from datetime import date

from radslag.statute.evaluation import evaluate
from radslag.statute.gaps import gap_report
from radslag.statute.library import corpus
from radslag.statute.lines import parse_lines
from radslag.statute.receipt import receipt
from radslag.statute.rulebook import Rulebook
from radslag.statute.versions import FieldChange, compare
from radslag.statute.whatif import Hypothetical, Supposed, difference, what_if
from tests.unit.statute.council import council, text, version

RADET = frozenset({"radet"})
BEGAN = date(2024, 1, 1)
BOOK = council('recur.m = { of = "held mote @radet", at_least = 2 }')
FACTS = parse_lines(["2024-02-01 held mote @radet"])


def test_an_imagined_meeting_changes_what_it_would_change():
    meeting = Hypothetical("held", "mote", date(2024, 3, 1), bodies=RADET)

    found = what_if(
        BOOK, FACTS, Supposed((meeting,), on=date(2025, 1, 1)), on=date(2024, 6, 1), register=BEGAN
    )

    changed = {
        change.key: (str(change.before.status), str(change.after.status))
        for change in found.difference.changed
    }
    assert changed == {"berga#m|2024": ("open", "met"), "berga#m|2025": ("upcoming", "open")}
    assert [verdict.key for verdict in found.difference.added] == ["berga#m|2026"]
    assert found.after["berga#m|2024"].evidence == ("e01", "hypothetical-0001")


def test_an_entry_can_be_imagined_away():
    gone = Hypothetical("", "", date(2024, 6, 1), takes_back="e01")

    found = what_if(BOOK, FACTS, Supposed((gone,)), on=date(2024, 6, 1), register=BEGAN)

    assert [(change.before.have, change.after.have) for change in found.difference.changed] == [(1, 0)]


def test_another_rulebook_can_be_imagined():
    other = council('recur.n = { of = "held mote @radet", at_least = 1 }')

    found = what_if(BOOK, FACTS, Supposed(book=other), on=date(2024, 6, 1), register=BEGAN)

    assert [verdict.key for verdict in found.difference.removed] == ["berga#m|2024", "berga#m|2025"]
    assert [verdict.key for verdict in found.difference.added] == ["berga#n|2024", "berga#n|2025"]


def test_the_same_twice_differs_in_nothing():
    once = evaluate(BOOK, FACTS, on=BEGAN, register=BEGAN)

    assert difference(once, once).empty


def test_the_gap_report_names_what_nobody_claims_and_what_the_text_is_silent_on():
    report = gap_report(corpus(), "lerum", date(2026, 1, 1))

    assert report
    assert [demand.address.partition("#")[2] for demand in report.unclaimed] == [
        "plan_atgarder", "uppdatera_bild", "folj_upp_plan", "integration", "overenskommelse",
        "overenskommelse_delar", "ledande", "samordning", "stod", "kontaktpunkt", "spridd_information",
        "rapport_kf",
    ]  # fmt: skip
    assert report.silences[0] == "samordningsfunktion"
    claimed = {demand.address: demand.claimed_by for demand in report.demands if demand.claimed_by}
    assert claimed["sfs-2023-196#plan_pa_bild"] == ("plan_efter_bild",)
    assert not any(demand.unbound for demand in report.demands)


def test_a_lineage_without_a_version_in_force_has_no_gap_report():
    assert gap_report(corpus(), "ange", date(2027, 1, 1)) is None
    assert gap_report(corpus(), "nowhere", date(2026, 1, 1)) is None


def test_two_versions_are_compared_by_what_they_demand():
    body = 'body.radet = { label = "R" }'
    rules = [
        'recur.m = { of = "held mote @radet", at_least = 4 }',
        'assess.gammal = { question = "?" }',
        'assess.ord = { question = "?", label = "Förr" }',
        'power.p = { who = "ordforande", may = "leda" }',
    ]
    later = [
        'recur.m = { of = "held mote @radet", at_least = 6, season = "01-01..06-30" }',
        'assess.ny = { question = "!" }',
        'assess.ord = { question = "?", label = "Nu" }',
        'power.p = { who = "ordforande", may = "leda" }',
    ]
    before = version(text([body, *rules])).statute
    after = version(
        text([body, *later], valid_from="2025-01-01", header="valid_through = 2028-12-31")
    ).statute

    found = compare(before, after)

    assert [(change.rule, change.demand, change.moved) for change in found.changed] == [
        ("m", (FieldChange("at_least", 4, 6), FieldChange("season", None, "01-01..06-30")), False)
    ]
    assert [(change.rule, change.words) for change in found.reworded] == [
        ("ord", (FieldChange("label", "Förr", "Nu"),))
    ]
    assert [(rule.rule, rule.clause) for rule in (*found.added, *found.removed)] == [
        ("ny", "1"),
        ("gammal", "1"),
    ]
    assert found.added[0].states == {"question": "!", "of": "assessed ny"}
    assert found.unchanged == 2
    assert [(change.field, change.before, change.after) for change in found.header] == [
        ("valid_from", "2024-01-01", "2025-01-01"),
        ("valid_through", None, "2028-12-31"),
    ]


def test_a_rule_that_only_moved_is_told_as_moved():
    rule = 'assess.f = { question = "?" }'
    before, after = (
        version(text([rule])).statute,
        version(text([rule]).replace('[clause."1"]', '[clause."2 §"]')).statute,
    )

    found = compare(before, after)

    assert [(change.clauses, change.moved) for change in found.reworded] == [(("1", "2 §"), True)]
    assert (found.changed, found.added, found.removed) == ((), (), ())


def test_a_receipt_names_what_an_answer_was_computed_from():
    book = Rulebook.of(corpus(), "lerum")

    made = receipt(book, head="a1b2", on=date(2026, 3, 1), register=BEGAN)

    lines = str(made).splitlines()
    assert lines[:3] == ["format: 1", "engine: 1.0", "lineage: lerum"]
    assert [line.partition(":")[0] for line in lines[3:7]] == sorted(book.sources)
    assert lines[7:] == ["journal: a1b2", "on: 2026-03-01", "known: 2026-03-01", "register: 2024-01-01"]
    earlier = receipt(book, head="a1b2", on=date(2026, 3, 1), register=BEGAN, known=date(2026, 2, 1))
    assert earlier.known == date(2026, 2, 1)

"""Whatever is written in a file: it is read back the same, or refused with words of our own."""

import string
import tomllib
from datetime import date, timedelta
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from radslag.statute.edit import remove_rule, set_house_rule, set_rule
from radslag.statute.facts import ACTS, Fact
from radslag.statute.house import read_house
from radslag.statute.library import corpus
from radslag.statute.lines import entry_id, format_lines, parse_lines
from radslag.statute.mending import written
from radslag.statute.reader import read_statute
from radslag.statute.schema import KINDS
from radslag.statute.selectors import Selector
from radslag.statute.source import Source, StatuteErrors
from radslag.statute.tables import format_csv, parse_csv, parse_text, parse_toml
from radslag.statute.writer import format_statute, rule_line

IDS = st.text(string.ascii_lowercase + string.digits + "_", min_size=1, max_size=6)
SETS = st.frozensets(IDS, max_size=3)
DAYS = st.dates(date(1990, 1, 1), date(2100, 1, 1))
REFS = st.text(string.ascii_lowercase + string.digits + "#|_-", min_size=1, max_size=8)
TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), max_size=20)
HEADER = '[statute]\nformat = 1\nlineage = "berga"\ntitle = "R"\nvalid_from = 2024-01-01\n'
CORPUS = [version.source.text for version in corpus().versions]


@st.composite
def selectors(draw):
    parts = [draw(st.lists(IDS, max_size=2, unique=True)) for _ in range(4)]
    things = draw(st.lists(IDS, min_size=1, max_size=3, unique=True))
    return Selector(draw(st.sampled_from(ACTS)), tuple(things), *map(tuple, parts))


@st.composite
def facts(draw, number=1):
    on = draw(DAYS)
    return Fact(
        id=entry_id(number),
        act=draw(st.sampled_from(ACTS)),
        thing=draw(IDS),
        on=on,
        recorded=draw(st.one_of(st.just(on), DAYS)),
        through=draw(st.none() | DAYS),
        bodies=draw(SETS),
        by=draw(SETS),
        to=draw(SETS),
        items=draw(SETS),
        who=draw(SETS),
        number=draw(st.none() | st.integers(0, 99)),
        period=draw(st.none() | st.sampled_from(["2026", "2026-2", "2023-2026"])),
        ref=draw(st.just("") | REFS),
        about=draw(st.frozensets(IDS, max_size=2)),
        retracts=draw(st.none() | st.integers(1, 120).map(entry_id)),
    )


JOURNALS = st.integers(0, 4).flatmap(
    lambda size: st.tuples(*(facts(number) for number in range(1, size + 1)))
)

DURATIONS = st.just("0d") | st.builds(
    lambda n, unit: f"{n}{unit}", st.integers(1, 99), st.sampled_from("dbwmy")
)
MONTH_DAYS = st.dates(date(2024, 1, 1), date(2024, 12, 31)).map(lambda day: day.strftime("%m-%d"))
ID_LISTS = st.lists(IDS, min_size=1, max_size=3, unique=True)
ADDRESSES = st.builds(lambda rule: f"sfs-2023-196#{rule}", IDS)
BY_NAME: dict[str, st.SearchStrategy[Any]] = {
    "id": IDS,
    "id or list of ids": ID_LISTS | IDS,
    "id, or several with |": ID_LISTS.map("|".join),
    "selector": selectors().map(str),
    "list of selectors": st.lists(selectors().map(str), min_size=1, max_size=2),
    "address": ADDRESSES,
    "address or list of addresses": ADDRESSES | st.lists(ADDRESSES, min_size=1, max_size=2),
    "duration": DURATIONS,
    "list of durations": st.lists(DURATIONS, min_size=1, max_size=2),
    "day, MM-DD": MONTH_DAYS,
    "season, MM-DD..MM-DD": st.builds(lambda first, last: f"{first}..{last}", MONTH_DAYS, MONTH_DAYS),
    "fraction": st.sampled_from(["1/2", "1/3", "2/3"]),
    "fraction, or a number as text": st.sampled_from(["1/2", "1", "12"]),
    'integer or "unregulated"': st.integers(0, 9) | st.just("unregulated"),
    'integer, "none" or "unregulated"': st.integers(0, 9) | st.sampled_from(["none", "unregulated"]),
    'duration or "unregulated"': DURATIONS | st.just("unregulated"),
    'duration or "term"': DURATIONS | st.just("term"),
    'duration or "life"': DURATIONS | st.just("life"),
    'list of [number, holders] or "unregulated"': st.sampled_from(
        [[[1, 1], [50, 2]], [[0, 3]], "unregulated"]
    ),
    '"election", "even", "odd" or list of years': st.sampled_from(["election", "even", [2026], [2026, 2030]]),
    "lineage": st.sampled_from(["sfs-2017-725", "berga"]),
}
BY_TYPE: dict[str, st.SearchStrategy[Any]] = {
    "boolean": st.booleans(),
    "integer": st.integers(1, 9),
    "string": TEXTS,
}


def strategy_for(schema: dict[str, Any]) -> st.SearchStrategy[Any]:
    """Return what may be written for a property of the JSON Schema."""
    if "x-name" in schema:
        return BY_NAME[schema["x-name"]]
    if "enum" in schema or "const" in schema:
        return st.sampled_from(schema.get("enum") or [schema["const"]])
    if "anyOf" in schema:
        return strategy_for(next(option for option in schema["anyOf"] if option.get("type") != "null"))
    return DAYS if schema.get("format") == "date" else BY_TYPE[schema["type"]]


@st.composite
def tables(draw, kind):
    """Draw the keys of a rule from what the schema says may be written."""
    schema = KINDS[kind].model_json_schema()
    hidden = {"id", "kind", "advice"}
    properties = {key: value for key, value in schema["properties"].items() if key not in hidden}
    optional = [key for key in properties if key not in schema.get("required", [])]
    chosen = draw(st.sets(st.sampled_from(optional), max_size=6)) | (set(schema.get("required", [])) - hidden)
    return {key: draw(strategy_for(properties[key])) for key in properties if key in chosen}


KIND_AND_TABLE = st.sampled_from(sorted(KINDS)).flatmap(lambda kind: st.tuples(st.just(kind), tables(kind)))


def outcome(read, text):
    """Return what was read and the problems that were said; any other error is a failure."""
    try:
        return read(text), ()
    except StatuteErrors as error:
        return None, error.problems


@given(selectors())
def test_a_selector_is_written_and_read_back_the_same(selector):
    assert Selector.parse(str(selector)) == selector


@given(JOURNALS)
def test_entries_are_written_as_lines_and_read_back_the_same(journal):
    lines = format_lines(journal)

    assert parse_lines(lines) == journal
    assert format_lines(parse_lines(lines)) == lines


@given(JOURNALS)
def test_entries_are_written_as_csv_and_read_back_the_same(journal):
    assert parse_csv(Source("f", format_csv(journal))) == journal


@given(KIND_AND_TABLE)
@settings(max_examples=300, deadline=timedelta(seconds=2))
def test_a_rule_is_refused_in_words_of_our_own_or_written_and_read_back_the_same(drawn):
    kind, values = drawn
    text = f'{HEADER}[clause."1"]\nlabel = "L"\n{rule_line(kind, "prov", values)}\n'
    statute, problems = outcome(read_statute, text)

    assert all(problem.line == 8 and "Value error" not in problem.message for problem in problems)
    assert problems or read_statute(format_statute(statute)) == statute


@given(
    st.recursive(
        TEXTS | st.integers(0, 9) | st.booleans() | DAYS,
        lambda inner: st.lists(inner, max_size=2) | st.dictionaries(TEXTS, inner, max_size=2),
        max_leaves=6,
    )
)
def test_any_value_is_written_as_toml_reads_it(value):
    assert tomllib.loads(f"x = {written(value)}") == {"x": value}


@given(st.binary(max_size=400) | TEXTS.map(str.encode))
def test_arbitrary_bytes_are_refused_in_words_of_our_own(data):
    for read in (read_statute, read_house):
        found, problems = outcome(read, data)
        assert bool(problems) == (found is None)


@given(st.text(max_size=300))
def test_arbitrary_text_is_no_journal_or_a_journal(text):
    for parse in (parse_text, parse_toml, parse_csv):
        found, problems = outcome(parse, Source("f", text))
        assert bool(problems) == (found is None)


@given(st.sampled_from(CORPUS), st.data())
@settings(max_examples=60, deadline=timedelta(seconds=5))
def test_a_statute_with_one_place_changed_is_read_or_refused_in_words_of_our_own(text, data):
    at = data.draw(st.integers(0, len(text)))
    gone = data.draw(st.integers(0, 8))
    put = data.draw(st.text('"[]{}=.|#\n\\ a1-é', max_size=3))
    found, problems = outcome(read_statute, text[:at] + put + text[at + gone :])

    assert bool(problems) == (found is None)
    assert [problem.line for problem in problems] == sorted(problem.line for problem in problems)


@given(st.sampled_from(corpus().versions), st.data())
@settings(max_examples=60, deadline=timedelta(seconds=5))
def test_an_edit_changes_one_rule_and_keeps_every_other_line(version, data):
    rule = data.draw(st.sampled_from(list(version.statute.rules.values())))
    clause = version.statute.clause_of[rule.id].ref
    note = data.draw(TEXTS)
    before = version.source.text.split("\n")
    after = set_rule(version.source.text, clause, f"{rule.kind}.{rule.id}", {"note": note}).split("\n")

    assert len(after) == len(before)
    assert sum(one != other for one, other in zip(before, after)) <= 1
    assert read_statute("\n".join(after)).rules[rule.id].note == note
    gone = remove_rule(version.source.text, clause, f"{rule.kind}.{rule.id}").split("\n")
    assert gone == [line for line in before if not line.startswith(f"{rule.kind}.{rule.id} =")]


@given(st.sampled_from(corpus().versions), TEXTS.filter(bool))
def test_a_house_rule_is_changed_and_every_comment_stays(version, why):
    rule = version.house.rules[0]
    text = set_house_rule(version.house_source.text, f"{rule.kind}.{rule.id}", {"why": why})

    assert read_house(text).by_rule[rule.id].why == why
    assert [line for line in text.split("\n") if line.startswith("#")] == [
        line for line in version.house_source.text.split("\n") if line.startswith("#")
    ]

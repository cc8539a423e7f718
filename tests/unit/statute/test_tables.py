"""Files of entries."""

from datetime import date

import pytest

from radslag.statute.facts import Fact
from radslag.statute.source import Source, StatuteErrors
from radslag.statute.tables import format_csv, parse_csv, parse_text, parse_toml, read_facts

DAY = date(2025, 2, 12)
MEETING = Fact("e01", "held", "mote", DAY, DAY, bodies=frozenset({"radet", "klara"}))
FULL = Fact(
    id="x9",
    act="sent",
    thing="kallelse",
    on=DAY,
    recorded=date(2025, 3, 1),
    through=date(2025, 12, 31),
    bodies=frozenset({"a", "b"}),
    by=frozenset({"c"}),
    to=frozenset({"d"}),
    items=frozenset({"tid"}),
    who=frozenset({"m1"}),
    number=3,
    period="2026",
    ref="m9",
    about=frozenset({"ange#x", "b24"}),
    documents=("d2", "d1"),
    retracts="e04",
)


def csv_of(text):
    return parse_csv(Source("f.csv", text))


def problems_of(parse, text):
    with pytest.raises(StatuteErrors) as caught:
        parse(Source("f", text))
    return [f"{problem.line}: {problem.message}" for problem in caught.value.problems]


def test_a_file_of_lines_has_one_entry_a_line_and_remarks():
    text = "# möten\n\n2025-02-12 held mote @radet|klara\n   # mer\n2025-02-12 held mote\n"

    assert parse_text(Source("f", text)) == (MEETING, Fact("e02", "held", "mote", DAY, DAY))


def test_csv_is_written_as_it_is_read():
    assert csv_of(format_csv([MEETING, FULL])) == (MEETING, FULL)


def test_csv_needs_only_id_act_thing_and_day():
    assert csv_of("id,act,thing,on\ne01,held,mote,2025-02-12\n") == (Fact("e01", "held", "mote", DAY, DAY),)


def test_csv_from_a_swedish_spreadsheet_is_read(tmp_path):
    path = tmp_path / "f.csv"
    path.write_text("id;act;thing;on;bodies\r\ne01;held;mote;2025-02-12;radet|klara\r\n;;;;\r\n", "utf-8-sig")

    assert read_facts(path) == (MEETING,)


def test_csv_without_rows_holds_no_entries():
    assert csv_of("id,act,thing,on\n") == ()


def test_a_row_that_only_takes_back_needs_no_act():
    assert csv_of("id,act,thing,on,retracts\na,,,2025-02-12,b\n") == (
        Fact("a", "", "", DAY, DAY, retracts="b"),
    )


def test_the_same_entry_twice_is_one_entry():
    row = "e01,held,mote,2025-02-12\n"

    assert len(csv_of("id,act,thing,on\n" + row + row)) == 1


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "id,act,ting,on,on\n",
            [
                ("1: 'ting' is no column. Did you mean 'thing'? Columns: id, act, thing, on, recorded, through, "
                "bodies, by, to, items, who, number, period, ref, about, documents, retracts."),
                "1: the column 'thing' is missing. Add it.",
                "1: the column 'on' stands twice. Keep one of them.",
            ],
        ),
        ("", [f"1: the column {name!r} is missing. Add it." for name in ("id", "act", "thing", "on")]),
        ('id,act,thing,on\n"a"b,held,mote,2025-02-12\n', ["2: the row cannot be read (',' expected after '\"'). Check its quotation marks."]),
        (
            "id,act,thing,on\na,hold,mote,2025-02-12\nb,held,mote,12/2\nc,held,,2025-02-12\nd,planned,mote,2025-02-12\n",
            [
                ("2: 'hold' is no act. The acts are: planned, held, cancelled, attended, sent, notified, requested, "
                "offered, appointed, assigned, reported, decided, revised, followed_up, treated, assessed, approved, "
                "signed, notrequired. Did you mean 'held'?"),
                "3: on: '12/2' is no date. Write year, month and day: 2025-02-12.",
                "4: 'thing' is missing. Each entry has id, act, thing and on; a plan has recorded too.",
                "5: 'recorded' is missing. Each entry has id, act, thing and on; a plan has recorded too.",
            ],
        ),
        (
            "id,act,thing,on,number\na,held,mote,2025-02-12,many\nb,held,x|y,2025-02-12,\nc,held,mote,2025-02-12,1,2\n",
            [
                "2: number: 'many' is no whole number. Write it with digits: 3.",
                "3: thing: 'x|y' names several things. Write one entry for each.",
                "4: the row has 6 cells and the header 5. Write quotation marks round a cell that holds a comma.",
            ],
        ),
        (
            "id,act,thing,on\na,held,mote,2025-02-12\na,sent,mote,2025-02-12\n",
            ["3: the id 'a' is already used on line 2. Choose another id."],
        ),
    ],
)  # fmt: skip
def test_csv_that_is_wrong_is_said_row_by_row(text, said):
    assert problems_of(parse_csv, text) == said


def test_toml_holds_lines_and_tables(tmp_path):
    path = tmp_path / "f.toml"
    path.write_text(
        'facts = ["2025-02-12 held mote @radet|klara"]\n[[fact]]\nid = "x9"\nact = "sent"\nthing = "kallelse"\n'
        'on = 2025-02-12\nrecorded = "2025-03-01"\nthrough = 2025-12-31\nbodies = ["a", "b"]\nby = "c"\nto = ["d"]\n'
        'items = ["tid"]\nwho = ["m1"]\nnumber = 3\nperiod = "2026"\nref = "m9"\nabout = ["ange#x", "b24"]\n'
        'documents = ["d2", "d1"]\nretracts = "e04"\n'
    )

    assert read_facts(path) == (MEETING, FULL)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("x = 1\n", ["1: 'x' is not a field of a file of entries. Fields: facts, fact."]),
        ("facts = 1\n", ['1: facts is no list of lines. Write facts = ["2025-02-12 held mote"].']),
        ("fact = 1\n", ["1: fact is no list of tables. Begin each entry with [[fact]]."]),
        ("facts = [", ["1: the line cannot be read (invalid value). One rule stands on one line: kind.id = { … }."]),
        ('[[fact]]\nid = "a"\nacts = "held"', ["1: 'acts' is no field of an entry. Did you mean 'act'?"]),
    ],
)  # fmt: skip
def test_toml_that_is_wrong_is_said(text, said):
    assert problems_of(parse_toml, text) == said


def test_a_missing_file_of_entries_is_said_to_be_missing(tmp_path):
    with pytest.raises(StatuteErrors, match="cannot be read"):
        read_facts(tmp_path / "no.csv")
    with pytest.raises(StatuteErrors, match="cannot be read"):
        read_facts(tmp_path / "no.txt")

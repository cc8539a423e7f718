"""Entries as one line each."""

from datetime import date

import pytest

from radslag.statute.facts import Fact
from radslag.statute.lines import format_line, format_lines, parse_line, parse_lines
from radslag.statute.mending import Unreadable

DAY = date(2025, 2, 12)


def test_a_bare_line_is_recorded_on_its_own_day_and_is_its_own_matter():
    assert parse_line("2025-02-12 held mote", 7) == Fact("e07", "held", "mote", DAY, DAY, ref="e07")


def test_every_part_of_a_line_is_read():
    line = (
        "2025-02-12 sent kallelse @a|b <c >d|e +tid|plats ~m1|m2 ^b24|ange#x|1 =m9 ..2025-12-31 #3 *2026 "
        "!2025-03-01 -4"
    )

    assert parse_line(line, 12) == Fact(
        id="e12",
        act="sent",
        thing="kallelse",
        on=DAY,
        recorded=date(2025, 3, 1),
        through=date(2025, 12, 31),
        bodies=frozenset({"a", "b"}),
        by=frozenset({"c"}),
        to=frozenset({"d", "e"}),
        items=frozenset({"tid", "plats"}),
        who=frozenset({"m1", "m2"}),
        number=3,
        period="2026",
        ref="m9",
        about=frozenset({"b24", "ange#x", "1"}),
        retracts="e04",
    )


def test_lines_are_numbered_from_one():
    assert [fact.id for fact in parse_lines(["2025-02-12 held mote"] * 101)][::50] == ["e01", "e51", "e101"]


@pytest.mark.parametrize(
    "line",
    [
        "2025-02-12 held mote",
        "2025-02-12 planned mote @radet !2025-02-12",
        "2025-02-12 notrequired plikt <kommunstyrelsen =ange#moten|2025",
        "2025-02-12 decided motesantal <ordforande #0",
        "2025-02-12 signed avtal @a|b <c >d +e|f ~g ^h|i =j ..2026-12-31 #2 *2026-2 !2025-03-01 -100",
    ],
)
def test_a_line_is_written_as_it_was_read(line):
    assert format_lines(parse_lines([line])) == [line]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("12/2 held mote", "'12/2' is no date. Write year, month and day: 2025-02-12."),
        ("2025-02-30 held mote", "'2025-02-30' is no date. Write year, month and day: 2025-02-12."),
        (
            "2025-02-12",
            "'2025-02-12' is too short. Write the day, the act and the thing: 2025-02-12 held mote.",
        ),
        (
            "2025-02-12 held",
            "'2025-02-12 held' is too short. Write the day, the act and the thing: 2025-02-12 held mote.",
        ),
        ("2025-02-12 held a|b", "'a|b' names several things. Write one line for each."),
        (
            "2025-02-12 planned mote",
            "'2025-02-12 planned mote' does not say when the plan was entered. Add that day: !2025-02-12.",
        ),
        (
            "2025-02-12 held mote =",
            "'=' has nothing after its mark. Write what it stands for, or take it away.",
        ),
        (
            "2025-02-12 held mote ^",
            "'^' has nothing after its mark. Write what it stands for, or take it away.",
        ),
        ("2025-02-12 held mote #x", "'#x' is no number. Write #1."),
        ("2025-02-12 held mote -0", "'-0' is no number. Write -1."),
        (
            "2025-02-12 held mote @a @b",
            "'@b' says again what the line says. Write it once, with | between.",
        ),
        (
            "2025-02-12 held mote radet",
            (
                "'radet' begins with no mark. The marks are: @body <by >to +item ~who =ref ^about ..date #number "
                "*period !date -line, with one space between."
            ),
        ),
    ],
)
def test_a_line_that_cannot_be_read_is_said_with_what_to_write(line, said):
    with pytest.raises(Unreadable) as caught:
        parse_line(line, 1)

    assert str(caught.value) == said


@pytest.mark.parametrize(
    "fact",
    [
        Fact("e02", "held", "mote", DAY, DAY),
        Fact("e01", "held", "mote", DAY, DAY, documents=("d1",)),
        Fact("e01", "", "", DAY, DAY, retracts="e00"),
        Fact("e01", "held", "mote", DAY, DAY, retracts="x"),
    ],
)
def test_a_fact_that_a_line_cannot_hold_is_refused(fact):
    with pytest.raises(ValueError, match=r"cannot be written|no line"):
        format_line(fact, 1)

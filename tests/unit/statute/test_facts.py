"""Facts, and which of them count on a day."""

from datetime import date

import pytest

from radslag.statute.facts import FOREVER, Fact, known
from radslag.statute.lines import parse_lines

DAY = date(2025, 2, 12)


def fact(name, retracts=None, recorded=DAY, act="held"):
    return Fact(id=name, act=act, thing="mote", on=DAY, recorded=recorded, retracts=retracts)


def left(*facts, k=DAY):
    return [each.id for each in known(facts, k)]


def test_a_fact_is_its_own_matter_unless_it_says_otherwise():
    assert fact("a").ref == "a"
    assert (fact("a").day, fact("a").last) == (DAY.toordinal(), FOREVER)


def test_an_unknown_act_is_refused():
    with pytest.raises(ValueError, match="'hold' is no act"):
        fact("a", act="hold")
    with pytest.raises(ValueError, match="'' is no act"):
        fact("a", act="")


def test_what_was_recorded_later_is_not_known():
    assert left(fact("a"), fact("b", recorded=date(2025, 2, 13))) == ["a"]


def test_the_same_id_twice_is_the_same_entry_and_order_is_by_day_and_id():
    assert left(fact("b"), fact("a"), fact("b")) == ["a", "b"]


def test_a_retraction_takes_back_and_may_itself_be_taken_back():
    chain = [fact("a"), fact("b", "a"), fact("c", "b"), fact("d", "c")]

    assert [left(*chain[:n]) for n in (1, 2, 3, 4)] == [["a"], ["b"], ["a", "c"], ["b", "d"]]


def test_an_entry_that_only_takes_back_is_not_part_of_the_view():
    assert left(fact("a"), fact("b", "a", act="")) == []


def test_two_retractions_of_one_entry_are_both_undone_before_it_returns():
    twice = [fact("a"), fact("b", "a"), fact("c", "a")]

    assert left(*twice, fact("d", "b")) == ["c", "d"]
    assert left(*twice, fact("d", "b"), fact("e", "c")) == ["a", "d", "e"]


def test_entries_that_take_each_other_back_all_stay():
    assert left(fact("a", "b"), fact("b", "a")) == ["a", "b"]
    assert left(fact("a", "nobody")) == ["a"]


def test_a_retraction_is_seen_from_the_day_it_is_recorded():
    lines = ["2025-02-12 held mote @klara", "2025-02-12 held mote @radet !2025-12-01 -1"]
    facts = parse_lines(lines)

    assert [each.id for each in known(facts, date(2025, 11, 30))] == ["e01"]
    assert [each.id for each in known(facts, date(2025, 12, 1))] == ["e02"]

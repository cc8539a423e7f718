"""The drawn wheel keeps its promises whatever a year holds."""

from datetime import date, timedelta
from itertools import combinations
from math import dist
from xml.etree import ElementTree as ET

from hypothesis import given, settings
from hypothesis import strategies as st

from radslag.ui.drawing import (
    DOT,
    INNER,
    MARGIN,
    OUTER,
    STEP,
    TRACKS,
    Look,
    WheelMark,
    WheelWords,
    places,
    wheel,
)

YEAR = 2026
WORDS = WheelWords("Årshjul 2026", "Samma innehåll i listan.")
DAYS = st.dates(date(YEAR, 1, 1), date(YEAR, 12, 31))
NEW_YEAR = st.sampled_from([date(YEAR, 1, d) for d in (1, 2, 3)] + [date(YEAR, 12, d) for d in (29, 30, 31)])


@st.composite
def marks(draw):
    day = draw(st.one_of(DAYS, NEW_YEAR))
    until = draw(st.none() | st.integers(0, 200).map(lambda n: day + timedelta(days=n)))
    return WheelMark(
        day, until, draw(st.integers(0, 3)), draw(st.sampled_from(Look)), draw(st.text("abc", max_size=3))
    )


@given(st.lists(marks(), max_size=60))
def test_in_one_lane_no_two_dots_touch(found):
    dots, _ = places(YEAR, found)

    for one, other in combinations(dots, 2):
        if one.mark.lane == other.mark.lane:
            assert dist(one.centre, other.centre) >= 2 * DOT


@given(st.lists(marks(), max_size=60))
def test_no_dot_leaves_its_lane_and_the_lanes_leave_room_for_the_months(found):
    dots, starts = places(YEAR, found)

    assert starts[0] >= INNER
    assert OUTER <= starts[-1] <= INNER + TRACKS * STEP
    assert all(starts[d.mark.lane] <= d.radius < starts[d.mark.lane + 1] for d in dots)


@given(st.lists(marks(), max_size=60))
def test_every_mark_has_its_dot_or_is_counted_in_one(found):
    dots, _ = places(YEAR, found)

    assert sum(1 + dot.hidden for dot in dots) == len(found)


@given(st.lists(marks(), max_size=30), st.randoms())
def test_the_same_marks_in_any_order_give_the_same_picture(found, chance):
    shuffled = list(found)
    chance.shuffle(shuffled)

    assert wheel(YEAR, found, WORDS) == wheel(YEAR, shuffled, WORDS)


@settings(max_examples=30)
@given(st.lists(marks(), max_size=30), DAYS)
def test_the_picture_is_sound_xml_that_nothing_can_be_pressed_in(found, today):
    root = ET.fromstring(wheel(YEAR, found, WORDS, today=today))
    tags = {element.tag.split("}")[1] for element in root.iter()}
    left, top, width, height = map(float, root.get("viewBox", "").split())

    assert tags <= {"svg", "title", "desc", "g", "circle", "rect", "path", "text", "textPath"}
    assert not any("tabindex" in e.attrib or "style" in e.attrib for e in root.iter())
    assert (left, top, width) == (-width / 2, -height / 2, height)
    assert width / 2 - MARGIN >= OUTER

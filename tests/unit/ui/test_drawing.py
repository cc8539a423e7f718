"""The annual wheel, place by place."""

from datetime import date
from xml.etree import ElementTree as ET

import pytest

from radslag.ui.drawing import INK, Dot, Look, WheelMark, WheelWords, angle, places, point, wheel
from tests.unit.ui.test_css import colours

WORDS = WheelWords("Årshjul 2026", "2 poster, 1 klar. Samma innehåll i listan.", ("1 av 2", "klara"))


def mark(month, day, lane=0, status=Look.PLANNED, until=None, label="Rådets möte"):
    return WheelMark(date(2026, month, day), until, lane, status, label)


@pytest.mark.parametrize(
    ("day", "expected"),
    [(date(2026, 1, 1), 3), (date(2026, 4, 1), 93), (date(2026, 10, 1), 273), (date(2026, 10, 31), 297)],
)
def test_a_month_is_thirty_degrees_and_keeps_from_its_lines(day, expected):
    assert angle(day) == pytest.approx(expected)


def test_the_last_day_of_the_year_lies_in_december():
    rim = places(2026, [mark(12, 31)])[0][0]

    assert 330 < angle(date(2026, 12, 31)) < 360
    assert rim.centre[0] < 0


def test_a_suggested_day_that_has_passed_is_a_square_of_its_own():
    root = ET.fromstring(wheel(2026, [mark(5, 12, status=Look.ADVISED)], WORDS))

    assert [e.get("class") for e in root.iter() if e.tag.endswith("rect")] == ["plan open"]


def test_the_year_begins_at_the_top_and_turns_clockwise():
    quarters = [tuple(round(v) for v in point(degree, 10)) for degree in (0, 90, 180)]

    assert quarters == [(0, -10), (10, 0), (0, 10)]


def test_days_that_would_touch_stack_outward():
    dots, starts = places(2026, [mark(2, 3), mark(2, 5), mark(5, 12)])

    assert [(dot.mark.day.day, dot.radius) for dot in dots] == [(3, 75), (5, 93), (12, 75)]
    assert starts == [75, 111, 129, 147, 165]


def test_a_span_keeps_its_track_to_itself_while_it_lasts():
    long = mark(3, 1, until=date(2026, 8, 31))

    dots, _ = places(2026, [long, mark(6, 1), mark(11, 1)])

    assert [dot.radius for dot in dots] == [75, 93, 75]


def test_a_span_from_the_year_before_is_cut_at_new_year():
    dots, _ = places(2026, [WheelMark(date(2025, 11, 1), date(2027, 3, 1), 3, Look.PLANNED, "Kampanj")])

    assert dots == [Dot(WheelMark(date(2026, 1, 1), date(2026, 12, 31), 3, Look.PLANNED, "Kampanj"), 147)]


def test_what_does_not_fit_is_counted_in_the_nearest_dot():
    dots, starts = places(2026, [mark(3, 1, label=str(n)) for n in range(12)])

    assert [dot.hidden for dot in dots] == [0, 0, 0, 0, 7]
    assert starts[-1] == 75 + 8 * 18
    assert ">+7</text>" in wheel(2026, [mark(3, 1, label=str(n)) for n in range(12)], WORDS)


@pytest.mark.parametrize("day", [date(2025, 12, 31), date(2027, 1, 1)])
def test_a_day_of_another_year_is_refused(day):
    with pytest.raises(ValueError, match="no part of 2026"):
        places(2026, [WheelMark(day, None, 0, Look.PLANNED, "")])


def test_a_span_that_ends_before_it_begins_is_refused():
    with pytest.raises(ValueError, match="no part of 2026"):
        places(2026, [mark(5, 1, until=date(2026, 4, 1))])


def test_a_lane_that_does_not_exist_is_refused():
    with pytest.raises(ValueError, match="0 to 3"):
        places(2026, [mark(5, 1, lane=4)])


def test_the_picture_says_what_it_shows():
    root = ET.fromstring(wheel(2026, [mark(5, 12), mark(9, 1, status=Look.DONE)], WORDS))
    said = {e.get("id"): e.text for e in root if e.get("id") and e.text}

    assert (root.get("role"), root.get("aria-labelledby")) == ("img", "hjul-t hjul-d")
    assert said == {"hjul-t": "Årshjul 2026", "hjul-d": "2 poster, 1 klar. Samma innehåll i listan."}


def test_words_from_people_stay_words():
    assert "<title>&lt;b&gt; &amp; co</title>" in wheel(2026, [mark(5, 1, label="<b> & co")], WORDS)


def test_the_hand_shows_only_in_its_own_year():
    found = [
        wheel(2026, [], WORDS, today=day).count('class="hand"')
        for day in (date(2026, 5, 1), date(2027, 5, 1))
    ]

    assert found == [1, 0]


def test_the_shapes_carry_the_light_colours():
    light = colours("light")

    assert {name: light[name] for name in INK} == INK

"""Swedish typography, case by case."""

from datetime import UTC, date, datetime, time
from decimal import Decimal

import pytest

from radslag.ui.templatetags import swedish

DAY = date(2026, 12, 8)
CASES = [
    (swedish.weekday, DAY, "tisdag 8~december 2026"),
    (swedish.day, DAY, "8~december 2026"),
    (swedish.day_and_month, DAY, "8~december"),
    (swedish.short_day, DAY, "tis 8~dec 2026"),
    (swedish.short_day, date(2026, 3, 7), "lör 7~mar 2026"),
    (swedish.month, DAY, "december 2026"),
    (swedish.week, DAY, "v.~50"),
    (swedish.week, date(2027, 1, 1), "v.~53"),
    (swedish.clock, time(9, 5), "kl.~09.05"),
    (swedish.clock, datetime(2026, 7, 1, 11, 0, tzinfo=UTC), "kl.~13.00"),
    (swedish.weekday, datetime(2026, 12, 7, 23, 30, tzinfo=UTC), "tisdag 8~december 2026"),
    (swedish.section, 81, "§~81"),
    (swedish.number, 12500, "12~500"),
    (swedish.number, Decimal("3.5"), "3,5"),
    (swedish.number, Decimal("-1234567.25"), "−1~234~567,25"),
    (swedish.number, 0, "0"),
    (swedish.percent, 7, "7~%"),
    (swedish.percent, 12.5, "12,5~%"),
    (swedish.kronor, 12500, "12~500~kr"),
    (swedish.bound, "4 kap. 3 § första stycket", "4~kap.~3~§ första stycket"),
    (
        swedish.bound,
        "senast 10 dagar före den 7 december kl. 13.00 i v. 50",
        "senast 10~dagar före den 7~december kl.~13.00 i v.~50",
    ),
    (swedish.bound, "§ 81 och 7 %", "§~81 och 7~%"),
    (swedish.bound, "3 maj är inte 3 majestät", "3~maj är inte 3 majestät"),
    (swedish.breakable, "Samverkansöverenskommelsen", "Samverkans|överenskommelsen"),
    (swedish.breakable, "LOKALPOLISOMRÅDET", "LOKAL|POLIS|OMRÅDET"),
    (swedish.breakable, "Anna Brottsjö", "Anna Brottsjö"),
]


@pytest.mark.parametrize(("write", "value", "expected"), CASES)
def test_it_is_written_as_in_swedish(write, value, expected):
    assert write(value) == expected.replace("~", swedish.NBSP).replace("|", swedish.SHY)


DATES = [swedish.weekday, swedish.day, swedish.day_and_month, swedish.short_day, swedish.month, swedish.week]
OTHERS = [swedish.clock, swedish.when, swedish.when_short, swedish.number, swedish.percent, swedish.kronor]


@pytest.mark.parametrize("write", [*DATES, *OTHERS])
def test_nothing_is_written_as_nothing(write):
    assert write(None) == ""


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (date(2026, 11, 27), "fredag 27~november 2026, om 7~dagar"),
        (date(2026, 11, 21), "lördag 21~november 2026, i morgon"),
        (date(2026, 11, 20), "fredag 20~november 2026, i dag"),
        (date(2026, 11, 19), "torsdag 19~november 2026, i går"),
        (date(2026, 11, 1), "söndag 1~november 2026, för 19~dagar sedan"),
        (None, ""),
    ],
)
def test_a_distance_never_stands_without_its_date(value, expected):
    assert swedish.from_now(value, date(2026, 11, 20)) == expected.replace("~", swedish.NBSP)


def test_hours_run_from_and_to():
    assert swedish.hours(time(13), time(15)) == "kl.\u00a013.00–15.00"
    assert swedish.hours(time(13)) == "kl.\u00a013.00"


def test_a_moment_is_written_for_people_and_machines():
    moment = datetime(2026, 12, 8, 12, tzinfo=UTC)

    assert swedish.when(moment) == (
        '<time datetime="2026-12-08T13:00+01:00">tisdag 8\u00a0december 2026 kl.\u00a013.00</time>'
    )
    assert swedish.when_short(moment) == '<time datetime="2026-12-08">tis 8\u00a0dec 2026</time>'


def test_one_and_many_have_their_own_words():
    written = [swedish.counted(n, "möte", "möten") for n in (0, 1, 1200)]

    assert written == ["0\u00a0möten", "1\u00a0möte", "1\u00a0200\u00a0möten"]

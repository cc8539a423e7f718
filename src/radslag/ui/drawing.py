"""Pictures in SVG: the annual wheel, the same on the page, in print and on the wall sheet."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from html import escape
from itertools import pairwise
from math import asin, cos, degrees, radians, sin

from radslag.ui.names import MONTHS

DOT, STEP = 8, 18
"""Radius of a dot; distance between two tracks."""
INNER, OUTER, TRACKS, MARGIN = 75, 165, 8, 45
"""Radius of the first track; least radius of the wheel; most tracks in all; room for names of months."""
EDGE = 3
"""Degrees between a month's line and its first or last day."""
FONT = "Open Sans, Inter, sans-serif"
INK = {
    "fg": "#1a1c20",
    "muted": "#55595f",
    "ok": "#1a6b2f",
    "late": "#a8201a",
    "plan": "#4a4f57",
    "judge": "#6b3fa0",
    "primary": "#0b4a8f",
    "bg": "#ffffff",
    "lane-1": "#0b4a8f",
    "lane-2": "#1a6b2f",
    "lane-3": "#8a4b00",
    "lane-4": "#6b3fa0",
}
"""The light scheme's colours, written into the shapes; a style sheet may replace them by class."""


class Look(StrEnum):
    """What a mark's shape tells: a disc, a diamond, a ring, a triangle or an open square."""

    DONE = "done"
    PASSED = "passed"
    PLANNED = "planned"
    JUDGED = "judged"
    ADVISED = "advised"


INKS = {
    Look.DONE: "ok", Look.PASSED: "late", Look.PLANNED: "plan", Look.JUDGED: "judge", Look.ADVISED: "plan",
}  # fmt: skip
OPEN = (Look.PLANNED, Look.ADVISED)


@dataclass(frozen=True, slots=True)
class WheelMark:
    """Something on the wheel: its day, its last day if it lasts, its lane from inside (0 to 3), its words."""

    day: date
    until: date | None
    lane: int
    status: Look
    label: str

    @property
    def order(self) -> tuple[date, date, int, str, str]:
        """What marks are sorted by: day, last day, lane, then the rest so that no two orders are possible."""
        return self.day, self.until or self.day, self.lane, self.status, self.label


@dataclass(frozen=True, slots=True)
class Dot:
    """A mark in its place; `hidden` more marks share it because the wheel is full there."""

    mark: WheelMark
    radius: int
    hidden: int = 0

    @property
    def centre(self) -> tuple[float, float]:
        """The point where the dot sits; the wheel's middle is 0, 0."""
        return point(angle(self.mark.day), self.radius)


def angle(day: date) -> float:
    """Return degrees clockwise from the top: a month is 30 degrees, whatever its length.

    The first and the last day keep EDGE from the month's lines, so that no dot seems to lie beside it.
    """
    through = (day.day - 1) / (monthrange(day.year, day.month)[1] - 1)
    return 30 * (day.month - 1) + EDGE + (30 - 2 * EDGE) * through


def point(degree: float, radius: float) -> tuple[float, float]:
    """Return x and y of a place on a circle round the middle."""
    return radius * sin(radians(degree)), -radius * cos(radians(degree))


def _gap(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Return the empty degrees between two spans on the circle; 0 when they share a day."""
    (a, b), (c, d) = sorted([one, other])
    return max(0.0, min(c - b, a + 360 - d))


def stack(spans: Sequence[tuple[float, float]], inner: float) -> list[int]:
    """Put each span, sorted by its beginning, on the innermost track where no dot touches another."""
    tracks: list[list[tuple[float, float]]] = [[]]
    places: list[int] = []
    for span in spans:
        for place, taken in enumerate(tracks):
            apart = 2 * degrees(asin((DOT + 1) / (inner + STEP * place)))
            if all(_gap(span, other) >= apart for other in taken):
                break
        taken.append(span)
        places.append(place)
        if tracks[-1]:
            tracks.append([])
    return places


def _within(year: int, marks: Iterable[WheelMark]) -> list[WheelMark]:
    """Return the marks sorted and cut to the year; a mark that never touches the year is an error."""
    first, last = date(year, 1, 1), date(year, 12, 31)
    found = []
    for mark in marks:
        end = mark.until or mark.day
        if end < first or mark.day > last or end < mark.day:
            raise ValueError(f"{mark.day}–{end} is no part of {year}")
        start, stop = max(mark.day, first), min(end, last)
        found.append(replace(mark, day=start, until=stop if stop > start else None))
    return sorted(found, key=lambda mark: mark.order)


def _span(mark: WheelMark) -> tuple[float, float]:
    return angle(mark.day), angle(mark.until or mark.day)


def _shares(needs: list[int]) -> list[int]:
    """Return how many tracks each lane gets, none less than one, together at most TRACKS."""
    shares = [max(1, need) for need in needs]
    while sum(shares) > TRACKS:
        most = max(shares)
        at = len(shares) - 1 - shares[::-1].index(most)
        shares[at] -= 1
    return shares


def _needed(marks: Sequence[WheelMark], lanes: int) -> list[int]:
    needs = []
    for lane in range(lanes):
        places = stack([_span(m) for m in marks if m.lane == lane], INNER)
        needs.append(max(places, default=0) + 1)
    return needs


def _lane_dots(marks: Sequence[WheelMark], inner: int, share: int) -> list[Dot]:
    """Return the dots of one lane; what has no track of its own joins the nearest dot on the outermost."""
    dots: list[Dot] = []
    for mark, place in zip(marks, stack([_span(m) for m in marks], inner), strict=True):
        if place < share:
            dots.append(Dot(mark, inner + STEP * place))
            continue
        outermost = [at for at, dot in enumerate(dots) if dot.radius == inner + STEP * (share - 1)]
        nearest = min(outermost, key=lambda at: (_gap(_span(dots[at].mark), _span(mark)), at))
        dots[nearest] = replace(dots[nearest], hidden=dots[nearest].hidden + 1)
    return dots


def places(year: int, marks: Iterable[WheelMark], lanes: int = 4) -> tuple[list[Dot], list[int]]:
    """Return each dot in its place, and the radius where each lane begins, then where the last one ends.

    The order of the marks does not matter. In one lane every two centres are at least two radii apart.
    Raises ValueError for a mark that lies outside the year or the lanes.
    """
    sorted_marks = _within(year, marks)
    if any(not 0 <= mark.lane < lanes for mark in sorted_marks):
        raise ValueError(f"A lane is 0 to {lanes - 1}")
    shares = _shares(_needed(sorted_marks, lanes))
    # A year with few tracks moves out to the rim, where there is more room.
    starts, dots = [max(INNER, OUTER - STEP * sum(shares))], []
    for lane, share in enumerate(shares):
        dots += _lane_dots([m for m in sorted_marks if m.lane == lane], starts[-1], share)
        starts.append(starts[-1] + STEP * share)
    return dots, starts


def _n(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0") if abs(value) >= 0.05 else "0"


def _arc(start: float, end: float, radius: float) -> str:
    """Return a path along the circle, backwards when the end lies before the start."""
    (x, y), (u, v) = point(start, radius), point(end, radius)
    large, sweep = int(abs(end - start) > 180), int(end >= start)
    return f"M{_n(x)} {_n(y)}A{_n(radius)} {_n(radius)} 0 {large} {sweep} {_n(u)} {_n(v)}"


def _rings(starts: Sequence[int], rim: float) -> str:
    """Draw one coloured ring between two lanes, and the rim."""
    lines = []
    for lane, (start, end) in enumerate(pairwise(starts)):
        middle, width = (start + end - STEP) / 2, end - start - 3
        name = f"lane-{lane + 1}"
        lines.append(
            f'<circle class="band {name}" r="{_n(middle)}" fill="none" stroke="{INK[name]}" '
            f'stroke-width="{width}" stroke-opacity=".17"/>'
        )
    return "".join(lines) + f'<circle class="ring" r="{_n(rim)}" fill="none" stroke="#767a81"/>'


def _months(inner: float, rim: float, name: str) -> str:
    """Draw the spokes and the names of the months, those of the lower half the right way up."""
    drawn = []
    for at, month in enumerate(MONTHS):
        (x, y), (u, v) = point(30 * at, inner - DOT - 4), point(30 * at, rim + 8)
        drawn.append(
            f'<path class="spoke" d="M{_n(x)} {_n(y)}L{_n(u)} {_n(v)}" stroke="#c8cace" stroke-width=".8"/>'
        )
        ends = (30 * at, 30 * at + 30)
        lower = 3 <= at <= 8
        path = _arc(*(ends[::-1] if lower else ends), rim + (24 if lower else 15))
        drawn.append(
            f'<path id="{name}-{at + 1}" d="{path}" fill="none"/>'
            f'<text class="month" fill="{INK["fg"]}" font-size="12.5" font-weight="600" text-anchor="middle">'
            f'<textPath href="#{name}-{at + 1}" startOffset="50%">{month}</textPath></text>'
        )
    return "".join(drawn)


def _bar(dot: Dot) -> str:
    mark = dot.mark
    if not mark.until:
        return ""
    ink = f"lane-{mark.lane + 1}"
    return (
        f'<path class="bar-{ink}" d="{_arc(*_span(mark), dot.radius)}" fill="none" stroke="{INK[ink]}" '
        f'stroke-width="5" stroke-opacity=".45" stroke-linecap="round"/>'
    )


def _shape(status: Look, x: float, y: float) -> str:
    ink = INKS[status]
    filled = f'class="{ink}" fill="{INK[ink]}"'
    match status:
        case Look.DONE:
            return f'<circle {filled} cx="{_n(x)}" cy="{_n(y)}" r="{DOT}"/>'
        case Look.PASSED:
            return f'<path {filled} d="M{_n(x)} {_n(y - 9)}l9 9-9 9-9-9z"/>'
        case Look.JUDGED:
            return f'<path {filled} d="M{_n(x)} {_n(y - 10)}l9.5 16.5h-19z"/>'
        case Look.PLANNED:
            return (
                f'<circle class="{ink} open" cx="{_n(x)}" cy="{_n(y)}" r="{DOT - 0.9}" fill="{INK["bg"]}" '
                f'stroke="{INK[ink]}" stroke-width="1.8"/>'
            )
        case Look.ADVISED:
            return (
                f'<rect class="{ink} open" x="{_n(x - 7.2)}" y="{_n(y - 7.2)}" width="14.4" height="14.4" '
                f'fill="{INK["bg"]}" stroke="{INK[ink]}" stroke-width="1.8"/>'
            )


def _dot(dot: Dot) -> str:
    x, y = dot.centre
    words = f"+{dot.hidden}" if dot.hidden else str(dot.mark.day.day)
    on, ink = ("on", INK["fg"]) if dot.mark.status in OPEN else ("off", INK["bg"])
    lower, size = (4.8, 7) if dot.mark.status is Look.JUDGED else (3, 8.5)
    return (
        f"<g><title>{escape(dot.mark.label)}</title>{_shape(dot.mark.status, x, y)}"
        f'<text class="{on}" x="{_n(x)}" y="{_n(y + lower)}" fill="{ink}" font-size="{size}" '
        f'font-weight="600" text-anchor="middle">{words}</text></g>'
    )


def _hand(today: date, year: int, reach: tuple[float, float]) -> str:
    if today.year != year:
        return ""
    at = angle(today)
    (x, y), (u, v) = point(at, reach[0] - DOT - 8), point(at, reach[1] + 4)
    return (
        f'<path class="hand" d="M{_n(x)} {_n(y)}L{_n(u)} {_n(v)}" stroke="{INK["primary"]}" '
        f'stroke-width="1.6"/>'
        f'<circle class="hand-head" cx="{_n(u)}" cy="{_n(v)}" r="3.6" fill="{INK["primary"]}"/>'
    )


def _centre(lines: Sequence[str]) -> str:
    looks = [("fg", 24, 600), ("muted", 13, 400), ("muted", 13, 400)]
    return "".join(
        f'<text class="{ink}" y="{4 + 19 * at}" fill="{INK[ink]}" font-size="{size}" font-weight="{weight}" '
        f'text-anchor="middle">{escape(line)}</text>'
        for at, (line, (ink, size, weight)) in enumerate(zip(lines, looks))
    )


@dataclass(frozen=True, slots=True)
class WheelWords:
    """What the picture is called, what it says to those who do not see it, and one to three centre lines."""

    title: str
    desc: str
    centre: tuple[str, ...] = ()


def wheel(
    year: int, marks: Iterable[WheelMark], words: WheelWords, *, today: date | None = None, name: str = "hjul"
) -> str:
    """Return the year as one SVG that needs no script and no style sheet.

    `today` draws the hand, if it lies in the year; `name` begins the ids, so that two may share a page.
    Raises ValueError for a mark outside the year.
    """
    dots, starts = places(year, marks)
    rim = max(OUTER, starts[-1] - STEP / 2 + 2)
    size = rim + MARGIN
    parts = [_rings(starts, rim), _months(starts[0], rim, name), *map(_bar, dots)]
    parts += [_hand(today, year, (starts[0], rim)) if today else "", *map(_dot, dots), _centre(words.centre)]
    box = f"{_n(-size)} {_n(-size)} {_n(2 * size)} {_n(2 * size)}"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="wheel" role="img" font-family="{FONT}" '
        f'aria-labelledby="{name}-t {name}-d" viewBox="{box}">'
        f'<title id="{name}-t">{escape(words.title)}</title><desc id="{name}-d">{escape(words.desc)}</desc>'
        f"{''.join(parts)}</svg>"
    )

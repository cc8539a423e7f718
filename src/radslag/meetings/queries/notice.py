"""What the statutes ask of the notice of one meeting: its parts, its last day, and who may send it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from radslag.meetings.models import AgendaItem, Meeting, Paper
from radslag.meetings.queries.demands import Asked
from radslag.meetings.queries.invited import Circle
from radslag.statute.calendar import rest_day, shift
from radslag.statute.meeting import NoticeDay, Parts
from radslag.statute.phrases import length
from radslag.ui.templatetags.swedish import day, weekday

AGENDA_WORDS = ("dagordning", "arendelista", "foredragningslista")


def parts_of(meeting: Meeting, items: Sequence[AgendaItem], papers: Iterable[Paper]) -> frozenset[str]:
    """Return the parts that the notice really has, by the words that the statutes use for them."""
    found = {"datum", "skriftlig"}
    found |= {"tid"} if meeting.starts else set()
    found |= {"motesplats"} if meeting.place or meeting.link else set()
    found |= set(AGENDA_WORDS) if items else set()
    found |= {"handlingar"} if any(True for _paper in papers) else set()
    return frozenset(found)


@dataclass(frozen=True, slots=True)
class PartLine:
    """One thing that a statute asks of the notice, and whether the notice has it."""

    word: str
    clause: str
    book: str
    there: bool
    should: bool


@dataclass(frozen=True, slots=True)
class DayLine:
    """The last day of one statute for the notice, in words, counted from a day."""

    demand: NoticeDay
    book: str
    words: str
    left: int

    @property
    def clause(self) -> str:
        """Where it says so."""
        return self.demand.clause

    @property
    def day(self) -> date:
        """The day to show: a working day, since nobody sends a notice on a day off."""
        return self.demand.better

    @property
    def passed(self) -> bool:
        """Whether the last day has passed."""
        return self.left < 0


@dataclass(frozen=True, slots=True)
class CallerLine:
    """Who calls according to one statute: its words, and those who are that today."""

    word: str
    book: str
    people: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NoticeAsked:
    """Everything that is asked of the notice; empty where no statute asks for anything."""

    days: tuple[DayLine, ...]
    parts: tuple[PartLine, ...]
    callers: tuple[CallerLine, ...]

    @property
    def first_day(self) -> DayLine | None:
        """The last day that comes first, a bidding one before a wish, a stated one before an advised."""
        order = sorted(self.days, key=lambda one: (one.demand.last, one.demand.should))
        return order[0] if order else None

    @property
    def missing(self) -> list[PartLine]:
        """The parts that are asked for and not there."""
        return [part for part in self.parts if not part.there]


NOTHING_ASKED = NoticeAsked((), (), ())


def asked_of_notice(
    meeting: Meeting, asked: Sequence[Asked], circle: Circle, has: frozenset[str], *, today: date
) -> NoticeAsked:
    """Return what the statutes ask of the notice, with what is there and the days counted; no queries."""
    return NoticeAsked(
        days=tuple(
            DayLine(
                demand, one.book.title, last_day_in_words(demand, meeting.on, today), _left(demand, today)
            )
            for one in asked
            for demand in one.demands.notice_days
        ),
        parts=tuple(_parts(asked, has)),
        callers=tuple(_callers(asked, circle)),
    )


def _left(demand: NoticeDay, today: date) -> int:
    return (demand.last - today).days


def _parts(asked: Sequence[Asked], has: frozenset[str]) -> Iterable[PartLine]:
    for one in asked:
        for demand in one.demands.notice_parts:
            for word, should in _of(demand):
                shown = capfirst(one.book.rulebook.names.get(word, word))
                yield PartLine(shown, demand.clause, one.book.title, word in has, should)


def _of(demand: Parts) -> Iterable[tuple[str, bool]]:
    yield from ((word, False) for word in demand.shall)
    yield from ((word, True) for word in demand.desired)


def _callers(asked: Sequence[Asked], circle: Circle) -> Iterable[CallerLine]:
    for one in asked:
        for caller in one.demands.callers:
            people = tuple(str(found.person) for found in circle.holding(caller))
            word = one.book.rulebook.names.get(caller, caller)
            yield CallerLine(word[:1].lower() + word[1:], one.book.title, people)


def last_day_in_words(demand: NoticeDay, meeting_on: date, today: date) -> str:
    """Return the last day, how it was counted, and how far off it is, in whole sentences."""
    return " ".join(part for part in (_counted(demand, meeting_on), _distance(demand, today)) if part)


def _counted(demand: NoticeDay, meeting_on: date) -> str:
    if not demand.stated or demand.ahead is None:
        return _("The text gives no number of days: the notice shall be there by the day of the meeting.")
    raw = shift(meeting_on.toordinal(), demand.ahead, back=True)
    said = {
        "length": capfirst(length(demand.ahead)),
        "meeting": day(meeting_on),
        "day": weekday(date.fromordinal(raw)),
        "better": weekday(demand.better),
        "name": rest_day(raw) or "",
    }
    if rest_day(raw) is None:
        return _("%(length)s before %(meeting)s is %(day)s.") % said
    return _("%(length)s before %(meeting)s is %(day)s, a day off (%(name)s): send it by %(better)s.") % said


def _distance(demand: NoticeDay, today: date) -> str:
    left = (demand.better - today).days
    if (demand.last - today).days < 0:
        late = (today - demand.last).days
        words = ngettext(
            "It is sent %(days)d day after the date.", "It is sent %(days)d days after the date.", late
        )
        return words % {"days": late}
    if left < 0:
        return _("The last working day before it has passed; it is still in time.")
    if left == 0:
        return _("Today is the last day.")
    return ngettext("%(days)d day left.", "%(days)d days left.", left) % {"days": left}


def advised_day(notice: NoticeAsked) -> date | None:
    """Return the day that is advised where the text gives none."""
    days = [one.demand.advised for one in notice.days if one.demand.advised and not one.demand.stated]
    return min(days, default=None)

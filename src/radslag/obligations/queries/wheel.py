"""The annual wheel: duties, meetings, what people have put on it, and the days proposed for meetings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from radslag.obligations.models import Wheel, WheelEntry
from radslag.obligations.queries.reckoning import Reckoning
from radslag.obligations.queries.words import selectors_of
from radslag.obligations.states import Lane, Level, WheelState
from radslag.statute.durations import Duration
from radslag.statute.explanation import Verdict
from radslag.statute.facts import known
from radslag.statute.schema import Approve, Deliver, Lead, Planner, Recur, Rule, Seat
from radslag.statute.status import Status
from radslag.statute.wheel import Spoke, meeting_days
from radslag.statute.wheel import wheel as spokes_of
from radslag.statutebook.queries.binding import Book
from radslag.ui.drawing import Look
from radslag.ui.marks import STATUSES

# What a rule is about tells its lane; what none of these words name is about measures.
OF_THE_PICTURE: Final = frozenset(
    ("lagesbild", "lagesunderlag", "orsaksanalys", "underlag", "kartlaggning", "analys", "insatsbehov")
)
OF_MEETINGS: Final = frozenset(
    (
        "mote", "extra_mote", "kallelse", "protokoll", "anteckningar", "minnesanteckningar", "arshjul",
        "arsplan", "forhinder", "ersattare", "plats", "justerare", "avvikande_mening",
    )
)  # fmt: skip
LOOKS: Final = {
    Status.MET: Look.DONE,
    Status.MET_LATE: Look.DONE,
    Status.WAIVED: Look.DONE,
    Status.OVERDUE: Look.PASSED,
    Status.BREACHED: Look.PASSED,
    Status.LAPSED: Look.JUDGED,
    Status.NEEDS_JUDGEMENT: Look.JUDGED,
    Status.ADVISED: Look.ADVISED,
}


@dataclass(frozen=True, slots=True)
class WheelItem:
    """One thing on the wheel: when, what, in which lane, how it stands in a shape and a word, and why.

    `key` is the key of a duty, the matter of a meeting, or "entry:" and the number of a row; `what` tells
    which. `lineage` is the council whose statute it comes from, empty when it concerns all. `page` is the
    number of a meeting that is a record of its own.
    """

    day: date
    until: date | None
    title: str
    lane: Lane
    look: Look
    word: str
    source: str
    key: str
    what: str
    lineage: str = ""
    level: str = Level.PUBLIC
    page: int = 0

    @property
    def order(self) -> tuple[date, str, str]:
        """What items are sorted by."""
        return self.day, self.title.casefold(), self.key

    @property
    def done(self) -> bool:
        """Whether nothing more has to happen."""
        return self.look is Look.DONE

    def as_content(self) -> dict[str, str]:
        """Return what an adopted version keeps of it."""
        until = self.until.isoformat() if self.until else ""
        return {
            "day": self.day.isoformat(), "through": until, "title": self.title, "lane": self.lane,
            "key": self.key, "source": self.source, "level": self.level,
        }  # fmt: skip


def lane_of(rule: Rule) -> Lane:
    """Return the lane that a rule's duties are drawn in."""
    things = {thing for selector in selectors_of(rule) for thing in selector.things}
    if isinstance(rule, Approve):
        things.add(rule.of)
    if isinstance(rule, Deliver):
        things.add(rule.what)
    if things & OF_THE_PICTURE:
        return Lane.PICTURE
    return Lane.MEETINGS if things & OF_MEETINGS or isinstance(rule, Seat) else Lane.MEASURES


def _of_duty(reckoning: Reckoning, book: Book, spoke: Spoke, verdict: Verdict) -> WheelItem:
    status = verdict.status
    look = LOOKS.get(status, Look.PLANNED)
    word = str(STATUSES[status].word)
    if spoke.what == "cover":
        look, word = Look.PLANNED, _("last day")
    return WheelItem(
        day=spoke.day,
        until=None,
        title=spoke.label,
        lane=lane_of(verdict.version.rule),
        look=look,
        word=word,
        source=f"{reckoning.short_title(verdict.lineage)} {verdict.clause}",
        key=spoke.key,
        what=spoke.what,
        lineage=book.lineage,
    )


def _of_meeting(reckoning: Reckoning, book: Book, spoke: Spoke) -> WheelItem:
    lapsed = spoke.status is Status.LAPSED
    return WheelItem(
        day=spoke.day,
        until=None,
        title=_meeting_title(reckoning, book, spoke.bodies),
        lane=Lane.MEETINGS,
        look=Look.JUDGED if lapsed else Look.PLANNED,
        word=_("outcome missing") if lapsed else _("planned"),
        source=_("the journal"),
        key=spoke.key,
        what="meeting",
        lineage=book.lineage,
        level=Level.INTERNAL,
        page=reckoning.pages.get(spoke.key, 0),
    )


def _meeting_title(reckoning: Reckoning, book: Book, bodies: Iterable[str]) -> str:
    names = sorted(reckoning.words.word(book.key_of(one)) for one in bodies)
    return _("Meeting: %(bodies)s") % {"bodies": ", ".join(names)}


def _held(reckoning: Reckoning, book: Book, year: int) -> Iterator[WheelItem]:
    """Yield the meetings that were held in the year, each once."""
    seen = set()
    for fact in known(reckoning.facts(book), reckoning.known):
        if fact.act == "held" and fact.on.year == year and fact.ref not in seen:
            seen.add(fact.ref)
            title = _meeting_title(reckoning, book, fact.bodies)
            yield WheelItem(
                fact.on, None, title, Lane.MEETINGS, Look.DONE, _("held"), _("the journal"), fact.ref,
                "meeting", book.lineage, Level.INTERNAL, reckoning.pages.get(fact.ref, 0),
            )  # fmt: skip


def of_entry(entry: WheelEntry, on: date) -> WheelItem:
    """Return what a person has put on the wheel as an item."""
    past = entry.last_day < on
    return WheelItem(
        day=entry.starts_on,
        until=entry.ends_on,
        title=entry.title,
        lane=entry.lane,
        look=Look.DONE if past else Look.PLANNED,
        word=_("has been") if past else _("planned"),
        source=entry.source or str(entry.get_kind_display()),
        key=f"entry:{entry.pk}",
        what="own",
        lineage=entry.lineage,
        level=entry.level,
    )


def wheel_items(
    reckoning: Reckoning, year: int, entries: Iterable[WheelEntry], books: Sequence[Book] | None = None
) -> list[WheelItem]:
    """Return everything on a year's wheel, sorted by day, title and key, each key once."""
    found = {item.key: item for entry in entries if (item := of_entry(entry, reckoning.on))}
    for book in reckoning.books if books is None else books:
        verdicts = reckoning.verdicts(book)
        for spoke in spokes_of(verdicts, year, book.rulebook.names):
            if spoke.what == "meeting":
                found.setdefault(spoke.key, _of_meeting(reckoning, book, spoke))
            elif spoke.key in verdicts:
                found.setdefault(spoke.key, _of_duty(reckoning, book, spoke, verdicts[spoke.key]))
        for item in _held(reckoning, book, year):
            found[item.key] = item
    return sorted(found.values(), key=lambda item: item.order)


def public_entries(year: int) -> QuerySet[WheelEntry]:
    """Return the entries of a year that anyone may see."""
    return WheelEntry.objects.public().in_year(year)


def adopted_wheels(year: int) -> QuerySet[Wheel]:
    """Return the adopted versions of a year's wheel, newest first."""
    return Wheel.objects.filter(year=year, state=WheelState.ADOPTED).order_by("-version")


def public_items(items: Iterable[WheelItem], adopted: Iterable[Wheel]) -> list[WheelItem]:
    """Keep what anyone may see: duties, entries marked public, and meetings of an adopted wheel."""
    shown = {row["key"] for wheel in adopted for row in wheel.content}
    return [item for item in items if item.level == Level.PUBLIC or item.key in shown]


@dataclass(frozen=True, slots=True)
class WheelChange:
    """What differs between an adopted wheel and today's; a day is None where there is no such thing."""

    title: str
    before: date | None
    after: date | None


def changes_since(wheel: Wheel, items: Iterable[WheelItem]) -> list[WheelChange]:
    """Return meetings and entries that were added, moved or taken away since a wheel was adopted.

    Duties are left out: they follow from the statute and move by themselves.
    """
    now = {item.key: item for item in items if item.what in ("meeting", "own")}
    then = {row["key"]: row for row in wheel.content if "#" not in row["key"]}
    changes = []
    for key in [*then, *(key for key in now if key not in then)]:
        before = date.fromisoformat(then[key]["day"]) if key in then else None
        after = now[key].day if key in now else None
        if before != after:
            changes.append(WheelChange(then[key]["title"] if key in then else now[key].title, before, after))
    return changes


@dataclass(frozen=True, slots=True)
class Proposal:
    """Days proposed for the meetings that a council still lacks in a year."""

    bodies: tuple[str, ...]
    days: tuple[date, ...]


def _wanted(verdict: Verdict) -> tuple[tuple[str, ...], int] | None:
    """Return whose meetings a counted duty asks for and how many more must be planned."""
    rule = verdict.version.rule
    if not isinstance(rule, Recur) or rule.of.act != "held" or rule.per != "year":
        return None
    planned = sum(1 for plan in verdict.extra.plans if plan.pending(verdict.view.t))
    lacking = verdict.need - verdict.have - planned
    return (rule.of.bodies[:1], lacking) if lacking > 0 else None


def proposals(reckoning: Reckoning, book: Book, year: int) -> list[Proposal]:
    """Return days for the meetings that the statute asks for in a year and nobody has planned.

    The days follow the office's planner: weekday, months to avoid, bodies that meet on one day. Days that
    have passed are left out.
    """
    planner, ahead = _planner(book), _notice(book)
    found = []
    for key, verdict in reckoning.verdicts(book).items():
        wanted = _wanted(verdict) if key.endswith(f"|{year}") else None
        if wanted:
            bodies, lacking = wanted
            days = [one.day for one in meeting_days(verdict.need, year, planner, ahead)]
            days = [day for day in days if day > reckoning.on]
            found.append(Proposal(tuple(book.key_of(one) for one in bodies), tuple(days[-lacking:])))
    return found


def _planner(book: Book) -> Planner:
    houses = [
        piece.house.house for piece in book.rulebook.pieces if piece.house and piece.text is piece.local
    ]
    return houses[-1].planner if houses else Planner()


def _notice(book: Book) -> Duration | None:
    """Return how long before a meeting its notice goes out, by the statute or the office."""
    for judge in book.rulebook.judges:
        rule: Any = judge.versions[-1].rule if judge.versions else None
        if isinstance(rule, Lead) and "kallelse" in rule.of.things:
            return rule.ahead or rule.advice
    return None


def adopting_thing(book: Book) -> str:
    """Return what the council's statute calls its wheel in its rules: arshjul, or arsplan."""
    things = {
        thing
        for file_rule in book.rulebook.by_address.values()
        for selector in selectors_of(file_rule.versions[-1].rule)
        if selector.act == "decided"
        for thing in selector.things
    }
    return "arsplan" if "arsplan" in things and "arshjul" not in things else "arshjul"

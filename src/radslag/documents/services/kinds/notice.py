"""The notice of a meeting."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from radslag.documents.services import content as c
from radslag.documents.services.kinds.saying import Someone, both_days, clock, day, demand, local

LEVELS = {"public": "Offentligt", "internal": "Internt", "secret": "Sekretess"}


@dataclass(frozen=True, kw_only=True)
class NoticeItem:
    """One item of an agenda. `hidden` keeps even its existence from those who may not read it."""

    number: str
    title: str
    presenter: str = ""
    text: Sequence[str] = ()
    papers: Sequence[str] = ()
    level: str = "public"
    ground: str = ""
    hidden: bool = False
    late: bool = False


@dataclass(frozen=True, kw_only=True)
class Notice:
    """What a notice says. Moments with a zone are written by the clock in Sweden.

    `latest_day` is the last day for sending it by `latest_by`, a clause in words; `sent_on` is when it goes.
    """

    starts_at: datetime
    ends_at: datetime | None = None
    extra: bool = False
    place: str = ""
    video: str = ""
    items: Sequence[NoticeItem]
    called: Sequence[Someone]
    convener: Someone | None
    answer: str
    papers: Sequence[str] = ()
    latest_day: date | None = None
    latest_by: str = ""
    sent_on: date | None = None

    @property
    def days_late(self) -> int:
        """How many days after the last day it goes; 0 when it goes in time."""
        if self.latest_day is None or self.sent_on is None:
            return 0
        return max(0, (self.sent_on - self.latest_day).days)


def lateness(notice: Notice) -> str:
    """Return the sentence that tells how late a notice goes, empty when it goes in time."""
    if not notice.days_late or notice.latest_day is None:
        return ""
    count = notice.days_late
    by = f" enligt {notice.latest_by}" if notice.latest_by else ""
    days = "dag" if count == 1 else "dagar"
    return f"Kallelsen sänds {count} {days} efter sista dagen, som{by} var {day(notice.latest_day)}."


def _item(item: NoticeItem) -> c.Block:
    level = LEVELS[item.level] + (f" ({item.ground})" if item.ground else "")
    said = [("Föredragande", item.presenter), ("Öppenhet", level), ("Handlingar", "; ".join(item.papers))]
    said += [("Tillagt", "efter att kallelsen sändes")] if item.late else []
    blocks = [*[c.p(part) for part in item.text], c.dl([pair for pair in said if pair[1]])]
    made = c.item(item.number, item.title, blocks, level=3)
    made |= c.marked(item.level, item.ground) if item.level != "public" else {}
    return made | ({"hidden": True} if item.hidden else {})


def notice_document(envelope: c.Envelope, notice: Notice) -> bytes:
    """Return the notice: when and where, who is called, the agenda, how to answer.

    Raises ContentIncomplete naming everything that is missing.
    """
    demand(
        {
            "plats eller möteslänk": notice.place or notice.video,
            "dagordning": notice.items,
            "kallade": notice.called,
            "sammankallande": notice.convener,
            "hur man svarar": notice.answer,
            "enligt vilken punkt sista dagen gäller": notice.latest_by or not notice.latest_day,
        }
    )
    late = lateness(notice)
    blocks = [c.p([c.run(late, bold=True)])] if late else []
    blocks += [c.h(2, "Dagordning"), *[_item(item) for item in notice.items]]
    blocks += [c.h(2, "Kallade"), c.ul([person.words for person in notice.called])]
    blocks += [c.h(2, "Svar på kallelsen"), c.p(notice.answer), c.h(2, "Handlingar")]
    blocks += [c.ul(notice.papers) if notice.papers else c.p("Inga handlingar följer med.")]
    return c.document(replace(envelope, type="notice", facts=[*_facts(notice), *envelope.facts]), blocks)


def _facts(notice: Notice) -> list[tuple[str, str]]:
    latest = f"{day(notice.latest_day)}, {notice.latest_by}" if notice.latest_day else ""
    facts = [
        ("Möte", "Extra möte" if notice.extra else "Ordinarie möte"),
        ("Dag", both_days(local(notice.starts_at).date())),
        ("Tid", clock(notice.starts_at, notice.ends_at)),
        ("Plats", notice.place),
        ("Möteslänk", notice.video),
        ("Sammankallande", notice.convener.words if notice.convener else ""),
        ("Kallelsen sänd", day(notice.sent_on) if notice.sent_on else ""),
        ("Sänds senast", latest),
    ]
    return [pair for pair in facts if pair[1]]

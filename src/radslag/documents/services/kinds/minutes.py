"""Minutes, notes, extracts of them and corrections to them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Literal

from radslag.documents.services import content as c
from radslag.documents.services.kinds.saying import (
    Someone,
    both_days,
    clock,
    day,
    demand,
    listed,
    local,
)

MinutesKind = Literal["Protokoll", "Anteckningar", "Minnesanteckningar"]
LONG = 5
"""From how many items a table of contents helps."""


@dataclass(frozen=True, kw_only=True)
class Attendee(Someone):
    """Somebody at a meeting; items are written as they are read, "§ 4". Empty means the whole meeting."""

    stands_in_for: str = ""
    came_in: str = ""
    left_in: str = ""
    only_in: Sequence[str] = ()

    @property
    def remark(self) -> str:
        """From which item to which, and whose place."""
        parts = [
            f"för {self.stands_in_for}" if self.stands_in_for else "",
            f"från {self.came_in}" if self.came_in else "",
            f"till och med {self.left_in}" if self.left_in else "",
            f"deltog i {', '.join(self.only_in)}" if self.only_in else "",
        ]
        return ", ".join(part for part in parts if part)


@dataclass(frozen=True, kw_only=True)
class DissentLine:
    """A differing view, and whose it is."""

    by: str
    words: str


@dataclass(frozen=True, kw_only=True)
class AssignmentLine:
    """What somebody was given to do; `due` is a day, or the words of one."""

    who: str
    what: str
    due: date | str | None

    @property
    def by_when(self) -> str:
        """The day in words."""
        return day(self.due) if isinstance(self.due, date) else self.due or ""


@dataclass(frozen=True, kw_only=True)
class MinutesItem:
    """One item; its number is the paragraph, counted per year."""

    number: int
    title: str
    presenter: str = ""
    text: Sequence[c.Words] = ()
    proposals: Sequence[str] = ()
    decisions: Sequence[c.Words] = ()
    dissents: Sequence[DissentLine] = ()
    conflicts: Sequence[str] = ()
    assignments: Sequence[AssignmentLine] = ()
    level: str = "public"
    ground: str = ""
    hidden: bool = False

    @property
    def sign(self) -> str:
        """§ 3."""
        return f"§\u00a0{self.number}"


@dataclass(frozen=True, kw_only=True)
class Minutes:
    """What minutes or notes say; a joint meeting has several bodies.

    `internal` notes are not sent out, and say so. `receivers` are pairs of a receiver and the clause by
    which they get it.
    """

    kind: MinutesKind
    bodies: Sequence[str]
    starts_at: datetime
    ends_at: datetime | None
    place: str
    chair: Someone | None
    secretary: Someone | None
    present: Sequence[Attendee]
    items: Sequence[MinutesItem]
    next_meeting: str
    substitutes: Sequence[Attendee] = ()
    guests: Sequence[Attendee] = ()
    absent: Sequence[Someone] = ()
    approvers: Sequence[Someone] = ()
    approvers_elected_in: str = ""
    receivers: Sequence[tuple[str, str]] = ()
    internal: bool = False


def minutes_document(envelope: c.Envelope, minutes: Minutes) -> bytes:
    """Return the minutes; its kind's word stands at the top of every page.

    Raises ContentIncomplete naming everything that is missing, item by item.
    """
    demand(_demands(minutes))
    blocks = [c.p("Internt dokument: sänds inte ut.")] if minutes.internal else []
    blocks += [*_attendance(minutes)]
    blocks += [c.toc()] if len(minutes.items) >= LONG else []
    blocks += [_item(item) for item in minutes.items]
    blocks += [c.h(2, "Nästa möte"), c.p(minutes.next_meeting)]
    if minutes.receivers:
        blocks += [c.h(2, "Sänds till"), c.tbl("Mottagare", ("Mottagare", "Enligt"), minutes.receivers)]
    facts = [*_facts(minutes), *envelope.facts]
    body = envelope.body or " och ".join(minutes.bodies)
    return c.document(replace(envelope, type="minutes", kind=minutes.kind, body=body, facts=facts), blocks)


def _demands(minutes: Minutes) -> dict[str, object]:
    said: dict[str, object] = {
        "organ": minutes.bodies,
        "sluttid": minutes.ends_at,
        "plats": minutes.place,
        "ordförande": minutes.chair,
        "sekreterare": minutes.secretary,
        "närvarande": minutes.present,
        "ärenden": minutes.items,
        "nästa möte": minutes.next_meeting,
        "i vilket ärende justerarna valdes": minutes.approvers_elected_in or not minutes.approvers,
        "enligt vilken punkt protokollet sänds": all(clause for _, clause in minutes.receivers),
    }
    for item in minutes.items:
        for given in item.assignments:
            said[f"vem som ansvarar för uppdraget i {item.sign}"] = given.who
            said[f"när uppdraget i {item.sign} ska vara klart"] = given.by_when
        said[f"vems avvikande mening det är i {item.sign}"] = all(line.by for line in item.dissents)
    return said


def _facts(minutes: Minutes) -> list[tuple[str, str]]:
    elected = f", valda i {minutes.approvers_elected_in}" if minutes.approvers_elected_in else ""
    facts = [
        ("Organ" if len(minutes.bodies) == 1 else "Gemensamt möte", ", ".join(minutes.bodies)),
        ("Dag", both_days(local(minutes.starts_at).date())),
        ("Tid", clock(minutes.starts_at, minutes.ends_at)),
        ("Plats", minutes.place),
        ("Ordförande", minutes.chair.words if minutes.chair else ""),
        ("Sekreterare", minutes.secretary.words if minutes.secretary else ""),
        ("Justerare", listed(minutes.approvers) + elected if minutes.approvers else ""),
    ]
    return [pair for pair in facts if pair[1]]


def _attendance(minutes: Minutes) -> Iterator[c.Block]:
    yield c.h(2, "Närvaro")
    head = ("Namn", "Uppdrag", "Organisation", "Anmärkning")
    groups = (
        ("Närvarande", minutes.present),
        ("Ersättare", minutes.substitutes),
        ("Gäster", minutes.guests),
    )
    for caption, people in groups:
        rows = [(one.name, one.role, one.organisation, one.remark) for one in people]
        if rows:
            yield c.tbl(caption, head, rows, (4, 4, 4, 4))
    away = [(one.name, one.role, one.organisation) for one in minutes.absent]
    yield c.tbl("Frånvarande", head[:3], away, (4, 4, 4)) if away else c.p("Frånvarande: ingen.")


def _said(item: MinutesItem) -> list[c.Block]:
    blocks = [c.p(f"Föredragande: {item.presenter}")] if item.presenter else []
    blocks += [c.p([c.run("Jäv. ", bold=True), line]) for line in item.conflicts]
    blocks += [c.p(part) for part in item.text]
    blocks += [c.p([c.run("Förslag. ", bold=True), line]) for line in item.proposals]
    blocks += [c.decision(words) for words in item.decisions]
    blocks += [c.dissent(line.by, line.words) for line in item.dissents]
    blocks += [c.task(given.who, given.by_when, given.what) for given in item.assignments]
    return blocks or [c.p("Ärendet behandlades utan anteckning.")]


def _item(item: MinutesItem) -> c.Block:
    made = c.item(item.sign, item.title, _said(item))
    made |= c.marked(item.level, item.ground) if item.level != "public" else {}
    return made | ({"hidden": True} if item.hidden else {})


@dataclass(frozen=True, kw_only=True)
class Extract:
    """One decision out of minutes. `approved` tells who approved the minutes and when, line by line."""

    meeting_on: date
    item: MinutesItem
    minutes_title: str
    minutes_digest: str
    approved: Sequence[str]
    chair: Someone | None = None


def extract_document(envelope: c.Envelope, extract: Extract) -> bytes:
    """Return the extract: the item with its decision, and which minutes it stands in.

    Raises ContentIncomplete when there is no decision, digest or approval.
    """
    demand(
        {
            "beslut": extract.item.decisions,
            "protokollets rubrik": extract.minutes_title,
            "protokollets kontrollsumma": extract.minutes_digest,
            "vem som har justerat": extract.approved,
        }
    )
    facts = [
        ("Möte", both_days(extract.meeting_on)),
        ("Paragraf", extract.item.sign),
        *([("Ordförande", extract.chair.words)] if extract.chair else []),
        ("Ur", extract.minutes_title),
        ("Protokollets kontrollsumma", extract.minutes_digest),
    ]
    blocks = [_item(extract.item), c.h(2, "Protokollet är justerat"), c.ul(extract.approved)]
    return c.document(replace(envelope, type="extract", facts=[*facts, *envelope.facts]), blocks)


@dataclass(frozen=True, kw_only=True)
class Correction:
    """What was wrong in a document that never changes, what holds, why, and who decided so."""

    corrects: str
    corrects_digest: str
    reason: str
    wrong: str
    right: str
    decided_by: str
    decided_on: date | None


def correction_document(envelope: c.Envelope, correction: Correction) -> bytes:
    """Return the correction; the document that it corrects stays as it is.

    Raises ContentIncomplete naming everything that is missing.
    """
    demand(
        {
            "vilken handling som rättas": correction.corrects,
            "handlingens kontrollsumma": correction.corrects_digest,
            "skäl": correction.reason,
            "vad som var fel": correction.wrong,
            "vad som gäller": correction.right,
            "vem som beslutat": correction.decided_by,
            "när det beslutades": correction.decided_on,
        }
    )
    decided = day(correction.decided_on) if correction.decided_on else ""
    facts = [
        ("Rättar", correction.corrects),
        ("Kontrollsumma", correction.corrects_digest),
        ("Beslutat", f"{correction.decided_by}, {decided}"),
    ]
    blocks = [
        *(c.h(2, "Det som var fel"), c.p(correction.wrong), c.h(2, "Det som gäller"), c.p(correction.right)),
        *(c.h(2, "Skäl"), c.p(correction.reason)),
    ]
    return c.document(replace(envelope, type="correction", facts=[*facts, *envelope.facts]), blocks)

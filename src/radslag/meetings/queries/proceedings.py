"""A meeting as it goes on: its items with everything noted in them, and who is there."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from django.db.models import BigIntegerField, CharField, F, QuerySet, TextField, Value
from django.db.models.functions import Cast, Coalesce, NullIf
from django.utils.text import Truncator

from radslag.documents.states import Level, higher_of
from radslag.meetings.models import (
    AgendaItem,
    Assignment,
    Attendance,
    Conflict,
    Dissent,
    Election,
    GroupPlace,
    Meeting,
    Passage,
    Phrase,
    Responsible,
    Stay,
    TableGroup,
)
from radslag.meetings.states import ItemKind, ItemState, PassageField, Presence

LENGTH_OF_DIGEST = 12


@dataclass(frozen=True, slots=True)
class Noted:
    """One thing noted at a meeting; what does not apply is None, "" or 0."""

    kind: str
    pk: int
    item: int | None
    attendance: int | None
    who: str
    text: str
    number: int


_NONE = Cast(Value(None), BigIntegerField())
_EMPTY = Value("", output_field=TextField())


def _of(found: QuerySet[Any], kind: str, **columns: Any) -> QuerySet[Any]:
    """Return rows in the shape that every kind shares, so that one query reads them all."""
    shape = {"item": _NONE, "attendance": _NONE, "who": _EMPTY, "text": _EMPTY, "number": Value(0)} | columns
    return found.order_by().values_list(
        Value(kind, output_field=CharField()), "pk", shape["item"], shape["attendance"],
        Cast(shape["who"], TextField()), Cast(shape["text"], TextField()),
        Cast(shape["number"], BigIntegerField()),
    )  # fmt: skip


def noted(meeting: Meeting, items: Iterable[AgendaItem]) -> list[Noted]:
    """Return everything noted in these items of a meeting, and the wordings kept for reuse; one query."""
    pks = [item.pk for item in items]
    mine = Passage.objects.filter(item__in=pks)
    stays = Stay.objects.filter(attendance__meeting=meeting)
    views = Dissent.objects.filter(item__in=pks)
    holder = Coalesce("organisation__name", "attendance__person__name", _EMPTY)
    doer = Coalesce("organisation__name", "person__name", NullIf("office", Value("")), _EMPTY)
    here = {"item": F("item_id")}
    parts = [
        *(
            _of(mine.filter(field=one), one, text=F("text"), number=F("version"), **here)
            for one in PassageField.values
        ),
        _of(stays.exclude(came=None), "came", item=F("came_id"), attendance=F("attendance_id")),
        _of(stays.exclude(left=None), "left", item=F("left_id"), attendance=F("attendance_id")),
        _of(Conflict.objects.filter(item__in=pks), "conflict", attendance=F("attendance_id"),
            text=F("note"), **here),
        _of(views.filter(dissenting=True), "dissent", who=holder, text=F("text"), **here),
        _of(views.filter(dissenting=False), "statement", who=holder, text=F("text"), **here),
        _of(Election.objects.filter(meeting=meeting), "elected", attendance=F("attendance_id"),
            text=F("role"), **here),
        _of(Assignment.objects.filter(item__in=pks), "assignment", text=F("text"), **here),
        _of(Responsible.objects.filter(assignment__item__in=pks), "doer", item=F("assignment__item_id"),
            number=F("assignment_id"), who=doer),
        _of(GroupPlace.objects.filter(group__item__in=pks), "place", item=F("group__item_id"),
            attendance=F("attendance_id"), number=F("group_id")),
        _of(TableGroup.objects.filter(item__in=pks), "group", number=F("number"), **here),
        _of(Phrase.objects.filter(body=None) | Phrase.objects.filter(body__in=meeting.bodies.all()),
            "phrase", text=F("text")),
    ]  # fmt: skip
    rows = parts[0].union(*parts[1:], all=True)
    return sorted((Noted(*row) for row in rows), key=lambda row: (row.kind, row.pk))


def digest(text: str) -> str:
    """Return a short mark of a text, by which an untouched field is known when it comes back."""
    return hashlib.sha256(text.encode()).hexdigest()[:LENGTH_OF_DIGEST]


@dataclass(frozen=True, slots=True)
class Text:
    """One text of an item as it stands; version 0 when nobody has written there."""

    item: int
    field: str
    text: str = ""
    version: int = 0

    @property
    def name(self) -> str:
        """How the page's fields name it."""
        return f"{self.item}-{self.field}"

    @property
    def label(self) -> str:
        """What the field is called."""
        return str(PassageField(self.field).label)

    @property
    def seen(self) -> str:
        """What goes with it on the page: the version, and a mark of the text."""
        return f"{self.version}.{digest(self.text)}"


@dataclass(frozen=True)
class Sheet:
    """One item with all that has been noted in it."""

    item: AgendaItem
    number: int
    noted: tuple[Noted, ...]
    rows: dict[int, Attendance] = field(repr=False, default_factory=dict)

    def _kind(self, kind: str) -> list[Noted]:
        return [one for one in self.noted if one.kind == kind]

    def text_of(self, name: str) -> Text:
        """Return one of its texts."""
        found = self._kind(name)
        return Text(self.item.pk, name, found[0].text, found[0].number) if found else Text(self.item.pk, name)

    @cached_property
    def texts(self) -> list[Text]:
        """The texts that the meeting's page asks for: notes, and a decision where one is to be made."""
        asked = [self.text_of(PassageField.NOTES)]
        decision = self.text_of(PassageField.DECISION)
        if self.item.kind == ItemKind.DECISION or decision.version:
            asked.append(decision)
        return asked

    @cached_property
    def all_texts(self) -> list[Text]:
        """Every text that the item can have."""
        order = (PassageField.NOTES, PassageField.PROPOSAL, PassageField.DECISION)
        return [self.text_of(name) for name in order]

    @property
    def written(self) -> list[Text]:
        """The texts in which something stands."""
        return [text for text in self.all_texts if text.text.strip()]

    @property
    def is_secret(self) -> bool:
        """Whether the item, or the meeting it belongs to, is secret."""
        return bool(higher_of(self.item.level, self.item.meeting.level) == Level.SECRET)

    @property
    def settled(self) -> str:
        """What became of it, in words; empty while it is open and once it was treated as usual."""
        usual = self.item.state in (ItemState.OPEN, ItemState.TREATED)
        return "" if usual else str(ItemState(self.item.state).label)

    def _people(self, kind: str) -> list[tuple[Noted, Attendance]]:
        return [
            (one, self.rows[one.attendance])
            for one in self._kind(kind)
            if one.attendance and one.attendance in self.rows
        ]

    @property
    def came(self) -> list[tuple[Noted, Attendance]]:
        """Those who came at it."""
        return self._people("came")

    @property
    def left(self) -> list[tuple[Noted, Attendance]]:
        """Those who left before it."""
        return self._people("left")

    @property
    def conflicts(self) -> list[tuple[Noted, Attendance]]:
        """Those who took no part because of a conflict of interest."""
        return self._people("conflict")

    @property
    def elected(self) -> list[tuple[Noted, Attendance]]:
        """Those elected in it, each with the role as text."""
        return self._people("elected")

    @property
    def views(self) -> list[Noted]:
        """What persons and parties said, views that differ first."""
        return [*self._kind("dissent"), *self._kind("statement")]

    @property
    def assignments(self) -> list[tuple[Noted, str]]:
        """Assignments given in it, each with who answers for it."""
        doers = self._kind("doer")
        return [
            (one, ", ".join(doer.who for doer in doers if doer.number == one.pk))
            for one in self._kind("assignment")
        ]

    @property
    def groups(self) -> list[tuple[Noted, list[Attendance]]]:
        """Its mixed groups by number, each with those who sit in it."""
        places = self._people("place")
        return [
            (group, [row for place, row in places if place.number == group.pk])
            for group in sorted(self._kind("group"), key=lambda one: one.number)
        ]

    @property
    def short(self) -> str:
        """Its title, shortened for a list beside the page."""
        return Truncator(self.item.title).chars(48)


@dataclass(frozen=True)
class Proceedings:
    """A meeting as it goes on."""

    meeting: Meeting
    sheets: tuple[Sheet, ...]
    rows: tuple[Attendance, ...]
    phrases: tuple[str, ...]
    elections: tuple[Noted, ...]

    @classmethod
    def of(cls, meeting: Meeting, items: QuerySet[AgendaItem]) -> Proceedings:
        """Read a meeting with those of its items that the reader may see; three queries, however many."""
        seen = list(items.filter(meeting=meeting).in_order())  # type: ignore[attr-defined]
        for item in seen:
            item.meeting = meeting
        rows = tuple(Attendance.objects.filter(meeting=meeting).in_order())
        by_pk = {row.pk: row for row in rows}
        found = noted(meeting, seen)
        by_item: dict[int | None, list[Noted]] = {}
        for one in found:
            by_item.setdefault(one.item, []).append(one)
        return cls(
            meeting,
            tuple(
                Sheet(item, number, tuple(by_item.get(item.pk, ())), by_pk)
                for number, item in enumerate(seen, start=1)
            ),
            rows,
            tuple(one.text for one in found if one.kind == "phrase"),
            tuple(one for one in found if one.kind == "elected"),
        )

    @property
    def on_agenda(self) -> list[Sheet]:
        """The items, but for those withdrawn."""
        return [sheet for sheet in self.sheets if sheet.item.state != ItemState.WITHDRAWN]

    @property
    def withdrawn(self) -> list[Sheet]:
        """The items that were withdrawn; what was written in them stays."""
        return [sheet for sheet in self.sheets if sheet.item.state == ItemState.WITHDRAWN]

    def sheet(self, pk: int) -> Sheet | None:
        """Return one item, or None when the reader may not see it."""
        return next((sheet for sheet in self.sheets if sheet.item.pk == pk), None)

    def beside(self, sheet: Sheet) -> tuple[Sheet | None, Sheet | None]:
        """Return the items before and after one, None at the ends."""
        order = self.on_agenda
        at = order.index(sheet) if sheet in order else -1
        if at < 0:
            return None, None
        return (order[at - 1] if at else None), (order[at + 1] if at + 1 < len(order) else None)

    @cached_property
    def present(self) -> list[Attendance]:
        """Those noted as present."""
        return [row for row in self.rows if row.presence == Presence.PRESENT]

    @property
    def absent(self) -> list[Attendance]:
        """Those on the list who are noted as not there."""
        return [row for row in self.rows if row.presence in (Presence.EXCUSED, Presence.ABSENT)]

    @property
    def senders(self) -> list[str]:
        """The names of the organisations on the list, each once."""
        return list(dict.fromkeys(row.organisation.name for row in self.rows if row.organisation))

    @property
    def names(self) -> list[str]:
        """Names that an assignment may be given to: bodies, organisations and people of the meeting."""
        bodies = [body.name for body in self.meeting.those_who_meet]
        people = [str(row.person) for row in self.rows]
        return list(dict.fromkeys([*bodies, *self.senders, *people]))

    @property
    def attendance_is_noted(self) -> bool:
        """Whether presence has been noted."""
        return any(row.presence for row in self.rows)

    @property
    def secrets(self) -> list[AgendaItem]:
        """The items that are secret, and that this reader is named on."""
        return [sheet.item for sheet in self.sheets if sheet.is_secret]

    def elected_to(self, role: str) -> Attendance | None:
        """Return who was elected to a role, if somebody was."""
        found = next((one.attendance for one in self.elections if one.text == role), None)
        return next((row for row in self.rows if row.pk == found), None)

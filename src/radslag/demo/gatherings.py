"""The meetings of a story, held in earnest: planned, called, opened, written down, approved and sent out.

A line that tells what the services would not do, as a notice without agenda or an approval by somebody
else than the one elected, is left to be recorded by hand: so it happened, before there was a program.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime, time
from io import BytesIO

from django.utils import timezone

from radslag.approvals import services as approvals
from radslag.approvals.queries import approval_of, steps_of
from radslag.bodies.models import Body, Organisation, Person
from radslag.documents import services as documents
from radslag.documents.states import Level
from radslag.meetings.models import AgendaItem, Assignment, Attendance, Meeting, Record
from radslag.meetings.queries.demands import asked_of
from radslag.meetings.services import (
    assignments,
    dispatch,
    holding,
    passages,
    planning,
    presence,
    publishing,
    records,
    reports,
)
from radslag.meetings.services.agenda import ItemWords, add_item, attach_paper, prepare_agenda
from radslag.meetings.services.answers import How, answer_call
from radslag.meetings.services.calling import call_meeting
from radslag.meetings.services.planning import Hours, Terms
from radslag.meetings.states import (
    Answer,
    AssignmentState,
    Channel,
    ItemKind,
    ItemState,
    MeetingState,
    PassageField,
    Presence,
    RecordState,
)
from radslag.statute.facts import Fact
from radslag.statute.meeting import RECORDS

NOTES = (
    "Demonstration: läget gicks igenom. Polisen och kommunen gav var sin bild av månaderna som gått.",
    "Demonstration: frågan diskuterades. Gruppen såg behov av fler vuxna ute på kvällstid.",
    "Demonstration: rådet tog del av informationen.",
)
DECISION = "Demonstration: förslaget antas."
REGULAR = (
    ItemWords(title="Läget sedan förra mötet", presenter="Polisen", minutes=20),
    ItemWords(title="Pågående åtgärder", kind=ItemKind.DISCUSSION, presenter="Samordnaren", minutes=30),
)
TOPICS = (
    ItemWords(title="Trygghetsvandring i centrum", kind=ItemKind.DECISION, minutes=15),
    ItemWords(title="Fältarbete kvällar och helger", kind=ItemKind.DISCUSSION, minutes=20),
    ItemWords(title="Skadegörelse vid skolorna", kind=ItemKind.DECISION, minutes=15),
    ItemWords(title="Narkotika bland unga", kind=ItemKind.INFORMATION, minutes=25),
)
TASKS = {
    "u-dialog": "Demonstration: håll en medborgardialog under Kulturnatten.",
    "u-sandning": "Demonstration: följ polisens sändningar till vårdnadshavare och samordna dem lokalt.",
    "u-vandring": "Demonstration: planera kvälls- och föräldravandringar med civilsamhället.",
    "u-underlag": "Demonstration: sammanställ gruppernas svar om underlag till nästa möte.",
    "u-skolvag": "Demonstration: föreslå åtgärder för tryggare skolvägar.",
    "u-centrum": "Demonstration: kartlägg otrygga platser i centrum.",
}
OFFICES = {"samordnare": "samordnaren"}
PAPER = "Demonstration: underlag till mötet, ett påhittat papper.\n".encode()
PLACES = {"ange": "Stora salen", "lerum": "Sammanträdesrum 2", "harnosand": "Rum Havet"}


class Gatherings:
    """Tells the lines about meetings; `tell` says whether a line was acted out."""

    def __init__(
        self, facts: Iterable[Fact], *, lineage: str, keys: Mapping[str, str], people: Mapping[str, Person]
    ) -> None:
        self.lineage, self.keys, self.people = lineage, keys, people
        self.there: dict[str, set[str]] = {}
        self.guests: dict[str, set[str]] = {}
        self.elected: dict[str, str] = {}
        self.treated: dict[str, frozenset[str]] = {}
        self._of_records: dict[str, Callable[..., bool]] = {
            "decided": self._draw_up,
            "approved": self._approve,
            "sent": self._send,
            "reported": self._send,
        }
        for fact in facts:
            self._foresee(fact)

    def _foresee(self, fact: Fact) -> None:
        """Gather what is told of one meeting on several lines, so that it is held once."""
        if (fact.act, fact.thing) == ("attended", "mote"):
            (self.guests if fact.by else self.there).setdefault(fact.ref, set()).update(fact.who)
        elif (fact.act, fact.thing) == ("appointed", "justerare"):
            self.elected[fact.ref] = min(fact.who)
        elif (fact.act, fact.thing) == ("held", "mote"):
            self.treated[fact.ref] = fact.items

    def tell(self, fact: Fact, *, at: datetime) -> bool:
        """Let a line happen, if it is about a meeting, told when it happened, and as the services do it."""
        if timezone.localdate(at) > fact.on:
            return False
        own: Callable[..., bool] | None = {
            ("planned", "mote"): self._plan,
            ("cancelled", "mote"): self._cancel,
            ("sent", "kallelse"): self._call,
            ("held", "mote"): self._hold,
            ("attended", "mote"): self._was_there,
            ("appointed", "justerare"): self._was_elected,
            ("assigned", "uppdrag"): self._assign,
            ("reported", "uppdrag"): self._report,
        }.get((fact.act, fact.thing))
        if own is None and fact.thing in RECORDS:
            own = self._of_records.get(fact.act)
        return own is not None and own(fact, at=at)

    @staticmethod
    def _meeting(fact: Fact) -> Meeting | None:
        return Meeting.objects.filter(ref=fact.ref).first()

    def _plan(self, fact: Fact, *, at: datetime) -> bool:
        bodies = list(Body.objects.filter(key__in=[self.keys.get(one, one) for one in fact.bodies]))
        first = "klara" in fact.bodies and len(fact.bodies) == 1
        hours = Hours(
            on=fact.on, starts=time(10 if first else 13), ends=time(12 if first else 15),
            place=PLACES[self.lineage],
        )  # fmt: skip
        found = self._meeting(fact)
        if found:
            planning.move_meeting(found, hours, seen=found.version, actor="", at=at)
        else:
            planning.plan_meeting(bodies, hours, actor="", at=at, terms=Terms(ref=fact.ref))
        return True

    def _cancel(self, fact: Fact, *, at: datetime) -> bool:
        found = self._meeting(fact)
        if found:
            planning.cancel_meeting(found, actor="", at=at)
        return bool(found)

    def _call(self, fact: Fact, *, at: datetime) -> bool:
        """Send the notice, unless the story's notice lacks a part that its statute asks for."""
        found = self._meeting(fact)
        asked = (
            {part for one in asked_of(found) for part in one.demands.asked_of_notice()} if found else set()
        )
        if found is None or not asked <= fact.items:
            return False
        self._prepare(found, at=at)
        if "handlingar" in fact.items:
            self._attach(found, at=at)
        call_meeting(found, actor="", at=at)
        for row in Attendance.objects.filter(meeting=found, called=True).select_related("person", "meeting"):
            if self._comes(fact.ref, row.person):
                answer_call(row, Answer.COMING, How(Channel.LINK), actor="", at=at)
        return True

    @staticmethod
    def _prepare(found: Meeting, *, at: datetime) -> None:
        prepare_agenda(found, actor="", at=at)
        for words in (TOPICS[found.on.month % len(TOPICS)], *REGULAR):
            add_item(found, words, actor="", at=at)

    @staticmethod
    def _attach(found: Meeting, *, at: datetime) -> None:
        upload = documents.receive(
            BytesIO(PAPER), "underlag.txt", level=Level.INTERNAL, ground="", actor="", at=at,
            matter=found.ref, bodies=found.body_keys,
        )  # fmt: skip
        item = found.items.in_order().last()
        if item:
            attach_paper(item, upload, "Underlag", actor="", at=at)

    def _comes(self, ref: str, person: Person) -> bool:
        known = {self.people[who].pk for who in self.there.get(ref, ())}
        return person.pk in known

    def _hold(self, fact: Fact, *, at: datetime) -> bool:
        found = self._meeting(fact)
        if found is None:
            return False
        if found.state == MeetingState.PLANNED:
            self._prepare(found, at=at)
        holding.open_meeting(found, actor="", at=at)
        self._note_presence(found, at=at)
        self._elect(found, at=at)
        self._write(found, at=at)
        holding.close_meeting(found, actor="", at=at, ended=found.ends)
        return True

    def _note_presence(self, found: Meeting, *, at: datetime) -> None:
        rows = Attendance.objects.filter(meeting=found).select_related("person")
        noted = {
            row.pk: Presence.PRESENT if self._comes(found.ref, row.person) else Presence.EXCUSED
            for row in rows
        }
        writer = next((one for one in self.people.values() if "samordnare" in one.title), None)
        first = next((row for row in rows.in_order() if noted[row.pk] == Presence.PRESENT), None)
        officers = presence.Officers(
            chair=found.chair or str(first.person if first else ""),
            secretary=str(writer or ""),
            secretary_titles=writer.title if writer else "",
        )
        presence.confirm_attendance(found, noted, seen=found.version, actor="", at=at, officers=officers)
        known = {row.person_id for row in rows}
        missing = [self.people[who] for who in sorted(self.there.get(found.ref, ()))]
        for person in [one for one in missing if one.pk not in known] + [
            self.people[who] for who in sorted(self.guests.get(found.ref, ()))
        ]:
            self._add(found, person)

    @staticmethod
    def _add(found: Meeting, person: Person) -> None:
        """Let somebody take part who has no seat: they are known already, and keep their organisation."""
        Attendance.objects.create(
            meeting=found, person=person, organisation=person.organisation, role=person.title, part="guest",
            presence=Presence.PRESENT, position=99,
        )  # fmt: skip

    def _elect(self, found: Meeting, *, at: datetime) -> None:
        who = self.elected.get(found.ref)
        roles = holding.roles_to_elect(asked_of(found))
        row = Attendance.objects.filter(meeting=found, person=self.people[who]).first() if who else None
        if row and row.presence == Presence.PRESENT:
            for role in roles:
                holding.elect(found, role, row, actor="", at=at)

    def _write(self, found: Meeting, *, at: datetime) -> None:
        treated = self.treated.get(found.ref, frozenset())
        for number, item in enumerate(found.items.kept().in_order()):
            if item.kind != ItemKind.ELECTION and not item.key.startswith("foregaende"):
                text = NOTES[number % len(NOTES)]
                passages.write_passage(item, PassageField.NOTES, text, seen=0, actor="", at=at)
            if treated and item.key and item.key not in treated:
                holding.settle_item(item, ItemState.CARRIED, actor="", at=at)
        for item in holding.undecided(found.items.filter(state=ItemState.OPEN)):
            self._decide(item, at=at)

    @staticmethod
    def _decide(item: AgendaItem, *, at: datetime) -> None:
        passages.write_passage(item, PassageField.DECISION, DECISION, seen=0, actor="", at=at)

    def _was_there(self, fact: Fact, *, at: datetime) -> bool:
        """Tell whether the attendance was noted when the meeting was held."""
        found = self._meeting(fact)
        return bool(found and found.state == MeetingState.HELD)

    def _was_elected(self, fact: Fact, *, at: datetime) -> bool:
        found = self._meeting(fact)
        return bool(found and found.elections.filter(attendance__person=self.people[min(fact.who)]).exists())

    @staticmethod
    def _record_of(fact: Fact) -> Record | None:
        return Record.objects.filter(meeting__ref=fact.ref, corrects=None).first()

    def _draw_up(self, fact: Fact, *, at: datetime) -> bool:
        """Finish the record, or put it forward when its statute has it approved and somebody is elected."""
        found = self._record_of(fact)
        if found is None:
            return False
        if found.state != RecordState.WRITING:
            return True
        approved = [demand for one in asked_of(found.meeting) for demand in one.demands.approvals]
        if approved and not found.meeting.elections.exists():
            return False
        lacking = {
            part for one in asked_of(found.meeting) for p in one.demands.record_parts for part in p.shall
        }
        if not lacking <= fact.items:
            return False
        for part in sorted(lacking):
            records.state_part(found, part, actor="", at=at)
        (records.put_forward if approved else records.finish)(found, actor="", at=at)
        return True

    def _approve(self, fact: Fact, *, at: datetime) -> bool:
        found = self._record_of(fact)
        if found is None or found.document is None or found.state != RecordState.FOR_APPROVAL:
            return False
        approval = approval_of(found.document)
        who = self.people[min(fact.who)].journal_id
        steps = (
            [step for step in steps_of(approval) if step.role in fact.by and step.who == who]
            if approval
            else []
        )
        for step in steps:
            approvals.approve(step, digest=step.approval.digest, how="demonstration", actor="", at=at)
        return bool(steps)

    def _send(self, fact: Fact, *, at: datetime) -> bool:
        found = self._record_of(fact)
        if found is None or found.state != RecordState.SETTLED:
            return False
        try:
            dispatch.dispatch(found, actor="", at=at)
        except dispatch.NobodyToSendTo:
            return found.dispatches.filter(to__in=[self.keys.get(one, one) for one in fact.to]).exists()
        publishing.publish(found, actor="", at=at)
        return True

    def _assign(self, fact: Fact, *, at: datetime) -> bool:
        """Give an assignment to the bodies, organisations and offices that the line names."""
        keys = [self.keys.get(one, one) for one in fact.to]
        body = Body.objects.filter(key__in=keys).first()
        organisations = list(Organisation.objects.filter(key__in=keys))
        offices = [OFFICES[one] for one in sorted(fact.to) if one in OFFICES]
        giver = Body.objects.filter(key__in=[self.keys.get(one, one) for one in fact.bodies]).first()
        if giver is None or fact.ref not in TASKS:
            return False
        task = assignments.Task(
            text=TASKS[fact.ref], matter=fact.ref, day=assignments.Day(due=fact.through),
            doers=assignments.Doers(organisations=organisations, offices=offices, body=body),
        )  # fmt: skip
        assignments.give_assignment(giver, task, actor="", at=at)
        return True

    @staticmethod
    def _report(fact: Fact, *, at: datetime) -> bool:
        found = Assignment.objects.filter(ref=fact.ref, state=AssignmentState.OPEN).first()
        if found:
            told = reports.Report(going=reports.Going.DONE, text="Demonstration: uppdraget är utfört.")
            reports.report_assignment(found, told, seen=found.version, actor="", at=at)
        return bool(found)

"""Who gets a record: the words that the statutes use, and the people and addresses behind them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from radslag.bodies.models import Body, Person
from radslag.bodies.queries import compositions
from radslag.meetings.models import Dispatch, DispatchAddress, Meeting, Record
from radslag.meetings.queries.demands import Asked
from radslag.meetings.states import Part
from radslag.notices.services import Recipient
from radslag.statute.meeting import SentTo

MEMBERS = "ledamoter"
BY_MAIL, AS_ITEM, BY_HAND = "mail", "item", "hand"


@dataclass(frozen=True, slots=True)
class Receiver:
    """One whom a statute names: by which key the journal knows it, what it is called, by which clause.

    `how` is how the record gets there: by mail to `recipients`, or as an item of a body's next meeting.
    `sent` is the dispatch that has been made.
    """

    key: str
    word: str
    demand: SentTo
    title: str
    how: str
    recipients: Sequence[Recipient] = ()
    body: Body | None = None
    sent: Dispatch | None = None

    @property
    def has_a_way(self) -> bool:
        """Whether there is somebody to send to, or an agenda to put it on."""
        return self.how == AS_ITEM or bool(self.recipients)


def word_for(one: Asked, named: str) -> str:
    """Return what an id of the statute is called here, with a capital: Berörda nämnder."""
    key = one.book.key_of(named)
    body = Body.objects.filter(key=key).values_list("name", flat=True).first()
    files = one.book.files(one.demands.on)
    own = next((file.names[named] for file in files if named in file.names), "")
    word = body or own or one.book.library.names.get(named, named.replace("_", " "))
    return word[:1].upper() + word[1:]


def receivers_of(record: Record, asked: Iterable[Asked]) -> list[Receiver]:
    """Return everybody to whom the statutes have the record sent or handed over, each once."""
    if record.internal:
        return []
    sent = {one.to: one for one in record.dispatches.all()}
    found: dict[str, Receiver] = {}
    for one in asked:
        for demand in one.demands.dispatches:
            for named in demand.to:
                key = one.book.key_of(named)
                found.setdefault(key, _receiver(record, one, demand, named, sent.get(key)))
    return list(found.values())


def _receiver(record: Record, one: Asked, demand: SentTo, named: str, sent: Dispatch | None) -> Receiver:
    key = one.book.key_of(named)
    body = Body.objects.filter(key=key).first()
    as_item = bool(demand.reported and body and not body.outside)
    recipients = [] if as_item else recipients_of(record.meeting, key, body)
    how = AS_ITEM if as_item else BY_MAIL
    return Receiver(key, word_for(one, named), demand, one.book.title, how, recipients, body, sent)


def recipients_of(meeting: Meeting, word: str, body: Body | None = None) -> list[Recipient]:
    """Return the people and addresses behind a word: those written down for it, or else who sit there."""
    kept = DispatchAddress.objects.filter(word=word).order_by("name", "pk")
    found = [Recipient(f"address:{one.pk}", one.name, one.email) for one in kept]
    if found:
        return found
    if word == MEMBERS:
        rows = meeting.attendances.in_order().filter(part__in=[Part.MEMBER, Part.ADJUNCT, Part.SUBSTITUTE])
        return people([row.person for row in rows])
    return people(_holders(body, meeting)) if body and not body.outside else []


def _holders(body: Body, meeting: Meeting) -> list[Person]:
    """Return who sits in a body on the meeting's day, and who is co-opted to it."""
    found = compositions([body], meeting.on)[body.pk]
    seated = [holder.person for line in found.seats for holder in line.holders]
    return [*seated, *(person for mark in found.co_options for person in mark.people)]


def people(persons: Iterable[Person]) -> list[Recipient]:
    """Return people as recipients of a letter, each once."""
    once = {one.pk: one for one in persons if one.name}
    return [Recipient(f"person:{one.pk}", one.name, one.email) for one in once.values()]

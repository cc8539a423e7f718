"""A story's lines, acted out by the services that own each kind of act."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime

from radslag.bodies import services as bodies
from radslag.bodies.models import Body, Offer, Office, Organisation, Person, Seat
from radslag.bodies.queries import vocabulary
from radslag.bodies.states import Answer as OfferAnswer
from radslag.demo.gatherings import Gatherings
from radslag.journal.services import Act
from radslag.obligations import services as obligations
from radslag.obligations.states import Answer, WaiverReason
from radslag.statute.facts import Fact
from radslag.statute.library import Version
from radslag.statute.schema import Assess

REASONS = {
    "notrequired": "Demonstration: rådet ersatte mötet med en gemensam studiedag.",
    "assessed": "Demonstration: prövat vid ett möte.",
}


class Replay:
    """Tells one municipality's story; remembers offers, so that answers find them."""

    def __init__(self, version: Version, *, people: Mapping[str, Person], facts: Iterable[Fact] = ()) -> None:
        self.version = version
        self.people = people
        self.offers: dict[str, Offer] = {}
        rules = (rule for clause in version.statute.clauses for rule in clause.rules)
        self.questions = {rule.id: rule for rule in rules if isinstance(rule, Assess)}
        self.keys = {own: key for key, own in vocabulary(version.lineage).items()}
        self.gatherings = Gatherings(facts, lineage=version.lineage, keys=self.keys, people=people)

    def _keys(self, ids: Iterable[str]) -> list[str]:
        return [self.keys.get(own, own) for own in ids]

    def tell(self, fact: Fact, *, at: datetime) -> None:
        """Let one line happen, written down at that moment."""
        if self.gatherings.tell(fact, at=at):
            return
        own: Callable[..., None] | None = {
            ("appointed", "plats"): self._appoint,
            ("appointed", "adjungerad"): self._co_opt,
            ("offered", "plats"): self._offer,
            ("notified", "plats"): self._answer,
            ("notrequired", "plikt"): self._waive,
        }.get((fact.act, fact.thing))
        if own is None and fact.act == "appointed" and self._is_office(fact.thing):
            own = self._take_office
        if own is None and fact.act == "assessed" and fact.thing in self.questions:
            own = self._judge
        (own or self._record)(fact, at=at)

    def _record(self, fact: Fact, *, at: datetime) -> None:
        what = Act(
            act=fact.act,
            thing=fact.thing,
            ref="" if fact.ref == fact.id else fact.ref,
            bodies=self._keys(fact.bodies),
            by=self._keys(fact.by),
            to=self._keys(fact.to),
            items=fact.items,
            who=[self.people[who].journal_id for who in fact.who],
            through=fact.through,
            number=fact.number,
            period=fact.period or "",
            about=fact.about,
        )
        obligations.record_act(what, on=fact.on, actor="", at=at)

    def _seat(self, fact: Fact) -> Seat:
        body = Body.objects.get(key=self.keys[min(fact.bodies)])
        return Seat.objects.filter(body=body, key=min(fact.to)).latest("valid_from")

    def _appoint(self, fact: Fact, *, at: datetime) -> None:
        terms = bodies.Terms(
            through=fact.through,
            appointed_by=min(self._keys(fact.by), default=""),
            confirmed_on=fact.on if "mandat" in fact.items else None,
        )
        for who in sorted(fact.who):
            bodies.appoint_to_seat(
                self._seat(fact), self.people[who], on=fact.on, actor="", at=at, terms=terms
            )

    def _co_opt(self, fact: Fact, *, at: datetime) -> None:
        body = Body.objects.get(key=self.keys[min(fact.bodies)])
        terms = bodies.Terms(through=fact.through)
        for who in sorted(fact.who):
            bodies.co_opt(body, self.people[who], on=fact.on, terms=terms, actor="", at=at)

    @staticmethod
    def _is_office(thing: str) -> bool:
        return Office.objects.filter(key=thing).exists()

    def _take_office(self, fact: Fact, *, at: datetime) -> None:
        office = Office.objects.get(key=fact.thing)
        terms = bodies.Terms(through=fact.through)
        for who in sorted(fact.who):
            bodies.appoint_to_office(office, self.people[who], on=fact.on, actor="", at=at, terms=terms)

    def _offer(self, fact: Fact, *, at: datetime) -> None:
        key = "polisen" if "polis" in min(fact.to) else "raddningstjansten"
        organisation = Organisation.objects.filter(key=key).first() or bodies.register_organisation(
            key, key.capitalize(), actor="", at=at
        )
        self.offers[fact.ref] = bodies.offer_seat(self._seat(fact), organisation, on=fact.on, actor="", at=at)

    def _answer(self, fact: Fact, *, at: datetime) -> None:
        answer = OfferAnswer(min(fact.items))
        bodies.answer_offer(self.offers[fact.ref], answer, on=fact.on, actor="", at=at)

    def _waive(self, fact: Fact, *, at: datetime) -> None:
        exemption = obligations.Exemption(
            reason=WaiverReason.OTHERWISE,
            text=REASONS["notrequired"],
            decided_by=min(fact.by),
            decided_on=fact.on,
            reference="§ 100",
        )
        obligations.waive(fact.ref, exemption, actor="", at=at)

    def _judge(self, fact: Fact, *, at: datetime) -> None:
        rule = self.questions[fact.thing]
        answered = obligations.Answered(
            rule=f"{self.version.lineage}#{fact.thing}",
            question=rule.question,
            answer=Answer(min(fact.items)),
            text=REASONS["assessed"],
            judged_on=fact.on,
            by=min(fact.by, default=""),
        )
        obligations.judge(answered, actor="", at=at)

"""What a council looked like on any day is what replaying its journal gives."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from radslag.bodies import services
from radslag.bodies.models import Body, Mandate, Office, OfficeHolding, Organisation, Person, Seat
from radslag.bodies.queries import composition, vocabulary
from radslag.bodies.states import Answer
from radslag.journal.models import Entry
from radslag.journal.queries import evidence
from radslag.municipalities.models import Municipality
from radslag.municipalities.tenancy import within
from radslag.statute.evaluation import evaluate
from radslag.statute.facts import Fact, known
from radslag.statute.library import corpus
from radslag.statute.rulebook import Rulebook
from radslag.statute.schema import Seat as SeatRule

START, DAYS = date(2026, 3, 1), 12
BY: dict[str, Any] = {"actor": "", "at": datetime(2026, 5, 1, 12, tzinfo=UTC)}
SEATS = ("polis_plats", "vice_ordforande", "ordforande", "presidiet")
OFFICES = ("ks_ordforande", "ks_presidium")
APPOINTERS = ("", "trygghetsradet", "kommunstyrelsen")
REFUSALS = (services.AlreadyHolds, services.AlreadyTakenBack, services.AlreadyOffered)

days = st.integers(0, DAYS).map(lambda number: START + timedelta(days=number))
people = st.integers(0, 2)
acts = st.one_of(
    st.tuples(
        st.just("appoint"),
        st.sampled_from(SEATS),
        people,
        days,
        st.none() | days,
        st.sampled_from(APPOINTERS),
    ),
    st.tuples(st.just("office"), st.sampled_from(OFFICES), people, days, st.none() | days),
    st.tuples(st.sampled_from(["end", "confirm", "leave"]), st.integers(0, 5), days),
    st.tuples(st.sampled_from(["take_back", "resign"]), st.integers(0, 5)),
    st.tuples(st.just("offer"), st.sampled_from(SEATS), days, st.sampled_from(["", *Answer.values]), days),
)


def appoint(key, who, on, through, by):
    through = through if through is None or through >= on else on
    terms = services.Terms(through=through, appointed_by=by)
    services.appoint_to_seat(
        Seat.objects.get(key=key), Person.objects.get(name=who), on=on, terms=terms, **BY
    )


def office(key, who, on, through):
    through = through if through is None or through >= on else on
    terms = services.Terms(through=through)
    services.appoint_to_office(
        Office.objects.get(key=key), Person.objects.get(name=who), on=on, terms=terms, **BY
    )


def nth(model, number):
    rows = list(model.objects.order_by("pk"))
    return rows[number % len(rows)] if rows else None


def end(number, day):
    if (row := nth(Mandate, number)) is not None:
        services.end_mandate(row, last_day=day, **BY)


def confirm(number, day):
    if (row := nth(Mandate, number)) is not None:
        services.confirm_mandate(row, on=day, **BY)


def leave(number, day):
    if (row := nth(OfficeHolding, number)) is not None:
        services.leave_office(row, last_day=day, **BY)


def take_back(number):
    if (row := nth(Mandate, number)) is not None:
        services.take_back(row, **BY)


def resign(number):
    if (row := nth(OfficeHolding, number)) is not None:
        services.take_back(row, **BY)


def offer(key, on, answer, answered_on):
    made = services.offer_seat(Seat.objects.get(key=key), Organisation.objects.get(), on=on, **BY)
    if answer and answered_on >= on:
        services.answer_offer(made, answer, on=answered_on, **BY)


VERBS = {verb.__name__: verb for verb in (appoint, office, end, confirm, leave, take_back, resign, offer)}


def replayed(entries: list[Entry]) -> list[Fact]:
    """Return the live facts of the journal in the words of the statute."""
    words = vocabulary("lerum")
    facts = [
        Fact(
            id=f"{entry.seq:06}", act=entry.act, thing=entry.thing, on=entry.happened_on,
            recorded=entry.recorded_at.date(), through=entry.through,
            bodies=frozenset(words.get(key, key) for key in entry.bodies),
            by=frozenset(words.get(key, key) for key in entry.by),
            to=frozenset(entry.to), items=frozenset(entry.items), who=frozenset(entry.who), ref=entry.ref,
            retracts=f"{entry.retracts:06}" if entry.retracts else None,
        )
        for entry in entries
    ]  # fmt: skip
    return known(facts, date.max)


def holders(rule: SeatRule, facts: list[Fact], day: date) -> tuple[set[str], bool]:
    """Return who holds a seat by the rule's own words, and whether two records differ."""
    live = [
        fact
        for fact in facts
        if fact.act == "appointed" and fact.on <= day and (fact.through is None or day <= fact.through)
    ]
    own: set[str] = set()
    for fact in live:
        wrong_hand = rule.appointed_by and fact.by and not fact.by & set(rule.appointed_by)
        if fact.thing == "plats" and rule.id in fact.to and rule.body in fact.bodies and not wrong_hand:
            own |= fact.who
    by_office = {who for fact in live if fact.thing in rule.ex_officio for who in fact.who}
    if not by_office:
        return own, False
    return (by_office, False) if own <= by_office else (own & by_office, True)


def answers(rule: SeatRule, facts: list[Fact], day: date) -> str:
    """Return the answer to the latest offer of a seat, "?" while there is none."""
    offered = [fact for fact in facts if fact.act == "offered" and rule.id in fact.to and fact.on <= day]
    if not offered:
        return ""
    given = [
        fact for fact in facts if fact.act == "notified" and fact.ref == offered[-1].ref and fact.on <= day
    ]
    return next(iter(given[-1].items)) if given else "?"


@pytest.fixture
def lerum(db):
    place = Municipality.objects.create(slug="norrby", name="Norrby", register_start=date(2023, 1, 1))
    with within(place):
        version = corpus().lineages["lerum"][-1]
        services.establish_from_statute(version.statute, corpus().names, **BY)
        services.register_organisation("polisen", "Polisen", **BY)
        for number in range(3):
            services.register_person(services.PersonWords(name=str(number)), **BY)
        yield


# Every example is rolled back, so the fixture is as new for the next one.
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(done=st.lists(acts, max_size=14))
@pytest.mark.usefixtures("lerum")
def test_a_council_on_any_day_is_what_its_journal_says(done):
    rules = corpus().lineages["lerum"][-1].statute.rules
    with transaction.atomic():
        for verb, *words in done:
            try:
                VERBS[verb](*words)
            except REFUSALS:
                continue
        facts = replayed(list(evidence()))
        book = Rulebook.of(corpus(), "lerum")
        body = Body.objects.get(lineage="lerum", statute_id="radet")
        for number in range(-1, DAYS + 2):
            day = START + timedelta(days=number)
            verdicts = evaluate(book, facts, on=day, known=date.max, register=date(2023, 11, 15))
            for line in composition(body, day).seats:
                rule = rules[line.seat.key]
                assert isinstance(rule, SeatRule)
                held = {holder.person.journal_id for holder in line.holders}
                assert (held, line.disputed) == holders(rule, facts, day)
                told = line.offers[-1].answer or "?" if line.offers else ""
                assert told == answers(rule, facts, day)
                if not line.seat.may_stand_empty:
                    met = verdicts[f"lerum#{rule.id}|now"].status == "met"
                    assert met == (line.vacancies == 0)
        transaction.set_rollback(True)

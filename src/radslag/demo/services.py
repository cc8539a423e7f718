"""Filling the demonstration, through the same services that people use."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time

from django.db import transaction
from django.utils import timezone

from radslag.bodies import services as bodies
from radslag.bodies.models import Organisation, Person
from radslag.bodies.queries import body_key, vocabulary
from radslag.demo.people import LOGINS, PEOPLE, Invented, address_of
from radslag.demo.replay import Replay
from radslag.demo.stories import STORIES, WHEEL, thursday
from radslag.meetings.services.dispatch import keep_address
from radslag.municipalities import services as municipalities
from radslag.municipalities.models import Municipality, User
from radslag.municipalities.states import RoleKind
from radslag.municipalities.tenancy import here, within
from radslag.notices.models import Message
from radslag.notices.services.outbox import send_waiting
from radslag.obligations import services as obligations
from radslag.obligations.models import WheelEntry
from radslag.obligations.queries import Reckoning
from radslag.obligations.queries.wheel import wheel_items
from radslag.statute.facts import Fact
from radslag.statute.library import Version
from radslag.statute.lines import parse_line
from radslag.statutebook import queries as statutebook
from radslag.statutebook import services as adopting

NAMES = {"ange": "Ånge", "lerum": "Lerum", "harnosand": "Härnösand"}
# Lerum began its register in the middle of a year, so that something is unknown.
REGISTER_STARTS = {"ange": date(2023, 1, 1), "lerum": date(2024, 7, 1), "harnosand": date(2023, 9, 25)}
ORGANISATIONS = {
    "Kommunen": "kommunen", "Polisen": "polisen", "Räddningstjänsten": "raddningstjansten",
    "Ambulansen": "ambulansen", "Ungdomsrådet": "ungdomsradet", "Kommunala bolag": "kommunala_bolag",
    "Handelsföreningen": "handelsforening",
}  # fmt: skip


# Where the records go that a statute sends to others than bodies: its word, and whom it means here.
RECEIVERS = {
    "ange": {"berorda_namnder": "Berörda nämnder", "ungdomsradet": "Ungdomsrådet"},
    "lerum": {"kommunstyrelsen": "Kommunstyrelsen"},
    "harnosand": {"berorda_instanser": "Berörda instanser"},
}


def missing_municipalities() -> list[str]:
    """Return the address words of demonstration municipalities that are not filled yet."""
    there = set(Municipality.objects.filter(demonstration=True).values_list("slug", flat=True))
    return [slug for slug in NAMES if slug not in there]


def login_lines() -> Iterator[str]:
    """Yield one line per demonstration account: address, role and municipality."""
    for slug, who, role, body in LOGINS:
        person = _person(slug, who)
        yield f"{address_of(slug, person):28} {RoleKind(role).label:14} {NAMES[slug]} {body}".rstrip()


@transaction.atomic
def fill(slug: str, *, now: datetime) -> None:
    """Make one municipality with its statute, bodies, people, accounts and history up to `now`.

    All or nothing: a killed process leaves no half municipality. The same call twice is refused by the
    uniqueness of the address word.
    """
    start = datetime.combine(REGISTER_STARTS[slug], time(6), tzinfo=UTC)
    place = municipalities.open_municipality(
        name=NAMES[slug], slug=slug, register_start=REGISTER_STARTS[slug], at=start, demonstration=True
    )
    with within(place):
        version = next(version for version in statutebook.templates() if version.lineage == slug)
        _adopt(version, at=start)
        facts = told(slug, now=now)
        replay = Replay(version, people=_make_known(slug, at=start), facts=facts)
        _accounts(slug, at=start)
        for word, name in RECEIVERS[slug].items():
            keep_address(word, name, f"{word.replace('_', '.')}@{slug}.example", actor="", at=start)
        for fact in facts:
            replay.tell(fact, at=_moment(fact, place))
        _wheels(slug, place, now=now)


def deliver(slug: str) -> int:
    """Hand over the letters of a filled municipality, each on its own day; return how many there were.

    Call it outside transactions. Nothing leaves the machine: a demonstration's letters go to a folder.
    """
    place = Municipality.objects.get(slug=slug)
    with within(place):
        days = sorted(set(Message.objects.values_list("next_attempt_at", flat=True)))
    return sum(sum(send_waiting(place, at=day).counts.values()) for day in days)


def told(slug: str, *, now: datetime) -> list[Fact]:
    """Return what the story says had been recorded by `now`, in order of recording."""
    today = timezone.localdate(now)
    facts = [parse_line(line, number) for number, line in enumerate(STORIES[slug](today), start=1)]
    return sorted((fact for fact in facts if fact.recorded <= today), key=lambda fact: fact.recorded)


def _moment(fact: Fact, place: Municipality) -> datetime:
    """Return when somebody wrote it down: never before the register began."""
    return datetime.combine(max(fact.recorded, place.register_start), time(11), tzinfo=UTC)


def _adopt(version: Version, *, at: datetime) -> None:
    house = version.house_source.text if version.house_source else ""
    adopting.adopt_statute(version.source.text, head=0, actor="", at=at, house_text=house)
    names = statutebook.words(statutebook.library(), version)
    bodies.establish_from_statute(version.statute, names, actor="", at=at)


def _make_known(slug: str, *, at: datetime) -> dict[str, Person]:
    known = {}
    for person in PEOPLE[slug]:
        words = bodies.PersonWords(
            name=person.name, title=person.title, organisation=_organisation(person, at=at),
            email=address_of(slug, person),
        )  # fmt: skip
        known[person.who] = bodies.register_person(words, actor="", at=at)
    return known


def _organisation(person: Invented, *, at: datetime) -> Organisation:
    key = ORGANISATIONS[person.organisation]
    return bodies.register_organisation(key, person.organisation, actor="", at=at)


def _accounts(slug: str, *, at: datetime) -> None:
    for kommun, who, role, body in LOGINS:
        if kommun == slug:
            person = _person(slug, who)
            user = municipalities.register_person(email=address_of(slug, person), name=person.name)
            _give(user, role, body, at=at)


def _give(user: User, role: str, body: str, *, at: datetime) -> None:
    key = next((key for key, own in vocabulary(here().slug).items() if own == body), "") if body else ""
    municipalities.give_role(user, RoleKind(role), body=key, actor="", at=at)


def _wheels(slug: str, place: Municipality, *, now: datetime) -> None:
    for entry in wheel_entries(slug, timezone.localdate(now)):
        obligations.add_wheel_entry(entry, actor="", at=now)

    if slug == "ange":
        _adopt_wheel(place, now=now)


def _adopt_wheel(place: Municipality, *, now: datetime) -> None:
    """Let Ånge's council have adopted this year's wheel at its first meeting, with the usual reservation."""
    year, today = now.year, timezone.localdate(now)
    adopted_on = thursday(year, 2)
    if adopted_on > today:
        return
    draft = obligations.make_wheel(place.slug, year, actor="", at=now)
    items = wheel_items(Reckoning.of(today), year, WheelEntry.objects.in_year(year))
    decision = obligations.WheelDecision(
        adopted_on=adopted_on, decided_by=body_key(place.slug, "radet"), reference="§ 7", reservation=True
    )
    content = [item.as_content() for item in items]
    obligations.adopt_wheel(draft, decision, content, actor="", at=now)


def wheel_entries(slug: str, today: date) -> Iterable[dict[str, object]]:
    """Yield campaign weeks, measurements, events and legal changes of last, this and next year."""
    for year in (today.year - 1, today.year, today.year + 1):
        yield from WHEEL[slug](year)


def _person(slug: str, who: str) -> Invented:
    return next(person for person in PEOPLE[slug] if person.who == who)

"""Installations to measure on: many municipalities, ten years of journal each, the real statutes.

Shape S is 20 councils, shape N is the nation: 290. A council is the same in both, so that a page that is
slower on N than on S shows a cost that grows with what is stored.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from django.db import transaction

from radslag.bodies import services as bodies
from radslag.bodies.queries import vocabulary
from radslag.demo.stories import Gathering, thursday
from radslag.journal.chain import digest_of, seal
from radslag.journal.models import Entry, Payload
from radslag.journal.queries import head
from radslag.municipalities import services as municipalities
from radslag.municipalities.models import Municipality, User
from radslag.municipalities.states import RoleKind
from radslag.municipalities.tenancy import here, within
from radslag.obligations.states import verb_of
from radslag.statute.facts import Fact
from radslag.statute.lines import parse_line
from radslag.statutebook import queries as statutebook
from radslag.statutebook import services as adopting

COUNCILS = {"S": 20, "N": 290}
LINEAGES = ("ange", "lerum", "harnosand")
YEARS = 10
SETS = ("bodies", "by", "to", "items", "who", "about")


def council_year(lineage: str, year: int) -> Iterator[str]:
    """Yield about 80 lines: four meetings with all that belongs to them, reports, needs and answers."""
    groups = ("styrgrupp", "operativ") if lineage == "harnosand" else ("radet",)
    for number, month in enumerate((2, 5, 9, 11)):
        day = thursday(year, month)
        body = groups[number % len(groups)]
        yield from Gathering(
            body, day, f"m{day:%y%m%d}", notice_to="ledamoter", approver="p2", chair="p1", present="p1|p2|p3",
            sent_to="berorda_namnder|klara|ungdomsradet|ledamoter|berorda_instanser",
        ).lines()  # fmt: skip
    for week in range(1, 40):
        day = date.fromisocalendar(year, week, 2)
        yield f"{day} notified insatsbehov >radet =b{day:%y%m%d}"
    for month in (3, 6, 10):
        yield f"{year}-{month:02}-20 reported lagesrapport <ungdomsradet >radet"
    yield f"{year}-03-14 followed_up atgardsplan @radet =p{year}"
    yield f"{year}-04-02 assessed mandat_bekraftat +ja"


def make(shape: str, *, now: datetime) -> User:
    """Fill an empty, migrated database with a shape and return somebody who coordinates every council."""
    user = municipalities.register_person(email="bench@matning.example", name="Mätning Exempel")
    for number in range(COUNCILS[shape]):
        _municipality(number, user, now=now)
    return user


@transaction.atomic
def _municipality(number: int, user: User, *, now: datetime) -> Municipality:
    lineage = LINEAGES[number % len(LINEAGES)]
    start = date(now.year - YEARS + 1, 1, 1)
    place = municipalities.open_municipality(
        name=f"Mätby {number}", slug=f"matby-{number}", register_start=start, at=now, demonstration=True
    )
    with within(place):
        version = next(version for version in statutebook.templates() if version.lineage == lineage)
        house = version.house_source.text if version.house_source else ""
        adopting.adopt_statute(version.source.text, head=0, actor="", at=now, house_text=house)
        names = statutebook.words(statutebook.library(), version)
        bodies.establish_from_statute(version.statute, names, actor="", at=now)
        municipalities.give_role(user, RoleKind.COORDINATOR, actor="", at=now)
        lines = [line for year in range(start.year, now.year + 1) for line in council_year(lineage, year)]
        append([parse_line(line, n) for n, line in enumerate(lines, 1)], lineage, now=now)
    return place


def append(facts: list[Fact], lineage: str, *, now: datetime) -> None:
    """Write facts at the end of this municipality's journal in bulk, chained as one by one."""
    keys = {own: key for key, own in vocabulary(lineage).items()}
    seq, prev = head()
    rows: list[Entry] = []
    salts: list[str] = []
    told = (fact for fact in facts if fact.on <= now.date() or fact.act == "planned")
    for fact in sorted(told, key=lambda fact: (fact.recorded, fact.id)):
        seq += 1
        salts.append(secrets.token_hex(16))
        values = _values(fact, keys, seq=seq, prev=prev, digest=digest_of(salts[-1], {}))
        values["hash"] = prev = seal({**values, "municipality": here().pk})
        rows.append(Entry(**values))
    made = Entry.objects.bulk_create(rows, batch_size=400)
    Payload.objects.bulk_create(
        [Payload(entry=entry, salt=salt) for entry, salt in zip(made, salts, strict=True)], batch_size=400
    )


def _values(fact: Fact, keys: dict[str, str], *, seq: int, prev: str, digest: str) -> dict[str, Any]:
    sets = {name: sorted({keys.get(one, one) for one in getattr(fact, name)}) for name in SETS}
    return {
        "form": 1, "seq": seq, "prev": prev, "digest": digest, "actor": "", "object": "",
        "recorded_at": datetime.combine(fact.recorded + timedelta(0), time(11), tzinfo=UTC),
        "happened_on": fact.on, "verb": verb_of(fact.act, fact.thing), "act": fact.act, "thing": fact.thing,
        "ref": "" if fact.ref == fact.id else fact.ref, "through": fact.through, "number": fact.number,
        "period": fact.period or "", "documents": [], "retracts": None, **sets,
    }  # fmt: skip

"""An invented municipality with letters to send."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from radslag.municipalities.models import Municipality
from radslag.municipalities.tenancy import within
from radslag.notices.models import Letter, Message
from radslag.notices.services import Draft, Invitation, Recipient, post

NOON = datetime(2026, 11, 27, 11, tzinfo=UTC)
BY: dict[str, Any] = {"actor": "", "at": NOON}
MEETING = Invitation(
    uid="mote-1@radslag.example",
    sequence=0,
    starts=datetime(2026, 12, 8, 12, tzinfo=UTC),
    ends=datetime(2026, 12, 8, 14, tzinfo=UTC),
    summary="Provrådet sammanträder",
    place="Provsalen",
    organiser="Provrådet",
)


@pytest.fixture
def norrby(db: None) -> Municipality:
    return Municipality.objects.create(slug="norrby", name="Norrby", register_start=date(2023, 1, 1))


@pytest.fixture
def in_norrby(norrby: Municipality) -> Iterator[Municipality]:
    with within(norrby):
        yield norrby


def draft(**changed: Any) -> Draft:
    said = {"matter": "mote:1", "subject": "Kallelse", "text": "Hej!\n\nSvara här: {link}", "body": "radet"}
    return Draft(**{**said, **changed})


def people(count: int) -> list[Recipient]:
    return [
        Recipient(f"person:{n}", f"Prov Person {n}", f"prov{n}@norrby.example", f"/norrby/svar/{n}/")
        for n in range(1, count + 1)
    ]


def posted(count: int = 1, kind: str = "call", **changed: Any) -> Letter:
    return post(kind, draft(**changed), people(count), **BY)


def states() -> dict[str, str]:
    return dict(Message.objects.order_by("pk").values_list("recipient", "state"))


def only() -> Message:
    return Message.objects.get()


def minutes(count: float) -> datetime:
    return NOON + timedelta(minutes=count)

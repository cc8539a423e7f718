"""An invented municipality and what is written down in it."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any
from uuid import uuid4

import pytest

from radslag.documents import services
from radslag.documents.models import Document, Version
from radslag.documents.services import content as c
from radslag.municipalities.models import Municipality
from radslag.municipalities.permissions import Actor
from radslag.municipalities.states import RoleKind
from radslag.municipalities.tenancy import here, within
from tests.unit.documents.samples import envelope

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
SECRETARY = "11111111-1111-4111-8111-111111111111"
BY: dict[str, Any] = {"actor": SECRETARY, "at": NOON}


@pytest.fixture
def norrby(db: None) -> Municipality:
    return Municipality.objects.create(slug="norrby", name="Norrby", register_start=date(2023, 1, 1))


@pytest.fixture
def in_norrby(norrby: Municipality) -> Iterator[Municipality]:
    with within(norrby):
        yield norrby


def words(*blocks: c.Block, title: str = "Anteckning") -> bytes:
    return c.document(envelope(title), blocks or [c.p("Rådet hade tre möten.")])


def drawn_up(content: bytes = b"", document: Document | None = None, **changes: Any) -> Version:
    said: dict[str, Any] = {
        "title": "Anteckning",
        "matter": "mote/2026-1",
        "bodies": ["radet"],
        "level": "internal",
        "ground": "",
    }
    return services.draw_up("generic", content or words(), document=document, **said | changes, **BY)


def actor(kind: RoleKind | str, body: str = "radet", journal_id: str = "") -> Actor:
    """Return somebody with one role in norrby."""
    return Actor(1, "Någon", journal_id or str(uuid4()), here().pk, frozenset({(str(kind), body)}))

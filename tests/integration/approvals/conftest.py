"""A council in an invented municipality, minutes that wait for two people, and a seal that proves nothing."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any

import pytest

from radslag.approvals import services
from radslag.approvals.models import Approval, Step
from radslag.approvals.services import Asked, Question
from radslag.approvals.states import Strength
from radslag.documents.models import Version
from radslag.documents.services import content as c
from radslag.documents.services import draw_up
from radslag.municipalities.models import Municipality, Role, User
from radslag.municipalities.states import RoleKind
from radslag.municipalities.tenancy import within

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
LATER = datetime(2026, 3, 2, 13, tzinfo=UTC)
WRITER = "6f0c3c0e-5a5e-4a43-9a5b-0d9d2b6b8a11"


@pytest.fixture(autouse=True)
def folders(settings: Any, tmp_path: Any) -> None:
    """Files of a test lie in a folder of its own."""
    settings.SIGNING_KEY = "07" * 32
    settings.BLOB_FOLDER = str(tmp_path / "blobs")
    settings.SEAL_DEMONSTRATION_FOLDER = tmp_path / "seals"


@pytest.fixture
def norrby(db: None) -> Iterator[Municipality]:
    place = Municipality.objects.create(
        slug="norrby", name="Norrby", register_start=date(2024, 1, 1), demonstration=True
    )
    with within(place):
        yield place


def person(name: str, kind: RoleKind = RoleKind.MEMBER) -> User:
    address = f"{name.split()[0].lower()}@norrby.example"
    user = User.objects.register(email=address, name=name)
    Role.objects.create(user=user, kind=kind, body="radet", held_from=date(2024, 1, 1))
    return user


@pytest.fixture
def kim(norrby: Municipality) -> User:
    return person("Kim Exempel", RoleKind.CHAIR)


@pytest.fixture
def robin(norrby: Municipality) -> User:
    return person("Robin Prov")


@pytest.fixture
def other(norrby: Municipality) -> User:
    return person("Sam Annan")


def words(text: str = "Rådet fastställer planen.") -> bytes:
    envelope = c.Envelope(
        type="generic", id="p1", version=1, title="Protokoll 2 mars 2026", municipality="Norrby",
        body="Trygghetsrådet", date=date(2026, 3, 2),
    )  # fmt: skip
    return c.document(envelope, [c.h(2, "Beslut"), c.p(text)])


def drawn_up(text: str = "Rådet fastställer planen.", **changes: Any) -> Version:
    said: dict[str, Any] = {
        "title": "Protokoll 2 mars 2026", "matter": "radet-2026-1", "bodies": ["radet"],
        "level": "internal", "ground": "", "actor": WRITER, "at": NOON,
    }  # fmt: skip
    return draw_up("generic", words(text), **said | changes)


@pytest.fixture
def version(norrby: Municipality) -> Version:
    return drawn_up()


def asked(user: User, role: str = "justerare", title: str = "Justerare") -> Asked:
    return Asked(
        role=role, title=title, who=str(user.journal_id), name=user.name, organisation="Norrby kommun",
        address=user.email, user=user,
    )  # fmt: skip


def question(*steps: Asked, **changes: Any) -> Question:
    said: dict[str, Any] = {
        "steps": steps, "matter": "radet-2026-1", "thing": "protokoll", "bodies": ["radet"],
        "due": date(2026, 3, 16), "strength": Strength.JOURNAL,
    }  # fmt: skip
    return Question(**said | changes)


@pytest.fixture
def approval(version: Version, kim: User, robin: User) -> Approval:
    """Two people are asked: the chair and one approver."""
    both = question(asked(kim, "ordforande", "Ordförande"), asked(robin))
    return services.ask(version, both, actor=WRITER, at=NOON)


def step_for(user: User, approval: Approval) -> Step:
    return Step.objects.select_related("approval__version__document").get(approval=approval, user=user)


def agree(user: User, approval: Approval, at: datetime = LATER) -> Approval:
    return services.approve(
        step_for(user, approval), digest=approval.digest, how="inloggad med passnyckel",
        actor=str(user.journal_id), at=at,
    )  # fmt: skip

"""The pages of a council's year, as the demonstration fills them, in every way of looking at them."""

from datetime import UTC, datetime

import pytest

from radslag.demo import services
from radslag.municipalities.models import User
from tests.accessibility.audit import audit

pytestmark = pytest.mark.django_db(transaction=True)
NOW = datetime(2026, 11, 21, 9, tzinfo=UTC)
DESK = [
    "arbete/idag/",
    "arbete/skyldigheter/",
    "arbete/skyldigheter/ange/moten/2025/",
    "arbete/arshjul/2026/",
    "arbete/arshjul/2026/tabell/",
    "arbete/registrera/",
    "arbete/registrera/motet-holls/",
    "arbete/efterlevnad/2025/",
    "arbete/rapport/2025/",
    "arbete/tank-om/",
    "arbete/organ/",
    "arbete/regler/",
]
PUBLIC = ["", "arshjul/2026/", "arshjul/2026/tabell/", "rad/", "regler/", "om/"]


@pytest.fixture
def coordinator(db: None) -> User:
    services.fill("ange", now=NOW)
    return User.objects.get(email="filip@ange.example")


def test_pages_for_those_signed_in_have_no_fault_that_a_machine_finds(open_tab, coordinator):
    for path in DESK:
        audit(open_tab, f"/ange/{path}", by=coordinator)


def test_pages_for_anyone_have_no_fault_that_a_machine_finds(open_tab, coordinator):
    for path in PUBLIC:
        audit(open_tab, f"/ange/{path}")
    audit(open_tab, "/")

"""The page where a municipality notes that a body lets its documents be approved by e-mail."""

from datetime import date

import pytest
from django.urls import reverse

from radslag.approvals.models import ApprovalByMail
from radslag.approvals.services import allow_by_mail
from radslag.bodies.models import Body
from radslag.municipalities.models import Role, User
from radslag.municipalities.states import RoleKind
from tests.integration.approvals.conftest import NOON, WRITER
from tests.integration.statutebook.conftest import outside

PAGE = "/norrby/arbete/installningar/justering/"


@pytest.fixture
def administrator(norrby) -> User:
    user = User.objects.register(email="admin@norrby.example", name="Alex Prov")
    Role.objects.create(user=user, kind=RoleKind.ADMINISTRATOR, held_from=date(2024, 1, 1))
    return user


@pytest.fixture
def radet(norrby) -> Body:
    return Body.objects.create(
        key="radet", name="Trygghetsrådet", kind="council", valid_from=date(2024, 1, 1)
    )


def test_a_bodys_decision_is_noted(administrator, radet, client, sign_in):
    sign_in(client, administrator)
    with outside():
        client.post(PAGE, {"body": "radet", "reason": "2 mars 2026, § 7"})

    decided = ApprovalByMail.objects.get()
    assert [decided.body, decided.reason, decided.decided_by] == [
        "radet", "2 mars 2026, § 7", str(administrator.journal_id),
    ]  # fmt: skip


def test_the_page_tells_what_was_decided(administrator, radet, page):
    allow_by_mail("radet", "2 mars 2026, § 7", actor=WRITER, at=NOON)
    with outside():
        shown = page(PAGE, by=administrator)

    assert "2 mars 2026, § 7" in shown.words
    assert shown.heading == "Justering med e-post"


def test_a_decision_is_taken_back(administrator, radet, client, sign_in):
    decided = allow_by_mail("radet", "2 mars 2026, § 7", actor=WRITER, at=NOON)
    sign_in(client, administrator)
    with outside():
        client.post(reverse("desk:approval_by_mail_stop", args=["norrby", decided.pk]))

    assert not ApprovalByMail.objects.in_force().exists()


def test_those_who_do_not_administer_decide_nothing(kim, client, sign_in):
    sign_in(client, kim)
    with outside():
        assert client.post(PAGE, {"body": "radet", "reason": "x"}).status_code == 403

    assert not ApprovalByMail.objects.exists()

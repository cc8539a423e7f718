"""An administrator looks after accounts, and reads nothing internal by that office."""

import pytest

from radslag.municipalities.states import RoleKind
from tests.integration.obligations.conftest import member

WORK = "/norrby/arbete/"


@pytest.fixture
def administrator(council):
    return member(RoleKind.ADMINISTRATOR)


@pytest.mark.parametrize(
    "end",
    [
        "skyldigheter/", "skyldigheter/ange/moten/2025/", "efterlevnad/2025/", "efterlevnad/2025.csv",
        "rapport/2025/", "tank-om/", "arshjul/2026/", "arshjul/2026/tabell/", "arshjul/2026.ics",
        "registrera/", "registrera/registrets-start/", "import/",
    ],
)  # fmt: skip
def test_an_administrator_opens_no_page_about_the_work(client, sign_in, administrator, march, end):
    assert sign_in(client, administrator).get(f"{WORK}{end}").status_code == 403


def test_an_administrator_lands_on_people_and_roles(client, sign_in, administrator, march):
    answer = sign_in(client, administrator).get(f"{WORK}idag/")

    assert answer.headers["Location"] == f"{WORK}personer/"


def test_an_administrator_is_offered_no_link_that_is_closed(page, administrator, march):
    shown = page(f"{WORK}personer/", by=administrator)

    top = next(nav for nav in shown.all("nav") if "site-nav" in nav.get("class", ""))
    closed = [f"{WORK}{end}/" for end in ("idag", "skyldigheter", "arshjul", "registrera")]
    assert not [link.get("href") for link in top.iter("a") if link.get("href") in closed]

"""A municipality whose every page is the specimen."""

from datetime import date
from pathlib import Path

import pytest

from radslag.municipalities.models import Municipality

LINKS = {
    "public": [("Årshjul", "components"), ("Rådet", "public")],
    "desk": [("Idag", "desk"), ("Årshjul", "components"), ("Möten", "form")],
    "footer": [("Om tjänsten", "public"), ("Öppna data", "components")],
}


@pytest.fixture
def specimen(settings, db) -> str:
    """Serve the specimen pages and return the address they begin with."""
    settings.ROOT_URLCONF = "tests.specimen.urls"
    settings.NAVIGATION = LINKS
    settings.TEMPLATES = [settings.TEMPLATES[0] | {"DIRS": [Path(__file__).parent / "templates"]}]
    Municipality.objects.create(slug="exempelkoping", name="Exempelköping", register_start=date(2024, 1, 1))
    return "/exempelkoping/"

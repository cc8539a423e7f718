"""What the pages ask for besides themselves, as production serves it."""

import re

import pytest
from django.core.management import call_command

MANIFEST = "whitenoise.storage.CompressedManifestStaticFilesStorage"


@pytest.fixture
def collected(settings, tmp_path):
    settings.STATIC_ROOT = tmp_path
    settings.STORAGES = settings.STORAGES | {"staticfiles": {"BACKEND": MANIFEST}}
    call_command("collectstatic", "--no-input", verbosity=0)
    return tmp_path / "ui"


def test_the_style_sheet_is_kept_by_its_digest_and_compressed(collected):
    [sheet] = collected.glob("radslag.????????????.css")

    assert sheet.with_name(sheet.name + ".gz").stat().st_size <= 12_000


def test_the_style_sheet_leads_to_the_typeface_by_its_digest(collected):
    [sheet] = collected.glob("radslag.????????????.css")
    [typeface] = re.findall(r'url\("?(fonts/inter\.[0-9a-f]{12}\.woff2)"?\)', sheet.read_text())

    assert (collected / typeface).stat().st_size <= 50_000

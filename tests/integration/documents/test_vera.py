"""Another judge than the program that made them finds our documents archivable and accessible."""

import subprocess
from pathlib import Path

import pytest

from radslag.documents.services.pdf import Beside, render
from tests.unit.documents.samples import everything

SCRIPT = Path(__file__).resolve().parents[3] / "scripts" / "vera.sh"
TOOLS_ARE_MISSING = 3
# No database is touched, so one of the two runs is enough.
pytestmark = pytest.mark.sqlite


def judged(*files: Path) -> subprocess.CompletedProcess[str]:
    found = subprocess.run([SCRIPT, *files], capture_output=True, text=True, check=False)
    if found.returncode == TOOLS_ARE_MISSING:
        pytest.fail(found.stderr.strip().replace("\n", ", "))
    return found


def test_every_type_conforms_to_both_standards(tmp_path):
    files = []
    for name, said in everything().items():
        files.append(tmp_path / f"{name}.pdf")
        files[-1].write_bytes(render(said, Beside(status="Upprättad", registry="KS 2026/123")))

    found = judged(*files)

    assert found.returncode == 0, found.stdout + found.stderr
    assert found.stdout.count("ok ") == 2 * len(files)


def test_the_judge_sees_a_file_that_claims_too_much(tmp_path):
    sound = render(everything()["generic"], Beside(status="Upprättad"))
    (tmp_path / "f.pdf").write_bytes(sound.replace(b"/Marked true", b"/Marked null"))

    assert judged(tmp_path / "f.pdf").returncode == 1

"""A runner for the command, and a small journal."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from radslag.statute.library import CORPUS
from radslag.terminal.cli import main

LINES = """# Ånge 2025
2025-02-12 planned mote @radet =m1 !2025-01-10
2025-01-30 sent kallelse @radet >ledamoter +tid|motesplats|dagordning =m1
2025-02-12 held mote @radet =m1
2025-05-07 held mote @radet =m2
"""
ANGE = CORPUS / "ange" / "2023-01-01.toml"


@pytest.fixture
def journal(tmp_path: Path) -> str:
    """A file of entries."""
    path = tmp_path / "journal.txt"
    path.write_text(LINES)
    return path.as_posix()


@pytest.fixture
def run():
    """Run the command and return what it said and how it ended."""

    def invoke(*arguments: object, given: str = "") -> Result:
        result = CliRunner().invoke(main, [str(each) for each in arguments], input=given)
        assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
        return result

    return invoke

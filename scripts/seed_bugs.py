"""Plant ten bugs in the statute engine, one at a time, and see that the tests kill each.

Run as `python -m scripts.seed_bugs`. Works in a copy of the source in a temporary folder; the tree is not
touched. Ends with the number of bugs that lived, so that 0 is success.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
CORE = Path("src/radslag/statute")
UNIT = "tests/unit/statute"


@dataclass(frozen=True, slots=True)
class Bug:
    """A line that becomes another, and the tests that must notice."""

    what: str
    file: str
    line: str
    becomes: str
    tests: tuple[str, ...]


BUGS = (
    Bug(
        "the due day itself is late",
        "kernels.py", "    if t <= due:", "    if t < due:",
        (f"{UNIT}/test_kernels.py",),
    ),
    Bug(
        "planned meetings are left out of what an entry touches",
        "live.py", "        return changed", '        return set() if fact.act == "planned" else changed',
        (f"{UNIT}/test_evaluator.py", "tests/property/test_evaluation.py"),
    ),
    Bug(
        "a tick brings no new year",
        "kinds/counting.py", "        return new_year if coming is None else min(coming, new_year)",
        "        return coming",
        (f"{UNIT}/test_evaluator.py",),
    ),
    Bug(
        "duties of a matter that is gone are kept",
        "evaluation.py", "            gone = self._cells.pop((number, unit))",
        "            gone = self._cells[number, unit]\n            units.append(unit)",
        (f"{UNIT}/test_evaluator.py",),
    ),
    Bug(
        "entries after the day are counted",
        "view.py", '            if fact.day <= t or fact.act == "planned":', "            if fact.day:",
        (f"{UNIT}/test_rulebook.py", "tests/property/test_evaluation.py"),
    ),
    Bug(
        "a frame partly in force asks for the whole",
        "kinds/counting.py", '    whole = covered if version.rule.partial == "full" else days',
        "    whole = covered",
        (f"{UNIT}/test_counting.py",),
    ),
    Bug(
        "silence from before the journal is a breach",
        "judges.py", "        return window.opens < view.r and (not self.lasting or view.t < view.settled)",
        "        return False",
        ("tests/statutes/test_examples.py",),
    ),
    Bug(
        "the order of arrival matters",
        "facts.py", "    view.sort(key=in_order)", "    view.sort(key=lambda fact: fact.on)",
        (f"{UNIT}/test_facts.py", "tests/property/test_evaluation.py"),
    ),
    Bug(
        "a retraction is ignored",
        "facts.py", "    gone = retracted(recorded)", "    gone: set[str] = set()",
        (f"{UNIT}/test_facts.py",),
    ),
    Bug(
        "until is read as on the day or before it",
        "occasions.py", "        later = meetings[bisect_right(days, trigger.day) :]",
        "        later = meetings",
        (f"{UNIT}/test_papers.py",),
    ),
)  # fmt: skip


def copied(folder: Path) -> Path:
    """Copy the package, its tests and what they need to a folder, and return the folder."""
    for name in ("src", "tests", "scripts"):
        shutil.copytree(
            ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__", "node_modules")
        )
    shutil.copy(ROOT / "pyproject.toml", folder)
    return folder


def planted(bug: Bug, folder: Path) -> str:
    """Write the bug into the copy and return what stood there. Raises SystemExit when the line is gone."""
    path = folder / CORE / bug.file
    text = path.read_text()
    if text.count(bug.line + "\n") != 1:
        raise SystemExit(f"{bug.file} has no single line {bug.line.strip()!r}: mend scripts/seed_bugs.py")
    path.write_text(text.replace(bug.line + "\n", bug.becomes + "\n"))
    return text


def pass_in(folder: Path, tests: tuple[str, ...]) -> bool:
    """Tell whether the tests pass on the copy, and stop at the first that does not."""
    command = [sys.executable, "-m", "pytest", "-q", "-x", "-p", "no:cacheprovider", *tests]
    known = {
        **os.environ,
        "PYTHONPATH": f"{folder / 'src'}{os.pathsep}{folder}",
        "PYTHONDONTWRITEBYTECODE": "1",
    }
    done = subprocess.run(command, cwd=folder, env=known, capture_output=True, check=False)
    if done.returncode not in (0, 1):
        raise SystemExit(done.stdout.decode()[-2000:])
    return done.returncode == 0


def main() -> int:
    """Plant every bug in turn and return how many lived."""
    lived = 0
    with tempfile.TemporaryDirectory() as name:
        folder = copied(Path(name))
        for bug in BUGS:
            text = planted(bug, folder)
            survived = pass_in(folder, bug.tests)
            (folder / CORE / bug.file).write_text(text)
            lived += survived
            print(f"{'LIVES ' if survived else 'killed'}  {bug.what}", flush=True)
        everything = tuple(dict.fromkeys(test for bug in BUGS for test in bug.tests))
        if not pass_in(folder, everything):
            raise SystemExit("the tests do not pass without a bug either, so nothing is shown")
    return lived


if __name__ == "__main__":
    sys.exit(main())

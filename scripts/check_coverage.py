"""Hold the coverage of the last test run against what the house asks for.

Run as `python -m scripts.check_coverage` after pytest --cov. Branches count as lines do.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

# Part of the package, by folder, and the percentage it must reach.
FLOORS = {"src/radslag/": 95.0, "src/radslag/statute/": 100.0}


def covered(files: Mapping[str, Any], folder: str) -> float:
    """Return the percentage of lines and branches run in the files under a folder; 100 for an empty one."""
    summaries = [report["summary"] for name, report in files.items() if name.startswith(folder)]
    wanted = sum(one["num_statements"] + one.get("num_branches", 0) for one in summaries)
    met = sum(one["covered_lines"] + one.get("covered_branches", 0) for one in summaries)
    return 100.0 * met / wanted if wanted else 100.0


def gaps(files: Mapping[str, Any], folder: str) -> list[str]:
    """Name the files under a folder that are not wholly covered, the emptiest first, with the lines."""
    short = [
        (report["summary"]["percent_covered"], name, report["missing_lines"] or report["missing_branches"])
        for name, report in files.items()
        if name.startswith(folder) and report["summary"]["percent_covered"] < 100
    ]
    return [f"  {share:5.1f} %  {name}  {str(lines)[:80]}" for share, name, lines in sorted(short)]


def judge(files: Mapping[str, Any]) -> list[str]:
    """Return what is below its floor, in words; nothing when all is well."""
    said: list[str] = []
    for folder, floor in FLOORS.items():
        share = covered(files, folder)
        if share < floor:
            said += [
                f"{folder} is covered to {share:.1f} %, of {floor:.0f} wanted:",
                *gaps(files, folder)[:40],
            ]
    return said


def main() -> int:
    """Read the coverage data in this folder, print shares and shortfalls; 0 when every floor holds."""
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "coverage.json"
        subprocess.run([sys.executable, "-m", "coverage", "json", "--quiet", "-o", str(report)], check=True)
        files = json.loads(report.read_text())["files"]
    for folder in FLOORS:
        print(f"coverage of {folder}: {covered(files, folder):.1f} %")
    said = judge(files)
    print("\n".join(said), end="\n" if said else "")
    return 1 if said else 0


if __name__ == "__main__":
    sys.exit(main())

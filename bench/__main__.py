"""Every figure of the performance page, measured here and now: `make bench` writes bench/RESULTS.md.

Engine figures first, then pages on SQLite and, through scripts/with_postgres.sh, on PostgreSQL. Absolute
times drift between machines; compare figures of one run.
"""

from __future__ import annotations

import json
import os
import platform
import sqlite3
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
SHAPES = os.environ.get("SHAPES", "S N").split()
# Requests a second that a page should reach on shape S (docs/reference/performance in the design).
TARGETS = {"Idag": 40, "årshjul som kalender": 250}


def rows_of(*command: str) -> list[dict[str, Any]]:
    """Run a benchmark and return the JSON rows that it printed."""
    done = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)
    return [json.loads(line) for line in done.stdout.splitlines() if line.startswith("{")]


def machine() -> list[str]:
    """Return lines that say on what the figures were measured."""
    cpu = next(
        (
            line.split(":")[1].strip()
            for line in Path("/proc/cpuinfo").read_text().splitlines()
            if "model name" in line
        ),
        platform.machine(),
    )
    return [
        f"- {date.today().isoformat()}, {os.cpu_count()} cores, {cpu}",  # noqa: DTZ011  the day of the run
        f"- Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}",
    ]


def table(heads: list[str], rows: list[list[Any]]) -> list[str]:
    """Return a Markdown table."""
    lines = [f"| {' | '.join(heads)} |", f"|{'---|' * len(heads)}"]
    return [*lines, *(f"| {' | '.join(str(cell) for cell in row)} |" for row in rows)]


def page_table(rows: list[dict[str, Any]]) -> list[str]:
    """Return the pages as a table, shape and database beside each."""
    heads = [
        "Database",
        "Shape",
        "Page",
        "req/s",
        "target",
        "p50 ms",
        "p95 ms",
        "first ms",
        "CPU ms",
        "queries",
        "bytes",
    ]
    return table(
        heads,
        [
            [
                row["database"], row["shape"], row["page"], row["per_second"], TARGETS.get(row["page"], ""),
                row["p50_ms"], row["p95_ms"], row["first_ms"], row["cpu_ms"], row["queries"],
                row["bytes"],
            ]
            for row in rows
            if "page" in row
        ],
    )  # fmt: skip


def main() -> None:
    """Measure everything and write the page."""
    engine = rows_of(sys.executable, "-m", "bench.engine")
    engine += rows_of(sys.executable, "-m", "bench.sealing")
    engine += rows_of(sys.executable, "-m", "bench.documents")
    engine += rows_of(sys.executable, "-m", "bench.letters")
    pages = rows_of(sys.executable, "-m", "bench.pages", *SHAPES)
    for shape in SHAPES:  # each in a cluster of its own
        pages += rows_of("scripts/with_postgres.sh", sys.executable, "-m", "bench.pages", shape)
    servers = [
        [row["database"], row["shape"], row["memory_mb"], 180, row["start_s"]]
        for row in pages
        if "start_s" in row
    ]
    figures = [[row["what"], row["value"], row["target"], row["unit"]] for row in engine]
    text = ["# Results", "", "Written by `make bench`.", "", *machine()]
    text += ["", "## Engine", "", *table(["What", "Value", "Target", "Unit"], figures)]
    text += ["", "## Pages, one synchronous worker", "", *page_table(pages)]
    text += ["", "## Server, master and one worker", ""]
    text += [*table(["Database", "Shape", "MB", "target", "start to first answer, s"], servers), ""]
    (ROOT / "bench" / "RESULTS.md").write_text("\n".join(text), encoding="utf-8")
    print("bench/RESULTS.md")


if __name__ == "__main__":
    main()

"""Write the table in docs/reference/permissions.md from the code; run as `python -m scripts.write_reference`.

What stands outside the marks is written by people. A test compares the table with the code.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "radslag.config.settings")
os.environ.setdefault("RADSLAG_DEMO", "1")

ROOT = Path(__file__).resolve().parents[1]
REFERENCE = ROOT / "docs" / "reference"
BEGIN, END = "<!-- table: begin -->\n", "<!-- table: end -->\n"


def table_in(page: str) -> str:
    """Return the table that stands between the marks of a page."""
    return page.split(BEGIN)[1].split(END, maxsplit=1)[0]


def with_table(page: str, table: str) -> str:
    """Return the page with another table between its marks."""
    before, after = page.split(BEGIN, maxsplit=1)[0], page.split(END)[1]
    return before + BEGIN + table + END + after


def addresses(resolver: object = None, before: str = "") -> Iterator[tuple[str, object]]:
    """Yield every address with its view, in the order Django tries them."""
    from django.urls import URLResolver, get_resolver

    found = get_resolver() if resolver is None else resolver
    for pattern in found.url_patterns:  # type: ignore[attr-defined]
        route = before + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from addresses(pattern, route)
        else:
            yield route, pattern.callback


def permissions_table() -> str:
    """Return which role has each permission."""
    from rules.permissions import permissions

    from radslag.municipalities.permissions import Actor
    from radslag.municipalities.states import RoleKind

    lines = ["| Permission | " + " | ".join(RoleKind.values) + " |", "|---" * (len(RoleKind) + 1) + "|"]
    actors = [Actor(0, "", "", 0, frozenset({(str(kind), "")})) for kind in RoleKind]
    for name in sorted(permissions):
        marks = ["yes" if actor.may(name) else "" for actor in actors]
        lines.append(f"| `{name}` | " + " | ".join(marks) + " |")
    return "\n".join(lines) + "\n"


def main() -> None:
    """Write the permissions table anew."""
    import django

    django.setup()
    page = REFERENCE / "permissions.md"
    page.write_text(with_table(page.read_text(), permissions_table()))


if __name__ == "__main__":
    main()

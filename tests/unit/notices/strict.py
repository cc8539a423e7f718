"""A reader of iCalendar that forgives nothing: RFC 5545's lines, foldings and nestings, in thirty lines."""

from __future__ import annotations

import re
from collections import defaultdict

LINE = re.compile(
    r'([A-Z0-9-]+)((?:;[A-Z0-9-]+=(?:"[^"]*"|[^";:,]*)(?:,(?:"[^"]*"|[^";:,]*))*)*):(.*)', re.DOTALL
)
PARAM = re.compile(r';([A-Z0-9-]+)=((?:"[^"]*"|[^";])*)')
Component = dict[str, list[tuple[dict[str, str], str]]]


def strict(raw: bytes) -> dict[str, list[Component]]:
    """Return each component's properties by name; every breach of the format is an AssertionError."""
    assert raw.endswith(b"\r\n")
    assert b"\n" not in raw.replace(b"\r\n", b"")
    physical = raw[:-2].split(b"\r\n")
    assert all(0 < len(line) <= 75 for line in physical), "lines are folded at 75 octets"
    found: dict[str, list[Component]] = defaultdict(list)
    open_: list[tuple[str, Component]] = []
    for line in re.sub(rb"\r\n[ \t]", b"", raw[:-2]).decode().split("\r\n"):
        match = LINE.fullmatch(line)
        assert match, line
        name, params, value = match.groups()
        if name == "BEGIN":
            open_.append((value, defaultdict(list)))
            found[value].append(open_[-1][1])
        elif name == "END":
            assert open_.pop()[0] == value
        else:
            open_[-1][1][name].append(({key: word.strip('"') for key, word in PARAM.findall(params)}, value))
    assert not open_
    return found

"""On which page of a meeting an act is done, for meetings that are records of their own."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from django.utils.translation import gettext_lazy as _

from radslag.obligations.queries.settling import Settling
from radslag.statute.facts import Fact
from radslag.statute.meeting import MEETING, NOTICE, RECORDS

# The side of a meeting's page, and what the button that leads there says.
_NOTICE: Final = ("call", _("Prepare the notice"))
_SITTING: Final = ("sitting", _("Go to the meeting"))
_RECORD: Final = ("record", _("Go to the record"))
_DISPATCH: Final = ("dispatch", _("Send it out"))
_CANCEL: Final = ("cancel", _("The meeting was cancelled"))
_OF_RECORDS: Final = {"decided": _RECORD, "approved": _RECORD, "sent": _DISPATCH, "reported": _DISPATCH}


def meeting_pages(facts: Iterable[Fact]) -> dict[str, int]:
    """Return the number of each meeting's row by its matter: the plan names the row as its evidence."""
    return {
        fact.ref: int(row.removeprefix("meeting:"))
        for fact in facts
        if fact.act == "planned"
        for row in fact.documents
        if row.startswith("meeting:")
    }


def side_of(act: Settling) -> tuple[str, object] | None:
    """Return the side of a meeting's page on which such an act is done, with words for its button."""
    if act.thing == NOTICE and act.act == "sent":
        return _NOTICE
    if act.thing == MEETING:
        return {"held": _SITTING, "attended": _SITTING, "cancelled": _CANCEL}.get(act.act)
    if act.thing == "avvikande_mening":
        return _RECORD
    return _OF_RECORDS.get(act.act) if act.thing in RECORDS else None


def own_page(act: Settling, pages: Mapping[str, int]) -> tuple[str, int] | None:
    """Return the side and the number of the meeting on whose page the act is done, if there is one."""
    side = side_of(act) if act.ref in pages else None
    return (side[0], pages[act.ref]) if side else None

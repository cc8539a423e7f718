"""The wheel as a picture on the page and as one sheet for the wall."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.utils.translation import gettext as _

from radslag.documents.services.content import Envelope
from radslag.documents.services.kinds import WheelEntry, WheelSheet, day, wheel_document, wheel_picture
from radslag.documents.services.pdf import Beside, render
from radslag.obligations.models import Wheel
from radslag.obligations.queries.wheel import WheelItem
from radslag.obligations.states import Lane

LANES = list(Lane)


def _entry(item: WheelItem) -> WheelEntry:
    return WheelEntry(
        day=item.day, until=item.until, label=item.title, lane=LANES.index(item.lane), look=item.look,
        status=item.word, source=item.source,
    )  # fmt: skip


def adopted_words(wheel: Wheel | None, decider: str) -> str:
    """Return who adopted a wheel and when, or that nobody has."""
    if wheel is None or wheel.adopted_on is None:
        return _("not adopted yet")
    parts = [decider, day(wheel.adopted_on), wheel.reference, _("version %(n)d") % {"n": wheel.version}]
    return ", ".join(part for part in parts if part)


def sheet(year: int, items: Sequence[WheelItem], wheel: Wheel | None, decider: str = "") -> WheelSheet:
    """Return what the picture and the wall sheet show."""
    reserved = wheel is not None and wheel.reservation
    return WheelSheet(
        year=year,
        adopted=adopted_words(wheel, decider),
        reservation=_("for changes") if reserved else "",
        lanes=[str(lane.label) for lane in LANES],
        entries=[_entry(item) for item in items],
    )


def picture(year: int, items: Sequence[WheelItem], *, today: date) -> str:
    """Return the wheel as SVG."""
    return wheel_picture(sheet(year, items, None), today=today)


def wall_sheet(municipality: str, body: str, shown: WheelSheet, on: date) -> bytes:
    """Return the wall sheet as PDF; raises ContentIncomplete when nothing is on the wheel, SheetIsFull."""
    title = _("Annual wheel %(year)d") % {"year": shown.year}
    envelope = Envelope(
        type="wheel", id=f"arshjul-{shown.year}", version=1, title=title, municipality=municipality,
        body=body, date=on,
    )  # fmt: skip
    return render(wheel_document(envelope, shown), Beside(status=_("worked out %(day)s") % {"day": day(on)}))

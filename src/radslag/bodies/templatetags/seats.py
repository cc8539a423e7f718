"""Seats in words: {% load seats %}."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django import template
from django.utils.functional import Promise
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from radslag.bodies.models import Mark, OfficeHolding, Person, Seat
from radslag.bodies.queries import Composition, Holder, SeatLine
from radslag.bodies.states import Filling, SeatState, Standing
from radslag.municipalities.http import address
from radslag.ui.marks import Mark as Look
from radslag.ui.templatetags.swedish import day

register = template.Library()
Pair = tuple[str, object]

# A tone and a shape for each state; an empty seat is neither late nor wrong.
LOOKS = {
    SeatState.HELD: ("ok", "disc"),
    SeatState.PARTLY: ("now", "half"),
    SeatState.VACANT: ("plan", "ring"),
    SeatState.WAITING: ("now", "ring-dot"),
    SeatState.DECLINED: ("plan", "line"),
    SeatState.NOT_OFFERED: ("now", "open-square"),
    SeatState.EMPTY: ("plan", "dashed"),
    SeatState.DISPUTED: ("judge", "open-triangle"),
}


@register.inclusion_tag("ui/_status.html")
def seat_state(line: SeatLine) -> dict[str, object]:
    """Show how a seat stands as shape, colour and word."""
    tone, shape = LOOKS[line.state]
    return {"mark": Look(line.state.label, tone, shape, "")}


@register.simple_tag
def how_filled(seat: Seat) -> str:
    """Say how a seat gets its holder, and when it may stand empty."""
    words = [_by_whom(seat)]
    if seat.on_demand:
        words.append(_("only for certain matters"))
    elif seat.minimum == 0:
        words.append(_("may stand empty"))
    if seat.standing != Standing.MEMBER:
        words.append(str(seat.get_standing_display()))
    return ", ".join(words)


def _by_whom(seat: Seat) -> str:
    words: dict[Filling, str] = {
        Filling.EX_OFFICIO: _("ex officio: %(whom)s"),
        Filling.ELECTED: _("elected by %(whom)s"),
        Filling.APPOINTED: _("appointed by %(whom)s"),
        Filling.OFFERED: _("offered"),
        Filling.SENT: _("nominated by %(whom)s") if seat.nominated_by else _("sent by its organisation"),
    }
    return words[seat.filling] % {"whom": seat.by_whom}


@register.simple_tag
def vacancies(found: Composition) -> str:
    """Say how many holders are missing, as the plain fact that it is."""
    if not found.vacancies:
        return _("All seats that shall be filled are filled.")
    words = ngettext("%(count)d vacant seat.", "%(count)d vacant seats.", found.vacancies)
    return words % {"count": found.vacancies}


def _step(line: SeatLine) -> tuple[str, str]:
    """Return words and address of what comes next for a seat; empty when nothing does."""
    place = (line.seat.body.key, line.seat.key)
    waiting = next((row.offer for row in line.offers if not row.answer), None)
    if line.state == SeatState.NOT_OFFERED:
        return _("Offer the seat"), address("bodies:offer", *place)
    if line.state == SeatState.WAITING and waiting:
        return _("Write the answer"), address("bodies:answer", waiting.pk)
    if line.vacancies and line.seat.ex_officio:
        return _("Write who holds the office"), address("bodies:offices")
    if line.vacancies or line.state == SeatState.WAITING:
        return _("Fill the seat"), address("bodies:fill", *place)
    unconfirmed = [held.mandate for held in line.holders if held.mandate and not held.confirmed_on]
    if line.seat.needs_mandate and unconfirmed:
        return _("Confirm the mandate"), address("bodies:confirm", unconfirmed[0].pk)
    return "", ""


@register.simple_tag
def next_step(line: SeatLine) -> SafeString:
    """Link to what comes next for a seat in a table, with the seat's name for those who hear the link."""
    words, where = _step(line)
    if not words:
        return SafeString()
    return format_html(
        '<a href="{}">{}<span class="hidden-but-read"> {}</span></a>', where, words, line.seat.label
    )


@register.simple_tag
def next_button(line: SeatLine) -> SafeString:
    """Write the one button of class primary for a seat, if something comes next."""
    words, where = _step(line)
    return format_html('<a class="button primary" href="{}">{}</a>', where, words) if words else SafeString()


@register.simple_tag
def task_end(mark: Mark) -> str:
    """Write the address of the page that ends a task."""
    return address("bodies:end", "uppgift", mark.pk)


@register.filter
def people_of(holders: Iterable[Holder]) -> str:
    """Write the names of holders in a row."""
    return ", ".join(str(holder.person) for holder in holders)


@register.filter
def current(holding: OfficeHolding, today: date) -> bool:
    """Tell whether somebody holds an office today or will."""
    return holding.valid_through is None or holding.valid_through >= today


@register.simple_tag
def seat_facts(seat: Seat) -> list[Pair]:
    """Return what the rules say of a seat, as pairs of name and value."""
    least = _("not stated") if seat.minimum is None else str(seat.minimum)
    known: list[tuple[str, str | Promise]] = [
        (_("How it is filled"), how_filled(seat)),
        (_("Holders"), _span(least, seat.maximum)),
        (_("Clause"), seat.clause),
        (_("Term"), _("the term of office") if seat.term == "term" else seat.term),
        (_("Reading"), seat.reading),
        (_("Since"), day(seat.valid_from)),
    ]
    return [(name, value) for name, value in known if value]


def _span(least: str, most: int | None) -> str:
    if most is None:
        return _("at least %(least)s") % {"least": least}
    return least if least == str(most) else _("%(least)s to %(most)s") % {"least": least, "most": most}


@register.simple_tag
def person_facts(somebody: Person, keeps: bool) -> list[Pair]:  # noqa: FBT001
    """Return what we keep about a person; contact only for those who keep people."""
    known: list[Pair] = [(_("Title"), somebody.title), (_("Organisation"), somebody.organisation)]
    if keeps:
        known += [(_("E-mail"), somebody.email), (_("Phone"), somebody.phone), (_("Account"), somebody.user)]
    return [(name, value) for name, value in known if value]

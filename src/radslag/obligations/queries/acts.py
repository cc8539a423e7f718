"""What can be recorded by hand: one form per act, and the questions that each asks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

from django.utils.translation import gettext_lazy as _

Words = Any  # text, or text that is translated when it is shown


@dataclass(frozen=True, slots=True)
class HandAct:
    """One form: the word in its address, its heading, what the button says, and its questions in order.

    `fields` are fields of an act; those in `needed` must be answered. `asks` says in the form's own words
    what a field means here. A form with `only` is about nothing else than that thing.
    """

    slug: str
    act: str
    title: Words
    button: Words
    fields: tuple[str, ...]
    needed: tuple[str, ...] = ()
    only: str = ""
    asks: tuple[tuple[str, Words], ...] = ()

    def label(self, name: str) -> Words:
        """Return the question of a field in this form."""
        return dict(self.asks).get(name) or LABELS[name]


LABELS: Final[dict[str, Words]] = {
    "on": _("Day"),
    "thing": _("What it was about"),
    "bodies": _("Body"),
    "by": _("By whom"),
    "to": _("To whom"),
    "items": _("What it contained"),
    "who": _("Who"),
    "ref": _("Matter"),
    "about": _("Rests on"),
    "through": _("Valid through"),
    "number": _("How many"),
    "period": _("The year it concerns"),
}

HAND_ACTS: Final = (
    HandAct(
        "planera-mote", "planned", _("Set the day of a meeting"), _("Save the day"),
        ("bodies", "on", "through"), ("bodies",), only="mote",
        asks=(("through", _("Last possible day, if the day is not settled")),),
    ),
    HandAct(
        "motet-holls", "held", _("The meeting was held"), _("Record the meeting"),
        ("ref", "bodies", "on", "items"), (), only="mote",
        asks=(("ref", _("Which meeting")), ("items", _("What was treated"))),
    ),
    HandAct(
        "motet-stalldes-in", "cancelled", _("The meeting was cancelled"), _("Record the cancelling"),
        ("ref", "on"), ("ref",), only="mote",
        asks=(("ref", _("Which meeting")), ("on", _("Cancelled on"))),
    ),
    HandAct(
        "narvaro", "attended", _("Who took part"), _("Record who took part"),
        ("ref", "bodies", "on", "by", "who", "items"), (), only="mote",
        asks=(("ref", _("Which meeting")), ("by", _("Organisations and bodies that took part")),
              ("items", _("Only in these items"))),
    ),
    HandAct(
        "skickat", "sent", _("Something was sent"), _("Record what was sent"),
        ("thing", "bodies", "on", "to", "items", "ref"), ("thing",),
        asks=(("thing", _("What was sent")), ("ref", _("Which meeting or matter"))),
    ),
    HandAct(
        "beslutat", "decided", _("Something was decided or finished"), _("Record what was decided"),
        ("thing", "bodies", "on", "by", "items", "ref", "period", "through", "number"), ("thing",),
        asks=(("thing", _("What was decided or finished")),),
    ),
    HandAct(
        "godkant", "approved", _("Something was approved"), _("Record the approval"),
        ("thing", "bodies", "on", "by", "who", "ref"), ("thing", "by"),
        asks=(("thing", _("What was approved")), ("by", _("In which role")),
              ("ref", _("Which meeting or matter"))),
    ),
    HandAct(
        "lamnat", "reported", _("Something was handed in or reported"), _("Record what was handed in"),
        ("thing", "bodies", "on", "by", "to", "items", "ref", "period"), ("thing",),
        asks=(("thing", _("What was handed in")),),
    ),
    HandAct(
        "uppdaterat", "revised", _("Something was updated"), _("Record the update"),
        ("thing", "bodies", "on", "by", "items", "ref"), ("thing",),
        asks=(("thing", _("What was updated")),),
    ),
    HandAct(
        "foljt-upp", "followed_up", _("Something was followed up"), _("Record the follow-up"),
        ("thing", "bodies", "on", "by", "items", "ref"), ("thing",),
        asks=(("thing", _("What was followed up")),),
    ),
    HandAct(
        "undertecknat", "signed", _("Something was signed by the parties"), _("Record what was signed"),
        ("thing", "bodies", "on", "by", "items", "through", "ref"), ("thing",),
        asks=(("thing", _("What was signed")), ("by", _("The parties"))),
    ),
    HandAct(
        "uppdrag", "assigned", _("An assignment was given"), _("Record the assignment"),
        ("thing", "bodies", "on", "by", "to", "through", "ref"), ("thing",),
        asks=(("thing", _("What was assigned")), ("by", _("Given by")), ("to", _("Given to")),
              ("through", _("To be done by"))),
    ),
    HandAct(
        "anmalt", "notified", _("Something was notified"), _("Record the notification"),
        ("thing", "bodies", "on", "by", "to", "ref"), ("thing",),
        asks=(("thing", _("What was notified")),),
    ),
    HandAct(
        "begart", "requested", _("Something was requested"), _("Record the request"),
        ("thing", "bodies", "on", "by", "who", "ref"), ("thing",),
        asks=(("thing", _("What was requested")),),
    ),
    HandAct(
        "behandlat", "treated", _("Something was treated"), _("Record what was treated"),
        ("thing", "bodies", "on", "items", "ref"), ("thing",),
        asks=(("thing", _("What was treated")),),
    ),
    HandAct(
        "utsett", "appointed", _("Somebody was appointed"), _("Record the appointment"),
        ("thing", "bodies", "to", "on", "through", "by", "who", "items", "ref"), ("thing",),
        asks=(("thing", _("Seat, office or role")), ("to", _("Which seat")), ("by", _("Appointed by")),
              ("on", _("From")), ("through", _("Through"))),
    ),
    HandAct(
        "erbjudet", "offered", _("A seat was offered"), _("Record the offer"),
        ("bodies", "to", "on", "by"), ("bodies", "to"), only="plats",
        asks=(("to", _("Which seat")), ("by", _("Offered by"))),
    ),
)  # fmt: skip

BY_SLUG: Final = {form.slug: form for form in HAND_ACTS}
BY_ACT: Final = {form.act: form for form in HAND_ACTS}

"""Recording by hand what happened, and taking back what was recorded wrongly."""

from __future__ import annotations

import re
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from radslag.journal import services as journal
from radslag.journal.models import Entry
from radslag.journal.services import Act
from radslag.municipalities.tenancy import here
from radslag.obligations.states import verb_of

# Ids and roles only: what has a space, a capital or a comma in it is a name or a sentence.
ID = re.compile(r"[a-z0-9_.:|@#-]{1,240}", re.ASCII)
SETS = ("bodies", "by", "to", "items", "who", "about", "documents")


# `actor` is everywhere the journal id of the person who acts, "" for the installation itself; `at` is now.


class NotYetHappened(Exception):
    """Only a plan may have a day that has not come."""


class NotAnId(ValueError):
    """The journal holds ids and roles; a name or free text does not belong there."""


class UnknownEntry(LookupError):
    """There is no evidence with that number in this journal."""


class AlreadyTakenBack(Exception):
    """The entry has been taken back before."""


def _check(what: Act, *, on: date, at: datetime) -> None:
    if what.act != "planned" and on > timezone.localdate(at):
        raise NotYetHappened(on)
    for value in (what.thing, what.ref, what.period, *(one for name in SETS for one in getattr(what, name))):
        if value and not ID.fullmatch(value):
            raise NotAnId(value)


@transaction.atomic
def record_act(what: Act, *, on: date, actor: str, at: datetime) -> Entry:
    """Record one thing that happened, as evidence; return the journal entry.

    Raises NotYetHappened for a day to come (a plan excepted), NotAnId for names or free text, KeyError
    for an act that the language does not have.
    """
    _check(what, on=on, at=at)
    return journal.record(verb_of(what.act, what.thing), actor=actor, at=at, on=on, what=what)


def _evidence(seq: int) -> Entry:
    entry = Entry.objects.filter(seq=seq).exclude(act="", retracts=None).first()
    if entry is None:
        raise UnknownEntry(seq)
    return entry


@transaction.atomic
def take_back_act(seq: int, *, actor: str, at: datetime) -> Entry:
    """Take back entry number `seq`: from now on it counts as never recorded; it stays in the journal.

    Raises UnknownEntry and AlreadyTakenBack.
    """
    try:
        return journal.retract(_evidence(seq), actor=actor, at=at)
    except journal.CannotBeRetracted as error:
        raise AlreadyTakenBack(seq) from error


@transaction.atomic
def correct_act(seq: int, what: Act, *, on: date, actor: str, at: datetime) -> Entry:
    """Put `what` in the place of entry number `seq`, in one new entry that takes the old one back.

    The matter stays the same unless `what` names another. Raises as record_act and take_back_act do, and
    UnknownVerb when `what` is another kind of act.
    """
    _check(what, on=on, at=at)
    try:
        return journal.retract(_evidence(seq), actor=actor, at=at, restated=what, on=on)
    except journal.CannotBeRetracted as error:
        raise AlreadyTakenBack(seq) from error


@transaction.atomic
def set_register_start(day: date, *, actor: str, at: datetime) -> None:
    """Say from which day silence means something; before it silence is unknown, never a fault."""
    if day > timezone.localdate(at):
        raise NotYetHappened(day)
    place = here()
    before, place.register_start = place.register_start, day
    place.save(update_fields=["register_start"])
    change = {"before": before.isoformat(), "after": day.isoformat()}
    what = Act(row="register_start", payload=change)
    journal.record("settings.changed", actor=actor, at=at, what=what)

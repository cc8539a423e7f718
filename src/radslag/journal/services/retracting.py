"""Taking back what was recorded wrongly: a new entry, since none is ever changed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

from django.db import transaction

from radslag.journal.models import Entry
from radslag.journal.queries import is_live
from radslag.journal.services.recording import Act, CannotBeRetracted, record
from radslag.journal.states import RetractionReason


@transaction.atomic
def retract(
    entry: Entry,
    *,
    actor: str,
    at: datetime,
    restated: Act | None = None,
    on: date | None = None,
    reason: RetractionReason = RetractionReason.MISTAKE,
) -> Entry:
    """Take an entry back; `restated` is what should have stood there, and takes its place.

    From `at` the old entry counts as never recorded; a day asked about as it was known before still sees
    it. The matter stays the same unless `restated` names another, and so does the day unless `on` is given.
    To take back a taking back is allowed and makes the first entry count again. Raises CannotBeRetracted for
    an entry that is no evidence, is taken back already, or was recorded after `at`, and UnknownVerb when
    `restated` is another kind of act.
    """
    if at < entry.recorded_at or not (entry.act or entry.retracts):
        raise CannotBeRetracted(entry.seq)
    what = restated or Act(bodies=entry.bodies, row=entry.object)
    what = replace(
        what, retracts=entry.seq, ref=what.ref or entry.ref, payload={**what.payload, "reason": str(reason)}
    )
    if restated is None:
        return record("entry.retracted", actor=actor, at=at, what=what)
    correction = record(entry.verb, actor=actor, at=at, on=on or entry.happened_on, what=what)
    _keep_down(entry, actor=actor, at=at)
    return correction


def _keep_down(corrected: Entry, *, actor: str, at: datetime) -> None:
    """Take back what a corrected correction had taken back, which would count again without it."""
    while corrected.retracts is not None:
        corrected = Entry.objects.get(seq=corrected.retracts)
        if not corrected.act or not is_live(corrected.seq):
            continue
        what = Act(retracts=corrected.seq, ref=corrected.ref, bodies=corrected.bodies, row=corrected.object)
        record("entry.retracted", actor=actor, at=at, what=what)

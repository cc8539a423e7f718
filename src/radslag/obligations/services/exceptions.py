"""What a person settles: an exception to one duty, an answer where no program can tell."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from radslag.journal.queries import is_live
from radslag.journal.services import Act
from radslag.obligations.models import Judgement, Waiver
from radslag.obligations.queries.waivers import waiver_that_counts
from radslag.obligations.services.recording import record_act
from radslag.obligations.states import Answer, WaiverReason
from radslag.statutebook.queries.binding import is_act


class ActCannotBeWaived(Exception):
    """No council can decide that an act does not bind it."""


class AlreadyWaived(Exception):
    """An exception to this duty has been decided before, and counts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Exemption:
    """A decided exception as it was minuted: why, in words, by whom, when, under which reference."""

    reason: WaiverReason
    text: str
    decided_by: str
    decided_on: date
    reference: str


@transaction.atomic
def waive(key: str, exemption: Exemption, *, actor: str, at: datetime) -> Waiver:
    """Record a decided exception to the duty with that key, and to no other.

    The journal gets the key, the decider and the reason's code; the words stay in the row. One that was
    taken back can be decided again, and its row stays. Raises ActCannotBeWaived, AlreadyWaived,
    NotYetHappened.
    """
    if is_act(key.partition("#")[0]):
        raise ActCannotBeWaived(key)
    what = Act(act="notrequired", thing="plikt", ref=key, by=[exemption.decided_by], items=[exemption.reason])
    entry = record_act(what, on=exemption.decided_on, actor=actor, at=at)
    # Only now does nobody else write in this journal, so that of two at once the second sees the first.
    if waiver_that_counts(Waiver.objects.all(), key, is_live):
        raise AlreadyWaived(key)
    return Waiver.objects.create(
        key=key, reason=exemption.reason, text=exemption.text, decided_by=exemption.decided_by,
        decided_on=exemption.decided_on, reference=exemption.reference, entry=entry.seq,
    )  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """An answer to the question of an assess rule: the rule's address, the question as it read, the words."""

    rule: str
    question: str
    answer: Answer
    text: str
    judged_on: date
    by: str = ""


@transaction.atomic
def judge(answered: Answered, *, actor: str, at: datetime) -> Judgement:
    """Record a person's answer. It is shown beside the duty and never weighed. Raises NotYetHappened."""
    thing = answered.rule.partition("#")[2]
    what = Act(
        act="assessed", thing=thing, items=[answered.answer], by=[answered.by] if answered.by else (),
        row=f"rule:{answered.rule}",
    )  # fmt: skip
    entry = record_act(what, on=answered.judged_on, actor=actor, at=at)
    return Judgement.objects.create(
        rule=answered.rule, question=answered.question, answer=answered.answer, text=answered.text,
        judged_on=answered.judged_on, entry=entry.seq,
    )  # fmt: skip

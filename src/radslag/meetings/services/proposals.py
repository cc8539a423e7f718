"""Items that members wish to have taken up, and the answers they get."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from radslag.bodies.models import Body, Person
from radslag.journal.services import Act, record
from radslag.lifecycle import MoveNotAllowed
from radslag.meetings.models import AgendaItem, Meeting, Proposal
from radslag.meetings.queries.suggestions import suggestion_of
from radslag.meetings.services.agenda import take_up
from radslag.meetings.states import ItemKind, ProposalState


class ReasonIsMissing(ValueError):
    """Whoever proposed something that is not taken up is told why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposalWords:
    """What is said of a proposed item."""

    title: str
    text: str = ""
    kind: str = ItemKind.INFORMATION


@transaction.atomic
def propose(body: Body, words: ProposalWords, by: Person | None, *, actor: str, at: datetime) -> Proposal:
    """Ask for an item to be taken up by a body; `by` is the person who proposes, if we know them as one."""
    made = Proposal.objects.create(
        body=body, title=words.title, text=words.text, kind=words.kind, proposed_by=by, proposed_at=at
    )
    _note("item.proposed", made, actor=actor, at=at)
    return made


@transaction.atomic
def accept(
    proposal: Proposal, *, actor: str, at: datetime, meeting: Meeting | None = None, answer: str = ""
) -> AgendaItem | None:
    """Take a proposal up: on a meeting, or (None) on the next whose agenda is prepared.

    Returns the item if one was made. Raises MoveNotAllowed for one that was withdrawn, or stands on an
    agenda already, and AgendaIsClosed for a meeting that has been.
    """
    if proposal.state == ProposalState.WITHDRAWN or on_agenda(proposal):
        raise MoveNotAllowed(ProposalState(proposal.state), ProposalState.ACCEPTED)
    _answer(proposal, ProposalState.ACCEPTED, answer, actor=actor, at=at)
    return take_up(meeting, suggestion_of(proposal), actor=actor, at=at) if meeting else None


@transaction.atomic
def decline(proposal: Proposal, reason: str, *, actor: str, at: datetime) -> None:
    """Say that a proposal is not taken up, and why. Raises ReasonIsMissing and MoveNotAllowed."""
    if not reason.strip():
        raise ReasonIsMissing(proposal.pk)
    if proposal.state == ProposalState.WITHDRAWN or on_agenda(proposal):
        raise MoveNotAllowed(ProposalState(proposal.state), ProposalState.DECLINED)
    _answer(proposal, ProposalState.DECLINED, reason, actor=actor, at=at)


@transaction.atomic
def withdraw(proposal: Proposal, *, actor: str, at: datetime) -> None:
    """Take one's own proposal back before it is on an agenda. Raises MoveNotAllowed."""
    if proposal.state not in (ProposalState.WAITING, ProposalState.ACCEPTED) or on_agenda(proposal):
        raise MoveNotAllowed(ProposalState(proposal.state), ProposalState.WITHDRAWN)
    _answer(proposal, ProposalState.WITHDRAWN, "", actor=actor, at=at)


def on_agenda(proposal: Proposal) -> AgendaItem | None:
    """Return the item that the proposal has become, the latest if it has been carried over."""
    items = AgendaItem.objects.kept().filter(proposal=proposal).select_related("meeting")
    return items.order_by("-pk").first()


def _answer(proposal: Proposal, state: ProposalState, words: str, *, actor: str, at: datetime) -> None:
    proposal.state, proposal.answer, proposal.answered_at = state, " ".join(words.split())[:300], at
    proposal.save(update_fields=["state", "answer", "answered_at"])
    _note("item.answered", proposal, actor=actor, at=at, answer=str(state))


def _note(verb: str, proposal: Proposal, *, actor: str, at: datetime, **said: str) -> None:
    row = f"proposal:{proposal.pk}"
    what = Act(row=row, ref=f"proposal-{proposal.pk}", bodies=[proposal.body.key], payload=said)
    record(verb, actor=actor, at=at, what=what)

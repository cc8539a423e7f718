"""What the tests of records share: a meeting that has been held, with people who can approve."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

from radslag.approvals.models import Approval
from radslag.approvals.services import allow_by_mail, approve
from radslag.meetings.models import Election, Meeting, Record
from radslag.meetings.services import holding
from radslag.meetings.services.dispatch import keep_address
from radslag.meetings.services.passages import write_passage
from radslag.meetings.services.presence import Newcomer, add_participant
from tests.integration.meetings.holding import (
    ACTOR,
    AFTERNOON,
    all_there,
    item,
    opened,
    ordinary,
    people,
)

BY: Any = {"actor": ACTOR, "at": AFTERNOON}
WEEK_AFTER = datetime(2026, 5, 18, 9, tzinfo=UTC)
LATER: Any = {"actor": ACTOR, "at": WEEK_AFTER}
THE_WEEK_AFTER = date(2026, 5, 18)


def held(meeting: Meeting, *, elect: bool = True, decision: str = "Rådet antar planen.") -> Record:
    """Hold a meeting with one decision, and return its record."""
    plan = item(meeting, "Handlingsplan för torget", kind="decision")
    if meeting.state != "open":
        opened(meeting)
    if not people(meeting):
        add_participant(
            meeting, Newcomer(name="Sam Exempel", organisation="Ungdomsrådet", part="member"), **BY
        )
    all_there(meeting)
    meeting.secretary = "Kim Exempel"
    chairs = [row for row in people(meeting) if row.seat_key == "ordforande"] or people(meeting)
    meeting.chair = str(chairs[0].person)
    meeting.save(update_fields=["secretary", "chair"])
    write_passage(plan, "notes", "Planen gicks igenom.\n\nFrågor besvarades.", seen=0, **BY)
    write_passage(plan, "decision", decision, seen=0, **BY)
    if elect:
        holding.elect(meeting, "justerare", ordinary(meeting), item=plan, **BY)
    return holding.close_meeting(meeting, **BY)


def may_answer_by_mail(meeting: Meeting) -> None:
    """Let those without an account approve by a code."""
    for key in meeting.body_keys:
        allow_by_mail(key, "Beslut § 1", **BY)


def approve_all(approval: Approval, at: datetime = WEEK_AFTER) -> None:
    """Let everybody who is asked approve."""
    for step in approval.steps.all():
        approve(step, digest=approval.digest, how="inloggad med passnyckel", actor=step.who, at=at)


def addresses(*words: str) -> None:
    """Write down where the record goes."""
    for word in words:
        keep_address(word, f"Registrator {word}", f"{word}@norrby.example", **BY)


def approver(meeting: Meeting) -> Any:
    """Return the row of the approver elected."""
    return Election.objects.get(meeting=meeting).attendance

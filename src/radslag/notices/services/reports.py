"""A server's later report of a message, kept beside the evidence."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from radslag.notices.models import Message
from radslag.notices.models import Report as ReportRow
from radslag.notices.services.replies import Report
from radslag.notices.states import REPORTED, MessageState

MEANS = {"delivered": MessageState.DELIVERED, "failed": MessageState.BOUNCED}


@transaction.atomic
def take_report(report: Report, *, at: datetime) -> bool:
    """Keep what a server reported, once; tell whether the message is one of this municipality's.

    A report that it was delivered or did not arrive moves a message that was handed over; one that has been
    put to wait again, or that a person has settled, stays where it is.
    """
    message = Message.objects.filter(message_id__startswith=f"<{report.mark}@").first()
    if message is None:
        return False
    ReportRow.objects.get_or_create(
        message=message,
        action=report.action,
        status=report.status,
        words=report.words,
        defaults={"at": at},
    )
    state = MEANS.get(report.action)
    if state and state != message.state:
        Message.objects.filter(pk=message.pk, state__in=REPORTED).update(state=state, moved_at=at)
    return True

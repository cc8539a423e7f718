"""A form that is sent twice does its work once."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from django.db import IntegrityError, transaction

from radslag.municipalities.models import SentForm

KEPT = timedelta(days=7)


def once(token: str, do: Callable[[], str], *, at: datetime) -> str:
    """Do the work and return its address; when the token has been used, return the address from then.

    The token is spent in the same transaction as the work: if the work fails, the form can be sent again.
    """
    first = SentForm.objects.filter(token=token).values_list("address", flat=True).first()
    if first:
        return first
    try:
        with transaction.atomic():
            sent = SentForm.objects.create(token=token, at=at)
            sent.address = do()
            sent.save(update_fields=["address"])
            SentForm.objects.filter(at__lt=at - KEPT).delete()
            return sent.address
    except IntegrityError:
        first = SentForm.objects.filter(token=token).values_list("address", flat=True).first()
        if first is None:
            raise
        return first

"""The record of a meeting, views that differ, and whom it has been sent to."""

from __future__ import annotations

from typing import Final, Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from radslag.approvals.locks import until_settled
from radslag.bodies.models import Organisation
from radslag.documents.models import Document, Version
from radslag.meetings.models.agenda import AgendaItem
from radslag.meetings.models.attendance import Attendance
from radslag.meetings.models.meetings import Meeting
from radslag.meetings.states import RecordState
from radslag.municipalities.models import TenantModel
from radslag.municipalities.tenancy import TenantManager, TenantQuerySet

LOCK: Final = until_settled(
    "record_until_settled",
    [RecordState.WRITING.value, RecordState.FOR_APPROVAL.value],
    ["meeting_id", "corrects_id"],
)


class RecordQuerySet(TenantQuerySet["Record"]):
    """Questions about records."""

    def visible_to(self, actor: object) -> Self:
        """Keep the records of the meetings that the actor may see."""
        return self.filter(meeting__in=Meeting.objects.visible_to(actor))

    def originals(self) -> Self:
        """Leave out corrections."""
        return self.filter(corrects=None)

    def published(self) -> Self:
        """Keep those that anyone may read."""
        return self.filter(publications__withdrawn_at=None, publications__isnull=False)


class Record(TenantModel):
    """The minutes or notes of one meeting, as its statute asks for.

    `things` are the statutes' words for it, the most formal first: a joint meeting may owe several, and one
    record is all of them. `internal` is never sent anywhere. A correction is a record of its own, of the same
    meeting, that names the one it corrects. `stated` are the parts a statute asks for that somebody has said
    hold although nothing was written under them. What is settled never changes; the database sees to that.
    """

    locks = (*TenantModel.locks, LOCK)

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="records")
    things = models.JSONField(default=list)
    internal = models.BooleanField(default=False)
    state = models.CharField(max_length=12, choices=RecordState.choices, default=RecordState.WRITING)
    document = models.ForeignKey(Document, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    settled_version = models.ForeignKey(
        Version, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    settled_on = models.DateField(null=True, blank=True)
    corrects = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="corrections"
    )
    correction = models.JSONField(default=dict, blank=True)
    stated = models.JSONField(default=list, blank=True)

    objects = TenantManager.from_queryset(RecordQuerySet)()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                "municipality", "meeting", condition=Q(corrects=None), name="one_record_of_a_meeting"
            ),
            models.CheckConstraint(
                condition=~Q(state=RecordState.SETTLED)
                | Q(settled_on__isnull=False, settled_version__isnull=False),
                name="settled_record_has_a_day_and_a_text",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.meeting_id} {'+'.join(self.things)}"

    @property
    def word(self) -> str:
        """What the record is called: Protokoll, Anteckningar or Minnesanteckningar, or Rättelse."""
        return "Rättelse" if self.corrects_id else str(self.things[0]).capitalize()

    @property
    def is_settled(self) -> bool:
        """Whether nothing in it changes any more."""
        return self.state == RecordState.SETTLED


class Publication(TenantModel):
    """That a record, or a correction, was made readable for anyone: in which words, when, by whom.

    `shown` are the canonical bytes that the public reads, with a digest of their own. A publication can be
    withdrawn, with a reason, since what should not have been shown must be possible to take away.
    """

    record = models.ForeignKey(Record, on_delete=models.PROTECT, related_name="publications")
    shown = models.BinaryField()
    digest = models.CharField(max_length=64)
    published_at = models.DateTimeField()
    published_by = models.CharField(max_length=36, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    reason = models.CharField(_("reason"), max_length=300, blank=True)

    objects = TenantManager.from_queryset(TenantQuerySet)()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                "municipality", "record", condition=Q(withdrawn_at=None), name="record_published_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.record_id} {self.published_at:%Y-%m-%d}"


class DispatchAddress(TenantModel):
    """Where records go that a statute sends to `word`: one of perhaps several, with a name and an address."""

    word = models.CharField(max_length=60)
    name = models.CharField(_("name"), max_length=120)
    email = models.EmailField(_("e-mail"))

    objects = TenantManager.from_queryset(TenantQuerySet)()

    class Meta:
        constraints = [
            models.UniqueConstraint("municipality", "word", "email", name="address_stands_once"),
        ]

    def __str__(self) -> str:
        return self.name


class NumberSeries(TenantModel):
    """The last number given in a series: paragraphs of a body and year, decisions of a year."""

    name = models.CharField(max_length=80)
    last = models.PositiveIntegerField(default=0)

    objects = TenantManager.from_queryset(TenantQuerySet)()

    class Meta:
        constraints = [models.UniqueConstraint("municipality", "name", name="series_of_numbers_once")]

    def __str__(self) -> str:
        return f"{self.name} {self.last}"


class Dissent(TenantModel):
    """A view that differs, in the words of the person or organisation that holds it."""

    item = models.ForeignKey(AgendaItem, on_delete=models.PROTECT, related_name="dissents")
    attendance = models.ForeignKey(
        Attendance, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    text = models.TextField(_("view"))
    dissenting = models.BooleanField(_("differs"), default=True)
    entry = models.PositiveIntegerField(default=0, editable=False)

    objects = TenantManager.from_queryset(TenantQuerySet)()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(attendance__isnull=False) | Q(organisation__isnull=False),
                name="view_has_a_holder",
            ),
        ]

    def __str__(self) -> str:
        return self.text[:60]


class Dispatch(TenantModel):
    """That a record was sent to, or handed over to, one of those whom the statute names.

    `to` is the statute's word or a body's key; `how` is "mail", "item" (an item handed over to another body)
    or "hand" (told by a person). Messages are found by the letter's number.
    """

    record = models.ForeignKey(Record, on_delete=models.PROTECT, related_name="dispatches")
    to = models.CharField(max_length=60)
    how = models.CharField(max_length=8)
    sent_at = models.DateTimeField()
    letter = models.PositiveBigIntegerField(null=True, blank=True)
    item = models.ForeignKey(AgendaItem, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    objects = TenantManager.from_queryset(TenantQuerySet)()

    class Meta:
        constraints = [models.UniqueConstraint("municipality", "record", "to", name="sent_once_to_each")]

    def __str__(self) -> str:
        return f"{self.record_id} {self.to}"

"""Who was called, what they answered, who was there, for which items, and who was elected to what."""

from __future__ import annotations

from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from radslag.bodies.models import Body, Organisation, Person
from radslag.meetings.models.agenda import AgendaItem, TableGroup
from radslag.meetings.models.meetings import Meeting
from radslag.meetings.states import Answer, Channel, Part, Presence
from radslag.municipalities.models import TenantModel
from radslag.municipalities.tenancy import TenantManager, TenantQuerySet


class AttendanceQuerySet(TenantQuerySet["Attendance"]):
    """Questions about who takes part."""

    def visible_to(self, actor: object) -> Self:
        """Keep those of the meetings that the actor may see."""
        return self.filter(meeting__in=Meeting.objects.visible_to(actor).values("pk"))

    def in_order(self) -> Self:
        """Order as called: by body and seat, then those who came to it."""
        return self.select_related("person", "organisation", "body").order_by("position", "pk")

    def present(self) -> Self:
        """Keep those noted as present."""
        return self.filter(presence=Presence.PRESENT)

    def called_to_it(self) -> Self:
        """Keep those that the notice is for."""
        return self.filter(called=True)

    def unanswered(self) -> Self:
        """Keep those called who have not answered."""
        return self.filter(answer="", called=True)


class Attendance(TenantModel):
    """One person and one meeting: called, answering, present or absent.

    Name, organisation and role are those of the meeting's day, so that old records keep old roles.
    `substitute_for` is the row of the one whose seat they have that day. `by_whom` is the body whose seat.
    """

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="attendances")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="attendances")
    body = models.ForeignKey(Body, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    position = models.PositiveSmallIntegerField(default=0)
    part = models.CharField(_("takes part as"), max_length=12, choices=Part.choices, default=Part.MEMBER)
    seat_key = models.CharField(max_length=60, blank=True)
    role = models.CharField(_("role"), max_length=160, blank=True)
    substitute_for = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="substitutes"
    )
    called = models.BooleanField(default=False)
    answer = models.CharField(_("answer"), max_length=10, choices=Answer.choices, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    channel = models.CharField(max_length=10, choices=Channel.choices, blank=True)
    answer_sequence = models.PositiveIntegerField(default=0)
    presence = models.CharField(_("presence"), max_length=10, choices=Presence.choices, blank=True)

    objects = TenantManager.from_queryset(AttendanceQuerySet)()

    class Meta:
        constraints = [
            models.UniqueConstraint("municipality", "meeting", "person", name="person_takes_part_once"),
        ]

    def __str__(self) -> str:
        return f"{self.meeting_id} {self.person_id}"


class Stay(TenantModel):
    """That somebody came at, or left before, an item: outside their stays they were not there."""

    attendance = models.ForeignKey(Attendance, on_delete=models.PROTECT, related_name="stays")
    came = models.ForeignKey(AgendaItem, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    left = models.ForeignKey(AgendaItem, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    objects = TenantManager.from_queryset(TenantQuerySet)()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(came__isnull=False) | Q(left__isnull=False), name="stay_begins_or_ends"
            )
        ]

    def __str__(self) -> str:
        return f"{self.attendance_id}"


class Conflict(TenantModel):
    """That somebody took no part in an item because of a conflict of interest (jäv)."""

    item = models.ForeignKey(AgendaItem, on_delete=models.PROTECT, related_name="conflicts")
    attendance = models.ForeignKey(Attendance, on_delete=models.PROTECT, related_name="conflicts")
    note = models.CharField(_("note"), max_length=200, blank=True)

    objects = TenantManager.from_queryset(TenantQuerySet)()

    class Meta:
        constraints = [
            models.UniqueConstraint("municipality", "item", "attendance", name="conflict_noted_once"),
        ]

    def __str__(self) -> str:
        return f"{self.item_id} {self.attendance_id}"


class Election(TenantModel):
    """Who was elected to a role of this meeting, in which item; `role` is the statute's word: justerare."""

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="elections")
    item = models.ForeignKey(
        AgendaItem, on_delete=models.PROTECT, null=True, blank=True, related_name="elections"
    )
    role = models.CharField(max_length=60)
    attendance = models.ForeignKey(Attendance, on_delete=models.PROTECT, related_name="elections")

    objects = TenantManager.from_queryset(TenantQuerySet)()

    class Meta:
        constraints = [
            models.UniqueConstraint("municipality", "meeting", "role", name="one_elected_to_a_role"),
        ]

    def __str__(self) -> str:
        return f"{self.meeting_id} {self.role}"


class GroupPlace(TenantModel):
    """That somebody sits in a mixed group."""

    group = models.ForeignKey(TableGroup, on_delete=models.CASCADE, related_name="places")
    attendance = models.ForeignKey(Attendance, on_delete=models.CASCADE, related_name="places")

    objects = TenantManager.from_queryset(TenantQuerySet)()

    class Meta:
        constraints = [
            models.UniqueConstraint("municipality", "group", "attendance", name="sits_in_a_group_once"),
        ]

    def __str__(self) -> str:
        return f"{self.group_id} {self.attendance_id}"

"""Assignments from a meeting: who, what, by when, what stops it, and what was answered."""

from __future__ import annotations

from datetime import date
from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from radslag.bodies.models import Body, Organisation, Person, Seat
from radslag.meetings.models.agenda import AgendaItem, Guarded
from radslag.meetings.states import AssignmentState
from radslag.municipalities.models import TenantModel
from radslag.municipalities.tenancy import TenantManager, TenantQuerySet


class AssignmentQuerySet(TenantQuerySet["Assignment"]):
    """Questions about assignments."""

    def going_on(self) -> Self:
        """Keep those that somebody still has to do something about, soonest day first."""
        open_ones = self.filter(state__in=[AssignmentState.OPEN, AssignmentState.ANSWERED])
        return open_ones.order_by(models.F("due").asc(nulls_last=True), "pk")

    def late(self, today: date) -> Self:
        """Keep open ones whose day has passed and that nothing blocks."""
        return self.filter(state=AssignmentState.OPEN, due__lt=today, blocked="")


class Assignment(Guarded, TenantModel):
    """Something that somebody is to do, given by a body at a meeting.

    `ref` is its matter in the journal. With `at_next_meeting` its day is that of the body's next meeting.
    `thing` is the statute's word for what is asked: uppdrag, orsaksanalys. `watch` is an item to keep an eye
    on until a day or a decision. `blocked` says what stops it: a vacant seat, or something else in words.
    """

    ref = models.CharField(max_length=80, editable=False)
    thing = models.CharField(max_length=60, default="uppdrag")
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="assignments_given")
    to_body = models.ForeignKey(
        Body, on_delete=models.PROTECT, null=True, blank=True, related_name="assignments_got"
    )
    item = models.ForeignKey(
        AgendaItem, on_delete=models.PROTECT, null=True, blank=True, related_name="assignments"
    )
    text = models.TextField(_("assignment"))
    given_on = models.DateField()
    due = models.DateField(_("at the latest"), null=True, blank=True)
    at_next_meeting = models.BooleanField(_("to the next meeting"), default=False)
    through = models.DateField(_("goes on through"), null=True, blank=True)
    watch = models.BooleanField(_("keep under watch"), default=False)
    blocked = models.CharField(_("what stops it"), max_length=200, blank=True)
    blocked_by_seat = models.ForeignKey(
        Seat, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    state = models.CharField(max_length=10, choices=AssignmentState.choices, default=AssignmentState.OPEN)
    answer = models.TextField(_("answer"), blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    own_decision = models.CharField(_("the organisation’s own decision"), max_length=200, blank=True)
    entry = models.PositiveIntegerField(default=0, editable=False)
    version = models.PositiveIntegerField(default=1)

    objects = TenantManager.from_queryset(AssignmentQuerySet)()

    class Meta(Guarded.Meta):
        abstract = False
        constraints = [
            *Guarded.Meta.constraints,
            models.UniqueConstraint("municipality", "ref", name="assignment_has_its_own_matter"),
        ]

    def __str__(self) -> str:
        return self.text[:60]


class Responsible(TenantModel):
    """Who answers for an assignment; several may do so together."""

    assignment = models.ForeignKey(Assignment, on_delete=models.CASCADE, related_name="responsible")
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    person = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    office = models.CharField(_("role or office"), max_length=120, blank=True)

    objects = TenantManager.from_queryset(TenantQuerySet)()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(organisation__isnull=False) | Q(person__isnull=False) | ~Q(office=""),
                name="responsible_is_somebody",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.assignment_id}"

"""Assignments from a meeting: who, what, by when, what stops it, and what was answered."""

from __future__ import annotations

from datetime import date
from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from radslag.bodies.models import Body, Organisation, Person, Seat
from radslag.journal.models import Holds
from radslag.meetings.models.agenda import AgendaItem, Guarded, bodies_as, named_if_secret
from radslag.meetings.permissions import READING, SEES_EVERY_AUDIENCE
from radslag.meetings.states import AssignmentState, ReminderStep
from radslag.municipalities.models import TenantModel
from radslag.municipalities.permissions import Actor
from radslag.municipalities.tenancy import TenantManager, TenantQuerySet


class AssignmentQuerySet(TenantQuerySet["Assignment"]):
    """Questions about assignments."""

    def visible_to(self, actor: object) -> Self:
        """Keep one's own, one's organisation's, and those given by or to bodies that one takes part in.

        What is secret is seen by name only. What was given in an item with an audience is seen by the
        organisations in it, by those who answer for it, and by those who prepare or lead the body.
        """
        if not isinstance(actor, Actor):
            return self.none()
        reading, keeping = bodies_as(actor, READING), bodies_as(actor, SEES_EVERY_AUDIENCE)
        if not reading:
            return self.none()
        in_body = ~Q(level="") if "" in reading else Q(body__key__in=reading) | Q(to_body__key__in=reading)
        sender = Person.objects.filter(user_id=actor.user_id).values("organisation__key")[:1]
        kept = ~Q(level="") if "" in keeping else Q(body__key__in=keeping)
        # An assignment given beside a meeting has no item, and thereby no audience.
        audience = Q(item=None) | Q(item__audience=[]) | kept
        audience |= Q(Holds(models.F("item__audience"), models.Subquery(sender)))
        own = Q(pk__in=Responsible.objects.of(actor).values("assignment"))
        return self.filter(own | (in_body & audience)).filter(named_if_secret(actor))

    def of_their_own(self, actor: Actor) -> Self:
        """Keep those that the actor answers for as a person."""
        mine = Responsible.objects.filter(person__user_id=actor.user_id)
        return self.filter(pk__in=mine.values("assignment"))

    def of_their_organisation(self, actor: Actor) -> Self:
        """Keep those that the actor's organisation answers for, or somebody that it sends."""
        sender = Person.objects.filter(user_id=actor.user_id).exclude(organisation=None)
        ours = Q(organisation__in=sender.values("organisation"))
        ours |= Q(person__organisation__in=sender.values("organisation"))
        return self.filter(pk__in=Responsible.objects.filter(ours).values("assignment"))

    def of_their_bodies(self, actor: Actor) -> Self:
        """Keep those given by or to bodies in which the actor has a role of their own."""
        keys = {body for _kind, body in actor.roles if body}
        return self.filter(Q(body__key__in=keys) | Q(to_body__key__in=keys))

    def going_on(self) -> Self:
        """Keep those that somebody still has to do something about, soonest day first."""
        open_ones = self.filter(state__in=[AssignmentState.OPEN, AssignmentState.ANSWERED])
        return open_ones.order_by(models.F("due").asc(nulls_last=True), "pk")

    def late(self, today: date) -> Self:
        """Keep open ones whose day has passed and that nothing blocks."""
        free = self.filter(blocked="", blocked_by_seat=None, watch=False)
        return free.filter(state=AssignmentState.OPEN, due__lt=today)

    def settled(self) -> Self:
        """Keep those that nobody has to do anything more about, the latest first."""
        over = self.filter(state__in=[AssignmentState.DONE, AssignmentState.WITHDRAWN])
        return over.order_by("-given_on", "-pk")

    def with_words(self) -> Self:
        """Read them with everything that a list says of them; one query more, however many."""
        found = self.select_related("body", "to_body", "item__meeting", "blocked_by_seat__body")
        doers = Responsible.objects.select_related("organisation", "person__organisation").order_by("pk")
        return found.prefetch_related(models.Prefetch("responsible", doers))


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

    @property
    def body_keys(self) -> list[str]:
        """The keys of the bodies that it concerns: who gave it, and who got it."""
        return [one.key for one in (self.body, self.to_body) if one]

    @property
    def matter(self) -> str:
        """What an item of an agenda that reports on it is tied to it by."""
        return self.ref


class ResponsibleQuerySet(TenantQuerySet["Responsible"]):
    """Questions about who answers for assignments."""

    def of(self, actor: Actor) -> Self:
        """Keep the rows that name the actor, or the organisation that sends them."""
        me = Person.objects.filter(user_id=actor.user_id)
        theirs = Q(organisation__in=me.exclude(organisation=None).values("organisation"))
        return self.filter(Q(person__in=me) | theirs)


class Responsible(TenantModel):
    """Who answers for an assignment; several may do so together."""

    assignment = models.ForeignKey(Assignment, on_delete=models.CASCADE, related_name="responsible")
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    person = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    office = models.CharField(_("role or office"), max_length=120, blank=True)

    objects = TenantManager.from_queryset(ResponsibleQuerySet)()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(organisation__isnull=False) | Q(person__isnull=False) | ~Q(office=""),
                name="responsible_is_somebody",
            ),
        ]

    def __str__(self) -> str:
        return self.office or str(self.person or self.organisation)


class Reminder(TenantModel):
    """That somebody was reminded of an assignment before or after its day, once for each day it had."""

    assignment = models.ForeignKey(Assignment, on_delete=models.CASCADE, related_name="reminders")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    step = models.CharField(max_length=8, choices=ReminderStep.choices)
    due = models.DateField()
    sent_at = models.DateTimeField()

    objects = TenantManager.from_queryset(TenantQuerySet)()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                "municipality", "assignment", "person", "step", "due", name="reminded_once_of_a_day"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.assignment_id} {self.person_id} {self.step}"

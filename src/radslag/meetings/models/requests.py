"""Requests for an extra meeting, signed by members until enough have asked."""

from __future__ import annotations

from typing import Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from radslag.bodies.models import Body, Person
from radslag.meetings.models.agenda import bodies_as
from radslag.meetings.models.meetings import Meeting
from radslag.meetings.permissions import READING
from radslag.meetings.states import RequestState
from radslag.municipalities.models import TenantModel
from radslag.municipalities.permissions import Actor
from radslag.municipalities.tenancy import TenantManager, TenantQuerySet


class RequestQuerySet(TenantQuerySet["ExtraRequest"]):
    """Questions about requests for extra meetings."""

    def visible_to(self, actor: object) -> Self:
        """Keep those to bodies in which the actor has some role; officials see them all."""
        if not isinstance(actor, Actor):
            return self.none()
        reading = bodies_as(actor, READING)
        return self if "" in reading else self.filter(body__key__in=reading)

    def waiting(self) -> Self:
        """Keep those that gather names or have enough of them, the oldest first."""
        found = self.filter(state__in=[RequestState.GATHERING, RequestState.ENOUGH])
        return found.order_by("opened_at", "pk")


class ExtraRequest(TenantModel):
    """A wish that a body meets beside its plan. How many must ask is the statute's to say, never stored."""

    ref = models.CharField(max_length=80, editable=False)
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="+")
    reason = models.CharField(_("why"), max_length=300)
    opened_at = models.DateTimeField()
    state = models.CharField(max_length=10, choices=RequestState.choices, default=RequestState.GATHERING)
    meeting = models.ForeignKey(
        Meeting, on_delete=models.PROTECT, null=True, blank=True, related_name="requests"
    )

    objects = TenantManager.from_queryset(RequestQuerySet)()

    class Meta:
        constraints = [models.UniqueConstraint("municipality", "ref", name="request_has_its_own_matter")]

    def __str__(self) -> str:
        return self.ref

    @property
    def body_key(self) -> str:
        """What a role in the body that is to meet names."""
        return self.body.key


class Signature(TenantModel):
    """One member's name under a request."""

    request = models.ForeignKey(ExtraRequest, on_delete=models.PROTECT, related_name="signatures")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    signed_at = models.DateTimeField()
    entry = models.PositiveIntegerField(default=0, editable=False)

    objects = TenantManager.from_queryset(TenantQuerySet)()

    class Meta:
        constraints = [models.UniqueConstraint("municipality", "request", "person", name="signed_once")]

    def __str__(self) -> str:
        return f"{self.request_id} {self.person_id}"

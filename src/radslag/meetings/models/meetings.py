"""Meetings, the bodies that meet, and the series that they are made from."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Self

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from radslag.bodies.models import Body
from radslag.documents.states import Level
from radslag.journal.models import IdsField
from radslag.meetings.states import AHEAD, MeetingForm, MeetingKind, MeetingState
from radslag.municipalities.models import TenantModel
from radslag.municipalities.permissions import Actor
from radslag.municipalities.states import RoleKind
from radslag.municipalities.tenancy import TenantManager, TenantQuerySet

USUAL_LENGTH = timedelta(hours=2)
"""How long a meeting is taken to last when only its beginning is known."""


class When(models.Model):
    """Hours and place, as a series has them and a meeting takes them over."""

    starts = models.TimeField(_("begins"), null=True, blank=True)
    ends = models.TimeField(_("ends"), null=True, blank=True)
    form = models.CharField(
        _("form"), max_length=10, choices=MeetingForm.choices, default=MeetingForm.PHYSICAL
    )
    place = models.CharField(_("place"), max_length=160, blank=True)
    link = models.URLField(_("video link"), max_length=500, blank=True)

    class Meta:
        abstract = True


class SeriesQuerySet(TenantQuerySet["Series"]):
    """Questions about series."""

    def visible_to(self, actor: object) -> Self:
        """Keep the series of bodies in which the actor has some role; officials see them all."""
        if not isinstance(actor, Actor):
            return self.none()
        reading = {body for kind, body in actor.roles if kind != RoleKind.ADMINISTRATOR}
        if "" in reading:
            return self
        seen = Q(pk__in=[])
        for key in reading:
            seen |= Q(bodies__holds=key)
        return self.filter(seen)


class Series(When, TenantModel):
    """The usual meeting of the bodies with these keys: hours, place and the items that come each time."""

    name = models.CharField(_("name"), max_length=120)
    bodies = IdsField()

    objects = TenantManager.from_queryset(SeriesQuerySet)()

    class Meta:
        constraints = [
            models.UniqueConstraint("municipality", "name", name="series_named_once"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def body_keys(self) -> list[str]:
        """The keys of the bodies that it is for."""
        return list(self.bodies)


class SeriesItem(TenantModel):
    """An item that every meeting of a series has, beside those of the statute."""

    series = models.ForeignKey(Series, on_delete=models.CASCADE, related_name="items")
    position = models.PositiveSmallIntegerField(default=0)
    title = models.CharField(_("title"), max_length=200)
    kind = models.CharField(_("kind"), max_length=12, default="information")
    presenter = models.CharField(_("presenter"), max_length=120, blank=True)
    minutes = models.PositiveSmallIntegerField(_("minutes"), null=True, blank=True)

    objects = TenantManager.from_queryset(TenantQuerySet)()

    def __str__(self) -> str:
        return self.title


class MeetingQuerySet(TenantQuerySet["Meeting"]):
    """Questions about meetings."""

    def visible_to(self, actor: object) -> Self:
        """Keep the meetings of bodies in which the actor has some role; officials see them all.

        An administrator looks after accounts and sees no meeting.
        """
        if not isinstance(actor, Actor):
            return self.none()
        reading = {body for kind, body in actor.roles if kind != RoleKind.ADMINISTRATOR}
        if "" in reading:
            return self
        return self.filter(pk__in=Sitting.objects.filter(body__key__in=reading).values("meeting"))

    def of_body(self, key: str) -> Self:
        """Keep the meetings that a body takes part in, joint ones included."""
        return self.filter(pk__in=Sitting.objects.filter(body__key=key).values("meeting"))

    def ahead(self, today: date) -> Self:
        """Keep planned and called meetings from a day on, soonest first."""
        return self.filter(state__in=AHEAD, on__gte=today).order_by("on", "starts", "pk")

    def latest_first(self) -> Self:
        """Order by day, the latest first."""
        return self.order_by("-on", "-starts", "-pk")

    def public(self) -> Self:
        """Keep those that anyone may know of."""
        return self.filter(level=Level.PUBLIC)


class Meeting(When, TenantModel):
    """One meeting of one body, or of several that meet as one.

    `ref` is its matter in the journal and never changes. `on` is its day; until the hours are known `starts`
    is empty. `sequence` counts what calendars must be told of: new time, new place, cancelling.
    """

    ref = models.CharField(max_length=80, editable=False)
    bodies: models.ManyToManyField[Body, Sitting] = models.ManyToManyField(
        Body, through="Sitting", related_name="meetings"
    )
    series = models.ForeignKey(
        Series, on_delete=models.SET_NULL, null=True, blank=True, related_name="meetings"
    )
    kind = models.CharField(
        _("kind"), max_length=10, choices=MeetingKind.choices, default=MeetingKind.ORDINARY
    )
    reason = models.CharField(_("why it is held"), max_length=300, blank=True)
    on = models.DateField(_("day"))
    state = models.CharField(max_length=10, choices=MeetingState.choices, default=MeetingState.PLANNED)
    level = models.CharField(_("level"), max_length=10, choices=Level.choices, default=Level.INTERNAL)
    chair = models.CharField(_("chair"), max_length=120, blank=True)
    secretary = models.CharField(_("secretary"), max_length=120, blank=True)
    secretary_titles = models.CharField(_("the secretary’s title and roles"), max_length=200, blank=True)
    called_at = models.DateTimeField(null=True, blank=True)
    opened_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    cancelled_on = models.DateField(null=True, blank=True)
    sequence = models.PositiveIntegerField(default=0)
    version = models.PositiveIntegerField(default=1)

    objects = TenantManager.from_queryset(MeetingQuerySet)()

    class Meta:
        constraints = [
            models.UniqueConstraint("municipality", "ref", name="meeting_has_its_own_matter"),
            models.CheckConstraint(
                condition=Q(ends=None) | Q(starts__isnull=False, ends__gt=F("starts")),
                name="meeting_ends_after_it_starts",
            ),
        ]
        indexes = [models.Index(fields=["municipality", "on"])]

    def __str__(self) -> str:
        return self.ref

    @cached_property
    def those_who_meet(self) -> list[Body]:
        """The bodies that meet, by name; they never change, and are read once at most."""
        return sorted(self.bodies.all(), key=lambda body: body.name)

    @property
    def body_keys(self) -> list[str]:
        """The keys of the bodies that meet, in the order of their names."""
        return [body.key for body in self.those_who_meet]

    @property
    def title(self) -> str:
        """The names of the bodies that meet, as one."""
        return " + ".join(body.name for body in self.those_who_meet)

    @property
    def is_joint(self) -> bool:
        """Whether several bodies meet as one."""
        return len(self.body_keys) > 1

    @property
    def starts_at(self) -> datetime | None:
        """The moment it begins, in local time; None until the hour is known."""
        return self._moment(self.starts) if self.starts else None

    @property
    def ends_at(self) -> datetime | None:
        """The moment it ends; a beginning alone is taken to last USUAL_LENGTH."""
        if self.ends:
            return self._moment(self.ends)
        begins = self.starts_at
        return begins + USUAL_LENGTH if begins else None

    def _moment(self, hour: time) -> datetime:
        return timezone.make_aware(datetime.combine(self.on, hour))

    @property
    def body_key(self) -> str:
        """What a role in the first of its bodies names; permissions about a meeting ask for each body."""
        return next(iter(self.body_keys), "")


class Sitting(TenantModel):
    """That a body takes part in a meeting."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="sittings")
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="sittings")

    objects = TenantManager.from_queryset(TenantQuerySet)()

    class Meta:
        constraints = [models.UniqueConstraint("municipality", "meeting", "body", name="body_sits_once")]

    def __str__(self) -> str:
        return f"{self.meeting_id} {self.body_id}"

"""Seats, who holds them, who was asked, and who stands in."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from radslag.bodies.models.bodies import Body
from radslag.bodies.models.people import Organisation, Person
from radslag.bodies.models.periods import Dated, DatedQuerySet, Stated, StatedQuerySet
from radslag.bodies.states import Answer, Filling, MarkKind, Standing
from radslag.municipalities.models import TenantModel
from radslag.municipalities.tenancy import TenantManager


class Seat(Dated):
    """A place in a body as one wording of the rules has it; the next wording is a new row with the same key.

    A mandate belongs to the key, not to the wording. Lists hold ids: offices or seats in `ex_officio`,
    organisations, offices or keys of bodies in `appointed_by` and `nominated_by`. `minimum` None means
    that the text gives no number; 0 that the seat may stand empty. `by_whom` says in words whose office the
    seat follows, or who fills it.
    """

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="seats")
    key = models.CharField(_("id in the statute"), max_length=60)
    label = models.CharField(_("name"), max_length=160)
    clause = models.CharField(_("clause"), max_length=80, blank=True)
    position = models.PositiveSmallIntegerField(default=0)
    minimum = models.PositiveSmallIntegerField(_("at least"), null=True, blank=True, default=1)
    maximum = models.PositiveSmallIntegerField(_("at most"), null=True, blank=True)
    ex_officio = models.JSONField(default=list, blank=True)
    rotates = models.CharField(max_length=12, blank=True)
    appointed_by = models.JSONField(default=list, blank=True)
    nominated_by = models.JSONField(default=list, blank=True)
    offered = models.BooleanField(default=False)
    on_demand = models.BooleanField(default=False)
    standing = models.CharField(max_length=12, choices=Standing.choices, default=Standing.MEMBER)
    needs_mandate = models.BooleanField(default=False)
    leading_position = models.BooleanField(default=False)
    term = models.CharField(max_length=8, blank=True)
    each = models.CharField(max_length=200, blank=True)
    substitutes = models.CharField(max_length=12, blank=True)
    substitute_office = models.CharField(max_length=60, blank=True)
    among = models.CharField(max_length=60, blank=True)
    from_body = models.CharField(max_length=60, blank=True)
    by_whom = models.CharField(_("by whom"), max_length=300, blank=True)
    reading = models.TextField(blank=True)

    objects = TenantManager.from_queryset(DatedQuerySet)()

    class Meta(Dated.Meta):
        abstract = False
        constraints = [
            *Dated.Meta.constraints,
            models.UniqueConstraint("municipality", "body", "key", "valid_from", name="seat_worded_once"),
            models.CheckConstraint(
                condition=Q(maximum=None) | Q(minimum=None) | Q(maximum__gte=models.F("minimum")),
                name="seat_allows_what_it_asks_for",
            ),
        ]

    def __str__(self) -> str:
        return self.label

    @property
    def filling(self) -> Filling:
        """How the seat gets its holder, as far as the text says."""
        if self.ex_officio:
            return Filling.EX_OFFICIO
        if self.offered:
            return Filling.OFFERED
        if self.body.key in self.appointed_by:
            return Filling.ELECTED
        return Filling.APPOINTED if self.appointed_by else Filling.SENT

    @property
    def may_stand_empty(self) -> bool:
        """Whether an empty seat is no vacancy: optional, offered, filled on need, or one per matter."""
        return not self.minimum or self.offered or self.on_demand or bool(self.each)


class Mandate(Stated, Dated):
    """One person's hold on a seat."""

    seat = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="mandates")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="mandates")
    appointed_by = models.CharField(_("appointed by"), max_length=60, blank=True)
    matter = models.CharField(_("matter"), max_length=120, blank=True)
    confirmed_on = models.DateField(_("right to represent confirmed"), null=True, blank=True)
    leading_position = models.BooleanField(_("leading position"), null=True, blank=True)

    objects = TenantManager.from_queryset(StatedQuerySet)()

    class Meta(Dated.Meta):
        abstract = False

    def __str__(self) -> str:
        return f"{self.seat_id} {self.person_id}"


class Offer(Stated, TenantModel):
    """A seat offered to an organisation, and its answer; a declined seat is as good an answer as any."""

    seat = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="offers")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="offers")
    offered_on = models.DateField(_("offered"))
    offered_by = models.CharField(_("offered by"), max_length=60, blank=True)
    answer = models.CharField(_("answer"), max_length=4, choices=Answer.choices, blank=True)
    answered_on = models.DateField(_("answered"), null=True, blank=True)
    answer_entry = models.PositiveIntegerField(default=0, editable=False)

    objects = TenantManager.from_queryset(StatedQuerySet)()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(answer="", answered_on=None)
                | (~Q(answer="") & Q(answered_on__gte=models.F("offered_on"))),
                name="offer_answered_on_a_day",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.seat_id} {self.organisation_id}"


class Excuse(Stated, TenantModel):
    """A member who cannot come to one meeting; `meeting` is the matter it has in the journal."""

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="excuses")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="excuses")
    meeting = models.CharField(_("meeting"), max_length=120, blank=True)
    meeting_on = models.DateField(_("day of the meeting"))
    noted_on = models.DateField(_("noted"))

    objects = TenantManager.from_queryset(StatedQuerySet)()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                "municipality",
                "body",
                "person",
                "meeting_on",
                condition=Q(withdrawn_at=None),
                name="excused_once_from_a_meeting",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} {self.meeting_on}"


class Mark(Stated, Dated):
    """A part in a body beside holding a seat: spokesperson, convener, liaison, co-opted, or substitute.

    A substitute stands in on a seat, standing or for the meeting that an excuse concerns. Otherwise a mark
    on a seat belongs to whoever holds the seat, or else it is on one person. `words` say towards which forum
    a liaison keeps touch, or what a co-opted person was invited for; `named_by` who named them.
    """

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="marks")
    kind = models.CharField(max_length=16, choices=MarkKind.choices)
    seat_key = models.CharField(max_length=60, blank=True)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="marks")
    excuse = models.ForeignKey(
        Excuse, on_delete=models.PROTECT, null=True, blank=True, related_name="substitutes"
    )
    words = models.CharField(max_length=200, blank=True)
    named_by = models.CharField(max_length=60, blank=True)

    objects = TenantManager.from_queryset(StatedQuerySet)()

    class Meta(Dated.Meta):
        abstract = False
        constraints = [
            *Dated.Meta.constraints,
            models.CheckConstraint(
                condition=Q(kind=MarkKind.SUBSTITUTE, person__isnull=False) & ~Q(seat_key="")
                | ~Q(kind=MarkKind.SUBSTITUTE) & Q(seat_key="", person__isnull=False)
                | ~Q(kind=MarkKind.SUBSTITUTE) & ~Q(seat_key="") & Q(person__isnull=True),
                name="mark_is_on_a_seat_or_a_person",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.body_id}"

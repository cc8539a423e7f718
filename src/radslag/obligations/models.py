"""What people add to what the statute says: the wheel, exceptions, judgements, imports that wait."""

from __future__ import annotations

from datetime import date, timedelta

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from radslag.municipalities.models import TenantModel
from radslag.municipalities.tenancy import TenantManager, TenantQuerySet
from radslag.obligations.states import (
    LANE_OF,
    Answer,
    BatchState,
    Lane,
    Level,
    WaiverReason,
    WheelKind,
    WheelState,
)

KEY_LENGTH = 240


class WheelEntryQuerySet(TenantQuerySet["WheelEntry"]):
    """Questions about what people have put on the wheel."""

    def in_year(self, year: int) -> WheelEntryQuerySet:
        """Keep entries with a day in the year, soonest first."""
        return self.between(date(year, 1, 1), date(year, 12, 31))

    def between(self, first: date, last: date) -> WheelEntryQuerySet:
        """Keep entries with a day from the first through the last day, soonest first."""
        inside = Q(starts_on__lte=last) & (Q(ends_on__gte=first) | Q(ends_on=None, starts_on__gte=first))
        return self.filter(inside).order_by("starts_on", "pk")

    def public(self) -> WheelEntryQuerySet:
        """Keep what anyone may see."""
        return self.filter(level=Level.PUBLIC)

    def wanting_attention(self, *, on: date) -> WheelEntryQuerySet:
        """Keep entries that are not over, whose lead time has begun by the day."""
        return self.filter(attention_from__lte=on, starts_on__gte=on).order_by("starts_on", "pk")


class WheelEntry(TenantModel):
    """A campaign week, an event, a measurement or a legal change on the annual wheel.

    `lead_days` is how long before the first day it must be taken up; `lesson` is what was learnt last
    time. `attention_from` is the first day less the lead time, kept so that it can be asked for.
    `lineage` is empty for what concerns every council of the municipality.
    """

    kind = models.CharField(_("kind"), max_length=20, choices=WheelKind.choices)
    title = models.CharField(_("what"), max_length=120)
    starts_on = models.DateField(_("first day"))
    ends_on = models.DateField(_("last day"), null=True, blank=True)
    place_name = models.CharField(_("place"), max_length=120, blank=True)
    age_limit = models.PositiveSmallIntegerField(_("age limit"), null=True, blank=True)
    lesson = models.TextField(_("lesson from last time"), blank=True)
    lead_days = models.PositiveSmallIntegerField(_("take up so many days before"), default=0)
    attention_from = models.DateField(editable=False)
    source = models.CharField(_("source"), max_length=200, blank=True)
    level = models.CharField(_("shown to"), max_length=10, choices=Level.choices, default=Level.INTERNAL)
    repeats = models.BooleanField(_("comes back each year"), default=False)
    lineage = models.CharField(max_length=60, blank=True)
    version = models.PositiveIntegerField(default=1)

    objects = TenantManager.from_queryset(WheelEntryQuerySet)()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(ends_on__gte=F("starts_on")),
                name="wheel_entry_ends_after_it_starts",
            ),
            models.CheckConstraint(condition=~Q(title=""), name="wheel_entry_has_a_title"),
        ]
        indexes = [models.Index(fields=["municipality", "starts_on"])]

    def __str__(self) -> str:
        return self.title

    @property
    def lane(self) -> Lane:
        """Return the lane of the wheel it is drawn in."""
        return LANE_OF[self.kind]

    @property
    def last_day(self) -> date:
        """Return its last day, which is the first when it has only one."""
        return self.ends_on or self.starts_on

    def set_attention(self) -> None:
        """Work out the day from which it asks for attention."""
        self.attention_from = self.starts_on - timedelta(days=self.lead_days)


class WheelQuerySet(TenantQuerySet["Wheel"]):
    """Questions about versions of the wheel."""

    def of(self, lineage: str, year: int) -> WheelQuerySet:
        """Keep the versions of one council's year, latest first."""
        return self.filter(lineage=lineage, year=year).order_by("-version")

    def adopted(self) -> WheelQuerySet:
        """Keep adopted versions."""
        return self.filter(state=WheelState.ADOPTED)


class Wheel(TenantModel):
    """One version of a council's year plan. An adopted version's content is never changed again.

    `content` is a list of {day, through, title, lane, key, source, level}, as the wheel was when adopted.
    """

    lineage = models.CharField(max_length=60)
    year = models.PositiveSmallIntegerField(_("year"))
    version = models.PositiveSmallIntegerField(_("version"))
    state = models.CharField(max_length=10, choices=WheelState.choices, default=WheelState.DRAFT)
    made_at = models.DateTimeField()
    proposed_at = models.DateTimeField(null=True, blank=True)
    adopted_on = models.DateField(_("adopted on"), null=True, blank=True)
    decided_by = models.CharField(_("adopted by"), max_length=60, blank=True)
    reference = models.CharField(_("decision reference"), max_length=120, blank=True)
    reservation = models.BooleanField(_("with reservation for changes"), default=False)
    content = models.JSONField(default=list)
    entry = models.PositiveIntegerField(null=True)

    objects = TenantManager.from_queryset(WheelQuerySet)()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                "municipality", "lineage", "year", "version", name="wheel_version_numbered_once"
            ),
            models.UniqueConstraint(
                "municipality",
                "lineage",
                "year",
                condition=~Q(state=WheelState.ADOPTED),
                name="one_wheel_draft_a_year",
            ),
            models.CheckConstraint(
                condition=~Q(state=WheelState.ADOPTED)
                | (Q(adopted_on__isnull=False) & Q(entry__isnull=False) & ~Q(decided_by="")),
                name="adopted_wheel_says_when_and_by_whom",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.lineage} {self.year} v{self.version}"


class Waiver(TenantModel):
    """A decided exception to one duty, never to one of an act. The reason stands here, not in the journal."""

    key = models.CharField(max_length=KEY_LENGTH)
    reason = models.CharField(_("reason"), max_length=20, choices=WaiverReason.choices)
    text = models.TextField(_("in words"))
    decided_by = models.CharField(_("decided by"), max_length=60)
    decided_on = models.DateField(_("decided on"))
    reference = models.CharField(_("decision reference"), max_length=120)
    entry = models.PositiveIntegerField()

    objects = TenantManager.from_queryset(TenantQuerySet)()

    class Meta:
        constraints = [
            models.UniqueConstraint("municipality", "entry", name="waiver_has_its_own_entry"),
            models.CheckConstraint(condition=~Q(text="") & ~Q(reference=""), name="waiver_says_why"),
        ]
        indexes = [models.Index(fields=["municipality", "key"])]

    def __str__(self) -> str:
        return self.key


class Judgement(TenantModel):
    """A person's answer where no program can tell, with the question as it read then."""

    rule = models.CharField(max_length=KEY_LENGTH)
    question = models.TextField()
    answer = models.CharField(_("answer"), max_length=10, choices=Answer.choices)
    text = models.TextField(_("in words"))
    judged_on = models.DateField(_("judged on"))
    entry = models.PositiveIntegerField()

    objects = TenantManager.from_queryset(TenantQuerySet)()

    class Meta:
        constraints = [models.CheckConstraint(condition=~Q(text=""), name="judgement_says_why")]
        indexes = [models.Index(fields=["municipality", "rule"])]

    def __str__(self) -> str:
        return f"{self.rule} {self.answer}"


class ImportBatch(TenantModel):
    """Rows that somebody has sent in, kept until they are imported or dropped.

    `rows` holds each row as {line, cells, problems}; it is emptied when the batch is done or dropped.
    `digest` is the SHA-256 of what was sent, so that the same file cannot be imported twice. `skipped` is
    how many rows somebody left out because they are like what was there already.
    """

    name = models.CharField(max_length=120)
    digest = models.CharField(max_length=64)
    rows = models.JSONField(default=list)
    count = models.PositiveIntegerField()
    state = models.CharField(max_length=10, choices=BatchState.choices, default=BatchState.WAITING)
    made_by = models.CharField(max_length=36, blank=True)
    made_at = models.DateTimeField()
    done_at = models.DateTimeField(null=True, blank=True)
    first_entry = models.PositiveIntegerField(null=True)
    last_entry = models.PositiveIntegerField(null=True)
    skipped = models.PositiveIntegerField(default=0)

    objects = TenantManager.from_queryset(TenantQuerySet)()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                "municipality", "digest", condition=Q(state=BatchState.DONE), name="file_imported_once"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def taken(self) -> int:
        """Return how many rows were recorded, of a batch that is done."""
        return self.count - self.skipped

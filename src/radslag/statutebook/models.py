"""Adopted statutes, their versions and house rules, drafts, and the register of control documents."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from radslag.municipalities.locks import APPEND_ONLY
from radslag.municipalities.models import TenantModel
from radslag.municipalities.tenancy import TenantManager, TenantQuerySet
from radslag.statutebook.states import DocumentKind

SHA256_HEX = 64


class Statute(TenantModel):
    """A local statute through time: its lineage, its title now, and the bodies it governs."""

    lineage = models.SlugField(_("address word"), max_length=60)
    title = models.CharField(_("title"), max_length=250)
    bodies = models.JSONField(_("bodies"), default=list)

    objects = TenantManager.from_queryset(TenantQuerySet)()

    class Meta:
        constraints = [models.UniqueConstraint("municipality", "lineage", name="statute_named_once")]

    def __str__(self) -> str:
        return self.title


class StatuteVersion(TenantModel):
    """One adopted wording. Never changed and never deleted: a later row replaces or corrects it.

    `number` counts a statute's adoptions. Two rows with the same `valid_from` are a wording and its
    correction; the later one counts. The text is kept byte for byte and `sha256` is its hash.
    """

    locks = (*TenantModel.locks, APPEND_ONLY)

    statute = models.ForeignKey(Statute, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    valid_from = models.DateField(_("valid from"))
    valid_through = models.DateField(_("valid through"), null=True)
    text = models.TextField()
    sha256 = models.CharField(max_length=SHA256_HEX)
    adopted_by = models.CharField(_("adopted by"), max_length=200, blank=True)
    adopted_on = models.DateField(_("adopted on"), null=True)
    adopted_ref = models.CharField(_("paragraph"), max_length=120, blank=True)
    entered_by = models.CharField(max_length=36)
    entered_at = models.DateTimeField()

    objects = TenantManager.from_queryset(TenantQuerySet)()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                "municipality", "statute", "number", name="statute_version_numbered_once"
            ),
            models.CheckConstraint(
                condition=Q(valid_through=None) | Q(valid_through__gte=F("valid_from")),
                name="statute_version_ends_after_it_starts",
            ),
            models.CheckConstraint(condition=~Q(text=""), name="statute_version_says_something"),
        ]

    def __str__(self) -> str:
        return f"{self.statute_id} {self.valid_from}"


class HouseRules(TenantModel):
    """The office's own numbers beside one wording. Each adoption is a new row; the latest counts.

    `lineage` may be an act's, since a municipality chooses its own numbers beside the law too.
    """

    locks = (*TenantModel.locks, APPEND_ONLY)

    lineage = models.CharField(max_length=60)
    valid_from = models.DateField()
    number = models.PositiveIntegerField()
    text = models.TextField()
    sha256 = models.CharField(max_length=SHA256_HEX)
    decided_by = models.CharField(_("decided by"), max_length=200, blank=True)
    decided_on = models.DateField(_("decided on"), null=True)
    decided_ref = models.CharField(_("decision reference"), max_length=120, blank=True)
    entered_by = models.CharField(max_length=36)
    entered_at = models.DateTimeField()

    objects = TenantManager.from_queryset(TenantQuerySet)()

    class Meta:
        constraints = [
            models.UniqueConstraint("municipality", "lineage", "number", name="house_rules_numbered_once"),
            models.CheckConstraint(condition=~Q(text=""), name="house_rules_say_something"),
        ]

    def __str__(self) -> str:
        return f"{self.lineage} {self.number}"


class DraftQuerySet(TenantQuerySet["Draft"]):
    """Questions about drafts."""

    def open(self) -> DraftQuerySet:
        """Keep drafts that are neither adopted nor put away, latest saved first."""
        return self.filter(closed_at=None).order_by("-saved_at", "-pk")


class Draft(TenantModel):
    """A coming wording as somebody left it, whether or not it can be read."""

    lineage = models.CharField(max_length=60, blank=True)
    title = models.CharField(max_length=250, blank=True)
    text = models.TextField()
    house_text = models.TextField(blank=True)
    version = models.PositiveIntegerField(default=1)
    saved_by = models.CharField(max_length=36)
    saved_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True)

    objects = TenantManager.from_queryset(DraftQuerySet)()

    def __str__(self) -> str:
        return self.title or self.lineage or str(self.pk)


class ControlDocument(TenantModel):
    """One row of the register: what it is, who owns it, who adopted it, how long it is valid.

    Anything that the document does not show may be empty. A row with `statute_version` says what that
    adopted text says of itself; only its `kind` is entered by hand.
    """

    kind = models.CharField(_("kind"), max_length=10, choices=DocumentKind.choices, blank=True)
    type_word = models.CharField(_("the document's own word"), max_length=60, blank=True)
    title = models.CharField(_("title"), max_length=250)
    case_number = models.CharField(_("registry number"), max_length=60, blank=True)
    owner = models.CharField(_("owner"), max_length=120, blank=True)
    adopted_by = models.CharField(_("adopted by"), max_length=200, blank=True)
    adopted_on = models.DateField(_("adopted on"), null=True, blank=True)
    adopted_ref = models.CharField(_("paragraph"), max_length=120, blank=True)
    valid_from = models.DateField(_("valid from"), null=True, blank=True)
    valid_through = models.DateField(_("valid through"), null=True, blank=True)
    edition = models.CharField(_("version"), max_length=40, blank=True)
    revised_on = models.DateField(_("last revised"), null=True, blank=True)
    replaces = models.CharField(_("replaces"), max_length=250, blank=True)
    applies_to = models.CharField(_("applies to"), max_length=250, blank=True)
    statute_version = models.OneToOneField(
        StatuteVersion, on_delete=models.PROTECT, null=True, blank=True, related_name="document"
    )
    version = models.PositiveIntegerField(default=1)

    objects = TenantManager.from_queryset(TenantQuerySet)()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_through=None) | Q(valid_from=None) | Q(valid_through__gte=F("valid_from")),
                name="control_document_ends_after_it_starts",
            ),
            models.CheckConstraint(
                condition=Q(kind__in=["", *DocumentKind.values]), name="control_document_of_a_known_kind"
            ),
            models.CheckConstraint(condition=~Q(title=""), name="control_document_has_a_title"),
        ]

    def __str__(self) -> str:
        return self.title

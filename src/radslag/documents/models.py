"""Documents with their versions and finished files, and files that were received."""

from __future__ import annotations

from typing import Self, TypeVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from radslag.documents.locks import REDACTION, VERSION
from radslag.documents.permissions import readable_by
from radslag.documents.states import Level, Scan, Status
from radslag.journal.models import IdsField
from radslag.municipalities.locks import APPEND_ONLY
from radslag.municipalities.models import TenantModel
from radslag.municipalities.permissions import Actor
from radslag.municipalities.tenancy import TenantManager, TenantQuerySet

M = TypeVar("M", bound=models.Model)
_DECIDED = ~Q(ground="") & ~Q(level_decided_by="") & Q(level_decided_at__isnull=False)


class LevelledQuerySet(TenantQuerySet[M]):
    """Questions about things with a level."""

    def visible_to(self, actor: object) -> Self:
        """Keep what this actor may know of; nothing for one who is not signed in."""
        return self.filter(readable_by(actor)) if isinstance(actor, Actor) else self.none()

    def public(self) -> Self:
        """Keep what anybody may read."""
        return self.filter(level=Level.PUBLIC)

    def of_body(self, key: str) -> Self:
        """Keep what belongs to a body."""
        return self.filter(bodies__holds=key)


class DocumentQuerySet(LevelledQuerySet["Document"]):
    """Questions about documents."""


class UploadQuerySet(LevelledQuerySet["Upload"]):
    """Questions about files that were received."""


class Levelled(TenantModel):
    """Something with a level: what it is about, whose it is, who is named on it, and who decided.

    `bodies` holds body keys, `readers` the journal ids of those who are named, `ground` a provision as
    "OSL 18 kap. 1 §". What is secret has a ground, a decider and a moment; the database sees to that.
    """

    matter = models.CharField(_("matter"), max_length=120, blank=True)
    bodies = IdsField()
    readers = IdsField()
    level = models.CharField(_("level"), max_length=10, choices=Level.choices, default=Level.INTERNAL)
    ground = models.CharField(_("ground for secrecy"), max_length=120, blank=True)
    level_decided_by = models.CharField(max_length=36, blank=True)
    level_decided_at = models.DateTimeField(null=True, blank=True)
    registry_number = models.CharField(_("registry number"), max_length=60, blank=True)

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=~Q(level=Level.SECRET) | _DECIDED, name="secret_%(class)s_has_ground_and_decider"
            ),
        ]

    @property
    def is_secret(self) -> bool:
        """Whether only those who are named may read it."""
        return self.level == Level.SECRET


class Document(Levelled):
    """A text and its states; what it says stands in its versions.

    `type` is one of the kinds in `services.content`. `approved_at` is set once and for all: an approved
    document has no further version, and what was wrong in it is told in a document that corrects it.
    """

    type = models.CharField(_("kind"), max_length=20)
    title = models.CharField(_("title"), max_length=200)
    status = models.CharField(_("status"), max_length=12, choices=Status.choices, default=Status.WORKING)
    approved_at = models.DateTimeField(null=True, blank=True)
    dispatched_at = models.DateTimeField(null=True, blank=True)
    corrects = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="corrections"
    )
    created_at = models.DateTimeField()

    objects = TenantManager.from_queryset(DocumentQuerySet)()

    class Meta(Levelled.Meta):
        abstract = False
        constraints = [
            *Levelled.Meta.constraints,
            models.CheckConstraint(
                condition=~Q(status=Status.APPROVED) | Q(approved_at__isnull=False),
                name="approved_document_has_its_moment",
            ),
            models.CheckConstraint(
                condition=Q(corrects=None) | ~Q(corrects=models.F("pk")),
                name="document_does_not_correct_itself",
            ),
        ]
        indexes = [
            models.Index(fields=["municipality", "matter"], name="document_by_matter"),
            models.Index(fields=["municipality", "-created_at"], name="document_by_day"),
        ]

    def __str__(self) -> str:
        return self.title


class Version(TenantModel):
    """One wording of a document: canonical bytes and their digest, never changed, only disposed of.

    `level` is that of the most closed thing in it, whatever the document's own level is.
    """

    locks = (*TenantModel.locks, VERSION)

    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    content = models.BinaryField()
    digest = models.CharField(max_length=64)
    level = models.CharField(max_length=10, choices=Level.choices, default=Level.PUBLIC)
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=36, blank=True)

    objects = TenantManager.from_queryset(TenantQuerySet)()

    class Meta:
        constraints = [
            models.UniqueConstraint("municipality", "document", "number", name="version_numbered_once"),
            models.CheckConstraint(condition=Q(number__gte=1), name="version_number_starts_at_one"),
        ]
        indexes = [models.Index(fields=["municipality", "digest"], name="version_by_digest")]

    def __str__(self) -> str:
        return f"{self.document_id} {self.number}"


class Redaction(TenantModel):
    """What of a version may be shown at a level: a text with a digest of its own, made once."""

    locks = (*TenantModel.locks, REDACTION)

    version = models.ForeignKey(Version, on_delete=models.PROTECT, related_name="redactions")
    level = models.CharField(max_length=10, choices=Level.choices)
    content = models.BinaryField()
    digest = models.CharField(max_length=64)
    made_at = models.DateTimeField()

    objects = TenantManager.from_queryset(TenantQuerySet)()

    class Meta:
        constraints = [
            models.UniqueConstraint("municipality", "version", "level", name="version_redacted_once"),
        ]
        indexes = [models.Index(fields=["municipality", "digest"], name="redaction_by_digest")]

    def __str__(self) -> str:
        return f"{self.version_id} {self.level}"


class Rendering(TenantModel):
    """A finished file of a version, kept byte for byte in the store under its SHA-256."""

    locks = (*TenantModel.locks, APPEND_ONLY)

    version = models.ForeignKey(Version, on_delete=models.PROTECT, related_name="renderings")
    form = models.CharField(max_length=10, default="pdf")
    level = models.CharField(max_length=10, choices=Level.choices)
    sha256 = models.CharField(max_length=64)
    size = models.PositiveIntegerField()
    made_at = models.DateTimeField()

    objects = TenantManager.from_queryset(TenantQuerySet)()

    class Meta:
        constraints = [
            models.UniqueConstraint("municipality", "version", "form", "sha256", name="rendering_kept_once"),
        ]
        indexes = [models.Index(fields=["municipality", "sha256"], name="rendering_by_hash")]

    def __str__(self) -> str:
        return f"{self.version_id} {self.form}"


class Upload(Levelled):
    """A file that somebody handed in, found sound and kept in the store under its SHA-256."""

    name = models.CharField(_("name"), max_length=120)
    sha256 = models.CharField(max_length=64)
    size = models.PositiveIntegerField()
    media_type = models.CharField(max_length=100)
    scan = models.CharField(max_length=12, choices=Scan.choices, default=Scan.NOT_SCANNED)
    received_at = models.DateTimeField()
    received_by = models.CharField(max_length=36, blank=True)

    objects = TenantManager.from_queryset(UploadQuerySet)()

    class Meta(Levelled.Meta):
        abstract = False
        indexes = [
            models.Index(fields=["municipality", "sha256"], name="upload_by_hash"),
            models.Index(fields=["municipality", "matter"], name="upload_by_matter"),
        ]

    def __str__(self) -> str:
        return self.name

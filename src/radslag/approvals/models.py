"""Who was asked to agree to which words, what they answered, and the certificates of our seals."""

from __future__ import annotations

from datetime import timedelta

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from radslag.approvals import locks
from radslag.approvals.states import ApprovalState, StepState, Strength
from radslag.documents.models import Document, Version
from radslag.documents.permissions import readable_by
from radslag.journal.models import IdsField
from radslag.municipalities.locks import APPEND_ONLY
from radslag.municipalities.models import TenantModel, User
from radslag.municipalities.permissions import Actor
from radslag.municipalities.tenancy import TenantManager, TenantQuerySet


class ApprovalQuerySet(TenantQuerySet["Approval"]):
    """Questions about approvals."""

    def visible_to(self, actor: object) -> ApprovalQuerySet:
        """Keep those of documents that this actor may read, and those where they are asked themselves."""
        if not isinstance(actor, Actor):
            return self.none()
        readable = Document.objects.filter(readable_by(actor))
        return self.filter(Q(version__document__in=readable) | Q(steps__user_id=actor.user_id)).distinct()

    def open(self) -> ApprovalQuerySet:
        """Keep those that wait for somebody."""
        return self.filter(state=ApprovalState.OPEN)


class Approval(TenantModel):
    """That some people were asked to agree to one wording, and how it went.

    `digest` is that of the wording, `matter` the journal's reference, `thing` what the core calls what is
    approved, `bodies` body keys. What is approved or taken back never changes; the database sees to that.
    """

    locks = (*TenantModel.locks, locks.APPROVAL)

    version = models.ForeignKey(Version, on_delete=models.PROTECT, related_name="approvals")
    digest = models.CharField(max_length=64)
    matter = models.CharField(max_length=120)
    bodies = IdsField()
    thing = models.CharField(max_length=60)
    strength = models.CharField(
        _("strength"), max_length=1, choices=Strength.choices, default=Strength.JOURNAL
    )
    due = models.DateField(_("due"), null=True, blank=True)
    asked_at = models.DateTimeField()
    asked_by = models.CharField(max_length=36, blank=True)
    state = models.CharField(max_length=10, choices=ApprovalState.choices, default=ApprovalState.OPEN)
    settled_at = models.DateTimeField(null=True, blank=True)

    objects = TenantManager.from_queryset(ApprovalQuerySet)()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                "municipality", "version", condition=Q(state="open"), name="one_open_approval_of_a_wording"
            ),
            models.CheckConstraint(
                condition=Q(state="open", settled_at=None) | ~Q(state="open") & ~Q(settled_at=None),
                name="settled_approval_has_its_moment",
            ),
        ]
        indexes = [models.Index(fields=["municipality", "state", "due"], name="approval_by_state")]

    def __str__(self) -> str:
        return f"{self.matter} {self.state}"

    @property
    def is_open(self) -> bool:
        """Whether somebody can still answer."""
        return self.state == ApprovalState.OPEN


class StepQuerySet(TenantQuerySet["Step"]):
    """Questions about steps."""

    def visible_to(self, actor: object) -> StepQuerySet:
        """Keep the steps that are this person's own to take."""
        return self.filter(user_id=actor.user_id) if isinstance(actor, Actor) else self.none()

    def unanswered(self) -> StepQuerySet:
        """Keep those not approved yet, of approvals that are still open."""
        return self.filter(approval__state=ApprovalState.OPEN).exclude(state=StepState.APPROVED)


class Step(TenantModel):
    """One person's part of an approval, in no order: who, in which role, of which digest, and the answer.

    `role` is the journal's id of a role, `who` that of a person. Title, name, organisation and address are as
    they are printed, since they are to be read as they were that day. `how` says in words how the person
    showed who they were.
    """

    locks = (*TenantModel.locks, locks.STEP)

    approval = models.ForeignKey(Approval, on_delete=models.PROTECT, related_name="steps")
    digest = models.CharField(max_length=64)
    role = models.CharField(_("role"), max_length=60)
    title = models.CharField(max_length=80)
    who = models.CharField(max_length=120)
    name = models.CharField(_("name"), max_length=120)
    organisation = models.CharField(_("organisation"), max_length=120, blank=True)
    address = models.EmailField(_("e-mail"), blank=True)
    user = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    state = models.CharField(max_length=10, choices=StepState.choices, default=StepState.WAITING)
    approved_digest = models.CharField(max_length=64, blank=True)
    decided_at = models.DateTimeField(null=True, blank=True)
    how = models.CharField(max_length=120, blank=True)
    comment = models.TextField(_("comment"), blank=True)

    objects = TenantManager.from_queryset(StepQuerySet)()

    class Meta:
        constraints = [
            models.UniqueConstraint("municipality", "approval", "role", "who", name="asked_once_in_a_role"),
            models.CheckConstraint(
                condition=~Q(state="approved")
                | Q(approved_digest=F("digest"), decided_at__isnull=False) & ~Q(how=""),
                name="approved_step_is_of_the_digest",
            ),
            models.CheckConstraint(
                condition=Q(state="approved") | Q(approved_digest=""),
                name="only_what_is_approved_has_a_digest",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.role} {self.state}"

    @property
    def has_approved(self) -> bool:
        """Whether this person has agreed; then nothing in the row changes any more."""
        return self.state == StepState.APPROVED


class MailCode(TenantModel):
    """The code last sent to the address of a step; it opens once, for ten minutes, and bears five tries."""

    LIFE, BETWEEN, TRIES = timedelta(minutes=10), timedelta(minutes=1), 5

    step = models.OneToOneField(Step, on_delete=models.PROTECT, related_name="mail_code")
    code_digest = models.CharField(max_length=64, blank=True)
    sent_at = models.DateTimeField()
    failed_tries = models.PositiveSmallIntegerField(default=0)

    objects = TenantManager.from_queryset(TenantQuerySet)()

    def __str__(self) -> str:
        return str(self.step_id)


class ApprovalByMailQuerySet(TenantQuerySet["ApprovalByMail"]):
    """Questions about decisions on approval by code."""

    def in_force(self) -> ApprovalByMailQuerySet:
        """Keep those that hold."""
        return self.filter(withdrawn_at=None)


class ApprovalByMail(TenantModel):
    """A body's decision that its documents may be approved without an account, by a code sent by e-mail."""

    body = models.CharField(_("body"), max_length=60)
    reason = models.CharField(_("decision"), max_length=300)
    decided_by = models.CharField(max_length=36, blank=True)
    decided_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    objects = TenantManager.from_queryset(ApprovalByMailQuerySet)()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                "municipality", "body", condition=Q(withdrawn_at=None), name="one_decision_on_mail_in_force"
            ),
            models.CheckConstraint(
                condition=~Q(body="") & ~Q(reason=""), name="decision_on_mail_names_body_and_reason"
            ),
        ]

    def __str__(self) -> str:
        return self.body


class SealCertificate(TenantModel):
    """A certificate that this municipality has sealed with, so that a seal is known for ever after."""

    locks = (*TenantModel.locks, APPEND_ONLY)

    fingerprint = models.CharField(max_length=64)
    der = models.BinaryField()
    first_used_at = models.DateTimeField()
    demonstration = models.BooleanField(default=False)

    objects = TenantManager.from_queryset(TenantQuerySet)()

    class Meta:
        constraints = [
            models.UniqueConstraint("municipality", "fingerprint", name="certificate_kept_once"),
        ]

    def __str__(self) -> str:
        return self.fingerprint

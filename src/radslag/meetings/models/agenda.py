"""What is on the agenda: items, their papers, proposals from members, and mixed groups with their answers."""

from __future__ import annotations

from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from radslag.bodies.models import Body, Person
from radslag.documents.models import Upload
from radslag.documents.states import Level
from radslag.journal.models import Holds, IdsField
from radslag.meetings.models.meetings import Meeting, Sitting
from radslag.meetings.permissions import READING, SEES_EVERY_AUDIENCE
from radslag.meetings.states import ItemKind, ItemState, ProposalState
from radslag.municipalities.models import TenantModel
from radslag.municipalities.permissions import Actor
from radslag.municipalities.states import RoleKind
from radslag.municipalities.tenancy import TenantManager, TenantQuerySet


def bodies_as(actor: Actor, kinds: tuple[RoleKind, ...]) -> set[str]:
    """Return the keys of the bodies in which the actor is one of these; "" stands for all of them."""
    return {body for kind, body in actor.roles if kind in kinds}


def named_if_secret(actor: Actor) -> Q:
    """Return the condition for what a thing's level lets this actor see: what is secret, by name only."""
    return ~Q(level=Level.SECRET) | Q(readers__holds=actor.journal_id)


def _in_audience(actor: Actor) -> Q:
    """Return the condition for items whose audience holds the actor's organisation, or that have none.

    Those who prepare or lead the meeting, and the registrar, see every item that is not secret.
    """
    keeping = bodies_as(actor, SEES_EVERY_AUDIENCE)
    if "" in keeping:
        return ~Q(level="")
    sender = Person.objects.filter(user_id=actor.user_id).values("organisation__key")[:1]
    kept = Sitting.objects.filter(body__key__in=keeping).values("meeting")
    return Q(audience=[]) | Q(Holds(models.F("audience"), models.Subquery(sender))) | Q(meeting__in=kept)


class Guarded(models.Model):
    """A thing with a secrecy level; a secret one says by which provision, and who judged so, when.

    `readers` are the journal ids of those who are named on what is secret.
    """

    level = models.CharField(_("level"), max_length=10, choices=Level.choices, default=Level.INTERNAL)
    ground = models.CharField(_("provision"), max_length=120, blank=True)
    readers = IdsField()
    level_decided_by = models.CharField(max_length=36, blank=True, editable=False)
    level_decided_at = models.DateTimeField(null=True, blank=True, editable=False)

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=~Q(level=Level.SECRET)
                | (~Q(ground="") & ~Q(level_decided_by="") & Q(level_decided_at__isnull=False)),
                name="%(class)s_secret_has_a_ground",
            ),
        ]


class ProposalQuerySet(TenantQuerySet["Proposal"]):
    """Questions about proposals."""

    def visible_to(self, actor: object) -> Self:
        """Keep one's own, and those to bodies that one takes part in; secret ones by name only."""
        if not isinstance(actor, Actor):
            return self.none()
        bodies = bodies_as(actor, READING)
        own = Q(proposed_by__user_id=actor.user_id)
        seen = ~Q(level="") if "" in bodies else Q(body__key__in=bodies)
        return self.filter(own | (seen & named_if_secret(actor)))

    def waiting(self) -> Self:
        """Keep those without an answer, the oldest first."""
        return self.filter(state=ProposalState.WAITING).order_by("proposed_at", "pk")

    def in_backlog(self) -> Self:
        """Keep those that are to be taken up and stand on no agenda yet, the oldest first."""
        kept = AgendaItem.objects.kept().exclude(proposal=None).values("proposal")
        found = self.filter(state=ProposalState.ACCEPTED).exclude(pk__in=kept)
        return found.order_by("proposed_at", "pk")


class Proposal(Guarded, TenantModel):
    """An item that somebody wishes to have taken up; accepted it becomes an item, or waits in the backlog."""

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="+")
    title = models.CharField(_("title"), max_length=200)
    text = models.TextField(_("what it is about"), blank=True)
    kind = models.CharField(_("kind"), max_length=12, choices=ItemKind.choices, default=ItemKind.INFORMATION)
    proposed_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    proposed_at = models.DateTimeField()
    state = models.CharField(max_length=10, choices=ProposalState.choices, default=ProposalState.WAITING)
    answer = models.CharField(_("answer"), max_length=300, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)

    objects = TenantManager.from_queryset(ProposalQuerySet)()

    class Meta(Guarded.Meta):
        abstract = False

    def __str__(self) -> str:
        return self.title

    @property
    def body_key(self) -> str:
        """What a role in the body that it was sent to names."""
        return self.body.key


class AgendaItemQuerySet(TenantQuerySet["AgendaItem"]):
    """Questions about items."""

    def visible_to(self, actor: object) -> Self:
        """Keep the items of meetings that the actor may see, by their level and their audience."""
        if not isinstance(actor, Actor):
            return self.none()
        meetings = Meeting.objects.visible_to(actor).values("pk")
        return self.filter(meeting__in=meetings).filter(named_if_secret(actor), _in_audience(actor))

    def in_order(self) -> Self:
        """Order as on the agenda."""
        return self.order_by("position", "pk")

    def kept(self) -> Self:
        """Leave out what was withdrawn."""
        return self.exclude(state=ItemState.WITHDRAWN)


class AgendaItem(Guarded, TenantModel):
    """One item of one meeting.

    `key` is the statute's id of a standing item, "" for others; `clause` where it says so. `audience` are
    the keys of the organisations that may see it, empty for all. `number` is the paragraph it got in the
    record, per body and year. `matter` ties it to the assignment, proposal or duty that it comes from.
    """

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="items")
    position = models.PositiveSmallIntegerField(default=0)
    title = models.CharField(_("title"), max_length=200)
    text = models.TextField(_("what it is about"), blank=True)
    kind = models.CharField(_("kind"), max_length=12, choices=ItemKind.choices, default=ItemKind.INFORMATION)
    key = models.CharField(max_length=60, blank=True)
    clause = models.CharField(max_length=80, blank=True)
    matter = models.CharField(max_length=120, blank=True)
    presenter = models.CharField(_("presenter"), max_length=120, blank=True)
    starts = models.TimeField(_("clock"), null=True, blank=True)
    minutes = models.PositiveSmallIntegerField(_("minutes"), null=True, blank=True)
    audience = models.JSONField(_("who may see it"), default=list, blank=True)
    questions = models.JSONField(_("questions to the groups"), default=list, blank=True)
    late = models.BooleanField(_("added after the notice"), default=False)
    state = models.CharField(max_length=10, choices=ItemState.choices, default=ItemState.OPEN)
    number = models.PositiveIntegerField(null=True, blank=True)
    decision_number = models.PositiveIntegerField(null=True, blank=True)
    year = models.PositiveSmallIntegerField(null=True, blank=True)
    proposal = models.ForeignKey(
        Proposal, on_delete=models.PROTECT, null=True, blank=True, related_name="items"
    )
    carried_from = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="carried_to"
    )
    version = models.PositiveIntegerField(default=1)

    objects = TenantManager.from_queryset(AgendaItemQuerySet)()

    class Meta(Guarded.Meta):
        abstract = False
        indexes = [models.Index(fields=["municipality", "meeting", "position"])]

    def __str__(self) -> str:
        return self.title


class PaperQuerySet(TenantQuerySet["Paper"]):
    """Questions about papers."""

    def visible_to(self, actor: object) -> Self:
        """Keep the papers of items and proposals that the actor may see; what is secret by name only."""
        if not isinstance(actor, Actor):
            return self.none()
        items = AgendaItem.objects.visible_to(actor).values("pk")
        proposals = Proposal.objects.visible_to(actor).values("pk")
        seen = Q(item__in=items) | Q(proposal__in=proposals)
        named = ~Q(upload__level=Level.SECRET) | Q(upload__readers__holds=actor.journal_id)
        return self.filter(seen, named)


class Paper(TenantModel):
    """A file that belongs to an item or to a proposal; its secrecy level is the file's own."""

    item = models.ForeignKey(
        AgendaItem, on_delete=models.PROTECT, null=True, blank=True, related_name="papers"
    )
    proposal = models.ForeignKey(
        Proposal, on_delete=models.PROTECT, null=True, blank=True, related_name="papers"
    )
    upload = models.ForeignKey(Upload, on_delete=models.PROTECT, related_name="+")
    title = models.CharField(_("title"), max_length=160)
    late = models.BooleanField(default=False)

    objects = TenantManager.from_queryset(PaperQuerySet)()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(item__isnull=False) | Q(proposal__isnull=False), name="paper_belongs_somewhere"
            ),
        ]

    def __str__(self) -> str:
        return self.title


class TableGroup(TenantModel):
    """A group mixed across organisations that talks about one item."""

    item = models.ForeignKey(AgendaItem, on_delete=models.PROTECT, related_name="groups")
    number = models.PositiveSmallIntegerField()

    objects = TenantManager.from_queryset(TenantQuerySet)()

    class Meta:
        constraints = [models.UniqueConstraint("municipality", "item", "number", name="group_numbered_once")]

    def __str__(self) -> str:
        return f"{self.item_id} {self.number}"


class GroupAnswer(TenantModel):
    """What a group answered to one of the item's questions, counted from 0."""

    group = models.ForeignKey(TableGroup, on_delete=models.PROTECT, related_name="answers")
    question = models.PositiveSmallIntegerField()
    text = models.TextField(blank=True)
    version = models.PositiveIntegerField(default=1)

    objects = TenantManager.from_queryset(TenantQuerySet)()

    class Meta:
        constraints = [
            models.UniqueConstraint("municipality", "group", "question", name="group_answers_once"),
        ]

    def __str__(self) -> str:
        return f"{self.group_id} {self.question}"

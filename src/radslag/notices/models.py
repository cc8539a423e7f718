"""Letters, what goes with them, whom they go to, and the evidence of each attempt."""

from __future__ import annotations

from datetime import datetime

from django.db import models
from django.db.models import Count, Q
from django.utils.translation import gettext_lazy as _

from radslag.municipalities.models import TenantModel
from radslag.municipalities.permissions import Actor
from radslag.municipalities.tenancy import TenantManager, TenantQuerySet
from radslag.notices.permissions import KEEPS_LETTERS
from radslag.notices.states import DUE, NEEDS_A_PERSON, RESENDABLE, MessageState


def _of_their_bodies(actor: object, field: str) -> Q | None:
    """Return the condition for what this actor may see; None for nothing at all."""
    if not isinstance(actor, Actor):
        return None
    bodies = {body for kind, body in actor.roles if kind in KEEPS_LETTERS}
    if not bodies:
        return None
    return Q() if "" in bodies else Q(**{f"{field}__in": bodies})


class LetterQuerySet(TenantQuerySet["Letter"]):
    """Questions about letters."""

    def visible_to(self, actor: object) -> LetterQuerySet:
        """Keep the letters of the bodies that the actor keeps; all of them for a role everywhere."""
        seen = _of_their_bodies(actor, "body")
        return self.none() if seen is None else self.filter(seen)

    def with_counts(self) -> LetterQuerySet:
        """Tell for each how many it goes to, how many wait, and for how many a person is needed."""
        return self.annotate(
            recipients=Count("messages"),
            waiting=Count("messages", filter=Q(messages__state__in=(*DUE, MessageState.SENDING))),
            needing=Count("messages", filter=Q(messages__state__in=NEEDS_A_PERSON)),
        )


class Letter(TenantModel):
    """What is said, once, however many it goes to; never changed after it was posted.

    `matter` is the journal's reference to what it concerns, `body` the key of the body whose letter it is.
    `text` is plain; {link} marks where each recipient's own address goes. `calendar` is an invitation as
    services.calendar.Invitation writes it. `digest` binds all of that and the enclosures together.
    """

    kind = models.SlugField(max_length=40)
    matter = models.CharField(max_length=120, blank=True)
    body = models.CharField(max_length=60, blank=True)
    subject = models.CharField(_("subject"), max_length=200)
    text = models.TextField(_("text"))
    calendar = models.JSONField(null=True)
    digest = models.CharField(max_length=64)
    posted_at = models.DateTimeField(_("posted"))
    posted_by = models.CharField(max_length=36, blank=True)
    send_after = models.DateTimeField(null=True)

    objects = TenantManager.from_queryset(LetterQuerySet)()

    class Meta:
        constraints = [
            models.UniqueConstraint("municipality", "kind", "digest", name="letter_said_once"),
        ]
        indexes = [
            models.Index(fields=["municipality", "matter", "kind"], name="letter_by_matter"),
            models.Index(fields=["municipality", "posted_at"], name="letter_by_time"),
        ]

    def __str__(self) -> str:
        return self.subject

    @property
    def body_key(self) -> str:
        """What a role in this body names."""
        return self.body


class Enclosure(TenantModel):
    """A file that goes with every message of a letter."""

    letter = models.ForeignKey(Letter, on_delete=models.PROTECT, related_name="enclosures")
    name = models.CharField(_("name"), max_length=120)
    media_type = models.CharField(max_length=100)
    content = models.BinaryField()

    objects = TenantManager.from_queryset(TenantQuerySet)()

    def __str__(self) -> str:
        return self.name


class MessageQuerySet(TenantQuerySet["Message"]):
    """Questions about messages."""

    def visible_to(self, actor: object) -> MessageQuerySet:
        """Keep the messages of the letters that the actor may see."""
        seen = _of_their_bodies(actor, "letter__body")
        return self.none() if seen is None else self.filter(seen)

    def due(self, at: datetime) -> MessageQuerySet:
        """Keep what may be sent at this moment, the longest waiting first."""
        return self.filter(state__in=DUE, next_attempt_at__lte=at).order_by("next_attempt_at", "pk")

    def needing_a_person(self) -> MessageQuerySet:
        """Keep what did not arrive or may not have, the latest first."""
        return self.filter(state__in=NEEDS_A_PERSON).order_by("-moved_at", "-pk")


class Message(TenantModel):
    """A letter on its way to one recipient, whose name and address are kept as they were.

    `recipient` is an id such as person:12 or body:kommunstyrelsen. `key` is the SHA-256 of kind, the letter's
    digest and the recipient, so that nobody gets the same letter twice by mistake. `attempts` counts tries
    since `queued_at`; `claim` names the worker that holds it until `claimed_until`.
    """

    letter = models.ForeignKey(Letter, on_delete=models.PROTECT, related_name="messages")
    recipient = models.CharField(max_length=120)
    name = models.CharField(_("name"), max_length=160)
    address = models.CharField(_("e-mail"), max_length=254, blank=True)
    link = models.CharField(max_length=500, blank=True)
    key = models.CharField(max_length=64)
    state = models.CharField(max_length=12, choices=MessageState.choices, default=MessageState.WAITING)
    message_id = models.CharField(max_length=200)
    attempts = models.PositiveSmallIntegerField(default=0)
    queued_at = models.DateTimeField()
    moved_at = models.DateTimeField()
    next_attempt_at = models.DateTimeField()
    claim = models.CharField(max_length=32, blank=True)
    claimed_until = models.DateTimeField(null=True)

    objects = TenantManager.from_queryset(MessageQuerySet)()

    class Meta:
        constraints = [
            models.UniqueConstraint("municipality", "key", name="message_key_used_once"),
            models.CheckConstraint(
                condition=~Q(state=MessageState.SENDING) | Q(claimed_until__isnull=False),
                name="message_being_sent_has_a_lease",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=("waiting", "deferred", "sending")) | ~Q(address=""),
                name="message_to_be_sent_has_an_address",
            ),
        ]
        indexes = [
            models.Index(fields=["municipality", "state", "next_attempt_at"], name="message_by_turn"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def body_key(self) -> str:
        """What a role in the body whose letter it is names."""
        return self.letter.body

    @property
    def may_be_resent(self) -> bool:
        """Whether a person may ask to have it sent once more."""
        return self.state in RESENDABLE

    @property
    def is_unknown(self) -> bool:
        """Whether a person has to tell if it arrived."""
        return self.state == MessageState.UNKNOWN


class Attempt(TenantModel):
    """One try to hand a message over, as evidence: when, which exact bytes, to whom, what was answered.

    `host` is the server, or the folder in a demonstration; `code` is 0 when nothing was answered, and `words`
    are the server's own, or what broke the line.
    """

    message = models.ForeignKey(Message, on_delete=models.PROTECT, related_name="evidence")
    at = models.DateTimeField()
    address = models.CharField(max_length=254)
    outcome = models.CharField(max_length=12, choices=MessageState.choices)
    sha256 = models.CharField(max_length=64, blank=True)
    host = models.CharField(max_length=255, blank=True)
    tls = models.CharField(max_length=20, blank=True)
    code = models.PositiveSmallIntegerField(default=0)
    words = models.TextField(blank=True)

    objects = TenantManager.from_queryset(TenantQuerySet)()

    def __str__(self) -> str:
        return f"{self.code} {self.words}".strip()


class Report(TenantModel):
    """What a mail server reported later about a message: what became of it, by which status, in its words."""

    message = models.ForeignKey(Message, on_delete=models.PROTECT, related_name="reports")
    at = models.DateTimeField()
    action = models.CharField(max_length=20)
    status = models.CharField(max_length=20, blank=True)
    words = models.TextField(blank=True)

    objects = TenantManager.from_queryset(TenantQuerySet)()

    def __str__(self) -> str:
        return f"{self.status} {self.words}".strip()


class FeedKeyQuerySet(TenantQuerySet["FeedKey"]):
    """Questions about keys to personal calendar feeds."""

    def open(self) -> FeedKeyQuerySet:
        """Keep those that still open something."""
        return self.filter(closed_at=None)


class FeedKey(TenantModel):
    """The secret address of a person's own calendar feed; only its digest is kept."""

    person = models.CharField(max_length=120)
    digest = models.CharField(max_length=64)
    opened_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True)

    objects = TenantManager.from_queryset(FeedKeyQuerySet)()

    class Meta:
        constraints = [
            models.UniqueConstraint("municipality", "digest", name="feed_key_used_once"),
            models.UniqueConstraint(
                "municipality", "person", condition=Q(closed_at=None), name="one_open_feed_for_a_person"
            ),
        ]

    def __str__(self) -> str:
        return self.person

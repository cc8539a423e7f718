"""Asking for an extra meeting: one member opens the request, others put their names under it."""

from __future__ import annotations

from datetime import datetime

from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from radslag.bodies.models import Body, Person
from radslag.journal.services import Act, record
from radslag.lifecycle import MoveNotAllowed
from radslag.meetings.models import ExtraRequest, Meeting, Signature
from radslag.meetings.queries.requests import Standing, leading, members_of, standing_of
from radslag.meetings.services.planning import new_matter
from radslag.meetings.states import REQUEST, MeetingKind, RequestState
from radslag.municipalities.tenancy import here
from radslag.notices.services import LINK, Draft, Recipient, post
from radslag.notices.services.tokens import NotOurs, read, sign

SALT = "extra-meeting"
EXTRA = "extra_mote"
ASKED, ENOUGH = "extra_asked", "extra_enough"


class NotAMember(Exception):
    """Only members of the body are counted, so only they sign."""


class NoReason(ValueError):
    """A request says why the body should meet."""


@transaction.atomic
def ask_for_extra(body: Body, reason: str, person: Person, *, actor: str, at: datetime) -> ExtraRequest:
    """Ask that a body meets beside its plan, sign, and let the other members know by mail.

    Where somebody has asked already the name goes under that request, and its reason stands. Raises
    NotAMember and NoReason.
    """
    if not reason.strip():
        raise NoReason
    _check_member(body, person, at)
    there = ExtraRequest.objects.filter(body=body, state=RequestState.GATHERING).first()
    if there:
        return sign_request(there, person, actor=actor, at=at)
    made = ExtraRequest.objects.create(
        ref=new_matter("extra", timezone.localdate(at)), body=body, reason=reason.strip(), opened_at=at
    )
    sign_request(made, person, actor=actor, at=at)
    if made.state == RequestState.GATHERING:
        _let_others_know(made, person, at=at)
    return made


def _check_member(body: Body, person: Person, at: datetime) -> None:
    if person not in members_of(body, timezone.localdate(at)):
        raise NotAMember(person.pk)


@transaction.atomic
def sign_request(request: ExtraRequest, person: Person, *, actor: str, at: datetime) -> ExtraRequest:
    """Put a member's name under a request, once; when enough have signed, chair and coordinator are told.

    Raises NotAMember, and MoveNotAllowed for a request that was answered or withdrawn.
    """
    _check_member(request.body, person, at)
    if request.state not in (RequestState.GATHERING, RequestState.ENOUGH):
        raise MoveNotAllowed(RequestState(request.state), RequestState.GATHERING)
    try:
        with transaction.atomic():
            signature = Signature.objects.create(request=request, person=person, signed_at=at)
    except IntegrityError:
        return request
    what = Act(
        act="requested", thing=EXTRA, ref=request.ref, bodies=[request.body.key], who=[person.journal_id],
        row=row_of(request),
    )  # fmt: skip
    signature.entry = record("extra.requested", actor=actor, at=at, what=what).seq
    signature.save(update_fields=["entry"])
    stand = standing_of(request, timezone.localdate(at))
    if request.state == RequestState.GATHERING and stand.enough:
        request.state = RequestState.ENOUGH
        request.save(update_fields=["state"])
        _tell_those_who_lead(request, stand, at=at)
    return request


def row_of(request: ExtraRequest) -> str:
    """Return how the journal names the row."""
    return f"request:{request.pk}"


@transaction.atomic
def answer_requests(meeting: Meeting, *, actor: str, at: datetime) -> list[ExtraRequest]:
    """Let a planned extra meeting answer what has been asked of its bodies; return what it answered."""
    if meeting.kind != MeetingKind.EXTRA:
        return []
    waiting = list(ExtraRequest.objects.waiting().filter(body__in=meeting.bodies.all()))
    for request in waiting:
        request.state, request.meeting = RequestState.ANSWERED, meeting
        request.save(update_fields=["state", "meeting"])
        _note(request, actor=actor, at=at)
    return waiting


@transaction.atomic
def withdraw_request(request: ExtraRequest, *, actor: str, at: datetime) -> ExtraRequest:
    """Close a request without a meeting; the names under it stay in the journal. Raises MoveNotAllowed."""
    REQUEST.check(RequestState(request.state), RequestState.WITHDRAWN)
    request.state = RequestState.WITHDRAWN
    request.save(update_fields=["state"])
    _note(request, actor=actor, at=at)
    return request


def _note(request: ExtraRequest, *, actor: str, at: datetime) -> None:
    what = Act(
        ref=request.ref, bodies=[request.body.key], row=row_of(request),
        about=[request.meeting.ref] if request.meeting else [], payload={"state": str(request.state)},
    )  # fmt: skip
    record("extra.answered", actor=actor, at=at, what=what)


def signing_token(request: ExtraRequest, person: Person) -> str:
    """Return the word by which one member puts their name under one request, and nothing else."""
    return sign(SALT, {"r": request.pk, "p": person.pk})


def opened_by(token: str) -> tuple[ExtraRequest, Person]:
    """Return the request and the member that a word in an address is for. Raises NotOurs."""
    said = read(SALT, token)
    request = ExtraRequest.objects.select_related("body", "meeting").filter(pk=said.get("r", 0)).first()
    person = Person.objects.filter(pk=said.get("p", 0), forgotten_on=None).first()
    if request is None or person is None:
        raise NotOurs(SALT)
    return request, person


def _let_others_know(request: ExtraRequest, asker: Person, *, at: datetime) -> None:
    others = [one for one in members_of(request.body, timezone.localdate(at)) if one != asker]
    draft = Draft(
        matter=request.ref,
        body=request.body.key,
        subject=_("%(name)s asks for an extra meeting of %(body)s")
        % {"name": asker, "body": request.body.name},
        text="\n\n".join([
            _("%(name)s asks that %(body)s meets beside its plan.")
            % {"name": asker, "body": request.body.name},
            _("Why: %(reason)s") % {"reason": request.reason},
            _("Sign as well, if you want the meeting: %(link)s") % {"link": LINK},
        ]),
    )  # fmt: skip
    post(ASKED, draft, [_member(request, one) for one in others], actor="", at=at)


def _member(request: ExtraRequest, person: Person) -> Recipient:
    path = reverse("meetings:sign_by_mail", args=[here().slug, signing_token(request, person)])
    return Recipient(f"person:{person.pk}", str(person), person.email, path)


def _tell_those_who_lead(request: ExtraRequest, stand: Standing, *, at: datetime) -> None:
    path = reverse("meetings:plan", args=[here().slug]) + f"?begaran={request.pk}"
    told = {"body": request.body.name, "signed": stand.signed, "needed": stand.needed}
    draft = Draft(
        matter=request.ref,
        body=request.body.key,
        subject=_("An extra meeting of %(body)s is asked for") % told,
        text="\n\n".join([
            _("%(signed)s of the %(needed)s needed have asked for an extra meeting of %(body)s.")
            % told,
            _("Why: %(reason)s") % {"reason": request.reason},
            _("Plan the meeting here: %(link)s") % {"link": LINK},
        ]),
    )  # fmt: skip
    to = [Recipient(key, name, mail, path) for key, name, mail in leading(request.body, stand, at)]
    post(ENOUGH, draft, to, actor="", at=at)

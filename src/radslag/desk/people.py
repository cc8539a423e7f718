"""People and what they are here: listed as of a day, invited, given roles, and taken leave of."""

from __future__ import annotations

from urllib.parse import urlencode

from allauth.account.adapter import get_adapter
from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from radslag.bodies.models import Body
from radslag.municipalities import queries, services
from radslag.municipalities.forms import EndRoleForm, GiveRoleForm, InviteForm, PeopleOnForm
from radslag.municipalities.http import MemberRequest, address, needs, row, rows
from radslag.municipalities.models import Invitation, Role, User
from radslag.municipalities.permissions import may_give
from radslag.municipalities.services import Invited
from radslag.municipalities.states import Assurance, RoleKind


def names_of_bodies(request: MemberRequest) -> dict[str, str]:
    """Return the name of each body by its key."""
    return dict(rows(request, Body).order_by("name").values_list("key", "name"))


@needs("municipalities.see_people")
def people(request: MemberRequest) -> HttpResponse:
    """List who is what here, on the day asked for or today, and who has been invited."""
    today = timezone.localdate()
    form = PeopleOnForm(request.GET or None, initial={"dag": today})
    day = (form.is_valid() and form.cleaned_data["dag"]) or today
    context = {
        "form": form, "day": day, "today": today, "people": queries.people_on(day),
        "bodies": names_of_bodies(request),
        "invitations": rows(request, Invitation).pending() if day == today else [],
    }  # fmt: skip
    return render(request, "municipalities/people.html", context)


@needs("municipalities.invite", assurance=Assurance.RECENT)
def person_invite(request: MemberRequest) -> HttpResponse:
    """Ask somebody to come here, by a code that goes to their address."""
    form = InviteForm(request.POST or None, actor=request.actor, bodies=names_of_bodies(request).items())
    if request.method == "POST" and form.is_valid():
        wanted = {**form.cleaned_data, "kind": RoleKind(form.cleaned_data["kind"])}
        try:
            sent = services.invite(**wanted, actor=request.actor.journal_id, at=timezone.now())
        except services.InvitedAlready:
            form.add_error("email", _("That address has an open invitation to that role already."))
        except services.RoleHeldAlready:
            form.add_error("email", _("The person with that address has that role already."))
        else:
            send(request, sent)
            return redirect(address("desk:people"))
    context = {"form": form}
    return render(request, "municipalities/person_invite.html", context, status=422 if form.errors else 200)


def send(request: MemberRequest, sent: Invited) -> None:
    """Send an invitation with its code, and say so; in a demonstration, show the code."""
    where = reverse("account_invitation", args=[request.place.slug])
    link = request.build_absolute_uri(f"{where}?{urlencode({'e-post': sent.invitation.email})}")
    words = {
        "invitation": sent.invitation, "code": sent.code, "address": link, "place": request.place,
        "inviter": request.actor.name,
    }  # fmt: skip
    get_adapter().send_mail("account/email/invitation", sent.invitation.email, words)
    messages.success(
        request, _("The invitation has been sent to %(email)s.") % {"email": sent.invitation.email}
    )
    if settings.DEMO and request.place.demonstration:
        shown = _("This is a demonstration, so the code is shown here: %(code)s. It is used at %(address)s")
        messages.info(request, shown % {"code": sent.code, "address": link})


def invitation_of(request: MemberRequest, number: int) -> Invitation:
    """Return an invitation that this person may answer for; others do not exist."""
    found = row(request, Invitation, pk=number)
    if not may_give(request.actor, RoleKind(found.kind), found.body):
        raise PermissionDenied
    return found


@require_POST
@needs("municipalities.invite", assurance=Assurance.RECENT)
def invitation_renew(request: MemberRequest, number: int) -> HttpResponse:
    """Send an open invitation once more, with a new code."""
    found = invitation_of(request, number)
    try:
        send(request, services.renew_invitation(found, actor=request.actor.journal_id, at=timezone.now()))
    except services.CodeDoesNotOpen:
        messages.info(request, _("The invitation has been answered meanwhile."))
    return redirect(address("desk:people"))


@require_POST
@needs("municipalities.invite", assurance=Assurance.RECENT)
def invitation_withdraw(request: MemberRequest, number: int) -> HttpResponse:
    """Take an open invitation back."""
    found = invitation_of(request, number)
    services.withdraw_invitation(found, actor=request.actor.journal_id, at=timezone.now())
    messages.success(request, _("The invitation to %(name)s has been taken back.") % {"name": found.name})
    return redirect(address("desk:people"))


def person_of(number: int) -> User:
    """Return somebody who belongs here; others do not exist."""
    found = queries.person_here(number)
    if found is None:
        raise Http404
    return found


@needs("municipalities.invite", assurance=Assurance.RECENT)
def role_give(request: MemberRequest, number: int) -> HttpResponse:
    """Give another role to somebody who is already here."""
    user = person_of(number)
    form = GiveRoleForm(request.POST or None, actor=request.actor, bodies=names_of_bodies(request).items())
    if request.method == "POST" and form.is_valid():
        wanted = {**form.cleaned_data, "kind": RoleKind(form.cleaned_data["kind"])}
        try:
            services.give_role(user, **wanted, actor=request.actor.journal_id, at=timezone.now())
        except services.RoleHeldAlready:
            form.add_error("kind", _("%(name)s has that role already.") % {"name": user.name})
        else:
            messages.success(request, _("%(name)s has the role.") % {"name": user.name})
            return redirect(address("desk:people"))
    context = {"form": form, "person_asked": user}
    return render(request, "municipalities/role_give.html", context, status=422 if form.errors else 200)


@needs("municipalities.invite", assurance=Assurance.RECENT)
def role_end(request: MemberRequest, number: int) -> HttpResponse:
    """Show what ending a role means, and end it."""
    role = row(request, Role, pk=number)
    if not may_give(request.actor, RoleKind(role.kind), role.body):
        raise PermissionDenied
    form = EndRoleForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        through = form.cleaned_data["through"]
        try:
            services.end_role(role, actor=request.actor.journal_id, at=timezone.now(), through=through)
        except services.SomebodyMustStay:
            form.add_error(
                None, _("This is the last person who can invite others. Invite another one first.")
            )
        else:
            messages.success(request, _("The role of %(name)s has an end.") % {"name": role.user.name})
            return redirect(address("desk:people"))
    context = {"form": form, "role": role, "body_name": names_of_bodies(request).get(role.body, "")}
    return render(request, "municipalities/role_end.html", context, status=422 if form.errors else 200)


@needs("municipalities.invite", assurance=Assurance.RECENT)
def person_restore(request: MemberRequest, number: int) -> HttpResponse:
    """Let somebody who has lost their passkey start anew, after having met or called them."""
    user = person_of(number)
    if request.method != "POST":
        return render(request, "municipalities/person_restore.html", {"person_asked": user})
    try:
        services.forget_factors(user, actor=request.actor.journal_id, at=timezone.now())
    except services.BelongsElsewhere:
        words = _("%(name)s also works in another municipality. Ask whoever runs the installation.")
        messages.warning(request, words % {"name": user.name})
    else:
        words = _("%(name)s signs in by code next time, and then makes a new passkey.")
        messages.success(request, words % {"name": user.name})
    return redirect(address("desk:people"))

"""Organisations, people and offices."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from radslag.bodies import services
from radslag.bodies.forms.people import OrganisationForm, PersonForm, key_of
from radslag.bodies.forms.seats import OfficeForm
from radslag.bodies.models import Office, Person
from radslag.bodies.queries import (
    account_for,
    offices_with_holders,
    organisations_with_people,
    people,
    seats_of,
)
from radslag.bodies.views.asking import Nothing, Question, ask, posted, somebody
from radslag.municipalities.http import MemberRequest, address, needs, row


@needs("bodies.read")
def person_list(request: MemberRequest) -> HttpResponse:
    """Show organisations with their people, and people without organisation."""
    context = {
        "organisations": organisations_with_people(),
        "others": people().filter(organisation=None),
        "changes": request.actor.may("bodies.keep_people"),
    }
    return render(request, "bodies/person_list.html", context)


@needs("bodies.read")
def person(request: MemberRequest, pk: int) -> HttpResponse:
    """Show where somebody sits and has sat; contact only to those who keep people."""
    found = row(request, Person, pk=pk)
    mandates, holdings = seats_of(found)
    changes = request.actor.may("bodies.keep_people")
    context = {
        "somebody": found,
        "mandates": mandates,
        "holdings": holdings,
        "changes": changes,
        "account": account_for(found) if changes else None,
        "today": timezone.localdate(),
    }
    return render(request, "bodies/person.html", context)


@needs("bodies.keep_people")
def person_new(request: MemberRequest) -> HttpResponse:
    """Ask who somebody is."""
    form = PersonForm(posted(request))
    question = Question(
        heading=_("New person"),
        act=_("Save the person"),
        done=_("The person is here."),
        back=address("bodies:people"),
        lead=_("Write only what is needed to reach them in their task."),
    )

    def work() -> str:
        who, at = request.actor.journal_id, timezone.now()
        made = services.register_person(form.words(), actor=who, at=at)
        return address("bodies:person", made.pk)

    return ask(request, form, question, work)


@needs("bodies.keep_people")
def person_change(request: MemberRequest, pk: int) -> HttpResponse:
    """Ask what is right about somebody."""
    found = row(request, Person, pk=pk, forgotten_on=None)
    now = {name: getattr(found, name) for name in ("name", "title", "email", "phone")}
    form = PersonForm(posted(request), initial={**now, "organisation": str(found.organisation_id or "")})
    question = Question(
        heading=_("Correct the person"),
        act=_("Save the correction"),
        done=_("The person is corrected."),
        back=address("bodies:person", found.pk),
    )

    def work() -> str:
        who, at = request.actor.journal_id, timezone.now()
        services.change_person(found, form.words(), actor=who, at=at)
        return address("bodies:person", found.pk)

    return ask(request, form, question, work)


@needs("bodies.keep_people")
def person_link(request: MemberRequest, pk: int) -> HttpResponse:
    """Ask whether the account with the same address is this person's."""
    found = row(request, Person, pk=pk)
    account = account_for(found)
    if account is None:
        raise Http404
    form = Nothing(posted(request))
    question = Question(
        heading=_("Link the account"),
        act=_("Link the account"),
        done=_("The account is linked. Its rights follow the person's seats."),
        back=address("bodies:person", found.pk),
        lead=_("The account with the same e-mail address then gets the rights that the seats carry."),
    )

    def work() -> str:
        services.link_account(found, account, actor=request.actor.journal_id, at=timezone.now())
        return address("bodies:person", found.pk)

    return ask(request, form, question, work)


@needs("bodies.keep_people")
def person_forget(request: MemberRequest, pk: int) -> HttpResponse:
    """Ask whether name and contact of somebody who has left shall be disposed of."""
    found = row(request, Person, pk=pk, forgotten_on=None)
    form = Nothing(posted(request))
    question = Question(
        heading=_("Dispose of name and contact"),
        act=_("Dispose of name and contact"),
        done=_("Name and contact are gone. What the person held is shown as a former member's."),
        back=address("bodies:person", found.pk),
        lead=_("This cannot be undone. Minutes that are kept still hold the name."),
    )

    def work() -> str:
        services.forget_person(found, actor=request.actor.journal_id, at=timezone.now())
        return address("bodies:people")

    return ask(request, form, question, work)


@needs("bodies.keep_people")
def organisation_new(request: MemberRequest) -> HttpResponse:
    """Ask for an organisation."""
    form = OrganisationForm(posted(request))
    question = Question(
        heading=_("New organisation"),
        act=_("Save the organisation"),
        done=_("The organisation is here."),
        back=address("bodies:people"),
    )

    def work() -> str:
        given = form.cleaned_data
        services.register_organisation(
            key_of(given["name"]), given["name"], kind=given["kind"],
            actor=request.actor.journal_id, at=timezone.now(),
        )  # fmt: skip
        return address("bodies:people")

    return ask(request, form, question, work)


@needs("bodies.read")
def office_list(request: MemberRequest) -> HttpResponse:
    """Show the offices that seats follow, and who has them."""
    context = {
        "offices": offices_with_holders(),
        "changes": request.actor.may("bodies.appoint"),
        "today": timezone.localdate(),
    }
    return render(request, "bodies/office_list.html", context)


@needs("bodies.appoint")
def office_fill(request: MemberRequest, key: str) -> HttpResponse:
    """Ask who holds an office."""
    found, today = row(request, Office, key=key), timezone.localdate()
    form = OfficeForm(found, today, posted(request), initial={"on": today})
    question = Question(
        heading=_("Write who holds the office"),
        act=_("Save"),
        done=_("Saved. The seats that follow the office follow."),
        back=address("bodies:offices"),
        lead=found.name,
    )

    def work() -> str:
        given, who, at = form.cleaned_data, request.actor.journal_id, timezone.now()
        terms = services.Terms(through=given["through"], succeeds=given.get("succeeds"))
        holder = somebody(form, actor=who, at=at)
        services.appoint_to_office(found, holder, on=given["on"], terms=terms, actor=who, at=at)
        return address("bodies:offices")

    return ask(request, form, question, work)

"""Addresses of the specimen: pages that show every component, for tests only; nothing here ships."""

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import include, path

from radslag.municipalities.http import public_page
from radslag.ui.forms import PlainForm
from radslag.ui.marks import STATUSES
from radslag.ui.views import problem
from tests.specimen import content


class Meeting(PlainForm):
    """One field of each kind."""

    title = forms.CharField(label="Rubrik", max_length=80, help_text="Det som står överst i kallelsen.")
    day = forms.DateField(label="Datum")
    starts = forms.TimeField(label="Börjar")
    place = forms.CharField(label="Plats", required=False)
    hours = forms.DecimalField(
        label="Timmar", required=False, help_text="Med decimalkomma, till exempel 1,5."
    )
    kind = forms.ChoiceField(
        label="Slag", choices=[("o", "Ordinarie"), ("e", "Extra")], widget=forms.RadioSelect
    )
    body = forms.ChoiceField(label="Organ", choices=[("r", "Trygghetsrådet"), ("s", "Styrgruppen")])
    words = forms.CharField(label="Inledning", required=False, widget=forms.Textarea(attrs={"rows": 4}))
    video = forms.BooleanField(label="Mötet har videolänk", required=False)
    papers = forms.FileField(label="Handlingar", required=False)


class Search(PlainForm):
    """A filter above a list."""

    q = forms.CharField(label="Sök", required=False, widget=forms.TextInput(attrs={"type": "search"}))
    year = forms.ChoiceField(label="År", choices=[("2026", "2026"), ("2025", "2025")])


@public_page
def public(request: HttpRequest) -> HttpResponse:
    return render(request, "specimen/public.html", content.everything())


@public_page
def components(request: HttpRequest) -> HttpResponse:
    found = {"statuses": list(STATUSES), "page_obj": Paginator(range(100), 10).page(3), "search": Search()}
    return render(request, "specimen/components.html", content.everything() | found)


@public_page
def desk(request: HttpRequest) -> HttpResponse:
    return render(request, "specimen/desk.html", content.everything())


@public_page
def form(request: HttpRequest) -> HttpResponse:
    filled = Meeting(request.POST, request.FILES) if request.method == "POST" else Meeting()
    if request.method == "POST" and filled.is_valid():
        messages.success(request, "Mötet är sparat. Nu kan du skriva dagordningen.")
    wrong = request.method == "POST" and not filled.is_valid()
    return render(request, "specimen/form.html", {"form": filled}, status=422 if wrong else 200)


@public_page
def quick(request: HttpRequest) -> HttpResponse:
    """Answer the same form with and without htmx: the part when a part was asked for."""
    filled = Search(request.POST) if request.method == "POST" else Search()
    filled.fields["q"].required = True
    wrong = request.method == "POST" and not filled.is_valid()
    name = "specimen/_quick.html" if request.headers.get("HX-Request") else "specimen/quick.html"
    said = filled.cleaned_data["q"] if filled.is_bound and not wrong else ""
    if said == "kras":
        return problem(request, 503)
    return render(request, name, {"form": filled, "said": said}, status=422 if wrong else 200)


@public_page
def error(request: HttpRequest, status: int) -> HttpResponse:
    return problem(request, status)


@public_page
def broken(request: HttpRequest) -> HttpResponse:
    return HttpResponse(str(1 / 0))


urlpatterns = [
    path("konto/", include("radslag.municipalities.urls")),
    path("<slug:kommun>/", public, name="public"),
    path("<slug:kommun>/delar/", components, name="components"),
    path("<slug:kommun>/arbete/idag/", desk, name="desk"),
    path("<slug:kommun>/arbete/formular/", form, name="form"),
    path("<slug:kommun>/arbete/snabbt/", quick, name="quick"),
    path("<slug:kommun>/fel/<int:status>/", error, name="error"),
    path("<slug:kommun>/trasig/", broken),
]
handler400 = "radslag.ui.views.bad_request"
handler403 = "radslag.ui.views.not_permitted"
handler404 = "radslag.ui.views.not_found"
handler500 = "radslag.ui.views.server_error"

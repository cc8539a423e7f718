"""What if: imagine acts and another day, and see which duties would differ."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from radslag.municipalities.http import MemberRequest, needs
from radslag.obligations.forms.supposing import SupposeForm
from radslag.obligations.queries.reckoning import Reckoning
from radslag.obligations.queries.supposing import supposed_changes


@needs("obligations.read")
def suppose(request: MemberRequest) -> HttpResponse:
    """Show the form and, when something is supposed, the difference; nothing can be saved from here."""
    today = Reckoning.of(timezone.localdate())
    form = SupposeForm(today.words, request.GET or None, initial={"dag": today.on})
    changes = None
    if form.is_bound and form.is_valid():
        changes = supposed_changes(today, form.imagined(), on=form.cleaned_data["dag"])
    context = {"form": form, "reckoning": today, "changes": changes}
    return render(request, "obligations/suppose.html", context, status=422 if form.errors else 200)

"""From an adopted statute to the bodies and seats that it names: seen first, then made."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from radslag.bodies import services
from radslag.bodies.queries import propose
from radslag.municipalities.http import MemberRequest, address, needs
from radslag.statute.library import Version
from radslag.statutebook import queries as statutebook


def _latest(lineage: str) -> Version:
    versions = [found for found in statutebook.library().lineages.get(lineage, ()) if not _is_act(found)]
    if not versions:
        raise Http404
    return versions[-1]


def _is_act(version: Version) -> bool:
    return version.statute.statute.level == "act"


@needs("bodies.change")
def establish(request: MemberRequest, lineage: str) -> HttpResponse:
    """Show which bodies and seats the latest wording of a statute would make, change and end; then do it."""
    version = _latest(lineage)
    names = statutebook.words(statutebook.library(), version)
    if request.method == "POST":
        services.establish_from_statute(
            version.statute, names, actor=request.actor.journal_id, at=timezone.now()
        )
        messages.success(request, _("Bodies and seats now stand as the statute says."))
        return redirect(address("bodies:bodies"))
    context = {"proposal": propose(version.statute, names), "header": version.statute.statute}
    return render(request, "desk/establish.html", context)

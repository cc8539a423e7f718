"""A mixed group answers its questions, by a link of its own that needs no account."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from radslag.documents.states import Level, higher_of
from radslag.meetings.forms.holding import tidy
from radslag.meetings.models import GroupAnswer, TableGroup
from radslag.meetings.queries.differences import Piece, differences
from radslag.meetings.queries.proceedings import digest
from radslag.meetings.services import groups
from radslag.meetings.states import MeetingState
from radslag.municipalities.http import address, public_page


class Asked:
    """One question with the group's answer, and what somebody else in the group wrote meanwhile."""

    def __init__(self, number: int, words: str, stands: GroupAnswer | None) -> None:
        self.number, self.words = number, words
        self.text, self.version = (stands.text, stands.version) if stands else ("", 0)
        self.pieces: list[Piece] = []
        self.was = digest(self.text)

    def differs(self, mine: str, theirs: GroupAnswer) -> None:
        """Keep what was typed, beside what stands."""
        self.text, self.version, self.was = mine, theirs.version, ""
        self.pieces = differences(mine, theirs.text)


# Whoever has the link may write: there is no session that a foreign page could ride on.
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
@public_page
def group(request: HttpRequest, word: str) -> HttpResponse:
    """Show the group its questions, and save its answers."""
    found = groups.group_of(word)
    if found is None or higher_of(found.item.level, found.item.meeting.level) == Level.SECRET:
        raise Http404
    questions, status, trouble = [Asked(*one) for one in groups.questions_of(found)], 200, ""
    if request.method == "POST":
        status, trouble = _answer(request, found, questions)
        if status == 200:
            return HttpResponseRedirect(address("meetings:group", word) + "?sparat=1", status=303)
    context = {
        "group": found, "item": found.item, "questions": questions, "trouble": trouble,
        "open": found.item.meeting.state == MeetingState.OPEN, "saved": "sparat" in request.GET,
    }  # fmt: skip
    return render(request, "meetings/group.html", context, status=status)


def _answer(request: HttpRequest, group: TableGroup, questions: list[Asked]) -> tuple[int, str]:
    """Save the answers that were typed; return the status and, where something was not saved, why."""
    status, trouble = 200, ""
    for question in questions:
        if f"svar-{question.number}" not in request.POST:
            continue
        mine = tidy(request.POST[f"svar-{question.number}"])
        version, _dot, was = request.POST.get(f"version-{question.number}", "").partition(".")
        if digest(mine) == was:
            continue
        try:
            groups.answer_question(
                group, question.number, mine, seen=int(version) if version.isdecimal() else 0
            )
        except groups.AnswerHasChanged as error:
            question.differs(mine, error.answer)
            status, trouble = 409, _("Somebody else in the group has changed an answer. Both are here.")
        except groups.AnswerIsTooLong:
            question.text = mine
            status, trouble = 413, _("An answer is too long. Shorten it, and save again.")
        except groups.GroupsAreClosed:
            question.text = mine
            return 409, _("The meeting has been closed, so the answers stand. Copy what you wrote.")
    return status, trouble

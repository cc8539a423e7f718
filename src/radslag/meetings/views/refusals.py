"""What cannot be done at a meeting, in words that say what to do instead."""

from __future__ import annotations

from collections.abc import Callable

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from radslag.lifecycle import MoveNotAllowed, SomeoneElseChanged
from radslag.meetings.services import groups, holding, phrases, presence
from radslag.meetings.services.assignments import NobodyResponsible
from radslag.meetings.services.passages import RecordIsClosed, TextHasChanged


class Refused(Exception):
    """What was pressed cannot be done yet; `href` is where on the page it is mended."""

    def __init__(self, words: str, href: str = "#innehall") -> None:
        super().__init__(words)
        self.words, self.href = words, href


_CLOSED = gettext_lazy("The meeting has been closed; what was noted stands.")
_MEANWHILE = gettext_lazy("Somebody else was here before you. This is how the meeting stands now.")
_PRESENT = gettext_lazy("Choose somebody who is noted as present.")
_NOBODY = gettext_lazy("Note who is there first.")

# What a service refuses, what is said of it, and where on the page it is mended.
REFUSALS: dict[type[Exception], tuple[str | Promise, str]] = {
    holding.NobodyIsThere: (_NOBODY, "#narvaro"),
    holding.TheDayHasNotCome: (gettext_lazy("The day of the meeting has not come yet."), "#innehall"),
    holding.NotPresent: (_PRESENT, "#narvaro"),
    holding.ChairApprovesAlready: (
        gettext_lazy("The chair approves as chair. Choose somebody else."), "#narvaro",
    ),
    holding.NoWords: (gettext_lazy("Write what they say."), "#f-view"),
    presence.NotInTheRoom: (_PRESENT, "#f-who"),
    presence.AlreadyTakesPart: (gettext_lazy("The person is on the list already."), "#narvaro"),
    presence.AlreadyInTheRoom: (gettext_lazy("The person is noted as present already."), "#f-who"),
    presence.MeetingIsNotGoingOn: (_CLOSED, "#innehall"),
    RecordIsClosed: (_CLOSED, "#innehall"),
    MoveNotAllowed: (_MEANWHILE, "#innehall"),
    SomeoneElseChanged: (_MEANWHILE, "#innehall"),
    TextHasChanged: (_MEANWHILE, "#innehall"),
    NobodyResponsible: (gettext_lazy("Say who the assignment goes to."), "#arenden"),
    groups.AnswersAreGiven: (gettext_lazy("A group has answered already, so the groups stand."), "#grupper"),
    groups.NobodyToDivide: (_NOBODY, "#grupper"),
    groups.GroupsAreClosed: (gettext_lazy("Groups are made while the meeting goes on."), "#grupper"),
    groups.NothingAnswered: (gettext_lazy("No group has answered yet."), "#grupper"),
    phrases.NoSuchWords: (gettext_lazy("Write the wording to keep."), "#f-new_phrase"),
}  # fmt: skip


def refused(work: Callable[[], str]) -> str:
    """Do the work; what the services refuse comes out as Refused, in words."""
    try:
        return work()
    except holding.ItemsAwaitDecision as error:
        titles = ", ".join(item.title for item in error.items)
        words = _("Write the decision, or carry the item over: %(titles)s") % {"titles": titles}
        raise Refused(words, f"#a-{error.items[0].pk}") from error
    except tuple(REFUSALS) as error:
        said, href = REFUSALS[type(error)]
        raise Refused(str(said), href) from error

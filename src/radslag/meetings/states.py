"""What meetings, items, answers, records and assignments can be, and which moves are allowed."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from radslag.lifecycle import Lifecycle


class MeetingState(TextChoices):
    """How far a meeting has come. While it is planned nothing leaves the house."""

    PLANNED = "planned", _("planned")
    CALLED = "called", _("called")
    OPEN = "open", _("going on")
    HELD = "held", _("held")
    CANCELLED = "cancelled", _("cancelled")


# A meeting may be opened without a notice: the statute asks for one, it does not forbid to meet.
MEETING = Lifecycle(
    {
        MeetingState.PLANNED: frozenset({MeetingState.CALLED, MeetingState.OPEN, MeetingState.CANCELLED}),
        MeetingState.CALLED: frozenset({MeetingState.OPEN, MeetingState.CANCELLED}),
        MeetingState.OPEN: frozenset({MeetingState.HELD}),
    }
)
AHEAD = (MeetingState.PLANNED, MeetingState.CALLED)
"""The states in which a meeting can still be moved and its agenda changed."""
CHANGEABLE = (*AHEAD, MeetingState.OPEN)
"""The states in which items can still be put on the agenda; at the meeting too."""


CHAIR_SEAT = "ordforande"
"""The id that statutes use for the seat of the one who leads."""


class MeetingForm(TextChoices):
    """Where people meet."""

    PHYSICAL = "physical", _("in the room")
    DIGITAL = "digital", _("digitally")
    HYBRID = "hybrid", _("in the room and digitally")


class MeetingKind(TextChoices):
    """Why there is a meeting."""

    ORDINARY = "ordinary", _("ordinary")
    EXTRA = "extra", _("extra")


class ItemKind(TextChoices):
    """What is done with an item."""

    INFORMATION = "information", _("information")
    DISCUSSION = "discussion", _("discussion")
    DECISION = "decision", _("decision")
    ELECTION = "election", _("election")
    WORKSHOP = "workshop", _("work in mixed groups")


class ItemState(TextChoices):
    """What became of an item."""

    OPEN = "open", _("not treated yet")
    TREATED = "treated", _("treated")
    CARRIED = "carried", _("carried over")
    WITHDRAWN = "withdrawn", _("withdrawn")


class ProposalState(TextChoices):
    """Where a proposed item is."""

    WAITING = "waiting", _("waiting for an answer")
    ACCEPTED = "accepted", _("accepted")
    DECLINED = "declined", _("not taken up")
    WITHDRAWN = "withdrawn", _("withdrawn")


class Answer(TextChoices):
    """What somebody answered to the notice; empty until they have."""

    COMING = "coming", _("coming")
    PREVENTED = "prevented", _("cannot come")
    TENTATIVE = "tentative", _("perhaps")


class Channel(TextChoices):
    """How an answer came."""

    LINK = "link", _("by the link in the notice")
    CALENDAR = "calendar", _("by the calendar")
    APP = "app", _("signed in")
    CLERK = "clerk", _("told to the secretary")


class Part(TextChoices):
    """As what somebody takes part in a meeting."""

    MEMBER = "member", _("member")
    SUBSTITUTE = "substitute", _("substitute")
    ADJUNCT = "adjunct", _("co-opted")
    GUEST = "guest", _("guest")
    SECRETARY = "secretary", _("secretary")


class Presence(TextChoices):
    """Whether somebody was there; empty until it has been noted."""

    PRESENT = "present", _("present")
    EXCUSED = "excused", _("absent with notice")
    ABSENT = "absent", _("absent")


class PassageField(TextChoices):
    """The texts of an item that people write at a meeting."""

    NOTES = "notes", _("notes")
    PROPOSAL = "proposal", _("proposal")
    DECISION = "decision", _("decision")


class RecordState(TextChoices):
    """How far the record of a meeting has come."""

    WRITING = "writing", _("being written")
    FOR_APPROVAL = "for_approval", _("for approval")
    SETTLED = "settled", _("settled")


RECORD = Lifecycle(
    {
        RecordState.WRITING: frozenset({RecordState.FOR_APPROVAL, RecordState.SETTLED}),
        RecordState.FOR_APPROVAL: frozenset({RecordState.WRITING, RecordState.SETTLED}),
    }
)


class AssignmentState(TextChoices):
    """Where an assignment is; blocked is told beside, since it says why and not where."""

    OPEN = "open", _("open")
    ANSWERED = "answered", _("answered")
    DONE = "done", _("done")
    WITHDRAWN = "withdrawn", _("withdrawn")


ASSIGNMENT = Lifecycle(
    {
        AssignmentState.OPEN: frozenset(
            {AssignmentState.ANSWERED, AssignmentState.DONE, AssignmentState.WITHDRAWN}
        ),
        AssignmentState.ANSWERED: frozenset({AssignmentState.OPEN, AssignmentState.DONE}),
        AssignmentState.DONE: frozenset({AssignmentState.OPEN}),
    }
)


class RequestState(TextChoices):
    """Where a request for an extra meeting is."""

    GATHERING = "gathering", _("gathering names")
    ENOUGH = "enough", _("enough have asked")
    ANSWERED = "answered", _("a meeting is planned")
    WITHDRAWN = "withdrawn", _("withdrawn")


class ReminderStep(TextChoices):
    """When somebody is reminded of an assignment."""

    SOON = "soon", _("a week before")
    LATE = "late", _("when the day has passed")


class Stand(TextChoices):
    """How an assignment stands on a day, worked out from its day, from what stops it and from its state."""

    LATE = "late", _("the day has passed")
    OPEN = "open", _("open")
    BLOCKED = "blocked", _("something is in the way")
    WATCHED = "watched", _("under watch")
    ANSWERED = "answered", _("has been answered")
    DONE = "done", _("done")
    WITHDRAWN = "withdrawn", _("withdrawn")


REQUEST = Lifecycle(
    {
        RequestState.GATHERING: frozenset(
            {RequestState.ENOUGH, RequestState.ANSWERED, RequestState.WITHDRAWN}
        ),
        RequestState.ENOUGH: frozenset({RequestState.ANSWERED, RequestState.WITHDRAWN}),
    }
)

"""What may be recorded by hand and under which verb; kinds, levels and states of the wheel and of imports."""

from typing import Final

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

# act: verb of the journal. Judgements and waivers have services of their own.
VERB_OF: Final[dict[str, str]] = {
    "planned": "meeting.planned",
    "held": "meeting.held",
    "cancelled": "meeting.cancelled",
    "attended": "member.attended",
    "sent": "document.sent",
    "notified": "notice.given",
    "requested": "extra.requested",
    "offered": "seat.offered",
    "appointed": "seat.appointed",
    "assigned": "assignment.given",
    "reported": "report.received",
    "decided": "document.decided",
    "revised": "document.revised",
    "followed_up": "document.followed_up",
    "treated": "matter.treated",
    "assessed": "norm.judged",
    "approved": "minutes.approved",
    "signed": "agreement.signed",
    "notrequired": "duty.waived",
}

OWN_VERB: Final[dict[tuple[str, str], str]] = {
    ("sent", "kallelse"): "meeting.called",
    ("decided", "arshjul"): "wheel.adopted",
    ("decided", "arsplan"): "wheel.adopted",
}


def verb_of(act: str, thing: str) -> str:
    """Return the verb under which an act stands in the journal; raises KeyError for an unknown act."""
    return OWN_VERB.get((act, thing)) or VERB_OF[act]


class WheelKind(TextChoices):
    """What a person can put on the wheel besides what the statute puts there."""

    CAMPAIGN = "campaign", _("campaign")
    EVENT = "event", _("event")
    MEASUREMENT = "measurement", _("measurement")
    LEGAL_CHANGE = "legal_change", _("legal change")


class Lane(TextChoices):
    """The four lanes of the wheel, from inside."""

    MEETINGS = "meetings", _("Meetings")
    PICTURE = "picture", _("Situational picture")
    MEASURES = "measures", _("Measures")
    CAMPAIGNS = "campaigns", _("Campaigns")


LANE_OF: Final[dict[str, Lane]] = {
    WheelKind.CAMPAIGN: Lane.CAMPAIGNS,
    WheelKind.EVENT: Lane.CAMPAIGNS,
    WheelKind.MEASUREMENT: Lane.PICTURE,
    WheelKind.LEGAL_CHANGE: Lane.MEASURES,
}


class Level(TextChoices):
    """Who may see a row: anyone, or those who work here."""

    INTERNAL = "internal", _("internal")
    PUBLIC = "public", _("public")


class WheelState(TextChoices):
    """How far a version of the wheel has come."""

    DRAFT = "draft", _("draft")
    PROPOSED = "proposed", _("laid forward")
    ADOPTED = "adopted", _("adopted")


class WaiverReason(TextChoices):
    """Why a duty need not be done; the code stands in the journal, the words in the row."""

    OVERTAKEN = "overtaken", _("Something urgent came in between")
    OTHERWISE = "otherwise", _("It was met in another way")
    NO_MATTER = "no_matter", _("There was nothing to do it about")
    OTHER = "other", _("Another reason")


class Answer(TextChoices):
    """A person's answer to a question that no program can settle. The value is the core's own id."""

    YES = "ja", _("Yes")
    PARTLY = "delvis", _("Partly")
    NO = "nej", _("No")


class Likeness(TextChoices):
    """What to do with a row that is like something that is there already."""

    TAKE = "take", _("Take it in all the same")
    SKIP = "skip", _("Skip it")


class BatchState(TextChoices):
    """How far an import has come."""

    WAITING = "waiting", _("waiting")
    DONE = "done", _("done")
    DROPPED = "dropped", _("dropped")

"""Every verb that may stand in the journal, with the act it can carry as evidence."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

# verb: (act, things); an empty act is never evidence; an empty tuple of things means any thing.
VERBS: dict[str, tuple[str, tuple[str, ...]]] = {
    "meeting.planned": ("planned", ("mote",)),
    "meeting.called": ("sent", ("kallelse",)),
    "meeting.held": ("held", ("mote",)),
    "meeting.cancelled": ("cancelled", ("mote",)),
    "member.attended": ("attended", ("mote",)),
    "minutes.approved": ("approved", ()),
    "extra.requested": ("requested", ()),
    "seat.appointed": ("appointed", ()),
    "seat.offered": ("offered", ()),
    "assignment.given": ("assigned", ()),
    "report.received": ("reported", ()),
    "notice.given": ("notified", ()),
    "document.sent": ("sent", ()),
    "document.decided": ("decided", ()),
    "document.revised": ("revised", ()),
    "document.followed_up": ("followed_up", ()),
    "matter.treated": ("treated", ()),
    "agreement.signed": ("signed", ()),
    "norm.judged": ("assessed", ()),
    "duty.waived": ("notrequired", ("plikt",)),
    "entry.retracted": ("", ()),
    "statute.adopted": ("decided", ("reglemente",)),
    "house_rules.changed": ("", ()),
    "document.registered": ("", ()),
    "body.created": ("", ()),
    "body.changed": ("", ()),
    "body.dissolved": ("", ()),
    "seat.established": ("", ()),
    "seat.changed": ("", ()),
    "seat.abolished": ("", ()),
    "offer.answered": ("notified", ("plats",)),
    "office.established": ("", ()),
    "office.appointed": ("appointed", ()),
    "substitute.named": ("appointed", ("ersattare",)),
    "member.co_opted": ("appointed", ("adjungerad",)),
    "task.given": ("appointed", ("talesperson", "sammankallande", "kontaktlank")),
    "excuse.noted": ("notified", ("forhinder",)),
    "organisation.registered": ("", ()),
    "person.registered": ("", ()),
    "person.changed": ("", ()),
    "person.forgotten": ("", ()),
    "person.invited": ("", ()),
    "invitation.withdrawn": ("", ()),
    "municipality.opened": ("", ()),
    "account.closed": ("", ()),
    "account.restored": ("", ()),
    "role.given": ("", ()),
    "role.ended": ("", ()),
    "wheel.changed": ("", ()),
    "wheel.adopted": ("decided", ("arshjul", "arsplan")),
    "import.done": ("", ()),
    "settings.changed": ("", ()),
    "session.opened": ("", ()),
    "session.closed": ("", ()),
    "export.made": ("", ()),
    "payloads.disposed": ("", ()),
}


class RetractionReason(TextChoices):
    """Why an entry is taken back; the code stands in the payload."""

    WRONG_DAY = "wrong_day", _("The day was wrong")
    WRONG_MATTER = "wrong_matter", _("It belongs to another matter or body")
    TWICE = "twice", _("It was recorded twice")
    NEVER = "never", _("It did not take place")
    MISTAKE = "mistake", _("Something else was wrong")


# What the pages call each verb.
VERB_WORDS = {
    "meeting.planned": _("Meeting planned"),
    "meeting.called": _("Notice sent"),
    "meeting.held": _("Meeting held"),
    "meeting.cancelled": _("Meeting cancelled"),
    "member.attended": _("Attendance recorded"),
    "minutes.approved": _("Minutes approved"),
    "extra.requested": _("Extra meeting requested"),
    "seat.appointed": _("Appointed to a seat"),
    "seat.offered": _("Seat offered"),
    "assignment.given": _("Assignment given"),
    "report.received": _("Report received"),
    "notice.given": _("Information given"),
    "document.sent": _("Document sent"),
    "document.decided": _("Decided"),
    "document.revised": _("Updated"),
    "document.followed_up": _("Followed up"),
    "matter.treated": _("Treated"),
    "agreement.signed": _("Agreement signed"),
    "norm.judged": _("Judged"),
    "duty.waived": _("Exception decided"),
    "entry.retracted": _("Entry taken back"),
    "statute.adopted": _("Statute adopted"),
    "house_rules.changed": _("House rules changed"),
    "document.registered": _("Control document registered"),
    "body.created": _("Body added"),
    "body.changed": _("Body changed"),
    "body.dissolved": _("Body dissolved"),
    "seat.established": _("Seat established"),
    "seat.changed": _("Seat changed"),
    "seat.abolished": _("Seat abolished"),
    "offer.answered": _("Offer answered"),
    "office.established": _("Office added"),
    "office.appointed": _("Appointed to an office"),
    "substitute.named": _("Substitute named"),
    "member.co_opted": _("Co-opted"),
    "task.given": _("Task in the body given"),
    "excuse.noted": _("Absence announced"),
    "organisation.registered": _("Organisation registered"),
    "person.registered": _("Person registered"),
    "person.changed": _("Person changed"),
    "person.forgotten": _("Person forgotten"),
    "person.invited": _("Person invited"),
    "invitation.withdrawn": _("Invitation taken back"),
    "municipality.opened": _("Municipality opened"),
    "account.closed": _("Account closed"),
    "account.restored": _("Account restored"),
    "role.given": _("Role given"),
    "role.ended": _("Role ended"),
    "wheel.changed": _("Annual wheel changed"),
    "wheel.adopted": _("Annual wheel adopted"),
    "import.done": _("Sheet imported"),
    "settings.changed": _("Setting changed"),
    "session.opened": _("Signed in"),
    "session.closed": _("Signed out"),
    "export.made": _("Export made"),
    "payloads.disposed": _("Details disposed of"),
}


def verb_words(verb: str) -> str:
    """Return what the pages call a verb."""
    return str(VERB_WORDS.get(verb, verb))

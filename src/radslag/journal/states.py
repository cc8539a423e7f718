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

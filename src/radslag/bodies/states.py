"""What bodies, seats and organisations can be."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class BodyKind(TextChoices):
    """What sort of organ a body is; what it has to do is data in its statute."""

    COUNCIL = "council", _("council")
    STEERING_GROUP = "steering_group", _("steering group")
    OPERATIVE_GROUP = "operative_group", _("operative group")
    WORKING_GROUP = "working_group", _("working group")
    YOUTH_COUNCIL = "youth_council", _("youth council")
    BOARD = "board", _("board")
    COMMITTEE = "committee", _("committee")
    OTHER = "other", _("other body")


class LinkKind(TextChoices):
    """How one body stands to another."""

    BELOW = "below", _("stands below")
    PART = "part", _("is a part of")
    REPORTS = "reports", _("reports to")


class Membership(TextChoices):
    """How far the statute says who sits in a body."""

    LISTED = "listed", _("all seats are listed")
    OPEN = "open", _("more may take part than those listed")
    UNREGULATED = "unregulated", _("the statute does not say who takes part")


class Standing(TextChoices):
    """What the holder of a seat is in the body."""

    MEMBER = "member", _("member")
    ADJUNCT = "adjunct", _("adjunct")
    PARTICIPANT = "participant", _("participant")
    DEPUTY = "deputy", _("deputy")


class Filling(TextChoices):
    """How a seat gets its holder."""

    EX_OFFICIO = "ex_officio", _("ex officio")
    OFFERED = "offered", _("offered")
    ELECTED = "elected", _("elected")
    APPOINTED = "appointed", _("appointed")
    SENT = "sent", _("sent by its organisation")


class Answer(TextChoices):
    """What an organisation answered when it was offered a seat; empty until it has."""

    ACCEPTED = "ja", _("accepted")
    DECLINED = "nej", _("declined")


class OrganisationKind(TextChoices):
    """What sort of organisation sends people; authorities alone are bound by the secrecy act."""

    AUTHORITY = "authority", _("authority")
    MUNICIPAL = "municipal", _("part of the municipality")
    MUNICIPAL_COMPANY = "municipal_company", _("municipal company")
    ASSOCIATION = "association", _("association")
    COMPANY = "company", _("company")
    OTHER = "other", _("other organisation")


class MarkKind(TextChoices):
    """A part in a body beside holding a seat; the values are the statutes' words."""

    SPOKESPERSON = "talesperson", _("spokesperson")
    CONVENER = "sammankallande", _("convener")
    LIAISON = "kontaktlank", _("liaison")
    CO_OPTED = "adjungerad", _("co-opted")
    SUBSTITUTE = "ersattare", _("substitute")


class SeatState(TextChoices):
    """How a seat stands on a day; none of them is an error."""

    HELD = "held", _("filled")
    PARTLY = "partly", _("partly filled")
    VACANT = "vacant", _("vacant")
    WAITING = "waiting", _("offered, no answer yet")
    DECLINED = "declined", _("declined")
    NOT_OFFERED = "not_offered", _("not offered yet")
    EMPTY = "empty", _("empty, which the statute allows")
    DISPUTED = "disputed", _("two records differ")


class Change(TextChoices):
    """What establishing from a statute would do to a body or a seat that it has."""

    NEW = "new", _("is added")
    CHANGED = "changed", _("is changed")
    SAME = "same", _("stands as it is")

"""The words, tones and shapes of everything that has a state; never colour alone."""

from __future__ import annotations

from typing import NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from radslag.ui.drawing import Look


class Mark(NamedTuple):
    """A state as people meet it: a word, a tone (a CSS class) and a shape that needs no colour."""

    word: str | Promise
    tone: str
    shape: str
    sentence: str | Promise


STATUSES = {
    "upcoming": Mark(pgettext_lazy("status", "upcoming"), "plan", "ring", _("Its time has not come.")),
    "open": Mark(pgettext_lazy("status", "open"), "now", "ring-dot", _("It can be done now.")),
    "due": Mark(pgettext_lazy("status", "due soon"), "now", "half", _("The day is near.")),
    "met": Mark(
        pgettext_lazy("status", "met"), "ok", "disc", _("The evidence shows that it was done in time.")
    ),
    "met_late": Mark(
        pgettext_lazy("status", "met late"),
        "ok",
        "late-check",
        _("The evidence shows that it was done after the day."),
    ),
    "overdue": Mark(
        pgettext_lazy("status", "overdue"),
        "late",
        "diamond",
        _("The day has passed and no evidence shows it. It can still be done."),
    ),
    "breached": Mark(
        pgettext_lazy("status", "no evidence"),
        "late",
        "open-diamond",
        _("The time is over and no evidence shows it."),
    ),
    "advised": Mark(
        pgettext_lazy("status", "advice"),
        "plan",
        "open-square",
        _("No binding time; a suggested day has passed."),
    ),
    "needs_judgement": Mark(
        pgettext_lazy("status", "a person judges"),
        "judge",
        "triangle",
        _("No program can tell; a person answers."),
    ),
    "unknown": Mark(
        pgettext_lazy("status", "unknown"), "plan", "dashed", _("It lies before the register began.")
    ),
    "lapsed": Mark(
        pgettext_lazy("status", "outcome missing"),
        "judge",
        "open-triangle",
        _("The day has passed. Was the meeting held?"),
    ),
    "waived": Mark(
        pgettext_lazy("status", "exception decided"), "plan", "square", _("An exception was decided.")
    ),
    "ended": Mark(
        pgettext_lazy("status", "ended"),
        "plan",
        "dash",
        _("What it belonged to was cancelled or ceased to apply."),
    ),
}

WHEEL = {
    "met": Look.DONE,
    "met_late": Look.DONE,
    "waived": Look.DONE,
    "ended": Look.DONE,
    "overdue": Look.PASSED,
    "breached": Look.PASSED,
    "needs_judgement": Look.JUDGED,
    "lapsed": Look.JUDGED,
    "upcoming": Look.PLANNED,
    "open": Look.PLANNED,
    "due": Look.PLANNED,
    "advised": Look.ADVISED,
    "unknown": Look.PLANNED,
}
"""The shape that a status has on the annual wheel."""

BADGES = {
    "counted": pgettext_lazy("badge", "counted"),
    "judged": pgettext_lazy("badge", "judged by a person"),
    "declares": pgettext_lazy("badge", "says who or may"),
    "background": pgettext_lazy("badge", "background"),
}

"""The five kinds of control documents that a municipality may sort by, and what each is."""

from __future__ import annotations

from typing import Final

from django.db.models import TextChoices
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class DocumentKind(TextChoices):
    """What a control document is for. A copy may not show it, so the field may be empty."""

    GOAL = "mal", _("Goal")
    PLAN = "plan", _("Plan")
    GUIDELINE = "riktlinje", _("Guideline")
    POLICY = "policy", _("Policy")
    RULE = "regel", _("Rule")


# What each kind is, and an example of it.
MEANING: Final[dict[DocumentKind, tuple[Promise, Promise]]] = {
    DocumentKind.GOAL: (_("Says what shall be reached, and by when."), _("A vision or a budget goal.")),
    DocumentKind.PLAN: (_("Says what shall be done, by whom and when."), _("An action plan.")),
    DocumentKind.GUIDELINE: (
        _("Says how something is best done; leaves room for judgement."),
        _("A guideline for social media."),
    ),
    DocumentKind.POLICY: (
        _("Says what the municipality stands for in a question."),
        _("A policy on alcohol."),
    ),
    DocumentKind.RULE: (_("Says what must and what must not be done."), _("The statute of a council.")),
}

# In a document of the kind Rule these words say that something binds; they ground how a clause is read.
BINDING_WORDS: Final = ("ska", "måste", "får inte")

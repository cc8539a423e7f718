"""Approving, commenting, and handing in a file to be checked."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from radslag.ui.forms import PlainForm


class ApproveForm(PlainForm):
    """The digest of what the person has before them."""

    digest = forms.CharField(max_length=64, widget=forms.HiddenInput)


class CommentForm(PlainForm):
    """What ought to be changed before it is approved."""

    words = forms.CharField(
        label=_("What should be changed?"),
        max_length=4000,
        widget=forms.Textarea({"rows": 6}),
        help_text=_("Name the paragraph. It goes to the one who wrote the document."),
    )


class CodeForm(ApproveForm):
    """The code that came by e-mail, and what it is meant to approve."""

    code = forms.CharField(
        label=_("Code"),
        max_length=20,
        widget=forms.TextInput(
            {"autocomplete": "one-time-code", "autocapitalize": "characters", "spellcheck": "false"}
        ),
    )


class FileForm(PlainForm):
    """The file that somebody wonders about."""

    file = forms.FileField(
        label=_("File"),
        allow_empty_file=True,
        max_length=None,
        widget=forms.FileInput({"accept": ".pdf,application/pdf"}),
        help_text=_("A PDF file of at most 25 MB. It is read and thrown away; nothing of it is stored."),
        error_messages={"required": _("Choose the file that you want to check.")},
    )


class MailDecisionForm(PlainForm):
    """That a body has decided that a code by e-mail is enough to approve its documents."""

    body = forms.ChoiceField(label=_("Body"))
    reason = forms.CharField(
        label=_("The body's decision"),
        max_length=300,
        help_text=_("Day and paragraph, so that others find it."),
    )

    def __init__(self, *args: Any, bodies: Iterable[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["body"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101
        field.choices = list(bodies)

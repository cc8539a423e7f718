"""What a member writes who wants an extra meeting."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from radslag.bodies.models import Body
from radslag.ui.forms import OnceForm


class AskForm(OnceForm):
    """Which body should meet, and why."""

    body = forms.ChoiceField(label=_("Who should meet"))
    reason = forms.CharField(label=_("Why"), max_length=300, widget=forms.Textarea({"rows": 3}))

    def __init__(self, bodies: Sequence[Body], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.bodies = {body.key: body for body in bodies}
        cast(forms.ChoiceField, self.fields["body"]).choices = [(b.key, b.name) for b in bodies]

    def chosen(self) -> Body:
        """Return the body that should meet."""
        return self.bodies[self.cleaned_data["body"]]

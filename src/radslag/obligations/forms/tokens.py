"""One-time tokens in forms."""

from __future__ import annotations

import secrets
from typing import Any

from django import forms

from radslag.ui.forms import PlainForm


class OnceForm(PlainForm):
    """A form that carries a one-time token, so that pressing twice does the work once."""

    token = forms.RegexField(r"^[0-9a-f]{32}$", widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["token"].initial = secrets.token_hex(16)

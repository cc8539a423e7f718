"""What people type when they sign in, confirm and are invited."""

from __future__ import annotations

from typing import Any

from allauth.account.forms import ConfirmEmailVerificationCodeForm, ConfirmLoginCodeForm, RequestLoginCodeForm
from allauth.mfa.adapter import get_adapter
from allauth.mfa.base.forms import AuthenticateForm, ReauthenticateForm
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn.forms import AddWebAuthnForm
from django import forms
from django.utils.translation import gettext_lazy as _


def _code(field: forms.Field, label: Any, *, numeric: bool = False) -> None:
    attributes = {"autocomplete": "one-time-code", "autocapitalize": "characters", "spellcheck": "false"}
    field.label = label
    field.widget = forms.TextInput({**attributes, **({"inputmode": "numeric"} if numeric else {})})


class SignInForm(RequestLoginCodeForm):
    """The address that a code is sent to."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["email"]
        field.label = _("E-mail address")
        field.error_messages.update(
            required=_("Write your e-mail address."),
            invalid=_("Write an e-mail address, for example namn@kommun.se."),
        )
        field.widget = forms.EmailInput({"autocomplete": "username webauthn"})


class CodeForm(ConfirmLoginCodeForm):
    """The code that came by e-mail."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _code(self.fields["code"], _("Code"))
        self.fields["code"].error_messages["required"] = _("Write the code from the message.")


class AddressCodeForm(ConfirmEmailVerificationCodeForm):
    """The code that shows that an address is one's own."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _code(self.fields["code"], _("Code"))


class AppCodeForm(AuthenticateForm):
    """The code that the app shows, or a recovery code."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _code(self.fields["code"], _("Code from the app, or a recovery code"), numeric=True)


class ConfirmAppCodeForm(ReauthenticateForm):
    """The code that the app shows, given once more."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _code(self.fields["code"], _("Code from the app, or a recovery code"), numeric=True)


class NewAppForm(ActivateTOTPForm):
    """The first code that a new app shows."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _code(self.fields["code"], _("Code that the app shows"), numeric=True)


class NewPasskeyForm(AddWebAuthnForm):
    """A passkey, and what its owner calls it; only one that checks finger, face or code is taken."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields.pop("passwordless", None)
        self.fields["name"].label = _("What you call it")
        self.fields["name"].max_length = 60

    def clean(self) -> dict[str, Any]:
        """Ask the library to check the key, and then that it verified its owner."""
        self.cleaned_data["passwordless"] = True
        cleaned: dict[str, Any] = super().clean()
        if "credential" not in cleaned and "credential" not in self.errors:
            raise get_adapter().validation_error("incorrect_code")
        return cleaned


class InvitationForm(forms.Form):
    """The address and the code of an invitation."""

    email = forms.EmailField(label=_("E-mail address"), widget=forms.EmailInput({"autocomplete": "email"}))
    code = forms.CharField(label=_("Code of the invitation"), max_length=20)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _code(self.fields["code"], _("Code of the invitation"))

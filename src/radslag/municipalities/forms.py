"""What people type when they sign in, confirm and are invited."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from allauth.account.forms import ConfirmEmailVerificationCodeForm, ConfirmLoginCodeForm, RequestLoginCodeForm
from allauth.mfa.adapter import get_adapter
from allauth.mfa.base.forms import AuthenticateForm, ReauthenticateForm
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn.forms import AddWebAuthnForm
from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from radslag.municipalities.models import Allowance
from radslag.municipalities.permissions import Actor, may_give
from radslag.municipalities.states import RoleKind
from radslag.ui.forms import PlainForm


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


class InvitationForm(PlainForm):
    """The address and the code of an invitation."""

    email = forms.EmailField(label=_("E-mail address"), widget=forms.EmailInput({"autocomplete": "email"}))
    code = forms.CharField(label=_("Code of the invitation"), max_length=20)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _code(self.fields["code"], _("Code of the invitation"))


Bodies = Iterable[tuple[str, str]]


class RoleForm(PlainForm):
    """A role, in one body or everywhere; only what the person who asks may give is offered."""

    kind = forms.ChoiceField(label=_("Role"))
    body = forms.ChoiceField(label=_("Where"), required=False)

    def __init__(self, *args: Any, actor: Actor, bodies: Bodies, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.actor = actor
        places = [("", _("the whole municipality")), *bodies]
        offered = {(kind, key) for kind in RoleKind for key, _name in places if may_give(actor, kind, key)}
        kinds = [(kind.value, kind.label) for kind in RoleKind if kind in {kind for kind, _key in offered}]
        self.set_choices("kind", kinds)
        self.set_choices("body", [place for place in places if place[0] in {key for _kind, key in offered}])

    def set_choices(self, name: str, choices: Iterable[tuple[str, Any]]) -> None:
        """Offer these choices in one of the fields."""
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101
        field.choices = list(choices)

    def clean(self) -> dict[str, Any]:
        """Refuse a pair that the person may not give, though each half is on offer."""
        cleaned: dict[str, Any] = super().clean() or {}
        kind, body = cleaned.get("kind"), cleaned.get("body", "")
        if kind and not may_give(self.actor, RoleKind(kind), body):
            self.add_error("kind", _("That role, there, is given by somebody else."))
        return cleaned


class InviteForm(RoleForm):
    """Who is asked to come, and as what."""

    name = forms.CharField(label=_("Name"), max_length=120)
    email = forms.EmailField(
        label=_("E-mail address"),
        help_text=_("Their own address at work. The invitation goes there and nowhere else."),
    )
    field_order = ("name", "email", "kind", "body")


class GiveRoleForm(RoleForm):
    """Another role for somebody who is already here."""

    since = forms.DateField(label=_("From"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["since"].initial = timezone.localdate()


class EndRoleForm(PlainForm):
    """When a role ends."""

    through = forms.DateField(
        label=_("Last day"), required=False, help_text=_("Leave it empty to end the role at once.")
    )

    def clean_through(self) -> date | None:
        """Refuse a day that has been."""
        day: date | None = self.cleaned_data["through"]
        if day and day < timezone.localdate():
            raise forms.ValidationError(_("Choose today or a day to come."))
        return day


class PeopleOnForm(PlainForm):
    """The day that a list of people is about."""

    dag = forms.DateField(label=_("Day"), required=False)


class AllowanceForm(PlainForm):
    """A decision that a code by e-mail is enough for reading, in one body, for a time."""

    body = forms.ChoiceField(label=_("Body"))
    since = forms.DateField(label=_("From"))
    days = forms.IntegerField(
        label=_("Number of days"), min_value=1, max_value=Allowance.LONGEST.days, initial=30,
        help_text=_("At most ninety."),
    )  # fmt: skip
    reason = forms.CharField(
        label=_("Reason"), max_length=300, help_text=_("It stands in the journal with the decision.")
    )

    def __init__(self, *args: Any, bodies: Bodies, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["body"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101
        field.choices = list(bodies)
        self.fields["since"].initial = timezone.localdate()

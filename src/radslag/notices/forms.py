"""What is asked about a letter."""

from django import forms
from django.utils.translation import gettext_lazy as _

from radslag.ui.forms import PlainForm


class AddressForm(PlainForm):
    """Where a message goes instead."""

    address = forms.EmailField(
        label=_("E-mail address"),
        max_length=254,
        error_messages={"invalid": _("Write an address such as name@municipality.se.")},
    )

"""What `check` says about letters before anybody relies on them."""

from __future__ import annotations

from email.utils import parseaddr
from typing import Any

from django.conf import settings
from django.core import checks
from django.core.checks import CheckMessage, Tags, register


@register(Tags.security, deploy=True)
def letters_leave_the_house(app_configs: object, **kwargs: Any) -> list[CheckMessage]:
    """Warn when letters are put in a folder instead of sent, or come from an address nobody can answer."""
    found: list[CheckMessage] = []
    if not settings.EMAIL_BACKEND.endswith("smtp.EmailBackend"):
        hint = "Name a mail server with EMAIL_URL."
        found.append(checks.Warning("Letters are put in a folder, not sent.", hint, id="radslag.W003"))
    domain = parseaddr(settings.LETTERS_FROM)[1].rpartition("@")[2]
    if "." not in domain:
        hint = "Set LETTERS_FROM to a mailbox of the municipality."
        found.append(
            checks.Warning("Letters come from an address without a domain.", hint, id="radslag.W004")
        )
    return found

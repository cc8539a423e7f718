"""How often an address may ask, counted where all processes see it."""

from allauth.core.internal import ratelimit
from django.http import HttpRequest


def too_many(request: HttpRequest, action: str, rate: str) -> bool:
    """Tell whether this request is one too many, and count it; only those that send something count.

    `rate` is as "20/h/ip". The address is the one that a trusted proxy names, if one stands in front.
    """
    return ratelimit.consume(request, app="approvals", action=action, config={action: rate}) is None

"""Addresses and permissions in templates."""

from django import template

from radslag.municipalities.http import address
from radslag.municipalities.permissions import Actor

register = template.Library()


@register.simple_tag
def here(name: str, *args: object) -> str:
    """Write the address of a page in this municipality: {% here 'obligations:duty' duty.pk %}."""
    return address(name, *args)


@register.filter
def may(actor: Actor | None, permission: str) -> bool:
    """Tell whether to show what the permission opens: {% if actor|may:'municipalities.invite' %}."""
    return actor is not None and actor.may(permission)

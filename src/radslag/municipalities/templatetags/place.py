"""Addresses and permissions in templates."""

from collections.abc import Mapping

from django import template

from radslag.municipalities import permissions
from radslag.municipalities.http import address
from radslag.municipalities.models import Invitation, Role
from radslag.municipalities.permissions import Actor
from radslag.municipalities.states import RoleKind

register = template.Library()


@register.simple_tag
def here(name: str, *args: object) -> str:
    """Write the address of a page in this municipality: {% here 'obligations:duty' duty.pk %}."""
    return address(name, *args)


@register.filter
def may(actor: Actor | None, permission: str) -> bool:
    """Tell whether to show what the permission opens: {% if actor|may:'municipalities.invite' %}."""
    return actor is not None and actor.may(permission)


@register.filter
def may_give(actor: Actor | None, held: Role | Invitation) -> bool:
    """Tell whether somebody may give or end this very role: {% if actor|may_give:role %}."""
    return actor is not None and permissions.may_give(actor, RoleKind(held.kind), held.body)


@register.filter
def named(key: str, names: Mapping[str, str]) -> str:
    """Write the name that stands for a key, or the key itself: {{ role.body|named:bodies }}."""
    return names.get(key, key)

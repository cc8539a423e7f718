"""What pages are put together from: {% load components %}; see docs/reference/components.md."""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from functools import cache
from typing import Any

from django import template
from django.conf import settings
from django.template.base import Node, NodeList, Parser, Token
from django.template.context import Context
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from radslag.ui.marks import BADGES, STATUSES

register = template.Library()


@register.simple_tag
def status(code: str) -> SafeString:
    """Show a status as shape, colour and word: {% status verdict.status %}; unknown codes are errors."""
    return _status(str(code), get_language() or "")


@cache
def _status(code: str, _language: str) -> SafeString:
    """Return the mark of a status; a long list shows the same thirteen again and again."""
    return render_to_string("ui/_status.html", {"mark": STATUSES[code]})


@cache
def _badge(kind: str, _language: str) -> SafeString:
    return render_to_string("ui/_badge.html", {"kind": kind, "word": BADGES[kind]})


@register.simple_tag
def status_word(code: str) -> str:
    """Write only the word of a status, for running text."""
    return str(STATUSES[str(code)].word)


@register.simple_tag
def status_sentence(code: str) -> str:
    """Write the sentence that says what a status means."""
    return str(STATUSES[str(code)].sentence)


@register.simple_tag
def badge(kind: str) -> SafeString:
    """Show how a clause is kept: {% badge "counted" %}; counted, judged, declares or background."""
    return _badge(str(kind), get_language() or "")


@register.inclusion_tag("ui/_bar.html")
def bar(done: int, total: int, words: str) -> dict[str, object]:
    """Show counted things as words first and a bar second: {% bar 7 12 "7 av 12 åtgärder klara" %}."""
    return {"words": words, "width": round(100 * done / total) if total else 0}


@register.inclusion_tag("ui/_empty.html")
def empty(words: str, href: str = "", act: str = "") -> dict[str, object]:
    """Say that a list is empty, and offer the one act that fills it."""
    return {"words": words, "href": href, "act": act}


@register.simple_tag
def explanation(nodes: Iterable[object], title: str = "", *, opened: bool = False) -> SafeString:
    """Show a tree of reasons under "Varför?": nodes have words, and may have href, missing, parts."""
    return format_html(
        '<details class="why"{}><summary>{}</summary><ul class="tree">{}</ul></details>',
        mark_safe(" open") if opened else "",
        title or _("Why?"),
        _nodes(nodes),
    )


def _nodes(nodes: Iterable[object]) -> SafeString:
    """Write the nodes as list items, each with its parts below it; templates are slow at trees."""
    return mark_safe("".join(map(_node, nodes)))  # noqa: S308  made of escaped pieces


def _node(node: Any) -> str:
    words = conditional_escape(node.words)
    if getattr(node, "href", ""):
        words = format_html('<a href="{}">{}</a>', node.href, words)
    parts = f"<ul>{_nodes(node.parts)}</ul>" if getattr(node, "parts", None) else ""
    missing = ' class="missing"' if getattr(node, "missing", False) else ""
    return f"<li{missing}>{words}{parts}</li>"


@register.inclusion_tag("ui/_pagination.html", takes_context=True)
def pagination(context: Context, page_obj: object) -> dict[str, object]:
    """Link to the pages before and after a Django page object; the query stays."""
    return {"page_obj": page_obj, "request": context.get("request")}


@register.inclusion_tag("ui/_filter.html", takes_context=True)
def filter_form(context: Context, form: object, act: str = "") -> dict[str, object]:
    """Show a GET form on one line above a list."""
    return {"form": form, "act": act, "action": context["request"].path}


def _current(path: str, href: str) -> str:
    if path == href:
        return "page"
    return "true" if path.startswith(href) and href.count("/") > 2 else ""


def _links(context: Context, name: str) -> list[dict[str, Any]]:
    """Return the links of settings.NAVIGATION[name] that the reader may follow, the current one marked."""
    place, request, actor = context["place"], context.get("request"), context.get("actor")
    path = request.path if request else ""
    found = [
        (words, url, reverse(url, args=[place.slug]))
        for words, url, *needed in settings.NAVIGATION.get(name, ())
        if actor is None or all(map(actor.may, needed))
    ]
    return [
        {"words": words, "href": href, "name": url, "current": _current(path, href)}
        for words, url, href in found
    ]


@register.simple_tag(takes_context=True)
def navigation(context: Context, name: str, template_name: str = "ui/_navigation.html") -> SafeString:
    """Write the links of settings.NAVIGATION[name] that lead to pages of this municipality.

    A link is marked as current also on the pages that are parts of it.
    """
    if context.get("place") is None:
        return mark_safe("")
    links = _links(context, name)
    for link in links:
        if not link["current"] and any(part["current"] for part in _parts(context, link["name"])):
            link["current"] = "true"
    return SafeString(render_to_string(template_name, {"links": links}))


def _parts(context: Context, name: str) -> list[dict[str, Any]]:
    return _links(context, name) if name in settings.NAVIGATION else []


@register.simple_tag(takes_context=True)
def parts(context: Context) -> SafeString:
    """Write the links between the parts of a page of the main menu, when this page is one of them."""
    if context.get("place") is None:
        return mark_safe("")
    for _words, name, *_needed in settings.NAVIGATION["desk"]:
        links = _parts(context, name)
        if len(links) > 1 and any(link["current"] for link in links):
            return SafeString(render_to_string("ui/_parts.html", {"links": links}))
    return mark_safe("")


class BreadcrumbNode(Node):
    """The way from the start page to this one."""

    def __init__(self, trail: NodeList) -> None:
        self.trail = trail

    def render(self, context: Context) -> SafeString:
        """Write the list only when there is something between the start page and here."""
        trail = self.trail.render(context)
        place = context.get("place")
        if place is None or not trail.strip():
            return mark_safe("")
        return SafeString(
            render_to_string("ui/_breadcrumb.html", {"home": f"/{place.slug}/", "trail": trail})
        )


@register.tag
def breadcrumb(parser: Parser, token: Token) -> BreadcrumbNode:
    """Wrap `<li>` links of the trail: {% breadcrumb %}…{% endbreadcrumb %}; empty trail, no list."""
    trail = parser.parse(("endbreadcrumb",))
    parser.delete_first_token()
    return BreadcrumbNode(trail)


@register.inclusion_tag("ui/_facts.html")
def facts(pairs: Iterable[tuple[Any, Any]]) -> dict[str, object]:
    """Show pairs of name and value as a definition list; pairs without a value are left out."""
    return {"pairs": [(name, value) for name, value in pairs if value not in (None, "")]}


@register.simple_tag
def once_token() -> SafeString:
    """Write a hidden one-time token, so that pressing a button twice does the work once."""
    return format_html('<input type="hidden" name="token" value="{}">', secrets.token_hex(16))

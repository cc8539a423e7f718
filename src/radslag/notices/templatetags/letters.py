"""What we know of a message, in words: {% load letters %}{% letter_state message %}."""

from __future__ import annotations

from datetime import datetime

from django import template
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from radslag.notices.models import Attempt, Message
from radslag.notices.queries import last_attempt, servers_words
from radslag.notices.services.message import LINK
from radslag.notices.states import MessageState
from radslag.ui.marks import Mark

register = template.Library()
S = MessageState

LOOKS = {
    S.WAITING: ("plan", "ring"),
    S.DEFERRED: ("plan", "half"),
    S.SENDING: ("now", "ring-dot"),
    S.HANDED_OVER: ("ok", "late-check"),
    S.DELIVERED: ("ok", "disc"),
    S.ARRIVED: ("ok", "disc"),
    S.REFUSED: ("late", "diamond"),
    S.BOUNCED: ("late", "open-diamond"),
    S.UNKNOWN: ("judge", "triangle"),
    S.NO_ADDRESS: ("late", "open-diamond"),
    S.CANCELLED: ("plan", "dash"),
}
QUOTED = (S.REFUSED, S.BOUNCED, S.DEFERRED)


@register.simple_tag
def letter_state(message: Message) -> SafeString:
    """Show what became of a message, with the server's own words where it said no."""
    state = S(message.state)
    mark = Mark(sentence(message), *LOOKS[state], "")
    shown = render_to_string("ui/_status.html", {"mark": mark})
    said = servers_words(message) if state in QUOTED else ""
    return (
        format_html('{}<br><span class="small muted">”{}”</span>', shown, said) if said else SafeString(shown)
    )


def sentence(message: Message) -> str:
    """Write what became of a message: what happened and when, never that somebody has read it."""
    state, moment = S(message.state), minute(message.moved_at)
    if state == S.HANDED_OVER:
        return _handed_over(last_attempt(message), moment)
    if state == S.NO_ADDRESS and message.address:
        return _("the address cannot be used")
    if state in (S.DELIVERED, S.ARRIVED, S.BOUNCED, S.REFUSED, S.UNKNOWN):
        return f"{state.label} {moment}"
    return str(state.label)


def _handed_over(attempt: Attempt | None, moment: str) -> str:
    """Say whom it was handed over to: behind a relay nobody has seen the recipient's own server."""
    if attempt is not None and not attempt.code:
        return _("put in the folder %(folder)s %(moment)s, not sent") % {
            "folder": attempt.host,
            "moment": moment,
        }
    return _("handed over to the municipality's mail server %(moment)s") % {"moment": moment}


@register.filter
def minute(at: datetime) -> str:
    """Write 2026-11-27 kl. 09.14, in Swedish time."""
    return f"{timezone.localtime(at):%Y-%m-%d kl.\u00a0%H.%M}"


@register.filter
def without_links(text: str) -> str:
    """Write a letter's text with a note where each recipient has an address of their own."""
    return text.replace(LINK, _("(the recipient's own address)"))


@register.filter
def attempt_words(attempt: Attempt) -> str:
    """Write what came of one attempt."""
    if attempt.code or attempt.words:
        return str(attempt) if attempt.code else attempt.words
    if attempt.outcome == S.HANDED_OVER:
        return _("put in a folder, not sent")
    return _("the work was interrupted before an answer came")

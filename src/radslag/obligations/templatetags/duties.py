"""Addresses and words of duties and of the acts that settle them: {% load duties %}."""

from __future__ import annotations

from datetime import date
from urllib.parse import urlencode

from django import template
from django.template.context import Context
from django.urls import NoReverseMatch
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from radslag.municipalities.http import address
from radslag.obligations.exports.compliance import counts, heads
from radslag.obligations.queries.acts import BY_ACT
from radslag.obligations.queries.compliance import Compliance, RuleYear, tally
from radslag.obligations.queries.pages import own_page, side_of
from radslag.obligations.queries.recent import Done
from radslag.obligations.queries.reckoning import Duty, Reckoning
from radslag.obligations.queries.settling import Settling
from radslag.obligations.queries.telling import reasons
from radslag.obligations.queries.today import day_of
from radslag.obligations.queries.wheel import WheelItem
from radslag.obligations.states import Lane
from radslag.statute.explanation import Verdict
from radslag.statute.status import Status
from radslag.ui.templatetags.components import explanation
from radslag.ui.templatetags.swedish import day, when_short

register = template.Library()


def parts_of(key: str) -> tuple[str, str, str]:
    """Return lineage, rule with its part, and suffix of a duty's key."""
    stem, _bar, suffix = key.partition("|")
    lineage, _hash, rule = stem.partition("#")
    return lineage, rule, suffix


@register.filter
def duty_address(duty: Duty) -> str:
    """Return the address of a duty's page."""
    return address("obligations:duty", *parts_of(duty.key))


@register.simple_tag
def act_address(act: Settling, duty: Duty) -> str:
    """Return the address of the page on which a duty is settled, its form filled in as far as is known."""
    own = _own_page(act, duty)
    if own:
        return own
    if act.act not in BY_ACT:
        return duty_address(duty)
    book = duty.book
    keys = {name: [book.key_of(one) for one in getattr(act, name)] for name in ("bodies", "by", "to")}
    query = {
        "sak": act.thing, "organ": keys["bodies"], "av": keys["by"], "till": keys["to"],
        "del": list(act.items), "arende": act.ref, "period": act.period, "plikt": duty.key,
    }  # fmt: skip
    filled = {name: value for name, value in query.items() if value}
    return f"{address('obligations:act', BY_ACT[act.act].slug)}?{urlencode(filled, doseq=True)}"


def _own_page(act: Settling, duty: Duty) -> str:
    """Return the page of another subject on which the act is done, or nothing."""
    if act.page == "judge":
        return address("obligations:judge", *parts_of(duty.key))
    if act.page == "renew":
        return _place_of("statutebook:statute", duty.verdict.lineage)
    if act.page == "seat" and act.bodies and act.to:
        name = "bodies:offer" if act.act == "offered" else "bodies:fill"
        return _place_of(name, duty.book.key_of(act.bodies[0]), act.to[0])
    if act.act == "planned":
        organs = urlencode({"organ": [duty.book.key_of(one) for one in act.bodies]}, doseq=True)
        return f"{address('meetings:plan')}?{organs}"
    page = own_page(act, duty.pages)
    return address(f"meetings:{page[0]}", page[1]) if page else ""


def _button(act: Settling) -> str:
    """Return what a button says: a verb and what it does it to."""
    if act.page:
        return {
            "judge": _("Judge"),
            "renew": _("See the statute"),
            "seat": _("Fill the seat") if act.act == "appointed" else _("Offer the seat"),
        }[act.page]
    return {
        "planned": _("Plan a meeting"),
        "held": _("Record the meeting"),
        "attended": _("Record who took part"),
    }.get(act.act) or _("Record: %(thing)s")


@register.simple_tag
def act_words(act: Settling, reckoning: Reckoning) -> str:
    """Return the words of the button that leads to the act."""
    side = side_of(act) if act.ref in reckoning.pages else None
    words = str(side[1]) if side else _button(act)
    return words % {"thing": reckoning.words.word(act.thing)} if "%(" in words else words


@register.filter
def duty_day(duty: Duty) -> date | None:
    """Return the day a duty is shown with."""
    return day_of(duty.verdict)


@register.simple_tag
def bearers(duty: Duty, reckoning: Reckoning) -> str:
    """Return who answers for a duty, in words."""
    words = reckoning.words
    found = [words.word(duty.book.key_of(one)) for one in duty.verdict.bearer]
    return _(" or ").join(found)


@register.filter
def day_words(verdict: Verdict) -> str:
    """Return the word that stands before a duty's day."""
    if verdict.status in (Status.ADVISED, Status.NEEDS_JUDGEMENT):
        return _("Advised") if verdict.advice else _("Since")
    if verdict.status is Status.LAPSED:
        return _("Planned for")
    return _("At the latest") if verdict.due or verdict.hard else _("Since")


def _place_of(name: str, *args: object) -> str:
    """Return the address of a page, or nothing where the installation has no such page."""
    try:
        return address(name, *args)
    except NoReverseMatch:
        return ""


@register.simple_tag
def source(duty: Duty, reckoning: Reckoning) -> SafeString:
    """Write the clause that a duty stands in, as a link to it."""
    verdict = duty.verdict
    words = f"{reckoning.short_title(verdict.lineage)} {verdict.clause}".strip()
    page = _place_of("statutebook:statute", verdict.lineage)
    href = f"{page}#r-{verdict.judge.rule}" if page else ""
    return format_html('<a href="{}">{}</a>', href, words) if href else format_html("{}", words)


@register.simple_tag(takes_context=True)
def told(context: Context, done: Done) -> SafeString:
    """Write what an entry says, as a link to the journal for those who may read it there."""
    return _entry_link(context, done, done.words)


@register.simple_tag(takes_context=True)
def day_of_entry(context: Context, done: Done) -> SafeString:
    """Write the day of an entry, as a link to the journal for those who may read it there."""
    return _entry_link(context, done, when_short(done.on))


def _entry_link(context: Context, done: Done, words: str) -> SafeString:
    actor = context.get("actor")
    href = (
        _place_of("desk:journal_entry", done.number)
        if actor and actor.may("journal.read_entry", done)
        else ""
    )
    return format_html('<a href="{}">{}</a>', href, words) if href else format_html("{}", words)


@register.simple_tag
def why(duty: Duty, reckoning: Reckoning) -> SafeString:
    """Show the reasons of a verdict folded under "Varför?"."""
    return explanation(reasons(reckoning, duty))


# Kinds whose own day says when the time began to run, and not when it is up.
_COUNTING = ("follow", "approve", "deliver", "petition", "cadence", "assess")


@register.filter
def duty_name(duty: Duty) -> str:
    """Return what tells a duty from the others of its rule: a year, a matter, a day."""
    suffix = duty.key.partition("|")[2]
    if suffix in ("now", "offer"):
        return _("now")
    if suffix.startswith("gap@"):
        return _("gap from %(day)s") % {"day": _as_day(suffix.removeprefix("gap@"))}
    verdict = duty.verdict
    if verdict.kind in _COUNTING and verdict.opens:
        return _("counted from %(day)s") % {"day": day(verdict.opens)}
    if verdict.trigger:
        return _("of %(day)s") % {"day": day(verdict.trigger.on)}
    return _as_day(suffix)


def _as_day(text: str) -> str:
    try:
        return str(day(date.fromisoformat(text)))
    except ValueError:
        return text


@register.simple_tag
def duty_page(name: str, duty: Duty) -> str:
    """Write the address of one of a duty's other pages: waive or judge."""
    return address(f"obligations:{name}", *parts_of(duty.key))


@register.simple_tag
def item_link(item: WheelItem) -> SafeString:
    """Write an item of the wheel as a link to its page, where it has one."""
    href = _item_address(item)
    return format_html('<a href="{}">{}</a>', href, item.title) if href else format_html("{}", item.title)


def _item_address(item: WheelItem) -> str:
    if item.what == "own":
        return address("obligations:wheel_entry", int(item.key.removeprefix("entry:")))
    if item.what == "meeting":
        return address("meetings:meeting", item.page) if item.page else ""
    return address("obligations:duty", *parts_of(item.key))


@register.simple_tag
def lane_name(index: int) -> str:
    """Write the name of a lane, counted from inside."""
    return str(list(Lane)[index].label)


@register.simple_tag
def source_title(source: Compliance, reckoning: Reckoning) -> str:
    """Write the name of the statute or act that a year is held against."""
    return reckoning.title(source.lineage)


@register.inclusion_tag("ui/_bar.html")
def source_bar(source: Compliance) -> dict[str, object]:
    """Show how much of what a year required evidence shows, in words and as a bar."""
    total = source.total
    shown = total.done + total.late
    words = _("Evidence shows %(shown)d of %(required)d") % {"shown": shown, "required": total.required}
    return {"words": words, "width": round(100 * shown / total.required) if total.required else 0}


@register.filter
def named_counts(rule: RuleYear | Compliance) -> list[tuple[str, int]]:
    """Return the counts with their names."""
    return list(zip(heads(), counts(rule), strict=True))


@register.filter
def first_missing(rule: RuleYear) -> Duty | None:
    """Return the first duty of a rule that evidence does not show."""
    return next((duty for duty in rule.duties if tally(duty.verdict).missing), None)

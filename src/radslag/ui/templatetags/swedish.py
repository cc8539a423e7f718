"""Swedish typography in templates: dates, times, weeks, sections, numbers; {% load swedish %}."""

from __future__ import annotations

import re
from datetime import date, datetime, time
from decimal import Decimal

from django import template
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString

from radslag.ui.names import BREAKS, DAYS, MONTHS

register = template.Library()

NBSP = "\u00a0"
SHY = "\u00ad"
_BREAKS = [
    (
        re.compile("".join(f"({part})" for part in word.split("|")), re.IGNORECASE),
        SHY.join(f"\\{at}" for at in range(1, word.count("|") + 2)),
    )
    for word in BREAKS
]


def _day(value: date | datetime) -> date:
    if isinstance(value, datetime):
        return timezone.localtime(value).date() if timezone.is_aware(value) else value.date()
    return value


def _clock(value: datetime | time) -> str:
    if isinstance(value, datetime) and timezone.is_aware(value):
        value = timezone.localtime(value)
    return f"{value:%H.%M}"


@register.filter
def day(value: date | datetime | None) -> str:
    """Write 8 december 2026."""
    return "" if value is None else f"{day_and_month(value)} {_day(value).year}"


@register.filter
def day_and_month(value: date | datetime | None) -> str:
    """Write 8 december."""
    if value is None:
        return ""
    on = _day(value)
    return f"{on.day}{NBSP}{MONTHS[on.month - 1]}"


@register.filter
def weekday(value: date | datetime | None) -> str:
    """Write tisdag 8 december 2026."""
    return "" if value is None else f"{DAYS[_day(value).weekday()]} {day(value)}"


@register.filter
def short_day(value: date | datetime | None) -> str:
    """Write tis 8 dec 2026, for narrow columns."""
    if value is None:
        return ""
    on = _day(value)
    return f"{DAYS[on.weekday()][:3]} {on.day}{NBSP}{MONTHS[on.month - 1][:3]} {on.year}"


@register.filter
def day_of_week(value: date | datetime | None) -> SafeString:
    """Write tis 8 inside a time element, for lists under the name of a month."""
    if value is None:
        return SafeString("")
    on = _day(value)
    words = f"{DAYS[on.weekday()][:3]}{NBSP}{on.day}"
    return format_html('<time datetime="{}">{}</time>', on.isoformat(), words)


@register.filter
def month(value: date | datetime | None) -> str:
    """Write december 2026."""
    return "" if value is None else f"{MONTHS[_day(value).month - 1]} {_day(value).year}"


@register.filter
def clock(value: datetime | time | None) -> str:
    """Write kl. 13.00, in Swedish time."""
    return "" if value is None else f"kl.{NBSP}{_clock(value)}"


@register.simple_tag
def hours(start: datetime | time, end: datetime | time | None = None) -> str:
    """Write kl. 13.00–15.00; without an end only the start."""
    return f"{clock(start)}–{_clock(end)}" if end else clock(start)


@register.filter
def week(value: date | datetime | None) -> str:
    """Write v. 50, by ISO 8601 as in every Swedish calendar."""
    return "" if value is None else f"v.{NBSP}{_day(value).isocalendar().week}"


@register.filter
def when(value: date | datetime | None) -> SafeString:
    """The day in full, or the day and hour of a moment, inside a time element that machines can read."""
    if value is None:
        return SafeString("")
    if isinstance(value, datetime):
        local = timezone.localtime(value) if timezone.is_aware(value) else value
        words = f"{weekday(local)} {clock(local)}"
        return format_html('<time datetime="{}">{}</time>', local.isoformat(timespec="minutes"), words)
    return format_html('<time datetime="{}">{}</time>', value.isoformat(), weekday(value))


@register.filter
def when_short(value: date | datetime | None) -> SafeString:
    """Write tis 8 dec 2026 inside a time element."""
    if value is None:
        return SafeString("")
    return format_html('<time datetime="{}">{}</time>', _day(value).isoformat(), short_day(value))


@register.filter
def plate(value: date | datetime | None) -> SafeString:
    """Show a day as on a calendar's leaf: weekday, number, month and year; read aloud as one date."""
    if value is None:
        return SafeString("")
    on = _day(value)
    return format_html(
        '<time class="plate" datetime="{}"><small>{}</small> <b>{}</b> <small>{} {}</small></time>',
        on.isoformat(),
        DAYS[on.weekday()],
        on.day,
        MONTHS[on.month - 1][:3],
        on.year,
    )


def _distance(days: int) -> str:
    if abs(days) == 1:
        return "i morgon" if days == 1 else "i går"
    if days == 0:
        return "i dag"
    return f"om {days}{NBSP}dagar" if days > 0 else f"för {-days}{NBSP}dagar sedan"


@register.filter
def from_now(value: date | None, today: date) -> str:
    """Write fredag 27 november 2026, om 7 dagar; the distance never stands without its date."""
    return "" if value is None else f"{weekday(value)}, {_distance((_day(value) - today).days)}"


@register.filter
def section(number: object) -> str:
    """Write § 81, as paragraphs of minutes are numbered."""
    return f"§{NBSP}{number}"


@register.filter
def provision(words: str) -> str:
    """Write 4 kap. 3 §, with numbers and signs that stay together."""
    return bound(words)


def _grouped(value: Decimal | float) -> str:
    whole, _, part = f"{value}".partition(".")
    sign, digits = ("−", whole[1:]) if whole.startswith("-") else ("", whole)
    grouped = f"{int(digits):,}".replace(",", NBSP)
    return f"{sign}{grouped},{part}" if part else sign + grouped


@register.filter
def number(value: Decimal | float | None) -> str:
    """Write 12 500 and 3,5: groups of three and a decimal comma."""
    return "" if value is None else _grouped(value)


@register.filter
def percent(value: Decimal | float | None) -> str:
    """Write 7 %."""
    return "" if value is None else f"{_grouped(value)}{NBSP}%"


@register.filter
def kronor(value: Decimal | float | None) -> str:
    """Write 12 500 kr."""
    return "" if value is None else f"{_grouped(value)}{NBSP}kr"


@register.filter
def bound(words: str) -> str:
    """Bind numbers to the words and signs that they belong to, so that no line begins with "kap." or "§"."""
    months = "|".join(MONTHS)
    words = re.sub(r"(?<=\d) (?=(?:§|kap\.|st\b|p\b|%|kr\b|dagar\b|veckor\b|månader\b|år\b))", NBSP, words)
    words = re.sub(rf"(?<=\d) (?=(?:{months})\b)", NBSP, words)
    words = re.sub(r"(?<=\b(?:kl|nr)\.) (?=\d)|(?<=\bv\.) (?=\d)|(?<=§) (?=\d)", NBSP, words)
    return re.sub(r"(?<=kap\.) (?=\d)", NBSP, words)


@register.filter
def breakable(words: str) -> str:
    """Put soft hyphens into long compounds, at the places of our own list; for display, never for storage."""
    for pattern, joined in _BREAKS:
        words = pattern.sub(joined, words)
    return words


@register.simple_tag
def counted(number_of: int, one: str, many: str) -> str:
    """Write 1 möte, 3 möten: {% counted n "möte" "möten" %}."""
    return f"{_grouped(number_of)}{NBSP}{one if number_of == 1 else many}"

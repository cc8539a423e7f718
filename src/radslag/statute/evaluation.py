"""Evaluation: what the rules of a council say of the journal on a day."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from radslag.statute.calendar import last_of_year, shift, year_of
from radslag.statute.explanation import Verdicts
from radslag.statute.facts import Fact
from radslag.statute.facts import known as known_by
from radslag.statute.rulebook import Rulebook
from radslag.statute.view import View


def evaluate(
    book: Rulebook,
    facts: Iterable[Fact],
    *,
    on: date,
    register: date,
    known: date | None = None,
    horizon: date | None = None,
) -> Verdicts:
    """Compare the rules of `book` with `facts` and return a verdict on every duty.

    As of the day `on`, with what was known by `known` (the same day unless
    told), in a journal that began on `register`. Counted duties are made
    through `horizon`, by default 31 December of the next year. Pure: no clock,
    and neither order nor number of arrivals of a fact matters.
    """
    t = on.toordinal()
    r = register.toordinal()
    view = View(
        known_by(facts, on if known is None else known),
        t=t,
        r=r,
        settled=shift(r, book.settle),
        horizon=horizon.toordinal() if horizon else last_of_year(year_of(t) + 1),
    )
    return Verdicts({verdict.key: verdict for judge in book.judges for verdict in judge.all(view)})

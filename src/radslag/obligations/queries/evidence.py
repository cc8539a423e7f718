"""The entries behind a verdict, in words."""

from __future__ import annotations

from dataclasses import dataclass

from radslag.obligations.queries.recent import Done, told
from radslag.obligations.queries.reckoning import Duty, Reckoning


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a verdict rests on: entries that counted, the one that began it, and an exception."""

    counted: tuple[Done, ...]
    trigger: Done | None
    waiver: Done | None


def evidence_of(reckoning: Reckoning, duty: Duty) -> Evidence:
    """Return the entries that a verdict cites."""
    verdict, words = duty.verdict, reckoning.words
    return Evidence(
        counted=tuple(told(fact, words) for fact in verdict.cited),
        trigger=told(verdict.trigger, words) if verdict.trigger else None,
        waiver=told(verdict.waiver, words) if verdict.waiver else None,
    )

"""Reads across the journal and the statute: verdicts, today's work, duties, the wheel, compliance."""

from radslag.obligations.queries.reckoning import Duty, Reckoning

__all__ = ["Duty", "Reckoning"]

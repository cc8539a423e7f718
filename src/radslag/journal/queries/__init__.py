"""Reading the journal: its head, its evidence as facts, whether it is whole."""

from radslag.journal.queries.facts import entry_number, fact_id, facts, facts_since, recorded_day
from radslag.journal.queries.reading import evidence, head, is_live, taken_back

__all__ = [
    "entry_number",
    "evidence",
    "fact_id",
    "facts",
    "facts_since",
    "head",
    "is_live",
    "recorded_day",
    "taken_back",
]

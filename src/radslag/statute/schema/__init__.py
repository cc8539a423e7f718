"""What a statute file and a house file may hold, as frozen models with everything parsed."""

from radslag.statute.schema.demands import (
    Approve,
    Assess,
    Cadence,
    Contain,
    Deliver,
    Follow,
    Lead,
    Maintain,
    Petition,
    Precede,
    Quorum,
    Recur,
)
from radslag.statute.schema.editors import house_schema, json_schema, table_schema
from radslag.statute.schema.files import (
    CATEGORIES,
    STATUSES,
    Clause,
    Example,
    Expected,
    Header,
    House,
    HouseFile,
    HouseRule,
    Planner,
    StatuteFile,
)
from radslag.statute.schema.kinds import KINDS, AnyRule, overlay
from radslag.statute.schema.rules import HOUSE_KEYS, Body, Counted, Exempt, Judged, Power, Rule, Seat, Thing

__all__ = [
    "CATEGORIES", "HOUSE_KEYS", "KINDS", "STATUSES",
    "AnyRule", "Approve", "Assess", "Body", "Cadence", "Clause", "Contain", "Counted", "Deliver", "Example",
    "Exempt", "Expected", "Follow", "Header", "House", "HouseFile", "HouseRule", "Judged", "Lead", "Maintain",
    "Petition", "Planner", "Power", "Precede", "Quorum", "Recur", "Rule", "Seat", "StatuteFile",
    "Thing", "house_schema", "json_schema", "overlay", "table_schema",
]  # fmt: skip

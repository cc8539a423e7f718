"""The English sentences of verdicts, for reports that leave the country; names stay Swedish."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from radslag.statute.durations import Duration
from radslag.statute.selectors import Selector
from radslag.statute.status import Status

MONTHS: Final = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
STATUSES: Final[dict[Status, str]] = {
    Status.UPCOMING: "upcoming",
    Status.OPEN: "open",
    Status.DUE: "due soon",
    Status.MET: "met",
    Status.MET_LATE: "met late",
    Status.OVERDUE: "overdue",
    Status.BREACHED: "no record shows",
    Status.ADVISED: "advice",
    Status.NEEDS_JUDGEMENT: "for a person to judge",
    Status.UNKNOWN: "unknown",
    Status.LAPSED: "outcome missing",
    Status.WAIVED: "waiver decided",
    Status.ENDED: "ended",
}
SUMMARIES: Final[dict[str, str]] = {
    "upcoming": "{label}: begins {opens}, to be done by {day}.",
    "open": "{label}: open through {day}, {have} of {need} so far.",
    "open_without_day": "{label}: open, the text gives no day.",
    "open_with_advice": "{label}: open. The text gives no day; the house rule is {day}.",
    "due": "{label}: to be done by {day}, {have} of {need} so far.",
    "met": "{label}: met. {evidence}.",
    "met_without_entries": "{label}: met.",
    "met_late": "{label}: done, but after the day that applied. {evidence}.",
    "overdue": "{label}: no record shows that {missing}.",
    "overdue_since": "{label}: no record shows that {missing} by {day}. It can still be done.",
    "breached": "{label}: no record shows that {missing} in time, {have} of {need}.",
    "breached_in_part": "{label}: the record shows {have} of {need} in time, and no more.",
    "shown_otherwise": "{label}: the record shows something else than the text says.",
    "advised": "{label}: no record shows that {missing}. This is advice, nothing is late.",
    "advised_day": "{label}: the day of the house rule, {day}, has passed. This is advice, nothing is late.",
    "needs_judgement": "{label}: a person needs to judge this.",
    "unknown": "{label}: unknown, since the journal does not reach that far back or does not say.",
    "lapsed": "{label}: the outcome is missing. Was the meeting held or cancelled?",
    "waived": "{label}: a waiver has been decided. {waiver}.",
    "ended": "{label}: ended without having to be done.",
}
SOURCE: Final = "Source: {clause}, {label} ({address})."
BEARER: Final = "Who answers: {bearer}."
AT_RISK: Final = "There is a risk that time runs out unless something more is planned."
DAYS: Final = "How the days were counted"
EVIDENCE: Final = "Evidence"
MISSING: Final = "No record shows that"
REMAINING: Final = "Not yet recorded"
MORE: Final = "{number} more: {act}."
NEAR_MISSES: Final = "Almost, but does not count"
REMARKS: Final = "Worth knowing"
READING: Final = "Reading: {reading}."
HOUSE: Final = "House rule"
WAIVED: Final = "Waiver: {entry}. Without it: {before}."
ENTRY: Final = "entry {id}"
WINDOW: Final = {
    "opens": "From {day}.",
    "due": "By {day}.",
    "hard": "After {day} it can no longer be completed.",
    "advice": "Advice: {day}.",
}
STEPS: Final[dict[tuple[str, int], str]] = {
    ("counted_from", 1): "Counted from {0}.",
    ("counted_from", 2): "Counted from {0} ({1}).",
    ("minus", 1): "Minus {0}.",
    ("plus", 1): "Plus {0}.",
    ("rolled", 2): "{0} is {1}, so the day moves.",
    ("prorated", 3): "{0} per period, {1} of {2} days in force, rounded down.",
    ("replaced_by", 2): "The number is decided to be {1} ({0}).",
    ("moved", 2): "The meeting moved from {0} to {1}.",
    ("cancelled", 2): "The meeting was cancelled {1} ({0}).",
    ("version", 1): "By the version in force from {0}.",
    ("other_reading", 1): "Counted from act to act the day is {0}, shown as advice.",
}
NEAR: Final[dict[str, str]] = {
    "other_body": "{entry}: concerns another body ({values}).",
    "other_sender": "{entry}: done by another ({values}).",
    "other_recipient": "{entry}: addressed to another ({values}).",
    "lacks_item": "{entry}: the content is not recorded ({values}).",
    "late": "{entry}: {values} days after the day that applied.",
    "after_until": "{entry}: came after {values}, when nothing could be added.",
    "came_after": "{entry}: came afterwards.",
    "not_elected": "{entry}: another is recorded as elected ({values}).",
    "not_present": "{entry}: is not among those present ({values}).",
    "same_holder": "{entry}: the same person already stands for another role ({values}).",
    "other_holder": "{entry}: another record shows another holder ({values}).",
    "not_member": "{entry}: is not among the members ({values}).",
    "unrecorded_plan": "{entry}: planned for {values}, no outcome recorded.",
    "other_term": "{entry}: runs through {values}, another time than the text says.",
}
TOLD: Final[dict[str, str]] = {
    "completed": "Complete only on {0}.",
    "should_contain": "Should also contain {all}.",
    "holder_unrecorded": "The holder is not recorded: {all}.",
    "other_substitute": "{0}: another than the substitute of the seat ({1}).",
    "mandate_unconfirmed": "The mandate is not recorded as confirmed: {0}.",
    "not_in_body": "{0}: the person is not among the members of {1}.",
    "too_many": "{0} are recorded, the text says at most {1}.",
    "question": "Question: {0}",
    "answer": "Answer: {0} ({1}).",
}
_PERFECT: Final[dict[str, str]] = {
    "planned": "been planned",
    "held": "been held",
    "cancelled": "been cancelled",
    "attended": "been attended",
    "sent": "been sent",
    "notified": "been notified",
    "requested": "been requested",
    "offered": "been offered",
    "appointed": "been filled",
    "assigned": "been assigned",
    "reported": "been reported",
    "decided": "been decided",
    "revised": "been updated",
    "followed_up": "been followed up",
    "treated": "been dealt with",
    "assessed": "been assessed",
    "approved": "been approved",
    "signed": "been signed",
    "notrequired": "been waived",
}
_UNITS: Final = {"d": "day", "b": "working day", "w": "week", "m": "month", "y": "year"}


def happened(act: Selector, names: Mapping[str, str], *, together: bool = False) -> str:
    """Return a clause in the perfect: "protokoll has been approved by justeraren".

    Of a selector any element of a set will do; `together` says that the act
    is an entry, to which all of them belong.
    """

    def any_of(ids: Iterable[str]) -> str:
        return (" and " if together else " or ").join(names.get(each, each) for each in ids)

    said = f"{any_of(act.things)} has {_PERFECT[act.act]}"
    for word, ids in (("in", act.bodies), ("by", act.by), ("to", act.to), ("with", act.items)):
        if ids:
            said += f" {word} {any_of(ids)}"
    return said


def joined(words: list[str]) -> str:
    """Return "a, b and c"; each word once."""
    listed = list(dict.fromkeys(words))
    if len(listed) < 2:
        return "".join(listed)
    return f"{', '.join(listed[:-1])} and {listed[-1]}"


def length(duration: Duration) -> str:
    """Return "10 days"."""
    return f"{duration.count} {_UNITS[duration.unit]}{'' if duration.count == 1 else 's'}"

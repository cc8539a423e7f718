"""The 17 kinds by name, and house rules laid over a rule."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Final

from pydantic import Field

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
from radslag.statute.schema.rules import Body, Exempt, Power, Rule, Seat, Thing

if TYPE_CHECKING:
    from radslag.statute.schema.files import HouseRule

AnyRule = Annotated[
    Body | Seat | Thing | Recur | Cadence | Lead | Follow | Contain | Approve | Deliver | Maintain | Precede
    | Petition | Quorum | Assess | Power | Exempt,
    Field(discriminator="kind"),
]  # fmt: skip

KINDS: Final[dict[str, type[Rule]]] = {
    "body": Body,
    "seat": Seat,
    "thing": Thing,
    "recur": Recur,
    "cadence": Cadence,
    "lead": Lead,
    "follow": Follow,
    "contain": Contain,
    "approve": Approve,
    "deliver": Deliver,
    "maintain": Maintain,
    "precede": Precede,
    "petition": Petition,
    "quorum": Quorum,
    "assess": Assess,
    "power": Power,
    "exempt": Exempt,
}


def overlay(rule: Rule, house: HouseRule) -> Rule:
    """Return `rule` with the keys that the house rule states laid over it."""
    return rule.model_copy(update=house.stated())

"""What may be said of a body and of a seat, before it stands in a table."""

from __future__ import annotations

from dataclasses import dataclass, fields

from django.db.models import Model

from radslag.bodies.states import BodyKind, Membership, Standing


class Words:
    """Something said, field by field, with tuples for the lists that a table keeps."""

    def values(self) -> dict[str, object]:
        """Return the fields as a table keeps them."""
        said = {field.name: getattr(self, field.name) for field in fields(self)}  # type: ignore[arg-type]
        return {name: list(value) if isinstance(value, tuple) else value for name, value in said.items()}

    def differs_from(self, row: Model) -> dict[str, object]:
        """Return the fields that the row does not already say, with what would be new."""
        return {name: value for name, value in self.values().items() if getattr(row, name) != value}


@dataclass(frozen=True, kw_only=True)
class BodyWords(Words):
    """What a body is called and what it is; the fields are those of Body."""

    name: str
    kind: str = BodyKind.OTHER
    purpose: str = ""
    outside: bool = False
    membership: str = Membership.LISTED
    lineage: str = ""
    statute_id: str = ""


@dataclass(frozen=True, kw_only=True)
class SeatWords(Words):
    """What the rules say of a seat; the fields are those of Seat."""

    label: str
    clause: str = ""
    position: int = 0
    minimum: int | None = 1
    maximum: int | None = None
    ex_officio: tuple[str, ...] = ()
    rotates: str = ""
    appointed_by: tuple[str, ...] = ()
    nominated_by: tuple[str, ...] = ()
    offered: bool = False
    on_demand: bool = False
    standing: str = Standing.MEMBER
    needs_mandate: bool = False
    leading_position: bool = False
    term: str = ""
    each: str = ""
    substitutes: str = ""
    substitute_office: str = ""
    among: str = ""
    from_body: str = ""
    by_whom: str = ""
    reading: str = ""

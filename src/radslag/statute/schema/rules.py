"""What rules have in common, and the kinds that declare or fill places."""

from __future__ import annotations

from datetime import date
from typing import ClassVar, Final, Literal

from radslag.statute.durations import Duration
from radslag.statute.schema.fields import (
    Addresses,
    Alternatives,
    DurationField,
    DurationOrOpen,
    DurationOrTerm,
    IdField,
    Ids,
    Lineage,
    Model,
    NumberOrOpen,
    Scale,
    SelectorField,
    Selectors,
    Substitutes,
    flag,
    may,
    need,
)

HOUSE_KEYS: Final = (
    "advice", "grace", "window", "measure", "partial", "across", "also", "roll", "bearer", "season",
)  # fmt: skip
NO_DAYS: Final = Duration(0, "d")
_HOUSE_ONLY: Final = {"x-house-only": True}


class Rule(Model):
    """What every rule has, whatever its kind."""

    given: ClassVar = frozenset({"id", "kind"})
    id: str
    kind: str
    label: str = may("The name shown to people; the clause's label when absent.", "Rådets fyra möten", "")
    note: str = may("A remark for those who edit the file.", "se även 4 st 2", "")
    reading: str = may(
        "The meaning chosen where the text is open; shown wherever the rule is.",
        "texten anger ingen takt",
        "",
    )
    from_: date | None = may(
        "The first day of the rule; the version's own when absent.", "2024-07-01", None, alias="from"
    )
    through: date | None = may(
        "The last day of the rule, inclusive; the version's own when absent.", "2026-12-31", None
    )


class Judged(Rule):
    """What the 13 judged kinds have in common."""

    modality: Literal["shall", "should"] = may(
        "How strong the demand is; should never gets worse than advised.", "should", "shall"
    )
    bearer: Alternatives = may(
        "Who answers for the duty; the house file's bearer when absent.", "ordforande", ()
    )
    fills: Addresses = may(
        "Demands of an act that this rule takes care of; the act's rules are still judged by themselves.",
        "sfs-2023-196#ordforande",
        (),
    )
    tightens: Addresses = may(
        "Rules of an act that this rule fills and is provably at least as strict as.",
        "sfs-2023-196#folj_upp_plan",
        (),
    )
    across: Literal["any", "each", "self"] = may(
        "For a body with parts: all count together, one duty for each part, or only bodies as written.",
        "each",
        "any",
    )
    advice: DurationField | None = may(
        "A house day for what has no day; passing it gives advised, never worse.",
        "14d",
        None,
        json_schema_extra=_HOUSE_ONLY,
    )


class Counted(Judged):
    """The judged kinds in which other entries may count as the rule's own act."""

    also: Selectors = may(
        "Entries that count as the rule's own act; nothing else counts as anything but itself.",
        ["decided lagesbild"],
        (),
    )


class Body(Rule):
    """An organ that meets, reports or is counted in seats."""

    kind: Literal["body"]
    label: str = need("The name of the body.", "Rådet")
    parent: Ids = may("The body or bodies it stands under.", "kommunstyrelsen", ())
    parts: Ids = may("The bodies that together make it up.", ["styrgrupp", "operativ"], ())
    membership: Literal["listed", "open", "unregulated"] = may(
        "Whether the seats are all listed, left open, or not regulated.", "open", "listed"
    )
    min: int | None = may(
        "The fewest distinct members over all seats, adjuncts and participants left out.", 5, None, ge=0
    )
    size: int | None = may("The number of members; more than that is judged.", 9, None, ge=0)
    max: int | None = may("The most distinct members over all seats.", 12, None, ge=0)
    excludes: Ids = may("Offices whose holder may not be a member.", ["ks_ordforande"], ())
    outside: bool = flag("Whether others rule over the organ.")
    replaces: Ids = may("Earlier bodies whose entries count for this one.", ["gamla_radet"], ())


class Seat(Judged):
    """A place in a body that shall be held at all times, or shall be offered."""

    kind: Literal["seat"]
    body: IdField = need("The body the seat is in.", "radet")
    min: NumberOrOpen = may("The fewest holders.", 1, 1)
    max: int | None = may("The most holders.", 2, None, ge=0)
    ex_officio: Ids = may(
        "The office or seat whose holder has the place; several mean either of them.", "ks_ordforande", ()
    )
    rotates: DurationOrOpen | None = may(
        "The time after which the next of the listed offices has the seat.", "1y", None
    )
    appointed_by: Ids = may("Who appoints; an entry that names another does not count.", ["radet"], ())
    nominated_by: Ids = may("Who proposes the holder.", ["oppositionsforetradare"], ())
    offered: bool = flag("Whether a recorded offer is all that is asked for.")
    on_demand: bool = flag("Whether the holder comes only to some matters, so that the seat is never vacant.")
    standing: Literal["member", "adjunct", "participant", "deputy"] = may(
        "What the holder is in the body; only members count for quorum, deputies when they stand in.",
        "adjunct",
        "member",
    )
    mandate: bool = flag("Whether an appointment that lacks the item mandat is remarked on.")
    term: DurationOrTerm | None = may("The length of an appointment without a last day.", "term", None)
    each: SelectorField | None = may(
        "The matters that each have such a seat of their own.", "signed medlemskap", None
    )
    scale: Scale = may("Holders needed from a number of the matter up.", [[1, 1], [50, 2]], ())
    substitutes: Substitutes | None = may("The number of standing substitutes, a duty of its own.", 2, None)
    substitute: IdField | None = may("The office or seat that stands in.", "vice_ordforande", None)
    among: IdField | None = may("The body that the holder must be a member of.", "radet", None)
    from_body: IdField | None = may("The body that the holder must sit in.", "kommunstyrelsen", None)
    grace: DurationField = may("How long a vacancy may last before it is late.", "60d", NO_DAYS)
    approx: bool = flag("Whether the number is given as approximate; then the rule works as should.")


class Thing(Rule):
    """A kind of document or other matter that acts are about."""

    kind: Literal["thing"]
    label: str = need("The name of the thing.", "lägesbild")
    contents: Ids = may("Its parts: the headings an editor offers.", ["kartlaggning", "analys"], ())


class Power(Rule):
    """Someone may do something; never breached."""

    kind: Literal["power"]
    who: Alternatives = need("Who may.", "ordforande")
    may: str = need("What they may do.", "kalla till extra möte")


class Exempt(Rule):
    """An outside source does not apply."""

    kind: Literal["exempt"]
    source: Lineage = need("The source that does not apply; never an inherited act.", "sfs-2017-725")
    topics: Ids = need("What it does not apply to.", ["beslutsforhet"])
    reason: str = may("Why it does not apply.", "undantaget i bestämmelserna", "")

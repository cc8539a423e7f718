"""The kinds that demand acts."""

from __future__ import annotations

from datetime import date
from typing import Any, Literal, Self

from pydantic import model_validator

from radslag.statute.durations import Duration, MonthDay
from radslag.statute.mending import Unreadable
from radslag.statute.schema.fields import (
    DayField,
    DurationField,
    DurationOrLife,
    Durations,
    FractionField,
    IdField,
    Ids,
    NumberOrOpen,
    SeasonField,
    SelectorField,
    Share,
    Years,
    flag,
    may,
    need,
)
from radslag.statute.schema.rules import NO_DAYS, Counted, Judged


class Recur(Counted):
    """So many acts in each frame of time."""

    kind: Literal["recur"]
    at_least: NumberOrOpen = may("The fewest acts in a frame.", 4, 0)
    at_most: int | None = may("The most acts in a frame.", 4, None, ge=0)
    of: SelectorField = need("The act that counts.", "held mote @radet")
    per: Literal["month", "quarter", "half_year", "year", "term"] = may("The frame.", "year", "year")
    year_start: DayField = may("The day the year begins.", "07-01", MonthDay(1, 1))
    season: SeasonField | None = may("The part of the frame in which the act counts.", "01-01..06-30", None)
    latest: DayField | None = may("The last day on which the act is in time.", "03-31", None)
    years: Years | None = may("The years that have a duty; every year when absent.", "election", None)
    concerns: Literal["same", "next", "previous"] = may(
        "Whether the act in a frame concerns that frame, the next or the one before.", "next", "same"
    )
    unless: SelectorField | None = may(
        "The decision whose number replaces the counts of its frame.", "decided motesantal <ordforande", None
    )
    partial: Literal["prorate", "full", "skip"] = may(
        "What a frame partly in force needs: its share, the whole, or nothing.", "full", "prorate"
    )
    approx: bool = flag("Whether the number is given as approximate; then the rule works as should.")

    @model_validator(mode="after")
    def _has_a_number(self) -> Self:
        if not {"at_least", "at_most"} & self.model_fields_set:
            raise Unreadable("'at_least' and 'at_most' are both missing. Write one of them: at_least = 4.")
        return self


class Cadence(Counted):
    """Never too long between two acts."""

    kind: Literal["cadence"]
    of: SelectorField = need("The act that counts and restarts the clock.", "revised lagesbild")
    every: DurationField | None = may("The longest time between two acts.", "2y", None)
    starts: SelectorField | None = may(
        "The entry that starts the clock; the rule's first day when absent.", "decided lagesbild", None
    )
    first_by: date | None = may("The day by which the first act is due.", "2024-07-01", None)
    measure: Literal["calendar", "rolling"] = may(
        "Whether years run to their last day or from act to act.", "rolling", "calendar"
    )
    rhythm: Literal["unstated"] | None = may(
        "Says that there is neither number nor advice: the duty is shown, open, never late.", "unstated", None
    )
    approx: bool = flag("Whether the number is given as approximate; then the rule works as should.")


class Lead(Counted):
    """Something is done so long before a meeting."""

    kind: Literal["lead"]
    of: SelectorField = need("The act that counts.", "sent kallelse")
    before: SelectorField = need("The meeting it comes before.", "held mote @radet")
    ahead: DurationField | None = may(
        "How long before; the meeting day itself when absent, and then reading is required.", "10d", None
    )
    clear: bool = flag("Whether that many full days lie between.")
    roll: Literal["none", "previous"] = may(
        "Whether a due day that is no working day moves back.", "previous", "none"
    )

    @model_validator(mode="after")
    def _is_before_a_meeting(self) -> Self:
        if self.before.act != "held":
            raise Unreadable(
                f'before = "{self.before}": expected an act held. Write before = "held mote @radet".'
            )
        if self.ahead is None and not self.reading:
            raise Unreadable(
                "'ahead' is missing. Write the days: ahead = \"10d\", "
                "or say in reading that the text has no number."
            )
        return self


class Follow(Counted):
    """One act calls for another, in the same matter or after it."""

    kind: Literal["follow"]
    when: SelectorField = need("The entry that triggers the duty.", "held mote @radet")
    then: SelectorField = need("The act that counts.", "decided protokoll")
    within: DurationOrLife | None = may(
        "How long after the trigger; life means until the trigger's last day.", "14d", None
    )
    until: SelectorField | None = may("The next other matter by which it is done.", "held mote @radet", None)
    link: bool = flag(
        "Whether it is the same matter; else the first entry from the trigger day on.", default=True
    )
    nth: int = may("Which of the triggers count: each so many.", 2, 1, ge=1)
    roll: Literal["next", "none"] = may(
        "Whether a due day that is no working day moves forward.", "none", "next"
    )

    @model_validator(mode="after")
    def _has_one_day(self) -> Self:
        _one_day(self)
        return self


class Contain(Counted):
    """An act has so many parts."""

    kind: Literal["contain"]
    in_: SelectorField = need("The act whose parts are counted.", "sent kallelse @radet", alias="in")
    shall: Ids = need("The parts it shall have.", ["tid", "dagordning"])
    should: Ids = may("Parts whose lack is a remark only.", ["handlingar"], ())
    number: int | None = may("The fewest distinct parts of the list; all of them when absent.", 2, None, ge=1)
    until: SelectorField | None = may(
        "The entry of the same matter after which nothing can be added.", "held mote @radet", None
    )

    @model_validator(mode="after")
    def _has_parts(self) -> Self:
        if not self.shall:
            raise Unreadable('\'shall\' is empty. Write the parts: shall = ["tid", "dagordning"].')
        if self.number and self.number > len(self.shall):
            raise Unreadable(
                f"number = {self.number} is more than the {len(self.shall)} parts of 'shall'. Lower it."
            )
        return self


class Approve(Judged):
    """A document is approved by each of some roles."""

    kind: Literal["approve"]
    of: IdField = need("The thing that is approved.", "protokoll")
    after: SelectorField = need("The entry that triggers the duty.", "held mote @radet")
    by: Ids = need("The roles that approve.", ["ordforande", "justerare"])
    elected: Ids = may("Those of the roles that are chosen at the meeting.", ["justerare"], ())
    within: DurationField | None = may("How long after the trigger.", "14d", None)
    until: SelectorField | None = may("The next other matter by which it is done.", "held mote @radet", None)
    roll: Literal["next", "none"] = may(
        "Whether a due day that is no working day moves forward.", "none", "next"
    )

    @model_validator(mode="after")
    def _names_roles(self) -> Self:
        if not self.by:
            raise Unreadable('\'by\' is empty. Write the roles: by = ["ordforande", "justerare"].')
        stray = [role for role in self.elected if role not in self.by]
        if stray:
            raise Unreadable(
                f"'{stray[0]}' is elected but does not stand in 'by'. Add it to 'by' or take it away."
            )
        _one_day(self)
        return self


class Deliver(Judged):
    """A document is sent to each of some recipients."""

    kind: Literal["deliver"]
    what: IdField = need("The thing that is sent.", "protokoll")
    after: SelectorField = need("The entry that triggers the duty.", "approved protokoll @radet <justerare")
    to: Ids = need("Every recipient.", ["berorda_namnder"])
    within: DurationField | None = may("How long after the trigger.", "14d", None)
    until: SelectorField | None = may("The next other matter by which it is done.", "held mote @radet", None)
    roll: Literal["next", "none"] = may(
        "Whether a due day that is no working day moves forward.", "none", "next"
    )

    @model_validator(mode="after")
    def _names_recipients(self) -> Self:
        if not self.to:
            raise Unreadable("'to' is empty. Write the recipients: to = [\"ledamoter\"].")
        _one_day(self)
        return self


class Maintain(Counted):
    """Something valid at all times."""

    kind: Literal["maintain"]
    of: SelectorField = need("The act that makes it valid.", "signed samverkansoverenskommelse")
    term: DurationField | None = may(
        "The validity of an entry without a last day; for ever when absent.", "4y", None
    )
    terms: Durations = may("The lengths an entry must run for, one of them.", ["1y", "2y"], ())
    grace: DurationField = may("How long a gap may last before it is late.", "90d", NO_DAYS)


class Precede(Counted):
    """When one act happens, another has happened."""

    kind: Literal["precede"]
    first: SelectorField = need("The act that comes first.", "decided lagesbild")
    then: SelectorField = need("The act that rests on it.", "decided atgardsplan")
    max_age: DurationField | None = may("How old the first may be.", "2y", None)
    link: bool = flag("Whether the basis must be of the same matter, or named by the act.")
    same_period: bool = flag("Whether both must name the same period.")


class Petition(Judged):
    """A meeting is held when enough members ask for it."""

    kind: Literal["petition"]
    of: SelectorField = need("The request.", "requested extra_mote @radet")
    body: IdField = need("The body whose members are counted.", "radet")
    then: SelectorField = need("The act that counts.", "held mote @radet")
    more_than: FractionField | None = may("The part of the members that must be passed.", "1/2", None)
    at_least: Share | None = may("The part or the number of members that must be reached.", "1/3", None)
    window: DurationField = may(
        "The time within which requests are counted together.", "60d", Duration(90, "d")
    )
    within: DurationField | None = may("How long after the request that was enough.", "30d", None)
    roll: Literal["next", "none"] = may(
        "Whether a due day that is no working day moves forward.", "none", "next"
    )

    @model_validator(mode="after")
    def _has_one_share(self) -> Self:
        _one_share(self)
        return self


class Quorum(Judged):
    """Enough members are present."""

    kind: Literal["quorum"]
    body: IdField = need("The body whose members are counted.", "radet")
    more_than: FractionField | None = may("The part of the members that must be passed.", "1/2", None)
    at_least: Share | None = may("The part or the number of members that must be reached.", "1/2", None)
    roles: Ids = may("Roles that must be present.", ["ordforande"], ())

    @model_validator(mode="after")
    def _has_one_share(self) -> Self:
        _one_share(self)
        return self


class Assess(Counted):
    """A question that a person answers and no program can."""

    kind: Literal["assess"]
    question: str = need("The question.", "Har arbetet samordnats med annan planering?")
    of: SelectorField = may(
        "The answer; assessed and the rule's own id when absent.", "assessed integration", None
    )
    every: DurationField | None = may("The longest time between two answers; once when absent.", "1y", None)

    @model_validator(mode="before")
    @classmethod
    def _answers_itself(cls, data: Any) -> Any:
        return {"of": f"assessed {data['id']}"} | data if isinstance(data, dict) and "id" in data else data


def _one_day(rule: Follow | Approve | Deliver) -> None:
    if rule.within is not None and rule.until is not None:
        raise Unreadable("'within' and 'until' both give a day. Keep one of them.")


def _one_share(rule: Petition | Quorum) -> None:
    stated = [name for name in ("more_than", "at_least") if getattr(rule, name) is not None]
    if not stated:
        raise Unreadable("'more_than' and 'at_least' are both missing. Write one: more_than = \"1/2\".")
    if len(stated) > 1:
        raise Unreadable("'more_than' and 'at_least' both give a number. Keep one of them.")

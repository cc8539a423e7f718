"""Ten years of one council's journal, as the engine sees it: some 830 entries, most of them in time."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Any

from radslag.statute.facts import Fact
from radslag.statute.library import corpus
from radslag.statute.rulebook import Rulebook

FIRST, YEARS = 2023, 10
LAST_DAY = date(FIRST + YEARS - 1, 10, 1)
REGISTER = date(FIRST, 1, 1)
RADET, KLARA = "radet", "klara"
OFFICES = ("ks_ordforande", "kommunchef", "socialchef", "skolchef", "folkhalsostrateg")
SEATS = ("oppositionen", "polis_plats", "raddning_plats", "ambulans_plats")
QUESTIONS = ("mandat_bekraftat", "stod", "kontaktpunkt", "spridd_information", "ledande")

_sets: dict[tuple[str, ...], frozenset[str]] = {}


def ids(*names: str) -> frozenset[str]:
    """Return one shared set for the same ids, as a reader of many entries would keep them."""
    return _sets.setdefault(names, frozenset(names))


@dataclass
class Council:
    """Writes one council's journal; the same seed gives the same journal."""

    seed: int
    facts: list[Fact] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.chance = random.Random(self.seed)

    def note(self, act: str, thing: str, on: date, recorded: date | None = None, **more: Any) -> None:
        """Enter one act."""
        name = f"{self.seed}-{len(self.facts):05}"
        fact = Fact(id=name, act=act, thing=thing, on=on, recorded=recorded or on, **more)
        self.facts.append(fact)

    def write(self) -> list[Fact]:
        """Write all years."""
        self.people()
        for year in range(FIRST, FIRST + YEARS):
            for number, month in enumerate((2, 5, 9, 11)):
                self.meeting(RADET, date(year, month, 5 + self.chance.randrange(20)), number)
                self.meeting(KLARA, date(year, month, 5 + self.chance.randrange(20)), number)
            self.year(year)
            self.cycle(year)
        return self.facts

    def people(self) -> None:
        """Fill offices for each term, and seats with short vacancies between."""
        for office in OFFICES:
            for year in range(FIRST, FIRST + YEARS, 4):
                who, through = ids(f"{office}{year}"), date(year + 3, 12, 31)
                self.note("appointed", office, date(year, 1, 1), who=who, through=through)
        for seat in SEATS:
            day = date(FIRST, 1, 1)
            while day.year < FIRST + YEARS:
                through = day + timedelta(days=self.chance.randint(500, 1500))
                own: dict[str, Any] = {"bodies": ids(RADET), "to": ids(seat), "items": ids("mandat")}
                self.note("appointed", "plats", day, who=ids(f"{seat}{day.year}"), through=through, **own)
                day = through + timedelta(days=self.chance.randint(1, 60))

    def meeting(self, body: str, day: date, number: int) -> None:
        """Plan a meeting, and hold it with all that belongs to it, or not."""
        ref, bodies = f"{self.seed}-{body}-{day}-{number}", ids(body)
        self.note("planned", "mote", day, date(day.year, 1, 10), bodies=bodies, ref=ref)
        outcome = self.chance.random()
        if outcome < 0.03:
            return
        if outcome < 0.05:
            self.note("cancelled", "mote", day - timedelta(days=5), bodies=bodies, ref=ref)
            return
        self.note("held", "mote", day, bodies=bodies, ref=ref)
        later = self.minutes(body, day) if body == RADET else self.notes(day)
        for act, thing, on, more in later:
            self.note(act, thing, on, ref=ref, **more)

    def minutes(self, body: str, day: date) -> Iterator[tuple[str, str, date, dict[str, Any]]]:
        """Give the notice, the attendance, the minutes, their approval and dispatch."""
        own = {"bodies": ids(body)}
        sent_to = ids("berorda_namnder", "klara", "ungdomsradet")
        early, late = timedelta(days=self.chance.randint(5, 20)), timedelta(days=self.chance.randint(8, 25))
        notice = {"to": ids("ledamoter"), "items": ids("tid", "motesplats", "dagordning")}
        yield "sent", "kallelse", day - early, own | notice
        yield "attended", "mote", day, own | {"who": ids("a", "b", "c", "d")}
        yield "appointed", "justerare", day, own | {"who": ids("b")}
        yield "decided", "protokoll", day + timedelta(days=6), own
        yield (
            "approved",
            "protokoll",
            day + timedelta(days=7),
            own | {"by": ids("ordforande"), "who": ids("a")},
        )
        if self.chance.random() < 0.93:
            yield "approved", "protokoll", day + late, own | {"by": ids("justerare"), "who": ids("b")}
        yield "sent", "protokoll", day + late + timedelta(days=3), own | {"to": sent_to}

    def notes(self, day: date) -> Iterator[tuple[str, str, date, dict[str, Any]]]:
        """Give the working group's notes and their report."""
        yield "decided", "minnesanteckningar", day + timedelta(days=4), {"bodies": ids(KLARA)}
        yield "reported", "minnesanteckningar", day + timedelta(days=20), {"to": ids(RADET)}
        yield "attended", "mote", day, {"bodies": ids(KLARA), "by": ids("ungdomsradet")}

    def year(self, year: int) -> None:
        """Enter what returns each year."""
        for thing in ("verksamhetsplan", "arshjul"):
            self.note("decided", thing, date(year, 2, 10), bodies=ids(RADET))
        for month in (4, 10):
            self.note("reported", "lagesrapport", date(year, month, 1), by=ids("ungdomsradet"), to=ids(KLARA))
            self.note("reported", "lagesrapport", date(year, month, 12), by=ids(KLARA), to=ids(RADET))
        for number in range(3):
            day = date(year, self.chance.randint(1, 11), 5)
            need, absence = f"{self.seed}-n{year}-{number}", f"{self.seed}-f{year}-{number}"
            self.note("notified", "insatsbehov", day, to=ids(KLARA), ref=need)
            self.note(
                "reported", "insatsbehov", day + timedelta(days=30), by=ids(KLARA), to=ids(RADET), ref=need
            )
            self.note("notified", "forhinder", day, bodies=ids(RADET), by=ids("polisen"), ref=absence)
            self.note("appointed", "ersattare", day + timedelta(days=3), bodies=ids(RADET), ref=absence)
        for question in QUESTIONS:
            self.note("assessed", question, date(year, 11, 1))
        self.note("reported", "brottsforebyggande_arbete", date(year, 5, 1), to=ids("kommunfullmaktige"))

    def cycle(self, year: int) -> None:
        """Enter the picture, the plan and the agreements of every second year, and their follow-up."""
        ref, end = f"{self.seed}-b{year - year % 2}", date(year + 2, 2, 1)
        if year % 2:
            for thing in ("lagesbild", "atgardsplan", "samverkansoverenskommelse", "medborgarlofte"):
                self.note("followed_up", thing, date(year, 11, 10), bodies=ids(RADET))
            self.note("revised", "lagesbild", date(year, 11, 10), ref=ref)
            return
        parts = ids("kartlaggning", "ovrig_information", "analys", "brottslighet", "konsekvenser")
        self.note("reported", "lagesunderlag", date(year, 2, 1), by=ids("polisen"), ref=ref)
        self.note("decided", "lagesbild", date(year, 3, 14), bodies=ids(RADET), items=parts, ref=ref)
        self.note("assigned", "orsaksanalys", date(year, 4, 10), bodies=ids(RADET), to=ids(KLARA), ref=ref)
        self.note("appointed", "arbetsgrupp", date(year, 5, 2), bodies=ids(KLARA), ref=ref)
        self.note("reported", "orsaksanalys", date(year, 8, 2), by=ids(KLARA), to=ids(RADET), ref=ref)
        self.note("decided", "partsbeslut", date(year, 9, 2), by=ids("polisen"))
        self.note("decided", "atgardsplan", date(year, 10, 10), items=ids("atgarder"))
        both = ids("syften", "omraden")
        self.note("signed", "samverkansoverenskommelse", date(year, 2, 20), items=both, through=end)
        self.note("signed", "medborgarlofte", date(year, 2, 20), through=end)
        self.note("revised", "samverkansoverenskommelse", date(year, 6, 20))
        self.note("followed_up", "reglemente", date(year, 7, 20))


def rulebook() -> Rulebook:
    """Compile Ånge's statute without its last day, so that its rules are in force for all ten years."""
    versions = []
    for version in corpus().lineages["ange"]:
        header = version.statute.statute.model_copy(update={"valid_through": None})
        versions.append(replace(version, statute=version.statute.model_copy(update={"statute": header})))
    return Rulebook.of(corpus().with_versions(versions), "ange")

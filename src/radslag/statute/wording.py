"""Verdicts in words: a status, one sentence, and the reasons as a tree, in Swedish or English.

The wording rule: what an entry shows is stated as established; the rest reads
"inget underlag visar". Nobody is accused. A word is looked up by its id in the
vocabulary of the rulebook (Swedish in either language); an id without a word
is shown as it stands.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from types import ModuleType
from typing import Final, Literal

from radslag.statute import wording_en, wording_sv
from radslag.statute.durations import Duration
from radslag.statute.explanation import Explanation, NearMiss, Remark, Step, Value
from radslag.statute.facts import Fact
from radslag.statute.phrases import NBSP
from radslag.statute.selectors import Selector
from radslag.statute.status import PENDING, Status

Language = Literal["sv", "en"]
_LANGUAGES: Final[dict[str, ModuleType]] = {"sv": wording_sv, "en": wording_en}
_NO_FACTS: Final[Mapping[str, Fact]] = {}


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence, and the sentences that explain it."""

    text: str
    because: tuple[Told, ...] = ()

    def lines(self, depth: int = 0) -> Iterator[tuple[int, str]]:
        """Give each sentence with its depth, in reading order."""
        yield depth, self.text
        for told in self.because:
            yield from told.lines(depth + 1)


def status_word(status: Status, language: Language = "sv") -> str:
    """Return the word for a status: "uppfylld", "försenad"; the same word everywhere."""
    return str(_LANGUAGES[language].STATUSES[status])


class Teller:
    """Tells explanations in one language, with the words of one rulebook.

    `facts` by id let entries be told with their day; without them an entry
    is told by its id.
    """

    def __init__(
        self, names: Mapping[str, str], language: Language = "sv", facts: Mapping[str, Fact] = _NO_FACTS
    ) -> None:
        """Take the vocabulary, the language and the entries."""
        self.names = names
        self.facts = facts
        self._words = _LANGUAGES[language]
        self._happened: Callable[..., str] = self._words.happened

    def summary(self, said: Explanation) -> str:
        """Return the one sentence that says where a duty stands."""
        template: str = self._words.SUMMARIES[self._case(said)]
        return template.format(
            label=said.label,
            day=self.day(said.due or said.advice),
            opens=self.day(said.opens),
            missing=self._missing(said),
            have=said.have,
            need=said.need,
            evidence=self._entries(said.evidence),
            waiver=self._entries((said.waiver,) if said.waiver else ()),
        )

    def _case(self, said: Explanation) -> str:
        """Choose the sentence: by status, and by what is there to say."""
        status = said.status
        match status:
            case Status.UPCOMING | Status.OPEN | Status.DUE if said.due is None and said.advice is None:
                return "open_without_day"
            case Status.OPEN if said.due is None:
                return "open_with_advice"
            case Status.OVERDUE | Status.BREACHED | Status.ADVISED if not said.missing:
                return "shown_otherwise"
            case Status.BREACHED if said.kind == "recur" and said.have:
                return "breached_in_part"
            case Status.OVERDUE if said.due is not None:
                return "overdue_since"
            case Status.ADVISED if said.advice is not None and said.due is None:
                return "advised_day"
            case Status.MET if not said.evidence:
                return "met_without_entries"
            case _:
                return str(status)

    def tree(self, said: Explanation) -> Told:
        """Return the summary with everything it rests on."""
        return Told(self.summary(said), tuple(self._because(said)))

    def _because(self, said: Explanation) -> Iterator[Told]:
        words = self._words
        yield Told(words.SOURCE.format(clause=said.clause or "–", label=said.label, address=said.address))
        yield Told(words.BEARER.format(bearer=self.ids(said.bearer)))
        if said.at_risk:
            yield Told(words.AT_RISK)
        yield from self._part(words.DAYS, [*self._days(said), *map(self.step, said.steps)])
        yield from self._part(words.EVIDENCE, [self.entry(each) for each in said.evidence])
        heading = words.REMAINING if said.status in PENDING else words.MISSING
        yield from self._part(heading, list(self._wanting(said)))
        yield from self._part(words.NEAR_MISSES, [self.near_miss(each) for each in said.near_misses])
        yield from self._part(words.REMARKS, [self.remark(each) for each in said.remarks])
        if said.reading:
            yield Told(words.READING.format(reading=said.reading))
        yield from self._part(words.HOUSE, list(said.house))
        if said.waiver and said.status_before:
            before = words.STATUSES[said.status_before]
            yield Told(words.WAIVED.format(entry=self.entry(said.waiver), before=before))

    def _wanting(self, said: Explanation) -> Iterator[str]:
        """Give what no entry shows; of a number of like acts, how many more."""
        more = said.need - said.have
        for each in said.missing:
            if said.kind == "recur" and said.have:
                yield self._words.MORE.format(number=more, act=self.act(each))
            else:
                yield f"{self.act(each)}."

    def _part(self, heading: str, lines: list[str]) -> Iterator[Told]:
        if lines:
            yield Told(heading, tuple(map(Told, lines)))

    def _days(self, said: Explanation) -> Iterator[str]:
        words = self._words
        for name, day in (
            ("opens", said.opens), ("due", said.due), ("hard", said.hard), ("advice", said.advice),
        ):  # fmt: skip
            if day is not None and not (name == "hard" and day == said.due):
                yield words.WINDOW[name].format(day=self.day(day))

    def step(self, step: Step) -> str:
        """Return one step of the arithmetic as a sentence."""
        values = [self._value(value) for value in step.values]
        template: str = self._words.STEPS[step.code, len(values)]
        return template.format(*values)

    def near_miss(self, miss: NearMiss) -> str:
        """Return what an entry is and why it did not count."""
        values = ", ".join(self._value(value) for value in miss.values) or "–"
        template: str = self._words.NEAR[miss.code]
        return template.format(entry=self.entry(miss.entry), values=values)

    def remark(self, remark: Remark) -> str:
        """Return a remark as a sentence."""
        template: str = self._words.TOLD[remark.code]
        values = [self._value(value) for value in remark.values]
        return template.format(*values, all=self._joined(values))

    def act(self, selector: str) -> str:
        """Return what an entry would say that matched: "möte i rådet har hållits"."""
        return self._happened(Selector.parse(selector), self.names)

    def entry(self, name: str) -> str:
        """Return an entry as its day and what happened, or its id when it is not at hand."""
        fact = self.facts.get(name)
        if fact is None:
            return str(self._words.ENTRY.format(id=name))
        selector = Selector(
            fact.act,
            (fact.thing,),
            bodies=tuple(sorted(fact.bodies)),
            by=tuple(sorted(fact.by)),
            to=tuple(sorted(fact.to)),
            items=tuple(sorted(fact.items)),
        )
        return f"{self.day(fact.on)}: {self._happened(selector, self.names, together=True)}"

    def day(self, day: date | None) -> str:
        """Return a day as people write it, or a dash."""
        if day is None:
            return "–"
        return f"{day.day}{NBSP}{self._words.MONTHS[day.month - 1]} {day.year}"

    def ids(self, names: tuple[str, ...]) -> str:
        """Return the words of ids as a list."""
        return self._joined([self.names.get(name, name) for name in names])

    def _joined(self, words: list[str]) -> str:
        return str(self._words.joined(words))

    def _value(self, value: Value) -> str:
        if isinstance(value, date):
            return self.day(value)
        if isinstance(value, int):
            return str(value)
        if value in self.facts:
            return self.entry(value)
        return self.names.get(value, value if not _is_duration(value) else self._length(value))

    def _length(self, value: str) -> str:
        return str(self._words.length(Duration.parse(value)))

    def _missing(self, said: Explanation) -> str:
        return self._joined([self.act(each) for each in said.missing])

    def _entries(self, names: tuple[str, ...]) -> str:
        return self._joined([self.entry(name) for name in names])


def _is_duration(value: str) -> bool:
    return value[:-1].isdigit() and value[-1:] in "dbwmy"

"""Statute files from TOML to models, with everything that is wrong said at once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from radslag.statute.mending import shown
from radslag.statute.parsing import Reading
from radslag.statute.places import Place
from radslag.statute.schema import KINDS, Clause, Example, Header, Rule, StatuteFile
from radslag.statute.schema.messages import field_names, unknown_key
from radslag.statute.selectors import ID
from radslag.statute.source import Problem, Source, StatuteErrors

RESERVED: Final = "renew"
VOCABULARY: Final = ("body", "thing", "seat")
_TABLES: Final = ("statute", "names", "clause")


@dataclass
class Draft:
    """What could be read of a statute file, and what could not.

    `statute` holds the clauses and rules that are right, and is None when
    there is no header to read them under. `declared` has the kind of every
    rule by its id, also of rules that are wrong.
    """

    source: Source
    problems: list[Problem] = field(default_factory=list)
    statute: StatuteFile | None = None
    declared: dict[str, str] = field(default_factory=dict)


def read_statute(where: Path | str | bytes, name: str = "") -> StatuteFile:
    """Read a statute file, or its text. Raises StatuteErrors with everything that is wrong in it."""
    draft = draft_statute(Source.read(where, name))
    if draft.problems or draft.statute is None:
        raise StatuteErrors(draft.problems)
    return draft.statute


def draft_statute(source: Source) -> Draft:
    """Read as much of a statute file as can be read; never raises."""
    return _Reader(source).draft()


class _Reader(Reading):
    """The reading of one statute file, table by table."""

    def __init__(self, source: Source) -> None:
        super().__init__(source)
        self.declared: dict[str, str] = {}
        self.first_use: dict[str, Place] = {}

    def draft(self) -> Draft:
        data = self.tables()
        statute = None if data is None else self._file(data)
        self.problems.sort(key=lambda problem: problem.line)
        return Draft(self.source, self.problems, statute, self.declared)

    def _file(self, data: dict[str, Any]) -> StatuteFile | None:
        for name in data:
            if name not in _TABLES:
                self.note(Place(name), unknown_key(name, list(_TABLES), "a statute file"))
        header = self._header(data.get("statute"))
        clauses = tuple(self._clauses(data.get("clause", {})))
        names = self._names(data.get("names", {}))
        if header is None:
            return None
        return StatuteFile(statute=header, names=names, clauses=clauses)

    def _header(self, table: object) -> Header | None:
        if table is None:
            needed = "format = 1, lineage, title and valid_from"
            self.note(Place(), f"the table [statute] is missing. Begin the file with it: {needed}.")
            return None
        return self.table(Header, table, Place("statute"), "[statute]")

    def _names(self, table: object) -> dict[str, str]:
        if not isinstance(table, Mapping):
            self.note(
                Place("names"), f"names = {shown(table)}: expected a table. Begin it with [names].", "names"
            )
            return {}
        for name, word in table.items():
            message = self._wrong_name(name, word)
            if message:
                self.note(Place("names"), message, name)
        return {name: word for name, word in table.items() if isinstance(word, str)}

    def _wrong_name(self, name: str, word: object) -> str:
        if not ID.fullmatch(name):
            return _no_id(name)
        if not isinstance(word, str):
            return f'{name} = {shown(word)}: expected a word. Write {name} = "…".'
        if self.declared.get(name) in VOCABULARY:
            return self._used_before(name, self.first_use[name])
        return ""

    def _clauses(self, table: object) -> Iterator[Clause]:
        if not isinstance(table, Mapping):
            self.note(Place(), f'clause = {shown(table)}: expected tables. Write [clause."1 §"].', "clause")
            return
        for ref, content in table.items():
            if isinstance(content, Mapping):
                yield from self._clause(ref, content)
            else:
                self.note(Place("clause", ref), f'expected a table. Begin it with [clause."{ref}"].')

    def _clause(self, ref: str, content: Mapping[str, Any]) -> Iterator[Clause]:
        """Read one clause. When its own keys are wrong its rules stand, so that others may name them."""
        known = [*field_names(Clause), *KINDS, "example"]
        own = {key: value for key, value in content.items() if key not in KINDS and key != "example"}
        for key in own.keys() - set(known):
            self.note(Place("clause", ref), unknown_key(key, known, "a clause"), key)
            del own[key]
        rules = tuple(self._rules(ref, content))
        examples = tuple(self._examples(ref, content.get("example", {})))
        clause = self.table(Clause, own, Place("clause", ref), "a clause", ref=ref)
        kept = clause or Clause(ref=ref, label="")
        yield kept.model_copy(update={"rules": rules, "examples": examples})

    def _rules(self, ref: str, content: Mapping[str, Any]) -> Iterator[Rule]:
        """Read the rules of a clause in the order of the text."""
        for kind, group in content.items():
            if kind not in KINDS:
                continue
            if not isinstance(group, Mapping):
                message = f"{kind} = {shown(group)}: expected a rule with an id. Write {kind}.id = {{ … }}."
                self.note(Place("clause", ref), message, kind)
                continue
            for name, table in group.items():
                yield from self._rule(Place("clause", ref, f"{kind}.{name}"), kind, name, table)

    def _rule(self, place: Place, kind: str, name: str, table: object) -> Iterator[Rule]:
        refused = self._refused_id(name)
        if refused:
            self.note(place, refused)
        else:
            self.declared[name], self.first_use[name] = kind, place
        if isinstance(table, Mapping) and "advice" in table:
            table = {key: value for key, value in table.items() if key != "advice"}
            house = Path(self.source.name).with_suffix(".house.toml").name
            self.note(place, f"'advice' is a house rule. Move it to {house}, with why.", "advice")
        rule = self.table(KINDS[kind], table, place, kind, id=name, kind=kind)
        if rule and not refused:
            yield rule

    def _refused_id(self, name: str) -> str:
        if not ID.fullmatch(name):
            return _no_id(name)
        if name == RESERVED:
            return f"'{name}' is kept for the duty to renew a statute. Choose another id."
        if name in self.declared:
            return self._used_before(name, self.first_use[name])
        return ""

    def _used_before(self, name: str, first: Place) -> str:
        line = self.source.places.line_of(first)
        return (
            f"'{name}' is already used on line {line} (clause \"{first.clause}\"). Ids are unique in a file."
        )

    def _examples(self, ref: str, table: object) -> Iterator[Example]:
        if not isinstance(table, Mapping):
            message = f'example = {shown(table)}: expected a table. Write [clause."{ref}".example.id].'
            self.note(Place("clause", ref), message, "example")
            return
        for name, content in table.items():
            place = Place("clause", ref, example=name)
            example = self.table(Example, content, place, "an example", id=name)
            if example:
                yield example


def _no_id(name: str) -> str:
    return f"{name!r} is no id. An id is made of a-z, 0-9 and _."

"""Whether a text can be adopted here: read, held against its house rules and against what we already have."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from radslag.statute.edit import remove_house_rule, set_key
from radslag.statute.house import check_house, draft_house
from radslag.statute.library import Library, Version, make_version
from radslag.statute.lint import lint
from radslag.statute.places import Place
from radslag.statute.schema import HouseFile, StatuteFile
from radslag.statute.source import Problem, Source, StatuteErrors
from radslag.statutebook.queries.books import corpus_acts, library

STATUTE, HOUSE = "reglemente.toml", "reglemente.house.toml"
# First words of addresses under regler/ that name pages, so no statute can have them.
RESERVED: Final = frozenset({"ny", "utkast", "styrdokument"})
# How long what a statute says of itself may be, to have room in the register.
LONGEST: Final = {
    "lineage": 60, "title": 250, "kind": 60, "case_number": 60, "adopted_by": 200, "adopted_ref": 120,
    "owner": 120, "version": 40, "replaces": 250, "applies_to": 120,
}  # fmt: skip
NOTHING_BESIDE: Final = "no wording with this lineage and first day holds here. Write those of the wording."
NO_HOUSE_RULES: Final = """\
# The office's own numbers: what the statute does not state.

[house]
lineage = "{lineage}"
valid_from = {valid_from}
bearer = "kommunen"
"""


@dataclass(frozen=True)
class Checked:
    """What a text holds, what keeps it from being adopted, and what is only worth a look.

    `version` is None when the text cannot be read far enough. `held` is what holds here now, and
    `library` the same with this version in it.
    """

    held: Library
    library: Library
    version: Version | None
    errors: tuple[Problem, ...] = ()
    warnings: tuple[Problem, ...] = ()

    def accepted(self) -> Version:
        """Return the version if it can be adopted; else raise StatuteErrors with everything that is wrong."""
        if self.version is None or self.errors:
            raise StatuteErrors(self.errors)
        return self.version


def check(text: str, house_text: str = "") -> Checked:
    """Read a wording with its house rules and say everything that is wrong with it.

    Without `house_text` the house rules of the wording before come along, as far as they still fit.
    """
    held = library()
    try:
        source = Source.read(text, STATUTE)
        beside = Source.read(house_text, HOUSE) if house_text else None
    except StatuteErrors as error:
        return Checked(held, held, None, error.problems)
    problems: list[Problem] = []
    version = make_version(source, beside, problems)
    if version and beside is None:
        beside = Source(HOUSE, carried_house_text(version.statute, held))
        version = make_version(source, beside, problems := [])
    if version is None:
        return Checked(held, held, None, tuple(problems))
    return _judged(version, held, [*problems, *_misplaced(version)])


def _judged(version: Version, held: Library, errors: list[Problem]) -> Checked:
    """Judge a version that can be read; it is linted only when nothing else is wrong with it."""
    own = [each for each in errors if each.path == STATUTE]
    errors = own or errors  # what the house rules miss may be what the statute has wrong
    findings = [] if errors else lint(version, held)
    errors += [found.problem for found in findings if found.severity == "error"]
    warnings = [found.problem for found in findings if found.severity != "error"]
    return Checked(held, held.with_versions([version]), version, tuple(sorted(set(errors))), tuple(warnings))


def _misplaced(version: Version) -> list[Problem]:
    """Say what the language allows but a municipality's own statute cannot be."""
    header, place = version.statute.statute, Place("statute")
    problems = []
    if header.level == "act":
        message = 'level = "act": an act is adopted by parliament. Leave level out.'
        problems.append(version.source.problem(place, message, "level"))
    if header.lineage in RESERVED or header.lineage in {act.lineage for act in corpus_acts()}:
        message = f"lineage = {header.lineage!r} is taken. Choose another word for this statute."
        problems.append(version.source.problem(place, message, "lineage"))
    return problems + list(_too_long(version))


def _too_long(version: Version) -> Iterator[Problem]:
    """Say what would not fit in the register."""
    header = version.statute.statute
    for key, longest in LONGEST.items():
        value = getattr(header, key)
        text = ", ".join(value) if isinstance(value, tuple) else value
        if len(text) > longest:
            message = f"{key} is {len(text)} characters long. Shorten it to at most {longest}."
            yield version.source.problem(Place("statute"), message, key)


def check_house_rules(text: str) -> Checked:
    """Read house rules beside a wording or an act that holds here, and say everything that is wrong."""
    held = library()
    try:
        source = Source.read(text, HOUSE)
    except StatuteErrors as error:
        return Checked(held, held, None, error.problems)
    house, problems = draft_house(source)
    if house is None:
        return Checked(held, held, None, tuple(problems))
    beside = [each for each in held.lineages.get(house.house.lineage, ()) if _is_beside(house, each)]
    if not beside:
        problems.append(source.problem(Place("house"), NOTHING_BESIDE, "valid_from"))
        return Checked(held, held, None, tuple(problems))
    version = Version(beside[0].statute, beside[0].source, house, source)
    checked = _judged(version, held, [*problems, *check_house(source, house, version.statute)])
    return _about_house_rules(checked)


def _about_house_rules(checked: Checked) -> Checked:
    """Let only what stands in the house rules keep them from being adopted.

    The wording itself is adopted already, and its examples tell of the numbers it was adopted with.
    """
    errors = tuple(each for each in checked.errors if each.path == HOUSE)
    others = tuple(each for each in checked.errors if each.path != HOUSE)
    return replace(checked, errors=errors, warnings=others)


def _is_beside(house: HouseFile, version: Version) -> bool:
    return house.house.valid_from == version.valid_from


def carried_house_text(statute: StatuteFile, held: Library) -> str:
    """Return the house rules that a wording begins with.

    Those already beside it; else those beside the one before it, less the lines that no longer fit; else
    only who answers when the text names nobody.
    """
    header = statute.statute
    earlier = [each for each in held.lineages.get(header.lineage, ()) if each.valid_from <= header.valid_from]
    beside = [(each.valid_from, each.house_source.text) for each in earlier if each.house_source]
    if not beside:
        return NO_HOUSE_RULES.format(lineage=header.lineage, valid_from=header.valid_from)
    first, text = beside[-1]
    return text if first == header.valid_from else _fitted(text, statute)


def _fitted(text: str, statute: StatuteFile) -> str:
    """Return house rules moved to a new wording; lines that the wording has no place for fall away."""
    text = set_key(text, "house", "valid_from", statute.statute.valid_from)
    moved = Source(HOUSE, text)
    house, _ = draft_house(moved)
    problems = check_house(moved, house, statute) if house else []
    for stray in {moved.places.at(problem.line).rule for problem in problems} - {""}:
        text = remove_house_rule(text, stray)
    return text

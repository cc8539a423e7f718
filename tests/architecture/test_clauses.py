"""Every row of the clause list is bound to a place in the product and to a test that exists, or says why."""

import ast
import csv
import re
from functools import cache
from pathlib import Path

import pytest

from radslag.statute.library import corpus
from tests.statutes.test_clauses import KEPT

ROOT = Path(__file__).resolve().parents[2]
with (ROOT / "docs" / "reference" / "clauses.csv").open(encoding="utf-8", newline="") as _file:
    ROWS = {row["id"]: row for row in csv.DictReader(_file)}
VERSIONS = {version.name: version for version in corpus().versions}
EXAMPLES = {
    f"{version.lineage}-{clause.ref}-{example.id}"
    for version in corpus().versions
    for clause in version.statute.clauses
    for example in clause.examples
}
PARAMETERS = {
    "test_an_example_in_a_statute_file_holds": EXAMPLES,
    "test_a_clause_is_kept_as_the_text_has_it": set(KEPT),
}
NODE = re.compile(r"(?P<path>tests/[a-z_/]+\.py)::(?P<name>test_[a-z0-9_]+)(?:\[(?P<parameter>.+)\])?")
CLAUSE = re.compile(r"(?P<file>\S+\.toml) clause (?P<ref>[^#]+?)(?: #(?P<rule>[a-z0-9_]+))?")
# What is left for the records that the product does not hold yet.
LEFT = ("meetings", "action plans", "agreements and pledges", "situational pictures", "the outlook")


@cache
def functions(path):
    """Return the names of the functions and classes of a file."""
    tree = ast.parse((ROOT / path).read_text())
    return {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.ClassDef)}


def exists(node):
    """Tell whether a named test is there, with its parameter."""
    found = NODE.fullmatch(node)
    if not found or not (ROOT / found["path"]).exists() or found["name"] not in functions(found["path"]):
        return False
    return found["parameter"] is None or found["parameter"] in PARAMETERS[found["name"]]


def stands(place):
    """Tell whether a named place is there: a clause with its rule, a table of a file, or code."""
    found = CLAUSE.fullmatch(place)
    if found:
        clauses = {clause.ref: clause for clause in VERSIONS[found["file"]].statute.clauses}
        rules = {rule.id for rule in clauses[found["ref"]].rules} if found["ref"] in clauses else set()
        return found["ref"] in clauses and (found["rule"] is None or found["rule"] in rules)
    path, _, name = place.partition(" ")
    if name == "[statute]":
        return path in VERSIONS
    if path.endswith(".py"):
        return (ROOT / path).exists() and name in functions(path)
    return (ROOT / path).exists()


def test_the_list_has_every_row_once():
    assert len(ROWS) == 190
    assert all(row["source"] and row["clause"] and row["demand"] for row in ROWS.values())


@pytest.mark.parametrize("row", ROWS)
def test_a_row_is_bound_to_a_place_and_to_a_test_that_exists_or_says_why_not(row):
    place, test = ROWS[row]["lives_in"], ROWS[row]["test"]

    if test.startswith("not yet: "):
        assert test.removeprefix("not yet: ").startswith(LEFT)
        assert not place or stands(place)
        return
    assert stands(place)
    assert [node for node in test.split("; ") if not exists(node)] == []


@pytest.mark.parametrize("version", VERSIONS.values(), ids=list(VERSIONS))
def test_what_a_statute_file_covers_stands_in_the_list(version):
    statute = version.statute
    covered = [*statute.statute.covers, *(row for clause in statute.clauses for row in clause.covers)]

    assert [row for row in covered if row not in ROWS] == []
    assert len(set(covered)) == len(covered)
    assert {row for row, values in ROWS.items() if values["source"] == version.lineage} == set(covered)


def test_what_concerns_statute_bodies_wheel_and_duties_is_never_left_for_later():
    left = {row for row, values in ROWS.items() if values["test"].startswith("not yet: ")}

    assert {row.partition("-")[0] for row in left} == {"ANGE", "MIN"}
    assert not left & set(KEPT)

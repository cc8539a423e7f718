"""Every example in every statute file of the corpus says what the engine says."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from radslag.statute.addresses import whole_key
from radslag.statute.evaluation import evaluate
from radslag.statute.explanation import Verdicts
from radslag.statute.library import Version, corpus
from radslag.statute.rulebook import Rulebook
from radslag.statute.schema import Example


def _examples() -> Iterator[object]:
    for version in corpus().versions:
        for clause in version.statute.clauses:
            for example in clause.examples:
                yield pytest.param(version, example, id=f"{version.lineage}-{clause.ref}-{example.id}")


def _said(verdicts: Verdicts, key: str) -> str:
    verdict = verdicts.get(key)
    if verdict is None:
        return "absent"
    return f"{verdict.status}+at_risk" if verdict.at_risk else str(verdict.status)


@pytest.mark.parametrize(("version", "example"), list(_examples()))
def test_an_example_in_a_statute_file_holds(version: Version, example: Example):
    book = Rulebook.of(corpus(), version.lineage)

    verdicts = evaluate(
        book,
        example.facts,
        on=example.on,
        known=example.known,
        register=example.register_start or version.valid_from,
    )

    keys = [whole_key(key, version.lineage) for key in example.expect]
    said = {key: _said(verdicts, key) for key in keys}
    assert said == dict(zip(keys, map(str, example.expect.values()), strict=True))

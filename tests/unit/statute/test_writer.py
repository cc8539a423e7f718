"""Models written as files that read back the same."""

import pytest

from radslag.statute.house import read_house
from radslag.statute.library import corpus
from radslag.statute.reader import read_statute
from radslag.statute.writer import format_house, format_statute, rule_line

VERSIONS = {version.name: version for version in corpus().versions}


@pytest.mark.parametrize("name", VERSIONS)
def test_a_statute_of_the_corpus_is_written_and_read_back_the_same(name):
    statute = VERSIONS[name].statute
    text = format_statute(statute)

    assert read_statute(text) == statute
    assert format_statute(read_statute(text)) == text


@pytest.mark.parametrize("name", VERSIONS)
def test_a_house_file_of_the_corpus_is_written_and_read_back_the_same(name):
    house = VERSIONS[name].house
    assert house is not None

    assert read_house(format_house(house)) == house


def test_a_date_is_never_the_last_value_on_a_line():
    values = {"of": "decided plan", "from": VERSIONS["ange/2023-01-01.toml"].valid_from}

    assert (
        rule_line("maintain", "plan", values) == 'maintain.plan = { from = 2023-01-01, of = "decided plan" }'
    )
    assert rule_line("maintain", "plan", {}) == "maintain.plan = { }"


def test_a_statute_without_names_is_written_without_them():
    text = '[statute]\nformat = 1\nlineage = "berga"\ntitle = "R"\nvalid_from = 2024-01-01\n'

    assert format_statute(read_statute(text)) == text.replace(
        "valid_from = 2024-01-01\n", "valid_from = 2024-01-01\n"
    )

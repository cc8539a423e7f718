"""The corpus that ships, and libraries made of folders."""

from datetime import date
from pathlib import Path

import radslag
from radslag.statute.library import CORPUS, corpus


def test_the_corpus_lies_inside_the_package_so_that_it_ships():
    assert CORPUS.is_relative_to(Path(radslag.__file__).parent)


def test_every_file_of_the_corpus_can_be_read():
    assert [version.name for version in corpus().versions] == [
        "ange/2023-01-01.toml",
        "harnosand/2023-09-25.toml",
        "lerum/2023-11-15.toml",
        "sfs-2023-196/2023-07-01.toml",
    ]
    assert all(version.house for version in corpus().versions)


def test_both_the_first_and_the_last_day_are_in_force():
    days = [date(2022, 12, 31), date(2023, 1, 1), date(2026, 12, 31), date(2027, 1, 1)]

    assert [bool(corpus().in_force("ange", day)) for day in days] == [False, True, True, False]
    assert corpus().in_force("nowhere", days[1]) is None

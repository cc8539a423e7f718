"""The corpus that ships, and libraries made of folders."""

from datetime import date
from pathlib import Path

import pytest

import radslag
from radslag.statute.library import CORPUS, Library, corpus, make_version, read_names
from radslag.statute.source import Source, StatuteErrors


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


STATUTE = (
    '[statute]\nformat = 1\nlineage = "berga"\ntitle = "R"\nvalid_from = {day}\n'
    '[clause."1"]\nlabel = "L"\ntext = "note"\n'
)


def written(folder, **files):
    """Write files into a folder, `__` standing for a slash, and return it."""
    for name, text in {"names.toml": '[names]\nmote = "möte"\n', **files}.items():
        path = folder / name.replace("__", "/")
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return folder


def test_a_later_version_ends_the_one_before_it(tmp_path):
    days = ("2024-01-01", "2026-01-01")
    files = {f"berga__{day}.toml": STATUTE.format(day=day) for day in days}

    library = Library.read(written(tmp_path, **files))

    assert library.names == {"mote": "möte"}
    assert [version.name for version in library.lineages["berga"]] == [f"berga/{day}.toml" for day in days]
    assert library.in_force("berga", date(2025, 12, 31)) == library.versions[0]
    assert library.in_force("berga", date(2026, 1, 1)) == library.versions[1]


def test_a_version_with_the_same_first_day_takes_the_place_of_the_other(tmp_path):
    library = Library.read(written(tmp_path, **{"berga__2024-01-01.toml": STATUTE.format(day="2024-01-01")}))
    again = make_version(Source("utkast.toml", STATUTE.format(day="2024-01-01")), None, [])
    assert again

    assert library.with_versions([again]).versions == (again,)


def test_everything_wrong_in_any_file_of_a_library_is_said(tmp_path):
    house = '[house]\nlineage = "berga"\nvalid_from = 2024-01-02\nbearer = "a"\n'
    files = {
        "berga__2024-01-01.toml": STATUTE.format(day="2024-01-01"),
        "berga__2024-01-01.house.toml": house,
        "borga__2024-01-01.toml": "x",
        "cerga__2024-01-01.toml": b"\xff",
        "derga__2024-01-01.toml": STATUTE.format(day="2024-01-01"),
        "derga__2024-01-01.house.toml": "[rule]\n",
    }

    with pytest.raises(StatuteErrors) as caught:
        Library.read(written(tmp_path, **files))

    assert [str(problem).partition(": ")[0] for problem in caught.value.problems] == [
        "berga/2024-01-01.house.toml:3",
        "borga/2024-01-01.toml:1",
        "cerga/2024-01-01.toml:1",
        "derga/2024-01-01.house.toml:1",
    ]


@pytest.mark.parametrize("text", ["", "[names]\na = 1\n", "[names]\n[other]\n", "names = 1\n"])
def test_a_file_of_names_holds_names_and_nothing_else(text):
    with pytest.raises(StatuteErrors, match=r"expected one table \[names\]"):
        read_names(Source("names.toml", text))


def test_a_file_of_names_that_is_not_toml_is_said_to_be_so():
    with pytest.raises(StatuteErrors, match="cannot be read"):
        read_names(Source("names.toml", "x"))

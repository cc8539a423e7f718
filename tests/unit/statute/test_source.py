"""Files that are no text: each refused with a clear word."""

import hashlib
from pathlib import Path

import pytest

from radslag.statute.source import Problem, Source, StatuteErrors


def said(data):
    with pytest.raises(StatuteErrors) as caught:
        Source.read(data, "x.toml")
    return str(caught.value)


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ("å\n".encode() + "å".encode("latin-1"), "x.toml:2: the line is not UTF-8, perhaps Latin-1 or Windows-1252. Save the file as UTF-8."),
        ("x = 1".encode("utf-8-sig"), "x.toml:1: the file begins with a byte order mark. Save it as UTF-8 without one."),
        ("x = 1".encode("utf-16"), "x.toml:1: the file is UTF-16. Save it as UTF-8 without byte order mark."),
        (b"a\nb\0", "x.toml:2: the line holds a NUL byte, so this is no text. Save the file as UTF-8."),
        (b"#" * 1_000_001, "x.toml:1: the file is larger than 1 MB. Is it the right file?"),
        ("\udcff", "x.toml:1: the line is not UTF-8, perhaps Latin-1 or Windows-1252. Save the file as UTF-8."),
    ],
)  # fmt: skip
def test_what_is_no_utf_8_text_is_refused_with_a_clear_word(data, message):
    assert said(data) == message


def test_a_file_of_exactly_one_megabyte_is_read():
    assert len(Source.read(b"#" * 1_000_000).text) == 1_000_000


def test_a_missing_file_is_said_to_be_missing(tmp_path):
    with pytest.raises(StatuteErrors) as caught:
        Source.read(tmp_path / "no.toml")

    message = "the file cannot be read (no such file or directory). Check the path."
    assert str(caught.value) == f"{(tmp_path / 'no.toml').as_posix()}:1: {message}"


def test_a_folder_is_no_file(tmp_path):
    assert said(tmp_path).startswith("x.toml:1: the file cannot be read (is a directory).")


def test_a_source_knows_the_hash_of_its_bytes(tmp_path: Path):
    path = tmp_path / "x.toml"
    path.write_bytes("å\r\n".encode())

    assert Source.read(path).sha256 == hashlib.sha256("å\r\n".encode()).hexdigest()
    assert Source.read(path).name == path.as_posix()


def test_problems_are_told_in_line_order():
    problems = [Problem("b", 2, "", "two"), Problem("a", 9, "[names]", "nine"), Problem("b", 1, "", "one")]

    assert str(StatuteErrors(problems)) == "a:9: [names]: nine\nb:1: one\nb:2: two"

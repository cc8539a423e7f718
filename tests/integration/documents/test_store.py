"""Files lie under what they say."""

import hashlib

import pytest

from radslag.documents.services import store


@pytest.fixture(autouse=True)
def folder(settings, tmp_path):
    settings.BLOB_FOLDER = str(tmp_path)
    return tmp_path


def test_what_is_kept_is_what_comes_back(folder):
    name = store.keep(b"hej")

    assert name == hashlib.sha256(b"hej").hexdigest()
    assert store.read(name) == b"hej"
    assert [file.relative_to(folder).as_posix() for file in folder.rglob("*") if file.is_file()] == [
        f"{name[:2]}/{name[2:]}"
    ]


def test_a_file_that_has_changed_is_not_given_out():
    name = store.keep(b"hej")
    store.place_of(name).write_bytes(b"nej")

    with pytest.raises(store.BlobIsDamaged):
        store.read(name)


def test_keeping_it_again_mends_it():
    name = store.keep(b"hej")
    store.place_of(name).write_bytes(b"")

    assert store.read(store.keep(b"hej")) == b"hej"


def test_what_was_never_kept_is_missing():
    with pytest.raises(store.BlobIsMissing):
        store.read("0" * 64)


@pytest.mark.parametrize("name", ["", "../../x", "A" * 64, "0" * 63])
def test_a_name_is_never_a_path(name):
    with pytest.raises(ValueError, match="not a SHA-256"):
        store.read(name)


def test_a_write_that_breaks_off_leaves_nothing(folder, monkeypatch):
    def full(*args):
        raise OSError("the disk is full")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(OSError, match="full"):
        store.keep(b"hej")

    assert [file for file in folder.rglob("*") if file.is_file()] == []

"""Which files are taken in, which are not, and what is said of them."""

import hashlib
import io
import socket
import threading

import pytest
from django.db import IntegrityError, transaction
from PIL import Image

from radslag.documents import services
from radslag.documents.models import Upload
from radslag.documents.services import store
from radslag.documents.services.inspection import MEDIA_TYPES
from radslag.documents.services.inspection.texts import guarded
from radslag.documents.states import Scan
from radslag.journal.models import Entry
from tests.integration.documents import bad_files
from tests.integration.documents.conftest import BY, SECRETARY

pytestmark = pytest.mark.usefixtures("in_norrby")
BAD = bad_files.bad() | bad_files.also_bad()


def received(name: str, data: bytes, level: str = "internal", ground: str = "") -> Upload:
    return services.receive(io.BytesIO(data), name, level=level, ground=ground, **BY)


@pytest.mark.parametrize("what", BAD)
def test_a_bad_file_is_refused_and_leaves_nothing(what):
    name, data, sentence = BAD[what]

    with pytest.raises(services.UploadRefused) as refusal:
        received(name, data)

    assert str(refusal.value.sentence).startswith(sentence)
    assert (Upload.objects.count(), Entry.objects.count()) == (0, 0)


def test_each_of_the_thirteen_has_a_sentence_of_its_own():
    sentences = [sentence for _, _, sentence in bad_files.bad().values()]

    assert len(set(sentences)) == len(sentences) == 14, "the twelfth file is told of in two ways"


@pytest.mark.parametrize("name", bad_files.good())
def test_a_sound_file_of_each_kind_is_taken_in(name):
    data = bad_files.good()[name]

    upload = received(name, data)

    kept = store.read(upload.sha256)
    assert (upload.name, upload.media_type) == (name, MEDIA_TYPES[name.rpartition(".")[2]])
    assert (upload.size, upload.scan, upload.received_by) == (len(kept), Scan.NOT_SCANNED, SECRETARY)
    assert kept == data or name.startswith("bild.")
    entry = Entry.objects.get(verb="file.received")
    assert entry.payload.content["sha256"] == hashlib.sha256(kept).hexdigest()


def test_there_is_a_sound_file_for_every_ending():
    assert {name.rpartition(".")[2] for name in bad_files.good()} == set(MEDIA_TYPES)


@pytest.mark.parametrize("place", ["file:///C:\\Mallar\\brev.dotx", "D:/Mallar/brev.dotx"])
def test_the_name_of_a_template_on_ones_own_disk_does_no_harm(place):
    members = bad_files.office(bad_files.DOCX)
    members["word/_rels/settings.xml.rels"] = bad_files.relation("attachedTemplate", place)

    assert received("brev.docx", bad_files.archive(members)).name == "brev.docx"


def test_a_picture_does_not_bring_its_place_along():
    given = bad_files.picture("JPEG", exif=True)
    assert b"PLATSEN" in given

    kept = store.read(received("bild.JPEG", given).sha256)

    assert b"PLATSEN" not in kept
    assert Image.open(io.BytesIO(kept)).size == (20, 10)


def test_a_picture_that_is_too_large_is_refused(monkeypatch):
    monkeypatch.setattr("radslag.documents.services.inspection.images.PIXELS", 199)

    with pytest.raises(services.UploadRefused, match="50 miljoner"):
        received("bild.png", bad_files.picture("PNG"))


def test_a_name_is_kept_composed_and_even():
    assert received("A\u030arsplan   2026.txt", b"x").name == "Årsplan 2026.txt"


@pytest.mark.parametrize("at", ["name", "text"])
def test_a_personal_number_is_kept_out_of_all_that_is_not_secret(at):
    number = "811228-9874"
    name, data = (f"{number}.txt", b"x") if at == "name" else ("a.txt", f"Om {number}.".encode())

    with pytest.raises(services.UploadRefused, match="personnummer"):
        received(name, data)

    assert received(name, data, "secret", "OSL 18 kap. 1 §").readers == [SECRETARY]


def test_a_secret_file_needs_a_provision_in_the_database_too():
    with pytest.raises(services.GroundIsMissing):
        received("a.txt", b"x", "secret")
    received("a.txt", b"x")
    with pytest.raises(IntegrityError), transaction.atomic():
        Upload.objects.update(level="secret")


def test_a_cell_that_a_program_would_reckon_with_is_guarded_on_its_way_out():
    cells = ["=1+1", "+46", "-5", "@x", "\tx", "namn", "3"]

    assert [guarded(cell) for cell in cells] == ["'=1+1", "'+46", "'-5", "'@x", "'\tx", "namn", "3"]


@pytest.fixture
def scanner(settings):
    """Stand where ClamAV's daemon would: read a stream as it does, find the word EICAR."""
    server = socket.create_server(("127.0.0.1", 0))
    settings.CLAMD = f"127.0.0.1:{server.getsockname()[1]}"

    def serve() -> None:
        line, _ = server.accept()
        with line, line.makefile("rb") as said:
            assert said.read(10) == b"zINSTREAM\0"
            data = b""
            while size := int.from_bytes(said.read(4), "big"):
                data += said.read(size)
            found = b"stream: Test FOUND\0" if b"EICAR" in data else b"stream: OK\0"
            line.sendall(found)

    thread = threading.Thread(target=serve)
    thread.start()
    yield
    thread.join(10)
    server.close()


@pytest.mark.usefixtures("scanner")
def test_a_scanned_file_says_so():
    assert received("a.txt", b"hej").scan == Scan.CLEAN


@pytest.mark.usefixtures("scanner")
def test_harmful_code_is_refused():
    with pytest.raises(services.UploadRefused, match="skadlig kod"):
        received("a.txt", b"EICAR")


def test_a_scanner_that_does_not_answer_leaves_the_file_unscanned(settings, caplog):
    settings.CLAMD = "/nowhere/clamd.sock"

    assert received("a.txt", b"hej").scan == Scan.NOT_SCANNED
    assert "did not answer" in caplog.text

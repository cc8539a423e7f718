"""PDFs are tagged, archivable, the same each time, and carry their content."""

import io
import json
import shutil
import subprocess
from typing import Any

import pytest
from pypdf import PdfReader

from radslag.documents.services import content as c
from radslag.documents.services.kinds import wheel_document
from radslag.documents.services.pdf import Approval, Beside, SheetIsFull, render
from tests.unit.documents.samples import entries, envelope, everything, sheet

BESIDE = Beside(
    status="Upprättad",
    registry="KS 2026/123",
    approvals=[Approval(role="Ordförande", name="N. N.", when="20 november kl. 10.02", how="med passnyckel")],
)
TYPES = ["generic", "wheel", "board_report", "statute", "notice", "minutes", "extract", "correction"]


@pytest.fixture(scope="module")
def files():
    return {name: (said, render(said, BESIDE)) for name, said in everything().items()}


def opened(pdf) -> Any:
    return PdfReader(io.BytesIO(pdf))


def text(pdf):
    return "\n".join(page.extract_text() for page in opened(pdf).pages).replace("\u00ad", "")


def fonts(pdf):
    found = set()
    for page in opened(pdf).pages:
        for font in page["/Resources"].get("/Font", {}).values():
            inner = font.get_object()["/DescendantFonts"][0].get_object()
            found.add((inner["/BaseFont"].split("+")[1], "/FontFile2" in inner["/FontDescriptor"]))
    return found


@pytest.mark.parametrize("name", TYPES)
def test_a_document_is_tagged_and_says_its_language_and_title(files, name):
    root = opened(files[name][1]).trailer["/Root"]

    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "sv-SE"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert opened(files[name][1]).metadata.title == json.loads(files[name][0])["title"]


@pytest.mark.parametrize("name", TYPES)
def test_a_document_claims_both_standards(files, name):
    claims = opened(files[name][1]).trailer["/Root"]["/Metadata"].get_data().decode()

    assert "<pdfaid:part>3</pdfaid:part>" in claims
    assert "<pdfaid:conformance>A</pdfaid:conformance>" in claims
    assert "<pdfuaid:part>1</pdfuaid:part>" in claims


@pytest.mark.parametrize("name", TYPES)
def test_only_our_typeface_is_used_and_it_is_embedded(files, name):
    assert fonts(files[name][1]) == {("OpenSans-Bold", True), ("OpenSans", True)}


@pytest.mark.parametrize("name", TYPES)
def test_the_content_can_be_taken_out_and_has_its_digest(files, name):
    said, pdf = files[name]
    attached = opened(pdf).attachments

    assert list(attached) == ["innehall.json"]
    assert attached["innehall.json"] == [said]
    assert c.digest(attached["innehall.json"][0]) == c.digest(said)


@pytest.mark.parametrize("name", TYPES)
def test_the_same_content_gives_the_same_bytes(files, name):
    said, pdf = files[name]

    assert render(said, BESIDE) == pdf


def test_the_wall_sheet_is_one_page_of_a3(files):
    boxes = [page.mediabox for page in opened(files["wheel"][1]).pages]

    assert [(round(box.width / 72 * 25.4), round(box.height / 72 * 25.4)) for box in boxes] == [(420, 297)]


@pytest.mark.parametrize("times", [1, 6, 16, 24])
def test_a_crowded_year_still_fits_one_sheet(times):
    pdf = render(wheel_document(envelope(), sheet(entries=entries() * times)), Beside(status="Fastställt"))

    assert len(opened(pdf).pages) == 1
    assert " ".join(text(pdf).split()).count("Lägesbilden uppdateras") == times


def test_a_sheet_that_would_be_too_small_to_read_is_refused():
    with pytest.raises(SheetIsFull):
        render(wheel_document(envelope(), sheet(entries=entries() * 80)), Beside(status="Fastställt"))


def test_what_is_said_beside_the_content_is_printed(files):
    said, pdf = files["board_report"]

    printed = " ".join(text(pdf).split())
    wanted = [
        "KS 2026/123", "Upprättad", "Sida 1 (1)", "Ordförande N. N., 20 november kl. 10.02, med passnyckel",
    ]  # fmt: skip
    assert [words for words in wanted if words not in printed] == []
    assert c.digest(said) in text(pdf).replace("\n", "").replace("\u200b", "").replace(" ", "")


def test_words_are_words_and_never_code():
    said = c.document(envelope("#panic(1) $x$ *a* `b`"), [c.p("#let x = 1 <script> \\n @ref"), c.ul(["= h"])])

    found = text(render(said, BESIDE))

    assert "#panic(1) $x$ *a* `b`" in found
    assert "#let x = 1 <script> \\n @ref" in found


def test_a_sign_that_no_font_has_is_written_as_its_number():
    said = c.document(envelope(), [c.p("Snö ☃ och 安")])

    assert "Snö [U+2603] och [U+5B89]" in text(render(said, BESIDE))


@pytest.mark.parametrize("name", TYPES)
def test_another_program_finds_the_file_sound(files, name, tmp_path):
    qpdf = shutil.which("qpdf")
    assert qpdf, "needs qpdf: scripts/install_test_tools.sh"
    (tmp_path / "f.pdf").write_bytes(files[name][1])

    checked = subprocess.run([qpdf, "--check", tmp_path / "f.pdf"], stdout=subprocess.PIPE, check=False)

    assert checked.returncode == 0, checked.stdout.decode()

"""A seal is whole or it is not; the library that made it, which reads the whole file, says the same."""

import io
import re
import zlib

import pytest
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko.sign.validation.status import SignatureCoverageLevel
from pyhanko_certvalidator import ValidationContext
from pypdf import PdfReader, PdfWriter

from radslag.approvals.services.seal import (
    DEMONSTRATION,
    KeyDoesNotOpen,
    certificate_of,
    demonstration_key,
    open_key,
    seal,
)
from radslag.approvals.services.verification import SealState, contents, seal_state
from radslag.documents.services.content import digest
from radslag.documents.services.pdf import Approval, Beside, render
from tests.unit.approvals.keys import AT, signer
from tests.unit.documents.samples import everything

CONTENT = everything()["generic"]
AGREED = [
    Approval(
        role="Ordförande", name="Kim Exempel", when="2026-03-02 kl. 13.00", how="inloggad med passnyckel"
    ),
    Approval(role="Justerare", name="Robin Prov", when="2026-03-02 kl. 14.00", how="inloggad med passnyckel"),
]


@pytest.fixture(scope="module")
def unsealed() -> bytes:
    return render(CONTENT, Beside(status="Justerad", approvals=AGREED))


@pytest.fixture(scope="module")
def sealed(unsealed: bytes) -> bytes:
    return seal(unsealed, signer(), at=AT)


def ours() -> list[bytes]:
    return [certificate_of(signer())]


def found_by_the_library(pdf: bytes) -> bool:
    """Tell whether pyHanko, reading the file as a reader would, finds one seal that nothing was done to."""
    (found,) = PdfFileReader(io.BytesIO(pdf)).embedded_signatures
    known = ValidationContext(trust_roots=[signer().signing_cert], moment=AT, allow_fetching=False)
    status = validate_pdf_signature(found, known)
    return status.intact and status.valid and status.coverage == SignatureCoverageLevel.ENTIRE_FILE


def test_a_sealed_file_is_whole(sealed):
    assert seal_state(sealed, ours()) == SealState.WHOLE
    assert found_by_the_library(sealed)


def test_the_seal_adds_to_the_file_and_changes_nothing_in_it(unsealed, sealed):
    assert sealed.startswith(unsealed)


def test_the_seal_takes_no_room_on_the_page(sealed):
    (field,) = PdfFileReader(io.BytesIO(sealed)).root["/AcroForm"]["/Fields"]

    assert list(field.get_object()["/Rect"]) == [0, 0, 0, 0]
    assert "/AP" not in field.get_object()


def test_the_seal_says_when_by_the_clock_it_was_given(sealed):
    (found,) = PdfFileReader(io.BytesIO(sealed)).embedded_signatures

    assert found.self_reported_timestamp == AT


def test_two_approvals_are_printed_in_what_is_sealed(sealed):
    words = "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(sealed)).pages)

    assert ["Kim Exempel" in words, "Robin Prov" in words] == [True, True]


@pytest.mark.parametrize("where", [0.1, 0.3, 0.5, 0.7, 0.9])
def test_one_flipped_byte_breaks_the_seal(unsealed, sealed, where):
    at = int(len(unsealed) * where)
    flipped = sealed[:at] + bytes([sealed[at] ^ 1]) + sealed[at + 1 :]

    assert seal_state(flipped, ours()) == SealState.BROKEN


def test_an_appended_object_breaks_the_seal(sealed):
    writer = IncrementalPdfFileWriter(io.BytesIO(sealed))
    writer.root["/Extra"] = writer.root["/Pages"]
    writer.update_root()
    added = io.BytesIO()
    writer.write(added)

    assert seal_state(added.getvalue(), ours()) == SealState.BROKEN
    assert not found_by_the_library(added.getvalue())


def test_a_removed_page_breaks_the_seal(sealed):
    writer = PdfWriter(clone_from=io.BytesIO(sealed))
    writer.remove_page(0)
    writer.add_blank_page(595, 842)
    shorter = io.BytesIO()
    writer.write(shorter)

    assert seal_state(shorter.getvalue(), ours()) == SealState.BROKEN


def test_a_range_that_leaves_bytes_out_is_not_whole(sealed):
    """The seal's own numbers are changed to claim less; what it covers must be the whole file."""
    match = re.search(rb"/ByteRange \[(\d+) (\d+) (\d+) (\d+)", sealed)
    assert match
    fewer = str(int(match[4]) - 1).encode().ljust(len(match[4]))
    claimed = sealed[: match.start(4)] + fewer + sealed[match.end(4) :]

    assert seal_state(claimed, ours()) == SealState.BROKEN


def test_the_seal_of_another_is_none_of_ours(unsealed):
    assert seal_state(seal(unsealed, signer("Söderby"), at=AT), ours()) == SealState.NONE


def test_the_seal_of_another_beside_our_certificate_is_broken(unsealed):
    """Our certificate is public, so anybody can put it in a file that they seal themselves."""
    pasted = unsealed + b"% " + ours()[0].hex().encode() + b"\n"

    assert seal_state(seal(pasted, signer("Söderby"), at=AT), ours()) == SealState.BROKEN


def test_a_file_without_seal_has_none(unsealed):
    assert seal_state(unsealed, ours()) == SealState.NONE


def test_the_content_is_found_in_a_file_that_was_saved_anew(sealed):
    writer = PdfWriter(clone_from=io.BytesIO(sealed))
    anew = io.BytesIO()
    writer.write(anew)

    assert [digest(found) for found in contents(anew.getvalue())] == [digest(CONTENT)]


def test_the_content_is_found_when_it_lies_unpacked():
    pdf = b"%PDF-1.7\n1 0 obj\n<<>>\nstream\n" + CONTENT + b"\nendstream\nendobj\n"

    assert [digest(found) for found in contents(pdf)] == [digest(CONTENT)]


def test_a_file_packed_to_burst_is_unpacked_only_so_far():
    bomb = zlib.compress(b"{" + bytes(40 * 2**20))
    pdf = b"".join(b"stream\n" + bomb + b"endstream\n" for _ in range(20))

    assert sum(len(found) for found in contents(pdf)) == 32 * 2**20


@pytest.mark.parametrize(
    "file", [b"", b"{", b"stream\n", b"stream\nx\x9c", b"/ByteRange [0 0 0 0]", b"stream\n{"]
)
def test_a_file_of_rubbish_shows_nothing(file):
    assert (seal_state(file, ours()), list(contents(file))) == (SealState.NONE, [])


@pytest.mark.parametrize(
    ("file", "word"), [(demonstration_key("Norrby", "ord", at=AT), "annat"), (b"x", "ord")]
)
def test_a_key_that_does_not_open_says_so(file, word):
    with pytest.raises(KeyDoesNotOpen):
        open_key(file, word)


def test_the_demonstrations_certificate_says_what_it_is():
    certificate = signer().signing_cert

    assert certificate
    assert certificate.subject.native == {"common_name": DEMONSTRATION, "organization_name": "Norrby"}

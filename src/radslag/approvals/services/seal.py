"""The municipality's seal: a PAdES signature with its certificate, in a field that takes no room.

A visible field would break PDF/UA-1 and PDF/A-3a. Nothing here reads settings, rows or the clock.
"""

from __future__ import annotations

import io
from datetime import datetime, timedelta
from typing import Any

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, pkcs12
from cryptography.x509.oid import NameOID
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import signers
from pyhanko.sign.fields import SigSeedSubFilter

FIELD = "Kommunens-e-stampel"
REASON = "Kommunens e-stämpel"
META = signers.PdfSignatureMetadata(
    field_name=FIELD, reason=REASON, md_algorithm="sha256", subfilter=SigSeedSubFilter.PADES
)
DEMONSTRATION = "DEMONSTRATION, ingen kommuns stämpel"


class KeyDoesNotOpen(ValueError):
    """The file is no PKCS#12 file with a key and its certificate, or the passphrase is another."""


class _Writer(IncrementalPdfFileWriter):
    """Adds to a file without calling it another version of PDF, or changed by another program now."""

    def ensure_output_version(self, version: tuple[int, int]) -> None:
        """Leave the version: PDF/A-3 is PDF 1.7, and what a seal adds has stood in readers since then."""

    def _update_meta(self) -> None:
        """Leave what the file says about itself; the moment of the seal stands in the seal."""


class _Sealer(signers.PdfSigner):
    """Writes the moment that it is told, where the library would read the clock."""

    def __init__(self, signer: signers.Signer, at: datetime) -> None:
        super().__init__(META, signer)
        self.at = at

    def init_signing_session(self, *args: Any, **kwargs: Any) -> Any:
        session = super().init_signing_session(*args, **kwargs)
        session.system_time = self.at
        return session


def seal(pdf: bytes, signer: signers.Signer, *, at: datetime) -> bytes:
    """Return the file with a seal added to it: every byte before is there still, and is covered.

    The file stays PDF/UA-1 and PDF/A-3a. There is no time stamp by an authority in it; `at` is what the
    municipality itself says.
    """
    # PDF/A wants each object on a line of its own, also the first one that is added.
    ended = pdf if pdf.endswith(b"\n") else pdf + b"\n"
    made = io.BytesIO()
    _Sealer(signer, at).sign_pdf(_Writer(io.BytesIO(ended)), output=made)
    return made.getvalue()


def open_key(file: bytes, passphrase: str) -> signers.SimpleSigner:
    """Return the key and certificate of an encrypted PKCS#12 file. Raises KeyDoesNotOpen."""
    try:
        signer: signers.SimpleSigner = signers.SimpleSigner.load_pkcs12_data(file, [], passphrase.encode())
    except ValueError as refusal:
        raise KeyDoesNotOpen from refusal
    return signer


def certificate_of(signer: signers.Signer) -> bytes:
    """Return the certificate that the seals of a key are checked against, as DER."""
    if signer.signing_cert is None:
        raise KeyDoesNotOpen
    made: bytes = signer.signing_cert.dump()
    return made


def demonstration_key(place: str, passphrase: str, *, at: datetime) -> bytes:
    """Return a PKCS#12 file with a new key, and a certificate that says in words that it proves nothing."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name(
        [
            x509.NameAttribute(NameOID.COMMON_NAME, DEMONSTRATION),
            x509.NameAttribute(NameOID.ORGANIZATION_NAME, place[:64]),
        ]
    )
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(at - timedelta(days=1))
        .not_valid_after(at + timedelta(days=3650))
        .add_extension(_FOR_SEALS, critical=True)
        .sign(key, hashes.SHA256())
    )
    locked = BestAvailableEncryption(passphrase.encode())
    return pkcs12.serialize_key_and_certificates(b"radslag", key, certificate, None, locked)


_FOR_SEALS = x509.KeyUsage(
    digital_signature=True, content_commitment=True, key_encipherment=False, data_encipherment=False,
    key_agreement=False, key_cert_sign=False, crl_sign=False, encipher_only=False, decipher_only=False,
)  # fmt: skip

"""Another judge than the program that made it finds a sealed document archivable and accessible."""

from radslag.approvals.services.seal import seal
from radslag.documents.services.pdf import Approval, Beside, render
from tests.integration.documents.test_vera import judged
from tests.unit.approvals.keys import AT, signer
from tests.unit.documents.samples import everything


def test_a_document_with_two_approvals_and_a_seal_conforms_to_both_standards(tmp_path):
    agreed = [
        Approval(
            role="Ordförande", name="Kim Exempel", when="2026-03-02 kl. 13.00", how="inloggad med passnyckel"
        ),
        Approval(
            role="Justerare",
            name="Robin Prov",
            when="2026-03-02 kl. 14.00",
            how="godkänt med kod till e-post",
        ),
    ]
    pdf = render(everything()["generic"], Beside(status="Justerad", approvals=agreed))
    (tmp_path / "sealed.pdf").write_bytes(seal(pdf, signer(), at=AT))

    found = judged(tmp_path / "sealed.pdf")

    assert (found.returncode, found.stdout.count("ok ")) == (0, 2), found.stdout + found.stderr

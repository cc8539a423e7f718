"""A seal for tests: made once for a process, with a certificate that says it proves nothing."""

from datetime import UTC, datetime
from functools import cache

from pyhanko.sign.signers import SimpleSigner

from radslag.approvals.services.seal import demonstration_key, open_key

AT = datetime(2026, 3, 2, 12, tzinfo=UTC)


@cache
def signer(place: str = "Norrby") -> SimpleSigner:
    return open_key(demonstration_key(place, "ord", at=AT), "ord")

"""What can be done with the journal: write in it, take back, dispose of payloads, sign its head.

`actor` is the journal id of the person who acts, "" for the installation itself; `at` is now.
"""

from radslag.journal.services.checkpoints import NothingToSign, make_checkpoint, signing_key
from radslag.journal.services.disposal import dispose_of_payloads
from radslag.journal.services.recording import Act, CannotBeRetracted, NotAnId, UnknownVerb, record, witness
from radslag.journal.services.retracting import retract

__all__ = [
    "Act",
    "CannotBeRetracted",
    "NotAnId",
    "NothingToSign",
    "UnknownVerb",
    "dispose_of_payloads",
    "make_checkpoint",
    "record",
    "retract",
    "signing_key",
    "witness",
]

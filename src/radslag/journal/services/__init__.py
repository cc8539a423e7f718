"""What can be done with the journal: write in it, take back, dispose of payloads.

`actor` is the journal id of the person who acts, "" for the installation itself; `at` is now.
"""

from radslag.journal.services.disposal import dispose_of_payloads
from radslag.journal.services.recording import Act, CannotBeRetracted, NotAnId, UnknownVerb, record, witness
from radslag.journal.services.retracting import retract

__all__ = [
    "Act",
    "CannotBeRetracted",
    "NotAnId",
    "UnknownVerb",
    "dispose_of_payloads",
    "record",
    "retract",
    "witness",
]

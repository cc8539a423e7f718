"""What can be done with municipalities, people and roles.

`actor` is the journal id of the person who acts, "" for the installation itself; `at` is now.
"""

from radslag.municipalities.services.invitations import (
    CodeDoesNotOpen,
    Invited,
    InvitedAlready,
    accept_invitation,
    invite,
    open_invitation,
    renew_invitation,
    withdraw_invitation,
)
from radslag.municipalities.services.once import once
from radslag.municipalities.services.people import (
    BelongsElsewhere,
    RoleHeldAlready,
    SomebodyMustStay,
    close_account,
    end_role,
    forget_factors,
    give_role,
    register_person,
)
from radslag.municipalities.services.places import (
    TooLong,
    allow_reading_by_code,
    open_municipality,
    withdraw_allowance,
)
from radslag.municipalities.services.sessions import (
    end_session,
    end_sessions,
    forget_session,
    keep_newest_sessions,
    note_session,
    rename_session,
)

__all__ = [
    "BelongsElsewhere",
    "CodeDoesNotOpen",
    "Invited",
    "InvitedAlready",
    "RoleHeldAlready",
    "SomebodyMustStay",
    "TooLong",
    "accept_invitation",
    "allow_reading_by_code",
    "close_account",
    "end_role",
    "end_session",
    "end_sessions",
    "forget_factors",
    "forget_session",
    "give_role",
    "invite",
    "keep_newest_sessions",
    "note_session",
    "once",
    "open_invitation",
    "open_municipality",
    "register_person",
    "rename_session",
    "renew_invitation",
    "withdraw_allowance",
    "withdraw_invitation",
]

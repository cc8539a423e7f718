"""The verbs of obligations: record, plan, hold, cancel, correct, waive, judge, adopt, import."""

from radslag.lifecycle import SomeoneElseChanged
from radslag.municipalities.services import once
from radslag.obligations.services.exceptions import (
    ActCannotBeWaived,
    AlreadyWaived,
    Answered,
    Exemption,
    judge,
    waive,
)
from radslag.obligations.services.importing import (
    AlreadyImported,
    BatchIsNotClean,
    RowsAreAlike,
    drop_import,
    import_acts,
    receive_import,
)
from radslag.obligations.services.meetings import (
    AlreadyHeld,
    MeetingIsSettled,
    NoSuchMeeting,
    cancel_meeting,
    move_meeting,
    plan_meeting,
    record_meeting_held,
)
from radslag.obligations.services.recording import (
    AlreadyTakenBack,
    NotAnId,
    NotYetHappened,
    UnknownEntry,
    correct_act,
    record_act,
    set_register_start,
    take_back_act,
)
from radslag.obligations.services.wheel import (
    WheelDecision,
    WheelIsAdopted,
    add_wheel_entry,
    adopt_wheel,
    change_wheel_entry,
    lay_wheel_forward,
    make_wheel,
    remove_wheel_entry,
)

__all__ = [
    "ActCannotBeWaived",
    "AlreadyHeld",
    "AlreadyImported",
    "AlreadyTakenBack",
    "AlreadyWaived",
    "Answered",
    "BatchIsNotClean",
    "Exemption",
    "MeetingIsSettled",
    "NoSuchMeeting",
    "NotAnId",
    "NotYetHappened",
    "RowsAreAlike",
    "SomeoneElseChanged",
    "UnknownEntry",
    "WheelDecision",
    "WheelIsAdopted",
    "add_wheel_entry",
    "adopt_wheel",
    "cancel_meeting",
    "change_wheel_entry",
    "correct_act",
    "drop_import",
    "import_acts",
    "judge",
    "lay_wheel_forward",
    "make_wheel",
    "move_meeting",
    "once",
    "plan_meeting",
    "receive_import",
    "record_act",
    "record_meeting_held",
    "remove_wheel_entry",
    "set_register_start",
    "take_back_act",
    "waive",
]

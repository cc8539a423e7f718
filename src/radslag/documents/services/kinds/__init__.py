"""The types of document that are made today, and what each must say; plain values in, canonical bytes out."""

from radslag.documents.services.kinds.minutes import (
    AssignmentLine,
    Attendee,
    Correction,
    DissentLine,
    Extract,
    Minutes,
    MinutesItem,
    correction_document,
    extract_document,
    minutes_document,
)
from radslag.documents.services.kinds.notice import Notice, NoticeItem, lateness, notice_document
from radslag.documents.services.kinds.report import BoardReport, DutyLine, report_document
from radslag.documents.services.kinds.saying import Someone, both_days, clock, day, demand
from radslag.documents.services.kinds.statute import Clause, StatuteText, statute_document
from radslag.documents.services.kinds.wheel import (
    LOOKS,
    WheelEntry,
    WheelSheet,
    wheel_document,
    wheel_picture,
    wheel_words,
)

__all__ = [
    "LOOKS",
    "AssignmentLine",
    "Attendee",
    "BoardReport",
    "Clause",
    "Correction",
    "DissentLine",
    "DutyLine",
    "Extract",
    "Minutes",
    "MinutesItem",
    "Notice",
    "NoticeItem",
    "Someone",
    "StatuteText",
    "WheelEntry",
    "WheelSheet",
    "both_days",
    "clock",
    "correction_document",
    "day",
    "demand",
    "extract_document",
    "lateness",
    "minutes_document",
    "notice_document",
    "report_document",
    "statute_document",
    "wheel_document",
    "wheel_picture",
    "wheel_words",
]

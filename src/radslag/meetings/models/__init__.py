"""Meetings from plan to record, and what lives on after them."""

from radslag.meetings.models.agenda import AgendaItem, GroupAnswer, Paper, Proposal, TableGroup
from radslag.meetings.models.assignments import Assignment, Reminder, Responsible
from radslag.meetings.models.attendance import Attendance, Conflict, Election, GroupPlace, Stay
from radslag.meetings.models.meetings import Meeting, Series, SeriesItem, Sitting
from radslag.meetings.models.passages import Passage, Phrase, Revision
from radslag.meetings.models.records import (
    Dispatch,
    DispatchAddress,
    Dissent,
    NumberSeries,
    Publication,
    Record,
)
from radslag.meetings.models.requests import ExtraRequest, Signature
from radslag.meetings.models.search import SearchEntry, Stem

__all__ = [
    "AgendaItem",
    "Assignment",
    "Attendance",
    "Conflict",
    "Dispatch",
    "DispatchAddress",
    "Dissent",
    "Election",
    "ExtraRequest",
    "GroupAnswer",
    "GroupPlace",
    "Meeting",
    "NumberSeries",
    "Paper",
    "Passage",
    "Phrase",
    "Proposal",
    "Publication",
    "Record",
    "Reminder",
    "Responsible",
    "Revision",
    "SearchEntry",
    "Series",
    "SeriesItem",
    "Signature",
    "Sitting",
    "Stay",
    "Stem",
    "TableGroup",
]

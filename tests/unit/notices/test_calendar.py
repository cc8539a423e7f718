"""Invitations mean the same to three readers of calendars, on both sides of a clock change."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import vobject  # type: ignore[import-untyped]
from icalendar import Calendar

from radslag.notices.services.calendar import Invitation, feed, invitation
from tests.unit.notices.strict import strict

HERE = ZoneInfo("Europe/Stockholm")
POSTED = datetime(2026, 10, 1, 7, 0, tzinfo=UTC)
# The clock goes back on 25 October 2026 and forward on 28 March 2027.
DAYS = [
    *(date(2026, 10, 24), date(2026, 10, 25), date(2026, 10, 26)),
    *(date(2027, 3, 27), date(2027, 3, 28), date(2027, 3, 29), date(2026, 7, 1)),
]


def meeting(starts=None, **changed):
    starts = starts or datetime(2026, 12, 8, 13, tzinfo=HERE)
    said = {
        "uid": "mote-1@radslag.example",
        "sequence": 0,
        "starts": starts,
        "ends": starts + timedelta(hours=2),
    }
    return Invitation(**{**said, "summary": "Provrådet, möte; punkt 1", "organiser": "Provrådet", **changed})


def made(what, to="prov@norrby.example"):
    return invitation(what, sender="radslag@norrby.example", to=to, at=POSTED)


def by_icalendar(raw):
    event: Any
    (event,) = Calendar.from_ical(raw).walk("VEVENT")
    return event["dtstart"].dt.astimezone(UTC), event["dtend"].dt.astimezone(UTC)


def by_vobject(raw):
    event = vobject.readOne(raw.decode()).vevent
    return event.dtstart.value.astimezone(UTC), event.dtend.value.astimezone(UTC)


def by_strict_reader(raw):
    (event,) = strict(raw)["VEVENT"]
    return tuple(
        datetime.strptime(event[name][0][1], "%Y%m%dT%H%M%S")
        .replace(tzinfo=ZoneInfo(event[name][0][0]["TZID"]))
        .astimezone(UTC)
        for name in ("DTSTART", "DTEND")
    )


@pytest.mark.parametrize("day", DAYS, ids=str)
@pytest.mark.parametrize("read", [by_icalendar, by_vobject, by_strict_reader])
def test_every_reader_finds_the_same_instant_on_both_sides_of_a_clock_change(read, day):
    what = meeting(datetime.combine(day, time(13), tzinfo=HERE))

    assert read(made(what)) == (what.starts.astimezone(UTC), what.ends.astimezone(UTC))


def test_the_time_zone_by_its_two_rules_is_swedens_every_day_of_ten_years():
    zone = vobject.readOne(made(meeting()).decode()).vevent.dtstart.value.tzinfo
    days = [datetime(2026, 1, 1, 12) + timedelta(days=n) for n in range(3650)]

    assert [day.replace(tzinfo=zone).utcoffset() for day in days] == [
        day.replace(tzinfo=HERE).utcoffset() for day in days
    ]


def test_an_invitation_says_who_asks_whom_and_where_the_answer_goes():
    (event,) = strict(made(meeting(place="Provsalen", video="https://video.example/1")))["VEVENT"]

    assert event == {
        "UID": [({}, "mote-1@radslag.example")],
        "SEQUENCE": [({}, "0")],
        "DTSTAMP": [({}, "20261001T070000Z")],
        "DTSTART": [({"TZID": "Europe/Stockholm"}, "20261208T130000")],
        "DTEND": [({"TZID": "Europe/Stockholm"}, "20261208T150000")],
        "SUMMARY": [({}, r"Provrådet\, möte\; punkt 1")],
        "LOCATION": [({}, "Provsalen")],
        "URL": [({}, "https://video.example/1")],
        "CONFERENCE": [({"FEATURE": "VIDEO", "VALUE": "URI"}, "https://video.example/1")],
        "X-MICROSOFT-SKYPETEAMSMEETINGURL": [({}, "https://video.example/1")],
        "STATUS": [({}, "CONFIRMED")],
        "ORGANIZER": [({"CN": "Provrådet"}, "mailto:radslag@norrby.example")],
        "ATTENDEE": [
            (
                {"ROLE": "REQ-PARTICIPANT", "PARTSTAT": "NEEDS-ACTION", "RSVP": "TRUE"},
                "mailto:prov@norrby.example",
            )
        ],
    }


def test_a_cancellation_has_the_same_uid_and_the_next_number():
    read = strict(made(meeting(sequence=2).cancelled()))

    (event,) = read["VEVENT"]
    assert read["VCALENDAR"][0]["METHOD"] == [({}, "CANCEL")]
    assert (event["UID"], event["SEQUENCE"], event["STATUS"]) == (
        [({}, "mote-1@radslag.example")], [({}, "3")], [({}, "CANCELLED")],
    )  # fmt: skip


def test_an_invitation_comes_back_whole_from_what_a_letter_keeps():
    what = meeting(place="Provsalen", video="https://video.example/1")

    assert Invitation.from_json(what.to_json()) == what


def test_the_same_invitation_is_the_same_bytes():
    assert made(meeting()) == made(meeting())


def test_a_feed_of_ten_years_holds_every_meeting_once_and_refreshes_every_four_hours():
    first = datetime(2026, 1, 12, 13, tzinfo=HERE)
    meetings = [meeting(first + timedelta(days=30 * n), uid=f"mote-{n}@radslag.example") for n in range(120)]

    read = strict(feed("Provrådet", meetings, at=POSTED))

    assert len({event["UID"][0][1] for event in read["VEVENT"]}) == 120
    assert read["VCALENDAR"][0]["REFRESH-INTERVAL"] == [({"VALUE": "DURATION"}, "PT4H")]
    assert "METHOD" not in read["VCALENDAR"][0]
    assert not {"ATTENDEE", "ORGANIZER"} & set(read["VEVENT"][0])


def test_a_cancelled_meeting_stands_cancelled_in_a_feed():
    (event,) = strict(feed("Provrådet", [meeting().cancelled()], at=POSTED))["VEVENT"]

    assert event["STATUS"] == [({}, "CANCELLED")]

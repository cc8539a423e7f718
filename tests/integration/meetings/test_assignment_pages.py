"""Assignments on pages: whose they are, how they stand, and how they are answered."""

from datetime import date
from typing import Any

import pytest

from radslag.bodies.models import Organisation, Seat
from radslag.bodies.services import appoint_to_seat, mark_liaison
from radslag.meetings.models import Assignment
from radslag.meetings.services.agenda import prepare_agenda
from radslag.meetings.services.assignments import Day, Doers, Obstacle, Task, give_assignment
from radslag.meetings.services.reports import Report, close_assignment, report_assignment
from radslag.municipalities.models import Municipality, Role
from radslag.municipalities.states import RoleKind
from radslag.municipalities.tenancy import _place, within
from tests.integration.meetings.conftest import NOON, body, invented
from tests.integration.meetings.holding import told

LIST = "/norrby/arbete/uppgifter/"
TOKEN = "0" * 32
BY: Any = {"actor": "c" * 32, "at": NOON}


def given(text="Ta fram underlag", *, by="radet", offices=("rektorn",), **more):
    names = ("organisations", "people")
    doers = Doers(offices=offices, body=more.pop("to", None), **{n: more.pop(n) for n in names if n in more})
    return give_assignment(body(by), Task(text=text, doers=doers, **more), **BY)


@pytest.fixture
def coordinator(ange, join, march):
    return join(RoleKind.COORDINATOR)


def known_as(user, organisation="polis"):
    """Let an account belong to somebody who is sent by an organisation."""
    person = invented(f"Konto{user.pk}", organisation)
    person.user = user
    person.save()
    return person


def test_late_blocked_and_watched_are_told_apart_in_words(coordinator, page):
    given("Sent", day=Day(due=date(2026, 2, 1)))
    given("Hindrat", day=Day(due=date(2026, 2, 1)), obstacle=Obstacle(words="Underlag saknas."))
    given("Platsen vid torget", watch=True, day=Day(through=date(2026, 12, 31)))

    words = page(LIST, by=coordinator).words

    assert "Sent datumet har passerat" in words
    assert "hindras Underlag saknas." in words
    assert "bevakas Frågan ställs vid varje möte till och med 31 december 2026." in words


def test_the_list_asks_as_much_for_three_as_for_one(coordinator, page):
    seat = Seat.objects.exclude(ex_officio=[]).first()
    for number in range(3):
        given(f"Uppdrag {number}", obstacle=Obstacle(seat=seat))

    assert page(LIST, by=coordinator).words.count("Uppdrag ") == 3


def test_to_the_next_meeting_is_the_day_of_the_next_one_planned(coordinator, page, plan):
    one = given()
    assert "som inte är planerat ännu" in page(f"{LIST}{one.pk}/", by=coordinator).words

    plan("radet")

    assert "måndag 11 maj 2026, organets nästa möte" in page(f"{LIST}{one.pk}/").words


def test_it_waits_for_a_seat_and_is_free_the_day_the_seat_is_filled(coordinator, page):
    seat = Seat.objects.filter(ex_officio=[], body=body("radet")).order_by("position").first()
    assert seat is not None
    seat.mandates.update(valid_through=date(2026, 2, 1))
    one = given(day=Day(due=date(2026, 2, 15)), obstacle=Obstacle(seat=seat))

    assert "hindras Väntar tills någon sitter på platsen" in page(f"{LIST}{one.pk}/", by=coordinator).words

    for number in range(seat.minimum or 1):
        appoint_to_seat(seat, invented(f"Ny{number}", "kommun"), on=date(2026, 3, 1), actor="", at=NOON)
    assert "datumet har passerat" in page(f"{LIST}{one.pk}/").words


def test_an_assignment_is_answered_in_two_acts(ange, join, march, page, client):
    member = join(RoleKind.MEMBER, "radet")
    one = given(people=[known_as(member)], offices=())

    shown = page(f"{LIST}{one.pk}/", by=member)
    assert shown.primary == "Spara svaret"
    sent = {
        "going": "done", "text": "Det är klart.", "decided_by": "Socialnämnden", "section": "12",
        "decided_on": "2026-02-20", "seen": "1", "token": TOKEN,
    }  # fmt: skip
    client.post(f"{LIST}{one.pk}/", sent)
    client.post(f"{LIST}{one.pk}/", sent)

    one.refresh_from_db()
    assert (one.state, one.answer) == ("answered", "Det är klart.")
    assert one.own_decision.replace("\xa0", " ") == "Socialnämnden, 20 februari 2026, § 12"
    [entry] = told("assignment.answered")
    assert (entry.act, entry.thing, entry.ref, entry.by) == ("reported", "uppdrag", one.ref, ["polis"])


def test_who_says_that_something_stops_it_says_what(coordinator, page):
    one = given()

    page(
        f"{LIST}{one.pk}/", by=coordinator, status=422, data={"going": "blocked", "seen": "1", "token": TOKEN}
    )

    assert told("assignment.answered") == []


def test_of_two_who_answer_at_once_the_second_keeps_what_was_typed(coordinator, page):
    one = given()
    report_assignment(one, Report(going="on", text="Pågår"), seen=1, **BY)

    sent = {"going": "on", "text": "Egna ord", "seen": "1", "token": TOKEN}
    shown = page(f"{LIST}{one.pk}/", by=coordinator, status=409, data=sent)

    assert "Egna ord" in shown.words
    one.refresh_from_db()
    assert one.answer == "Pågår"


def test_an_answer_is_accepted_or_more_is_asked_for(coordinator, page, client):
    one = report_assignment(given(), Report(going="done"), seen=1, **BY)

    assert page(f"{LIST}{one.pk}/", by=coordinator).primary == "Avsluta som klart"
    client.post(f"{LIST}{one.pk}/lage/", {"till": "oppna", "seen": "2"})
    one.refresh_from_db()
    assert one.state == "open"
    client.post(f"{LIST}{one.pk}/lage/", {"till": "klart", "seen": "3"})
    one.refresh_from_db()
    assert one.state == "done"
    assert "Ta fram underlag" in page(f"{LIST}?avslutade").words


def test_taken_back_nothing_is_owed(coordinator, client, sign_in):
    one = given()
    sign_in(client, coordinator)

    client.post(f"{LIST}{one.pk}/lage/", {"till": "aterta", "seen": "1"})

    one.refresh_from_db()
    assert one.state == "withdrawn"
    assert [entry.retracts for entry in told("entry.retracted")] == [one.entry]


def test_day_watch_and_obstacle_are_changed(coordinator, page, client):
    one = given()

    page(f"{LIST}{one.pk}/andra/", by=coordinator)
    sent = {
        "due": "2026-09-01",
        "watch": "on",
        "through": "2026-12-31",
        "blocked": "",
        "seen": "1",
        "token": TOKEN,
    }
    client.post(f"{LIST}{one.pk}/andra/", sent)

    one.refresh_from_db()
    assert (one.due, one.watch, one.through, one.at_next_meeting) == (
        date(2026, 9, 1), True, date(2026, 12, 31), False,
    )  # fmt: skip


def test_one_is_given_beside_a_meeting_to_several_together(coordinator, page, client, ange):
    page(f"{LIST}nytt/", by=coordinator, queries=16)
    sent = {
        "body": body("klara").key, "text": "Medborgardialog under Kulturnatten", "organisations": ["polis"],
        "offices": "samordnaren, lokalpolischefen", "due": "2026-05-22", "token": TOKEN,
    }  # fmt: skip
    client.post(f"{LIST}nytt/", sent)

    one = Assignment.objects.get()
    assert sorted(map(str, one.responsible.all())) == ["Polis", "lokalpolischefen", "samordnaren"]
    assert "lokalpolischefen, tillsammans" in page(f"{LIST}{one.pk}/").words


def test_a_member_sees_their_own_and_their_organisations_and_not_those_of_other_bodies(
    ange, join, march, page, client
):
    member = join(RoleKind.MEMBER, "klara")
    me = known_as(member)
    mine, other = given("Mitt", people=[me], offices=()), given("Annans")
    ours = given("Vårt", organisations=[Organisation.objects.get(key="polis")], offices=())

    assert ("Mitt" in page(LIST, by=member).words, "Vårt" in page(LIST).words) == (True, False)
    assert "Vårt" in page(f"{LIST}?vilka=organisation").words
    assert "Annans" not in page(f"{LIST}?vilka=alla").words
    assert client.get(f"{LIST}{other.pk}/").status_code == 404
    assert client.get(f"{LIST}{ours.pk}/").status_code == 200
    assert client.get(f"{LIST}{mine.pk}/andra/").status_code == 403
    assert client.post(f"{LIST}{mine.pk}/lage/", {"till": "klart", "seen": "1"}).status_code == 403


def test_who_does_not_answer_for_it_cannot_answer(ange, join, march, client, sign_in, page):
    member = join(RoleKind.MEMBER, "radet")
    known_as(member, "kommun")
    one = given(organisations=[invented("X", "polis").organisation], offices=())

    shown = page(f"{LIST}{one.pk}/", by=member)

    assert shown.primary == ""
    assert client.post(f"{LIST}{one.pk}/", {"going": "done", "seen": "1", "token": TOKEN}).status_code == 403


def test_a_secret_assignment_is_seen_by_those_named_only(coordinator, page, client):
    one = given("Hemligt ord")
    Assignment.objects.filter(pk=one.pk).update(
        level="secret",
        ground="OSL 18 kap. 1 §",
        readers=["nobody"],
        level_decided_by="c",
        level_decided_at=NOON,
    )

    assert "Hemligt ord" not in page(LIST, by=coordinator).words
    assert client.get(f"{LIST}{one.pk}/").status_code == 404


def test_the_assignment_of_another_municipality_does_not_exist(coordinator, client, sign_in):
    one = given()
    outside = _place.set(None)
    other = Municipality.objects.create(slug="soderby", name="Söderby", register_start=date(2024, 1, 1))
    with within(other):
        Role.objects.create(user=coordinator, kind=RoleKind.COORDINATOR, held_from=date(2024, 1, 1))
    sign_in(client, coordinator)
    there = "/soderby/arbete"

    asked = [client.get(f"{there}/uppgifter/{one.pk}/{end}") for end in ("", "andra/")]
    asked.append(client.post(f"{there}/uppgifter/{one.pk}/lage/", {"till": "klart"}))
    asked.append(client.get(f"{there}/arenden/tidslinje/{one.ref}/"))

    _place.reset(outside)
    assert [answer.status_code for answer in asked] == [404] * 4


def test_who_links_to_a_forum_is_shown_where_an_assignment_names_it(coordinator, page):
    person = invented("Lank")
    mark_liaison(body("klara"), person, forum="Ånge-modellen unga", on=date(2026, 1, 1), actor="", at=NOON)
    one = given("Fördjupad dialog med Ånge-modellen unga", by="klara")

    assert f"Kontaktlänk till Ånge-modellen unga{person}" in page(f"{LIST}{one.pk}/", by=coordinator).words


def test_open_watched_and_stopped_assignments_put_themselves_on_the_next_agenda(coordinator, plan):
    meeting = plan("radet")
    report_assignment(given("Ta fram underlag"), Report(going="on", text="Halvvägs."), seen=1, **BY)
    given("Industriområdet", watch=True, day=Day(due=date(2026, 12, 1)))
    given("Extra träff", day=Day(due=date(2026, 12, 1)), obstacle=Obstacle(words="Tjänsten är vakant."))
    close_assignment(given("Klart"), seen=1, **BY)

    prepare_agenda(meeting, **BY)

    items = {
        item.title: item.text
        for item in meeting.items.exclude(matter="").filter(matter__startswith="uppdrag")
    }
    assert items == {
        "Redovisning av uppdrag: Ta fram underlag": "Halvvägs.",
        "Bevakning: fortfarande lugnt? Industriområdet": "",
        "Redovisning av uppdrag: Extra träff": "Vad som hindrar: Tjänsten är vakant.",
    }

"""Assignments, reminders and requests settle what the three statutes ask, by being used."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.test import Client

from radslag.bodies.models import Organisation, Person
from radslag.journal.services import Act, record
from radslag.meetings.models import Assignment, ExtraRequest
from radslag.meetings.queries.asked import asked_for
from radslag.meetings.queries.requests import members_of, standing_of
from radslag.meetings.services import requests
from radslag.meetings.services.assignments import Day, Doers, Obstacle, Task, give_assignment
from radslag.meetings.services.planning import Hours, Terms, plan_meeting
from radslag.meetings.services.reminders import remind, sign_for
from radslag.meetings.services.reports import Report, report_assignment
from radslag.municipalities.states import RoleKind
from radslag.notices.models import Letter, Message
from radslag.notices.services.tokens import sign
from tests.integration.meetings.conftest import NOON, TODAY, body, invented
from tests.integration.meetings.holding import told, verdicts

BY: Any = {"actor": "c" * 32, "at": NOON}
TOKEN = "0" * 32
LATER = NOON + timedelta(days=4)


def given(by="radet", **more):
    doers = Doers(
        body=more.pop("to", None), people=more.pop("people", ()), organisations=more.pop("organisations", ())
    )
    return give_assignment(body(by), Task(text="Ta fram underlag", doers=doers, **more), **BY)


def test_harnosand_an_assignment_to_the_operative_group_is_met_by_its_answer(harnosand):
    one = given("styrgrupp", to=body("operativ"))
    before = verdicts(date(2026, 6, 1), "uppdrag_redovisas")

    report_assignment(one, Report(going="done"), seen=1, actor="c" * 32, at=LATER)

    assert before == {one.ref: "open"}
    assert verdicts(date(2026, 6, 1), "uppdrag_redovisas") == {one.ref: "met"}


def test_ange_the_analysis_is_given_in_the_matter_of_the_picture_and_met_by_its_answer(ange):
    record("document.decided", **BY, on=TODAY, what=Act(act="decided", thing="lagesbild", ref="b26"))
    called = next(one for one in asked_for([body("radet").key], TODAY) if one.matter)

    one = given(to=body("klara"), thing=called.thing, matter=called.matter)
    report_assignment(one, Report(going="done"), seen=1, actor="c" * 32, at=LATER)

    assert (called.thing, called.to, one.ref) == ("orsaksanalys", body("klara").key, "b26")
    assert verdicts(date(2026, 6, 1), "analysuppdrag") == {"b26": "met"}
    assert verdicts(date(2026, 6, 1), "analys_klar") == {"b26": "met"}


def test_lerum_a_request_signed_by_enough_is_met_by_a_meeting(lerum):
    first, *others = members_of(body("radet"), TODAY)
    asked = requests.ask_for_extra(body("radet"), "Händelser vid torget", first, **BY)
    stand = standing_of(asked, TODAY)

    for member in others[: stand.needed - 1]:
        assert asked.state == "gathering"
        requests.sign_request(asked, member, **BY)

    assert asked.state == "enough"
    assert (stand.signed, stand.needed) == (1, stand.members // 2 + 1)
    assert list(verdicts(date(2026, 6, 1), "begart_mote").values()) == ["advised"]
    meeting = plan_meeting(
        [body("radet")], Hours(on=date(2026, 3, 20)), terms=Terms(kind="extra", reason="Torget"), **BY
    )
    assert requests.answer_requests(meeting, **BY) == [asked]
    on = date(2026, 3, 20)
    what = Act(act="held", thing="mote", bodies=[body("radet").key], ref=meeting.ref)
    record("meeting.held", actor="", at=datetime(2026, 3, 20, 15, tzinfo=UTC), on=on, what=what)
    assert list(verdicts(date(2026, 6, 1), "begart_mote").values()) == ["met"]


def test_one_member_signs_once_and_those_who_are_not_members_never(lerum):
    first = members_of(body("radet"), TODAY)[0]
    asked = requests.ask_for_extra(body("radet"), "Torget", first, **BY)

    requests.sign_request(asked, first, **BY)
    with pytest.raises(requests.NotAMember):
        requests.sign_request(asked, invented("Utanfor"), **BY)

    assert asked.signatures.count() == len(told("extra.requested")) == 1


def test_without_a_number_in_the_statute_one_wish_goes_to_those_who_call(ange, join):
    join(RoleKind.CHAIR, "radet")
    first = members_of(body("radet"), TODAY)[0]

    asked = requests.ask_for_extra(body("radet"), "Torget", first, **BY)

    assert asked.state == "enough"
    assert Letter.objects.get().kind == requests.ENOUGH


def test_the_others_sign_by_the_link_in_their_letter(lerum, client: Client, page, march):
    first, second, *_ = members_of(body("radet"), TODAY)
    asked = requests.ask_for_extra(body("radet"), "Torget", first, **BY)
    where = f"/norrby/extra-mote/{requests.signing_token(asked, second)}/"

    shown = page(where, queries=16)
    assert shown.primary == "Skriv under"
    assert asked.signatures.count() == 1
    client.post(where, {"token": TOKEN})

    assert asked.signatures.filter(person=second).exists()
    wrong = requests.signing_token(asked, invented("Utanfor"))
    assert client.post(f"/norrby/extra-mote/{wrong}/", {"token": "1" * 32}).status_code == 404
    assert client.get(f"/norrby/extra-mote/{sign('rsvp', {'r': asked.pk})}/").status_code == 404


def test_a_member_asks_on_the_page_and_the_meeting_is_planned_from_it(lerum, join, march, page, client):
    chair = join(RoleKind.CHAIR, "radet")
    me = members_of(body("radet"), TODAY)[0]
    me.user = chair
    me.save()

    page("/norrby/arbete/moten/begar-extra/", by=chair)
    client.post(
        "/norrby/arbete/moten/begar-extra/", {"body": body("radet").key, "reason": "Torget", "token": TOKEN}
    )

    asked = ExtraRequest.objects.get()
    assert "1 av " in page("/norrby/arbete/moten/begar-extra/", queries=20).words
    planning = page(f"/norrby/arbete/moten/nytt/?begaran={asked.pk}")
    assert planning.all("input", name="reason")[0].get("value") == "Torget"


def test_one_letter_per_person_a_week_before_and_when_the_day_has_passed(ange):
    person = invented("Anna", "polis")
    first = given(people=[person], day=Day(due=date(2026, 3, 9)))
    given(people=[person], day=Day(due=date(2026, 3, 8)))
    given(people=[person], day=Day(due=date(2026, 2, 1)), obstacle=Obstacle(words="Underlag saknas."))

    assert [remind(NOON), remind(NOON), remind(NOON + timedelta(days=1))] == [1, 0, 0]
    assert remind(NOON.replace(hour=2) + timedelta(days=9)) == 0
    report_assignment(first, Report(going="done"), seen=1, **BY)
    assert remind(NOON + timedelta(days=9)) == 1
    assert Message.objects.count() == 2
    soon = Letter.objects.order_by("pk")[0].text
    assert soon.count("- Ta fram underlag") == 2


def test_a_reminder_is_answered_without_an_account_and_only_by_pressing(ange, client, page, march):
    person = invented("Anna", "polis")
    one, other = given(people=[person]), given(people=[invented("Bo", "polis")])
    where = f"/norrby/svar-uppdrag/{sign_for(person, [one, other])}/"

    shown = page(where, queries=16)
    assert shown.primary == "Spara svaret"
    prefix = f"u{one.pk}"
    client.post(where, {f"{prefix}-going": "done", f"{prefix}-seen": "1", f"{prefix}-token": TOKEN})
    client.post(
        where, {f"u{other.pk}-going": "done", f"u{other.pk}-seen": "1", f"u{other.pk}-token": "1" * 32}
    )

    assert set(Assignment.objects.values_list("pk", "state")) == {(one.pk, "answered"), (other.pk, "open")}
    assert "Ditt svar sparades" in page(where, queries=16).words


def test_a_word_that_is_not_ours_or_of_somebody_who_does_not_answer_for_it_opens_nothing(ange, client, march):
    person = invented("Anna", "polis")
    one = given(people=[person])
    good = sign_for(person, [one])

    bad = [good[:-2], sign("extra-meeting", {"p": person.pk, "a": [one.pk]}), sign("assignment-report", {})]
    assert [client.get(f"/norrby/svar-uppdrag/{word}/").status_code for word in bad] == [404] * 3
    assert client.get(f"/norrby/svar-uppdrag/{sign_for(invented('Bo'), [one])}/").status_code == 410
    Assignment.objects.update(
        level="secret", ground="OSL 18 kap. 1 §", level_decided_by="c", level_decided_at=NOON
    )
    assert client.get(f"/norrby/svar-uppdrag/{good}/").status_code == 410


def test_somebody_whom_a_named_organisation_sends_is_reminded(ange):
    police = Organisation.objects.get(key="polis")
    given(organisations=[police], day=Day(due=date(2026, 3, 8)))

    remind(NOON)

    reached = Person.objects.filter(
        pk__in=[int(m.recipient.partition(":")[2]) for m in Message.objects.all()]
    )
    assert {one.organisation for one in reached} == {police}


def test_a_series_gives_its_hours_and_its_items(ange, join, march, page, client):
    sent = {
        "name": "Rådets möten", "bodies": [body("radet").key], "starts": "13.00", "ends": "15.00",
        "form": "hybrid", "place": "Stora salen", "token": TOKEN, "arenden-TOTAL_FORMS": "1",
        "arenden-INITIAL_FORMS": "0", "arenden-0-title": "Läget just nu", "arenden-0-kind": "information",
    }  # fmt: skip
    page("/norrby/arbete/moten/serier/ny/", by=join(RoleKind.COORDINATOR))
    client.post("/norrby/arbete/moten/serier/ny/", sent)

    shown = page("/norrby/arbete/moten/serier/")
    assert "Varje gång: Läget just nu" in shown.words
    planning = page(shown.links["Planera ett möte – Rådets möten"])
    assert planning.all("input", name="place")[0].get("value") == "Stora salen"


def test_a_matter_tells_everything_in_order_of_time(ange, join, march, page, plan):
    from tests.integration.meetings.holding import item

    meeting = plan("radet", on=date(2026, 2, 2))
    meeting.state = "held"
    meeting.save()
    doers = Doers(people=[invented("Anna", "polis")])
    one = give_assignment(body("radet"), Task(text="Räkna", doers=doers), item=item(meeting, "Torget"), **BY)
    report_assignment(one, Report(going="done", text="Sju stycken."), seen=1, **BY)
    item(plan("radet"), "Redovisning", matter=one.ref)

    words = page(f"/norrby/arbete/arenden/tidslinje/{one.ref}/", by=join(RoleKind.COORDINATOR)).words

    told_in_order = ["Torget", "Räkna", "Sju stycken.", "Redovisning"]
    places = [words.rindex(word) for word in told_in_order]
    assert places == sorted(places)
    assert page(f"/norrby/arbete/arenden/tidslinje/item-{one.item_id}/").heading == "Torget"

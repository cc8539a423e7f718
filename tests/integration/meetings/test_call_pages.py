"""The notice is prepared, reviewed and sent in three presses, and its pages say what is asked."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from radslag.documents.states import Level
from radslag.journal.models import Entry
from radslag.meetings.models import Meeting, Paper, Proposal
from radslag.meetings.services import agenda
from radslag.meetings.services.agenda import ItemWords, Openness
from radslag.meetings.services.letters import answer_token
from radslag.meetings.states import Answer, MeetingState
from radslag.municipalities.models import User
from radslag.municipalities.states import RoleKind
from radslag.notices.services import open_feed
from tests.integration.meetings.calling import BY, called, row_for
from tests.integration.meetings.conftest import MAY, NOON, body

pytestmark = pytest.mark.usefixtures("march")
PLANNED = 18
"""Before the notice the page reads who would be called: the composition of each body takes five queries."""


def at(meeting: Meeting, rest: str = "") -> str:
    return f"/norrby/arbete/moten/{meeting.pk}/kallelse/{rest}"


@pytest.fixture
def secretary(join: Any) -> User:
    found: User = join(RoleKind.COORDINATOR)
    return found


def test_three_presses_call_a_meeting(harnosand, plan, secretary, client, page):
    meeting = plan("operativ")
    first = page(at(meeting), by=secretary, queries=PLANNED)
    assert first.primary == "Förbered kallelsen"
    agenda.add_item(meeting, ItemWords(title="Belysning"), **BY)
    client.post(at(meeting, "forbered/"))
    second = page(at(meeting), queries=PLANNED)
    assert second.primary == "Granska"
    review = page(at(meeting, "granska/"), queries=PLANNED)
    assert review.primary == "Skicka kallelse"
    counted = "är fredag 1 maj 2026, en ledig dag (första maj): skicka senast torsdag 30 april 2026"
    assert f"Tio dagar före 11 maj 2026 {counted}" in review.words
    assert "Föredragningslista finns" in review.words
    assert "Handlingar bör finnas med, och saknas" in review.words

    form = {name: field.get("value", "") for field in review.all("input") if (name := field.get("name"))}
    sent = client.post(at(meeting, "skicka/"), form)
    again = client.post(at(meeting, "skicka/"), form)

    meeting.refresh_from_db()
    assert (sent.status_code, again.status_code) == (303, 303)
    assert meeting.state == MeetingState.CALLED
    after = page(at(meeting))
    assert after.primary == ""
    assert "har inte svarat" in after.words


def test_a_meeting_without_hour_or_agenda_says_what_is_lacking(ange, plan, secretary, page):
    meeting = plan("radet", starts=None, ends=None)

    found = page(at(meeting, "granska/"), by=secretary, queries=PLANNED)

    assert found.primary == ""
    assert "klockslaget när det börjar" in found.words
    assert "något på dagordningen" in found.words


def test_a_year_without_statute_asks_for_nothing(ange, plan, secretary, page):
    meeting = plan("radet", on=MAY.replace(year=2028))

    found = page(at(meeting), by=secretary, queries=PLANNED)

    assert "Inget reglemente som gäller den dagen ställer krav på kallelsen." in found.words


def test_items_are_added_changed_and_moved(ange, plan, secretary, client, page):
    meeting = plan("radet")
    first = agenda.add_item(meeting, ItemWords(title="Första"), **BY)
    agenda.add_item(meeting, ItemWords(title="Andra"), **BY)
    here = f"/norrby/arbete/moten/arende/{first.pk}/"

    shown = page(here, by=secretary, queries=14)
    client.post(f"{here}flytta/", {"till": "2"})
    token = next(f.get("value") for f in shown.all("input", name="token"))
    said = {"title": "Ändrad", "kind": "decision", "token": token, "seen": "1"}
    assert client.post(here, said).status_code == 303
    conflict = page(here, data=said | {"title": "Min"}, status=409)

    assert "Det som den andra sparade" in conflict.words
    assert conflict.all("input", name="title")[0].get("value") == "Min"
    assert [item.title for item in meeting.items.in_order()] == ["Andra", "Ändrad"]


def test_a_disguised_file_is_refused_with_a_sentence_and_a_good_one_is_handed_out(
    ange, plan, secretary, client, page, settings, tmp_path
):
    settings.STORE = tmp_path
    meeting = plan("radet")
    item = agenda.add_item(meeting, ItemWords(title="Belysning"), **BY)
    here = f"/norrby/arbete/moten/arende/{item.pk}/handling/"
    wrong = SimpleUploadedFile("plan.pdf", b"MZ\x90 program", content_type="application/pdf")
    page(at(meeting), by=secretary, queries=PLANNED)

    refused = page(here, data={"file": wrong, "token": "0" * 32}, status=422)
    good = SimpleUploadedFile("plan.txt", "Ljus på vägen".encode(), content_type="text/plain")
    said = {"title": "Ljusplan", "token": "1" * 32}
    assert client.post(here, {"file": good, **said}).status_code == 303
    good.seek(0)
    assert client.post(here, {"file": good, **said}).status_code == 303
    paper = Paper.objects.get()
    answer = client.get(f"/norrby/arbete/moten/handling/{paper.pk}/")

    assert "error-summary" in refused.response.content.decode()
    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert answer.content == "Ljus på vägen".encode()


def test_no_secret_word_is_on_another_members_page(ange, plan, secretary, join, page):
    meeting = plan("radet")
    item = agenda.add_item(meeting, ItemWords(title="Kanariefågel", text="Kanarietext"), **BY)
    agenda.set_level(item, Openness(Level.SECRET, "OSL 18 kap. 1 §"), seen=1, **BY)
    narrow = agenda.add_item(meeting, ItemWords(title="Kanariekrets"), **BY)
    agenda.set_audience(narrow, ["polis"], seen=1, **BY)
    called(meeting)

    member = page(at(meeting), by=join(RoleKind.MEMBER, "radet"))

    assert "anarie" not in member.response.content.decode()
    assert "Ärende med sekretess" in member.words
    page(f"/norrby/arbete/moten/arende/{item.pk}/", status=404)
    page(f"/norrby/arbete/moten/arende/{narrow.pk}/", status=404)
    closed = page(f"/norrby/arbete/moten/arende/{item.pk}/", by=secretary, status=404)
    assert "anarie" not in closed.response.content.decode()


def test_somebody_in_another_body_sees_nothing_of_the_meeting(ange, plan, join, page):
    meeting = called(plan("radet"), "Belysning")

    page(at(meeting), by=join(RoleKind.MEMBER, "klara"), status=404)


def test_an_answer_by_the_link_is_given_by_a_press_only(ange, plan, client, page):
    meeting = called(plan("radet"), "Belysning")
    row = row_for(meeting, "polis_plats")
    where = f"/norrby/svar/{answer_token(row)}/"

    asked = page(where)
    assert asked.primary == "Kommer"
    row.refresh_from_db()
    assert row.answer == ""
    assert client.post(where, {"svar": "prevented"}).status_code == 303
    after = page(where)
    assert "Annan person från Polis" in after.words
    page(where, data={"namn": "  "}, status=422)
    assert client.post(where, {"namn": "Robin Exempel"}).status_code == 303

    row.refresh_from_db()
    assert row.answer == Answer.PREVENTED
    assert "Robin Exempel kommer i stället" in page(where).words
    assert "Belysning" not in page(where).words


def test_the_link_opens_nothing_when_the_meeting_is_over(ange, plan, time_machine, client, page):
    meeting = called(plan("radet"), "Belysning")
    where = f"/norrby/svar/{answer_token(row_for(meeting, 'polis_plats'))}/"
    time_machine.move_to(NOON + timedelta(days=120), tick=False)

    page(where, status=410)
    assert client.post(where, {"svar": "coming"}).status_code == 410
    page(f"{where[:-3]}/", status=404)


def test_a_member_proposes_an_item_with_a_file_and_sees_where_it_is(
    ange, plan, join, client, page, secretary
):
    meeting = plan("radet")
    form = page("/norrby/arbete/arenden/nytt/", by=join(RoleKind.MEMBER, "radet"))
    token = form.all("input", name="token")[0].get("value")
    file = SimpleUploadedFile("skiss.txt", b"Ljus", content_type="text/plain")
    said = {"token": token, "body": body("radet").key, "title": "Skolväg", "file": file}

    assert client.post("/norrby/arbete/arenden/nytt/", said).status_code == 303
    made = Proposal.objects.get()
    assert "väntar på svar" in page(f"/norrby/arbete/arenden/{made.pk}/").words
    answering = page(f"/norrby/arbete/arenden/{made.pk}/", by=secretary)
    token = answering.all("input", name="token")[0].get("value")
    page(f"/norrby/arbete/arenden/{made.pk}/svara/", data={"token": token, "to": "no"}, status=422)
    answer = {"token": token, "to": str(meeting.pk)}
    assert client.post(f"/norrby/arbete/arenden/{made.pk}/svara/", answer).status_code == 303
    assert "står på dagordningen" in page(f"/norrby/arbete/arenden/{made.pk}/").words
    assert [item.title for item in meeting.items.all()] == ["Skolväg"]


def test_public_feeds_hold_public_meetings_only_and_a_personal_one_is_busy_when_secret(
    ange, plan, join, client
):
    user = join(RoleKind.MEMBER, "radet")
    meeting, other = plan("radet"), plan("radet", on=MAY.replace(month=9), place="Kanariesalen")
    Meeting.objects.filter(pk=meeting.pk).update(level=Level.PUBLIC, link="https://video.example/x")
    Meeting.objects.filter(pk=other.pk).update(level=Level.SECRET)
    token = open_feed(f"user:{user.pk}", actor="", at=NOON)

    public = client.get(f"/norrby/rad/{body('radet').key}/moten.ics")
    everything = client.get("/norrby/moten.ics").content.decode()
    mine = client.get(f"/norrby/ics/{token}.ics").content.decode()

    assert public.content.decode().count("BEGIN:VEVENT") == everything.count("BEGIN:VEVENT") == 1
    assert "video.example" not in everything
    assert mine.count("BEGIN:VEVENT") == 2
    assert "SUMMARY:Upptagen" in mine
    assert "Kanarie" not in mine
    again = client.get("/norrby/moten.ics", headers={"If-None-Match": public.headers["ETag"]})
    assert again.status_code in (200, 304)
    assert client.get("/norrby/ics/fel.ics").status_code == 404


def test_whoever_is_named_opens_a_secret_item_on_its_own_page_and_the_reading_is_written_down(
    ange, plan, secretary, page
):
    meeting = plan("radet")
    item = agenda.add_item(meeting, ItemWords(title="Kanariefågel", text="Kanarietext"), **BY)
    by: Any = {"actor": str(secretary.journal_id), "at": NOON}
    agenda.set_level(item, Openness(Level.SECRET, "OSL 18 kap. 1 §"), seen=1, **by)

    listed = page(at(meeting), by=secretary, queries=PLANNED)
    page(f"/norrby/arbete/moten/arende/{item.pk}/", queries=18)

    assert "anarie" not in listed.response.content.decode()
    assert "Ärende med sekretess" in listed.links
    read = Entry.objects.get(verb="secret.read")
    assert (read.actor, read.object) == (str(secretary.journal_id), f"item:{item.pk}")


def test_a_member_reads_what_an_item_is_about(ange, plan, join, page):
    meeting = plan("radet")
    item = agenda.add_item(meeting, ItemWords(title="Belysning", text="Hur går vi vidare?"), **BY)
    called(meeting)

    listed = page(at(meeting), by=join(RoleKind.MEMBER, "radet"))
    read = page(listed.links["Belysning"])

    assert "Hur går vi vidare?" in read.words
    assert read.primary == ""
    page(f"/norrby/arbete/moten/arende/{item.pk}/", data={"title": "Min"}, status=403)

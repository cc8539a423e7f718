"""The record's and the dispatch's sides of a meeting, and what is published of it."""

import json
from datetime import date

import pytest

from radslag.approvals.models import Step
from radslag.documents.queries import known_content
from radslag.meetings.models import Record
from radslag.meetings.services import publishing, records
from radslag.meetings.services.passages import RecordIsClosed, write_passage
from radslag.municipalities.states import RoleKind
from radslag.notices.models import Message
from tests.integration.meetings.conftest import body
from tests.integration.meetings.holding import all_there, item
from tests.integration.meetings.recording import (
    BY,
    LATER,
    WEEK_AFTER,
    addresses,
    approve_all,
    held,
    may_answer_by_mail,
)

TOKEN = {"token": "0" * 32}


@pytest.fixture
def kept(ange, join, client, sign_in, plan, time_machine):
    """A meeting of the council of Ånge that has been held, a week ago, and its coordinator signed in."""
    record = held(plan("radet"))
    may_answer_by_mail(record.meeting)
    addresses("berorda_namnder", body("klara").key, body("ungdomsradet").key)
    time_machine.move_to(WEEK_AFTER, tick=False)
    sign_in(client, join(RoleKind.COORDINATOR))
    return record


def side(record, which="protokoll/"):
    return f"/norrby/arbete/moten/{record.meeting_id}/{which}"


def settled(record):
    approve_all(records.put_forward(record, **LATER))
    record.refresh_from_db()
    return record


def test_a_record_is_put_forward_in_one_act_and_then_stands(kept, page, client):
    shown = page(side(kept), queries=40)
    assert (shown.heading, shown.primary) == ("Protokoll", "Be om justering")
    assert "Rådet antar planen." in shown.words

    client.post(side(kept, "protokoll/justering/"), TOKEN)

    after = page(side(kept), queries=40)
    assert "Justerare Plats" in after.words
    assert Message.objects.filter(letter__kind="approval").count() == 2


def test_a_comment_brings_the_record_back_with_its_words(kept, page):
    from radslag.approvals.services import comment

    records.put_forward(kept, **LATER)
    step = Step.objects.order_by("pk")[0]
    comment(step, "Rubriken ska vara en annan.", actor=step.who, at=WEEK_AFTER)

    assert "Rubriken ska vara en annan." in page(side(kept), queries=40).words
    assert Record.objects.get().state == "writing"


def test_the_record_is_sent_in_one_act_and_each_letter_is_seen(kept, page, client):
    settled(kept)

    assert page(side(kept, "utskick/"), queries=40).primary == "Skicka till 3 mottagare"
    client.post(side(kept, "utskick/"), TOKEN)

    shown = page(side(kept, "utskick/"), queries=40)
    assert shown.primary == ""
    assert "berorda_namnder@norrby.example: väntar" in shown.words
    assert Message.objects.filter(letter__kind="record").count() == 3


def test_before_approval_nothing_is_sent_and_the_clause_is_told(kept, page, client):
    assert (
        "Protokollet sänds när det har justerats (3.2 st 2)."
        in page(side(kept, "utskick/"), queries=40).words
    )

    client.post(side(kept, "utskick/"), TOKEN)

    assert not Message.objects.filter(letter__kind="record").exists()


def test_a_settled_record_changes_by_no_way(kept, client):
    settled(kept)
    before = bytes(kept.settled_version.content)
    for way in ("justering/", "klart/", "andra/"):
        client.post(side(kept, f"protokoll/{way}"), TOKEN)
    with pytest.raises(RecordIsClosed):
        write_passage(kept.meeting.items.get(), "decision", "Något annat.", seen=1, **LATER)
    with pytest.raises(Exception, match="never changes"):
        Record.objects.filter(pk=kept.pk).update(things=["anteckningar"])
    # The refusal ends the transaction on one database; what was kept was read before.
    assert "Rådet antar planen." in before.decode()


def test_a_mistake_is_corrected_in_three_acts(kept, page, client):
    settled(kept)
    client.post(side(kept, "utskick/"), TOKEN)
    words = {
        "wrong": "Fel dag.",
        "right": "Rätt dag är den 12 maj.",
        "reason": "Skrivfel.",
        "decided_by": "Ordföranden",
    }

    review = page(side(kept, "ratta/"), data={**words, "token": "1" * 32})
    assert review.primary == "Publicera rättelsen"
    client.post(side(kept, "ratta/"), {**words, "token": "1" * 32, "ut": "1"})

    assert "Rätt dag är den 12 maj." in page(side(kept), queries=40).words
    assert Message.objects.filter(letter__kind="correction").count() == 3


def test_a_resident_reads_what_was_published_and_nothing_before(kept, page, client):
    settled(kept)
    key, public = kept.meeting.body_key, f"/norrby/moten/{kept.meeting.body_key}/2026-05-11/"
    assert client.get(public).status_code == 404

    assert page(side(kept, "publicera/"), queries=40).primary == "Publicera"
    client.post(side(kept, "publicera/"), TOKEN)

    shown = page(public)
    assert "Rådet antar planen." in shown.words
    assert len(shown.response.content) < 40_000
    assert "Rådet antar planen." in page("/norrby/beslut/").words
    assert page("/norrby/beslut/2026-1/").heading == "Handlingsplan för torget"
    assert json.loads(client.get(f"/norrby/moten/{key}/2026-05-11.json").content)["organ"] == "Trygghetsrådet"
    for file in (f"moten/{key}/2026-05-11.pdf", "beslut/2026-1.pdf"):
        assert client.get(f"/norrby/{file}").content.startswith(b"%PDF")
    assert "2026-1;2026-05-11" in client.get("/norrby/beslut.csv").content.decode()
    assert b"<feed" in client.get("/norrby/moten.atom").content


def test_a_secret_item_is_in_no_public_page_letter_or_search(ange, plan, page, client):
    meeting = plan("radet")
    hidden = item(
        meeting, "Hemligrubrik", level="secret", ground="OSL 18 kap. 1 §", level_decided_by="x",
        level_decided_at=WEEK_AFTER,
    )  # fmt: skip
    all_there(meeting)
    write_passage(hidden, "notes", "Hemligtord", seen=0, **BY)
    record = held(meeting)
    may_answer_by_mail(meeting)
    publishing.publish(settled(record), **LATER)

    public = f"/norrby/moten/{meeting.body_key}/2026-05-11"
    urls = [f"{public}/", f"{public}.json", "/norrby/moten/", "/norrby/moten.atom", "/norrby/beslut.json"]
    told = [client.get(url).content.decode() for url in urls]
    assert not [text for text in told if "Hemlig" in text]
    assert "Ärende med sekretess" in told[0]
    assert page("/norrby/sok/?q=hemligtord").links == {}


def test_one_search_finds_what_was_decided(kept, page):
    settled(kept)

    found = page("/norrby/arbete/sok/?q=vad+beslutade+vi+om+handlingsplaner", queries=20)

    assert "Rådet antar planen." in found.words


def test_an_item_kept_inside_is_not_shown_and_the_public_text_is_known(kept, page):
    made = publishing.publish(settled(kept), withheld=[1], **LATER)

    shown = page(f"/norrby/moten/{kept.meeting.body_key}/2026-05-11/")
    assert "Rådet antar planen." not in shown.words
    assert "Ärende som inte är offentligt" in shown.words
    assert known_content(made.digest)


def test_what_is_withdrawn_is_gone_from_the_public_pages(kept, client):
    publishing.publish(settled(kept), **LATER)

    publishing.withdraw_publication(kept, "Personuppgift", **LATER)

    shown = client.get(f"/norrby/moten/{kept.meeting.body_key}/2026-05-11/").content.decode()
    assert "Handlingsplan" not in shown
    assert client.get("/norrby/beslut/2026-1/").status_code == 404


def test_an_extract_holds_the_decision_and_who_approved(kept, client):
    settled(kept)

    answer = client.get(side(kept, f"utdrag/{kept.meeting.items.get().pk}.docx"))

    assert answer.content.startswith(b"PK")


def test_the_item_on_the_previous_record_leads_to_it(kept, page, plan):
    settled(kept)
    coming = plan("radet", on=date(2026, 5, 18))
    through = item(coming, "Föregående protokoll", key="foregaende_protokoll")

    shown = page(
        side(kept, f"{through.pk}/").replace(f"/{kept.meeting_id}/", f"/{coming.pk}/motet/"), queries=30
    )

    assert shown.links["Protokoll 11 maj 2026"] == side(kept)


def test_a_member_of_another_organisation_reads_no_words_meant_for_some(ange, plan, join, page):
    meeting = plan("radet")
    narrowed = item(meeting, "Trångrubrik", audience=["polis"])
    all_there(meeting)
    write_passage(narrowed, "notes", "Trångtord", seen=0, **BY)
    record = held(meeting)
    may_answer_by_mail(meeting)
    settled(record)
    member = join(RoleKind.MEMBER, "radet", name="Sam Exempel")

    shown = page(side(record), by=member, queries=40)
    found = page("/norrby/arbete/sok/?q=trångtord", queries=20)

    assert "Trång" not in shown.words
    assert found.links == {}

"""Two people at one meeting lose nothing: the same text, different texts, closing, withdrawing, presence."""

import json
from typing import Any

import pytest
from django.test import Client

from radslag.meetings.models import Passage, Record, Revision
from radslag.meetings.queries.differences import Piece, differences
from radslag.meetings.queries.proceedings import digest
from radslag.meetings.services import holding
from radslag.meetings.services.passages import LONGEST
from radslag.meetings.states import ItemState, MeetingState, Presence, RecordState
from radslag.municipalities.states import RoleKind
from tests.integration.meetings.holding import ACTOR, AFTERNOON, all_there, item, opened, people

BY: Any = {"actor": ACTOR, "at": AFTERNOON}


@pytest.fixture(autouse=True)
def may(time_machine: Any) -> None:
    """It is the day of the meeting, two in the afternoon in Sweden."""
    time_machine.move_to(AFTERNOON, tick=False)


@pytest.fixture
def meeting(ange, plan):
    return plan("radet")


@pytest.fixture
def matter(meeting):
    return item(meeting, "Läget i kommunen")


@pytest.fixture
def two(matter, meeting, join, sign_in):
    """Two people who write at the same meeting, in browsers of their own."""
    all_there(meeting)
    names = ("Anna Exempel", "Bo Exempel")
    return [sign_in(Client(), join(RoleKind.COORDINATOR, name=name)) for name in names]


def put(client: Client, matter: Any, text: str, seen: object, field: str = "notes") -> Any:
    address = f"/norrby/arbete/moten/{matter.meeting_id}/motet/utkast/{matter.pk}/{field}/"
    headers = {"If-Match": f'"{seen}"'} if seen is not None else {}
    return client.put(address, text, content_type="text/plain; charset=utf-8", headers=headers)


def post(client: Client, meeting: Any, act: str = "", **fields: Any) -> Any:
    address = f"/norrby/arbete/moten/{meeting.pk}/motet/"
    fresh = f"{id(fields):032x}"[:32]
    return client.post(address, {"token": fresh, "act": act, **fields})


def typed(matter: Any, text: str, seen: int = 0, was: str = "") -> dict[str, str]:
    return {f"t-{matter.pk}-notes": text, f"s-{matter.pk}-notes": f"{seen}.{digest(was)}"}


def text_of(matter: Any, field: str = "notes") -> str:
    return Passage.objects.get(item=matter, field=field).text


def test_a_text_is_saved_as_it_is_typed_and_its_version_comes_back(matter, two):
    anna, _ = two

    first = put(anna, matter, "Polisen", 0)
    second = put(anna, matter, "Polisen redovisar.", 1)

    assert (first.status_code, first["ETag"], second.status_code, second["ETag"]) == (200, '"1"', 200, '"2"')
    assert text_of(matter) == "Polisen redovisar."


def test_two_who_write_the_same_text_see_each_other(matter, two):
    anna, bo = two
    put(anna, matter, "Polisen redovisar.", 0)

    answer = put(bo, matter, "Skolan redovisar.", 0)

    told = json.loads(answer.content)
    assert (answer.status_code, told["version"], told["text"], told["by"]) == (
        409, 1, "Polisen redovisar.", "Anna Exempel",
    )  # fmt: skip
    assert "Behåll min" in told["compared"]
    assert text_of(matter) == "Polisen redovisar."


def test_two_who_write_different_texts_do_not_meet(matter, two):
    anna, bo = two

    answers = [put(anna, matter, "Lugnt.", 0), put(bo, matter, "Rådet beslutar.", 0, "decision")]

    assert [one.status_code for one in answers] == [200, 200]
    assert (text_of(matter), text_of(matter, "decision")) == ("Lugnt.", "Rådet beslutar.")


def test_what_is_typed_when_another_closes_goes_into_the_record(matter, meeting, two):
    anna, bo = two
    assert post(anna, meeting, "close").status_code == 303

    assert put(bo, matter, "Det sista som sades.", 0).status_code == 200
    assert text_of(matter) == "Det sista som sades."
    meeting.refresh_from_db()
    assert meeting.state == MeetingState.HELD


def test_what_was_typed_offline_meets_what_came_meanwhile(matter, two):
    anna, bo = two
    put(anna, matter, "Först.", 0)
    put(bo, matter, "Först. Bo lade till.", 1)

    late = put(anna, matter, "Först. Anna skrev utan nät.", 1)

    assert (late.status_code, json.loads(late.content)["version"]) == (409, 2)
    assert put(anna, matter, "Först. Bo lade till. Anna skrev utan nät.", 2).status_code == 200
    assert Revision.objects.filter(text="Först. Bo lade till.").exists()


def test_what_is_typed_in_an_item_that_another_withdraws_is_kept(matter, two):
    _, bo = two
    holding.settle_item(matter, ItemState.WITHDRAWN, **BY)

    assert put(bo, matter, "Halva meningen", 0).status_code == 200
    assert text_of(matter) == "Halva meningen"


def test_of_two_who_confirm_attendance_the_second_sees_where_they_differ(meeting, matter, two):
    anna, bo = two
    seen, rows = meeting.version, people(meeting)
    everybody = {f"p-{row.pk}": "on" for row in rows}
    post(anna, meeting, "attendance", version=seen, **everybody)
    fewer = dict(list(everybody.items())[1:])

    answer = post(bo, meeting, "attendance", version=seen, **fewer)

    assert answer.status_code == 409
    words = answer.content.decode()
    assert "Där ni skiljer er åt" in words
    assert words.count("<tr>") == 2
    assert {row.presence for row in people(meeting)} == {Presence.PRESENT}


def test_without_scripts_the_second_writer_gets_both_texts_as_a_page(matter, meeting, two):
    anna, bo = two
    put(anna, matter, "Polisen redovisar läget.", 0)

    answer = post(bo, meeting, **typed(matter, "Skolan redovisar läget."))

    words = answer.content.decode()
    assert answer.status_code == 409
    assert "Skolan redovisar läget.</textarea>" in words
    assert "Anna Exempel har ändrat texten" in words
    assert "tillagt:" in words
    assert text_of(matter) == "Polisen redovisar läget."


def test_keeping_mine_leaves_theirs_in_the_history(matter, meeting, two):
    anna, bo = two
    put(anna, matter, "Polisen redovisar.", 0)

    kept = post(bo, meeting, **{f"t-{matter.pk}-notes": "Skolan redovisar.", f"s-{matter.pk}-notes": "1."})

    assert (kept.status_code, text_of(matter)) == (303, "Skolan redovisar.")
    assert Revision.objects.get().text == "Polisen redovisar."


def test_using_theirs_lets_go_of_mine(matter, meeting, two):
    anna, bo = two
    put(anna, matter, "Polisen redovisar.", 0)
    fields = {f"t-{matter.pk}-notes": "Skolan.", f"s-{matter.pk}-notes": "1.", "theirs": f"{matter.pk}-notes"}

    assert post(bo, meeting, **fields).status_code == 303
    assert text_of(matter) == "Polisen redovisar."


def test_a_field_that_came_back_untouched_does_not_meet_anybody(matter, meeting, two):
    anna, bo = two
    put(anna, matter, "Först.", 0)
    put(anna, matter, "Först. Och sedan.", 1)

    answer = post(bo, meeting, **typed(matter, "Först.", seen=1, was="Först."))

    assert (answer.status_code, text_of(matter)) == (303, "Först. Och sedan.")


def test_of_several_texts_only_the_one_that_clashes_waits(matter, meeting, two):
    anna, bo = two
    other = item(meeting, "Årshjulet")
    put(anna, matter, "Annas.", 0)

    answer = post(bo, meeting, "close", **typed(matter, "Bos."), **typed(other, "Bos andra."))

    assert (answer.status_code, text_of(other)) == (409, "Bos andra.")
    meeting.refresh_from_db()
    assert meeting.state == MeetingState.OPEN


def test_lines_and_letters_are_kept_in_one_way(matter, two):
    put(two[0], matter, "Rad\r\nA\u030ange\x00", 0)

    assert text_of(matter) == "Rad\nÅnge"


def test_a_text_that_is_too_long_comes_back(matter, meeting, two):
    long = "a" * (LONGEST + 1)

    assert put(two[0], matter, long, 0).status_code == 413
    answer = post(two[0], meeting, **typed(matter, long))
    assert answer.status_code == 413
    assert long in answer.content.decode()


def test_with_its_approvers_the_text_stands_and_what_was_typed_comes_back(matter, meeting, two):
    holding.close_meeting(meeting, **BY)
    Record.objects.update(state=RecordState.FOR_APPROVAL)

    assert put(two[0], matter, "För sent", 0).status_code == 423
    answer = post(two[0], meeting, **typed(matter, "För sent"))
    assert answer.status_code == 423
    assert "För sent</textarea>" in answer.content.decode()


def test_who_may_not_write_finds_no_draft(matter, meeting, join, sign_in):
    opened(meeting)
    member = sign_in(Client(), join(RoleKind.MEMBER, "radet", name="Robin Exempel"))
    secretary = sign_in(Client(), join(RoleKind.COORDINATOR))
    hidden = item(
        meeting, level="secret", ground="OSL 18 kap. 1 §", level_decided_by="c", level_decided_at=AFTERNOON
    )

    assert put(member, matter, "Nej", 0).status_code == 404
    assert put(secretary, hidden, "Nej", 0).status_code == 404
    assert put(secretary, matter, "Nej", 0, "annat").status_code == 404
    assert put(secretary, matter, "Utan version", None).status_code == 428
    assert (
        secretary.get(f"/norrby/arbete/moten/{meeting.pk}/motet/utkast/{matter.pk}/notes/").status_code == 405
    )
    assert not Passage.objects.exists()


def test_a_draft_without_the_forms_token_is_refused(matter, meeting, join, sign_in):
    opened(meeting)
    client = sign_in(Client(enforce_csrf_checks=True), join(RoleKind.COORDINATOR))

    assert put(client, matter, "Från en annan sida", 0).status_code == 403


def test_the_history_tells_who_changed_what(matter, meeting, two, page, join):
    anna, bo = two
    put(anna, matter, "Polisen redovisar läget.", 0)
    put(bo, matter, "Skolan redovisar läget.", 1)

    shown = page(
        f"/norrby/arbete/moten/{meeting.pk}/motet/historik/{matter.pk}/notes/",
        by=join(RoleKind.MEMBER, "radet", name="Robin Exempel"),
    )

    steps = list(shown.all("li", class_="done"))
    assert ["".join(one.find("h2").itertext()) for one in steps] == ["Bo Exempel", "Anna Exempel"]
    assert "borttaget: Polisen" in shown.words
    assert "tillagt: Skolan" in shown.words


def test_differences_lead_from_one_text_to_the_other():
    before, after = "Polisen redovisar läget.", "Skolan redovisar läget nu."

    pieces = differences(before, after)

    assert "".join(one.text for one in pieces if one.kind != "removed") == after
    assert "".join(one.text for one in pieces if one.kind != "added") == before
    assert differences("a", "a") == [Piece("same", "a")]


def test_long_texts_are_compared_line_by_line():
    before = "\n".join(f"rad {number} med ord" for number in range(1500))

    assert [one.kind for one in differences(before, before + "\nsist")] == ["same", "removed", "added"]

"""One item at the meeting: who came and left, who stood aside, what was said, and mixed groups by a link."""

from typing import Any

import pytest
from django.test import Client

from radslag.meetings.models import Assignment, Conflict, Dissent, GroupAnswer, Passage, Phrase, Stay
from radslag.meetings.queries.proceedings import digest
from radslag.meetings.services import groups, holding
from radslag.meetings.states import ItemKind, ItemState
from radslag.municipalities.states import RoleKind
from tests.integration.meetings.holding import ACTOR, AFTERNOON, all_there, item, ordinary

BY: Any = {"actor": ACTOR, "at": AFTERNOON}


@pytest.fixture(autouse=True)
def may(time_machine: Any) -> None:
    """It is the day of the meeting, two in the afternoon in Sweden."""
    time_machine.move_to(AFTERNOON, tick=False)


@pytest.fixture
def matter(lerum, plan):
    meeting = plan("radet")
    found = item(meeting, "Underlag till lägesbilden", kind=ItemKind.WORKSHOP)
    all_there(meeting)
    return found


@pytest.fixture
def secretary(join):
    return join(RoleKind.COORDINATOR)


@pytest.fixture
def press(matter, secretary, page, client):
    """Press a button on the item's page."""

    def pressed(act: str, status: int = 303, **fields: Any) -> str:
        shown = page(at(matter), by=secretary)
        token = shown.all("input", name="token")[0].get("value")
        answer = client.post(at(matter), {"token": token, "act": act, **fields})
        assert answer.status_code == status, answer.content.decode()[:3000]
        return str(answer.content.decode())

    return pressed


def at(matter: Any, *more: str) -> str:
    return f"/norrby/arbete/moten/{matter.meeting_id}/motet/{matter.pk}/" + "".join(f"{one}/" for one in more)


def test_somebody_leaves_and_stands_aside(matter, press, page, secretary):
    who = ordinary(matter.meeting)

    press("left", who=who.pk)
    press("conflict", who=who.pk, note="anhörig i ärendet")

    assert (Stay.objects.get().left, Conflict.objects.get().note) == (matter, "anhörig i ärendet")
    assert f"{who.person} gick före ärendet." in page(at(matter), by=secretary).words


def test_a_party_says_what_it_will_do_and_a_person_differs(matter, press, page, secretary):
    who = ordinary(matter.meeting)

    press("view", holder=f"o{who.organisation_id}", view="Vi avsätter två personer.")
    press("view", holder=f"p{who.pk}", view="Vi vill avvakta.", dissenting="on")

    found = list(Dissent.objects.order_by("pk").values_list("organisation", "attendance", "dissenting"))
    assert found == [(who.organisation_id, None, False), (None, who.pk, True)]
    assert "(avvikande synpunkt): Vi vill avvakta." in page(at(matter), by=secretary).words


def test_an_item_is_carried_over_and_opened_again(matter, press):
    press("outcome", outcome="carried")
    matter.refresh_from_db()
    assert matter.state == ItemState.CARRIED

    press("reopen")
    matter.refresh_from_db()
    assert matter.state == ItemState.OPEN


@pytest.mark.parametrize(
    ("act", "fields", "words"),
    [
        ("outcome", {}, "Välj vad som hände med ärendet."),
        ("left", {}, "Välj en person."),
        ("view", {"view": "Avvakta"}, "Välj vems synpunkt det är."),
        ("carry", {}, "Ingen grupp har svarat än."),
        ("insert-notes", {}, "Välj en formulering."),
        ("keep-phrase", {}, "Skriv formuleringen som ska sparas."),
    ],
)
def test_what_cannot_be_done_is_said_with_what_to_do(press, act, fields, words):
    assert words in press(act, 422, **fields)


def test_an_assignment_gets_a_day(matter, press):
    press("", **{f"u-{matter.pk}": "Ta fram underlag", f"w-{matter.pk}": "rektorn"}, due="2026-06-01")

    assert str(Assignment.objects.get().due) == "2026-06-01"


def test_a_wording_is_kept_and_put_in(matter, press):
    press("keep-phrase", new_phrase="Rådet tackar för informationen.")
    press("insert-notes", phrase=Phrase.objects.get().text)

    assert Passage.objects.get().text == "Rådet tackar för informationen."


def test_groups_answer_by_a_link_of_their_own_and_the_answers_come_back(matter, press, page, secretary):
    press("groups", size=5)
    links = [
        href for words, href in page(at(matter), by=secretary).links.items() if words.startswith("Sidan")
    ]
    stranger = Client()

    asked = page(links[0])
    saved = stranger.post(links[0], {"svar-0": "Polisens statistik", "version-0": "0"})

    assert (len(links), saved.status_code, asked.primary) == (2, 303, "Spara svaren")
    assert len(asked.all("textarea")) == 4
    press("carry")
    assert "Grupp 1: Polisens statistik" in Passage.objects.get().text
    assert Assignment.objects.get().text == "Sammanställning av gruppernas svar"


def test_two_in_a_group_see_each_other(matter):
    [group, *_] = groups.form_groups(matter, **BY)
    link, new = f"/norrby/grupp/{groups.link_word(group.pk)}/", f"0.{digest('')}"
    Client().post(link, {"svar-0": "Statistik", "svar-1": "", "version-0": new, "version-1": new})

    answer = Client().post(link, {"svar-0": "Samtal", "svar-1": "Tid", "version-0": new, "version-1": new})

    words = answer.content.decode()
    assert answer.status_code == 409
    assert "Samtal</textarea>" in words
    assert "tillagt: </span>Statistik" in words
    assert set(GroupAnswer.objects.values_list("text", flat=True)) == {"Statistik", "Tid"}


def test_a_groups_link_closes_with_the_meeting_and_opens_nothing_secret(matter, page):
    [group, *_] = groups.form_groups(matter, **BY)
    link = f"/norrby/grupp/{groups.link_word(group.pk)}/"
    holding.close_meeting(matter.meeting, **BY)

    assert page(link).primary == ""
    assert Client().post(link, {"svar-0": "Sent", "version-0": "0"}).status_code == 409
    assert page("/norrby/grupp/fel/", status=404)
    type(matter).objects.filter(pk=matter.pk).update(
        level="secret", ground="OSL 18 kap. 1 §", level_decided_by="c", level_decided_at=AFTERNOON
    )
    assert page(link, status=404)


def test_the_wall_shows_one_item_and_turns_to_the_next(matter, page, secretary):
    later = item(matter.meeting, "Årshjulet")

    shown = page(at(matter, "visa"), by=secretary)

    assert shown.heading == "Underlag till lägesbilden"
    assert shown.links["Nästa: Årshjulet"] == at(later, "visa")


def test_a_member_reads_the_item(matter, join, page):
    shown = page(at(matter), by=join(RoleKind.MEMBER, "radet", name="Robin Exempel"))

    assert not shown.all("textarea")
    assert not shown.all("a", class_="group")

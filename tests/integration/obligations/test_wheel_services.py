from datetime import date

import pytest

from radslag.journal.models import Entry
from radslag.obligations import services
from radslag.obligations.models import Wheel, WheelEntry
from radslag.obligations.states import WheelState
from tests.integration.obligations.conftest import NOON, TODAY

DECISION = services.WheelDecision(adopted_on=TODAY, decided_by="radet", reference="§ 4", reservation=True)
MEETING = {"day": "2026-09-10", "title": "Möte", "lane": "meetings", "key": "m1"}


def campaign(**values: object) -> WheelEntry:
    usual = {"kind": "campaign", "title": "En vecka fri från våld", "starts_on": date(2025, 11, 24)}
    return services.add_wheel_entry({**usual, **values}, actor="", at=NOON)


def test_an_entry_asks_for_attention_its_lead_time_before(norrby):
    campaign(starts_on=date(2026, 4, 30), lead_days=60)

    asking = WheelEntry.objects.wanting_attention(on=TODAY)

    assert [(entry.title, entry.attention_from) for entry in asking] == [
        ("En vecka fri från våld", date(2026, 3, 1))
    ]


def test_the_first_wheel_of_a_year_brings_what_comes_back(norrby):
    campaign(ends_on=date(2025, 11, 30), repeats=True, lesson="Boka lokal i god tid.")
    campaign(title="Engångsinsats")
    services.add_wheel_entry(
        {"kind": "event", "title": "Skolavslutning", "starts_on": date(2025, 6, 12), "repeats": True},
        actor="", at=NOON,
    )  # fmt: skip

    services.make_wheel("ange", 2026, actor="", at=NOON)

    found = WheelEntry.objects.in_year(2026).values_list("title", "starts_on", "ends_on", "lesson")
    assert list(found) == [
        ("Skolavslutning", date(2026, 6, 12), None, ""),
        ("En vecka fri från våld", date(2026, 11, 23), date(2026, 11, 29), "Boka lokal i god tid."),
    ]


def test_an_adopted_wheel_is_frozen_and_is_evidence(norrby):
    wheel = services.make_wheel("ange", 2026, actor="", at=NOON)

    services.adopt_wheel(wheel, DECISION, [MEETING], actor="", at=NOON)

    entry = Entry.objects.latest("seq")
    assert (entry.verb, entry.act, entry.thing, entry.period, entry.items) == (
        "wheel.adopted", "decided", "arshjul", "2026", ["motesdatum", "reservation"],
    )  # fmt: skip
    assert (wheel.state, wheel.content, wheel.entry) == (WheelState.ADOPTED, [MEETING], entry.seq)


def test_of_two_who_adopt_the_same_draft_one_is_told(norrby):
    wheel = services.make_wheel("ange", 2026, actor="", at=NOON)
    also = Wheel.objects.get(pk=wheel.pk)
    services.adopt_wheel(wheel, DECISION, [MEETING], actor="", at=NOON)

    with pytest.raises(services.WheelIsAdopted):
        services.adopt_wheel(also, DECISION, [], actor="", at=NOON)

    wheel.refresh_from_db()
    assert wheel.content == [MEETING]
    assert Entry.objects.filter(verb="wheel.adopted").count() == 1


def test_what_is_adopted_is_changed_by_a_next_version(norrby):
    first = services.make_wheel("ange", 2026, actor="", at=NOON)
    services.adopt_wheel(first, DECISION, [MEETING], actor="", at=NOON)

    second = services.make_wheel("ange", 2026, actor="", at=NOON)

    assert (second.version, second.state) == (2, WheelState.DRAFT)
    with pytest.raises(services.WheelIsAdopted):
        services.lay_wheel_forward(first, actor="", at=NOON)


def test_a_draft_that_exists_is_the_one_that_is_made(norrby):
    first = services.make_wheel("ange", 2026, actor="", at=NOON)

    assert services.make_wheel("ange", 2026, actor="", at=NOON) == first


def test_of_two_who_change_an_entry_the_second_is_told(norrby):
    entry = campaign()
    services.change_wheel_entry(entry, {"title": "Orange vecka"}, seen=1, actor="", at=NOON)

    with pytest.raises(services.SomeoneElseChanged):
        services.change_wheel_entry(entry, {"title": "Vit vecka"}, seen=1, actor="", at=NOON)

    assert WheelEntry.objects.get().title == "Orange vecka"


def test_an_entry_that_is_taken_off_leaves_a_note_in_the_journal(norrby):
    entry = campaign()
    row = f"wheelentry:{entry.pk}"

    services.remove_wheel_entry(entry, actor="", at=NOON)

    assert Entry.objects.latest("seq").object == row
    assert not WheelEntry.objects.exists()

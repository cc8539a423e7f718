"""Two people do the same thing at the same moment: it is done once, and the other is told."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date
from threading import Barrier

import pytest
from django.db import connection

from radslag.journal.models import Entry
from radslag.municipalities.models import Municipality
from radslag.municipalities.tenancy import within
from radslag.obligations import services
from radslag.obligations.models import ImportBatch, Wheel
from radslag.statute.library import corpus
from radslag.statutebook.services import adopt_statute
from tests.integration.obligations.conftest import NOON
from tests.integration.obligations.test_wheel_services import DECISION, MEETING

# SQLite lets one writer in at a time, so there the second always sees the first; the other tests show that.
pytestmark = pytest.mark.postgres
ROW = {"line": 2, "cells": {"on": "2025-02-12", "act": "held", "thing": "mote", "bodies": "radet"}}


@pytest.fixture
def place(transactional_db):
    place = Municipality.objects.create(slug="norrby", name="Norrby", register_start=date(2024, 1, 1))
    version = corpus().lineages["ange"][0]
    assert version.house_source
    with within(place):
        house = version.house_source.text
        adopt_statute(version.source.text, house_text=house, head=0, actor="", at=NOON)
    return place


def at_once(place, act):
    start = Barrier(2)

    def run():
        try:
            with within(place):
                start.wait(timeout=10)
                return act()
        except (services.WheelIsAdopted, services.AlreadyImported) as conflict:
            return conflict
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as people:
        return [each.result() for each in [people.submit(run) for _ in range(2)]]


def test_of_two_who_adopt_the_wheel_at_once_one_is_told(place):
    with within(place):
        services.make_wheel("ange", 2026, actor="", at=NOON)

    def adopt():
        return services.adopt_wheel(Wheel.objects.get(), DECISION, [MEETING], actor="", at=NOON)

    answers = at_once(place, adopt)

    assert sum(isinstance(answer, services.WheelIsAdopted) for answer in answers) == 1
    with within(place):
        assert Entry.objects.filter(verb="wheel.adopted").count() == 1
        assert Wheel.objects.get().content == [MEETING]


def test_of_two_who_import_a_batch_at_once_the_rows_come_in_once(place):
    with within(place):
        services.receive_import("blad", "d1", [ROW], actor="", at=NOON)

    at_once(place, lambda: services.import_acts(ImportBatch.objects.get(), actor="", at=NOON))

    with within(place):
        assert Entry.objects.filter(act="held").count() == 1


def test_a_form_that_is_sent_twice_at_once_does_its_work_once(place):
    def record():
        entry = services.record_meeting_held(["radet"], on=date(2025, 2, 12), actor="", at=NOON)
        return f"/{entry.seq}/"

    answers = at_once(place, lambda: services.once("0" * 32, record, at=NOON))

    assert answers[0] == answers[1]
    with within(place):
        assert Entry.objects.filter(act="held").count() == 1

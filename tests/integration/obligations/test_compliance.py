import csv
import io
from datetime import date

import pytest
from pypdf import PdfReader

from radslag.obligations import services
from radslag.obligations.exports.sheets import guarded, table
from radslag.obligations.queries.compliance import Tally, compliance
from radslag.obligations.queries.reckoning import Reckoning
from tests.integration.obligations.conftest import NOON, TODAY
from tests.integration.obligations.test_exceptions import DECIDED

EFTERLEVNAD = "/norrby/arbete/efterlevnad/2025/"


def held(*days: str) -> None:
    for day in days:
        services.record_meeting_held(["trygghetsradet"], on=date.fromisoformat(day), actor="", at=NOON)


def tallies(year: int = 2025) -> dict[str, Tally]:
    reckoned = Reckoning.of(TODAY)
    found = compliance(reckoned, reckoned.books[0], year)
    return {rule.address: rule.tally for source in found for rule in source.rules}


def test_of_four_meetings_three_are_done_and_one_is_missing(council):
    held("2025-02-12", "2025-05-07", "2025-11-19")

    assert tallies()["ange#moten"] == Tally(done=3, missing=1)


def test_what_there_is_still_time_for_is_not_missing(council):
    held("2026-02-12")

    assert tallies(2026)["ange#moten"] == Tally(done=1, pending=3)


def test_what_lies_before_the_register_is_unknown(council):
    services.set_register_start(date(2025, 6, 1), actor="", at=NOON)
    held("2025-11-19")

    assert tallies()["ange#moten"] == Tally(done=1, unknown=3)


def test_an_exception_is_counted_as_such(council):
    held("2025-02-12", "2025-05-07", "2025-11-19")
    services.waive("ange#moten|2025", DECIDED, actor="", at=NOON)

    assert tallies()["ange#moten"] == Tally(done=3, waived=1)


def test_a_gap_that_was_closed_late_belongs_to_the_year_it_began(council):
    assert tallies(2024)["sfs-2023-196#samordning"] == Tally(missing=1)


def test_what_is_required_is_the_sum_of_its_parts(council):
    held("2025-02-12")

    assert all(tally.required >= 1 for tally in tallies().values())


def test_the_page_says_what_the_numbers_mean(page, coordinator, march):
    held("2025-02-12", "2025-05-07", "2025-11-19")

    shown = page(EFTERLEVNAD, by=coordinator)

    row = next(row for row in shown.rows if row[0] == "Rådets fyra möten")
    assert row == ["Rådets fyra möten", "3.2 st 1", "4", "3", "–", "1", "–", "–", "–", "–", "–"]
    assert "inte att det inte gjordes" in shown.words
    assert "Rådets fyra möten: inget underlag visar 1 av 4." in shown.words


def test_the_spreadsheet_has_a_row_for_each_rule(coordinator, march, client, sign_in):
    sign_in(client, coordinator)

    content = client.get("/norrby/arbete/efterlevnad/2025.csv").content.decode()

    rows = list(csv.DictReader(io.StringIO(content.removeprefix("\ufeff")), delimiter=";"))
    assert content.startswith("\ufeff")
    assert ("3.2 st 1", "4", "4") in {(row["Punkt"], row["Krävs"], row["Underlag saknas"]) for row in rows}


def test_the_document_carries_its_receipt(coordinator, march, client, sign_in):
    sign_in(client, coordinator)

    answer = client.get("/norrby/arbete/efterlevnad/2025.pdf")

    said = PdfReader(io.BytesIO(answer.content)).attachments["innehall.json"][0].decode()
    assert "SHA-256" in said
    assert Reckoning.of(TODAY).head[1] in said


@pytest.mark.parametrize("text", ["=1+1", "+46", "-3", "@SUM", "\tx", "\rx"])
def test_no_cell_of_a_table_can_act(text):
    assert guarded(text) == f"'{text}"
    assert table(["a"], [[text]]).decode().count("'") == 1


@pytest.mark.parametrize("address", ["/norrby/arbete/efterlevnad/2027/", f"{EFTERLEVNAD}?regler=annat"])
def test_what_cannot_be_asked_about_does_not_exist(page, coordinator, march, address):
    page(address, by=coordinator, status=404)

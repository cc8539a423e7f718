from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from radslag.journal.models import Entry
from radslag.obligations import services
from radslag.obligations.forms.sheets import LARGEST, read_pasted
from radslag.obligations.models import ImportBatch
from radslag.obligations.queries.likeness import Twin
from radslag.obligations.queries.preview import preview
from radslag.obligations.queries.reckoning import Reckoning
from radslag.obligations.states import BatchState, Likeness
from tests.integration.obligations.conftest import NOON, TODAY
from tests.integration.obligations.test_pages import TOKEN

IMPORT = "/norrby/arbete/import/"
HEAD = "datum;händelse;sak;organ;till;innehåll;ärende\n"
MEETINGS = HEAD + "".join(f"2025-{month:02}-12;hölls;möte;Trygghetsrådet;;;\n" for month in (2, 5, 9, 11))


def received(text: str, digest: str = "d1") -> ImportBatch:
    rows = [row.as_json() for row in read_pasted(text)]
    return services.receive_import("blad", digest, rows, actor="", at=NOON)


def problems(text: str) -> list[tuple[int, tuple[str, ...]]]:
    seen = preview(received(HEAD + text), Reckoning.of(TODAY)).rows
    return [(one.line, one.row.problems) for one in seen]


def evidence() -> int:
    return Entry.objects.exclude(act="").filter(verb="meeting.held").count()


def test_a_batch_shows_what_it_would_change_and_records_nothing(council):
    found = preview(received(MEETINGS), Reckoning.of(TODAY))

    changed = {change.duty.key: change.after.status for change in found.changes if change.after}
    assert found.clean
    assert changed["ange#moten|2025"] == "met"
    assert evidence() == 0


def test_all_rows_come_in_and_stand_together_in_the_journal(council):
    batch = services.import_acts(received(MEETINGS), actor="", at=NOON)

    assert (batch.state, batch.rows, batch.count) == (BatchState.DONE, [], 4)
    assert Entry.objects.filter(seq__range=(batch.first_entry, batch.last_entry)).count() == 4
    assert Entry.objects.latest("seq").verb == "import.done"


def test_words_of_the_statute_become_its_ids(council):
    text = "2025-01-30;skickades;Kallelse;trygghetsrådet;ledamöterna;tid, dagordning;Möte 1\n"

    services.import_acts(received(HEAD + text), actor="", at=NOON)

    entry = Entry.objects.get(act="sent")
    assert (entry.thing, entry.bodies, entry.to, entry.items, entry.ref) == (
        "kallelse", ["trygghetsradet"], ["ledamoter"], ["dagordning", "tid"], "mote-1",
    )  # fmt: skip


def test_what_is_wrong_with_a_row_stands_beside_it(council):
    assert problems("2025-02-12;hölls;möte;Trygghetsrodet;;;\n12/2;hölls;möte;;;;\n;avhölls;;;;;\n") == [
        (2, ("”Trygghetsrodet” är inte känt här. Menade du ”Trygghetsrådet”?",)),
        (3, ("”12/2” är inget datum. Skriv det som 2025-02-12.",)),
        (
            4,
            (
                (
                    "Ange vad som hände med ett av orden: planerades, hölls, ställdes in, deltog, "
                    "skickades, anmäldes, begärdes, erbjöds, utsågs, gavs i uppdrag, lämnades, "
                    "beslutades, uppdaterades, följdes upp, behandlades, bedömdes, godkändes, "
                    "undertecknades."
                ),
                "Datum saknas. Skriv det som 2025-02-12.",
                "Ange vad det gällde, till exempel: möte.",
            ),
        ),
    ]


def test_a_fact_in_the_future_is_refused_and_a_plan_is_not(council):
    text = "2026-03-03;hölls;möte;Trygghetsrådet;;;\n2026-03-03;planerades;möte;Trygghetsrådet;;;\n"

    assert problems(text) == [
        (2, ("Dagen har inte kommit än. Bara planerade möten får ligga framåt i tiden.",)),
        (3, ()),
    ]


def test_one_wrong_row_keeps_all_out(council):
    batch = received(MEETINGS + "2025-12-01;hölls;möte;Klaragruppen;;;\n")

    with pytest.raises(services.BatchIsNotClean):
        services.import_acts(batch, actor="", at=NOON)

    batch.refresh_from_db()
    assert (evidence(), batch.state) == (0, BatchState.WAITING)


def test_importing_a_batch_twice_imports_it_once(council):
    batch = received(MEETINGS)
    services.import_acts(batch, actor="", at=NOON)
    services.import_acts(batch, actor="", at=NOON)

    assert evidence() == 4


def test_the_same_rows_cannot_come_in_by_another_batch(council):
    first, second = received(MEETINGS), received(MEETINGS)
    services.import_acts(first, actor="", at=NOON)

    with pytest.raises(services.AlreadyImported):
        services.import_acts(second, actor="", at=NOON)
    with pytest.raises(services.AlreadyImported):
        received(MEETINGS)

    assert evidence() == 4


@pytest.fixture
def meeting_there(council) -> int:
    """One of the meetings of the sheet stands in the journal already."""
    return services.record_meeting_held(["trygghetsradet"], on=date(2025, 2, 12), actor="", at=NOON).seq


def test_a_row_like_an_entry_that_is_there_says_so(meeting_there):
    found = preview(received(MEETINGS), Reckoning.of(TODAY))

    assert [one.twin for one in found.rows] == [Twin(entry=meeting_there), None, None, None]


def test_a_row_like_an_earlier_row_says_so(council):
    found = preview(
        received(MEETINGS + "2025-05-12;hölls;möte;Trygghetsrådet;;;annat\n"), Reckoning.of(TODAY)
    )

    assert [one.twin for one in found.rows] == [None, None, None, None, Twin(line=3)]


def test_rows_that_name_different_receivers_are_not_alike(council):
    text = "".join(
        f"2025-02-12;skickades;protokoll;Trygghetsrådet;{to};;\n" for to in ("polisen", "ledamöter")
    )

    assert not preview(received(HEAD + text), Reckoning.of(TODAY)).alike


def test_nothing_comes_in_before_each_such_row_is_answered_for(meeting_there):
    batch = received(MEETINGS)

    with pytest.raises(services.RowsAreAlike):
        services.import_acts(batch, actor="", at=NOON)

    batch.refresh_from_db()
    assert (evidence(), batch.state) == (1, BatchState.WAITING)


@pytest.mark.parametrize(("answer", "there", "skipped"), [("take", 5, 0), ("skip", 4, 1)])
def test_such_a_row_is_taken_in_or_skipped_as_answered(meeting_there, answer, there, skipped):
    batch = services.import_acts(received(MEETINGS), actor="", at=NOON, answers={2: Likeness(answer)})

    assert (evidence(), batch.skipped, batch.taken) == (there, skipped, 4 - skipped)


def test_the_page_stops_and_asks_about_such_a_row(page, meeting_there, coordinator, march, client):
    page(IMPORT, by=coordinator)
    where = f"{IMPORT}{received(MEETINGS).pk}/"

    shown = page(where)
    asked = page(f"{where}genomfor/", data={"token": TOKEN}, status=422)
    client.post(f"{where}genomfor/", {"token": TOKEN, "row_2": "skip"})

    assert "1 av dem liknar något som redan finns" in shown.words
    assert f"Detta liknar post {meeting_there} i journalen. Ta med ändå Hoppa över" in shown.words
    assert "Ange om rad 2 ska tas med." in asked.words
    assert "Alla 3 rader står i journalen" in page(where).words
    assert "1 rad hoppades över." in page(where).words


def test_all_such_rows_are_skipped_by_one_press(page, council, coordinator, march, client):
    page(IMPORT, by=coordinator)
    services.import_acts(received(MEETINGS), actor="", at=NOON)
    again = received(MEETINGS + "2025-12-01;hölls;möte;Trygghetsrådet;;;\n", digest="d2")

    client.post(f"{IMPORT}{again.pk}/genomfor/", {"token": TOKEN, "rest": "skip"})

    again.refresh_from_db()
    assert (evidence(), again.skipped) == (5, 4)


def test_rows_of_a_file_are_looked_at_and_then_imported(page, coordinator, march, client):
    page(IMPORT, by=coordinator)
    sheet = SimpleUploadedFile("möten 2025.csv", MEETINGS.encode("utf-8-sig"))

    sent = client.post(IMPORT, {"sheet": sheet, "token": TOKEN})

    shown = page(sent.headers["Location"])
    assert shown.heading == "möten 2025.csv"
    assert "4 rader kan läsas in." in shown.words
    assert shown.primary == "Läs in alla rader"
    done = client.post(f"{sent.headers['Location']}genomfor/", {"token": "1" * 32})
    assert "Alla 4 rader står i journalen" in page(done.headers["Location"]).words
    assert evidence() == 4


def test_rows_that_must_be_mended_offer_no_import(page, coordinator, march, client):
    page(IMPORT, by=coordinator)
    sent = client.post(IMPORT, {"pasted": f"{HEAD}2025-02-12;hölls;möte;Rodet;;;", "token": TOKEN})

    shown = page(sent.headers["Location"])

    assert shown.primary == ""
    assert "1 av 1 rader måste rättas i arket först. Inget läses in." in shown.words


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"x" * (LARGEST + 1), "Filen är större än 5 MB."),
        (MEETINGS.encode("cp1252"), "Spara den på nytt som CSV UTF-8"),
        (b"", "Den skickade filen är tom."),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_with_what_to_do(page, coordinator, march, content, words):
    page(IMPORT, by=coordinator)

    shown = page(IMPORT, data={"sheet": SimpleUploadedFile("blad.csv", content), "token": TOKEN}, status=422)

    assert words in shown.words
    assert not ImportBatch.objects.exists()


def test_rows_can_be_thrown_away(page, coordinator, march, client):
    page(IMPORT, by=coordinator)
    batch = received(MEETINGS)

    client.post(f"{IMPORT}{batch.pk}/slang/")

    batch.refresh_from_db()
    assert (batch.state, batch.rows) == (BatchState.DROPPED, [])


def test_the_sheet_to_begin_from_can_be_sent_in(page, coordinator, march, client, sign_in):
    sign_in(client, coordinator)
    template = client.get(f"{IMPORT}mall.csv").content

    sent = client.post(IMPORT, {"sheet": SimpleUploadedFile("mall.csv", template), "token": TOKEN})

    assert "1 rad kan läsas in." in page(sent.headers["Location"]).words

from datetime import date, timedelta
from urllib.parse import urlencode

import pytest

from radslag.journal.models import Entry
from radslag.municipalities.states import RoleKind
from radslag.obligations import services
from radslag.obligations.models import Judgement, Waiver
from radslag.obligations.queries.reckoning import Reckoning
from radslag.obligations.templatetags.duties import duty_address, duty_name
from tests.integration.obligations.conftest import NOON, TODAY, member

IDAG = "/norrby/arbete/idag/"
ALLA = f"{IDAG}?alla"
SKYLDIGHETER = "/norrby/arbete/skyldigheter/"
TOKEN = "0" * 32


@pytest.fixture
def planned(council, march) -> str:
    return services.plan_meeting(["trygghetsradet"], on=date(2026, 3, 20), actor="", at=NOON).ref


def test_today_says_what_waits_when_why_and_who(page, coordinator, planned):
    shown = page(ALLA, by=coordinator)

    assert (
        "Kallelse före mötet, den 20 mars 2026 snart dags Senast fredag 20 mars 2026, om 18 dagar "
        "Reglementet 3.2 st 1. Ansvarar: ordföranden." in shown.words
    )


def test_each_row_leads_in_one_step_to_the_act_that_settles_it(page, coordinator, planned):
    href = page(ALLA, by=coordinator).links["Registrera: kallelse – Kallelse före mötet, 20 mars 2026"]

    form = page(href)

    chosen = [field.get("value") for field in form.all("input", checked="")]
    selected = [field.get("value") for field in form.all("option", selected="")]
    assert (chosen, selected) == (["trygghetsradet"], ["kallelse", planned])


def test_a_meeting_nobody_told_of_can_be_told_to_have_been_held_or_cancelled(
    page, coordinator, planned, time_machine
):
    later = NOON + timedelta(days=30)
    time_machine.move_to(later, tick=False)
    lapsed = next(duty for duty in Reckoning.of(later.date()).duties() if duty.verdict.status == "lapsed")
    shown = page(duty_address(lapsed), by=coordinator)
    cancel = next(href for words, href in shown.links.items() if words == "Mötet ställdes in")

    form = page(cancel)

    assert form.heading == "Mötet ställdes in"
    assert [field.get("value") for field in form.all("option", selected="")] == [planned]


def test_today_asks_the_database_as_much_for_many_rows_as_for_few(page, coordinator, planned):
    page(ALLA, by=coordinator)
    few = page(ALLA, queries=10)
    for month in range(3, 12):
        services.plan_meeting(["trygghetsradet"], on=date(2026, month, 19), actor="", at=NOON)

    many = page(ALLA, queries=10)

    assert many.words.count("Kallelse före mötet") > few.words.count("Kallelse före mötet")


def test_the_list_of_duties_is_narrowed_by_its_filter(page, coordinator, planned):
    query = urlencode({"lage": "vantar", "ansvarig": "ordforande", "ar": 2026, "q": "kallelse"})

    rows = page(f"{SKYLDIGHETER}?{query}", by=coordinator).rows

    assert [row[0] for row in rows] == ["Kallelse före mötet den 20 mars 2026"]


def test_a_filter_that_makes_no_sense_narrows_nothing(page, coordinator, march):
    everything = page(SKYLDIGHETER, by=coordinator).rows

    assert page(f"{SKYLDIGHETER}?lage=hoppsan").rows == everything


def test_a_duty_says_how_it_stands_and_offers_to_add_evidence(page, coordinator, march):
    shown = page(f"{SKYLDIGHETER}ange/moten/2025/", by=coordinator)

    assert shown.heading == "Rådets fyra möten"
    assert "inget underlag visar att möte i Trygghetsrådet har hållits i tid, 0 av 4" in shown.words
    assert "Finns underlaget någon annanstans? Lägg till det." in shown.words
    assert shown.links["Lägg till det"].startswith("/norrby/arbete/registrera/motet-holls/?")


@pytest.mark.parametrize("key", ["ange/moten/1999/", "ange/nagot/2025/", "annat/moten/2025/"])
def test_a_duty_that_is_not_there_does_not_exist(page, coordinator, march, key):
    page(f"{SKYLDIGHETER}{key}", by=coordinator, status=404)


def test_every_act_has_a_form_that_can_be_opened(page, coordinator, march):
    links = page("/norrby/arbete/registrera/", by=coordinator).links

    forms = {
        words: href
        for words, href in links.items()
        if words != "Välj en annan dag" and "/registrera/" in href
    }
    assert {page(href).heading for href in forms.values()} == set(forms)


def sent(planned: str, **changes: object) -> dict[str, object]:
    usual = {"thing": "kallelse", "bodies": ["trygghetsradet"], "on": "2026-03-02", "ref": planned}
    return {**usual, "items": ["tid", "motesplats", "dagordning"], "token": TOKEN, **changes}


def test_what_was_recorded_is_said_with_what_it_changed(page, coordinator, planned, client):
    page(IDAG, by=coordinator)
    answer = client.post("/norrby/arbete/registrera/skickat/", sent(planned))

    assert answer.status_code == 303
    shown = page(answer.headers["Location"])
    assert shown.heading == "Registrerat"
    assert [
        "Kallelse före mötet den 20 mars 2026",
        "Reglementet 3.2 st 1",
        "snart dags",
        "uppfylld",
    ] in shown.rows


def test_pressing_twice_records_once(page, coordinator, planned, client):
    page(IDAG, by=coordinator)
    first = client.post("/norrby/arbete/registrera/skickat/", sent(planned))
    second = client.post("/norrby/arbete/registrera/skickat/", sent(planned))

    assert first.headers["Location"] == second.headers["Location"]
    assert Entry.objects.filter(act="sent").count() == 1


def test_a_form_with_errors_keeps_what_was_chosen_and_says_what_to_do(page, coordinator, planned):
    page(IDAG, by=coordinator)

    shown = page("/norrby/arbete/registrera/skickat/", data=sent(planned, on="i går"), status=422)

    assert "Rätta följande Skriv ett datum, till exempel 2026-12-08." in shown.words
    assert "trygghetsradet" in [field.get("value") for field in shown.all("input", checked="")]


def test_what_has_not_happened_is_refused_with_the_reason(page, coordinator, planned):
    page(IDAG, by=coordinator)

    shown = page("/norrby/arbete/registrera/skickat/", data=sent(planned, on="2026-03-03"), status=422)

    assert "Dagen har inte kommit än." in shown.words
    assert not Entry.objects.filter(act="sent").exists()


def test_a_meeting_cannot_be_held_twice(page, coordinator, planned, client):
    page(IDAG, by=coordinator)
    services.move_meeting(planned, on=TODAY, actor="", at=NOON)
    services.record_meeting_held(on=TODAY, ref=planned, actor="", at=NOON)
    form = {"ref": planned, "on": "2026-03-02", "token": TOKEN}

    shown = page("/norrby/arbete/registrera/motet-holls/", data=form, status=422)

    assert "Välj ett giltigt alternativ" in shown.words


def test_a_mistake_is_corrected_in_the_same_form(page, coordinator, planned, client):
    page(IDAG, by=coordinator)
    wrong = services.record_meeting_held(["klara-gruppen"], on=TODAY, actor="", at=NOON)
    form = {"bodies": ["trygghetsradet"], "ref": wrong.ref, "on": "2026-03-01", "token": TOKEN}

    answer = client.post(f"/norrby/arbete/registrerat/{wrong.seq}/ratta/", form)

    entry = Entry.objects.latest("seq")
    assert (entry.retracts, entry.bodies, entry.ref) == (wrong.seq, ["trygghetsradet"], wrong.ref)
    assert "räknas inte längre" in page(answer.headers["Location"]).words


def test_what_never_happened_is_taken_back(page, coordinator, planned, client):
    page(IDAG, by=coordinator)
    wrong = services.record_meeting_held(["klara-gruppen"], on=TODAY, actor="", at=NOON)

    answer = client.post(f"/norrby/arbete/registrerat/{wrong.seq}/ta-tillbaka/", {"token": TOKEN})

    assert page(answer.headers["Location"]).heading == "Tillbakataget"


def test_the_register_holds_from_the_day_that_is_chosen(page, coordinator, march, client, council):
    page("/norrby/arbete/registrera/registrets-start/", by=coordinator)

    answer = client.post("/norrby/arbete/registrera/registrets-start/", {"day": "2026-01-01", "token": TOKEN})

    assert "inte är registrerat före 1 januari 2026 är okänt" in page(answer.headers["Location"]).words
    assert "okänt" in page(f"{SKYLDIGHETER}ange/moten/2025/").words


def test_the_register_cannot_hold_from_a_day_to_come(page, coordinator, march):
    page("/norrby/arbete/registrera/registrets-start/", by=coordinator)
    form = {"day": "2026-03-03", "token": TOKEN}

    shown = page("/norrby/arbete/registrera/registrets-start/", data=form, status=422)

    assert "Dagen har inte kommit än." in shown.words


def test_an_exception_is_recorded_with_its_reason_and_shown(page, coordinator, march, client):
    page(IDAG, by=coordinator)
    form = {
        "reason": "otherwise", "text": "Ett gemensamt möte med KS ersatte.", "decided_by": "kommunstyrelsen",
        "decided_on": "2026-02-03", "reference": "KS § 14", "token": TOKEN,
    }  # fmt: skip

    answer = client.post("/norrby/arbete/undantag/ange/moten/2025/", form)

    assert Waiver.objects.get().key == "ange#moten|2025"
    shown = page(answer.headers["Location"])
    assert "undantag beslutat" in shown.words
    assert "Ett gemensamt möte med KS ersatte." in shown.words


def test_no_exception_is_offered_from_an_act(page, coordinator, march):
    shown = page(f"{SKYLDIGHETER}sfs-2023-196/plan_finns/now/", by=coordinator)

    assert "Registrera ett beslutat undantag" not in shown.links


def test_a_person_answers_what_no_program_can_tell(page, coordinator, march, client):
    page("/norrby/arbete/bedomning/sfs-2023-196/integration/2023-07-01/", by=coordinator)
    form = {"answer": "delvis", "text": "Med folkhälsoplanen.", "judged_on": "2026-03-02", "token": TOKEN}

    answer = client.post("/norrby/arbete/bedomning/sfs-2023-196/integration/2023-07-01/", form)

    assert Judgement.objects.get().question.startswith("Har arbetet samordnats")
    assert "Delvis. Med folkhälsoplanen." in page(answer.headers["Location"]).words


def test_only_a_question_can_be_judged(page, coordinator, march):
    page("/norrby/arbete/bedomning/ange/moten/2025/", by=coordinator, status=404)


def test_a_member_reads_duties_and_is_offered_no_act(page, council, planned):
    shown = page(ALLA, by=member(RoleKind.MEMBER, "trygghetsradet"))

    assert "Kallelse före mötet, den 20 mars 2026" in shown.words
    assert not [words for words in shown.links if words.startswith("Registrera:")]


def test_what_time_runs_from_is_not_read_as_the_day_it_is_up(council, march):
    questions = [duty for duty in Reckoning.of(NOON.date()).duties() if duty.verdict.kind == "assess"]

    assert {duty_name(duty).partition(" från ")[0] for duty in questions} == {"räknat"}

"""Working with rules at the desk: the register, drafts, comparison, house rules, gaps."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from radslag.statute.edit import without_examples
from radslag.statutebook import queries, services
from radslag.statutebook.models import ControlDocument, Draft, HouseRules, StatuteVersion
from tests.integration.statutebook.conftest import NOON, SOMEBODY, outside, text_of
from tests.pages import words

pytestmark = pytest.mark.usefixtures("noon")
DESK = "/norrby/arbete/regler/"
TEXT, HOUSE = text_of("ange"), text_of("ange", beside="house")
NEXT = (
    without_examples(TEXT)
    .replace("valid_from = 2023-01-01", "valid_from = 2027-01-01")
    .replace("valid_through = 2026-12-31", "valid_through = 2030-12-31")
)


@pytest.fixture
def draft(norrby):
    return services.save_draft(None, NEXT, actor=SOMEBODY, at=NOON)


def upload(content, name="reglemente.toml"):
    return SimpleUploadedFile(name, content, content_type="application/toml")


def typed(page):
    return words(page.all("textarea", id="id_text")[0]) if page.all("textarea", id="id_text") else ""


def test_the_first_page_shows_statutes_drafts_and_the_register(adopted, draft, page, coordinator):
    shown = page(DESK, by=coordinator)

    assert shown.heading == "Regler"
    assert f"{DESK}norrby/" in {link.get("href") for link in shown.all("a")}
    assert "Sparat mån 2 mar 2026" in shown.words
    assert "Gäller från 1 januari 2023 till och med 31 december 2026." in shown.words
    assert shown.rows[0][4] == "kommunstyrelsen 31 maj 2022 § 81"


def test_a_document_is_entered_with_whatever_it_shows(norrby, page, registrar, client):
    shown = page(f"{DESK}styrdokument/ny/", by=registrar)
    assert shown.primary == "Spara dokumentet"

    client.post(f"{DESK}styrdokument/ny/", {"title": "Policy mot våld", "case_number": "KS2022-000444"})

    row = ControlDocument.objects.get()
    assert (row.title, row.kind, row.case_number, row.valid_from) == (
        "Policy mot våld",
        "",
        "KS2022-000444",
        None,
    )


def test_a_last_day_before_the_first_is_sent_back(norrby, page, registrar):
    data = {"title": "Policy", "valid_from": "2026-05-01", "valid_through": "2026-04-30"}

    shown = page(f"{DESK}styrdokument/ny/", by=registrar, data=data, status=422)

    assert "Den sista dagen ligger före den första. Skriv en senare dag." in shown.words


def test_an_adopted_statute_lets_only_its_kind_be_entered(adopted, page, registrar, client):
    row = ControlDocument.objects.get()
    shown = page(f"{DESK}styrdokument/{row.pk}/", by=registrar)
    assert [field.get("name") for field in shown.all("select")] == ["kind"]
    assert not shown.all("input", name="title")

    client.post(f"{DESK}styrdokument/{row.pk}/", {"kind": "regel", "title": "annat", "seen": row.version})

    row.refresh_from_db()
    assert (row.kind, row.title) == ("regel", "Reglemente för Trygghetsrådet")


def test_the_register_tells_two_who_change_a_row_at_once(norrby, page, registrar):
    row = services.register_document({"title": "Policy"}, actor=SOMEBODY, at=NOON)
    services.change_document(row, {"owner": "kansliet"}, seen=1, actor=SOMEBODY, at=NOON)

    shown = page(
        f"{DESK}styrdokument/{row.pk}/", by=registrar, data={"title": "Min rubrik", "seen": 1}, status=409
    )

    assert "Någon ändrade raden efter att du öppnade den." in shown.words
    assert shown.all("input", name="title")[0].get("value") == "Min rubrik"
    assert shown.all("input", name="seen")[0].get("value") == "2"
    assert "kansliet" in shown.words


def test_the_register_is_filtered_by_kind(norrby, page, member):
    for title, kind in (("Policy", "policy"), ("Plan", "plan")):
        services.register_document({"title": title, "kind": kind}, actor=SOMEBODY, at=NOON)

    assert [row[0] for row in page(f"{DESK}?slag=plan", by=member).rows] == ["Plan"]


def test_the_page_explains_the_five_kinds_with_an_example_each(norrby, page, member):
    shown = page(DESK, by=member)

    terms = [words(term) for term in shown.html.iterfind(".//details//dt")]
    assert terms == ["Mål", "Plan", "Riktlinje", "Policy", "Regel"]
    assert shown.words.count("Exempel: ") == 5


def test_a_new_statute_begins_from_a_shipped_one_under_its_own_name(norrby, page, coordinator, client):
    page(f"{DESK}ny/", by=coordinator)

    client.post(
        f"{DESK}ny/",
        {"way": "begin", "template": "lerum", "title": "Reglemente för rådet", "lineage": "radet",
         "valid_from": "2026-04-01"},
    )  # fmt: skip

    made = Draft.objects.get()
    assert (made.lineage, made.title) == ("radet", "Reglemente för rådet")
    assert 'municipality = "Norrby"' in made.text
    assert "Lerum" not in made.text
    assert queries.check(made.text, made.house_text).errors == ()


@pytest.mark.parametrize("template", ["ange", "harnosand", "lerum"])
def test_every_shipped_statute_can_be_adopted_under_another_name(norrby, template):
    version = next(each for each in queries.templates() if each.lineage == template)
    text, house = queries.from_template(
        version, lineage="radet", title="Vårt", valid_from=date(2026, 4, 1), municipality="Norrby"
    )

    assert services.adopt_statute(text, house_text=house, head=0, actor=SOMEBODY, at=NOON).number == 1


def test_an_address_word_with_capitals_is_sent_back(norrby, page, coordinator):
    data = {"way": "begin", "template": "lerum", "title": "x", "lineage": "Radet", "valid_from": "2026-04-01"}

    shown = page(f"{DESK}ny/", by=coordinator, data=data, status=422)

    assert "Skriv bara små bokstäver a–z, siffror och bindestreck." in shown.words


def test_a_text_that_cannot_be_read_is_kept_and_its_faulty_line_marked(norrby, page, coordinator, client):
    broken = TEXT.replace("at_least = 4", "atleast = 4", 1)
    page(f"{DESK}ny/", by=coordinator)
    answer = client.post(f"{DESK}ny/", {"way": "own", "file": upload(broken.encode())})
    assert answer.status_code == 302

    shown = page(answer["Location"])

    line = broken.split("atleast")[0].count("\n") + 1
    marked = [words(li) for li in shown.all("li", class_="wrong")]
    assert Draft.objects.get().text == broken
    assert f'Rad {line}, punkt "3.2 st 1", recur.moten.' in shown.words
    assert "'atleast' är inget fält i recur. Menade du 'at_least'?" in shown.words
    assert marked[0].startswith(f"{line}Här: recur.moten")
    assert shown.primary == "Spara och kontrollera"


def test_a_text_that_is_no_toml_is_kept(norrby, page, coordinator, client):
    page(f"{DESK}ny/", by=coordinator)

    answer = client.post(f"{DESK}ny/", {"way": "own", "text": "[statute\nnej"})

    assert Draft.objects.get().text == "[statute\nnej"
    assert "raden kan inte läsas" in page(answer["Location"]).words


def test_a_file_over_one_megabyte_is_refused_and_what_was_typed_stays(norrby, page, coordinator):
    data = {"way": "own", "file": upload(b"#" * 1_000_001), "text": "# min text"}

    shown = page(f"{DESK}ny/", by=coordinator, data=data, status=413)

    assert "Filen är större än 1 MB" in shown.words
    assert typed(shown) == "# min text"
    assert not Draft.objects.exists()


def test_a_pasted_text_over_one_megabyte_is_refused(norrby, page, coordinator):
    shown = page(f"{DESK}ny/", by=coordinator, data={"way": "own", "text": "#" * 1_000_001}, status=413)

    assert "Texten är större än 1 MB" in shown.words
    assert not Draft.objects.exists()


@pytest.mark.parametrize("encoding", ["latin-1", "utf-16"])
def test_a_file_in_another_encoding_is_read_into_the_form_and_not_saved(norrby, page, coordinator, encoding):
    data = {"way": "own", "file": upload("# Rådet möts på våren".encode(encoding))}

    shown = page(f"{DESK}ny/", by=coordinator, data=data, status=422)

    assert "Filen är inte skriven i UTF-8 (rad 1)." in shown.words
    assert typed(shown) == "# Rådet möts på våren"
    assert not Draft.objects.exists()


def test_nothing_at_all_is_asked_for_again(norrby, page, coordinator):
    shown = page(f"{DESK}ny/", by=coordinator, data={"way": "own"}, status=422)

    assert "Välj en fil, eller skriv eller klistra in texten." in shown.words


def test_line_ends_from_a_browser_become_those_of_a_file(norrby, page, coordinator, client):
    page(f"{DESK}ny/", by=coordinator)

    client.post(f"{DESK}ny/", {"way": "own", "text": "a = 1\r\nb = 2\r\n"})

    assert Draft.objects.get().text == "a = 1\nb = 2\n"


def test_a_draft_that_can_be_adopted_offers_to_show_what_it_changes(adopted, draft, page, coordinator):
    shown = page(f"{DESK}utkast/{draft.pk}/", by=coordinator)

    assert "Texten går att anta som den står." in shown.words
    assert shown.primary == "Se vad den ändrar"


def test_whoever_saves_second_keeps_both_texts(norrby, draft, page, coordinator):
    services.save_draft(draft, NEXT + "# deras\n", seen=1, actor=str(coordinator.journal_id), at=NOON)
    mine = {"text": NEXT + "# min\n", "seen": 1}

    shown = page(f"{DESK}utkast/{draft.pk}/", by=coordinator, data=mine, status=409)

    assert shown.heading == "Någon hann före"
    assert (
        "Prov Coordinator sparade efter att du öppnade sidan." in shown.words
        or "sparade efter" in shown.words
    )
    assert "# min" in typed(shown)
    assert "# deras" in words(shown.all("textarea", id="theirs")[0])
    assert shown.all("input", name="seen")[0].get("value") == "2"
    assert Draft.objects.get().text.endswith("# deras\n")


def test_the_next_wording_begins_from_the_last_one(adopted, page, coordinator, client):
    shown = page(f"{DESK}norrby/ny-lydelse/", by=coordinator)
    assert shown.all("input", name="valid_from")[0].get("value") == "2027-01-01"

    client.post(f"{DESK}norrby/ny-lydelse/", {"valid_from": "2027-01-01"})

    made = Draft.objects.get()
    assert made.lineage == "norrby"
    assert "example" not in made.text
    assert "adopted" not in made.text.split("[names]")[0]
    assert page(f"{DESK}norrby/ny-lydelse/").primary == "Fortsätt med utkastet"


def test_an_act_has_no_next_wording_here(adopted, client, sign_in, coordinator):
    with outside():
        answer = sign_in(client, coordinator).get(f"{DESK}sfs-2023-196/ny-lydelse/")

    assert answer.status_code == 404


def test_a_new_wording_is_compared_with_the_old_in_words_and_in_duties(adopted, page, coordinator):
    text = NEXT.replace("at_least = 4", "at_least = 5", 1).replace(
        "valid_from = 2027-01-01", "valid_from = 2026-03-01"
    )
    queries.library()
    draft = services.save_draft(None, text, house_text="", actor=SOMEBODY, at=NOON)

    shown = page(f"{DESK}utkast/{draft.pk}/jamfor/", by=coordinator)

    assert "0 regler är nya, 0 faller bort, 1 kräver något annat" in shown.words
    assert "Efter: Trygghetsrådet ska mötas minst fem gånger per kalenderår." in shown.words
    assert shown.rows == [
        ["Reglemente för Trygghetsrådet 2026-12-31", "kommande tor 31 dec 2026", "uppfylld tor 31 dec 2026"]
    ]
    assert "Rådets fyra möten 2027 kommande fre 31 dec 2027" in shown.words
    assert shown.primary == "Anta lydelsen"


def test_a_compared_draft_is_adopted_as_it_was_shown(adopted, draft, page, coordinator, client):
    queries.library()
    page(f"{DESK}utkast/{draft.pk}/jamfor/", by=coordinator)

    answer = client.post(f"{DESK}utkast/{draft.pk}/jamfor/", {"seen": draft.version, "head": 1})

    draft.refresh_from_db()
    assert answer["Location"] == f"{DESK}norrby/"
    assert StatuteVersion.objects.get(number=2).text == NEXT
    assert draft.closed_at == NOON


def test_an_adoption_after_somebody_elses_shows_both_texts(adopted, draft, page, coordinator):
    services.adopt_statute(NEXT.replace("§ 81", "§ 90"), head=1, actor=SOMEBODY, at=NOON)

    shown = page(
        f"{DESK}utkast/{draft.pk}/jamfor/",
        by=coordinator,
        data={"seen": draft.version, "head": 1},
        status=409,
    )

    assert "§ 90" in words(shown.all("textarea", id="theirs")[0])
    assert "§ 81" in typed(shown)
    assert StatuteVersion.objects.count() == 2
    draft.refresh_from_db()
    assert draft.closed_at is None


def test_a_version_that_is_no_number_is_a_version_that_nobody_has_seen(adopted, draft, page, coordinator):
    data = {"seen": "två", "head": "-1"}

    page(f"{DESK}utkast/{draft.pk}/jamfor/", by=coordinator, data=data, status=409)

    assert StatuteVersion.objects.count() == 1


def test_a_draft_with_faults_cannot_be_compared(norrby, page, coordinator, client, sign_in):
    draft = services.save_draft(None, "[statute]", actor=SOMEBODY, at=NOON)

    answer = sign_in(client, coordinator).get(f"{DESK}utkast/{draft.pk}/jamfor/")

    assert answer["Location"] == f"{DESK}utkast/{draft.pk}/"


def test_a_draft_put_away_keeps_its_text(norrby, draft, client, sign_in, coordinator):
    sign_in(client, coordinator).post(f"{DESK}utkast/{draft.pk}/lagg-undan/", {"seen": 1})

    with outside():
        assert client.get(f"{DESK}utkast/{draft.pk}/").status_code == 404
    draft.refresh_from_db()
    assert (draft.text, draft.closed_at) == (NEXT, NOON)


def test_house_rules_stand_with_what_the_text_says_and_why(adopted, page, member):
    shown = page(f"{DESK}norrby/rutiner/", by=member)

    assert "Svarar när texten inte nämner någonkommunen" in shown.words
    assert "Lokal rutin: Tio dagar som rekommendation." in shown.words
    assert "Skäl: tio dagar före; texten anger inget tal." in shown.words
    assert "Ändra: Kallelse före mötet" not in shown.links


def test_a_house_rule_is_previewed_in_duties_before_it_is_adopted(adopted, page, coordinator, client):
    url = f"{DESK}norrby/rutiner/lead.kallelse_fore/"
    form = page(url, by=coordinator)
    assert form.all("input", name="advice")[0].get("value") == "10 dagar"
    said = {
        "advice": "2 veckor",
        "why": "kansliet vill",
        "head": 1,
        "decided_by": "kanslichefen",
        "decided_ref": "§ 4",
    }

    preview = page(url, data={**said, "step": "preview"})
    assert "Kallelse före mötet: Två veckor som rekommendation. Skäl: kansliet vill." in preview.words
    assert HouseRules.objects.count() == 1

    client.post(url, {**said, "step": "adopt"})
    row = HouseRules.objects.get(number=2)
    assert (row.decided_by, row.decided_ref) == ("kanslichefen", "§ 4")
    assert 'lead.kallelse_fore = { advice = "2w", why = "kansliet vill" }' in row.text


def test_a_house_rule_can_be_taken_away(adopted, page, coordinator, client):
    url = f"{DESK}norrby/rutiner/lead.kallelse_fore/"

    preview = page(url, by=coordinator, data={"head": 1, "step": "preview-remove"})
    client.post(url, {"head": 1, "step": "remove"})

    assert "Kallelse före mötet: bara det som texten säger." in preview.words
    assert "kallelse_fore" not in HouseRules.objects.get(number=2).text


@pytest.mark.parametrize(
    ("said", "message"),
    [
        (
            {"advice": "tio dagar", "why": "x"},
            "Skriv ett tal och dagar, arbetsdagar, veckor, månader eller år.",
        ),
        ({"advice": "10 dagar"}, "Fyll i: Skäl."),
        ({"why": "x"}, "Fyll i minst ett av fälten, eller ta bort rutinen."),
        ({"also": "hold mote", "why": "x"}, "hold mote kan inte läsas."),
    ],
)
def test_a_house_rule_that_says_too_little_is_sent_back(adopted, page, coordinator, said, message):
    shown = page(
        f"{DESK}norrby/rutiner/lead.kallelse_fore/",
        by=coordinator,
        data={**said, "step": "preview"},
        status=422,
    )

    assert message in shown.words


def test_what_the_text_states_is_no_field_of_the_form(adopted, page, coordinator):
    shown = page(f"{DESK}norrby/rutiner/lead.kallelse_fore/", by=coordinator)

    assert {field.get("name") for field in shown.all("input")} & {"bearer", "roll", "grace"} == set()


def test_the_gaps_against_the_law_are_told_with_who_takes_care_of_what(adopted, page, member):
    shown = page(f"{DESK}norrby/luckor/", by=member)

    assert "8 av lagens 17 krav fylls av en regel i reglementet" in shown.words
    assert "lag (2023:196) 13 § Rapport till fullmäktige" in shown.words
    assert shown.links["Åtgärdsplanen följs upp i rådet"] == f"{DESK}norrby/#r-folj_upp_atgardsplan"
    assert "Frist för kallelse" in shown.words


@pytest.mark.parametrize(
    "address", ["ny/", "norrby/ny-lydelse/", "norrby/rutiner/lead.kallelse_fore/", "styrdokument/ny/"]
)
def test_a_member_may_read_but_not_write(adopted, client, sign_in, member, address):
    with outside():
        answer = sign_in(client, member).get(f"{DESK}{address}")

    assert answer.status_code == 403


def test_an_administrator_drafts_but_does_not_adopt(adopted, draft, client, sign_in, administrator):
    sign_in(client, administrator)

    assert client.get(f"{DESK}utkast/{draft.pk}/").status_code == 200
    with outside():
        answer = client.post(f"{DESK}utkast/{draft.pk}/jamfor/", {"seen": 1, "head": 1})

    assert answer.status_code == 403
    assert StatuteVersion.objects.count() == 1


@pytest.mark.parametrize("address", ["", "ny/", "norrby/", "norrby/rutiner/", "norrby/luckor/"])
def test_a_stranger_is_asked_to_sign_in(adopted, client, address):
    assert client.get(f"{DESK}{address}")["Location"].startswith("/konto/")

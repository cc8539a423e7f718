"""The pages of bodies, seats and people, for residents and for those who keep them."""

import json
from datetime import timedelta

import pytest
from django.utils import timezone

from radslag.bodies import services
from radslag.bodies.models import (
    Body,
    BodyWords,
    Mandate,
    Mark,
    Offer,
    Office,
    OfficeHolding,
    Organisation,
    Person,
)
from radslag.municipalities import services as accounts
from radslag.municipalities.models import Role
from radslag.municipalities.states import RoleKind
from radslag.municipalities.tenancy import within
from tests.integration.bodies.conftest import (
    BY,
    council,
    in_office,
    person,
    seat,
    seated,
)

DAY = timezone.localdate()
SPRING = DAY - timedelta(days=400)
WORK = "/norrby/arbete/organ/"


@pytest.fixture
def ange(norrby):
    with within(norrby):
        body = council("ange")
        in_office("ks_ordforande", "Prov Styre", on=SPRING)
        services.register_organisation("polisen", "Polisen", **BY)
    return body


@pytest.fixture
def lerum(norrby):
    with within(norrby):
        body = council("lerum")
        services.register_organisation("polisen", "Polisen", **BY)
    return body


def account(norrby, kind, body=""):
    user = accounts.register_person(email=f"{kind}{body}@norrby.example", name="Prov Konto")
    with within(norrby):
        accounts.give_role(user, kind, body=body, **BY)
    return user


@pytest.fixture
def coordinator(norrby):
    return account(norrby, RoleKind.COORDINATOR)


@pytest.fixture
def member(norrby):
    return account(norrby, RoleKind.MEMBER, "trygghetsradet")


def state_of(found, label):
    return next(row for row in found.rows if row[0].startswith(label))


# Residents


def test_residents_see_how_the_bodies_hang_together(ange, page):
    found = page("/norrby/rad/")

    assert found.heading == "Råd och grupper"
    assert "Trygghetsrådet råd" in found.words
    assert "Rapporterar till Klara-gruppen." in found.words


def test_residents_see_who_sits_in_a_council_seat_by_seat(ange, page, norrby):
    with within(norrby):
        seated("polis_plats", "Prov Polis", on=SPRING)
    found = page("/norrby/rad/trygghetsradet/")

    assert state_of(found, "Ordföranden") == [
        "Ordföranden",
        "Prov Styre (som kommunstyrelsens ordförande)",
        "självskriven: kommunstyrelsens ordförande",
    ]
    assert state_of(found, "Polisens plats")[1:] == ["Prov Polis", "utses av sin organisation"]
    assert state_of(found, "Ambulansens plats")[1] == "vakant"
    assert "Får uttala sig för organet" in found.words


def test_a_declined_seat_is_shown_as_declined_and_nothing_else(lerum, page, norrby):
    with within(norrby):
        offer = services.offer_seat(seat("polis_plats"), Organisation.objects.get(), on=SPRING, **BY)
        services.answer_offer(offer, "nej", on=SPRING, **BY)
    found = page("/norrby/rad/trygghetsradet/")

    assert state_of(found, "Polisen erbjuds plats")[1] == "avböjde"


def test_residents_never_see_how_to_reach_a_person(ange, page, norrby):
    with within(norrby):
        words = services.PersonWords(name="Prov Polis", email="hemlig@polisen.example", phone="070-123 45 67")
        officer = services.register_person(words, **BY)
        services.appoint_to_seat(seat("polis_plats"), officer, on=SPRING, **BY)
    for address in ("rad/trygghetsradet/", "rad/"):
        found = page(f"/norrby/{address}")
        assert "hemlig" not in found.response.content.decode()
        assert "070" not in found.response.content.decode()


def test_the_same_is_handed_out_as_open_data(ange, client, norrby):
    with within(norrby):
        seated("polis_plats", "Prov Polis", on=SPRING)
    found = json.loads(client.get("/norrby/rad/trygghetsradet.json").content)
    tree = json.loads(client.get("/norrby/rad.json").content)

    post = next(post for post in found["posts"] if post["id"] == "polis_plats")
    assert post["memberships"] == [
        {
            "person": "Prov Polis",
            "organization": None,
            "start_date": SPRING.isoformat(),
            "end_date": None,
            "by_office": None,
        }
    ]
    assert found["parent_ids"] == ["kommunstyrelsen"]
    assert {row["id"]: row["parent_ids"] for row in tree["organizations"]} == {
        "kommunstyrelsen": [],
        "trygghetsradet": ["kommunstyrelsen"],
        "klara-gruppen": ["trygghetsradet"],
        "ungdomsradet": [],
    }


def test_a_body_that_has_ceased_says_so(ange, page, norrby):
    with within(norrby):
        services.dissolve_body(ange, last_day=DAY - timedelta(days=1), **BY)
    found = page("/norrby/rad/trygghetsradet/")

    assert "Organet upphörde den" in found.words
    assert found.rows == []


def test_a_council_without_bodies_says_so(norrby, page):
    assert "Inga organ är publicerade än." in page("/norrby/rad/").words


def test_a_body_nobody_has_heard_of_does_not_exist(ange, client):
    assert client.get("/norrby/rad/okand/").status_code == 404
    assert client.get("/norrby/rad/okand.json").status_code == 404


def test_a_body_of_another_municipality_does_not_exist(ange, soderby, client):
    assert client.get("/soderby/rad/trygghetsradet/").status_code == 404


def test_a_page_asks_the_database_as_much_for_one_body_as_for_many(ange, page, norrby):
    before = page("/norrby/rad/trygghetsradet/")
    with within(norrby):
        for number in range(5):
            seated("polis_plats", f"Prov {number}", on=SPRING)

    assert len(page("/norrby/rad/trygghetsradet/").rows) == len(before.rows)


# Those who work here


def test_a_member_sees_seats_but_nothing_to_press(ange, page, member):
    found = page(f"{WORK}trygghetsradet/", by=member)

    assert state_of(found, "Ambulansens plats")[-1] == "vakant"
    assert found.primary == ""
    assert "Adjungera någon" not in found.links


def test_the_coordinator_sees_the_next_step_for_each_seat(ange, page, coordinator, norrby):
    with within(norrby):
        seated("polis_plats", "Prov Polis", on=SPRING)
    found = page(f"{WORK}trygghetsradet/", by=coordinator)

    assert state_of(found, "Polisens plats")[-1] == "Bekräfta mandatet Polisens plats"
    assert state_of(found, "Ambulansens plats")[-1] == "Fyll platsen Ambulansens plats"
    assert state_of(found, "Socialchefens plats")[-1] == "Skriv in vem som har ämbetet Socialchefens plats"
    assert "7 vakanta platser." in found.words


def test_a_past_day_shows_who_sat_then_and_nothing_to_press(ange, page, coordinator, norrby):
    with within(norrby):
        officer = seated("polis_plats", "Prov Polis", on=SPRING)
        services.end_mandate(officer.mandates.get(), last_day=DAY - timedelta(days=30), **BY)
        services.change_body(ange, BodyWords(name="Rådet", lineage="ange", statute_id="radet"), on=DAY, **BY)
    today = page(f"{WORK}trygghetsradet/", by=coordinator)
    then = page(f"{WORK}trygghetsradet/?dag={DAY - timedelta(days=31)}", by=coordinator)

    assert (today.heading, then.heading) == ("Rådet", "Trygghetsrådet")
    assert state_of(today, "Polisens plats")[1] == ""
    assert state_of(then, "Polisens plats")[1] == "Prov Polis"
    assert "Så såg det ut" in then.words
    assert "Fyll platsen Polisens plats" not in then.links


@pytest.fixture
def keeper(client, sign_in, coordinator):
    """A browser in which the coordinator is signed in."""
    return sign_in(client, coordinator)


def led_to(answer):
    """Return where a form that was in order leads."""
    assert answer.status_code == 303, answer.content.decode()
    return answer["Location"]


NOBODY_NEW = {"name": "", "title": "", "organisation": "", "email": ""}


def test_a_seat_is_filled_by_somebody_new_in_one_form(ange, keeper, norrby):
    with within(norrby):
        police = Organisation.objects.get()
    fields = {
        "person": "", "name": "Prov Polis", "title": "Kommunpolis", "organisation": police.pk,
        "email": "polis@norrby.example", "on": SPRING, "through": "", "appointed_by": "", "confirmed": "on",
    }  # fmt: skip
    where = led_to(keeper.post(f"{WORK}trygghetsradet/plats/polis_plats/fyll/", fields))

    assert where == f"{WORK}trygghetsradet/plats/polis_plats/"
    with within(norrby):
        mandate = Mandate.objects.get()
        assert (str(mandate.person), mandate.confirmed_on, mandate.valid_through) == (
            "Prov Polis",
            SPRING,
            None,
        )
        assert mandate.person.organisation == police


def test_a_seat_is_filled_by_somebody_known_who_takes_over(ange, keeper, norrby):
    with within(norrby):
        first = seated("polis_plats", "Prov Första", on=SPRING).mandates.get()
        second = person("Prov Andra")
    fields = {**NOBODY_NEW, "person": second.pk, "on": DAY, "succeeds": first.pk}
    led_to(keeper.post(f"{WORK}trygghetsradet/plats/polis_plats/fyll/", fields))

    with within(norrby):
        assert Mandate.objects.get(pk=first.pk).valid_through == DAY - timedelta(days=1)
        assert Mandate.objects.get(person=second).valid_from == DAY


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"person": "", "name": ""}, "Välj en person, eller skriv namnet på en ny."),
        ({"name": "Prov Ny"}, "Välj en person eller skriv in en ny, inte båda."),
        ({"on": "snart"}, "Skriv ett datum, till exempel 2026-12-08."),
        ({"on": "2020-01-01"}, "Platsen finns inte den dagen. Välj en annan dag."),
        ({"through": "2023-06-01"}, "Den dagen ligger före det som den följer på. Välj en senare dag."),
    ],
)
def test_a_seat_filled_wrongly_says_what_to_mend(ange, page, coordinator, norrby, changed, words):
    with within(norrby):
        somebody = person("Prov")
    fields = {**NOBODY_NEW, "person": somebody.pk, "on": SPRING, "through": "", **changed}
    found = page(f"{WORK}trygghetsradet/plats/polis_plats/fyll/", by=coordinator, data=fields, status=422)

    assert words in found.words
    with within(norrby):
        assert not Mandate.objects.exists()


def test_the_same_press_twice_fills_a_seat_once(ange, keeper, page, norrby):
    with within(norrby):
        somebody = person("Prov")
    fields = {**NOBODY_NEW, "person": somebody.pk, "on": SPRING}
    where = f"{WORK}trygghetsradet/plats/polis_plats/fyll/"
    led_to(keeper.post(where, fields))

    assert "Personen har redan detta" in page(where, data=fields, status=422).words
    with within(norrby):
        assert Mandate.objects.count() == 1


def test_a_refused_form_leaves_nobody_half_made(ange, keeper, norrby):
    fields = {**NOBODY_NEW, "person": "", "name": "Prov Ny", "on": "2020-01-01"}
    answer = keeper.post(f"{WORK}trygghetsradet/plats/polis_plats/fyll/", fields)

    assert answer.status_code == 422
    with within(norrby):
        assert not Person.objects.filter(name="Prov Ny").exists()


def test_a_seat_is_offered_and_the_answer_written(lerum, keeper, page, norrby):
    with within(norrby):
        police = Organisation.objects.get()
    place = f"{WORK}trygghetsradet/plats/polis_plats/"
    assert page(place).primary == "Erbjud platsen"
    led_to(keeper.post(f"{place}erbjud/", {"organisation": police.pk, "on": DAY, "by": "kommunstyrelsen"}))
    with within(norrby):
        offer = Offer.objects.get()
    found = page(place)
    assert (found.primary, "erbjuden, inget svar än" in found.words) == ("Skriv in svaret", True)

    led_to(keeper.post(f"/norrby/arbete/erbjudande/{offer.pk}/svar/", {"answer": "nej", "on": DAY}))
    found = page(place)
    assert (found.primary, "avböjde" in found.words) == ("", True)


def test_an_answer_before_its_offer_is_refused_kindly(lerum, page, coordinator, norrby):
    with within(norrby):
        offer = services.offer_seat(seat("polis_plats"), Organisation.objects.get(), on=DAY, **BY)
    where = f"/norrby/arbete/erbjudande/{offer.pk}/svar/"
    found = page(where, by=coordinator, data={"answer": "nej", "on": SPRING}, status=422)

    assert "Välj en senare dag." in found.words


def test_a_mandate_is_confirmed_ended_and_taken_back(ange, keeper, page, norrby):
    with within(norrby):
        mandate = seated("polis_plats", "Prov Polis", on=SPRING).mandates.get()
    led_to(keeper.post(f"/norrby/arbete/mandat/{mandate.pk}/bekrafta/", {"on": DAY}))
    led_to(keeper.post(f"/norrby/arbete/avsluta/mandat/{mandate.pk}/", {"last_day": DAY}))
    with within(norrby):
        found = Mandate.objects.get()
        assert (found.confirmed_on, found.valid_through) == (DAY, DAY)

    assert "Ta tillbaka ett misstag" in page(f"/norrby/arbete/avsluta/mandat/{mandate.pk}/").links
    led_to(keeper.post(f"/norrby/arbete/ta-tillbaka/mandat/{mandate.pk}/", {}))
    assert keeper.get(f"/norrby/arbete/avsluta/mandat/{mandate.pk}/").status_code == 404
    with within(norrby):
        assert Mandate.objects.live().count() == 0


def test_the_account_page_names_the_body_of_a_role(ange, page, member):
    assert "Norrby: ledamot (Trygghetsrådet)" in page("/konto/", by=member, queries=12).words


def test_a_mandate_that_has_ended_can_only_be_corrected(ange, keeper, page, norrby, coordinator):
    with within(norrby):
        mandate = seated("polis_plats", "Prov Polis", on=SPRING).mandates.get()
        services.end_mandate(mandate, last_day=SPRING, **BY)

    shown = page(f"{WORK}trygghetsradet/plats/polis_plats/", by=coordinator)

    acts = [words for words in shown.links if words.endswith(" Prov Polis")]
    assert acts == ["Rätta Prov Polis"]


def test_an_office_changes_hands_and_the_seat_follows(ange, keeper, page, norrby):
    with within(norrby):
        holding = OfficeHolding.objects.get()
        second = person("Prov Andra")
    assert "Prov Styre" in page("/norrby/arbete/ambeten/").words
    fields = {**NOBODY_NEW, "person": second.pk, "on": DAY, "succeeds": holding.pk}
    led_to(keeper.post("/norrby/arbete/ambeten/ks_ordforande/", fields))

    assert state_of(page(f"{WORK}trygghetsradet/"), "Ordföranden")[1].startswith("Prov Andra")


def test_a_standing_substitute_is_named(ange, keeper, page, norrby):
    fields = {**NOBODY_NEW, "person": "", "name": "Prov Ersättare", "on": DAY}
    place = f"{WORK}trygghetsradet/plats/polis_plats/"
    led_to(keeper.post(f"{place}ersattare/", fields))

    assert "Prov Ersättare – tills vidare från" in page(place).words


def test_an_excuse_and_its_substitute_take_one_form(ange, keeper, page, norrby):
    with within(norrby):
        police = Organisation.objects.get()
        officer = person("Prov Polis", police)
        services.appoint_to_seat(seat("polis_plats"), officer, on=SPRING, **BY)
    meeting = DAY + timedelta(days=9)
    fields = {"person": officer.pk, "meeting_on": meeting, "substitute": "Prov Ersättare"}
    where = led_to(keeper.post(f"{WORK}trygghetsradet/forhinder/nytt/", fields))

    assert "Prov Ersättare kommer i stället." in page(where).words
    with within(norrby):
        assert Person.objects.get(name="Prov Ersättare").organisation == police


def test_a_substitute_we_know_is_not_written_down_twice(ange, keeper, norrby):
    with within(norrby):
        officer = person("Prov Polis")
        person("Prov Ersättare")
        services.appoint_to_seat(seat("polis_plats"), officer, on=SPRING, **BY)
    fields = {"person": officer.pk, "meeting_on": DAY, "substitute": "prov ersättare"}
    led_to(keeper.post(f"{WORK}trygghetsradet/forhinder/nytt/", fields))

    with within(norrby):
        assert Person.objects.filter(name__iexact="Prov Ersättare").count() == 1


def test_somebody_is_co_opted_and_leaves(ange, keeper, page, norrby):
    fields = {
        **NOBODY_NEW, "person": "", "name": "Prov Gäst", "on": DAY, "through": "", "by": "ordforande",
        "reason": "trafikfrågor",
    }  # fmt: skip
    where = led_to(keeper.post(f"{WORK}trygghetsradet/adjungera/", fields))
    assert "Prov Gäst – trafikfrågor" in page(where).words
    with within(norrby):
        mark = Mark.objects.get(kind="adjungerad")

    led_to(keeper.post(f"/norrby/arbete/avsluta/uppgift/{mark.pk}/", {"last_day": DAY - timedelta(days=1)}))
    assert "Prov Gäst" not in page(where).words


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("talesperson", "Får uttala sig för organet"),
        ("sammankallande", "Sammankallande"),
        ("kontaktlank", "Kontaktlänkar till andra forum"),
    ],
)
def test_a_task_is_given_to_a_seat_or_a_person(ange, keeper, page, norrby, kind, words):
    with within(norrby):
        officer = seated("polis_plats", "Prov Polis", on=SPRING)
    for who in ("plats:polis_plats", f"person:{officer.pk}"):
        fields = {"kind": kind, "who": who, "forum": "Norra rådet", "on": DAY}
        led_to(keeper.post(f"{WORK}trygghetsradet/uppgift/", fields))

    found = page(f"{WORK}trygghetsradet/")
    assert words in found.words
    assert found.words.count("Prov Polis (Polisens plats)") == 1


def test_a_body_is_made_changed_and_dissolved(ange, keeper, page, norrby):
    with within(norrby):
        klara = Body.objects.get(key="klara-gruppen")
    fields = {"name": "Gruppen för lov", "kind": "working_group", "purpose": "Lovdagar", "on": SPRING}
    where = led_to(keeper.post("/norrby/arbete/nytt-organ/", {**fields, "under": [klara.pk]}))
    assert where == f"{WORK}gruppen-for-lov/"
    assert "Gruppen för lov" in page(f"{WORK}klara-gruppen/").links

    led_to(keeper.post(f"{where}andra/", {**fields, "name": "Lovgruppen", "on": DAY}))
    found = page(where)
    assert (found.heading, "Klara-gruppen" in found.links) == ("Lovgruppen", False)

    led_to(keeper.post(f"{where}upphor/", {"last_day": DAY}))
    assert "Lovgruppen" not in page(f"{WORK}?dag={DAY + timedelta(days=1)}").words


def test_a_new_body_with_an_old_name_is_refused_kindly(ange, page, coordinator):
    fields = {"name": "Trygghetsrådet", "kind": "council", "purpose": "", "on": DAY}
    found = page("/norrby/arbete/nytt-organ/", by=coordinator, data=fields, status=422)

    assert "Det finns eller har funnits ett organ med det namnet." in found.words


def test_a_body_placed_under_itself_is_refused_kindly(ange, page, coordinator, norrby):
    with within(norrby):
        klara = Body.objects.get(key="klara-gruppen")
    fields = {"name": "Trygghetsrådet", "kind": "council", "purpose": "", "on": DAY, "under": [klara.pk]}
    found = page(f"{WORK}trygghetsradet/andra/", by=coordinator, data=fields, status=422)

    assert "Ett organ kan inte ligga under sig självt" in found.words


def test_a_seat_is_added_by_hand_and_ended(ange, keeper, page, norrby):
    with within(norrby):
        office = Office.objects.get(key="skolchef")
    fields = {"label": "Skolans andra plats", "office": office.pk, "minimum": 0, "maximum": "", "on": SPRING}
    where = led_to(keeper.post(f"{WORK}klara-gruppen/ny-plats/", fields))
    assert "självskriven: skolchefen, får stå tom" in page(where).words

    led_to(keeper.post(f"{where}upphor/", {"last_day": DAY - timedelta(days=1)}))
    assert "Platsen upphörde den" in page(where).words


def test_a_seat_that_allows_fewer_than_it_asks_for_is_refused_kindly(ange, page, coordinator):
    fields = {"label": "Udda", "office": "", "minimum": 2, "maximum": 1, "on": DAY}
    found = page(f"{WORK}klara-gruppen/ny-plats/", by=coordinator, data=fields, status=422)

    assert "Skriv ett tal som inte är mindre än minsta antalet." in found.words


def test_a_seat_whose_two_records_differ_says_which(ange, page, coordinator, norrby):
    with within(norrby):
        seated("ordforande", "Prov Annan", on=SPRING)
    found = page(f"{WORK}trygghetsradet/plats/ordforande/", by=coordinator)

    assert "Ämbetet innehas av Prov Styre, men på platsen står Prov Annan." in found.words


def test_somebody_appointed_by_the_wrong_hand_is_shown_as_not_counting(lerum, page, coordinator, norrby):
    with within(norrby):
        seated("vice_ordforande", "Prov Fel", on=SPRING, appointed_by="kommunstyrelsen")
    found = page(f"{WORK}trygghetsradet/plats/vice_ordforande/", by=coordinator)

    assert "Prov Fel utsågs av någon annan än Trygghetsrådet och räknas därför inte." in found.words


def test_organisations_and_people_are_written_down_and_corrected(ange, keeper, page, norrby):
    led_to(
        keeper.post("/norrby/arbete/organisationer/ny/", {"name": "Räddningstjänsten", "kind": "authority"})
    )
    with within(norrby):
        rescue = Organisation.objects.get(key="raddningstjansten")
    fields = {"name": "Prov Brand", "title": "", "organisation": rescue.pk, "email": "", "phone": ""}
    where = led_to(keeper.post("/norrby/arbete/organisationer/ny-person/", fields))
    led_to(keeper.post(f"{where}andra/", {**fields, "title": "Enhetschef"}))

    assert "Enhetschef" in page(where).words
    assert "Prov Brand, Enhetschef" in page("/norrby/arbete/organisationer/").words


def test_an_organisation_is_not_written_down_twice(ange, page, coordinator):
    fields = {"name": "Polisen", "kind": "authority"}
    found = page("/norrby/arbete/organisationer/ny/", by=coordinator, data=fields, status=422)

    assert "Det finns redan en organisation med det namnet." in found.words


def test_only_those_who_keep_people_see_how_to_reach_them(ange, page, member, coordinator, norrby):
    with within(norrby):
        words = services.PersonWords(name="Prov", email="prov@norrby.example", phone="060-1")
        somebody = services.register_person(words, **BY)
    where = f"/norrby/arbete/organisationer/person/{somebody.pk}/"

    assert "prov@norrby.example" not in page(where, by=member).words
    assert "prov@norrby.example" in page(where, by=coordinator).words


def test_an_account_with_the_same_address_is_linked_and_follows_the_seats(ange, keeper, page, norrby):
    user = account(norrby, RoleKind.READER)
    with within(norrby):
        words = services.PersonWords(name="Prov", email=user.email)
        somebody = services.register_person(words, **BY)
        services.appoint_to_seat(seat("polis_plats"), somebody, on=SPRING, **BY)
    where = f"/norrby/arbete/organisationer/person/{somebody.pk}/"
    assert "Koppla kontot" in page(where).links
    led_to(keeper.post(f"{where}konto/", {}))

    with within(norrby):
        assert Role.objects.filter(user=user, kind="member", body="trygghetsradet").exists()
    assert "Koppla kontot" not in page(where).links


def test_an_account_that_is_not_there_cannot_be_linked(ange, keeper, norrby):
    with within(norrby):
        somebody = person("Prov")

    assert keeper.post(f"/norrby/arbete/organisationer/person/{somebody.pk}/konto/", {}).status_code == 404


def test_somebody_who_left_is_forgotten_and_shown_as_former_member(ange, keeper, page, norrby):
    with within(norrby):
        officer = seated("polis_plats", "Prov Polis", on=SPRING)
        where = f"/norrby/arbete/organisationer/person/{officer.pk}/"
    assert "Avsluta det först." in page(f"{where}gallra/", data={}, status=422).words
    with within(norrby):
        services.end_mandate(officer.mandates.get(), last_day=DAY - timedelta(days=1), **BY)
    led_to(keeper.post(f"{where}gallra/", {}))

    assert page(where).heading == "Tidigare ledamot"
    assert "Tidigare ledamot" in page(f"{WORK}trygghetsradet/plats/polis_plats/").words


# Who may


FORMS = [
    "arbete/nytt-organ/", "arbete/organ/trygghetsradet/andra/", "arbete/organ/trygghetsradet/upphor/",
    "arbete/organ/trygghetsradet/ny-plats/", "arbete/organ/trygghetsradet/adjungera/",
    "arbete/organ/trygghetsradet/uppgift/", "arbete/organ/trygghetsradet/forhinder/nytt/",
    "arbete/organ/trygghetsradet/plats/polis_plats/fyll/",
    "arbete/organ/trygghetsradet/plats/polis_plats/erbjud/",
    "arbete/organ/trygghetsradet/plats/polis_plats/ersattare/",
    "arbete/organ/trygghetsradet/plats/polis_plats/upphor/", "arbete/organisationer/ny/",
    "arbete/organisationer/ny-person/", "arbete/ambeten/ks_ordforande/",
]  # fmt: skip
PAGES = [
    "arbete/organ/", "arbete/organ/trygghetsradet/", "arbete/organ/trygghetsradet/forhinder/",
    "arbete/organ/trygghetsradet/plats/polis_plats/", "arbete/organisationer/", "arbete/ambeten/",
]  # fmt: skip


@pytest.mark.parametrize("where", FORMS)
def test_each_form_is_a_whole_page_within_its_budget(ange, page, coordinator, where):
    assert page(f"/norrby/{where}", by=coordinator).primary


@pytest.mark.parametrize("where", PAGES)
def test_each_page_is_whole_within_its_budget(ange, page, coordinator, where):
    page(f"/norrby/{where}", by=coordinator)


@pytest.mark.parametrize("where", FORMS)
def test_no_form_is_open_to_a_member(ange, client, sign_in, member, where):
    assert sign_in(client, member).get(f"/norrby/{where}").status_code == 403


@pytest.mark.parametrize("where", [*FORMS, *PAGES])
def test_strangers_are_asked_to_sign_in(ange, client, where):
    answer = client.get(f"/norrby/{where}")

    assert (answer.status_code, answer["Location"].split("?")[0]) == (302, "/konto/logga-in/")


@pytest.mark.parametrize("where", [*FORMS, *PAGES])
def test_for_somebody_from_another_municipality_nothing_is_there(ange, soderby, client, sign_in, where):
    with within(soderby):
        council("ange")
    elsewhere = accounts.register_person(email="annan@soderby.example", name="Prov Annan")
    with within(soderby):
        accounts.give_role(elsewhere, RoleKind.COORDINATOR, **BY)

    assert sign_in(client, elsewhere).get(f"/norrby/{where}").status_code == 404


def test_a_coordinator_of_one_body_changes_no_other(ange, client, sign_in, norrby):
    narrow = sign_in(client, account(norrby, RoleKind.COORDINATOR, "klara-gruppen"))

    assert narrow.get(f"{WORK}klara-gruppen/adjungera/").status_code == 200
    assert narrow.get(f"{WORK}trygghetsradet/adjungera/").status_code == 403


@pytest.mark.parametrize(
    "where",
    [
        "avsluta/mandat/999/", "avsluta/annat/1/", "ta-tillbaka/mandat/999/", "erbjudande/999/svar/",
        "mandat/999/bekrafta/", "organ/trygghetsradet/plats/okand/",
    ],
)  # fmt: skip
def test_what_is_not_there_cannot_be_ended_or_answered(ange, keeper, where):
    assert keeper.get(f"/norrby/arbete/{where}").status_code == 404

"""Those who see to letters find what did not arrive first, in words, with what they can do about it."""

from datetime import timedelta
from typing import Any

import pytest

from radslag.municipalities import services as accounts
from radslag.municipalities.states import RoleKind
from radslag.municipalities.tenancy import within
from radslag.notices.models import Attempt, Letter, Message, Report
from radslag.notices.services import post
from tests.integration.notices.conftest import BY, MEETING, NOON, draft, minutes, only, people, posted

LETTERS = "/norrby/arbete/brev/"
LONG_AGO: dict[str, Any] = {"actor": "", "at": NOON - timedelta(days=400)}
NOON_THERE = "2026-11-27 kl. 12.00"


def account(place, kind, body=""):
    user = accounts.register_person(email=f"{kind}{body}@norrby.example", name="Prov Konto")
    with within(place):
        accounts.give_role(user, kind, body=body, **LONG_AGO)
    return user


@pytest.fixture
def coordinator(norrby):
    return account(norrby, RoleKind.COORDINATOR)


def became(state, code=250, words="2.0.0 Ok", host="var/brev", **message):
    """Let the only message have come to a state by one attempt."""
    Message.objects.update(state=state, moved_at=NOON, **message)
    Attempt.objects.create(
        message=only(),
        at=NOON,
        address="prov1@norrby.example",
        outcome=state,
        code=code,
        words=words,
        host=host,
    )


def only_row(page):
    (cells,) = page.rows
    return cells[:3]


@pytest.mark.parametrize(
    ("state", "attempt", "words"),
    [
        ("waiting", None, "väntar"),
        ("deferred", (451, "Sen"), "väntar: e-postservern bad oss försöka senare ”451 Sen”"),
        ("handed_over", (250, "Ok"), f"överlämnat till kommunens e-postserver {NOON_THERE}"),
        ("handed_over", (0, ""), f"lagt i mappen var/brev {NOON_THERE}, inte skickat"),
        ("delivered", (250, "Ok"), f"levererat enligt mottagarens server {NOON_THERE}"),
        ("arrived", (0, ""), f"har kommit fram, enligt någon som har frågat {NOON_THERE}"),
        ("refused", (550, "5.1.1 Okänd"), f"kom inte fram {NOON_THERE} ”550 5.1.1 Okänd”"),
        ("unknown", (0, ""), f"vi vet inte om brevet kom fram {NOON_THERE}"),
        ("cancelled", None, "återkallat innan det skickades"),
    ],
)  # fmt: skip
def test_what_became_of_a_letter_is_told_in_words(page, norrby, coordinator, state, attempt, words):
    with within(norrby):
        letter = posted()
        if attempt is None:
            Message.objects.update(state=state)
        else:
            became(state, *attempt)

    shown = page(f"{LETTERS}{letter.pk}/", by=coordinator)

    assert only_row(shown) == ["Prov Person 1", "prov1@norrby.example", words]


def test_what_did_not_arrive_stands_first_with_what_can_be_done(page, norrby, coordinator):
    with within(norrby):
        posted()
        became("unknown", 0, "")

    shown = page(LETTERS, by=coordinator)

    assert shown.words.index("Behöver någon") < shown.words.index("Alla brev")
    acts = [button.text for button in shown.all("main")[0].iter("button")]
    assert acts == ["Skicka igen", "Det har kommit fram"]
    assert shown.rows == [["Kallelse", "2026-11-27 kl. 12.00", "1", "0", "1"]]


def test_the_text_is_shown_without_anybodys_own_address(page, norrby, coordinator):
    with within(norrby):
        letter = post("call", draft(calendar=MEETING), people(1), **BY)

    shown = page(f"{LETTERS}{letter.pk}/", by=coordinator)

    assert "Svara här: (mottagarens egen adress)" in shown.words
    assert "/norrby/svar/1/" not in shown.words


def test_the_evidence_of_a_letter_holds_every_attempt_and_later_report(page, norrby, coordinator):
    with within(norrby):
        posted()
        became("handed_over")
        became("bounced")
        message = only()
        Report.objects.create(message=message, at=minutes(9), action="failed", status="5.1.1", words="Okänd")

    shown = page(f"{LETTERS}mottagare/{message.pk}/", by=coordinator)

    assert shown.words.count("250 2.0.0 Ok") == 2
    assert "Servern meddelade senare: ”5.1.1 Okänd”" in shown.words
    assert message.message_id in shown.words


def test_a_person_sends_again_says_that_it_arrived_or_changes_the_address(
    client, sign_in, norrby, coordinator
):
    sign_in(client, coordinator)
    with within(norrby):
        letter = posted()
        message = only()
    acts = [
        ("refused", "igen", {}, "waiting"),
        ("unknown", "framme", {}, "arrived"),
        ("no_address", "adress", {"address": "ny@norrby.example"}, "waiting"),
    ]
    for before, act, data, after in acts:
        with within(norrby):
            Message.objects.update(state=before)
        answer = client.post(f"{LETTERS}mottagare/{message.pk}/{act}/", data)
        assert (answer.status_code, answer["Location"]) == (303, f"{LETTERS}{letter.pk}/")
        with within(norrby):
            assert only().state == after
    with within(norrby):
        assert only().address == "ny@norrby.example"


def test_what_somebody_else_has_seen_to_is_told_and_changes_nothing(
    client, sign_in, page, norrby, coordinator
):
    sign_in(client, coordinator)
    with within(norrby):
        letter = posted()
        message = only()

    client.post(f"{LETTERS}mottagare/{message.pk}/framme/")

    assert "Någon annan har nyss tagit hand om det" in "".join(page(f"{LETTERS}{letter.pk}/").html.itertext())
    with within(norrby):
        assert only().state == "waiting"


def test_an_address_that_cannot_be_used_is_asked_for_again(page, norrby, coordinator):
    with within(norrby):
        posted()
        message = only()

    shown = page(
        f"{LETTERS}mottagare/{message.pk}/adress/", by=coordinator, data={"address": "prov"}, status=422
    )

    assert "Skriv en adress, till exempel namn@kommun.se." in shown.words


def test_what_has_not_been_sent_is_withdrawn_once(client, sign_in, page, norrby, coordinator):
    sign_in(client, coordinator)
    with within(norrby):
        letter = posted(2)

    for words in ("Det som inte hade skickats är återkallat.", "Allt hade redan skickats."):
        client.post(f"{LETTERS}{letter.pk}/aterkalla/")
        assert words in "".join(page(f"{LETTERS}{letter.pk}/").html.itertext())
    with within(norrby):
        assert set(Message.objects.values_list("state", flat=True)) == {"cancelled"}


def test_a_list_of_many_letters_asks_the_database_as_little_as_a_short_one(page, norrby, coordinator):
    with within(norrby):
        for n in range(40):
            posted(5, version=str(n))
        Message.objects.update(state="refused")

    assert len(page(LETTERS, by=coordinator).rows) == 30


def test_whoever_keeps_one_council_sees_its_letters_and_no_others(page, norrby):
    keeper = account(norrby, RoleKind.COORDINATOR, "radet")
    with within(norrby):
        ours, theirs = posted(), posted(body="namnden")

    assert page(LETTERS, by=keeper).rows == [["Kallelse", "2026-11-27 kl. 12.00", "1", "1", "0"]]
    assert page(f"{LETTERS}{ours.pk}/").heading == "Kallelse"
    page(f"{LETTERS}{theirs.pk}/", status=404)


@pytest.mark.parametrize("kind", [RoleKind.MEMBER, RoleKind.CHAIR, RoleKind.READER, RoleKind.ADMINISTRATOR])
def test_others_do_not_see_who_has_been_written_to(page, norrby, kind):
    page(LETTERS, by=account(norrby, kind), status=403)


def test_letters_of_another_municipality_are_not_there(page, norrby, coordinator):
    with within(norrby):
        letter = posted()
    elsewhere = type(norrby).objects.create(
        slug="soderby", name="Söderby", register_start=norrby.register_start
    )
    stranger = accounts.register_person(email="prov@soderby.example", name="Prov Söder")
    with within(elsewhere):
        accounts.give_role(stranger, RoleKind.COORDINATOR, **LONG_AGO)
        assert Letter.objects.count() == 0

    page(f"/soderby/arbete/brev/{letter.pk}/", by=stranger, status=404)

"""The journal as people read it: what each may see, what an entry says, and how a mistake is taken back."""

from datetime import date

import pytest

from radslag.journal.models import Entry
from radslag.journal.services import Act, dispose_of_payloads, record, retract
from radslag.journal.states import VERB_WORDS, VERBS
from radslag.municipalities.models import User
from radslag.municipalities.states import RoleKind
from tests.integration.obligations.conftest import NOON, coordinator, council, march, member, norrby
from tests.pages import words

__all__ = ["coordinator", "council", "march", "norrby"]

JOURNAL = "/norrby/arbete/journal/"


def held(ref: str, *, body: str = "trygghetsradet", actor: str = "", on: date = date(2026, 2, 27)) -> Entry:
    what = Act(act="held", thing="mote", bodies=[body] if body else [], ref=ref)
    return record("meeting.held", actor=actor, at=NOON, on=on, what=what)


def said(shown) -> dict[str, str]:
    names = [words(one) for one in shown.all("dt")]
    return dict(zip(names, [words(one) for one in shown.all("dd")], strict=True))


def numbers(shown) -> list[int]:
    return [int(row[0].split(".")[0]) for row in shown.rows]


def test_every_verb_has_words():
    assert set(VERB_WORDS) == set(VERBS)


def test_the_list_says_what_happened_where_by_whom_and_both_days(page, coordinator, march):
    held("m1", actor=str(coordinator.journal_id))

    first = page(f"{JOURNAL}?arende=m1", by=coordinator).rows[0]

    assert first[0].endswith("Möte hållet")
    assert first[1:] == ["fre 27 feb 2026", "Trygghetsrådet", "Kim Exempel", "mån 2 mar 2026"]


def test_the_list_is_narrowed_by_day_verb_and_matter(page, coordinator, march):
    early, late = held("m1", on=date(2026, 1, 9)), held("m2")
    back = retract(late, actor="", at=NOON)

    assert numbers(page(f"{JOURNAL}?vad=meeting.held", by=coordinator)) == [late.seq, early.seq]
    assert numbers(page(f"{JOURNAL}?till=2026-01-31&fran=2026-01-01")) == [early.seq]
    assert numbers(page(f"{JOURNAL}?fran=2026-02-01&vad=meeting.held")) == [late.seq]
    assert numbers(page(f"{JOURNAL}?arende=m2")) == [back.seq, late.seq]


def test_a_day_that_is_no_day_is_asked_for_again(page, coordinator, march):
    assert "Skriv ett datum" in page(f"{JOURNAL}?fran=igår", by=coordinator, status=422).words


def test_nothing_found_leads_back_to_everything(page, coordinator, march):
    shown = page(f"{JOURNAL}?arende=finns-inte", by=coordinator)

    assert "Ingen post som du får läsa svarar mot det." in shown.words
    assert shown.links["Visa alla"] == JOURNAL


def test_a_page_begins_where_the_one_before_ended(page, coordinator, march):
    for number in range(60):
        held(f"m{number}")
    asked = f"{JOURNAL}?vad=meeting.held"

    first = page(asked, by=coordinator)
    second = page(JOURNAL + first.links["Tidigare poster"])

    seqs = list(Entry.objects.filter(verb="meeting.held").order_by("-seq").values_list("seq", flat=True))
    assert numbers(first) + numbers(second) == seqs
    assert len(numbers(first)) == 50
    assert "De senaste posterna" in second.links
    assert "Tidigare poster" not in second.links


def test_many_entries_by_many_people_ask_the_database_as_much_as_few(page, coordinator, march):
    held("m1", actor=str(coordinator.journal_id))
    page(JOURNAL, by=coordinator)
    few = page(JOURNAL, queries=10)
    for number in range(40):
        person = User.objects.register(email=f"{number}@norrby.example", name=f"Exempel {number}")
        retract(held(f"m{number}", actor=str(person.journal_id)), actor="", at=NOON)

    page(JOURNAL)

    assert len(page(JOURNAL, queries=10).rows) > len(few.rows)


@pytest.fixture
def written(council):
    """One entry in each of two bodies, one in none, one by the member."""
    someone = member(RoleKind.MEMBER, "trygghetsradet")
    one, other = held("m1"), held("m2", body="annat_organ")
    alone = record("settings.changed", actor="", at=NOON)
    own = record("export.made", actor=str(someone.journal_id), at=NOON)
    return {"one": one.seq, "other": other.seq, "alone": alone.seq, "own": own.seq}


@pytest.mark.parametrize(
    ("kind", "body", "seen"),
    [
        (RoleKind.MEMBER, "", {"own"}),
        (RoleKind.READER, "", set()),
        (RoleKind.SUBSTITUTE, "trygghetsradet", set()),
        (RoleKind.CHAIR, "trygghetsradet", {"one"}),
        (RoleKind.CHAIR, "annat_organ", {"other"}),
        (RoleKind.COORDINATOR, "", {"one", "other"}),
        (RoleKind.REGISTRAR, "", {"one", "other", "alone", "own"}),
        (RoleKind.ADMINISTRATOR, "", {"one", "other", "alone", "own"}),
    ],
)
def test_each_role_reads_its_part(page, written, march, kind, body, seen):
    someone = member(kind, body) if kind != RoleKind.MEMBER else User.objects.get(email__startswith="member")

    listed = set(numbers(page(JOURNAL, by=someone)))

    assert {name for name, seq in written.items() if seq in listed} == seen
    for name, seq in written.items():
        page(f"{JOURNAL}{seq}/", status=200 if name in seen else 404)


def test_an_entry_says_everything_it_holds(page, council, march):
    registrar = member(RoleKind.REGISTRAR)
    what = Act(
        act="sent", thing="kallelse", ref="m1", about=["m0"], bodies=["trygghetsradet"], by=["ordforande"],
        items=["okand_del"], who=["p123"], documents=["d1"], number=4, period="2026",
        through=date(2026, 12, 31), payload={"before": "x"},
    )  # fmt: skip
    entry = record("meeting.called", actor="", at=NOON, what=what)

    shown = page(f"{JOURNAL}{entry.seq}/", by=registrar)

    assert shown.heading == f"Post {entry.seq}: Kallelse skickad"
    assert said(shown) == {
        "Vad": "kallelse", "Organ": "Trygghetsrådet", "Av": "ordföranden", "Innehöll": "okand_del",
        "Gäller": "tidigare ledamot", "Gäller till och med": "31 december 2026", "Antal": "4",
        "Period": "2026", "Handlingar": "d1", "Registrerat av": "installationen", "Följer på": entry.prev,
        "Egen kontrollsumma": entry.hash, "Uppgifter": "before: x",
    }  # fmt: skip
    assert shown.links["m1"] == f"{JOURNAL}arende/m1/"
    assert shown.links["m0"] == f"{JOURNAL}arende/m0/"
    assert shown.links["Se vad den ändrade"] == f"/norrby/arbete/registrerat/{entry.seq}/"


def test_details_are_for_those_who_read_everything_and_may_be_gone(page, coordinator, march):
    entry = held("m1")
    assert "Uppgifter" not in said(page(f"{JOURNAL}{entry.seq}/", by=coordinator))

    dispose_of_payloads([entry.seq], decision="d1", actor="", at=NOON)
    assert said(page(f"{JOURNAL}{entry.seq}/", by=member(RoleKind.REGISTRAR)))["Uppgifter"] == "gallrade"


def test_a_matter_is_told_from_its_first_day_to_its_last(page, coordinator, march):
    late = held("m1", on=date(2026, 3, 2))
    what = Act(act="sent", thing="kallelse", bodies=["trygghetsradet"], about=["m1"])
    early = record("meeting.called", actor="", at=NOON, on=date(2026, 2, 1), what=what)
    back = retract(late, actor="", at=NOON)

    shown = page(f"{JOURNAL}arende/m1/", by=coordinator)

    told = [word for word in shown.links if word.startswith(("Möte", "Kallelse", "Post"))]
    assert told == ["Kallelse skickad", "Möte hållet", "Post tillbakatagen"]
    assert f"Post {early.seq}, registrerad av installationen" in shown.words
    assert f"Tillbakatagen av post {back.seq}" in shown.words


def test_a_matter_that_is_not_there_or_not_ones_own_does_not_exist(page, written, march):
    page(f"{JOURNAL}arende/m2/", by=member(RoleKind.CHAIR, "trygghetsradet"), status=404)
    page(f"{JOURNAL}arende/finns/inte/", status=404)


def test_a_mistake_is_taken_back_with_its_reason(page, client, sign_in, coordinator, march, time_machine):
    entry = held("m1")
    assert "Ta tillbaka posten" in page(f"{JOURNAL}{entry.seq}/", by=coordinator).words

    answer = client.post(f"{JOURNAL}{entry.seq}/", {"reason": "never"})

    back = Entry.objects.get(retracts=entry.seq)
    assert (answer.status_code, answer["Location"]) == (303, f"{JOURNAL}{back.seq}/")
    assert (back.actor, back.payload.content) == (str(coordinator.journal_id), {"reason": "never"})
    assert f"Tar tillbaka post {entry.seq}." in page(f"{JOURNAL}{back.seq}/").words
    gone = page(f"{JOURNAL}{entry.seq}/")
    assert f"Posten räknas inte längre. Den togs tillbaka av post {back.seq}." in gone.words
    assert "Ta tillbaka posten" not in gone.words


def test_pressing_twice_takes_back_once(client, sign_in, coordinator, march):
    entry = held("m1")
    sign_in(client, coordinator)

    for _ in range(2):
        answer = client.post(f"{JOURNAL}{entry.seq}/", {"reason": "twice"}, follow=True)

    assert Entry.objects.filter(retracts=entry.seq).count() == 1
    assert "Posten var redan tillbakatagen." in answer.content.decode()


def test_a_reason_must_be_one_of_those_offered(page, coordinator, march):
    entry = held("m1")

    page(f"{JOURNAL}{entry.seq}/", by=coordinator, data={"reason": "because"}, status=422)

    assert not Entry.objects.filter(retracts=entry.seq).exists()


@pytest.mark.parametrize("row", ["", "mandate:7"])
def test_who_may_not_or_what_a_row_states_is_not_taken_back_here(client, sign_in, council, march, row):
    what = Act(act="held", thing="mote", bodies=["trygghetsradet"], row=row)
    someone = member(RoleKind.ADMINISTRATOR if not row else RoleKind.COORDINATOR)
    entry = record("meeting.held", actor="", at=NOON, what=what)
    sign_in(client, someone)

    assert "Ta tillbaka posten" not in client.get(f"{JOURNAL}{entry.seq}/").content.decode()
    assert client.post(f"{JOURNAL}{entry.seq}/", {"reason": "never"}).status_code == 403
    assert not Entry.objects.filter(retracts=entry.seq).exists()

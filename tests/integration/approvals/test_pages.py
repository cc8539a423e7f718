"""What waits for me: read it, approve it, or say what should be changed; nobody else's doors open."""

from datetime import date

import pytest
from django.urls import reverse

from radslag.approvals import queries, services
from radslag.approvals.models import Approval, Step
from radslag.approvals.states import ApprovalState, StepState
from radslag.documents.models import Document
from radslag.documents.services import change_level, name_reader
from radslag.journal.models import Entry
from radslag.municipalities.models import Municipality, Role, User
from radslag.municipalities.permissions import Actor
from radslag.municipalities.states import Assurance, RoleKind
from radslag.municipalities.tenancy import within
from tests.integration.approvals.conftest import (
    LATER,
    NOON,
    WRITER,
    agree,
    asked,
    drawn_up,
    question,
    step_for,
)
from tests.integration.statutebook.conftest import outside


def at(name: str, *args: object) -> str:
    return reverse(f"approvals:{name}", args=["norrby", *args])


def test_the_list_shows_what_waits_for_me_and_leads_to_it(approval, kim, page):
    step = step_for(kim, approval)
    with outside():
        shown = page(at("mine"), by=kim)

    assert shown.links["Protokoll 2 mars 2026"] == at("step", step.pk)
    assert "Du är tillfrågad som Ordförande" in shown.words


def test_the_list_says_that_nothing_waits(approval, other, page):
    with outside():
        shown = page(at("mine"), by=other)

    assert "Inget väntar på att du justerar det." in shown.words


def test_the_document_comes_first_and_one_button_approves_it(approval, kim, page):
    step = step_for(kim, approval)
    with outside():
        shown = page(at("step", step.pk), by=kim, queries=14)

    assert [shown.heading, shown.primary] == ["Protokoll 2 mars 2026", "Godkänn"]
    assert shown.words.index("Rådet fastställer planen.") < shown.words.index("Ditt svar")
    assert shown.links["Protokoll 2 mars 2026"] == at("pdf", step.pk)


def press(client, name, step, **data):
    with outside():
        return client.post(at(name, step.pk), data)


def test_the_button_approves_what_was_read(approval, kim, client, sign_in):
    step = step_for(kim, approval)
    answer = press(sign_in(client, kim), "approve", step, digest=step.digest)

    step.refresh_from_db()
    assert [answer.status_code, answer["Location"]] == [302, at("mine")]
    assert [step.state, step.how, step.approved_digest] == [
        StepState.APPROVED, "inloggad med passnyckel", approval.digest,
    ]  # fmt: skip


def test_approving_asks_who_it_is_when_that_was_shown_long_ago(approval, kim, client, sign_in):
    step = step_for(kim, approval)
    answer = press(sign_in(client, kim, Assurance.TWO_FACTORS), "approve", step, digest=step.digest)

    step.refresh_from_db()
    assert [answer["Location"].split("?")[0], step.state] == [reverse("account_confirm"), StepState.WAITING]


def test_a_changed_wording_is_told_and_not_approved(approval, kim, version, client, sign_in):
    step = step_for(kim, approval)
    drawn_up("Rådet avslår planen.", document=version.document)
    press(sign_in(client, kim), "approve", step, digest=step.digest)

    step.refresh_from_db()
    assert step.state == StepState.WAITING


def test_a_comment_is_sent_back(approval, kim, client, sign_in):
    step = step_for(kim, approval)
    press(sign_in(client, kim), "comment", step, words="§ 4 saknar datum.")

    step.refresh_from_db()
    assert [step.state, step.comment] == [StepState.COMMENTED, "§ 4 saknar datum."]


def test_a_comment_without_words_is_asked_for(approval, kim, page):
    step = step_for(kim, approval)
    with outside():
        shown = page(at("comment", step.pk), by=kim, data={}, status=422)

    assert "Fyll i: Vad bör ändras?" in shown.words


@pytest.mark.parametrize("name", ["step", "pdf"])
@pytest.mark.parametrize("who", ["robin", "other"])
def test_the_step_of_another_does_not_exist(request, approval, kim, who, name, client, sign_in):
    step = step_for(kim, approval)
    visitor = sign_in(client, request.getfixturevalue(who))
    with outside():
        assert visitor.get(at(name, step.pk)).status_code == 404


@pytest.mark.parametrize("name", ["approve", "comment"])
@pytest.mark.parametrize("who", ["robin", "other"])
def test_nobody_answers_for_another(request, approval, kim, who, name, client, sign_in):
    step = step_for(kim, approval)
    visitor = sign_in(client, request.getfixturevalue(who))

    assert press(visitor, name, step, digest=step.digest, words="x").status_code == 404
    step.refresh_from_db()
    assert step.state == StepState.WAITING


@pytest.mark.parametrize("kind", [RoleKind.COORDINATOR, RoleKind.REGISTRAR, RoleKind.ADMINISTRATOR])
def test_no_office_answers_for_another(approval, kim, kind, client, sign_in):
    user = User.objects.register(email="ambete@norrby.example", name="Alex Prov")
    Role.objects.create(user=user, kind=kind, held_from=date(2024, 1, 1))
    step = step_for(kim, approval)

    assert press(sign_in(client, user), "approve", step, digest=step.digest).status_code == 404


def test_somebody_of_another_municipality_meets_nothing(approval, kim, client, sign_in):
    elsewhere = Municipality.objects.create(slug="soderby", name="Söderby", register_start=date(2024, 1, 1))
    stranger = User.objects.register(email="ny@soderby.example", name="Ny Granne")
    step = step_for(kim, approval)
    with outside():
        with within(elsewhere):
            Role.objects.create(user=stranger, kind=RoleKind.CHAIR, held_from=date(2024, 1, 1))
        visitor = sign_in(client, stranger)
        found = [
            visitor.get(at("step", step.pk)),
            visitor.get(at("step", step.pk).replace("norrby", "soderby")),
        ]

    assert [answer.status_code for answer in found] == [404, 404]


def test_an_approved_page_has_nothing_to_press_and_refuses_what_is_sent(
    approval, kim, robin, page, client, sign_in
):
    agree(kim, approval)
    agree(robin, approval)
    step = step_for(kim, approval)
    before = Step.objects.values().get(pk=step.pk)
    with outside():
        shown = page(at("step", step.pk), by=kim, queries=14)
    press(client, "comment", step, words="För sent.")
    press(client, "approve", step, digest=step.digest)

    assert "Du godkände detta" in shown.words
    assert shown.primary == ""
    assert Step.objects.values().get(pk=step.pk) == before


def test_the_file_is_the_finished_one_when_there_is_one(approval, kim, robin, client, sign_in):
    step = step_for(kim, approval)
    visitor = sign_in(client, kim)
    with outside():
        draft = visitor.get(at("pdf", step.pk))
    agree(kim, approval)
    agree(robin, approval)
    with outside():
        done = visitor.get(at("pdf", step.pk))

    assert [draft["Content-Type"], draft.content[:5], done.content != draft.content] == [
        "application/pdf", b"%PDF-", True,
    ]  # fmt: skip


def test_reading_what_is_secret_is_written_down(approval, kim, page):
    document = Document.objects.get()
    change_level(document, "secret", "OSL 18 kap. 1 §", actor=WRITER, at=NOON)
    name_reader(document, str(kim.journal_id), actor=WRITER, at=NOON)
    step = step_for(kim, approval)
    with outside():
        page(at("step", step.pk), by=kim, queries=25)

    assert [e.actor for e in Entry.objects.filter(verb="secret.read")] == [str(kim.journal_id)]


def test_what_is_secret_is_shown_to_nobody_who_is_not_named(approval, kim, page):
    change_level(Document.objects.get(), "secret", "OSL 18 kap. 1 §", actor=WRITER, at=NOON)
    step = step_for(kim, approval)

    with outside():
        page(at("step", step.pk), by=kim, status=403, queries=25)


def test_asking_about_something_secret_names_those_who_are_to_read_it(kim, norrby):
    version = drawn_up(level="secret", ground="OSL 18 kap. 1 §")
    services.ask(version, question(asked(kim)), actor=WRITER, at=NOON)

    assert str(kim.journal_id) in Document.objects.get().readers


def actor_for(user, *roles) -> Actor:
    return Actor(
        user_id=user.pk, name=user.name, journal_id=str(user.journal_id), municipality_id=0,
        roles=frozenset(roles), assurance=Assurance.RECENT,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "body", "count"),
    [
        (RoleKind.COORDINATOR, "radet", 1),
        (RoleKind.MEMBER, "radet", 1),
        (RoleKind.REGISTRAR, "", 1),
        (RoleKind.MEMBER, "styrgruppen", 0),
        (RoleKind.SUBSTITUTE, "radet", 0),
        (RoleKind.ADMINISTRATOR, "", 0),
    ],
)
def test_those_who_may_read_the_document_see_how_its_approval_stands(approval, other, kind, body, count):
    assert Approval.objects.visible_to(actor_for(other, (kind, body))).count() == count


def test_those_who_are_asked_see_the_approval_once(approval, kim):
    assert Approval.objects.visible_to(actor_for(kim, (RoleKind.SUBSTITUTE, "styrgruppen"))).count() == 1


def test_rows_are_shown_to_no_stranger(approval):
    assert [Approval.objects.visible_to(None).count(), Step.objects.visible_to(None).count()] == [0, 0]


def test_what_waits_is_in_order_of_its_day(approval, kim):
    sooner = drawn_up("Annat.", title="Annat")
    services.ask(sooner, question(asked(kim), due=date(2026, 3, 5)), actor=WRITER, at=LATER)
    undated = drawn_up("Tredje.", title="Tredje")
    services.ask(undated, question(asked(kim), due=None), actor=WRITER, at=LATER)

    assert [step.approval.version.document.title for step in queries.mine(kim)] == [
        "Annat", "Protokoll 2 mars 2026", "Tredje",
    ]  # fmt: skip


def test_what_is_due_soon_or_passed_is_told_with_its_days(approval, kim, robin):
    agree(kim, approval)

    found = {
        on: [(w.step.user_id, w.days) for w in queries.waiting(date(2026, 3, on))] for on in (12, 13, 18)
    }
    assert found == {12: [], 13: [(robin.pk, 3)], 18: [(robin.pk, -2)]}


def test_the_latest_question_about_a_document_is_found(approval, version, kim):
    again = services.ask(version, question(asked(kim)), actor=WRITER, at=LATER)

    assert queries.approval_of(version.document) == again
    assert Approval.objects.get(pk=approval.pk).state == ApprovalState.WITHDRAWN

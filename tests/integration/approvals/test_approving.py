"""From the question to the finished file; what is approved stays as it is whatever door is tried."""

import io

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction
from pypdf import PdfReader

from radslag.approvals import services
from radslag.approvals.models import Approval, Step
from radslag.approvals.services import deciding
from radslag.approvals.services.keys import certificates
from radslag.approvals.services.verification import SealState, seal_state
from radslag.approvals.states import ApprovalState, StepState, Strength
from radslag.documents.models import Document, Rendering
from radslag.documents.services import ApprovedNeverChanges, final_pdf
from radslag.documents.states import Status
from radslag.journal.models import Checkpoint, Entry
from radslag.journal.queries import head
from radslag.lifecycle import MoveNotAllowed
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

REFUSED = "settled never changes|permission denied"


def entries(verb):
    return [
        (e.act, e.thing, e.ref, e.bodies, e.by, e.who)
        for e in Entry.objects.filter(verb=verb).order_by("seq")
    ]


def test_asking_puts_the_wording_before_everybody_at_once(approval, kim, robin):
    steps = Step.objects.order_by("pk").values_list("user_id", "state", "digest")

    assert list(steps) == [(kim.pk, "waiting", approval.digest), (robin.pk, "waiting", approval.digest)]
    assert entries("minutes.put_forward") == [("", "", "radet-2026-1", ["radet"], [], [])]


def test_each_approval_is_evidence_of_its_own_by_role(approval, kim, robin):
    agree(robin, approval)
    agree(kim, approval)

    said = ("approved", "protokoll", "radet-2026-1", ["radet"])
    assert entries("minutes.approved") == [
        (*said, ["justerare"], [str(robin.journal_id)]),
        (*said, ["ordforande"], [str(kim.journal_id)]),
    ]


def test_the_document_is_approved_with_the_last_one(approval, kim, robin):
    first = agree(kim, approval)
    before = Document.objects.get().status
    last = agree(robin, approval)

    assert [first.state, before, last.state, Document.objects.get().status] == [
        ApprovalState.OPEN, Status.WORKING, ApprovalState.APPROVED, Status.APPROVED,
    ]  # fmt: skip


def test_the_finished_file_tells_who_approved_when_and_how(approval, kim, robin):
    agree(kim, approval)
    agree(robin, approval)

    printed = " ".join(page.extract_text() for page in PdfReader(io.BytesIO(finished())).pages)
    told = " ".join(printed.replace("\u00ad", "").split())
    assert "Ordförande Kim Exempel (Norrby kommun), 2026-03-02 kl. 14.00, inloggad med passnyckel" in told
    assert "Justerare Robin Prov (Norrby kommun)" in told
    assert approval.digest in told.replace(" ", "")
    assert "Justerad" in told


def finished() -> bytes:
    made = final_pdf(Approval.objects.get().version)
    assert made
    return made


def test_the_journal_is_signed_when_the_last_one_has_approved(approval, kim, robin):
    agree(kim, approval)
    before = Checkpoint.objects.count()
    agree(robin, approval)

    assert [before, Checkpoint.objects.get().head] == [0, head()[1]]


def test_strength_b_seals_what_is_finished(version, kim):
    sealed = services.ask(version, question(asked(kim), strength=Strength.SEALED), actor=WRITER, at=NOON)
    agree(kim, sealed)

    assert seal_state(finished(), certificates()) == SealState.WHOLE


def test_strength_b_without_a_key_is_refused_when_asked(version, kim, norrby, settings):
    settings.DEMO = False

    with pytest.raises(services.SealIsMissing):
        services.ask(version, question(asked(kim), strength=Strength.SEALED), actor=WRITER, at=NOON)

    assert not Approval.objects.exists()


def test_a_municipalitys_own_key_is_read_from_its_file(version, kim, settings, tmp_path):
    from radslag.approvals.services.seal import demonstration_key

    settings.DEMO = False
    settings.SEAL_FILE, settings.SEAL_PASSPHRASE = str(tmp_path / "{kommun}.p12"), "ord"
    (tmp_path / "norrby.p12").write_bytes(demonstration_key("Norrby", "ord", at=NOON))
    sealed = services.ask(version, question(asked(kim), strength=Strength.SEALED), actor=WRITER, at=NOON)
    agree(kim, sealed)

    assert seal_state(finished(), certificates()) == SealState.WHOLE


def test_nobody_can_approve_twice(approval, kim):
    agree(kim, approval)

    with pytest.raises(services.AlreadyDecided):
        agree(kim, approval)


def test_another_digest_than_the_one_asked_about_approves_nothing(approval, kim):
    with pytest.raises(services.ContentChanged):
        services.approve(step_for(kim, approval), digest="0" * 64, how="x", actor="", at=LATER)

    assert step_for(kim, approval).state == StepState.WAITING


def test_a_new_wording_meets_those_who_read_the_old_one(approval, version, kim):
    drawn_up("Rådet avslår planen.", document=version.document)

    with pytest.raises(services.ContentChanged):
        agree(kim, approval)


def test_asking_about_a_new_wording_clears_every_answer(approval, version, kim, robin):
    agree(kim, approval)
    again = services.ask(
        drawn_up("Rådet avslår planen.", document=version.document),
        question(asked(kim), asked(robin)), actor=WRITER, at=LATER,
    )  # fmt: skip

    approval.refresh_from_db()
    assert [approval.state, again.state] == [ApprovalState.WITHDRAWN, ApprovalState.OPEN]
    assert [step.state for step in again.steps.all()] == [StepState.WAITING] * 2
    with pytest.raises(services.AlreadyDecided):
        agree(robin, approval)


def test_only_the_latest_wording_can_be_asked_about(version, kim):
    drawn_up("Rådet avslår planen.", document=version.document)

    with pytest.raises(services.ThereIsANewerWording):
        services.ask(version, question(asked(kim)), actor=WRITER, at=NOON)


def test_an_approval_needs_somebody(version):
    with pytest.raises(services.NobodyIsAsked):
        services.ask(version, question(), actor=WRITER, at=NOON)


def test_a_comment_goes_back_and_the_person_may_still_approve(approval, kim):
    step = step_for(kim, approval)
    services.comment(step, "  § 4 saknar datum. ", actor=str(kim.journal_id), at=LATER)
    agree(kim, approval)

    step.refresh_from_db()
    assert [step.state, step.comment] == [StepState.APPROVED, "§ 4 saknar datum."]
    assert entries("minutes.commented") == [
        ("", "", "radet-2026-1", ["radet"], ["ordforande"], [str(kim.journal_id)])
    ]


def test_an_empty_comment_is_none(approval, kim):
    with pytest.raises(services.CommentIsEmpty):
        services.comment(step_for(kim, approval), " ", actor="", at=LATER)


def test_the_journal_holds_no_words_of_a_comment(approval, kim):
    services.comment(step_for(kim, approval), "hemligt", actor=str(kim.journal_id), at=LATER)

    assert "hemligt" not in str(list(Entry.objects.values()))


def test_the_packages_above_finish_in_the_same_transaction(approval, kim, robin, monkeypatch):
    told = []
    monkeypatch.setattr(deciding, "_finishers", [])
    services.when_approved(lambda done, *, actor, at: told.append((done.pk, done.state, actor, at)))
    agree(kim, approval)
    agree(robin, approval)

    assert told == [(approval.pk, ApprovalState.APPROVED, str(robin.journal_id), LATER)]


def test_what_the_packages_above_refuse_was_never_approved(approval, kim, robin, monkeypatch):
    def refuse(done, *, actor, at):
        raise RuntimeError("not now")

    monkeypatch.setattr(deciding, "_finishers", [refuse])
    agree(kim, approval)
    with pytest.raises(RuntimeError, match="not now"):
        agree(robin, approval)

    assert [Approval.objects.get().state, step_for(robin, approval).state] == ["open", "waiting"]
    assert [Document.objects.get().status, Rendering.objects.count()] == [Status.WORKING, 0]


@pytest.fixture
def done(approval, kim, robin):
    agree(kim, approval)
    return agree(robin, approval)


def test_an_approved_document_gets_no_new_wording(done):
    with pytest.raises(ApprovedNeverChanges):
        drawn_up("Något annat.", document=done.version.document)


def test_an_approved_document_is_not_asked_about_again(done, kim):
    with pytest.raises(ApprovedNeverChanges):
        services.ask(done.version, question(asked(kim)), actor=WRITER, at=LATER)


def test_what_is_approved_cannot_be_taken_back(done):
    with pytest.raises(MoveNotAllowed):
        services.withdraw(done, actor=WRITER, at=LATER)


def test_what_was_approved_meanwhile_cannot_be_taken_back(approval, kim, robin):
    agree(kim, approval)
    agree(robin, approval)

    with pytest.raises(MoveNotAllowed):
        services.withdraw(approval, actor=WRITER, at=LATER)


@pytest.mark.parametrize(
    ("table", "change"),
    [
        ("approvals_step", "state = 'waiting', approved_digest = ''"),
        ("approvals_step", "name = 'Någon Annan'"),
        ("approvals_step", "how = 'på papper'"),
        ("approvals_approval", "state = 'open', settled_at = NULL"),
        ("approvals_approval", "digest = 'x'"),
    ],
)
def test_the_database_refuses_to_change_what_is_approved(done, table, change):
    with pytest.raises(DatabaseError, match=REFUSED), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"UPDATE {table} SET {change}")


@pytest.mark.parametrize("table", ["approvals_step", "approvals_approval", "approvals_sealcertificate"])
def test_the_database_refuses_to_delete(done, version, kim, table):
    if table == "approvals_sealcertificate":
        from radslag.approvals.services.keys import note_certificate, seal_key

        note_certificate(seal_key(at=NOON), at=NOON)
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"DELETE FROM {table}")


def test_rows_refuse_to_change_what_is_approved(done, kim):
    step = step_for(kim, done)
    step.name = "Någon Annan"

    with pytest.raises(DatabaseError, match=REFUSED), transaction.atomic():
        step.save()
    with pytest.raises(DatabaseError, match=REFUSED), transaction.atomic():
        Approval.objects.filter(pk=done.pk).update(state="withdrawn")
    with pytest.raises(DatabaseError), transaction.atomic():
        step.save(force_insert=True)


@pytest.mark.parametrize(
    "change",
    [
        {"digest": "x"},
        {"who": "x"},
        {"role": "x"},
        {"title": "x"},
        {"name": "x"},
        {"user": None},
        {"address": "x@y.se"},
    ],
)
def test_who_is_asked_about_what_never_changes_even_while_it_waits(approval, change):
    with pytest.raises(DatabaseError, match=REFUSED), transaction.atomic():
        Step.objects.filter(approval=approval).update(**change)


def test_a_step_cannot_be_made_approved_from_the_beginning(approval, other):
    with pytest.raises(DatabaseError), transaction.atomic():
        Step.objects.create(
            approval=approval, digest=approval.digest, approved_digest=approval.digest, role="x", title="x",
            who="x", name="x", state="approved", how="x", decided_at=LATER,
        )  # fmt: skip


def test_a_step_cannot_be_approved_of_another_digest(approval, kim):
    with pytest.raises(IntegrityError), transaction.atomic():
        Step.objects.filter(user=kim).update(
            state="approved", approved_digest="0" * 64, how="x", decided_at=LATER
        )

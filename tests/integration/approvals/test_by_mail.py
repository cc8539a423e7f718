"""Approving without an account: only where the body has decided so, only with a fresh code, only once."""

from datetime import timedelta

import pytest
from django.core import mail
from django.core.cache import cache

from radslag.approvals import services
from radslag.approvals.models import ApprovalByMail, Step
from radslag.approvals.states import StepState
from radslag.documents.services import change_level
from radslag.journal.models import Entry
from tests.integration.approvals.conftest import LATER, NOON, WRITER, agree, drawn_up, step_for
from tests.integration.statutebook.conftest import outside

HOW = "godkänt med kod till e-post"


@pytest.fixture
def allowed(norrby):
    return services.allow_by_mail("radet", "Rådets beslut 2 mars 2026, § 7", actor=WRITER, at=NOON)


@pytest.fixture
def step(approval, kim) -> Step:
    return step_for(kim, approval)


def by_code(step, code, at=LATER):
    return services.approve_by_code(step, digest=step.digest, code=code, at=at)


def test_a_code_approves_and_the_step_says_how(allowed, step):
    by_code(step, services.new_code(step, at=LATER))

    step.refresh_from_db()
    assert [step.state, step.how] == [StepState.APPROVED, HOW]


def test_the_approval_is_the_persons_own_in_the_journal(allowed, step, kim):
    by_code(step, services.new_code(step, at=LATER))

    assert Entry.objects.get(verb="minutes.approved").actor == str(kim.journal_id)


def test_without_the_bodys_decision_there_is_no_such_way(step):
    with pytest.raises(services.NotByMail):
        services.new_code(step, at=LATER)
    with pytest.raises(services.NotByMail):
        services.step_of(services.token_of(step))
    with pytest.raises(services.NotByMail):
        by_code(step, "ABCD-EFGH")


def test_a_decision_that_was_taken_back_closes_the_links_that_were_sent(allowed, step):
    token = services.token_of(step)
    services.stop_by_mail(allowed, actor=WRITER, at=LATER)

    with pytest.raises(services.NotByMail):
        services.step_of(token)


def test_the_decision_and_its_end_stand_in_the_journal(allowed):
    services.stop_by_mail(allowed, actor=WRITER, at=LATER)

    assert (
        list(Entry.objects.filter(verb="settings.changed").values_list("bodies", flat=True))
        == [["radet"]] * 2
    )


def test_a_decision_of_another_body_opens_nothing(step):
    services.allow_by_mail("styrgruppen", "Beslut", actor=WRITER, at=NOON)

    with pytest.raises(services.NotByMail):
        services.new_code(step, at=LATER)


def test_what_is_secret_is_never_approved_this_way(allowed, step):
    change_level(step.approval.version.document, "secret", "OSL 18 kap. 1 §", actor=WRITER, at=NOON)

    with pytest.raises(services.NotByMail):
        services.step_of(services.token_of(step))


def test_a_token_opens_its_own_step_and_no_other(allowed, step, approval, robin):
    token, other = services.token_of(step), services.token_of(step_for(robin, approval))

    assert services.step_of(token) == step
    with pytest.raises(services.NotByMail):
        services.step_of(token.partition(":")[0] + ":" + other.partition(":")[2])


@pytest.mark.parametrize("token", ["", "x", "1.abc~x", "~"])
def test_a_token_of_rubbish_opens_nothing(allowed, token):
    with pytest.raises(services.NotByMail):
        services.step_of(token)


def test_a_code_works_once(allowed, approval, step, robin):
    code = services.new_code(step, at=LATER)
    by_code(step, code)

    with pytest.raises((services.CodeDoesNotOpen, services.AlreadyDecided)):
        by_code(step, code)


def test_a_code_is_too_old_after_ten_minutes(allowed, step):
    code = services.new_code(step, at=LATER)

    with pytest.raises(services.CodeDoesNotOpen):
        by_code(step, code, at=LATER + timedelta(minutes=10, seconds=1))


def test_five_wrong_tries_close_the_code(allowed, step):
    code = services.new_code(step, at=LATER)
    for _ in range(5):
        with pytest.raises(services.CodeDoesNotOpen):
            by_code(step, "0000-0000")

    with pytest.raises(services.CodeDoesNotOpen):
        by_code(step, code)


def test_the_code_of_one_is_not_the_code_of_another(allowed, approval, step, robin):
    code = services.new_code(step, at=LATER)
    services.new_code(step_for(robin, approval), at=LATER)

    with pytest.raises(services.CodeDoesNotOpen):
        by_code(step_for(robin, approval), code)


def test_codes_are_sent_a_minute_apart(allowed, step):
    services.new_code(step, at=LATER)

    with pytest.raises(services.TooSoon):
        services.new_code(step, at=LATER + timedelta(seconds=59))


def test_a_wording_that_was_changed_since_is_not_approved(allowed, step, version):
    code = services.new_code(step, at=LATER)
    drawn_up("Rådet avslår planen.", document=version.document)

    with pytest.raises(services.ContentChanged):
        by_code(step, code)


def test_a_new_decision_takes_the_place_of_the_one_in_force(allowed):
    services.allow_by_mail("radet", "Nytt beslut", actor=WRITER, at=LATER)

    assert list(ApprovalByMail.objects.in_force().values_list("reason", flat=True)) == ["Nytt beslut"]


@pytest.fixture
def link(allowed, step) -> str:
    cache.clear()
    return f"/norrby/justera/{services.token_of(step)}/"


def test_the_link_shows_the_document_and_approves_nothing(link, step, page):
    with outside():
        shown = page(link, queries=12)

    step.refresh_from_db()
    assert [shown.heading, step.state, mail.outbox] == ["Protokoll 2 mars 2026", StepState.WAITING, []]
    assert "Rådet fastställer planen." in shown.words


def test_the_page_sends_a_code_to_the_address_on_record_and_approves_with_it(link, step, page):
    with outside():
        asked = page(link, data={})
        code = mail.outbox[0].body.split()[1]
        done = page(link, data={"code": code, "digest": step.digest})

    step.refresh_from_db()
    assert [mail.outbox[0].to, step.state, step.how] == [["kim@norrby.example"], StepState.APPROVED, HOW]
    assert "En kod har skickats till dig." in asked.words
    assert "Du godkände detta" in done.words


def test_a_wrong_code_is_said_kindly(link, step, page):
    with outside():
        page(link, data={})
        shown = page(link, data={"code": "0000", "digest": step.digest}, status=422)

    assert "Det är inte koden, eller så är den för gammal." in shown.words


def test_what_is_approved_already_has_no_form(link, approval, kim, page):
    agree(kim, approval)
    with outside():
        shown = page(link, data={}, queries=12)

    assert "Du godkände detta" in shown.words
    assert shown.all("main")[0].findall(".//form") == []


def test_a_link_that_opens_nothing_is_not_found(allowed, page):
    with outside():
        page("/norrby/justera/1.abc~x/", status=404)


def test_a_link_to_another_municipality_is_not_found(link, page):
    from datetime import date

    from radslag.municipalities.models import Municipality

    Municipality.objects.create(slug="soderby", name="Söderby", register_start=date(2024, 1, 1))
    with outside():
        page(link.replace("norrby", "soderby"), status=404)

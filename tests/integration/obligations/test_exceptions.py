from dataclasses import replace
from datetime import date

import pytest

from radslag.journal.models import Entry
from radslag.obligations import services
from radslag.obligations.models import Judgement, Waiver
from radslag.obligations.states import Answer, WaiverReason
from tests.integration.obligations.conftest import NOON, TODAY

KEY = "ange#moten|2025"
DECIDED = services.Exemption(
    reason=WaiverReason.OVERTAKEN, text="Mötet ersattes av krisledning.", decided_by="kommunstyrelsen",
    decided_on=date(2026, 2, 3), reference="KS § 14",
)  # fmt: skip
ANSWERED = services.Answered(
    rule="sfs-2023-196#integration", question="Har arbetet samordnats?", answer=Answer.PARTLY,
    text="Med folkhälsoplanen, inte med trafikplanen.", judged_on=TODAY, by="samordnare",
)  # fmt: skip


def test_an_exception_has_its_words_in_the_row_and_its_code_in_the_journal(norrby):
    waiver = services.waive(KEY, DECIDED, actor="", at=NOON)

    entry = Entry.objects.get(seq=waiver.entry)
    assert (entry.act, entry.ref, entry.by, entry.items) == (
        "notrequired", KEY, ["kommunstyrelsen"], ["overtaken"],
    )  # fmt: skip
    assert waiver.text == "Mötet ersattes av krisledning."


def test_no_exception_can_be_made_from_an_act(norrby):
    with pytest.raises(services.ActCannotBeWaived):
        services.waive("sfs-2023-196#plan_finns|now", DECIDED, actor="", at=NOON)

    assert not Entry.objects.exists()


def test_a_second_exception_to_the_same_duty_leaves_the_journal_untouched(norrby):
    services.waive(KEY, DECIDED, actor="", at=NOON)

    with pytest.raises(services.AlreadyWaived):
        services.waive(KEY, DECIDED, actor="", at=NOON)

    assert (Waiver.objects.count(), Entry.objects.count()) == (1, 1)


def test_an_answer_is_evidence_and_its_words_stay_in_the_row(norrby):
    judgement = services.judge(ANSWERED, actor="", at=NOON)

    entry = Entry.objects.get(seq=judgement.entry)
    assert (entry.act, entry.thing, entry.items, entry.by) == (
        "assessed", "integration", ["delvis"], ["samordnare"],
    )  # fmt: skip
    assert Judgement.objects.get().text == "Med folkhälsoplanen, inte med trafikplanen."


def test_an_exception_that_was_taken_back_can_be_decided_again(norrby):
    first = services.waive(KEY, DECIDED, actor="", at=NOON)
    services.take_back_act(first.entry, actor="", at=NOON)

    again = services.waive(KEY, DECIDED, actor="", at=NOON)

    with pytest.raises(services.AlreadyWaived):
        services.waive(KEY, DECIDED, actor="", at=NOON)
    assert list(Waiver.objects.order_by("entry").values_list("entry", flat=True)) == [
        first.entry,
        again.entry,
    ]
    assert Entry.objects.filter(act="notrequired").count() == 2


def test_the_duty_shows_only_the_exception_that_counts(page, coordinator, march):
    duty = "/norrby/arbete/skyldigheter/ange/moten/2025/"
    first = services.waive(KEY, DECIDED, actor="", at=NOON)
    shown = [page(duty, by=coordinator).words]
    services.take_back_act(first.entry, actor="", at=NOON)
    shown.append(page(duty).words)
    services.waive(KEY, replace(DECIDED, text="Beslutat på nytt.", reference="KS § 20"), actor="", at=NOON)
    shown.append(page(duty).words)

    told = ("Mötet ersattes av krisledning.", "KS § 14", "Beslutat på nytt.", "KS § 20")
    assert [tuple(words in one for words in told) for one in shown] == [
        (True, True, False, False), (False, False, False, False), (False, False, True, True),
    ]  # fmt: skip

"""A letter waits in the outbox, once for each recipient, from the moment its matter is decided."""

import pytest
from django.db import transaction

from radslag.journal.models import Entry
from radslag.notices.models import Letter, Message
from radslag.notices.services import (
    Enclosed,
    Recipient,
    cancel_waiting,
    post,
)
from tests.integration.notices.conftest import BY, MEETING, NOON, draft, minutes, people, posted, states

PAPER = Enclosed("kallelse.pdf", "application/pdf", b"%PDF-")


def test_a_letter_waits_for_each_of_its_recipients(in_norrby):
    letter = post("call", draft(calendar=MEETING, enclosures=[PAPER]), people(2), **BY)

    assert states() == {"person:1": "waiting", "person:2": "waiting"}
    assert letter.calendar == MEETING.to_json()
    assert [bytes(one.content) for one in letter.enclosures.all()] == [b"%PDF-"]
    assert list(Message.objects.due(NOON).values_list("name", "link")) == [
        ("Prov Person 1", "/norrby/svar/1/"),
        ("Prov Person 2", "/norrby/svar/2/"),
    ]


def test_the_journal_says_that_a_letter_was_posted_and_names_nobody(in_norrby):
    letter = posted(2)

    entry = Entry.objects.get()
    assert (entry.verb, entry.ref, entry.object, entry.bodies, entry.to) == (
        "letter.posted", "mote:1", f"letter:{letter.pk}", ["radet"], [],
    )  # fmt: skip
    assert entry.payload.content == {"kind": "call", "recipients": 2}


def test_the_same_letter_twice_makes_no_second_message(in_norrby):
    first = posted(2)
    again = posted(3)

    assert again == first
    assert states() == {"person:1": "waiting", "person:2": "waiting", "person:3": "waiting"}
    assert Entry.objects.count() == 2


def test_a_recipient_named_twice_gets_one_message(in_norrby):
    post("call", draft(), [*people(1), *people(1)], **BY)

    assert Message.objects.count() == 1


@pytest.mark.parametrize(
    "changed",
    [{"text": "Nytt"}, {"version": "2"}, {"calendar": MEETING}, {"enclosures": [PAPER]}, {"subject": "Nytt"}],
    ids=lambda changed: next(iter(changed)),
)
def test_a_letter_that_says_something_else_is_another_letter(in_norrby, changed):
    posted()
    posted(**changed)

    assert Message.objects.count() == Letter.objects.count() == 2


@pytest.mark.parametrize("address", ["", "  ", "prov", "prov@", "a@b.example\nBcc: c@d.example"])
def test_a_recipient_without_a_usable_address_is_kept_and_shown(in_norrby, address):
    post("call", draft(), [Recipient("office:polis", "Prov Polis", address)], **BY)

    assert states() == {"office:polis": "no_address"}
    assert Message.objects.needing_a_person().count() == 1


def test_nothing_waits_when_the_transaction_is_undone(in_norrby):
    with transaction.atomic():
        posted()
        transaction.set_rollback(True)

    assert (Letter.objects.count(), Message.objects.count()) == (0, 0)


def test_added_papers_gather_into_one_letter_that_goes_when_the_first_would_have(in_norrby):
    post("papers", draft(text="En handling"), people(1), **BY, send_after=minutes(15))
    later = {**BY, "at": minutes(10)}
    last = post("papers", draft(text="Två handlingar"), people(1), **later, send_after=minutes(25))

    assert [one.letter for one in Message.objects.due(minutes(15))] == [last]
    assert Message.objects.filter(state="cancelled").count() == 1


def test_a_letter_that_has_gathered_long_enough_is_left_to_go(in_norrby):
    post("papers", draft(text="En handling"), people(1), **BY, send_after=minutes(15))
    later = {**BY, "at": minutes(20)}
    post("papers", draft(text="Två handlingar"), people(1), **later, send_after=minutes(35))

    assert Message.objects.due(minutes(35)).count() == 2


def test_a_letter_that_was_withdrawn_and_is_posted_again_waits_again(in_norrby):
    letter = posted(2)
    assert cancel_waiting(letter, **BY) == 2

    posted(1)

    assert states() == {"person:1": "waiting", "person:2": "cancelled"}


def test_withdrawing_what_does_not_wait_writes_nothing(in_norrby):
    letter = posted()
    cancel_waiting(letter, **BY)
    before = Entry.objects.count()

    assert cancel_waiting(letter, **BY) == 0
    assert Entry.objects.count() == before

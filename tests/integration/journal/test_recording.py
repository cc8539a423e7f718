"""What can be written in the journal, and what cannot be done with it afterwards."""

from dataclasses import replace
from datetime import date

import pytest
from django.db import DatabaseError, connection, transaction
from django.db.models import F

from radslag.journal.chain import digest_of, faults, seal
from radslag.journal.models import Checkpoint, Entry, Payload
from radslag.journal.queries import head
from radslag.journal.queries.verification import written
from radslag.journal.services import Act, NotAnId, UnknownVerb, record, witness
from radslag.municipalities.tenancy import within
from tests.integration.journal.conftest import NOON, make_place

HELD = Act(act="held", thing="mote", bodies=["radet"], ref="m1")


def test_an_empty_journal_has_no_head(norrby):
    assert head() == (0, "")


def test_an_entry_says_what_who_and_both_days(norrby):
    what = Act(
        act="held", thing="mote", ref="m1", bodies=["ksau", "radet", "radet"], by=["ordforande"],
        items=["val"], who=["p1"], number=2, period="2026", about=["m0"], documents=["d1"],
        through=date(2026, 3, 31), row="meeting:7",
    )  # fmt: skip

    entry = record("meeting.held", actor="a1", at=NOON, on=date(2026, 2, 27), what=what)

    entry.refresh_from_db()
    assert {f.name: getattr(entry, f.name) for f in Entry._meta.fields} == {
        "id": entry.pk, "municipality": norrby, "form": 1, "seq": 1, "recorded_at": NOON,
        "happened_on": date(2026, 2, 27), "verb": "meeting.held", "object": "meeting:7", "act": "held",
        "thing": "mote", "ref": "m1", "bodies": ["ksau", "radet"], "by": ["ordforande"], "to": [],
        "items": ["val"], "who": ["p1"], "through": date(2026, 3, 31), "number": 2, "period": "2026",
        "about": ["m0"], "documents": ["d1"], "retracts": None, "actor": "a1",
        "digest": entry.digest, "prev": "", "hash": entry.hash,
    }  # fmt: skip


def test_the_day_is_the_swedish_day_of_the_moment_unless_another_is_given(norrby):
    late = NOON.replace(hour=23, minute=30)

    assert record("settings.changed", actor="", at=late).happened_on == date(2026, 3, 3)


def test_each_entry_follows_from_the_one_before_as_it_is_read_back(norrby):
    for _ in range(3):
        record("meeting.held", actor="", at=NOON, what=HELD)

    assert list(faults(written())) == []
    assert head() == (3, Entry.objects.get(seq=3).hash)


def test_two_municipalities_number_their_entries_apart(db):
    norrby, soderby = make_place("norrby"), make_place("soderby")
    for place in (norrby, soderby, norrby):
        with within(place):
            record("settings.changed", actor="", at=NOON)

    with within(norrby):
        assert [entry["seq"] for entry in written()] == [1, 2]
        assert list(faults(written())) == []
    with within(soderby):
        assert [entry["seq"] for entry in written()] == [1]
        assert list(faults(written())) == []


@pytest.mark.parametrize(
    ("verb", "what"),
    [
        ("meeting.enjoyed", Act()),
        ("meeting.held", Act(act="planned", thing="mote")),
        ("meeting.held", Act(act="held", thing="kalas")),
        ("settings.changed", Act(act="decided", thing="reglemente")),
    ],
)
def test_the_list_of_verbs_is_closed(norrby, verb, what):
    with pytest.raises(UnknownVerb):
        record(verb, actor="", at=NOON, what=what)

    assert head() == (0, "")


@pytest.mark.parametrize(
    "what",
    [
        Act(who=["Exempel Exempelsson"]),
        Act(ref="två ord"),
        Act(bodies=["rad\net"]),
        Act(documents=["d" * 121]),
        Act(row="r" * 81),
        Act(items=["fem\u00a0ord"]),
    ],
)
def test_names_and_free_text_are_kept_out(norrby, what):
    with pytest.raises(NotAnId):
        record("settings.changed", actor="", at=NOON, what=what)


def test_what_was_changed_lies_beside_the_chain_and_only_its_digest_in_it(norrby):
    entry = record("settings.changed", actor="", at=NOON, what=Act(payload={"before": "Ö", "after": 2}))

    payload = Payload.objects.get(entry=entry)
    assert payload.content == {"before": "Ö", "after": 2}
    assert entry.digest == digest_of(payload.salt, {"after": 2, "before": "Ö"})


def test_equal_payloads_get_unequal_digests(norrby):
    first, second = (record("settings.changed", actor="", at=NOON) for _ in range(2))

    assert first.digest != second.digest


def test_what_the_package_below_did_is_witnessed_with_an_opaque_id(norrby):
    witness("role.given", actor="a1", at=NOON, row="role:1", who="p1", payload={"kind": "chair"})

    entry = Entry.objects.get()
    assert (entry.verb, entry.object, entry.who, entry.actor) == ("role.given", "role:1", ["p1"], "a1")


def test_an_entry_is_undone_with_what_it_tells_of(norrby):
    @transaction.atomic
    def service():
        record("settings.changed", actor="", at=NOON)
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        service()

    record("settings.changed", actor="", at=NOON)
    assert list(Entry.objects.values_list("seq", flat=True)) == [1]


CHANGES = {
    "update": lambda: Entry.objects.update(verb="meeting.cancelled"),
    "delete": lambda: Entry.objects.all().delete(),
    "raw delete": lambda: Entry.objects.all()._raw_delete("default"),
    "save": lambda: Entry.objects.get().save(),
    "checkpoint": lambda: Checkpoint.objects.update(seq=F("seq") + 1),
    "payload": lambda: Payload.objects.update(content={"other": 1}),
    "half a payload": lambda: Payload.objects.update(salt=""),
    "payload gone": lambda: Payload.objects.all()._raw_delete("default"),
    "payload moved": lambda: Payload.objects.update(salt="", content={}, entry_id=F("entry_id") + 1),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_the_database_refuses_every_change(norrby, change):
    entry = record("meeting.held", actor="", at=NOON, what=replace(HELD, payload={"before": 1}))
    Checkpoint.objects.create(seq=1, head=entry.hash, at=NOON, key="00", signature="00")
    before = list(written())

    with pytest.raises(DatabaseError), transaction.atomic():
        change()

    assert list(written()) == before


@pytest.mark.sqlite
def test_a_row_cannot_be_replaced_even_with_a_correct_hash(norrby):
    entry = record("meeting.held", actor="", at=NOON, what=HELD)
    record("meeting.held", actor="", at=NOON, what=HELD)
    columns = [field.column for field in Entry._meta.fields]

    for row_id in (entry.pk, 1_000_000):
        forged = {field.column: getattr(entry, field.attname) for field in Entry._meta.fields}
        forged |= {"id": row_id, "verb": "meeting.cancelled"}
        forged["hash"] = seal({**forged, "municipality": norrby.pk})
        values = [str(v) if isinstance(v, (list, date)) else v for v in (forged[name] for name in columns)]
        marks, names = ", ".join(["%s"] * len(columns)), ", ".join(f'"{name}"' for name in columns)
        statement = f"INSERT OR REPLACE INTO journal_entry ({names}) VALUES ({marks})"
        with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement, values)

    assert list(faults(written())) == []


@pytest.mark.parametrize("change", [{"seq": 3}, {"seq": 1}, {"prev": "0" * 64}], ids=["gap", "again", "prev"])
def test_an_entry_out_of_order_is_refused_by_the_database(norrby, change):
    entry = record("meeting.held", actor="", at=NOON, what=HELD)
    entry.pk, entry.seq, entry.prev = None, 2, entry.hash
    for name, value in change.items():
        setattr(entry, name, value)

    with pytest.raises(DatabaseError, match="out of order"), transaction.atomic():
        entry.save(force_insert=True)

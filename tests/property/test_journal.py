"""Whatever happens to a journal, its chain tells; whatever is taken back, both readings agree."""

import itertools
from datetime import UTC, date, datetime, timedelta

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from radslag.journal.chain import FIELDS, faults, is_genuine, seal, sign
from radslag.journal.models import Entry
from radslag.journal.queries import facts, facts_since, is_live, taken_back
from radslag.journal.services import Act, CannotBeRetracted, record
from radslag.municipalities.models import Municipality
from radslag.municipalities.tenancy import within
from radslag.statute.facts import known

words = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)
sets = st.lists(words, max_size=3)
days = st.dates(date(2020, 1, 1), date(2030, 12, 31))
moments = st.datetimes(datetime(2020, 1, 1), datetime(2030, 1, 1), timezones=st.just(UTC))
BY_KIND = {
    **dict.fromkeys(("bodies", "by", "to", "items", "who", "about", "documents"), sets),
    **dict.fromkeys(("verb", "object", "act", "thing", "ref", "period", "actor", "digest"), words),
    "recorded_at": moments, "happened_on": days, "through": st.none() | days,
    "number": st.none() | st.integers(-9, 9), "retracts": st.none() | st.integers(1, 9),
}  # fmt: skip


@st.composite
def chains(draw, least=1):
    chain, prev = [], ""
    for seq in range(1, draw(st.integers(least, 6)) + 1):
        entry = {name: draw(kind) for name, kind in BY_KIND.items()}
        entry |= {"form": 1, "municipality": 7, "seq": seq, "prev": prev}
        prev = entry["hash"] = seal(entry)
        chain.append(entry)
    return chain


def checkpoint(chain):
    return {"seq": chain[-1]["seq"], "head": chain[-1]["hash"], "at": "2026-03-02"}


def rechained(chain):
    prev, forged = "", []
    for entry in chain:
        forged.append({**entry, "prev": prev})
        prev = forged[-1]["hash"] = seal(forged[-1])
    return forged


@given(chains())
def test_an_untouched_chain_has_no_fault(chain):
    assert list(faults(chain, [checkpoint(chain), checkpoint(chain[:1])])) == []


@given(chains(), st.data())
def test_any_changed_field_is_found(chain, data):
    entry = data.draw(st.sampled_from(chain))
    name = data.draw(st.sampled_from(sorted(BY_KIND)))
    value = data.draw(BY_KIND[name])
    assume(value != entry[name])
    entry[name] = value

    assert list(faults(chain)) == [f"entry {entry['seq']} does not follow from the one before"]


@given(chains(least=2), st.data())
def test_a_removed_entry_is_found_even_when_the_tail_is_cut(chain, data):
    gone = data.draw(st.integers(0, len(chain) - 1))

    assert list(faults(chain[:gone] + chain[gone + 1 :], [checkpoint(chain)])) != []


@given(chains(least=2), st.data())
def test_any_other_order_is_found(chain, data):
    order = data.draw(st.permutations(chain))
    assume(order != chain)

    assert list(faults(order)) != []


@given(chains(), st.data())
def test_a_chain_recomputed_throughout_is_whole_in_itself_but_not_against_a_checkpoint(chain, data):
    point = checkpoint(chain)
    number = data.draw(st.integers(0, len(chain) - 1))
    chain[number] = {**chain[number], "verb": chain[number]["verb"] + "x"}
    forged = rechained(chain)

    assert list(faults(forged)) == []
    assert list(faults(forged, [point])) == [f"checkpoint {len(chain)} of 2026-03-02 is not in this journal"]


@given(chains(), st.sampled_from(FIELDS))
def test_the_seal_depends_on_every_field(chain, name):
    other = {**chain[0], name: "something else"}

    assert seal(other) != chain[0]["hash"]


@given(moments, st.integers(-720, 720))
def test_the_seal_is_the_same_in_whichever_time_zone_a_moment_is_written(moment, minutes):
    from datetime import timezone

    entry = dict.fromkeys(FIELDS)
    elsewhere = moment.astimezone(timezone(timedelta(minutes=minutes)))

    assert seal({**entry, "recorded_at": moment}) == seal({**entry, "recorded_at": elsewhere})


@given(st.binary(min_size=32, max_size=32), st.integers(1, 10**6), words, st.data())
def test_a_signature_holds_for_exactly_what_was_signed(secret, seq, head, data):
    point = {"municipality": "norrby", "seq": seq, "head": head, "at": "2026-03-02T00:00:00+00:00"}
    signed = sign(point, Ed25519PrivateKey.from_private_bytes(secret))
    name = data.draw(st.sampled_from([*point, "key", "signature"]))

    assert is_genuine(signed)
    assert not is_genuine({**signed, name: "another"})
    assert not is_genuine(point)


fresh = itertools.count(1)


@pytest.mark.django_db
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=50)
@given(st.lists(st.integers(0, 12), max_size=12))
def test_what_is_taken_back_is_the_same_to_the_journal_and_to_the_core(targets):
    place = Municipality.objects.create(slug=f"k{next(fresh)}", name="K", register_start=date(2024, 1, 1))
    with within(place):
        for number, target in enumerate(targets):
            at = datetime(2026, 3, 2, tzinfo=UTC) + timedelta(minutes=number)
            act = Act(act="held", thing="mote", retracts=target or None)
            try:
                record("meeting.held", actor="", at=at, what=act)
            except CannotBeRetracted:
                assert not is_live(target)

        seqs = set(Entry.objects.values_list("seq", flat=True))
        live = {int(fact.id) for fact in known(facts(), date(2026, 3, 2))}
        assert live == seqs - set(taken_back())
        assert live == {seq for seq in seqs if is_live(seq)}


@pytest.mark.django_db
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25)
@given(st.lists(days, max_size=8), st.integers(0, 8))
def test_facts_come_in_the_order_of_writing_whenever_they_happened(happened, cut):
    place = Municipality.objects.create(slug=f"f{next(fresh)}", name="F", register_start=date(2024, 1, 1))
    with within(place):
        for day in happened:
            at = datetime(2026, 3, 2, tzinfo=UTC)
            record("meeting.held", actor="", at=at, on=day, what=Act(act="held", thing="mote"))

        assert [fact.on for fact in facts()] == happened
        assert [fact.id for fact in facts()] == sorted(fact.id for fact in facts())
        assert facts()[:cut] + facts_since(cut) == facts()

"""When a local rule is provably at least as strict as an act's."""

import pytest

from radslag.statute.reader import read_statute
from radslag.statute.strictness import shortfalls

HEADER = '[statute]\nformat = 1\nlineage = "berga"\ntitle = "R"\nvalid_from = 2024-01-01\n[clause."1"]\nlabel = "L"\n'
USE_FILLS = ", or use fills with a reading."


def rule(text):
    [read] = read_statute(HEADER + text).rules.values()
    return read


def said(local, act, **binds):
    return list(shortfalls(rule(local), rule(act), binds))


RECUR = 'recur.a = { of = "held mote", at_least = 2 }'


@pytest.mark.parametrize(
    ("local", "act"),
    [
        (RECUR, RECUR),
        ('recur.b = { of = "held mote @radet", at_least = 3 }', RECUR),
        ('recur.b = { of = "held mote", at_least = 2, at_most = 4 }', RECUR),
        (RECUR, 'recur.a = { of = "held mote|samtal", at_least = "unregulated" }'),
        (
            'cadence.b = { of = "revised bild @radet", starts = "decided bild", every = "12m" }',
            'cadence.a = { of = "revised bild", starts = "decided bild", every = "1y" }',
        ),
        ('cadence.b = { of = "revised bild", every = "4w" }', 'cadence.a = { of = "revised bild", every = "1m" }'),
        ('cadence.b = { of = "revised bild", every = "1d" }', 'cadence.a = { of = "revised bild" }'),
        (
            'lead.b = { of = "sent kallelse", before = "held mote", ahead = "2w" }',
            'lead.a = { of = "sent kallelse", before = "held mote", ahead = "10d" }',
        ),
        (
            'contain.b = { in = "sent kallelse", shall = ["tid", "plats"] }',
            'contain.a = { in = "sent kallelse", shall = ["tid"], number = 1 }',
        ),
        (
            'approve.b = { of = "p", after = "held mote", by = ["a", "b"], within = "5b" }',
            'approve.a = { of = "p", after = "held mote", by = ["a"], within = "10b" }',
        ),
        (
            'petition.b = { of = "requested m", body = "radet", more_than = "1/3", then = "held mote" }',
            'petition.a = { of = "requested m", body = "radet", more_than = "1/2", then = "held mote" }',
        ),
        (
            'quorum.b = { body = "radet", more_than = "2/3" }',
            'quorum.a = { body = "radet", more_than = "1/2" }',
        ),
        (
            'maintain.b = { of = "signed avtal", term = "2y", also = [] }',
            'maintain.a = { of = "signed avtal", also = ["decided avtal"], modality = "should" }',
        ),
    ],
)  # fmt: skip
def test_a_rule_that_asks_for_as_much_or_more_is_as_strict(local, act):
    assert said(local, act) == []


@pytest.mark.parametrize(
    ("local", "act", "shortfall"),
    [
        ('thing.b = { label = "b" }', RECUR, "a thing cannot tighten a recur. Use fills with a reading."),
        (
            'recur.b = { of = "held mote", at_least = 1 }',
            RECUR,
            "at_least = 1 is smaller than 2. Raise it" + USE_FILLS,
        ),
        (
            'recur.b = { of = "held mote", at_least = 2, per = "term" }',
            RECUR,
            'per = "term" differs from "year". Write the same' + USE_FILLS,
        ),
        (
            'recur.b = { of = "held mote|samtal", at_least = 2 }',
            RECUR,
            'of = "held mote|samtal" differs from "held mote". Write the same' + USE_FILLS,
        ),
        (
            RECUR,
            'recur.a = { of = "held mote @radet", at_least = 2 }',
            'of = "held mote" is wider than "held mote @radet". Narrow it' + USE_FILLS,
        ),
        (
            RECUR,
            'recur.a = { of = "held mote", at_least = 2, at_most = 3 }',
            "at_most = nothing is larger than 3. Lower it" + USE_FILLS,
        ),
        (
            'recur.b = { of = "held mote", at_least = 2, approx = true }',
            RECUR,
            'modality = "should" is weaker than "shall". Write shall' + USE_FILLS,
        ),
        (
            'cadence.b = { of = "revised bild", every = "31d" }',
            'cadence.a = { of = "revised bild", every = "1m" }',
            'every = "31d" is longer than "1m". Shorten it' + USE_FILLS,
        ),
        (
            'cadence.b = { of = "revised bild", every = "5b" }',
            'cadence.a = { of = "revised bild", every = "9w" }',
            'every = "5b" is longer than "9w". Shorten it' + USE_FILLS,
        ),
        (
            'cadence.b = { of = "revised bild" }',
            'cadence.a = { of = "revised bild", every = "1m" }',
            'every = nothing is longer than "1m". Shorten it' + USE_FILLS,
        ),
        (
            'lead.b = { of = "sent k", before = "held mote", ahead = "1w" }',
            'lead.a = { of = "sent k", before = "held mote", ahead = "8d" }',
            'ahead = "1w" is shorter than "8d". Lengthen it' + USE_FILLS,
        ),
        (
            'contain.b = { in = "sent kallelse", shall = ["tid"] }',
            'contain.a = { in = "sent kallelse", shall = ["tid", "plats"] }',
            'shall = ["tid"] lacks a part of ["tid", "plats"]. Add what is missing' + USE_FILLS,
        ),
        (
            'contain.b = { in = "sent kallelse", shall = ["tid", "plats"], number = 1 }',
            'contain.a = { in = "sent kallelse", shall = ["tid", "plats"] }',
            "number = 1 is smaller than nothing. Raise it" + USE_FILLS,
        ),
        (
            'petition.b = { of = "requested m", body = "radet", at_least = "2", then = "held mote" }',
            'petition.a = { of = "requested m", body = "radet", at_least = "1/2", then = "held mote" }',
            'at_least = 2 differs from "1/2". Write the same' + USE_FILLS,
        ),
        (
            'quorum.b = { body = "radet", at_least = "1/2" }',
            'quorum.a = { body = "radet", at_least = "3" }',
            'at_least = "1/2" differs from 3. Write the same' + USE_FILLS,
        ),
        (
            'maintain.b = { of = "signed avtal", also = ["held mote"] }',
            'maintain.a = { of = "signed avtal" }',
            'also = ["held mote"] is wider than []. Narrow it' + USE_FILLS,
        ),
        (
            'seat.b = { body = "radet", ex_officio = ["a"] }',
            'seat.a = { body = "radet", ex_officio = ["a", "b"] }',
            'ex_officio = ["a"] differs from ["a", "b"]. Write the same' + USE_FILLS,
        ),
    ],
)  # fmt: skip
def test_a_rule_that_asks_for_less_is_said_to(local, act, shortfall):
    assert said(local, act) == [shortfall]


def test_the_abstract_ids_of_an_act_stand_for_local_ones():
    act = 'petition.a = { of = "requested m @rad", body = "rad", more_than = "1/2", then = "held mote @rad" }'
    local = act.replace("rad", "radet")

    assert said(local, act, rad="radet") == []
    assert said(local, act) != []

"""Selectors: reading, writing, matching, and what is said when one cannot be read."""

from datetime import date

import pytest

from radslag.statute.facts import Fact
from radslag.statute.mending import Unreadable
from radslag.statute.selectors import Selector


def fact(**fields):
    return Fact(**{"id": "e01", "act": "held", "thing": "mote"} | {"on": DAY, "recorded": DAY} | fields)


DAY = date(2025, 2, 12)


def test_a_selector_is_read_part_by_part():
    read = Selector.parse("reported underlag|analys @radet <klara|polisen >radet +tid|dagordning")

    assert read == Selector(
        act="reported",
        things=("underlag", "analys"),
        bodies=("radet",),
        by=("klara", "polisen"),
        to=("radet",),
        items=("tid", "dagordning"),
    )
    assert read.ids == (
        "underlag", "analys", "radet", "klara", "polisen", "radet", "tid", "dagordning",
    )  # fmt: skip


@pytest.mark.parametrize(
    "text", ["held mote", "held mote @radet", "sent kallelse >ledamoter", "decided utdrag +principiell"]
)
def test_a_selector_is_written_as_it_was_read(text):
    assert str(Selector.parse(text)) == text


def test_an_entry_matches_when_each_asked_set_shares_an_element():
    selector = Selector.parse("reported underlag|analys @radet <klara >radet +tid")
    right = {
        "act": "reported",
        "thing": "analys",
        "bodies": frozenset({"radet", "klara"}),
        "by": frozenset({"klara"}),
        "to": frozenset({"radet"}),
        "items": frozenset({"tid", "datum"}),
    }

    assert selector.matches(fact(**right))
    for field, other in [
        ("act", "decided"),
        ("thing", "mote"),
        ("bodies", frozenset({"klara"})),
        ("by", frozenset({"polisen"})),
        ("to", frozenset()),
        ("items", frozenset({"datum"})),
    ]:
        assert not selector.matches(fact(**right | {field: other}))


def test_a_set_that_is_not_asked_for_does_not_matter():
    assert Selector.parse("held mote").matches(fact(bodies=frozenset({"anywhere"})))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "hold mote",
            (
                "'hold mote' does not begin with an act. The acts are: planned, held, cancelled, attended, "
                "sent, notified, requested, offered, appointed, assigned, reported, decided, revised, "
                "followed_up, treated, assessed, approved, signed, notrequired. Did you mean 'held'?"
            ),
        ),
        ("held", "'held' does not say what the act is about. Write: held mote."),
        ("held @radet", "'held @radet' does not say what the act is about. Write: held mote."),
        ("held Möte", "'Möte' is no id. An id is made of a-z, 0-9 and _: mote."),
        ("held mote @", "'' is no id. An id is made of a-z, 0-9 and _: radet."),
        ("held mote|mote", "'mote|mote' names the same id twice. Write each id once."),
        (
            "held mote radet",
            (
                "'held mote radet': 'radet' begins with no mark. Write one of @body, <by, >to and +item, "
                "with one space before it."
            ),
        ),
        (
            "held mote  @radet",
            (
                "'held mote  @radet': '' begins with no mark. Write one of @body, <by, >to and +item, "
                "with one space before it."
            ),
        ),
        (
            "held mote <klara @radet",
            "'held mote <klara @radet': '@radet' stands too late. The order is @ < > +, each once.",
        ),
        ("held mote @a @b", "'held mote @a @b': '@b' stands too late. The order is @ < > +, each once."),
    ],
)
def test_what_cannot_be_read_is_said_with_what_to_write(text, said):
    with pytest.raises(Unreadable) as caught:
        Selector.parse(text)

    assert str(caught.value) == said


def test_a_word_that_resembles_no_act_gets_no_suggestion():
    with pytest.raises(Unreadable, match=r"notrequired\.$"):
        Selector.parse("xyz mote")

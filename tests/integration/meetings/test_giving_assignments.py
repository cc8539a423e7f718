"""An assignment says what, who and by when, and the journal knows whom it was given to."""

from datetime import date
from typing import Any

import pytest

from radslag.bodies.models import Organisation
from radslag.meetings.services.assignments import (
    Day,
    Doers,
    NobodyResponsible,
    NothingToDo,
    Task,
    give_assignment,
)
from tests.integration.meetings.conftest import body
from tests.integration.meetings.holding import ACTOR, AFTERNOON, MAY, all_there, item, ordinary, told

BY: Any = {"actor": ACTOR, "at": AFTERNOON}


def test_an_assignment_is_given_on_the_day_of_the_meeting(ange, plan):
    meeting = all_there(plan("radet"))
    police, member = Organisation.objects.get(key="polis"), ordinary(meeting).person
    doers = Doers(organisations=[police], people=[member], offices=["rektorn"])

    given = give_assignment(
        body("radet"), Task(text=" Ta fram underlag ", doers=doers), item=item(meeting), **BY
    )

    [entry] = told("assignment.given")
    assert (entry.act, entry.thing, entry.ref, entry.happened_on) == ("assigned", "uppdrag", given.ref, MAY)
    assert entry.to == sorted({"polis", member.organisation.key})
    assert (given.text, given.at_next_meeting, given.responsible.count()) == ("Ta fram underlag", True, 3)


def test_an_assignment_to_a_body_names_the_body(ange, plan):
    task = Task(
        text="Gör en orsaksanalys", doers=Doers(body=body("klara")), thing="orsaksanalys",
        day=Day(due=date(2026, 9, 1), at_next_meeting=True),
    )  # fmt: skip

    given = give_assignment(body("radet"), task, **BY)

    [entry] = told("assignment.given")
    assert (entry.thing, entry.to, given.to_body) == ("orsaksanalys", [body("klara").key], body("klara"))
    assert (given.due, given.at_next_meeting) == (date(2026, 9, 1), False)


def test_what_is_given_in_a_secret_item_is_secret_too(ange, plan):
    matter = item(
        all_there(plan("radet")), level="secret", ground="OSL 18 kap. 1 §", readers=["r1"],
        level_decided_by="c", level_decided_at=AFTERNOON,
    )  # fmt: skip

    given = give_assignment(
        body("radet"), Task(text="Följ upp", doers=Doers(offices=["rektorn"])), item=matter, **BY
    )

    assert (given.level, given.ground, given.readers) == ("secret", "OSL 18 kap. 1 §", ["r1"])


def test_an_assignment_has_words_and_somebody_who_answers_for_it(ange, plan):
    with pytest.raises(NothingToDo):
        give_assignment(body("radet"), Task(text=" ", doers=Doers(offices=["rektorn"])), **BY)
    with pytest.raises(NobodyResponsible):
        give_assignment(body("radet"), Task(text="Följ upp", doers=Doers()), **BY)

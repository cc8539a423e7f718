"""Who is meant by the words that somebody typed as responsible for an assignment."""

from __future__ import annotations

from collections.abc import Iterable

from radslag.bodies.models import Body, Organisation, Person
from radslag.meetings.models import Meeting
from radslag.meetings.services.assignments import Doers


def doers_named(meeting: Meeting, words: Iterable[str]) -> Doers:
    """Return who the words name: a body, an organisation, somebody of the meeting; else a role as written.

    The first body named is the one the assignment goes to.
    """
    wanted = [" ".join(one.split()) for one in words]
    bodies = {one.name.casefold(): one for one in Body.objects.all()}
    organisations = {one.name.casefold(): one for one in Organisation.objects.all()}
    there = Person.objects.filter(attendances__meeting=meeting, forgotten_on=None)
    people = {one.name.casefold(): one for one in there.select_related("organisation")}
    body = next((bodies[one.casefold()] for one in wanted if one.casefold() in bodies), None)
    rest = [one for one in wanted if body is None or one.casefold() != body.name.casefold()]
    return Doers(
        body=body,
        organisations=[organisations[one.casefold()] for one in rest if one.casefold() in organisations],
        people=[
            people[one.casefold()]
            for one in rest
            if one.casefold() in people and one.casefold() not in organisations
        ],
        offices=[one for one in rest if one.casefold() not in organisations and one.casefold() not in people],
    )

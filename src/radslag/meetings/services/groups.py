"""Work in groups mixed across organisations: making them, their answers, and the compilation."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from datetime import datetime
from math import ceil
from typing import TypeVar

from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils.translation import gettext as _

from radslag.journal.services import Act, record
from radslag.meetings.models import (
    AgendaItem,
    Assignment,
    Attendance,
    GroupAnswer,
    GroupPlace,
    Meeting,
    Passage,
    TableGroup,
)
from radslag.meetings.services.assignments import Doers, Task, give_assignment
from radslag.meetings.services.passages import write_passage
from radslag.meetings.states import AHEAD, ItemKind, MeetingState, PassageField
from radslag.notices.services.tokens import NotOurs, read, sign

T = TypeVar("T", bound=Hashable)
SIZE = 5
"""How many a group has at most, where nobody says otherwise: few enough for all to speak."""
LONGEST_ANSWER = 20_000
SALT = "group"


class NobodyToDivide(Exception):
    """Groups are made of those who are present."""


class AnswersAreGiven(Exception):
    """Groups that have begun to answer are not made anew."""


class GroupsAreClosed(Exception):
    """Groups answer while the meeting goes on."""


class AnswerHasChanged(Exception):
    """Somebody else in the group has saved since; `answer` is what stands now."""

    def __init__(self, answer: GroupAnswer) -> None:
        super().__init__(answer.pk)
        self.answer = answer


class AnswerIsTooLong(ValueError):
    """An answer holds at most LONGEST_ANSWER characters."""


class NothingAnswered(Exception):
    """There is nothing to compile yet."""


def usual_questions() -> list[str]:
    """Return the questions that a group is asked where the item has none of its own."""
    return [
        _("What do we have to go on today, and what does it tell us?"),
        _("What stands in the way of using it or of sharing it?"),
        _("Who can hand it over, and to whom?"),
        _("What knowledge or figures do we lack, and who could give them?"),
    ]


def divide(people: Mapping[T, str], size: int = SIZE) -> list[list[T]]:
    """Return groups of at most `size`, mixed across organisations; `people` gives each one's organisation.

    The same people give the same groups. Sizes differ by one at most, and so do the numbers from one
    organisation in any two groups.
    """
    if not people:
        return []
    order = list(people)
    senders = sorted(set(people.values()), key=lambda one: (-list(people.values()).count(one), one))
    dealt = [person for sender in senders for person in order if people[person] == sender]
    count = ceil(len(dealt) / max(1, size))
    return [dealt[first::count] for first in range(count)]


@transaction.atomic
def form_groups(item: AgendaItem, *, actor: str, at: datetime, size: int = SIZE) -> list[TableGroup]:
    """Divide those present into mixed groups, in one act; pressing again divides anew until somebody answers.

    Raises GroupsAreClosed, NobodyToDivide and AnswersAreGiven.
    """
    _check_going_on(item)
    if GroupAnswer.objects.filter(group__item=item).exclude(text="").exists():
        raise AnswersAreGiven(item.pk)
    present = list(Attendance.objects.filter(meeting=item.meeting).present().in_order())
    if not present:
        raise NobodyToDivide(item.pk)
    GroupAnswer.objects.filter(group__item=item).delete()
    TableGroup.objects.filter(item=item).delete()
    if not item.questions:
        item.questions = usual_questions()
        item.save(update_fields=["questions"])
    made = _make(item, present, size)
    record("agenda.changed", actor=actor, at=at, what=Act(row=f"item:{item.pk}"))
    return made


def _make(item: AgendaItem, present: Sequence[Attendance], size: int) -> list[TableGroup]:
    by_pk = {row.pk: row.organisation.key if row.organisation else "" for row in present}
    made = []
    for number, members in enumerate(divide(by_pk, size), start=1):
        group = TableGroup.objects.create(item=item, number=number)
        GroupPlace.objects.bulk_create([GroupPlace(group=group, attendance_id=pk) for pk in members])
        made.append(group)
    return made


def _check_going_on(item: AgendaItem) -> None:
    if item.meeting.state != MeetingState.OPEN:
        raise GroupsAreClosed(item.pk)


@transaction.atomic
def answer_question(group: TableGroup, question: int, text: str, *, seen: int) -> GroupAnswer:
    """Save a group's answer to one question, counted from 0, whose version was `seen` (0 for none).

    Whoever has the group's link writes for the group, so nobody is named. The same text again changes
    nothing. Raises GroupsAreClosed, IndexError for a question that is not asked, AnswerIsTooLong and
    AnswerHasChanged.
    """
    _check_going_on(group.item)
    if not 0 <= question < len(group.item.questions):
        raise IndexError(question)
    if len(text) > LONGEST_ANSWER:
        raise AnswerIsTooLong(len(text))
    found = GroupAnswer.objects.filter(group=group, question=question).first()
    if found is None:
        return _begin(group, question, text)
    if found.text == text:
        return found
    changed = GroupAnswer.objects.filter(pk=found.pk, version=seen).update(
        text=text, version=F("version") + 1
    )
    found.refresh_from_db()
    if not changed:
        raise AnswerHasChanged(found)
    return found


def _begin(group: TableGroup, question: int, text: str) -> GroupAnswer:
    try:
        with transaction.atomic():
            return GroupAnswer.objects.create(group=group, question=question, text=text)
    except IntegrityError as error:
        raise AnswerHasChanged(GroupAnswer.objects.get(group=group, question=question)) from error


def link_word(pk: int) -> str:
    """Return the word that opens a group's page without an account, as long as the meeting goes on."""
    return sign(SALT, {"g": pk})


def group_of(word: str) -> TableGroup | None:
    """Return the group that a link's word names here, or None when it names none."""
    try:
        said = read(SALT, word)
    except NotOurs:
        return None
    return TableGroup.objects.select_related("item__meeting").filter(pk=said.get("g", 0)).first()


def questions_of(group: TableGroup) -> list[tuple[int, str, GroupAnswer | None]]:
    """Return what a group is asked, numbered from 0, each with its answer so far; one query."""
    stands = {one.question: one for one in GroupAnswer.objects.filter(group=group)}
    return [(number, words, stands.get(number)) for number, words in enumerate(group.item.questions)]


def compilation(item: AgendaItem) -> str:
    """Return the groups' answers, question by question, as one text; empty when nobody has answered."""
    answers = GroupAnswer.objects.filter(group__item=item).exclude(text="")
    given = list(answers.order_by("question", "group__number").select_related("group"))
    parts = []
    for number, question in enumerate(item.questions):
        lines = [
            _("Group %(number)s: %(text)s") % {"number": one.group.number, "text": one.text.strip()}
            for one in given
            if one.question == number
        ]
        if lines:
            parts.append("\n".join([str(question), *lines]))
    return "\n\n".join(parts)


@transaction.atomic
def compile_answers(item: AgendaItem, *, actor: str, at: datetime) -> Passage:
    """Put the groups' answers into the item's notes, after what stands there; a second time adds nothing.

    Raises NothingAnswered, RecordIsClosed and TextHasChanged.
    """
    text = compilation(item)
    if not text:
        raise NothingAnswered(item.pk)
    notes = Passage.objects.filter(item=item, field=PassageField.NOTES).first()
    before = notes.text if notes else ""
    whole = before if text in before else f"{before.rstrip()}\n\n{text}".strip()
    return write_passage(
        item, PassageField.NOTES, whole, seen=notes.version if notes else 0, actor=actor, at=at
    )


@transaction.atomic
def carry_compilation(
    item: AgendaItem, coordinator: str, *, actor: str, at: datetime
) -> tuple[AgendaItem | None, Assignment]:
    """Let the compilation come back at the next meeting, and ask the coordinator to present it there.

    Returns the item on the next meeting's agenda, None while no next meeting is planned, and the assignment,
    due at the next meeting. Pressed again it is the same item and the same assignment. `coordinator` is the
    office in plain words. Raises NothingAnswered as compile_answers does.
    """
    compile_answers(item, actor=actor, at=at)
    title = _("Compilation of the groups’ answers")
    body = item.meeting.bodies.order_by("name")[0]
    known = Assignment.objects.filter(item=item, text=title).first()
    task = Task(text=title, doers=Doers(offices=[coordinator]))
    given = known or give_assignment(body, task, item=item, actor=actor, at=at)
    return _on_next_agenda(item, title, given, actor=actor, at=at), given


def next_meeting(meeting: Meeting) -> Meeting | None:
    """Return the next meeting ahead that has one of the same bodies, if one is planned."""
    later = Meeting.objects.filter(bodies__in=meeting.bodies.all(), state__in=AHEAD, on__gt=meeting.on)
    return later.order_by("on", "starts", "pk").first()


def _on_next_agenda(
    item: AgendaItem, title: str, given: Assignment, *, actor: str, at: datetime
) -> AgendaItem | None:
    meeting = next_meeting(item.meeting)
    if meeting is None:
        return None
    known = AgendaItem.objects.filter(meeting=meeting, matter=given.ref).first()
    if known:
        return known
    last = AgendaItem.objects.filter(meeting=meeting).in_order().last()
    made = AgendaItem.objects.create(
        meeting=meeting, title=title, text=compilation(item), kind=ItemKind.INFORMATION, matter=given.ref,
        carried_from=item, position=last.position + 1 if last else 1, level=item.level, ground=item.ground,
        readers=item.readers, level_decided_by=item.level_decided_by,
        level_decided_at=item.level_decided_at, audience=item.audience,
        late=meeting.state == MeetingState.CALLED,
    )  # fmt: skip
    record("agenda.changed", actor=actor, at=at, what=Act(row=f"item:{made.pk}"))
    return made

"""Whatever is done in two municipalities, in any order, neither ever sees a row of the other."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta

import pytest
from django.apps import apps
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from radslag.journal.models import Entry
from radslag.municipalities import services
from radslag.municipalities.models import Invitation, Municipality, Role, TenantModel
from radslag.municipalities.states import RoleKind
from radslag.municipalities.tenancy import NoMunicipality, OtherMunicipality, within

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
PEOPLE = [f"person{number}@exempel.example" for number in range(3)]
STEPS = st.lists(
    st.tuples(
        st.sampled_from(["norrby", "soderby"]),
        st.sampled_from(["give", "end", "invite", "accept"]),
        st.sampled_from(PEOPLE),
        st.sampled_from([RoleKind.MEMBER, RoleKind.CHAIR, RoleKind.READER]),
    ),
    max_size=25,
)  # fmt: skip
TENANT_MODELS = [m for m in apps.get_models() if issubclass(m, TenantModel)]
Seen = dict[str, set[tuple[str, str, str]]]


@contextmanager
def two_towns() -> Iterator[dict[str, Municipality]]:
    """Open both, and forget everything afterwards."""
    with transaction.atomic():
        yield {
            slug: services.open_municipality(name=slug, slug=slug, register_start=date(2024, 1, 1), at=NOON)
            for slug in ("norrby", "soderby")
        }
        transaction.set_rollback(True)


def take(step: str, email: str, kind: RoleKind, at: datetime) -> None:
    """Do one thing where we are; what is refused leaves everything as it was."""
    user = services.register_person(email=email, name="Prov")
    role = Role.objects.in_force(at).filter(user=user, kind=kind).first()
    open_one = Invitation.objects.pending().filter(email=email, kind=kind).first()
    if step == "give" and role is None:
        services.give_role(user, kind, actor="", at=at)
    elif step == "end" and role is not None:
        services.end_role(role, actor="", at=at)
    elif step == "invite" and open_one is None and role is None:
        services.invite(name="Prov", email=email, kind=kind, actor="", at=at)
    elif step == "accept" and open_one is not None and role is None:
        services.accept_invitation(open_one, at=at)


def after(steps: list[tuple[str, str, str, RoleKind]]) -> Seen:
    """Return what each town should see, worked out without a database."""
    seen: Seen = {"norrby": set(), "soderby": set()}
    for town, step, email, kind in steps:
        role, invited = ("role", email, str(kind)), ("invited", email, str(kind))
        mine = seen[town]
        if step == "accept" and invited in mine and role not in mine:
            mine ^= {invited, role}
        elif step == "give":
            mine.add(role)
        elif step == "end":
            mine.discard(role)
        elif step == "invite" and role not in mine:
            mine.add(invited)
    return seen


def seen_here(at: datetime) -> set[tuple[str, str, str]]:
    """Return what the town that we are in sees."""
    roles = Role.objects.in_force(at).values_list("user__email", "kind")
    invited = Invitation.objects.pending().values_list("email", "kind")
    return {("role", *role) for role in roles} | {("invited", *one) for one in invited}


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(STEPS)
def test_each_town_sees_what_was_done_in_it_and_nothing_else(steps):
    with two_towns() as towns:
        for number, (town, step, email, kind) in enumerate(steps):
            with within(towns[town]):
                take(step, email, kind, NOON + timedelta(minutes=number))

        end = NOON + timedelta(minutes=len(steps))
        for town, place in towns.items():
            with within(place):
                assert seen_here(end) == after(steps)[town]
                assert set(Entry.objects.values_list("municipality", flat=True)) == {place.pk}
                numbers = list(Entry.objects.order_by("seq").values_list("seq", flat=True))
                assert numbers == list(range(1, len(numbers) + 1))


@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(STEPS)
def test_a_row_of_the_other_town_is_never_found_by_its_number(steps):
    with two_towns() as towns:
        numbers: dict[str, set[int]] = {"norrby": set(), "soderby": set()}
        for number, (town, step, email, kind) in enumerate(steps):
            with within(towns[town]):
                take(step, email, kind, NOON + timedelta(minutes=number))
                numbers[town] = set(Role.objects.values_list("pk", flat=True))

        for town, other in (("norrby", "soderby"), ("soderby", "norrby")):
            with within(towns[town]):
                assert not Role.objects.filter(pk__in=numbers[other]).exists()
                assert Role.objects.filter(pk__in=numbers[other]).update(kind=RoleKind.READER) == 0
                assert Role.objects.filter(pk__in=numbers[other]).delete()[0] == 0


@pytest.mark.parametrize("model", TENANT_MODELS, ids=lambda model: model._meta.label)
def test_outside_a_municipality_a_table_cannot_be_asked(model):
    with pytest.raises(NoMunicipality):
        model.objects.count()
    with pytest.raises(NoMunicipality):
        model.objects.filter(pk=1)


@pytest.mark.parametrize("model", TENANT_MODELS, ids=lambda model: model._meta.label)
def test_outside_a_municipality_nothing_can_be_made(model):
    with pytest.raises(NoMunicipality):
        model().save()


def test_one_municipality_is_not_entered_inside_another():
    with two_towns() as towns, within(towns["norrby"]):
        with within(towns["norrby"]):
            assert Role.objects.count() == 0
        with pytest.raises(OtherMunicipality), within(towns["soderby"]):
            pass

"""The guard between municipalities: outside a municipality there are no rows, and asking is an error."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING, Generic, Self, TypeVar

from django.db import connection, models, transaction

if TYPE_CHECKING:
    from radslag.municipalities.models import Municipality

M = TypeVar("M", bound=models.Model)
_place: ContextVar[Municipality | None] = ContextVar("place", default=None)


class NoMunicipality(RuntimeError):
    """A tenant table was asked before anybody said which municipality."""


class OtherMunicipality(RuntimeError):
    """One municipality was entered inside another."""


def here() -> Municipality:
    """Return the municipality we are in; raise NoMunicipality outside one."""
    place = _place.get()
    if place is None:
        raise NoMunicipality("Enter a municipality with within() first.")
    return place


def here_id() -> int:
    """Return the primary key of the municipality we are in; the default of every tenant column."""
    return here().pk


@contextmanager
def within(municipality: Municipality) -> Iterator[None]:
    """Keep every query inside one municipality.

    On PostgreSQL this opens a transaction and sets what row-level security reads, until the end of the
    block. Entering the same municipality again is allowed; entering another one raises OtherMunicipality.
    """
    inside = _place.get()
    if inside is not None:
        if inside.pk != municipality.pk:
            raise OtherMunicipality(f"{municipality.slug} inside {inside.slug}")
        yield
        return
    token = _place.set(municipality)
    try:
        if connection.vendor != "postgresql":
            yield
            return
        nested = connection.in_atomic_block
        with transaction.atomic():
            _tell_the_database(str(municipality.pk))
            yield
            # The setting would outlive a savepoint that is kept; one that is rolled back takes it along.
            if nested and not connection.needs_rollback:
                _tell_the_database("")
    finally:
        _place.reset(token)


def _tell_the_database(place: str) -> None:
    with connection.cursor() as cursor:
        # true = for this transaction only, so that pooled connections carry nothing over
        cursor.execute("SELECT set_config('app.municipality', %s, true)", [place])


class TenantQuerySet(models.QuerySet[M]):
    """Rows of one municipality."""

    def visible_to(self, actor: object) -> Self:
        """Keep what this actor may see; everything of the municipality unless a subject narrows it."""
        return self


class TenantManager(models.Manager[M], Generic[M]):
    """A manager that fails closed: it filters inside a municipality and raises outside one."""

    def get_queryset(self) -> models.QuerySet[M]:
        """Return this municipality's rows; raise NoMunicipality outside one."""
        return super().get_queryset().filter(municipality_id=here().pk)

    def across_municipalities(self) -> models.QuerySet[M]:
        """Return rows of all municipalities; for migrations, backup and the operator's counts only."""
        return super().get_queryset()

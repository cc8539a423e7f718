"""What a process makes ready before it answers anyone, so that nobody's first page waits for it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.template import engines
from django.urls import URLResolver, get_resolver
from django.utils import translation

from radslag.statute.evaluation import evaluate
from radslag.statute.library import corpus
from radslag.statute.rulebook import Rulebook


def warm_up() -> None:
    """Import every page, compile every template, read the shipped statutes and judge each once.

    Takes a second or two. Asks no database, so a service starts while its database is still starting.
    """
    with translation.override(settings.LANGUAGE_CODE):
        _read_addresses(get_resolver())
        for name in own_templates():
            engines["django"].get_template(name)
        _judge_the_corpus()


def own_templates() -> Iterator[str]:
    """Yield the names of the pages and fragments of this package."""
    for app in apps.get_app_configs():
        folder = Path(app.path) / "templates"
        if app.name.startswith("radslag."):
            yield from (str(file.relative_to(folder)) for file in folder.rglob("*.html"))


def _read_addresses(resolver: URLResolver) -> None:
    resolver._populate()  # noqa: SLF001  what the first address written would otherwise wait for
    for pattern in resolver.url_patterns:
        if isinstance(pattern, URLResolver):
            _read_addresses(pattern)


def _judge_the_corpus() -> None:
    for lineage, versions in corpus().lineages.items():
        first = versions[0].valid_from
        day = date(first.year + 1, first.month, 1)
        evaluate(Rulebook.of(corpus(), lineage), (), on=day, register=first)

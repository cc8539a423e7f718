"""The filter above the list of duties; a plain GET form."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, cast

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from radslag.obligations.queries.compliance import year_of
from radslag.obligations.queries.reckoning import Duty, Reckoning
from radslag.obligations.queries.today import waits
from radslag.statute.status import Status
from radslag.ui.forms import PlainForm
from radslag.ui.marks import STATUSES

WAITING = "vantar"


class DutyFilter(PlainForm):
    """Which duties to show; what is not filled in does not narrow."""

    lage = forms.ChoiceField(label=gettext_lazy("State"), required=False)
    kalla = forms.ChoiceField(label=gettext_lazy("Source"), required=False)
    ansvarig = forms.ChoiceField(label=gettext_lazy("Who answers"), required=False)
    ar = forms.ChoiceField(label=gettext_lazy("Year"), required=False)
    q = forms.CharField(label=gettext_lazy("Words"), required=False, max_length=80)

    def __init__(self, reckoning: Reckoning, duties: Iterable[Duty], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        duties = list(duties)
        every = ("", _("All"))
        states = [(str(status), str(STATUSES[status].word)) for status in Status]
        self._choose("lage", [every, (WAITING, _("needs something")), *states])
        sources = {duty.verdict.lineage for duty in duties}
        self._choose("kalla", [every, *sorted((one, reckoning.title(one)) for one in sources)])
        bearers = {duty.book.key_of(one) for duty in duties for one in duty.verdict.bearer}
        words = [(one, reckoning.words.word(one)) for one in bearers]
        self._choose("ansvarig", [every, *sorted(words, key=lambda pair: pair[1].casefold())])
        years = {year for duty in duties if (year := year_of(duty.verdict))}
        self._choose("ar", [every, *((str(year), str(year)) for year in sorted(years, reverse=True))])

    def _choose(self, name: str, choices: list[tuple[str, str]]) -> None:
        cast(forms.ChoiceField, self.fields[name]).choices = choices

    def kept(self, duties: Iterable[Duty]) -> list[Duty]:
        """Return the duties that every answered question keeps; a wrong answer narrows nothing."""
        self.is_valid()
        asked = {name: value for name, value in self.cleaned_data.items() if value}
        tests = [_TESTS[name](value) for name, value in asked.items()]
        return [duty for duty in duties if all(test(duty) for test in tests)]


def _by_state(value: str) -> Callable[[Duty], bool]:
    if value == WAITING:
        return lambda duty: waits(duty.verdict)
    return lambda duty: duty.verdict.status == value


def _by_words(value: str) -> Callable[[Duty], bool]:
    wanted = value.casefold()
    return lambda duty: wanted in f"{duty.verdict.label} {duty.verdict.clause}".casefold()


_TESTS: dict[str, Callable[[str], Callable[[Duty], bool]]] = {
    "lage": _by_state,
    "kalla": lambda value: lambda duty: duty.verdict.lineage == value,
    "ansvarig": lambda value: lambda duty: value in map(duty.book.key_of, duty.verdict.bearer),
    "ar": lambda value: lambda duty: str(year_of(duty.verdict)) == value,
    "q": _by_words,
}

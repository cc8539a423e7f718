"""A rule in plain Swedish: one sentence that says the demand, and the sentences that qualify it.

Every field that a rule states is worded, whatever its kind, so that a reader of the words knows what a
reader of the file knows. Days that the text does not state are called what they are, a local routine.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from radslag.statute.phrases import Phrases, joined, length, whole_day
from radslag.statute.rule_wording import acts, standing
from radslag.statute.rule_wording.parts import Said, only
from radslag.statute.rule_wording.standing import source_name
from radslag.statute.schema import Counted, Judged, Rule

__all__ = ["Wording", "source_name", "word_rule"]

_ACROSS: Final = {
    "each": "Räknas för varje grupp för sig.",
    "self": "Bara det organ som nämns räknas, inte dess grupper.",
}
_KINDS: Final[dict[str, Callable[[Any, Phrases, str], Said]]] = {
    "body": standing.word_body,
    "seat": standing.word_seat,
    "thing": standing.word_thing,
    "recur": acts.word_recur,
    "cadence": acts.word_cadence,
    "lead": acts.word_lead,
    "follow": acts.word_follow,
    "contain": acts.word_contain,
    "approve": acts.word_approve,
    "deliver": acts.word_deliver,
    "maintain": standing.word_maintain,
    "precede": acts.word_precede,
    "petition": standing.word_petition,
    "quorum": standing.word_quorum,
    "assess": standing.word_assess,
    "power": standing.word_power,
    "exempt": standing.word_exempt,
}


@dataclass(frozen=True, slots=True)
class Wording:
    """A rule in words: the demand first, then what qualifies it, each a whole sentence."""

    sentence: str
    details: tuple[str, ...] = ()

    def __str__(self) -> str:
        """Return all sentences as running text."""
        return " ".join((self.sentence, *self.details))


def word_rule(rule: Rule, words: Mapping[str, str], *, label: str = "") -> Wording:
    """Return the rule in Swedish; `words` gives the word of each id, `label` the rule's shown name."""
    say = Phrases(words)
    sentence, details = _KINDS[rule.kind](rule, say, label or rule.label)
    return Wording(sentence, (*details, *_common(rule, say)))


def _common(rule: Rule, say: Phrases) -> list[str]:
    """Word what rules of several kinds share: what else counts, who answers, from when."""
    also = rule.also if isinstance(rule, Counted) else ()
    said = only(also and f"Räknas också: {joined((say.happened(act) for act in also), 'eller')}.")
    if isinstance(rule, Judged):
        said += only(
            _ACROSS.get(rule.across),
            rule.advice and f"Lokal rutin: {length(rule.advice)} som rekommendation.",
            rule.bearer and f"Ansvarar: {say.all_of(rule.bearer)}{_together(rule.bearer)}.",
        )
    return said + only(
        rule.from_ and f"Gäller från {whole_day(rule.from_)}.",
        rule.through and f"Gäller till och med {whole_day(rule.through)}.",
    )


def _together(bearer: tuple[str, ...]) -> str:
    return " gemensamt" if len(bearer) > 1 else ""

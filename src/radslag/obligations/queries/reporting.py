"""What the executive board or the assembly is told: a council's year, what is missing, what comes next."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from radslag.obligations.queries.compliance import Compliance, RuleYear, compliance
from radslag.obligations.queries.reckoning import Duty, Reckoning
from radslag.obligations.queries.telling import tree
from radslag.statute.receipt import receipt
from radslag.statute.schema import Follow
from radslag.statute.status import Status
from radslag.statutebook.queries.binding import Book

MISSING = (Status.OVERDUE, Status.BREACHED, Status.LAPSED)
DONE = (Status.MET, Status.MET_LATE, Status.WAIVED, Status.ENDED)
AHEAD = (Status.DUE, Status.OPEN, Status.UPCOMING)
NEXT = 12


@dataclass(frozen=True, slots=True)
class YearReport:
    """A council's year in a form that can be laid before a board: nothing typed, all of it computed.

    `missing`, `judged` and `needs` are duties with the sentence that says how they stand: without evidence,
    waiting for a person, and about needs of efforts that have not been passed on. `gaps` is what the statute
    itself is silent on; `ahead` the duties with a day that come next, soonest first; `receipt` what the
    report was computed from.
    """

    book: Book
    year: int
    sources: tuple[Compliance, ...]
    missing: tuple[tuple[Duty, str], ...]
    judged: tuple[tuple[Duty, str], ...]
    needs: tuple[tuple[Duty, str], ...]
    gaps: tuple[str, ...]
    ahead: tuple[Duty, ...]
    receipt: tuple[tuple[str, str], ...]

    @property
    def summary(self) -> list[str]:
        """Return a sentence for each source: how much was asked for, and how it went."""
        return [_sentence(self.title_of(source), source) for source in self.sources]

    def title_of(self, source: Compliance) -> str:
        """Return what the source is called."""
        texts = self.book.library.lineages.get(source.lineage, ())
        return texts[-1].statute.statute.title if texts else source.lineage

    def lines(self) -> Iterator[tuple[Compliance, RuleYear]]:
        """Yield every rule that asked for something in the year, with its source."""
        for source in self.sources:
            for rule in source.rules:
                if rule.tally.required:
                    yield source, rule


def _sentence(title: str, source: Compliance) -> str:
    total = source.total
    parts = [
        _("%(done)d of %(required)d that %(title)s asks for is shown by evidence in time.")
        % {"done": total.done, "required": total.required, "title": title}
    ]
    for count, words in (
        (total.late, _("%(n)d was done after its day.")),
        (total.missing, _("For %(n)d there is no evidence.")),
        (total.unknown, _("%(n)d lies before the register began and is unknown.")),
        (total.waived, _("%(n)d was excepted by decision.")),
        (total.judged, _("%(n)d waits for a person's judgement.")),
        (total.pending, _("For %(n)d there is still time.")),
        (total.advised, _("%(n)d has no binding time.")),
    ):
        if count:
            parts.append(words % {"n": count})
    return " ".join(parts)


def _said(reckoning: Reckoning, duties: list[Duty]) -> tuple[tuple[Duty, str], ...]:
    return tuple((duty, tree(reckoning, duty)[0].words) for duty in duties)


def year_report(reckoning: Reckoning, book: Book, year: int) -> YearReport:
    """Return the report of a council's year as it stands on the reckoning's day.

    A year that has not begun gives a report without sources.
    """
    sources = compliance(reckoning, book, year)
    duties = [duty for source in sources for rule in source.rules for duty in rule.duties]
    missing = [duty for duty in duties if duty.verdict.status in MISSING]
    judged = [duty for duty in duties if duty.verdict.status is Status.NEEDS_JUDGEMENT]
    needs = [duty for duty in duties if _about_needs(duty) and duty.verdict.status not in DONE]
    files = book.files(reckoning.on)
    return YearReport(
        book=book,
        year=year,
        sources=tuple(sources),
        missing=_said(reckoning, missing),
        judged=_said(reckoning, judged),
        needs=_said(reckoning, needs),
        gaps=tuple(files[0].statute.gaps) if files else (),
        ahead=tuple(_ahead(reckoning, book)),
        receipt=tuple(_receipt(reckoning, book)),
    )


def _about_needs(duty: Duty) -> bool:
    rule = duty.verdict.version.rule
    return isinstance(rule, Follow) and "insatsbehov" in rule.when.things


def _ahead(reckoning: Reckoning, book: Book) -> list[Duty]:
    coming = [
        Duty(book, verdict)
        for verdict in reckoning.verdicts(book).values()
        if verdict.status in AHEAD and verdict.due and verdict.due >= reckoning.on
    ]
    return sorted(coming, key=lambda duty: (duty.verdict.due or date.max, duty.key))[:NEXT]


def _receipt(reckoning: Reckoning, book: Book) -> Iterator[tuple[str, str]]:
    number, head = reckoning.head
    made = receipt(
        book.rulebook, head=head, on=reckoning.on, register=reckoning.register, known=reckoning.known
    )
    yield _("Statute language and engine"), f"{made.format}, {made.engine}"
    for name, digest in made.sources:
        yield name, f"SHA-256 {digest}"
    yield _("Journal"), _("entry %(number)d, %(head)s") % {"number": number, "head": made.head}
    yield _("Asked about"), made.on.isoformat()
    yield _("Known by"), made.known.isoformat()
    yield _("The register began"), made.register.isoformat()

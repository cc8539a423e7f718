"""A council's year against its rules, as a table for a spreadsheet and as a document with its receipt."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from django.utils.translation import gettext as _

from radslag.documents.services import content as c
from radslag.documents.services.kinds import day
from radslag.documents.services.pdf import Beside, render
from radslag.obligations.exports.sheets import table
from radslag.obligations.queries.compliance import COUNTS, Compliance, RuleYear
from radslag.obligations.queries.reckoning import Reckoning
from radslag.statute.receipt import receipt as receipt_of
from radslag.statutebook.queries.binding import Book


def heads() -> list[str]:
    """Return what the counts are called, the sum first, in the order of COUNTS."""
    return [
        _("Required"), _("Done"), _("Late"), _("Missing"), _("Unknown"), _("Time left"), _("Advice"),
        _("Excepted"), _("To be judged"),
    ]  # fmt: skip


def counts(rule: RuleYear | Compliance) -> list[int]:
    """Return the counts of a rule or of a whole source, the sum first."""
    tally = rule.tally if isinstance(rule, RuleYear) else rule.total
    return [tally.required, *(getattr(tally, name) for name in COUNTS)]


def receipt(reckoning: Reckoning, book: Book) -> list[tuple[str, str]]:
    """Return what the answer was worked out from, so that anyone can do it again."""
    seq, head = reckoning.head
    made = receipt_of(
        book.rulebook, head=head, on=reckoning.on, register=reckoning.register, known=reckoning.known
    )
    return [
        (_("Day asked about"), day(made.on)),
        (_("What was known by"), day(made.known)),
        (_("The register began"), day(made.register)),
        (_("Last entry of the journal"), f"{seq}, {head}"),
        (_("Engine"), _("%(engine)s, format %(format)s") % {"engine": made.engine, "format": made.format}),
        *((name, f"SHA-256 {digest}") for name, digest in made.sources),
    ]


def as_csv(reckoning: Reckoning, sources: Sequence[Compliance]) -> bytes:
    """Return one row for each rule."""
    head = [_("Year"), _("Source"), _("Clause"), _("Duty"), *heads()]
    rows = (
        [source.year, reckoning.title(source.lineage), rule.clause, rule.label, *counts(rule)]
        for source in sources
        for rule in source.rules
    )
    return table(head, rows)


def as_pdf(
    municipality: str, reckoning: Reckoning, book: Book, sources: Sequence[Compliance], year: int
) -> bytes:
    """Return the same as a document of some pages."""
    envelope = c.Envelope(
        type="generic", id=f"efterlevnad-{book.lineage}-{year}", version=1,
        title=_("Compliance %(year)d") % {"year": year}, municipality=municipality, body=book.title,
        date=reckoning.on, kind=_("Compliance"),
    )  # fmt: skip
    blocks = [c.p(explained(reckoning.on)), *_blocks(reckoning, sources)]
    blocks += [c.h(2, _("How it was worked out")), c.dl(receipt(reckoning, book))]
    return render(
        c.document(envelope, blocks), Beside(status=_("worked out %(day)s") % {"day": day(reckoning.on)})
    )


def _blocks(reckoning: Reckoning, sources: Sequence[Compliance]) -> Iterator[c.Block]:
    for source in sources:
        title = reckoning.title(source.lineage)
        rows = [[rule.label, rule.clause, *map(str, counts(rule)[:6])] for rule in source.rules]
        rows.append([_("All"), "", *map(str, counts(source)[:6])])
        yield c.h(2, title)
        yield c.tbl(title, [_("Duty"), _("Clause"), *heads()[:6]], rows, (6, 3, 2, 2, 2, 2, 2, 2))
        lacking = [_lacking(rule) for rule in source.rules if rule.tally.missing]
        if lacking:
            yield c.h(3, _("No evidence shows"))
            yield c.ul(lacking)


def _lacking(rule: RuleYear) -> str:
    return _("%(label)s, %(clause)s: %(missing)d of %(required)d") % {
        "label": rule.label, "clause": rule.clause, "missing": rule.tally.missing,
        "required": rule.tally.required,
    }  # fmt: skip


def explained(on: date) -> str:
    """Return what the numbers mean and do not mean."""
    return _(
        "Worked out %(day)s from the statute and the journal. Missing means that no evidence shows it, "
        "not that it was not done. Unknown lies before the register began."
    ) % {"day": day(on)}

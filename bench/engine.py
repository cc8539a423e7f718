"""How quick the statute engine is, on one core: CPU time, so that other work on the machine disturbs little.

Run as `python -m bench.engine`. Makes its own journals: 290 councils of ten years each, judged by Ånge's
rules and the act's, 58 in all. With more than one council memory is kept in order as the server keeps it.
Prints one JSON object a figure: what, target, value, unit.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
from collections.abc import Callable
from datetime import timedelta
from statistics import median, quantiles
from time import process_time

from bench.journals import LAST_DAY, REGISTER, Council, rulebook
from radslag.config import memory
from radslag.statute.evaluation import Alarms, Evaluator, evaluate
from radslag.statute.explanation import Verdicts
from radslag.statute.library import CORPUS, Library
from radslag.statute.lint import lint
from radslag.statute.wording import Teller

COUNCILS = 290
BOOK = rulebook()


def tell(what: str, target: float, value: float, unit: str) -> None:
    """Print one figure."""
    row = {"what": what, "target": target, "value": round(value, 2), "unit": unit}
    print(json.dumps(row, ensure_ascii=False), flush=True)


def spent(work: Callable[[], object]) -> float:
    """Return the seconds of CPU that something takes."""
    began = process_time()
    work()
    return process_time() - began


def one_council() -> None:
    """Measure one council of ten years from scratch, and its explanations as text."""
    facts = Council(1).write()
    times = [spent(lambda: evaluate(BOOK, facts, on=LAST_DAY, register=REGISTER)) for _ in range(60)]
    tell("statute evaluation, one council, ten years, cold", 4, median(times) * 1e3, "ms")
    verdicts = list(evaluate(BOOK, facts, on=LAST_DAY, register=REGISTER).values())
    teller = Teller(BOOK.names, facts={fact.id: fact for fact in facts})
    times = [spent(lambda: [each.explanation for each in verdicts]) for _ in range(9)]
    tell("an explanation as codes and values", 10, median(times) / len(verdicts) * 1e6, "µs")
    reasons = [each.explanation for each in verdicts]
    times = [spent(lambda: [teller.summary(each) for each in reasons]) for _ in range(9)]
    tell("an explanation as one sentence", 10, median(times) / len(verdicts) * 1e6, "µs")


def one_entry() -> None:
    """Measure a new entry to new verdicts, over the last year of some councils."""
    times = []
    for seed in range(8):
        facts = sorted(Council(seed).write(), key=lambda fact: (fact.recorded, fact.id))
        known = [fact for fact in facts if fact.recorded <= LAST_DAY]
        live = Evaluator(BOOK, known[:-70], on=LAST_DAY, register=REGISTER)
        times += [spent(lambda fact=fact, live=live: live.add(fact)) for fact in known[-70:]]  # type: ignore[misc]
    cut = quantiles(times, n=100)
    tell("one new journal entry to new verdicts, median", 0.5, cut[49] * 1e3, "ms")
    tell("one new journal entry to new verdicts, p99", 0.5, cut[98] * 1e3, "ms")


def nation() -> None:
    """Measure the whole nation from scratch; the memory is the process's, with journals and verdicts."""
    journals = [Council(seed).write() for seed in range(COUNCILS)]
    memory.settle()
    kept: list[Verdicts] = []
    total = spent(
        lambda: kept.extend(evaluate(BOOK, facts, on=LAST_DAY, register=REGISTER) for facts in journals)
    )
    tell("statute evaluation, shape N, cold, one core", 1.0, total, "s")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    tell("statute evaluation, shape N, memory at its peak", 400, peak, "MiB")


def ticks() -> None:
    """Measure a day's tick over all councils, on ordinary days and at new year."""
    alarms = Alarms()
    for seed in range(COUNCILS):
        Evaluator(BOOK, Council(seed).write(), on=LAST_DAY, register=REGISTER, alarms=alarms)
    memory.settle()
    days = [LAST_DAY + timedelta(days=number) for number in range(1, 61)]
    times = [spent(lambda day=day: alarms.tick(day)) for day in days]  # type: ignore[misc]
    tell("one day's tick, shape N, median of 60 days", 10, median(times) * 1e3, "ms")
    alarms.tick(LAST_DAY.replace(month=12, day=31))
    new_year = LAST_DAY.replace(year=LAST_DAY.year + 1, month=1, day=1)
    tell("the tick at new year, shape N", 100, spent(lambda: alarms.tick(new_year)) * 1e3, "ms")


def files() -> None:
    """Measure reading, validating and linting the corpus, its examples evaluated."""

    def load() -> None:
        library = Library.read(CORPUS)
        for version in library.versions:
            lint(version, library)

    count = len(Library.read(CORPUS).versions)
    times = [spent(lambda: Library.read(CORPUS)) for _ in range(9)]
    tell("load and validate the corpus, a file", 10, median(times) / count * 1e3, "ms")
    tell(
        "lint the corpus with all examples, a file",
        100,
        median(spent(load) for _ in range(3)) / count * 1e3,
        "ms",
    )


PARTS = {"council": one_council, "entry": one_entry, "nation": nation, "ticks": ticks, "files": files}


def main(arguments: list[str]) -> None:
    """Measure the named parts, each in a process of its own; all when none is named."""
    if len(arguments) == 1 and arguments[0] in PARTS:
        PARTS[arguments[0]]()
        return
    for part in arguments or list(PARTS):
        subprocess.run([sys.executable, "-m", "bench.engine", part], check=True)


if __name__ == "__main__":
    main(sys.argv[1:])

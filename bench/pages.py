"""How quick the pages are: one synchronous worker, real requests, shapes S and N.

Run as `python -m bench.pages [S] [N]`. Uses the database of DATABASE_URL, or a file in a temporary folder.
Prints one row a page: requests a second, median, 95th percentile, first request, queries, bytes.
"""

from __future__ import annotations

import http.client
import json
import os
import subprocess
import sys
import tempfile
import time
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median, quantiles

WARM, COUNTED = 5, 60
PAGES = {
    "Idag": "/{m}/arbete/idag/",
    "skyldigheter": "/{m}/arbete/skyldigheter/",
    "årshjul": "/{m}/arbete/arshjul/{y}/",
    "reglementet": "/{m}/arbete/regler/{s}/",
    "årshjul, öppet": "/{m}/arshjul/{y}/",
    "reglementet, öppet": "/{m}/regler/{s}/",
    "årshjul som kalender": "/{m}/arshjul.ics",
}
FEED, UNCHANGED = "årshjul som kalender", "årshjul som kalender, oförändrat (304)"


@dataclass(frozen=True, slots=True)
class Row:
    """What was measured of one page."""

    shape: str
    database: str
    page: str
    per_second: float
    p50_ms: float
    p95_ms: float
    first_ms: float
    cpu_ms: float
    queries: int
    bytes: int


def fill(shape: str, where: Path) -> None:
    """Migrate and fill a database in this process; leave a session's cookies and the query counts."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "radslag.config.settings")
    import django

    django.setup()
    from django.core.management import call_command
    from django.test import Client
    from django.utils import timezone
    from tests.doors import enter

    from bench.shapes import make

    call_command("migrate", verbosity=0)
    call_command("createcachetable", verbosity=0)
    began = time.perf_counter()
    user = make(shape, now=timezone.now())
    print(f"shape {shape}: made in {time.perf_counter() - began:.1f} s", file=sys.stderr)
    client = Client(SERVER_NAME="localhost")
    enter(client, user)
    cookies = "; ".join(f"{name}={morsel.value}" for name, morsel in client.cookies.items())
    queries = {page: count_queries(client, path) for page, path in paths().items()}
    (where / "session.json").write_text(json.dumps({"cookies": cookies, "queries": queries}))


def paths() -> dict[str, str]:
    """Return the pages with a council in the middle of the installation filled in."""
    year = time.localtime().tm_year
    return {page: path.format(m="matby-9", y=year, s="ange") for page, path in PAGES.items()}


def count_queries(client: object, path: str) -> int:
    """Return how many queries a page needs once it is warm."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    client.get(path)  # type: ignore[attr-defined]
    with CaptureQueriesContext(connection) as caught:
        answer = client.get(path)  # type: ignore[attr-defined]
    if answer.status_code != http.HTTPStatus.OK:
        raise SystemExit(f"{path}: {answer.status_code}")
    return len(caught)


@dataclass(frozen=True, slots=True)
class Answer:
    """How long one request took, and what came back."""

    spent_ms: float
    bytes: int
    mark: str


def ask(port: int, path: str, cookies: str, mark: str = "") -> Answer:
    """Ask once; with a mark (ETag) the answer must be that nothing is new."""
    line = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    known = {"If-None-Match": mark} if mark else {}
    began = time.perf_counter()
    line.request("GET", path, headers={"Cookie": cookies, "Host": "localhost", **known})
    answer = line.getresponse()
    body = answer.read()
    spent = (time.perf_counter() - began) * 1000
    line.close()
    if answer.status != (http.HTTPStatus.NOT_MODIFIED if mark else http.HTTPStatus.OK):
        raise SystemExit(f"{path}: {answer.status}")
    return Answer(spent, len(body), answer.headers["ETag"] or "")


def measure(shape: str, database: str, where: Path, port: int, pid: int) -> list[Row]:
    """Ask each page again and again, one request at a time; the calendar also as one who has it asks."""
    session = json.loads((where / "session.json").read_text())
    rows = []
    for page, path in [*paths().items(), (UNCHANGED, paths()[FEED])]:
        mark = ask(port, path, session["cookies"]).mark if page == UNCHANGED else ""
        first = ask(port, path, session["cookies"], mark)
        for _ in range(WARM):
            ask(port, path, session["cookies"], mark)
        began = spent_cpu_ms(pid)
        times = [ask(port, path, session["cookies"], mark).spent_ms for _ in range(COUNTED)]
        cpu = (spent_cpu_ms(pid) - began) / COUNTED
        row = Row(
            shape=shape,
            database=database,
            page=page,
            per_second=round(1000 * len(times) / sum(times), 1),
            p50_ms=round(median(times), 1),
            p95_ms=round(quantiles(times, n=20)[18], 1),
            first_ms=round(first.spent_ms, 1),
            cpu_ms=round(cpu, 1),
            queries=session["queries"].get(page, session["queries"][FEED]),
            bytes=first.bytes,
        )
        rows.append(row)
    return rows


def serve(port: int) -> tuple[subprocess.Popen[bytes], float]:
    """Start one synchronous worker on loopback; return it and the seconds until it gave its first answer."""
    began = time.perf_counter()
    command = [
        sys.executable,
        "-m",
        "gunicorn",
        "radslag.config.wsgi:application",
        "--bind",
        f"127.0.0.1:{port}",
    ]
    server = subprocess.Popen([*command, "--workers", "1", "--log-level", "error", "--no-control-socket"])
    for _ in range(300):
        try:
            ask(port, "/", "")
        except OSError:
            time.sleep(0.1)
        else:
            return server, time.perf_counter() - began
    raise SystemExit("the server did not start")


def family(pid: int) -> list[str]:
    """Return a process and its children."""
    return [str(pid), *Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


def spent_cpu_ms(pid: int) -> float:
    """Return the CPU time that a process and its children have taken: other work disturbs it little."""
    stats = [Path(f"/proc/{each}/stat").read_text().rpartition(")")[2].split() for each in family(pid)]
    return sum(int(one[11]) + int(one[12]) for one in stats) * 1000 / os.sysconf("SC_CLK_TCK")


def resident_mb(pid: int) -> float:
    """Return the resident memory of a process and its children, in MB."""
    total = 0
    for each in family(pid):
        status = Path(f"/proc/{each}/status").read_text()
        total += int(status.split("VmRSS:")[1].split()[0])
    return round(total / 1024, 1)


def run(shape: str) -> tuple[list[Row], dict[str, float]]:
    """Fill, serve and measure one shape; return the rows, and what the server took."""
    database = "PostgreSQL" if "DATABASE_URL" in os.environ else "SQLite"
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "static").mkdir()
        env = {**os.environ, "RADSLAG_VAR": folder, "RADSLAG_DEMO": "1"}
        command = [sys.executable, "-m", "bench.pages", "--fill", shape, folder]
        subprocess.run(command, env=env, check=True)
        os.environ.update(env)
        port = 8765
        server, seconds = serve(port)
        try:
            rows = measure(shape, database, Path(folder), port, server.pid)
            return rows, {"memory_mb": resident_mb(server.pid), "start_s": round(seconds, 1)}
        finally:
            server.terminate()
            server.wait(20)


def main(arguments: list[str]) -> None:
    """Measure the shapes named, S when none is."""
    if arguments[:1] == ["--fill"]:
        fill(arguments[1], Path(arguments[2]))
        return
    for shape in arguments or ["S"]:
        rows, server = run(shape)
        for row in rows:
            print(json.dumps(asdict(row), ensure_ascii=False))
        print(json.dumps({"shape": shape, "database": rows[0].database, **server}))


if __name__ == "__main__":
    main(sys.argv[1:])

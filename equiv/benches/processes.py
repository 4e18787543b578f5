"""Benches of whole processes: `evaluate` (time) and `memory` (of the site)."""

import http.client
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

from equiv.benches import record
from equiv.benches.figures import Figure, Sample, timed
from equiv.domain.errors import UsageError
from equiv.domain.text import Text
from equiv.settings import PROJECT

IMPORTS = "import flask, sqlalchemy, scipy.sparse"
BARE = Text(f"python -c “{IMPORTS}”", f"python -c «{IMPORTS}»")
# A process that has these imported, and waits to be looked at.
_WAITING = f"{IMPORTS}; print('ready', flush=True); input()"
PAGES = ("/es/", "/en/method", "/es/frameworks", "/es/lookup")
COURSES = (
    "mx-sep.secundaria-2017.matematicas-3",
    "mx-sep.secundaria-2017.quimica-3",
    "mx-dgb.bachillerato-2017.matematicas-1",
    "mx-dgb.bachillerato-2017.biologia-1",
)
STATES = ("CA", "TX")


def evaluate(repeat: int = 7) -> Figure:
    """A whole `equiv evaluate`, in turns with a process that only imports what it stands on."""
    with tempfile.TemporaryDirectory() as folder:
        paper = Path(folder) / "boleta.csv"
        paper.write_text(record.table(), encoding="utf-8")
        words = ["evaluate", str(paper), "--state", record.STATE, "--as-of", str(record.DAY)]
        command = [sys.executable, "-m", "equiv", *words]
        bare = [sys.executable, "-c", IMPORTS]
        _run(command)  # the first run may have to compile the data
        pairs = [
            (timed(lambda: _run(command), 1), timed(lambda: _run(bare), 1)) for _ in range(repeat)
        ]
    ours, others = zip(*pairs, strict=True)
    return Figure(
        name="evaluate",
        what=Text("whole process, 40 lines", "proceso completo, 40 renglones"),
        measured=Sample("s", ours),
        beside=BARE,
        compared=Sample("s", others),
        limit=2.5,
        is_ratio=True,
    )


def memory(repeat: int = 3) -> Figure:
    """Resident memory of the site after some requests, beside a bare process."""
    ours, others = [], []
    for _ in range(repeat):
        with _started("-m", "equiv", "demo", "--port", "0") as (process, first):
            _visit(first)
            ours.append(_resident(process.pid))
        with _started("-c", _WAITING) as (process, _):
            others.append(_resident(process.pid))
    requests = len(PAGES) + len(COURSES) * len(STATES)
    return Figure(
        name="memory",
        what=Text(f"site after {requests} requests", f"sitio después de {requests} peticiones"),
        measured=Sample("MB", tuple(ours)),
        beside=BARE,
        compared=Sample("MB", tuple(others)),
        limit=250,
    )


def _environment() -> dict[str, str]:
    path = os.environ.get("PYTHONPATH")
    return dict(os.environ, PYTHONPATH=f"{PROJECT}{os.pathsep}{path}" if path else str(PROJECT))


def _run(command: list[str]) -> None:
    done = subprocess.run(  # noqa: S603  our own program
        command, env=_environment(), capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise _failed(" ".join(command[1:4]), done.stderr.strip())


@contextmanager
def _started(*words: str) -> Iterator[tuple["subprocess.Popen[str]", str]]:
    """A process with the first line that it prints; stopped at the end."""
    with subprocess.Popen(  # noqa: S603  our own program
        [sys.executable, *words],
        env=_environment(),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    ) as process:
        try:
            assert process.stdout is not None
            first = process.stdout.readline().strip()
            if not first:
                raise _failed(" ".join(words[:3]), "")
            yield process, first
        finally:
            process.kill()


def _visit(address: str) -> None:
    """Ask for pages of the site that was just started on this machine."""
    site = urlsplit(address)
    lookups = [f"/es/lookup/{course}/{state}" for course in COURSES for state in STATES]
    for path in (*PAGES, *lookups):
        connection = http.client.HTTPConnection(str(site.hostname), site.port, timeout=60)
        connection.request("GET", path)
        answer = connection.getresponse()
        answer.read()
        connection.close()
        if answer.status != 200:
            raise _failed(path, f"HTTP {answer.status}")


def _resident(pid: int) -> float:
    """Megabytes of memory that a process holds, as Linux counts them."""
    try:
        status = Path(f"/proc/{pid}/status").read_text(encoding="ascii")
    except OSError:
        raise UsageError(
            "Memory can be measured on Linux only (/proc is not here).",
            "La memoria solo se puede medir en Linux (no hay /proc).",
        ) from None
    found = re.search(r"^VmRSS:\s+(\d+) kB$", status, re.MULTILINE)
    return int(found[1]) / 1024 if found else 0.0


def _failed(what: str, why: str) -> UsageError:
    return UsageError(
        f"“{what}” failed, so nothing was measured. Run it alone to see why. {why}",
        f"«{what}» falló, así que no se midió nada. Ejecútelo solo para ver por qué. {why}",
    )

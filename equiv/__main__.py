"""`python3 -m equiv …` on a machine that has Python 3.11 and nothing else.

Standard library only.  Where a listed package is missing, a `.venv` is made beside the
project and the same command is run again inside it.  All talk goes to stderr: stdout
belongs to the result.
"""

import hashlib
import os
import re
import shutil
import subprocess
import sys
import tomllib
from importlib import metadata
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
LOCKS = {"run": ROOT / ".ci" / "lock.txt", "test": ROOT / ".ci" / "lock-test.txt"}


def main() -> None:
    """Run the command line, after making its surroundings where they are missing."""
    if sys.version_info < (3, 11):  # noqa: UP036  said in words where it is older
        sys.exit("equiv needs Python 3.11 or newer; this is " + sys.version.split()[0] + ".")
    needs = "test" if "test" in sys.argv[1:2] else "run"
    if (ROOT / "pyproject.toml").exists() and not _is_ready(needs):
        if Path(sys.prefix) != VENV:
            _run_in_venv(needs)
        _install(needs)
    from equiv.cli import main as command_line

    command_line()


def _is_ready(needs: str) -> bool:
    """Every package of this need is installed here, not only the first few."""
    for requirement in _requirements(needs):
        name = re.split(r"[\[<>=!~; ]", requirement, maxsplit=1)[0]
        try:
            metadata.distribution(name)
        except metadata.PackageNotFoundError:
            return False
    return not _is_outdated(needs)


def _is_outdated(needs: str) -> bool:
    """True inside a `.venv` of ours whose list of packages has changed since."""
    ours = Path(sys.prefix) == VENV and any(VENV.glob("equiv-*"))
    return ours and not (_stamp(needs).exists() or _stamp("test").exists())


def _requirements(needs: str) -> list[str]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    listed: list[str] = project["project"]["dependencies"]
    return listed + (project["dependency-groups"]["dev"] if needs == "test" else [])


def _stamp(needs: str) -> Path:
    """A file that says: this very list of packages was installed to the end."""
    lock = LOCKS[needs]
    listed = lock.read_bytes() if lock.exists() else "\n".join(_requirements(needs)).encode()
    return VENV / f"equiv-{needs}-{hashlib.sha256(listed).hexdigest()[:12]}"


def _run_in_venv(needs: str) -> None:
    if not PYTHON.exists():
        _make_venv()
    if not (_stamp(needs).exists() or _stamp("test").exists()):
        _install(needs)
    environment = dict(os.environ, PYTHONPATH=_with_root(os.environ.get("PYTHONPATH")))
    command = [str(PYTHON), "-m", "equiv", *sys.argv[1:]]
    if os.name == "nt":
        sys.exit(subprocess.run(command, env=environment, check=False).returncode)
    os.execve(PYTHON, command, environment)


def _with_root(path: str | None) -> str:
    return str(ROOT) if not path else f"{ROOT}{os.pathsep}{path}"


def _make_venv() -> None:
    _say(f"First run: making {VENV} (about a minute; later runs start at once).")
    if shutil.which("uv"):
        _call(["uv", "venv", "--quiet", "--python", sys.executable, str(VENV)])
        return
    made = subprocess.run(
        [sys.executable, "-m", "venv", str(VENV)], capture_output=True, text=True, check=False
    )
    if made.returncode:
        shutil.rmtree(VENV, ignore_errors=True)
        sys.exit(
            "equiv: this Python cannot make a virtual environment.\n"
            "On Debian or Ubuntu: apt-get install python3-venv. Or install uv, and start again.\n"
            + (made.stderr or made.stdout)
        )


def _install(needs: str) -> None:
    lock = LOCKS[needs]
    what = "for tests" if needs == "test" else "needed to run"
    wanted = ["--require-hashes", "-r", str(lock)] if lock.exists() else _requirements(needs)
    _say(f"Installing the packages {what} into {VENV}.")
    if shutil.which("uv"):
        _call(["uv", "pip", "install", "--quiet", "--python", str(PYTHON), *wanted])
    else:
        _call([str(PYTHON), "-m", "pip", "install", "--quiet", *wanted])
    _stamp(needs).touch()
    _say("Done.")


def _call(command: list[str]) -> None:
    done = subprocess.run(command, stdout=sys.stderr, check=False)
    if done.returncode:
        sys.exit(
            f"equiv: '{' '.join(command[:4])} …' failed (exit code {done.returncode}).\n"
            "Is a package index reached from here? Correct what is said above and start again."
        )


def _say(text: str) -> None:
    print(f"equiv: {text}", file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()

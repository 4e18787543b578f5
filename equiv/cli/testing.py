"""`equiv test`: all tests, as CI runs them."""

import importlib.util
import os
import subprocess
import sys

import click

from equiv.settings import PROJECT


@click.command(context_settings={"ignore_unknown_options": True})
@click.argument("arguments", nargs=-1, type=click.UNPROCESSED)
def test(arguments: tuple[str, ...]) -> None:
    """Run all tests (further ARGUMENTS go to pytest, such as `-k marks`)."""
    if not (PROJECT / "tests").is_dir():
        raise click.ClickException(
            "The tests are part of the source, not of the installed package."
        )
    if importlib.util.find_spec("pytest") is None:
        raise click.ClickException("pytest is missing: use `python3 -m equiv test` in the source.")
    command = [sys.executable, "-m", "pytest", *(arguments or ("-n", "auto"))]
    environment = dict(os.environ, PYTHONPATH=str(PROJECT), PYTHONDONTWRITEBYTECODE="1")
    done = subprocess.run(command, cwd=PROJECT, env=environment, check=False)  # noqa: S603
    sys.exit(done.returncode)

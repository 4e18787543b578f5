"""What every test may ask for: the shipped data compiled once, a fixed day, the reference folder.

No test reaches the network: a connection that leaves this machine fails with its address.
"""

import datetime as dt
import os
import socket
from pathlib import Path

import pytest

from equiv.services.evaluate import Evaluator
from equiv.settings import Settings
from equiv.wiring import load_knowledge

PROJECT = Path(__file__).parents[1]
REFERENCE = PROJECT.parent / "shared" / "reference"
DAY = dt.date(2026, 11, 24)
IN_CI = os.environ.get("CI") == "true"
HERE = ("127.", "::1", "localhost", "0.0.0.0")


def pytest_collection_modifyitems(items):
    """A test that asks for reference data carries the marker, whether it says so or not."""
    for item in items:
        if {"reference", "reference_file"}.intersection(getattr(item, "fixturenames", ())):
            item.add_marker(pytest.mark.reference)


@pytest.fixture(autouse=True, scope="session")
def no_network():
    """Refuse every connection that leaves this machine."""
    connect = socket.socket.connect

    def connect_here(self, address):
        is_outside = isinstance(address, tuple) and not str(address[0]).startswith(HERE)
        if is_outside:
            raise AssertionError(f"a test tried to reach the network: {address[0]}")
        return connect(self, address)

    socket.socket.connect = connect_here
    yield
    socket.socket.connect = connect


@pytest.fixture(scope="session")
def project():
    """The folder of the project."""
    return PROJECT


@pytest.fixture(scope="session")
def curricula():
    """The folder of the shipped data."""
    return PROJECT / "curricula"


@pytest.fixture(scope="session")
def day():
    """The day on which every analysis of the tests is made."""
    return DAY


@pytest.fixture(scope="session")
def knowledge(tmp_path_factory, curricula):
    """The shipped data, compiled into a cache that only this run uses."""
    cache = tmp_path_factory.mktemp("cache")
    return load_knowledge(Settings(curricula, cache, "sqlite://", None))


@pytest.fixture(scope="session")
def evaluator(knowledge):
    return Evaluator(knowledge)


@pytest.fixture(scope="session")
def reference():
    """The folder of reference data beside the project; skips where there is none."""
    return _there(REFERENCE)


@pytest.fixture(scope="session")
def reference_file():
    """Path of one reference file by its name; skips, and in CI fails, where it is absent."""
    return lambda name: _there(REFERENCE / name)


def _there(path):
    if path.exists():
        return path
    absent = f"reference data is absent: {path.relative_to(PROJECT.parent)}"
    if IN_CI:
        pytest.fail(f"{absent} (in CI it must be there)")
    pytest.skip(absent)

"""Whole processes: what only the operating system can show."""

import json
import os
import signal
import socket
import subprocess
import sys
import urllib.request

import invented_papers as papers
import pytest

DAY = ("--as-of", papers.DAY)


def test_stdout_holds_only_the_result(equiv_process, boleta):
    words = ("evaluate", boleta, "--state", "TX", *DAY, "--format", "json")
    first, second = equiv_process(*words), equiv_process(*words)

    assert (first.code, first.err) == (0, "")
    assert json.loads(first.out)["state"] == "TX"
    assert second.stdout == first.stdout  # from the cache as from the files


def test_a_fault_of_the_data_ends_with_1_and_no_trace(equiv_process, tmp_path):
    (tmp_path / "vacio.csv").touch()
    ran = equiv_process("evaluate", "vacio.csv", "--state", "TX", LANG="es_MX.UTF-8")

    assert (ran.code, ran.stdout) == (1, b"")
    assert ran.err.startswith("equiv: «vacio.csv»: El archivo está vacío")
    assert "Traceback" not in ran.err


def test_a_fault_of_the_command_ends_with_2(equiv_process):
    ran = equiv_process("evaluate", "--lang", "es")

    assert (ran.code, ran.stdout) == (2, b"")
    assert "Falta «--state»" in ran.err


@pytest.mark.parametrize(
    ("state", "code", "stream", "told"),
    [
        pytest.param("TX", 0, "out", "Análisis de créditos · TX", id="the result is UTF-8"),
        pytest.param("ZZ", 1, "err", "No hay estado", id="a refusal is still told"),
    ],
)
def test_a_terminal_that_knows_no_accents_is_no_fault(
    equiv_process, boleta, state, code, stream, told
):
    words = ("evaluate", boleta, "--state", state, *DAY, "--lang", "es")
    ran = equiv_process(*words, LC_ALL="C", PYTHONIOENCODING="ascii", PYTHONUTF8="0")

    assert ran.code == code
    assert told in getattr(ran, stream)
    assert "Traceback" not in ran.err


@pytest.mark.skipif(os.name == "nt", reason="pipes end otherwise there")
def test_a_reader_that_stops_early_is_no_fault(surroundings, tmp_path):
    command = [sys.executable, "-m", "equiv", "curricula", "study"]
    with subprocess.Popen(
        command, cwd=tmp_path, env=surroundings, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        process.stdout.close()
        err = process.stderr.read()

    assert (process.returncode, err) == (0, b"")


def test_a_port_in_use_is_told(equiv_process):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        ran = equiv_process("demo", "--port", port, "--lang", "es")

    assert (ran.code, ran.stdout) == (1, b"")
    assert f"No se puede usar el puerto {port}" in ran.err
    assert "Traceback" not in ran.err


def test_demo_prints_its_address_serves_and_stops(surroundings, tmp_path):
    # A shell without job control starts background jobs deaf to SIGINT; children inherit it.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    command = [sys.executable, "-m", "equiv", "demo", "--port", "0"]
    with subprocess.Popen(
        command, cwd=tmp_path, env=surroundings, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        try:
            address = process.stdout.readline().decode().strip()
            assert address.startswith("http://127.0.0.1:")
            with urllib.request.urlopen(f"{address}health", timeout=30) as answer:
                assert json.load(answer)["ok"] is True
            process.send_signal(signal.SIGINT)
            rest, err = process.communicate(timeout=30)
        finally:
            process.kill()

    assert (process.returncode, rest) == (0, b"")
    assert b"Traceback" not in err

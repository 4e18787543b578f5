"""`equiv bench`: every bench runs and prints its figure beside its comparison; none is judged."""

import re

import pytest

from equiv.benches import record
from equiv.benches.figures import Figure, Sample
from equiv.cli import bench
from equiv.domain.text import same
from equiv.services.evaluate import Request


def cells_of(out):
    """The rows of the printed table; columns stand at least two spaces apart."""
    head, _, *rows = out.splitlines()
    return re.split(r"\s{2,}", head), [re.split(r"\s{2,}", row) for row in rows]


def test_all_benches_run_once_and_print_one_table(equiv_process):
    ran = equiv_process("bench", "--repeat", "1")
    head, rows = cells_of(ran.out)

    assert ran.code == 0
    assert head[:4] == ["bench", "what", "median", "range"]
    assert [row[0] for row in rows] == list(bench.NAMES)
    for row in rows:
        assert len(row) == 10
        assert row[9] in ("met", "missed")
        assert all(re.fullmatch(r"[0-9.]+ (s|ms|MB)", row[n]) for n in (2, 5))
        assert float(row[2].split()[0]) > 0 < float(row[5].split()[0])
    assert re.search(r"40 lines, \d+ targets", rows[1][1])
    assert [line for line in ran.err.splitlines() if line.startswith("equiv: measuring ")] == [
        f"equiv: measuring {name} …" for name in bench.NAMES
    ]


@pytest.mark.parametrize(
    ("lang", "head"),
    [pytest.param("en", "median", id="English"), pytest.param("es", "mediana", id="Spanish")],
)
def test_one_bench_alone(equiv_command, lang, head):
    ran = equiv_command("bench", "analysis", "--repeat", "2", "--lang", lang)
    heads, rows = cells_of(ran.out)

    assert ran.code == 0
    assert head in heads
    assert [row[0] for row in rows] == ["analysis"]
    assert ran.err == "equiv: measuring analysis …\n"


def test_an_unknown_bench_is_a_misused_command_with_the_known_ones(equiv_command):
    ran = equiv_command("bench", "speed")

    assert (ran.code, ran.stdout) == (2, b"")
    assert [name for name in bench.NAMES if name not in ran.err] == []


def a_figure(measured, compared, limit, is_ratio):
    return Figure(
        name="analysis",
        what=same("something"),
        measured=Sample("ms", measured),
        beside=same("another thing"),
        compared=Sample("ms", compared),
        limit=limit,
        is_ratio=is_ratio,
    )


@pytest.mark.parametrize(
    ("measured", "compared", "limit", "is_ratio", "told"),
    [
        pytest.param((99.9,), (1,), 100, False, "met", id="below the limit"),
        pytest.param((100,), (1,), 100, False, "missed", id="at the limit"),
        pytest.param((1, 2, 900), (1,), 100, False, "met", id="the median counts"),
        pytest.param((24,), (10,), 2.5, True, "met", id="below so many times"),
        pytest.param((25,), (10,), 2.5, True, "missed", id="at so many times"),
    ],
)
def test_a_target_is_met_or_missed_and_the_exit_code_stays_0(
    equiv_command, monkeypatch, measured, compared, limit, is_ratio, told
):
    figure = a_figure(measured, compared, limit, is_ratio)
    monkeypatch.setattr(bench, "_measure", lambda name, repeat: figure)
    ran = equiv_command("bench", "analysis")
    _, (row,) = cells_of(ran.out)

    assert (ran.code, row[9]) == (0, told)


def test_a_sample_shows_its_median_and_its_ends():
    sample = Sample("ms", (3.0, 1.0, 20.0))

    assert (sample.shown(), sample.spread()) == ("3.0 ms", "1.0-20.0 ms")


def test_the_record_has_40_lines_whose_titles_stand_in_the_plans(evaluator):
    transcript = evaluator.read(record.table().encode(), "boleta.csv")
    prepared = evaluator.prepare(transcript, Request((record.STATE,), record.DAY))

    assert len(prepared.lines) == 40
    assert [line.entry.title for line in prepared.lines if line.course is None] == []
    assert len({line.course.id for line in prepared.lines}) == 40
    assert [line.number for line in prepared.lines if line.plan_is_inferred] == []
    assert [line.number for line in prepared.lines if not line.counts] == []
    assert prepared.notices == ()

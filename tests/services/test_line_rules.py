"""What one line of the paper is worth: attempts, marks, unfinished courses, time, grade."""

from fractions import Fraction

import pytest
from records import DGB, SECUNDARIA, analyse, dgb, fed_by, granted, record, secundaria

from equiv.domain.equivalency import RecommendationClass


def on_dgb(title, mark, **fields):
    return (title, mark, {"plan": DGB, **fields})


def test_attempts_at_one_course_are_one_course(evaluator, day):
    once = record(on_dgb("MATEMATICAS I", "7.0"))
    twice = record(on_dgb("MATEMATICAS I", "5.0"), on_dgb("MATEMATICAS 1", "7.0"))
    alone, both = (analyse(evaluator, day, one) for one in (once, twice))

    assert both.total_credit == alone.total_credit == Fraction(1, 2)
    assert both.entries[0].recommendations == ()
    assert "line 2, which counts instead" in both.entries[0].reason.en


@pytest.mark.parametrize("marks", [("9.0", "7.0"), ("7.0", "9.0")], ids=["first", "last"])
def test_of_two_passed_attempts_the_better_mark_counts_wherever_it_stands(evaluator, day, marks):
    lines = [on_dgb("MATEMATICAS I", mark) for mark in marks]
    analysis = analyse(evaluator, day, record(*lines))

    assert granted(analysis)["us-tx.algebra-1"].mark.original == 9


@pytest.mark.parametrize(
    ("mark", "passed", "words"),
    [
        pytest.param("5.9", False, "Not passed", id="a mark below the plan's pass mark"),
        pytest.param("NP", False, "Not passed", id="did not sit the examination"),
        pytest.param("N.P.", False, "Not passed", id="the same with dots"),
        pytest.param("A.C.", None, "not settled whether", id="an agreement, which is no pass"),
        pytest.param("zz", None, "not settled whether this line was passed", id="an unknown word"),
        pytest.param("105", None, "not settled whether this line was passed", id="off every scale"),
        pytest.param(None, None, "not settled whether this line was passed", id="no mark"),
        pytest.param("", None, "not settled whether this line was passed", id="an empty mark"),
    ],
)
def test_a_line_that_is_not_known_to_be_passed_gives_nothing(evaluator, day, mark, passed, words):
    analysis = analyse(evaluator, day, record(on_dgb("MATEMATICAS I", mark)))
    (entry,) = analysis.entries

    assert entry.passed is passed
    assert entry.recommendations == ()
    assert words in entry.reason.en
    assert analysis.recommendations == ()
    assert analysis.total_credit == 0


@pytest.mark.parametrize("mark", ["6", "6.0", "6,0", "10.0", "60", "AC"])
def test_a_pass_counts_however_it_is_written(evaluator, day, mark):
    analysis = analyse(evaluator, day, record(on_dgb("MATEMATICAS I", mark)))

    assert analysis.entries[0].passed is True
    assert analysis.entries[0].mark == mark
    assert analysis.total_credit == Fraction(1, 2)


def test_the_pass_mark_that_the_record_states_wins_over_the_plan(evaluator, day):
    lines = [on_dgb("MATEMATICAS I", "6.5")]

    assert analyse(evaluator, day, record(*lines)).entries[0].passed is True
    stricter = record(*lines, pass_mark=Fraction(7))
    assert analyse(evaluator, day, stricter).entries[0].passed is False


def test_an_unfinished_course_counts_by_its_finished_share(evaluator, day):
    whole = analyse(evaluator, day, record(on_dgb("MATEMATICAS I", "8.0")))
    half = analyse(evaluator, day, record(on_dgb("MATEMATICAS I", None, completed=Fraction(1, 2))))
    of_whole, of_half = (
        next(r for r in a.recommendations if r.course and r.course.id == "us-tx.algebra-1")
        for a in (whole, half)
    )

    assert of_half.coverage == of_whole.coverage / 2
    assert half.entries[0].hours == whole.entries[0].hours / 2
    (elective,) = fed_by(half, 1)
    assert elective.credit_exact == Fraction(1, 4)


def test_a_failed_unfinished_course_gives_nothing(evaluator, day):
    line = on_dgb("MATEMATICAS I", "5.0", completed=Fraction(1, 2))

    assert analyse(evaluator, day, record(line)).recommendations == ()


@pytest.mark.parametrize(
    ("hours", "plan_title", "expected", "origin"),
    [
        pytest.param("96", "MATEMATICAS I", 96, "paper", id="hours on the paper win"),
        pytest.param("72,5", "MATEMATICAS I", Fraction(145, 2), "paper", id="a decimal comma"),
        pytest.param("***", "MATEMATICAS I", 80, "plan", id="stars are no number: the plan's"),
        pytest.param("", "MATEMATICAS I", 80, "plan", id="no hours: the plan's"),
        pytest.param("0", "MATEMATICAS I", 80, "plan", id="nought is no duration: the plan's"),
    ],
)
def test_the_hours_of_a_line(evaluator, day, hours, plan_title, expected, origin):
    analysis = analyse(evaluator, day, record(on_dgb(plan_title, "8.0", hours=hours)))
    (entry,) = analysis.entries

    assert (entry.hours, entry.hours_origin) == (expected, origin)
    assert analysis.total_credit == Fraction(1, 2)
    told = [n for n in analysis.warnings if n.key == "hours"]
    assert bool(told) == (hours in ("***", "0"))


def test_unknown_time_is_told_and_lowers_nothing(evaluator, day):
    line = ("XQZ WWPL", "8.0", {"plan": SECUNDARIA, "period": "3", "hours": "***"})
    analysis = analyse(evaluator, day, record(line), "CA", groups=frozenset({"newcomer"}))

    assert analysis.entries[0].hours is None
    assert any(
        "the time is unknown, and nothing is lowered" in n.text.en for n in analysis.warnings
    )
    assert analysis.total_credit == 10


def test_a_line_below_grade_9_is_for_placement_and_its_content_counts(evaluator, day):
    analysis = analyse(evaluator, day, record(*secundaria()))
    mathematics, spanish = analysis.entries[0], analysis.entries[1]
    ipc = granted(analysis)["us-tx.ipc"]
    physics = next(e for e in analysis.entries if e.title == "FISICA")

    assert not any(fed_by(analysis, entry.line) for entry in analysis.entries if entry.grade < 9)
    assert "for placement only" in mathematics.reason.en
    assert "solo ubicación" in mathematics.reason.es
    assert "Its content still counts toward" in mathematics.reason.en
    placed = next(r for r in analysis.recommendations if r.label and r.label.en == "Placement only")
    assert spanish.recommendations == (placed.id,)
    assert (placed.class_, placed.credit) == (RecommendationClass.PLACEMENT, None)
    assert physics.line in ipc.evidence_lines
    assert physics.line not in ipc.lines


@pytest.mark.parametrize("state", ["TX", "CA"])
@pytest.mark.parametrize("title", ["MATEMATICAS I", "MATEMATICAS IV", "QUIMICA II", "FISICA I"])
def test_one_semester_earns_at_most_one_step_however_it_is_shared_out(evaluator, day, title, state):
    others = [
        ("MATEMATICAS III", "8", {"plan": SECUNDARIA}),
        ("QUIMICA", "8", {"plan": SECUNDARIA}),
    ]
    analysis = analyse(evaluator, day, record((title, "8", {"plan": DGB}), *others), state)
    step = 5 if state == "CA" else Fraction(1, 2)
    fed = [r for r in analysis.recommendations if 1 in r.lines]

    assert len(fed) == 1
    assert sum(r.credit for r in fed if r.lines == (1,)) <= step


def test_a_person_may_tie_a_line_to_a_course_or_take_it_out(evaluator, day):
    lines = record(("MATEMATICAS III", "8", {"plan": DGB}), *secundaria())
    tied = analyse(evaluator, day, lines, fixed={1: "us-tx.algebra-2"})
    out = analyse(evaluator, day, lines, fixed={1: None})

    assert {r.course.id for r in tied.recommendations if 1 in r.lines and r.course} <= {
        "us-tx.algebra-2"
    }
    assert not any(1 in r.lines for r in out.recommendations)
    assert "took this line out" in out.entries[0].reason.en


def test_without_the_content_from_below_grade_9_less_is_shown(evaluator, day):
    whole = granted(analyse(evaluator, day, record(*secundaria())))["us-tx.ipc"]
    third = analyse(evaluator, day, record(*secundaria(2020, grades="3")))
    alone = next(r for r in third.recommendations if r.course and r.course.id == "us-tx.ipc")

    assert alone.coverage < whole.coverage


@pytest.mark.parametrize(
    ("lines", "year", "words"),
    [
        pytest.param(secundaria(2019), 2021, "(secundaria 3) is of school year 2021-2022",
                     id="from the third year of secundaria"),
        pytest.param(dgb(2021), 2020, "counted back from line 1 (grade 10 in 2021-2022)",
                     id="counted back from the bachillerato"),
        pytest.param([("MATEMATICAS I", "8", {"plan": DGB})], None, "does not show the year",
                     id="not shown, and not guessed"),
        pytest.param([*secundaria(2020, mark="5.0", grades="3"), *secundaria(2019, grades="3")],
                     2021, "of school year 2021-2022", id="a repeated year began with the first"),
    ],
)  # fmt: skip
def test_the_year_of_grade_9(evaluator, day, lines, year, words):
    analysis = analyse(evaluator, day, record(*lines))

    assert analysis.cohort.entered_grade_9 == year
    assert words in analysis.cohort.text.en
    assert any(n.key == "cohort" for n in analysis.warnings) == (year is None)


def test_the_year_of_grade_9_that_a_person_gives_wins(evaluator, day):
    analysis = analyse(evaluator, day, record(*secundaria(2019)), entered_grade_9=2026)

    assert analysis.cohort.entered_grade_9 == 2026
    assert "as given" in analysis.cohort.text.en
    assert "según lo indicado" in analysis.cohort.text.es


@pytest.mark.parametrize(
    ("lines", "grade"),
    [
        pytest.param(secundaria(2020, grades="1"), 8, id="first year of secundaria"),
        pytest.param(secundaria(), 10, id="whole secundaria"),
        pytest.param(
            dgb(semesters="1"), 10, id="first semester of bachillerato: still in the year"
        ),
        pytest.param(dgb(semesters="12"), 11, id="first year of bachillerato"),
        pytest.param(dgb(), 12, id="second year of bachillerato"),
        pytest.param(secundaria(mark="5.0"), None, id="nothing passed: no grade, and not 9"),
        pytest.param([("XQZ WWPL", "9.0")], None, id="no known course: no grade, and not 9"),
    ],
)
def test_the_suggested_grade_follows_the_years_completed(evaluator, day, lines, grade):
    placement = analyse(evaluator, day, record(*lines)).placement

    assert placement.grade == grade
    assert ("Nothing is assumed" in placement.text.en) == (grade is None)

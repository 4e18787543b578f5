"""The grade that a record suggests, by years completed; never lower by default."""

from equiv.domain.analysis import Placement
from equiv.domain.text import Text
from equiv.services.context import Context
from equiv.services.lines import Line

LAST_GRADE = 12
AFTER_LEVEL = {"secundaria": 10, "bachillerato": LAST_GRADE}  # grade that follows a level


def suggest_grade(context: Context) -> Placement:
    """Next grade by years completed; never lower by default."""
    passed = [line for line in context.lines if line.evidence and line.grade is not None]
    completed = context.prepared.transcript.completed
    if not passed and completed in AFTER_LEVEL:
        return _after_level(completed)
    if not passed:
        return Placement(
            None,
            Text(
                "The record shows no completed year, so no grade is suggested. Nothing is assumed.",
                "El documento no muestra un año terminado, así que no se sugiere grado. No se "
                "supone nada.",
            ),
        )
    last = max(passed, key=lambda line: (line.grade or 0, _period(line.entry.period)))
    grade = last.grade or 0
    half = last.plan is not None and last.plan.period == "semester" and _is_first_half(last)
    suggested = min(LAST_GRADE, grade if half else grade + 1)
    done = Text(
        f"Line {last.number} is the highest year on the record (grade {grade}"
        + (", first semester)" if half else ")"),
        f"El renglón {last.number} es el año más alto del documento (grado {grade}"
        + (", primer semestre)" if half else ")"),
    )
    return Placement(
        suggested,
        Text(
            f"{done.en}: grade {suggested} by years completed. The district may also count "
            "credits; it should not place lower by default.",
            f"{done.es}: grado {suggested} por años terminados. El distrito puede contar además "
            "los créditos; no debe ubicar más abajo por omisión.",
        ),
    )


def _after_level(level: str) -> Placement:
    """Placement by the level alone, where the paper lists nothing."""
    grade = AFTER_LEVEL[level]
    return Placement(
        grade,
        Text(
            f"The paper certifies that {level} is completed: grade {grade}. It lists no years, so "
            "this is tentative.",
            f"El documento certifica {level} terminada: grado {grade}. No enumera años, así que "
            "es provisional."
            if level == "secundaria"
            else f"El documento certifica {level} terminado: grado {grade}. No enumera años, así "
            "que es provisional.",
        ),
    )


def _period(period: str | None) -> str:
    return period or ""


def _is_first_half(line: Line) -> bool:
    if line.course is None or line.plan is None or line.course.period is None:
        return False
    same = [p for p, g in line.plan.grades.items() if g == line.grade]
    return len(same) > 1 and line.course.period == min(same)

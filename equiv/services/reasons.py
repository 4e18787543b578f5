"""The sentences of a recommendation: what, why, how much; never more than the figures say."""

from collections.abc import Mapping, Sequence
from fractions import Fraction

from equiv.domain.courses import StateCourse
from equiv.domain.equivalency import RecommendationClass as Class
from equiv.domain.text import Text
from equiv.services.context import Context
from equiv.services.lines import TERM, Line
from equiv.services.notices import list_lines

ELECTIVE = Text("Elective", "Optativa")
PLACEMENT = Text("Placement only", "Solo ubicación")


NOT_COMPARED = Text(
    "The content of this course has not been compared with this state's standards in this "
    "release. It may be worth more: a person must compare it.",
    "El contenido de esta asignatura aún no se compara con los estándares de este estado en esta "
    "versión. Puede valer más: una persona debe compararla.",
)


def percent(share: Fraction) -> str:
    """A share as whole percent, cut and not rounded, so that it never looks larger."""
    return f"{int(share * 100)} %"


def plain(amount: Fraction) -> str:
    """An amount with at most three decimals, without trailing zeros."""
    return f"{float(amount):.3f}".rstrip("0").rstrip(".")


def below_first_grade(context: Context) -> Text:
    """Why passed courses of early grades earn no credit."""
    return Text(
        f"Passed below grade {context.first_grade}, the first that earns credit: for placement, "
        "unless the district decides otherwise. Their content counts toward the courses above.",
        f"Aprobadas antes del grado {context.first_grade}, el primero que da crédito: para "
        "ubicación, salvo decisión del distrito. Su contenido cuenta para los cursos de arriba.",
    )


def of_course(
    context: Context,
    course: StateCourse,
    class_: Class,
    by_content: Class,
    is_runner_up: bool,
    lines: Sequence[int],
) -> Text:
    """Why this U.S. course got this class."""
    coverage = context.coverage[course.id]
    limits = context.method.thresholds
    shown = percent(coverage.share)
    said = Text(
        f"The passed courses show {shown} of {course.title.en} by content.",
        f"Las asignaturas aprobadas muestran {shown} del contenido de {course.title.es}.",
    )
    if by_content is Class.FULL:
        said += Text(
            f"That reaches the {percent(limits.full)} for full, and every category its "
            f"{percent(limits.range)}.",
            f"Alcanza el {percent(limits.full)} de «completo», y cada categoría su "
            f"{percent(limits.range)}.",
        )
    elif by_content is Class.PARTIAL:
        said += _why_partial(context, course)
    elif by_content is Class.NONE:
        said += Text(
            f"That is below the {percent(limits.exam)} from which an examination is advised.",
            f"Está por debajo del {percent(limits.exam)} desde el que se aconseja un examen.",
        )
    else:
        said += Text(
            f"That is below the {percent(limits.partial)} for partial credit; credit by "
            "examination is advised.",
            f"Está por debajo del {percent(limits.partial)} para crédito parcial; se aconseja "
            "acreditar por examen.",
        )
    return said + _outcome(class_, by_content, is_runner_up, lines)


def _why_partial(context: Context, course: StateCourse) -> Text:
    coverage, limits = context.coverage[course.id], context.method.thresholds
    low = [c for c in course.categories if coverage.categories[c.key] < limits.range]
    if coverage.share >= limits.full and coverage.is_by_chains_alone:
        return Text(
            "It rests on chains of alignments alone, so it is partial.",
            "Se apoya solo en cadenas de alineaciones, por eso es parcial.",
        )
    if coverage.share >= limits.full:
        en = ", ".join(f"{c.text.en} ({percent(coverage.categories[c.key])})" for c in low)
        es = ", ".join(f"{c.text.es} ({percent(coverage.categories[c.key])})" for c in low)
        return Text(
            f"It would reach full, but a category stays below {percent(limits.range)}: {en}.",
            f"Alcanzaría «completo», pero una categoría queda debajo de "
            f"{percent(limits.range)}: {es}.",
        )
    return Text(
        f"That is between {percent(limits.partial)} and {percent(limits.full)}: partial.",
        f"Está entre {percent(limits.partial)} y {percent(limits.full)}: parcial.",
    )


def _outcome(class_: Class, by_content: Class, is_runner_up: bool, lines: Sequence[int]) -> Text:
    if is_runner_up:
        return Text(
            "The time of these lines is used for another course; this one could take its place.",
            "El tiempo de estos renglones se usa para otro curso; este podría ocupar su lugar.",
        )
    if class_ is Class.EXAM and by_content is not Class.EXAM:
        return Text(
            "No line of a creditable grade can give time to it, so credit by examination is "
            "advised.",
            "Ningún renglón de un grado acreditable puede darle tiempo, por eso se aconseja "
            "acreditar por examen.",
        )
    if lines:
        listed = list_lines(lines)
        return Text(f"Time from line(s) {listed}.", f"Tiempo de renglón(es) {listed}.")
    return Text("", "")


def arithmetic(
    context: Context,
    course: StateCourse,
    times: Mapping[int, int],
    class_: Class,
    exact: Fraction,
) -> Text:
    """How the credit was worked out, so that a reader can redo it by hand."""
    if class_ not in (Class.FULL, Class.PARTIAL) or not times:
        return Text("No credit by time.", "Sin crédito por tiempo.")
    unit, share = plain(course.credit), context.coverage[course.id].share
    time = _time_share(context, course, times)
    tail = _rounded(context, exact)
    if class_ is Class.FULL:
        return (
            Text(f"{unit} × {time.en} = {plain(exact)}", f"{unit} × {time.es} = {plain(exact)}")
            + tail
        )
    cover = plain(share)
    return (
        Text(
            f"{unit} × least of {time.en} and coverage {cover} = {plain(exact)}",
            f"{unit} × lo menor entre {time.es} y cobertura {cover} = {plain(exact)}",
        )
        + tail
    )


def _time_share(context: Context, course: StateCourse, times: Mapping[int, int]) -> Text:
    if any(context.time_of(context.line(n)) is None for n in times):
        return Text("1 (time unknown: not tested)", "1 (tiempo desconocido: no se exige)")
    used, needed = sum(times.values()), context.required(course)
    if context.credit.by == "hours":
        u, r = plain(Fraction(used, 60)), plain(Fraction(needed, 60))
        return Text(f"{u} h of {r} h", f"{u} h de {r} h")
    u, r = plain(Fraction(used, TERM)), plain(Fraction(needed, TERM))
    return Text(f"{u} of {r} semesters", f"{u} de {r} semestres")


def _rounded(context: Context, exact: Fraction) -> Text:
    step = plain(context.step)
    if context.credit.rounding is None:
        return Text(
            f"(nearest step of {step}; the rounding is ours, no rule of the state was found).",
            f"(paso más cercano de {step}; el redondeo es nuestro, no se halló regla del estado).",
        )
    rule = {"nearest": ("nearest", "más cercano"), "down": ("down", "hacia abajo")}
    en, es = rule.get(context.credit.rounding, ("up", "hacia arriba"))
    return Text(f"({en} step of {step}, by rule).", f"(paso {es} de {step}, según la regla).")


TOO_SHORT = Text(
    "Alone its time gives less than the smallest step: the district may join it to another "
    "elective.",
    "Por sí solo, su tiempo da menos que el paso más pequeño: el distrito puede unirlo a otra "
    "optativa.",
)


def elective_arithmetic(context: Context, line: Line, exact: Fraction | None) -> Text:
    if exact is None:
        return Text(
            "The time of this course is unknown: the district must say how much credit.",
            "Se desconoce el tiempo de esta asignatura: el distrito debe decir cuánto crédito.",
        )
    time = context.time_of(line) or 0
    if context.credit.by == "hours":
        shown = plain(Fraction(time, 60))
        body = Text(f"{shown} h", f"{shown} h")
    else:
        shown = plain(Fraction(time, TERM))
        body = Text(f"{shown} semester(s)", f"{shown} semestre(s)")
    said = Text(f"{body.en} = {plain(exact)}", f"{body.es} = {plain(exact)}")
    said += _rounded(context, exact)
    if not context.rounded(exact):
        said += TOO_SHORT
    return said

"""What a person should know about the reading of a record, in both languages."""

from collections.abc import Iterable, Sequence

from equiv.catalog.catalog import Catalog
from equiv.domain.analysis import Candidate, Recommendation
from equiv.domain.courses import Plan
from equiv.domain.policy import Precedent
from equiv.domain.text import Language, Text, same
from equiv.domain.transcripts import Notice
from equiv.services.lines import Line
from equiv.services.matching import rivals


def inferred_plans(catalog: Catalog, lines: Sequence[Line]) -> Iterable[Notice]:
    """One notice for each plan that was inferred, with its lines."""
    groups: dict[str, list[int]] = {}
    for line in lines:
        if line.plan is not None and line.plan_is_inferred:
            groups.setdefault(line.plan.id, []).append(line.number)
    for plan, numbers in groups.items():
        title = catalog.plan(plan).title
        listed = list_lines(numbers)
        yield Notice(
            "plan-inferred",
            Text(
                f"The paper does not name the plan of study. Lines {listed} are read under "
                f"“{title.en}” ({plan}), from their titles, level and years. Confirm it.",
                f"El documento no dice el plan de estudios. Los renglones {listed} se leen con "
                f"«{title.es}» ({plan}), por sus títulos, nivel y años. Confírmelo.",
            ),
        )


def unsure_plan() -> Notice:
    return Notice(
        "plan-unsure",
        Text(
            "Another plan of study fits some of these titles almost as well: look at the plan on "
            "the paper and give it.",
            "Otro plan de estudios corresponde casi igual a algunos títulos: busque el plan en el "
            "documento e indíquelo.",
        ),
    )


def without_rows(plan: Plan, average: str | None) -> Notice:
    shown = Text(
        f" The overall average {average} is printed as it stands and is not spread over courses.",
        f" El promedio general {average} se muestra como está y no se reparte entre asignaturas.",
    )
    text = Text(
        "This paper lists no courses: the national plan supplies them as passed, without marks. "
        f"The result is tentative until a paper with courses arrives ({plan.title.en}).",
        "Este documento no enumera asignaturas: el plan nacional las aporta como aprobadas, sin "
        "calificación. El resultado es provisional hasta tener un documento con asignaturas "
        f"({plan.title.es}).",
    )
    return Notice("from-plan", Text(text.en + shown.en, text.es + shown.es) if average else text)


def level_completed(plan: Plan, average: str | None) -> Notice:
    shown = f" ({average})" if average else ""
    return Notice(
        "level-completed",
        Text(
            f"This paper certifies a whole level{shown} ({plan.title.en}), often by one "
            "examination: the level counts as completed, and no module is taken as passed. Ask "
            "for a paper that lists modules, or for credit by examination.",
            f"Este documento certifica un nivel completo{shown} ({plan.title.es}), muchas veces "
            "con un solo examen: el nivel cuenta como terminado y ningún módulo se toma por "
            "aprobado. Pida un documento que enumere los módulos, o acreditar por examen.",
        ),
    )


def of_line(line: Line) -> list[Notice]:
    """What one line leaves open: its title, mark, hours."""
    found = []
    number = line.number
    if line.mark.warning is not None:
        found.append(Notice("mark", line.mark.warning, number))
    if line.mark.note is not None:
        found.append(Notice("mark-note", line.mark.note, number))
    if line.match.course is None:
        found.append(Notice("no-match", _no_match(line), number))
    elif others := rivals(line.match):
        found.append(Notice("title-tie", _tie(line, others), number))
    printed = (line.entry.hours or "").strip()
    if printed and line.minutes_origin != "paper":
        found.append(Notice("hours", _hours(printed, line.minutes_origin), number))
    return found


def _no_match(line: Line) -> Text:
    nearest = line.match.alternatives
    if not nearest:
        return Text(
            f"No course is named “{line.entry.title}”.",
            f"Ninguna asignatura se llama «{line.entry.title}».",
        )
    named = "; ".join(f"{c.title.es} ({c.plan}, {c.score:.0f})" for c in nearest)
    return Text(
        f"No course of the plan is named “{line.entry.title}”. Nearest: {named}. A person must "
        "choose.",
        f"Ninguna asignatura del plan se llama «{line.entry.title}». Más cercanas: {named}. Una "
        "persona debe elegir.",
    )


def _tie(line: Line, others: Sequence[Candidate]) -> Text:
    taken = line.course.title if line.course is not None else same("")
    title, en, es = line.entry.title, _titles(others, "en"), _titles(others, "es")
    return Text(
        f"“{title}” is read as {taken.en}, but fits as well: {en}. Say which it is on the paper.",
        f"«{title}» se lee como {taken.es}, pero igual puede ser: {es}. Indique cuál es en el "
        "documento.",
    )


def _titles(candidates: Sequence[Candidate], language: Language) -> str:
    return "; ".join(candidate.title.to(language) for candidate in candidates)


def _hours(printed: str, origin: str | None) -> Text:
    if origin == "plan":
        return Text(
            f"Hours “{printed}” on the paper are not a number: the plan's hours are used.",
            f"Las horas «{printed}» del documento no son un número: se usan las del plan.",
        )
    return Text(
        f"Hours “{printed}” on the paper are not a number and the plan gives none: the time is "
        "unknown, and nothing is lowered for it.",
        f"Las horas «{printed}» del documento no son un número y el plan no las da: el tiempo se "
        "desconoce y no se resta nada por ello.",
    )


def not_compared(numbers: Sequence[int]) -> Iterable[Notice]:
    """Lines whose content nobody has compared with this state yet."""
    if numbers:
        listed = list_lines(numbers)
        yield Notice(
            "not-compared",
            Text(
                f"Lines {listed}: the content of their plan of study has not been compared with "
                "this state's standards in this release; they may be worth more than is shown.",
                f"Renglones {listed}: el contenido de su plan de estudios aún no se compara con "
                "los estándares de este estado en esta versión; pueden valer más de lo que se "
                "muestra.",
            ),
        )


def compared_through(numbers: Sequence[int]) -> Iterable[Notice]:
    """Lines that only another framework joins to this state's standards."""
    if numbers:
        listed = list_lines(numbers)
        yield Notice(
            "compared-through",
            Text(
                f"Lines {listed}: their plan of study was compared with Common Core or NGSS, and "
                "those with this state's standards. What is shown is derived: it never makes a "
                "whole course by itself, and may be worth more.",
                f"Renglones {listed}: su plan de estudios se comparó con Common Core o NGSS, y "
                "estos con los estándares del estado. Lo que se muestra es derivado: por sí solo "
                "nunca completa un curso, y puede valer más.",
            ),
        )


def substitutes(recommendations: Iterable[Recommendation]) -> Iterable[Notice]:
    """One notice for each state framework that is not loaded and was answered through another."""
    found: dict[str, list[Recommendation]] = {}
    for r in recommendations:
        if r.substitute_for is not None and not r.is_runner_up:
            found.setdefault(r.substitute_for, []).append(r)
    for own, mine in found.items():
        ids = ", ".join(r.id for r in mine)
        through = ", ".join(sorted({b for r in mine for b in r.basis}))
        yield Notice(
            "substitute",
            Text(
                f"The state's own standards ({own}) are not loaded: {ids} are compared through "
                f"{through} instead. A person must compare with the state's own.",
                f"Los estándares propios del estado ({own}) no están cargados: {ids} se comparan "
                f"con {through} en su lugar. Una persona debe comparar con los del estado.",
            ),
        )


def precedent_disagrees(
    recommendation: Recommendation, precedent: Precedent, source: str
) -> Notice:
    """A published practice grants what the content alone does not show."""
    course, shown = recommendation.course, int((recommendation.coverage or 0) * 100)
    assert course is not None
    condition = precedent.text
    return Notice(
        "precedent-disagrees",
        Text(
            f"A published practice ({source}) gives {course.title.en} for these courses"
            + (f" ({condition.en})" if condition else "")
            + f"; by content {shown} % of it is shown. A person decides which to follow.",
            f"Una práctica publicada ({source}) otorga {course.title.es} por estas asignaturas"
            + (f" ({condition.es})" if condition else "")
            + f"; por contenido se muestra {shown} %. Una persona decide cuál seguir.",
        ),
    )


def list_lines(numbers: Iterable[int]) -> str:
    """Line numbers as ranges: 1-4, 7, 9."""
    runs: list[list[int]] = []
    for number in sorted(numbers):
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return ", ".join(f"{r[0]}-{r[-1]}" if len(r) > 1 else str(r[0]) for r in runs)

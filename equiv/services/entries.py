"""What became of every line of the paper, with its reason.  No line is left out."""

from collections.abc import Sequence
from fractions import Fraction

from equiv.domain.analysis import AnalysedEntry, Recommendation
from equiv.domain.equivalency import RecommendationClass
from equiv.domain.text import Text
from equiv.services import reasons, recommend
from equiv.services.context import Context
from equiv.services.lines import Line


def explain(
    context: Context, recommendations: Sequence[Recommendation]
) -> tuple[AnalysedEntry, ...]:
    """One analysed entry for each line, in the order of the paper."""
    return tuple(_entry(context, line, recommendations) for line in context.lines)


def _entry(
    context: Context, line: Line, recommendations: Sequence[Recommendation]
) -> AnalysedEntry:
    fed = [r for r in recommendations if line.number in r.lines]
    evidence = [
        r
        for r in recommendations
        if line.number in r.evidence_lines and r not in fed and not r.is_runner_up
    ]
    shown = [r for r in evidence if r.class_ is not RecommendationClass.PLACEMENT]
    entry = line.entry
    return AnalysedEntry(
        line=line.number,
        title=entry.title,
        mark=entry.mark,
        origin=entry.origin,
        passed=line.mark.passed,
        school_year=entry.school_year,
        plan=line.plan.id if line.plan else None,
        plan_is_inferred=line.plan_is_inferred,
        period=entry.period,
        grade=line.grade,
        match=line.match,
        hours=Fraction(line.minutes, 60) if line.minutes is not None else None,
        hours_origin=line.minutes_origin,
        recommendations=tuple(r.id for r in (*fed, *evidence)),
        reason=_reason(context, line, fed, shown),
    )


def _reason(
    context: Context,
    line: Line,
    fed: Sequence[Recommendation],
    evidence: Sequence[Recommendation],
) -> Text:
    if line.repeats is not None:
        return Text(
            f"Another attempt at the course of line {line.repeats}, which counts instead.",
            f"Otro intento de la asignatura del renglón {line.repeats}, que es el que cuenta.",
        )
    if line.mark.passed is False:
        return Text(
            "Not passed, so it earns no credit and shows no content.",
            "No aprobada: no da crédito ni muestra contenido.",
        )
    if line.evidence == 0:
        return Text(
            "It is not settled whether this line was passed; nothing is concluded until a person "
            "says so.",
            "No está claro si este renglón se aprobó; no se concluye nada hasta que una persona "
            "lo diga.",
        )
    if fed:
        said = _fed(fed, evidence)
        return said if context.is_compared(line) else said + reasons.NOT_COMPARED
    if context.options.fixed.get(line.number, "") is None:
        return Text(
            "A person took this line out of the award.",
            "Una persona excluyó este renglón del reparto.",
        )
    if line.course is None:
        return _unmatched(line)
    if not context.is_compared(line):
        return reasons.NOT_COMPARED
    if not context.is_creditable(line):
        return _below(context, line, evidence)
    return _unused(context, line, evidence)


def _fed(fed: Sequence[Recommendation], evidence: Sequence[Recommendation]) -> Text:
    said = Text(
        f"Its time counts toward {_names(fed).en}.", f"Su tiempo cuenta para {_names(fed).es}."
    )
    if evidence:
        said += Text(
            f"Its content also shows part of {_names(evidence).en}.",
            f"Su contenido también muestra parte de {_names(evidence).es}.",
        )
    return said


def _names(recommendations: Sequence[Recommendation]) -> Text:
    titles = [r.course.title if r.course else r.label or Text("", "") for r in recommendations]
    return Text(
        ", ".join(f"{t.en} ({r.id})" for t, r in zip(titles, recommendations, strict=True)),
        ", ".join(f"{t.es} ({r.id})" for t, r in zip(titles, recommendations, strict=True)),
    )


def _unmatched(line: Line) -> Text:
    nearest = line.match.alternatives
    if not nearest:
        return Text(
            "No match: no course of a known plan has this title. A person must say what it is.",
            "Sin coincidencia: ninguna asignatura de un plan conocido tiene este título. Una "
            "persona debe decir cuál es.",
        )
    named = "; ".join(c.title.es for c in nearest)
    return Text(
        f"No match. Nearest: {named}. A person must choose.",
        f"Sin coincidencia. Más cercanas: {named}. Una persona debe elegir.",
    )


def _below(context: Context, line: Line, evidence: Sequence[Recommendation]) -> Text:
    said = Text(
        f"Grade {line.grade} lies below grade {context.first_grade}, the first that earns credit: "
        "for placement only, unless the district decides otherwise.",
        f"El grado {line.grade} está por debajo del {context.first_grade}, el primero que da "
        "crédito: solo ubicación, salvo decisión del distrito.",
    )
    if evidence:
        said += Text(
            f"Its content still counts toward {_names(evidence).en}.",
            f"Su contenido sí cuenta para {_names(evidence).es}.",
        )
    return said


def _unused(context: Context, line: Line, evidence: Sequence[Recommendation]) -> Text:
    rule = recommend.subject_rule(context, line)
    said = (
        rule.text
        if rule is not None
        else Text(
            "No course of this state has enough of the same content, and the state's rules name no "
            "elective for it.",
            "Ningún curso de este estado tiene suficiente contenido en común y las reglas del "
            "estado no le asignan una optativa.",
        )
    )
    if evidence:
        said += Text(
            f"Its content counts toward {_names(evidence).en}.",
            f"Su contenido cuenta para {_names(evidence).es}.",
        )
    return said

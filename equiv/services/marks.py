"""The mark of one recommendation (method, step 8): mean first, conversion last."""

from collections.abc import Mapping
from fractions import Fraction

from equiv.domain.analysis import AwardedMark
from equiv.domain.courses import StateCourse
from equiv.domain.marks import ConversionScale, convert, cut, weighted_mean
from equiv.domain.text import Text
from equiv.services.context import Context
from equiv.services.lines import Line

Given = list[tuple[Line, int]]


def mark_of(context: Context, course: StateCourse | None, times: Mapping[int, int]) -> AwardedMark:
    """Mean of the original marks, weighted by the time each line gave; per credit step too.

    Without a scale the conversion is None and the district must choose.
    """
    given = sorted(
        ((context.line(n), time) for n, time in times.items()),
        key=lambda pair: _order_of_study(pair[0]),
    )
    original = _mean(given)
    by_step = tuple(_mean(bucket) for bucket in _buckets(context, course, given))
    scale = context.scale
    return AwardedMark(
        original=original,
        by_step=by_step,
        converted=_convert(original, scale),
        converted_by_step=tuple(_convert(mark, scale) for mark in by_step),
        scale=scale.id if scale else None,
        text=_text(given, original, scale),
    )


def _order_of_study(line: Line) -> tuple[str, int, str, str, int]:
    """By year and period, so that the order of the paper's lines is not felt."""
    course = line.course
    period = (course.period if course else None) or line.entry.period or ""
    id_ = course.id if course else ""
    return (line.entry.school_year or "", line.grade or 0, period, id_, line.number)


def _mean(given: Given) -> Fraction | None:
    """None where a line has no number: a mean that leaves lines out would mislead."""
    values = [(line.mark.value, max(time, 1)) for line, time in given]
    if not values or any(value is None for value, _ in values):
        return None
    return weighted_mean([(value, time) for value, time in values if value is not None])


def _buckets(context: Context, course: StateCourse | None, given: Given) -> list[Given]:
    """The lines' time in order of study, cut into the credit steps of the course."""
    total = sum(time for _, time in given)
    if course is None or context.credit.by != "term":
        return []
    width = int(context.required(course) * context.step / course.credit)
    if width <= 0 or total <= width:
        return [given]
    buckets: list[Given] = []
    position = 0
    for line, time in given:
        while time > 0:
            if position % width == 0 and position // width == len(buckets):
                buckets.append([])
            share = min(time, width - position % width)
            buckets[position // width].append((line, share))
            position += share
            time -= share
    return buckets


def _convert(mark: Fraction | None, scale: ConversionScale | None) -> str | None:
    if mark is None or scale is None:
        return None
    return convert(mark, True, scale)


def _text(given: Given, original: Fraction | None, scale: ConversionScale | None) -> Text:
    sums = " + ".join(f"{line.entry.mark or '—'} × {time}" for line, time in given)
    total = sum(time for _, time in given)
    if original is None:
        how = Text(
            "At least one line has no number, so there is no mean. “P”, outside the GPA, can be "
            "offered.",
            "Al menos un renglón no tiene número, así que no hay promedio. Puede ofrecerse «P», "
            "fuera del GPA.",
        )
    elif len(given) == 1:
        shown = f"{float(original):g}"
        how = Text(f"{shown}, as on the paper.", f"{shown}, como está en el documento.")
    else:
        shown = f"{float(cut(original)):g}"
        how = Text(
            f"({sums}) / {total} = {shown}, cut to one decimal; the weights are the time used.",
            f"({sums}) / {total} = {shown}, cortado a un decimal; los pesos son el tiempo usado.",
        )
    return how + _conversion(original, scale)


def _conversion(original: Fraction | None, scale: ConversionScale | None) -> Text:
    if scale is None:
        return Text(
            "No scale is prescribed: the district must choose how to convert, or record “P” "
            "outside the GPA.",
            "No hay una escala prescrita: el distrito debe elegir cómo convertir, o anotar «P» "
            "fuera del GPA.",
        )
    if original is None:
        return Text("Nothing is converted.", "No se convierte nada.")
    if convert(original, True, scale) is None:
        return Text(
            f"The scale “{scale.title.en}” would turn this pass into a fail, so it is not used: "
            "the district must choose.",
            f"La escala «{scale.title.es}» convertiría esta calificación aprobatoria en "
            "reprobatoria, así que no se usa: el distrito debe elegir.",
        )
    return Text(
        f"Converted by “{scale.title.en}” ({scale.id}).",
        f"Convertida con «{scale.title.es}» ({scale.id}).",
    )

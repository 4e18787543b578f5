"""Marks as Mexican papers write them, and their conversion by a named scale.

Read as written: 5 to 10 with one decimal (cut, never rounded), 0 to 100, labels and codes.
The pass flag is kept apart from the number, and the pass mark is the record's or its plan's.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from equiv.domain.citations import Fact
from equiv.domain.text import Text

_NUMBER = re.compile(r"^\d{1,3}(?:[.,]\d{1,2})?$")


@dataclass(frozen=True, slots=True)
class MarkLabel:
    """A mark that is a word or code: whether it passes, and the number it stands for, if any."""

    label: str
    passed: bool | None
    value: Fraction | None
    text: Text


@dataclass(frozen=True, slots=True)
class Mark:
    """One mark as read.  `passed` is None where the paper does not settle it.

    `warning` and `note` are texts for the reader; a warning asks for a person.
    """

    raw: str | None
    value: Fraction | None
    passed: bool | None
    note: Text | None = None
    warning: Text | None = None


@dataclass(frozen=True, slots=True)
class ScaleRow:
    """Marks from `low` to `high`, both included, become `value`."""

    low: Fraction
    high: Fraction
    value: str
    passes: bool


@dataclass(frozen=True, slots=True)
class ConversionScale:
    """A published conversion, always named beside the mark it gives."""

    id: str
    title: Text
    rows: tuple[ScaleRow, ...]
    top: Fraction
    fact: Fact
    note: Text | None


def read_mark(
    raw: str | None,
    pass_mark: Fraction | None,
    top: Fraction,
    labels: Mapping[str, MarkLabel],
) -> Mark:
    """Read one mark as written on the paper, on a scale that ends at `top` (10 or 100).

    The value is always one of 0 to 10.  A pass mark above 10 says that the record counts to 100.
    A label with its dots is looked for first: "A.C." is an agreement, "AC" is acreditado.
    """
    if raw is None or not raw.strip():
        return Mark(None, None, None)
    text = raw.strip()
    label = labels.get(text.upper()) or labels.get(text.upper().replace(".", ""))
    if label is not None and label.passed is None:
        return Mark(raw, label.value, None, warning=label.text)
    if label is not None:
        return Mark(raw, label.value, label.passed, note=label.text)
    if not _NUMBER.match(text):
        return Mark(raw, None, None, warning=_unknown(text))
    return _read_number(raw, text, pass_mark, top)


def _read_number(raw: str, text: str, pass_mark: Fraction | None, top: Fraction) -> Mark:
    value = Fraction(text.replace(",", "."))
    note = _comma(text) if "," in text else None
    if value > 100:
        return Mark(raw, None, None, warning=_out_of_range(text))
    if top > 10 or (pass_mark is not None and pass_mark > 10):
        least = pass_mark / 10 if pass_mark is not None and pass_mark > 10 else pass_mark
        return _read_of_hundred(raw, text, value, least, note)
    if top < value < top + 1:
        return Mark(raw, None, None, note, _out_of_range(text))
    if value > top:
        return _read_in_hundreds(raw, text, value, pass_mark)
    if pass_mark is None:
        return Mark(raw, value, None, note, _no_pass_mark(text))
    return Mark(raw, value, value >= pass_mark, note)


def _read_of_hundred(
    raw: str, text: str, value: Fraction, least: Fraction | None, note: Text | None
) -> Mark:
    """A mark of a record that counts from 0 to 100; `least` is its pass mark as one of 10.

    Some such papers print 7.0 in place of 70: a small number that would pass on 0 to 10 settles
    nothing.
    """
    if least is None:
        return Mark(raw, value / 10, None, note, _no_pass_mark(text))
    if least <= value <= 10:
        return Mark(raw, None, None, note, _of_ten_or_hundred(text))
    return Mark(raw, value / 10, value / 10 >= least, note)


def _read_in_hundreds(raw: str, text: str, value: Fraction, pass_mark: Fraction | None) -> Mark:
    """A number above 10 under a plan of 0 to 10: the same scale printed times ten."""
    if pass_mark is None:
        return Mark(raw, value / 10, None, None, _no_pass_mark(text))
    return Mark(raw, value / 10, value >= pass_mark * 10, _hundreds(text, pass_mark))


def cut(value: Fraction) -> Fraction:
    """Cut to one decimal, as SEP does: 9.86 is 9.8 (school control rules; never rounded)."""
    return Fraction(int(value * 10), 10)


def weighted_mean(marks: Sequence[tuple[Fraction, int]]) -> Fraction:
    """Mean of (mark, weight) pairs; the weights are the time each line gave."""
    total = sum(weight for _, weight in marks)
    return sum((mark * weight for mark, weight in marks), Fraction(0)) / total


def convert(value: Fraction, passed: bool, scale: ConversionScale) -> str | None:
    """The scale's value for a mark of 0 to 10, or None where it would turn a pass into a fail."""
    shown = cut(value) * scale.top / 10
    for row in scale.rows:
        if row.low <= shown <= row.high:
            return None if passed and not row.passes else row.value
    return None


def _comma(text: str) -> Text:
    value = text.replace(",", ".")
    return Text(f"“{text}” is read as {value}.", f"«{text}» se lee como {value}.")


def _unknown(text: str) -> Text:
    return Text(
        f"The mark “{text}” is not known: it is kept as written, and a person must say "
        "whether it passes.",
        f"La calificación «{text}» no se conoce: se conserva como está y una persona debe decir "
        "si es aprobatoria.",
    )


def _out_of_range(text: str) -> Text:
    return Text(
        f"The mark “{text}” lies outside every scale (0 to 10, 0 to 100): it is kept as written, "
        "and nothing is concluded from it. Compare it with the paper.",
        f"La calificación «{text}» está fuera de toda escala (0 a 10, 0 a 100): se conserva como "
        "está y no se concluye nada de ella. Compárela con el documento.",
    )


def _no_pass_mark(text: str) -> Text:
    return Text(
        f"The pass mark is not known, so nothing is concluded from “{text}”. "
        "Say the plan of study, or ask the school.",
        f"No se conoce la calificación mínima aprobatoria, así que no se concluye nada de "
        f"«{text}». Indique el plan de estudios o pregunte a la escuela.",
    )


def _of_ten_or_hundred(text: str) -> Text:
    return Text(
        f"The record counts from 0 to 100, but “{text}” would pass on 0 to 10: nothing is "
        "concluded from it. Ask the school which scale it is.",
        f"El documento califica de 0 a 100, pero «{text}» sería aprobatoria de 0 a 10: no se "
        "concluye nada de ella. Pregunte a la escuela qué escala es.",
    )


def _hundreds(text: str, pass_mark: Fraction) -> Text:
    on_hundred = int(pass_mark * 10)
    return Text(
        f"“{text}” is read on 0 to 100; the plan's pass mark {float(pass_mark):g} of 10 is "
        f"{on_hundred} of 100.",
        f"«{text}» se lee de 0 a 100; la mínima aprobatoria del plan, {float(pass_mark):g} de 10, "
        f"es {on_hundred} de 100.",
    )

"""The columns of a table of courses, and the many ways in which papers name them."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from equiv.readers.limits import MAX_COLUMNS


class Field(StrEnum):
    """What a column holds; the value is the English header."""

    SCHOOL_YEAR = "school_year"
    PLAN = "plan"
    PERIOD = "period"
    TITLE = "title"
    MARK = "mark"
    HOURS = "hours"
    CREDITS = "credits"
    COMPLETED = "completed"
    SCHOOL = "school"
    OBSERVATION = "observation"


SPANISH = {
    Field.SCHOOL_YEAR: "ciclo",
    Field.PLAN: "plan",
    Field.PERIOD: "periodo",
    Field.TITLE: "asignatura",
    Field.MARK: "calificacion",
    Field.HOURS: "horas",
    Field.CREDITS: "creditos",
    Field.COMPLETED: "avance",
    Field.SCHOOL: "escuela",
    Field.OBSERVATION: "observaciones",
}
REQUIRED = (Field.TITLE, Field.MARK)

# Written as `simplify` leaves them.  A weekly figure is not a total: "horas semanales" is absent.
_NAMES = {
    Field.SCHOOL_YEAR: "school year|academic year|ciclo|ciclo escolar|ciclo lectivo|ano escolar|"
    "ano lectivo|periodo escolar|periodoescolaruac",
    Field.PLAN: "plan|plan of study|study plan|plan de estudio|plan de estudios|clave del plan|"
    "clave plan",
    Field.PERIOD: "period|term|semester|grade level|year of study|periodo|semestre|grado|"
    "cuatrimestre|trimestre|numero de periodo|numeroperiodouac",
    Field.TITLE: "title|course|courses|course title|course name|subject|subjects|subject name|"
    "asignatura|asignaturas|materia|materias|nombre de la asignatura|nombre de la materia|"
    "asignatura o materia|curso|cursos|modulo|uac|nombre uac|nombreuac|nombre de la uac|"
    "unidad de aprendizaje|unidad de aprendizaje curricular",
    Field.MARK: "mark|marks|final mark|final grade|course grade|calificacion|calificaciones|calif|"
    "cal|calif final|calificacion final|calificacion definitiva|calificacionuac|promedio final",
    Field.HOURS: "hours|hour|hrs|total hours|clock hours|horas|hora|horas totales|total horas|"
    "total de horas|totalhorasuac",
    Field.CREDITS: "credits|credit|sep credits|creditos|credito|creditos sep|creditosuac",
    Field.COMPLETED: "completed|completion|progress|share completed|percent completed|"
    "percent complete|avance|porcentaje de avance",
    Field.SCHOOL: "school|school name|escuela|plantel|nombre de la escuela|nombre del plantel|"
    "institucion|cct|clave cct|clave del centro de trabajo|centro de trabajo",
    Field.OBSERVATION: "observation|observations|remark|remarks|note|notes|comment|comments|"
    "observacion|observaciones|obs|dictamen|dictamenuac",
}
_FIELDS = {name: field for field, names in _NAMES.items() for name in names.split("|")}
_LONGEST = 60
_AMBIGUOUS = ("grade", "grades")  # the mark, or the year of study: only a person knows


def simplify(name: str) -> str:
    """`name` without case, accents, punctuation and doubled spaces."""
    split = unicodedata.normalize("NFKD", name).casefold()
    plain = "".join(char for char in split if not unicodedata.combining(char))
    return re.sub(r"[^a-z0-9]+", " ", plain).strip()


def find_field(name: str) -> Field | None:
    """The field that a header names, in either language; None where it is not known."""
    return _FIELDS.get(simplify(name)) if len(name) <= _LONGEST else None


def is_ambiguous(name: str) -> bool:
    """True for "grade", which names the mark to some and the year of study to others."""
    return len(name) <= _LONGEST and simplify(name) in _AMBIGUOUS


@dataclass(frozen=True, slots=True)
class Header:
    """One row seen as a header.  `row` counts from 1; `names` stand as in the file."""

    row: int
    names: tuple[str, ...]
    fields: tuple[Field | None, ...]

    @property
    def missing(self) -> tuple[Field, ...]:
        return tuple(field for field in REQUIRED if field not in self.fields)

    @property
    def known(self) -> int:
        """How many different fields the row names."""
        return len(set(self.fields) - {None})

    def columns_of(self, field: Field) -> tuple[int, ...]:
        return tuple(index for index, found in enumerate(self.fields) if found is field)


def choose_header(rows: Iterable[Sequence[str]]) -> Header:
    """The first of `rows` with the required columns, else the one that names most fields.

    Where no row names a field this is the first row with any text, so that it can be shown.
    """
    candidates = [
        _as_header(number, row) for number, row in enumerate(rows, 1) if any(map(str.strip, row))
    ]
    complete = (header for header in candidates if not header.missing)
    best = max(candidates, key=lambda header: header.known, default=Header(1, (), ()))
    return next(complete, best)


def _as_header(number: int, row: Sequence[str]) -> Header:
    # The rest of an endless row is not looked at; the table reader refuses such a row by name.
    names = tuple(name.strip() for name in row[: MAX_COLUMNS + 1])
    return Header(number, names, tuple(find_field(name) for name in names))

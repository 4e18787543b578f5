"""The invented school of the demonstration: invented students, real plans."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from equiv.domain.transcripts import Entry, Transcript
from equiv.services.knowledge import Knowledge
from equiv.services.prepare import from_plan
from equiv.store import transcripts as store
from equiv.store.models import Organisation
from equiv.store.models import Transcript as Row

SCHOOL = "demo-school"

# label, plan, first school year, lines of (period, title, mark): all invented
_SECUNDARIA = (
    ("1", "MATEMATICAS I", "8.2"), ("1", "ESPAÑOL I", "8.8"), ("1", "BIOLOGIA", "9.0"),
    ("1", "GEOGRAFIA", "8.5"), ("1", "INGLES I", "7.4"),
    ("2", "MATEMATICAS II", "7.9"), ("2", "ESPAÑOL II", "9.1"), ("2", "FISICA", "8.3"),
    ("2", "HISTORIA II", "8.6"), ("2", "INGLES II", "7.8"),
    ("3", "MATEMATICAS III", "8.4"), ("3", "ESPAÑOL III", "9.2"), ("3", "QUIMICA", "8.7"),
    ("3", "HISTORIA III", "8.9"), ("3", "FORM. CIVICA Y ETICA III", "10.0"),
    ("3", "INGLES III", "8.0"), ("3", "ARTES III", "9.5"), ("3", "EDUC. FISICA III", "10.0"),
)  # fmt: skip
_DGB = (
    ("1", "MATEMATICAS I", "8.0"), ("1", "QUIMICA I", "7.5"),
    ("1", "TALLER DE LECTURA Y REDACCION I", "9.0"),
    ("2", "MATEMATICAS II", "7.2"), ("2", "QUIMICA II", "8.1"), ("2", "INFORMATICA II", "9.4"),
    ("3", "MATEMATICAS III", "6.9"), ("3", "FISICA I", "7.0"), ("3", "BIOLOGIA I", "8.8"),
    ("4", "MATEMATICAS IV", "5.0"), ("4", "FISICA II", "6.0"), ("4", "BIOLOGIA II", "9.0"),
)  # fmt: skip
_MCCEMS = (
    ("1", "PENSAMIENTO MATEMATICO I", "8.0"), ("1", "LA MATERIA Y SUS INTERACCIONES", "9.0"),
    ("1", "LENGUA Y COMUNICACION I", "8.5"), ("1", "INGLES I", "AC"),
    ("2", "PENSAMIENTO MATEMATICO II", "7.5"),
    ("2", "CONSERVACION DE LA ENERGIA Y SUS INTERACCIONES CON LA MATERIA", "9.0"),
    ("2", "CIENCIAS SOCIALES II", "NP"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class DemoRecord:
    """One invented record as the demonstration page shows it."""

    id: str
    title: str
    lines: int
    transcript: Transcript


def fill(session: Session, knowledge: Knowledge) -> None:
    """Make the invented school where it is not there yet; the caller commits."""
    if session.get(Organisation, SCHOOL) is not None:
        return
    session.add(Organisation(id=SCHOOL, name="Escuela de ejemplo / Example school", is_demo=True))
    session.flush()
    for id_, label, record in _records(knowledge):
        store.add(session, id_, SCHOOL, label, record)


def _records(knowledge: Knowledge) -> Sequence[tuple[str, str, Transcript]]:
    secundaria = _paper("mx-sep.secundaria-2017", 2020, 1, _SECUNDARIA)
    dgb = _paper("mx-dgb.bachillerato-2017", 2021, 2, _DGB)
    mccems = _paper("mx-sep.mccems-2023", 2023, 2, _MCCEMS)
    certificate = from_plan(knowledge.catalog, "secundaria", "mx-sep.secundaria-2017", 2023, "8.4")
    return (
        ("demo-1", "Ejemplo 1 · boleta de secundaria 2017", secundaria),
        ("demo-2", "Ejemplo 2 · kárdex de bachillerato general (DGB)", dgb),
        ("demo-3", "Ejemplo 3 · certificado parcial, plan 2023", mccems),
        ("demo-4", "Ejemplo 4 · certificado de secundaria sin asignaturas", certificate),
    )


def _paper(
    plan: str, first_year: int, periods_a_year: int, lines: Sequence[tuple[str, str, str]]
) -> Transcript:
    entries = []
    for number, (period, title, mark) in enumerate(lines, start=1):
        year = first_year + (int(period) - 1) // periods_a_year
        entries.append(
            Entry(number, title, mark, school_year=f"{year}-{year + 1}", plan=plan, period=period)
        )
    return Transcript(tuple(entries))


def list_records(session: Session) -> list[DemoRecord]:
    """The invented records, by label."""
    return [_shown(row) for row in store.list_demo(session)]


def get_record(session: Session, id_: str) -> DemoRecord:
    """One invented record; NotFoundError for any other."""
    return _shown(store.get_demo(session, id_))


def _shown(row: Row) -> DemoRecord:
    return DemoRecord(row.id, row.label, len(row.entries), store.to_record(row))

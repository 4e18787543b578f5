"""Rows of invented schools and students."""

from fractions import Fraction

from equiv.domain.transcripts import Entry, Origin, Transcript
from equiv.store import transcripts
from equiv.store.models import Organisation

FULL = Entry(
    line=1,
    title="MATEMÁTICAS III — “álgebra” ✓",
    mark="8,5",
    school_year="2022-2023",
    plan="mx-sep.secundaria-2017",
    period="3",
    hours="***",
    credits="8",
    completed=Fraction(1, 3),
    school="ESCUELA DE EJEMPLO",
    origin=Origin.PAPER,
)
BARE = Entry(line=2, title="QUIMICA", mark=None, origin=Origin.PLAN)
RECORD = Transcript((FULL, BARE), document="iems-partial", level="bachillerato", average="8.4")


def add_school(session, id_="school", is_demo=False):
    session.add(Organisation(id=id_, name=f"Escuela {id_}", is_demo=is_demo))
    session.flush()


def fill(session, demos=2, others=1, entries=2):
    """One demo school and one that is not, each with records."""
    for school, is_demo, count in (("demo", True, demos), ("real", False, others)):
        add_school(session, school, is_demo)
        for number in range(count):
            lines = tuple(Entry(n, f"CURSO {n}", "8") for n in range(1, entries + 1))
            id_ = f"{school}-{number}"
            transcripts.add(session, id_, school, f"Ejemplo {number}", Transcript(lines))
    session.flush()

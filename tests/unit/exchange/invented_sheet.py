"""An invented analysis with everything that a sheet can hold, for the tests of the sheet."""

import datetime as dt
from dataclasses import replace
from fractions import Fraction as F

from equiv.domain.analysis import (
    AnalysedEntry,
    Analysis,
    AwardedMark,
    Candidate,
    CategoryCoverage,
    Cohort,
    CourseMatch,
    CreditLine,
    EvidencePath,
    ExamState,
    Gap,
    ItemCoverage,
    MetBy,
    Placement,
    Recommendation,
    RequirementState,
    TargetCourse,
)
from equiv.domain.citations import Confidence, Fact
from equiv.domain.crosswalks import Standing
from equiv.domain.equivalency import RecommendationClass as Class
from equiv.domain.frameworks import Item, Part
from equiv.domain.identifiers import CourseId, FrameworkId, ItemId, PlanId, SourceId
from equiv.domain.policy import Exam, Precedent, Statement
from equiv.domain.text import Text, same
from equiv.domain.transcripts import Notice, Origin

FOUND = Fact(Confidence.FOUND, SourceId("us-xx.code"), "§74.26", dt.date(2026, 1, 2))
RECALLED = Fact(Confidence.RECALLED, SourceId("us-xx.code"), None, None)
UNIT = Text("credit", "crédito de EE. UU.")
MX, HUB, US = "mx-demo.math:", "us-ccss.demo:", "us-xx.demo:"


def make_item(id_, en, es, parts=()):
    framework, code = id_.split(":")
    return Item(
        id=ItemId(id_),
        framework=FrameworkId(framework),
        code=code,
        type="expectation",
        text=Text(en, es),
        parent=None,
        grades=(9,),
        parts=parts,
        weighs=True,
        is_leaf=True,
        fact=FOUND,
    )


_PARTS = (Part("factoring", Text("by factoring", "por factorización")),)
_ITEMS = (
    make_item(MX + "M3.1", "Solve problems with quadratic equations by factoring",
              "Resuelve problemas con ecuaciones cuadráticas por factorización"),
    make_item(MX + "M3.2", "Analyse linear and quadratic variation in tables and graphs",
              "Analiza la variación lineal y cuadrática en tablas y gráficas"),
    make_item(MX + "M2.4", "Solve systems of two linear equations",
              "Resuelve sistemas de dos ecuaciones lineales"),
    make_item(MX + "P4.1", "Reason about rates of change", "Razona sobre razones de cambio"),
    make_item(HUB + "HSA-REI.B.4.b", "Solve quadratics by several methods",
              "Resolver ecuaciones cuadráticas por varios métodos"),
    make_item(US + "5(A)", "Solve linear equations, also with the variable on both sides",
              "Resolver ecuaciones lineales, también con la incógnita en ambos lados"),
    make_item(US + "5(C)", "Solve systems of two linear equations",
              "Resolver sistemas de dos ecuaciones lineales"),
    make_item(US + "8(A)", "Solve quadratics by factoring, completing the square, formula",
              "Resolver cuadráticas por factorización, completando el cuadrado y con la fórmula",
              _PARTS),
    make_item(US + "9(D)", "Graph exponential functions that model growth and decay",
              "Graficar funciones exponenciales que modelan crecimiento y decrecimiento"),
    make_item(US + "12(C)", "Write terms of arithmetic and geometric sequences",
              "Escribir términos de sucesiones aritméticas y geométricas"),
)  # fmt: skip
ITEMS = {item.id: item for item in _ITEMS}

_LINES = (
    # title, mark, passed, year, grade, hours
    ("MATEMATICAS 1", "8.5", True, "2020-2021", 7, 167),
    ("MATEMATICAS 2", "8", True, "2021-2022", 8, 167),
    ("MATEMATICAS 3", "8.4", True, "2022-2023", 9, 167),
    ("CIENCIAS Y TECNOLOGIA. QUIMICA", "9.1", True, "2022-2023", 9, 200),
    ("ESPAÑOL III", "9.0", True, "2022-2023", 9, 167),
    ("HISTORIA III", "7", True, "2022-2023", 9, 133),
    ("ARTES III", "AC", True, "2022-2023", 9, 100),
    ("PENSAMIENTO MATEMATICO I", "9", True, "2023-2024", 10, 64),
    ("PENSAMIENTO MATEMATICO II", "8", True, "2023-2024", 10, 64),
    ("TEMAS SELECTOS DE MATEMATICAS I", "10", True, "2024-2025", 11, 48),
    ("LA MATERIA Y SUS INTERACCIONES", "8", True, "2023-2024", 10, 64),
    ("CULTURA DIGITAL I", "9", True, "2023-2024", 10, None),
    ("ALQUIMIA", "5", False, "2023-2024", None, None),
    ("ECOSISTEMAS: INTERACCIONES, ENERGIA Y DINAMICA", "7", True, "2024-2025", 11, 64),
)


def make_path(lines, *path, share=F(3, 4), part=None, standing=Standing.PROPOSED):
    ids = tuple(ItemId(p) for p in path)
    return EvidencePath(lines, ids[0], ids, share, part, len(ids) > 2, standing)


def make_coverage(item, category, share, *evidence):
    return ItemCoverage(ItemId(US + item), category, share, evidence)


_CATEGORIES = (
    CategoryCoverage(
        "linear", Text("Linear equations and systems", "Ecuaciones y sistemas lineales"),
        F(7, 8), True,
    ),
    CategoryCoverage(
        "quadratic", Text("Quadratic functions and equations",
                          "Funciones y ecuaciones cuadráticas"), F(3, 5), True,
    ),
    CategoryCoverage(
        "exponential", Text("Exponential functions and sequences",
                            "Funciones exponenciales y sucesiones"), F(1, 5), False,
    ),
)  # fmt: skip
_COVERAGE = (
    make_coverage("5(A)", "linear", F(1), make_path((1, 2), MX + "M2.4", US + "5(A)", share=F(1),
                                                  standing=Standing.REVIEWED)),
    make_coverage("5(C)", "linear", F(3, 4), make_path((2,), MX + "M2.4", US + "5(C)")),
    make_coverage(
        "8(A)", "quadratic", F(2, 5),
        make_path((3,), MX + "M3.1", US + "8(A)", share=F(2, 5), part="factoring"),
        make_path((3,), MX + "M3.2", HUB + "HSA-REI.B.4.b", US + "8(A)", share=F(3, 10)),
    ),
    make_coverage("9(D)", "exponential", F(0)),
    make_coverage("12(C)", "exponential", F(0)),
)  # fmt: skip


def make_mark(original, converted, text=None, steps=()):
    shown = f"{float(original):g}" if original is not None else "—"
    return AwardedMark(
        original=original,
        by_step=tuple(s[0] for s in steps),
        converted=converted,
        converted_by_step=tuple(s[1] for s in steps),
        scale="xx.scale" if converted else None,
        text=text
        or Text(
            f"{shown}, as on the paper. No scale is prescribed: the district must choose.",
            f"{shown}, como está en el documento. No hay una escala prescrita: el distrito debe "
            "elegir.",
        ),
    )


def make_recommendation(id_, class_, lines, **changes):
    base = Recommendation(
        id=id_,
        lines=lines,
        evidence_lines=lines,
        course=None,
        label=Text("Elective", "Optativa"),
        class_=class_,
        credit=F(1),
        credit_exact=F(1),
        credit_unit=UNIT,
        arithmetic=Text("2 semester(s) = 1", "2 semestre(s) = 1"),
        coverage=None,
        categories=(),
        hours_used={n: _hours(n) for n in lines},
        mark=make_mark(F(9), None),
        items=(),
        mostly=F(3, 4),
        standing=None,
        derived_share=None,
        recalled_share=None,
        basis=("us-xx.state",),
        substitute_for=None,
        precedents=(),
        is_runner_up=False,
        group="electives",
        reason=Text("A passed course may be an elective.", "Un curso aprobado puede ser optativa."),
    )
    return replace(base, **changes)


def _hours(line):
    hours = _LINES[line - 1][5]
    return None if hours is None else F(hours)


def make_course(name, title, code, sced, verified=True):
    return TargetCourse(CourseId(f"us-xx.{name}"), code, verified, sced, title, None)


def make_measured(id_, class_, course, lines, evidence, coverage, **changes):
    return make_recommendation(
        id_,
        class_,
        lines,
        course=course,
        label=None,
        evidence_lines=evidence,
        coverage=coverage,
        categories=_CATEGORIES,
        items=_COVERAGE,
        standing=Standing.PROPOSED,
        derived_share=F(1, 8),
        recalled_share=F(1, 20),
        basis=("us-ccss.math-2010", "us-xx.demo"),
        substitute_for="Demo Standards of the State",
        reason=Text(
            f"The passed courses show {int(coverage * 100)} % of {course.title.en} by content.",
            f"Las asignaturas aprobadas muestran {int(coverage * 100)} % del contenido de "
            f"{course.title.es}.",
        ),
        **changes,
    )


_PRECEDENT = Precedent(
    id="xx.precedent-1",
    sources=(CourseId("mx-demo.mate-3"),),
    subject=None,
    grades=(9,),
    state="XX",
    target=CourseId("us-xx.algebra-1"),
    target_title=Text("Algebra I", "Álgebra I"),
    text=Text(
        "published by a district for third-year secundaria",
        "publicado por un distrito para tercero de secundaria",
    ),
    fact=RECALLED,
)


def _recommendations():
    algebra = make_course("algebra-1", Text("Algebra I", "Álgebra I"), "03100500", "02052")
    geometry = make_course("geometry", Text("Geometry", "Geometría"), "03100700", "02072", False)
    chemistry = make_course("ipc", Text("Integrated Physics and Chemistry",
                                        "Física y Química Integradas"), "03060201",
                            "03201")  # fmt: skip
    biology = make_course("biology", Text("Biology", "Biología"), "03010200", "03051")
    reasoning = make_course("reasoning", Text("Algebraic Reasoning", "Razonamiento Algebraico"),
                            None, None)  # fmt: skip
    return (
        make_measured("R1", Class.FULL, algebra, (3,), (1, 2, 3), F(41, 60),
                      precedents=(_PRECEDENT,), mark=make_mark(F(42, 5), "B", steps=(
                          (F(42, 5), "B"), (F(9), None)))),
        make_measured("R2", Class.PARTIAL, chemistry, (4, 11), (4, 11), F(11, 24),
                      credit=F(1, 2), credit_exact=F(11, 24), mark=make_mark(F(89, 10), None)),
        make_measured("R3", Class.PARTIAL, geometry, (8, 9), (2, 3, 8, 9), F(3, 8),
                      credit=F(1, 2), credit_exact=F(3, 8)),
        make_measured("R4", Class.EXAM, biology, (), (14,), F(1, 5), credit=F(0),
                      credit_exact=F(0), mark=None),
        make_recommendation("R5", Class.ELECTIVE, (5,), label=Text(
            "Spanish (language other than English)", "Español (idioma distinto del inglés)")),
        make_recommendation("R6", Class.ELECTIVE, (6,)),
        make_recommendation("R7", Class.ELECTIVE, (7,), mark=make_mark(None, None)),
        make_recommendation("R8", Class.ELECTIVE, (12,), credit=None, credit_exact=None),
        make_recommendation("R9", Class.PLACEMENT, (10,), credit=F(0), credit_exact=F(0),
                            label=Text("Precalculus placement", "Ubicación en Precálculo")),
        make_measured("R10", Class.PARTIAL, reasoning, (), (3, 8), F(2, 5), is_runner_up=True,
                      credit=F(1, 2), credit_exact=F(2, 5), mark=None),
    )  # fmt: skip


def make_entry(n, title, mark, passed, year, grade, hours, feeds=()):
    is_known = title != "ALQUIMIA"
    name = Text(f"{title.title()} (translated)", title.title())
    other = Candidate(CourseId("mx-demo.quimica"), Text("Chemistry", "Química"),
                      PlanId("mx-demo"), 80.0)  # fmt: skip
    match = CourseMatch(
        course=CourseId(f"mx-demo.{n}") if is_known else None,
        title=name if is_known else None,
        score=100.0 if n % 3 else 91.5,
        alternatives=() if is_known else (other,),
    )
    return AnalysedEntry(
        line=n,
        title=title,
        mark=mark,
        origin=Origin.PLAN if n == 12 else Origin.PAPER,
        passed=passed,
        school_year=year,
        plan=PlanId("mx-demo"),
        plan_is_inferred=n == 8,
        period=None,
        grade=grade,
        match=match,
        hours=None if hours is None else F(hours),
        hours_origin=None if hours is None else "plan",
        recommendations=feeds,
        reason=Text(f"Reason of line {n}.", f"Razón del renglón {n}."),
    )


def _requirement(program, group, group_title, title, needed, met, by=()):
    programs = {"base": Text("State diploma", "Diploma estatal"),
                "honours": Text("State diploma with endorsement",
                                "Diploma estatal con especialidad")}  # fmt: skip
    return RequirementState(
        program=f"us-xx.{program}",
        program_title=programs[program],
        group=group,
        group_title=group_title,
        title=title,
        courses=(),
        needed=F(needed),
        met=F(met),
        met_by=tuple(MetBy(r, F(1), how) for r, how in by),
        note=None,
    )


def _requirements():
    english = Text("English language arts", "Lengua inglesa")
    maths, science = Text("Mathematics", "Matemáticas"), Text("Science", "Ciencias")
    chosen = Text("Electives", "Optativas")
    rows = []
    for program, electives in (("base", 5), ("honours", 7)):
        rows += [
            _requirement(program, "english", english, english, 4, 0),
            _requirement(program, "maths", maths, Text("Algebra I", "Álgebra I"), 1, 1,
                         [("R1", "award")]),
            _requirement(program, "maths", maths, Text("Geometry", "Geometría"), 1, F(1, 2),
                         [("R3", "validation")]),
            _requirement(program, "maths", maths, Text("another course of the state's list",
                         "otro curso de matemáticas de la lista estatal"), 1, 0),
            _requirement(program, "science", science, science, 3, F(1, 2), [("R2", "award")]),
            _requirement(program, "electives", chosen, chosen, electives, 3,
                         [("R6", "award"), ("R7", "award")]),
        ]  # fmt: skip
    return tuple(rows)


def make_analysis(**changes):
    """Fourteen lines; full, partial, by examination, elective, placement, a runner-up."""
    recommendations = changes.pop("recommendations", _recommendations())
    feeds = {n: tuple(r.id for r in recommendations if n in r.lines) for n in range(1, 15)}
    entries = tuple(make_entry(n, *line, feeds=feeds[n]) for n, line in enumerate(_LINES, start=1))
    exam = Exam("xx.eoc", Text("End-of-course: Algebra I", "Fin de curso: Álgebra I"), None, None,
                Text("", ""), FOUND)  # fmt: skip
    base = Analysis(
        release="2026.1",
        content_hash="0123456789abcdef0123",
        method="1.0",
        state="XX",
        state_title=Text("Example State", "Estado de Ejemplo"),
        cohort=Cohort(2022, Text("2022 is taken as the start of grade 9: line 3 is of 2022-2023.",
                                 "Se toma 2022 como inicio de 9.º grado: el renglón 3 (tercero de "
                                 "secundaria) es del ciclo 2022-2023.")),
        as_of=dt.date(2026, 11, 24),
        is_tentative=True,
        average="8.6",
        warnings=(
            Notice("code", Text("AC is passed without a number.",
                                "AC es acreditado, aprobado sin número."), 7),
            Notice("plan", Text("The paper does not say the plan of study: confirm it.",
                                "El documento no dice el plan de estudios: confírmelo.")),
        ),
        entries=entries,
        recommendations=recommendations,
        credit_unit=UNIT,
        credit_summary=(
            CreditLine("maths", Text("Mathematics", "Matemáticas"), F(3, 2)),
            CreditLine("science", Text("Science", "Ciencias"), F(1, 2)),
            CreditLine("electives", Text("Electives", "Optativas"), F(2)),
            CreditLine("lote", Text("Languages other than English",
                                    "Idiomas distintos del inglés"), F(1)),
        ),
        total_credit=F(5),
        requirements=_requirements(),
        exams=(
            ExamState(exam, "owed", Text("Not owed where the credit was earned before.",
                                         "No se debe si el crédito se obtuvo antes.")),
            ExamState(replace(exam, id="xx.bio", title=Text("End-of-course: Biology",
                      "Fin de curso: Biología"), fact=RECALLED), "waived",
                      Text("Waived for credit earned before.",
                           "Exento por crédito obtenido antes.")),
        ),
        placement=Placement(11, Text("Line 14 is the highest year on the paper: grade 11.",
                                     "El renglón 14 es el año más alto del documento: grado 11.")),
        gaps=(
            Gap("maths", Text("Mathematics: Geometry. Missing: 0.5.",
                              "Matemáticas: Geometría. Falta: 0.5."), None, F(3, 8),
                (ItemId(US + "9(D)"), ItemId(US + "12(C)")),
                (Text("Credit by examination.", "Crédito por examen."),
                 Text("The course here.", "El curso aquí."))),
            Gap("english", Text("English language arts. Missing: 4.",
                                "Lengua inglesa. Falta: 4."), None, None, (),
                (Text("Courses of this group here; ask your counselor.",
                      "Cursos de este grupo aquí; pregunte a su consejero escolar."),)),
        ),
        duties=(
            Statement("records", Text("The district must evaluate foreign records.",
                                      "El distrito debe evaluar los documentos extranjeros."),
                      FOUND),
        ),
    )  # fmt: skip
    return replace(base, **changes)


def retitle(analysis, title):
    """The same analysis with another printed title on its third line."""
    entries = tuple(
        replace(e, title=title, reason=same(f"Reason: {title}")) if e.line == 3 else e
        for e in analysis.entries
    )
    return replace(analysis, entries=entries)

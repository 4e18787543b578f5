"""The words that every presentation of an analysis shares: text, CSV, HTML and PDF."""

from fractions import Fraction

from equiv.domain.equivalency import RecommendationClass as Class
from equiv.domain.glossary import TermKind
from equiv.domain.holdings import Completeness
from equiv.domain.policy import Relation
from equiv.domain.text import Text, same

CLASSES = {
    Class.FULL: Text("full", "completo"),
    Class.PARTIAL: Text("partial", "parcial"),
    Class.EXAM: Text("by examination", "por examen"),
    Class.ELECTIVE: Text("elective", "optativa"),
    Class.PLACEMENT: Text("placement only", "solo ubicación"),
    Class.NONE: Text("no equivalent", "sin equivalencia"),
}
STANDINGS = {
    "proposed": Text("proposed, not yet reviewed", "propuesta, sin revisar"),
    "reviewed": Text("reviewed", "revisada"),
    "adopted": Text("adopted", "adoptada"),
    "withdrawn": Text("withdrawn", "retirada"),
}
COMPLETENESS = {
    Completeness.COMPLETE: Text("complete", "completo"),
    Completeness.PARTIAL: Text("partial", "parcial"),
    Completeness.LISTED: Text("names only", "solo nombres"),
}
RELATIONS = {
    Relation.COMMON: Text("Common Core or NGSS as published.", "Common Core o NGSS tal cual."),
    Relation.DERIVED: Text(
        "Built on Common Core or NGSS, with changes.",
        "Basados en Common Core o NGSS, con cambios.",
    ),
    Relation.OWN: Text("The state's own.", "Propios del estado."),
}
TERM_KINDS = {
    TermKind.MATHEMATICS: Text("Mathematics", "Matemáticas"),
    TermKind.SCIENCE: Text("Science", "Ciencias"),
    TermKind.COURSE: Text("Titles of courses", "Nombres de asignaturas"),
    TermKind.PAPER: Text("Papers and school life", "Documentos y vida escolar"),
}
STATUSES = {"owed": Text("owed", "se debe"), "waived": Text("waived", "exento")}

TITLE = Text("Credit analysis", "Análisis de créditos")
RECOMMENDS = Text(
    "This is a recommendation: the school decides and awards. It compares official programmes "
    "(what courses set out to teach), not what was taught or mastered.",
    "Esto es una recomendación: la escuela decide y otorga. Compara programas oficiales (lo que "
    "los cursos se proponen enseñar), no lo enseñado ni lo aprendido.",
)
EDITORIAL = Text(
    "Alignments are this project's editorial work and not yet reviewed by a specialist; "
    "thresholds are this project's, not the state's.",
    "Las alineaciones son trabajo editorial de este proyecto, sin revisión de especialista "
    "todavía; los umbrales son de este proyecto, no del estado.",
)
LINES = Text("Every line of the record", "Todos los renglones del documento")
RECOMMENDATIONS = Text("Recommendations", "Recomendaciones")
ALTERNATIVES = Text("Other possibilities", "Otras posibilidades")
SUMMARY = Text("Credits recommended", "Créditos de EE. UU. recomendados")
REQUIREMENTS = Text("Graduation requirements", "Requisitos de graduación")
EXAMS = Text("Examinations", "Exámenes")
PLACEMENT = Text("Grade level", "Grado escolar")
GAPS = Text("What is missing, and how to close it", "Lo que falta y cómo completarlo")
WARNINGS = Text("To look at", "Para revisar")
DUTIES = Text("What the rules say about foreign records", "Qué dicen las reglas sobre documentos")
TENTATIVE = Text("Tentative", "Provisional")
SCHOOL_YEAR = Text("School year", "Ciclo")
COURSE = Text("Mexican course", "Asignatura")
MARK = Text("Mark", "Calif.")
U_S_COURSE = Text("U.S. course", "Curso de EE. UU.")
CODE = Text("Code", "Clave")
CREDIT = Text("Credit", "Crédito de EE. UU.")
CLASS = Text("Class", "Tipo")
COVERAGE = Text("Coverage", "Cobertura")
CONVERTED = Text("Converted mark", "Calif. convertida")
REASON = Text("Reason", "Razón")
LINE = Text("Line", "Renglón")
NEEDED = Text("Needed", "Se pide")
MET = Text("Met", "Cubierto")
REMAINING = Text("Remaining", "Falta")
BY = Text("By", "Con")
DISTRICT_CHOOSES = Text("district chooses", "elige el distrito")
TO_VERIFY = Text("to verify", "por verificar")
NOT_PASSED = Text("not passed", "no aprobada")
COVERED = Text("Covered", "Cubierto")
PARTLY = Text("Partly covered", "Cubierto en parte")
MISSING = Text("Not shown", "No se muestra")
TOTAL = Text("Total", "Total")
IN_PLACE_OF = Text("in place of", "en lugar de")
FROM_LINES = Text("from lines", "de renglones")
ENTERED = Text("Entered grade 9", "Ingreso a 9.º grado")
RULES_OF = Text("Rules of", "Reglas del")
RELEASE = Text("Data release", "Versión de los datos")
METHOD = Text("method", "método")

STATEMENTS = Text("What this sheet is, and is not", "Qué es esta hoja y qué no es")
RECOMMENDS_SHORT = Text(
    "A recommendation: the school decides and awards.",
    "Es una recomendación: la escuela decide y otorga.",
)
EDITORIAL_SHORT = Text(
    "Alignments are not yet reviewed by a specialist; thresholds are ours, not the state's.",
    "Alineaciones sin revisión de especialista todavía; umbrales nuestros, no del estado.",
)
COMMON_CORE = Text(
    "Codes of the Common Core State Standards. © Copyright 2010. National Governors Association "
    "Center for Best Practices and Council of Chief State School Officers. All rights reserved. "
    "The descriptors are this project's own and are not official wording.",
    "Códigos de los Common Core State Standards. © Copyright 2010. National Governors "
    "Association Center for Best Practices y Council of Chief State School Officers. Todos los "
    "derechos reservados. Los descriptores son propios de este proyecto y no son redacción "
    "oficial.",
)
TENTATIVE_WHY = Text(
    "Tentative: part of this rests on an assumption or on courses supplied from the plan. "
    "See what is to look at before deciding.",
    "Provisional: una parte se apoya en un supuesto o en asignaturas tomadas del plan. "
    "Vea lo que hay que revisar antes de decidir.",
)
CONTENTS = Text("On this sheet", "En esta hoja")
NOW = Text("What to do now", "Qué hacer ahora")
DECIDE = Text(
    "Decide line by line, with a reason where you change something.",
    "Decida renglón por renglón, con una razón donde cambie algo.",
)
FROM_THE_LINES = Text("Lines of the record", "Renglones del documento")
BRIDGE = Text("The bridge", "El puente")
BRIDGE_INTRO = Text(
    "Mexican courses on the left, U.S. courses on the right. A band is as wide as the time used; "
    "the right bank is filled to the content shown.",
    "A la izquierda, las asignaturas mexicanas; a la derecha, los cursos de EE. UU. La banda es "
    "tan ancha como el tiempo usado; la orilla derecha se llena hasta el contenido mostrado.",
)
BRIDGE_EMPTY = Text(
    "No line of this record gives time or content to a U.S. course yet, so there is nothing to "
    "draw. The reasons stand beside each line below.",
    "Ningún renglón de este documento da tiempo ni contenido a un curso de EE. UU. todavía; no "
    "hay nada que dibujar. Las razones están junto a cada renglón, más abajo.",
)
BRIDGE_TABLE = Text("The same figures as a table", "Las mismas cifras en una tabla")
TIME = Text("Time", "Tiempo")
TIME_USED = Text("Time used", "Tiempo usado")
TIME_UNKNOWN = Text("time unknown", "tiempo desconocido")
TIME_UNUSED = Text("Time not used", "Tiempo sin usar")
TIME_FULL = Text("Counts, full", "Cuenta, completo")
TIME_PARTIAL = Text("Counts in part", "Cuenta en parte")
TIME_ELECTIVE = Text("Elective, content not compared", "Optativa, contenido sin comparar")
CONTENT_ONLY = Text("Content only, no time", "Solo contenido, sin tiempo")
BY_LINES = Text("From lines", "De renglones")
CONTENT_LINES = Text("Content from lines", "Contenido de renglones")
HOURS = Text("Hours", "Horas")
HOURS_OF_PLAN = Text("from the plan", "del plan")
HOURS_OF_PAPER = Text("from the paper", "del documento")
FROM_PLAN = Text("supplied from the plan, not on the paper", "tomada del plan, no del documento")
READ_AS = Text("Read as", "Se lee como")
NOT_RECOGNISED = Text("not recognised", "no se reconoce")
NEAREST = Text("nearest", "más cercanas")
LIKENESS = Text("likeness", "parecido")
PASS_UNKNOWN = Text("a person must say whether it passes", "una persona debe decir si aprueba")
PLAN_INFERRED = Text("plan inferred", "plan inferido")
COUNTS_FOR = Text("Counts for", "Cuenta para")
SCED = Text("SCED", "SCED")
EXACT = Text("exact", "exacto")
STATE = Text("State", "Estado")
AVERAGE = Text("Overall average, as printed", "Promedio general, como está impreso")
AS_OF = Text("Rules of", "Reglas del")
PAGE = Text("page", "página")
UNIT = Text("Unit", "Unidad")
WHY = Text("Why, course by course", "Por qué, curso por curso")
WHY_INTRO = Text(
    "Open a course to see what is covered, by which lines, and how the figures come about.",
    "Abra un curso para ver qué se cubre, con qué renglones y cómo salen las cifras.",
)
CATEGORIES = Text("Content by category", "Contenido por categoría")
CATEGORY = Text("Category", "Categoría")
BELOW_RANGE = Text("below the range for full", "debajo del mínimo para «completo»")
EVIDENCE = Text("Evidence", "Evidencia")
EVIDENCE_ELSEWHERE = Text(
    "The path of evidence for each item stands in the web form of this sheet and in its data "
    "(JSON).",
    "El camino de evidencia de cada tema está en la forma web de esta hoja y en sus datos (JSON).",
)
VIA = Text("via", "por medio de")
PART = Text("part", "parte")
DIRECT = Text("direct", "directa")
DERIVED = Text("derived", "derivada")
STANDING = Text("Standing of the alignments", "Estado de las alineaciones")
DERIVED_SHARE = Text("Derived share", "Parte derivada")
RECALLED_SHARE = Text("Recalled share (to verify)", "Parte de memoria (por verificar)")
BASIS = Text("Compared with", "Se compara con")
CREDIT_ARITHMETIC = Text("How the credit comes about", "Cómo sale el crédito")
MARK_ARITHMETIC = Text("How the mark comes about", "Cómo sale la calificación")
BY_SEMESTER = Text("By semester", "Por semestre")
PRECEDENTS = Text("Published or awarded elsewhere", "Publicado u otorgado en otro lugar")
SUBJECT = Text("Subject", "Materia")
PROGRESS = Text("Progress", "Avance")
ALL_MET = Text("complete", "completo")
CREDITED_HERE = Text("already credited here", "ya acreditado aquí")
BY_VALIDATION = Text("by validation", "por validación")
EXAM = Text("Examination", "Examen")
STATUS = Text("Status", "Situación")
GRADE = Text("grade", "grado")
SOURCE = Text("Source", "Fuente")
MISSING_TOPICS = Text("Topics not shown", "Temas que no se muestran")
ROUTES = Text("Routes", "Vías")
DECISION = Text("Decision of the school", "Decisión de la escuela")
NAME_AND_TITLE = Text("Name and title", "Nombre y cargo")
DATE = Text("Date", "Fecha")
SIGNATURE = Text("Signature", "Firma")


def amount(value: Fraction | None) -> str:
    """An amount of credit as a sheet prints it: up to two decimals, a dash where unknown."""
    if value is None:
        return "—"
    return f"{float(value):.2f}".rstrip("0").rstrip(".")


def percent(share: Fraction | None) -> str:
    """Whole percent, cut and not rounded, so that it never looks larger than it is."""
    return "—" if share is None else f"{int(share * 100)} %"


def exact_amount(value: Fraction | None) -> str:
    """An amount before rounding to the policy's step: up to four decimals."""
    if value is None:
        return "—"
    return f"{float(value):.4f}".rstrip("0").rstrip(".")


def by_whom(recommendation: str) -> Text:
    """The recommendation that meets a rule, or that the course is on the record here already."""
    return CREDITED_HERE if recommendation == "credited" else same(recommendation)

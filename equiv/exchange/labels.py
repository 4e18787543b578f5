"""The words that every presentation of an analysis shares: text, CSV, HTML and PDF."""

from fractions import Fraction

from equiv.domain.equivalency import RecommendationClass as Class
from equiv.domain.text import Text

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
FROM_LINES = Text("from lines", "de renglones")
ENTERED = Text("Entered grade 9", "Ingreso a 9.º grado")
RULES_OF = Text("Rules of", "Reglas del")
RELEASE = Text("Data release", "Versión de los datos")
METHOD = Text("method", "método")


def amount(value: Fraction | None) -> str:
    """An amount of credit as a sheet prints it: up to two decimals, a dash where unknown."""
    if value is None:
        return "—"
    return f"{float(value):.2f}".rstrip("0").rstrip(".")


def percent(share: Fraction | None) -> str:
    """Whole percent, cut and not rounded, so that it never looks larger than it is."""
    return "—" if share is None else f"{int(share * 100)} %"

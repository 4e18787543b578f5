# ruff: noqa: E501  the samples look as the real data files do
"""A small valid tree of data files, and a way to change one thing in it.

Everything in it is invented.  A test writes it to a folder of its own, so that each refusal is
shown by the one change that causes it.
"""

from equiv.catalog.compiled import compile_catalog
from equiv.domain.errors import CurriculaError

FRAMEWORK_MX = "frameworks/mx-demo/mx-demo.math-2020.yaml"
FRAMEWORK_US = "frameworks/us-demo/us-demo.math-2020.yaml"
PREREQUISITES = "frameworks/us-demo/us-demo.math-2020.prerequisites.csv"
PLAN = "courses/mx-demo/mx-demo.plan-2020.yaml"
COURSES = "courses/us-demo/us-demo.courses.yaml"
ALIGNMENTS = "alignments/mx-demo.math-2020--us-demo.math-2020.csv"
CODINGS = "codings/mx-demo.math-2020--us-demo.math-2020.csv"
REGISTRY = "alignments/registry.yaml"
POLICY = "policies/us-demo.yaml"
METHOD = "policies/equiv-default.yaml"
SOURCES = "sources/demo.yaml"
SCALE = "scales/mx.demo-10.yaml"
CONVERSION = "scales/us.demo.yaml"
LABELS = "scales/labels.yaml"
PRECEDENTS = "precedents.yaml"
RELEASE = "release.yaml"
RIGHTS = "rights/us-demo.yaml"
ROUTES = "routes/units.yaml"
GLOSSARY = "glossary/course.csv"
HOLDINGS = "holdings.yaml"
WAY_BACK = "way-back.yaml"

_FOUND = '{source: demo.book, locator: "p. 1", retrieved_on: "2026-11-24", confidence: found}'

FILES = {
    RELEASE: 'id: "2026.1"\npublished_on: "2026-11-24"\n',
    SOURCES: """sources:
  - {id: demo.book, title: "A book", publisher: "A press", url: null, published_on: null, note: null}
""",
    FRAMEWORK_MX: f"""id: mx-demo.math-2020
title: {{en: "Demo programme", es: "Programa de ejemplo"}}
jurisdiction: mx-demo
subject: mathematics
edition: "2020"
starts: "2020-08-01"
ends: "2026-07-31"
fact: {_FOUND}
items:
  - {{code: "A", type: axis, grades: [9], en: "Numbers", es: "Números"}}
  - {{code: "A.1", parent: "A", type: learning, en: "Add fractions", es: "Sumar fracciones"}}
  - {{code: "A.2", parent: "A", type: learning, en: "Solve equations", es: "Resolver ecuaciones"}}
""",
    FRAMEWORK_US: f"""id: us-demo.math-2020
title: {{en: "Demo standards", es: "Estándares de ejemplo"}}
jurisdiction: us-demo
subject: mathematics
edition: "2020"
starts: "2020-08-01"
ends: null
fact: {_FOUND}
replaces:
  - {{title: {{en: "Older", es: "Anterior"}}, starts: null, ends: "2020-07-31", fact: {_FOUND}}}
items:
  - {{code: "N", type: domain, grades: [9], en: "Number", es: "Número"}}
  - {{code: "N.1", parent: "N", type: standard, en: "Add rationals", es: "Sumar racionales"}}
  - {{code: "N.2", parent: "N", type: standard, en: "Subtract rationals", es: "Restar racionales"}}
  - {{code: "E", type: domain, grades: [9], en: "Equations", es: "Ecuaciones"}}
  - {{code: "E.1", parent: "E", type: standard, en: "Solve equations", es: "Resolver ecuaciones",
     parts: [{{key: one-side, en: "on one side", es: "de un lado"}}, {{key: both-sides, en: "on both sides", es: "de ambos lados"}}]}}
  - {{code: "E.2", parent: "E", type: standard, en: "Graph equations", es: "Graficar ecuaciones"}}
""",
    PREREQUISITES: "before,after,source\nN.1,N.2,demo.book\n",
    PLAN: f"""plan: mx-demo.plan-2020
title: {{en: "Demo plan", es: "Plan de ejemplo"}}
jurisdiction: mx-demo
level: secundaria
period: year
grades: {{"1": 7, "2": 8, "3": 9}}
first_years: {{"3": 2020}}
pass_mark: "6"
scale: mx.demo-10
hours: {{minutes: 50, weeks: 40}}
fact: {_FOUND}
courses:
  - {{id: mx-demo.plan-2020.mate-3, title: {{en: "Mathematics 3", es: "Matemáticas 3"}}, period: "3", subject: mathematics, weekly: "5", items: ["mx-demo.math-2020:A"], aliases: ["MATE III"]}}
  - {{id: mx-demo.plan-2020.arte-3, title: {{en: "Arts 3", es: "Artes 3"}}, period: "3", subject: arts, weekly: "3", items: [], aliases: ["ARTES III"]}}
""",
    COURSES: f"""jurisdiction: us-demo
fact: {_FOUND}
courses:
  - id: us-demo.algebra
    title: {{en: "Algebra", es: "Álgebra"}}
    subject: mathematics
    grades: [9]
    codes: {{state: "0100", sced: "02052"}}
    credit: "1"
    terms: 2
    after: []
    exam: test-algebra
    categories:
      - {{key: number, en: "Number", es: "Número", items: ["us-demo.math-2020:N"]}}
      - {{key: equations, en: "Equations", es: "Ecuaciones", items: ["us-demo.math-2020:E"]}}
""",
    ALIGNMENTS: (
        "source,target,forward,backward,part,rationale_en,rationale_es,evidence,author,"
        "coded_on,standing\n"
        "mx-demo.math-2020:A.1,us-demo.math-2020:N.1,mostly,partially,,Adds.,Suma.,demo.book,"
        "editorial,2026-11-24,proposed\n"
        "mx-demo.math-2020:A.2,us-demo.math-2020:E.1,partially,minimally,one-side,Solves.,Resuelve.,,"
        "editorial,2026-11-24,proposed\n"
    ),
    CODINGS: (
        "source,target,first,second\nmx-demo.math-2020:A.1,us-demo.math-2020:N.1,mostly,mostly\n"
    ),
    REGISTRY: """files:
  - id: mx-demo.math-2020--us-demo.math-2020
    title: {en: "Demo to demo", es: "Ejemplo a ejemplo"}
    sources: ["mx-demo.math-2020:A"]
    targets: ["us-demo.math-2020:N", "us-demo.math-2020:E"]
""",
    METHOD: """id: equiv-default
title: {en: "Ours", es: "Nuestros"}
ours: true
en: "Ours."
es: "Nuestros."
values:
  - starts: "2026-01-01"
    ends: null
    strengths: {equivalent: "1", mostly: "0.75", partially: "0.40", minimally: "0.15", none: "0"}
    thresholds: {full: "0.40", partial: "0.25", exam: "0.15", range: "0.20"}
    chain: {max_links: 3, weak_links: 1, cap: mostly}
    rounding: nearest
    first_creditable_grade: 9
    time_floor: "0.05"
""",
    POLICY: f"""id: us-demo
jurisdiction: us-demo
name: {{en: "Demo", es: "Ejemplo"}}
title: {{en: "Demo state", es: "Estado de ejemplo"}}
credit:
  - {{starts: "2020-01-01", ends: null, by: term, name: {{en: "credit", es: "crédito"}}, year_course: "1", step: "0.5", fact: {_FOUND}}}
standards:
  - {{subject: mathematics, title: {{en: "Ours", es: "Nuestros"}}, adopted: "2020", relation: own, framework: us-demo.math-2020, fact: {_FOUND}}}
exams:
  - {{id: test-algebra, title: {{en: "Test", es: "Examen"}}, course: us-demo.algebra, en: "Owed.", es: "Se debe.", fact: {_FOUND}}}
requirements:
  - id: us-demo.diploma
    title: {{en: "Diploma", es: "Diploma"}}
    cohort: {{from: 2014, to: 2030}}
    total: "1"
    fact: {_FOUND}
    groups:
      - {{key: mathematics, title: {{en: "Mathematics", es: "Matemáticas"}}, credits: "1", rules: [{{kind: named, course: us-demo.algebra, credits: "1"}}]}}
""",
    SCALE: f"""id: mx.demo-10
title: {{en: "0 to 10", es: "0 a 10"}}
kind: reading
from: "mx 5-10"
pass: "6"
fact: {_FOUND}
""",
    CONVERSION: f"""id: us.demo
title: {{en: "Demo scale", es: "Escala de ejemplo"}}
kind: conversion
from: "mx 5-10"
rows: [{{from: "6", to: "10", value: "A"}}]
fact: {_FOUND}
""",
    LABELS: f"""labels:
  - {{label: NP, passed: false, en: "did not sit", es: "no presentó"}}
fact: {_FOUND}
""",
    PRECEDENTS: f"""precedents:
  - {{id: demo-1, source_course: [mx-demo.plan-2020.mate-3], state: DEMO, target: us-demo.algebra, fact: {_FOUND}}}
""",
    RIGHTS: f"""jurisdiction: us-demo
fact: {_FOUND}
rights:
  - {{question: enrol, starts: "2020-01-01", ends: null, en: "Yes.", es: "Sí."}}
""",
    ROUTES: f"""fact: {_FOUND}
routes:
  - {{id: unit.equations, kind: unit, title: {{en: "Equations", es: "Ecuaciones"}}, en: "Study.", es: "Estudie.", closes: ["us-demo.math-2020:E"], hours: "10"}}
  - {{id: module.mate-3, kind: module, title: {{en: "Mathematics 3", es: "Matemáticas 3"}}, en: "Online.", es: "En línea.", courses: [mx-demo.plan-2020.mate-3]}}
  - {{id: exam.demo, kind: exam, title: {{en: "Exam", es: "Examen"}}, en: "Ask.", es: "Pida.", jurisdiction: us-demo}}
""",
    GLOSSARY: "kind,en,es,also_en,also_es\ncourse,mathematics,matemáticas,math; maths,mate\n",
    HOLDINGS: """holdings:
  - {id: mx-demo.math-2020, completeness: complete, checked_on: "2026-11-24"}
  - {id: us-demo.math-2020, completeness: complete, checked_on: "2026-11-24"}
  - {id: mx-demo.plan-2020, completeness: partial, checked_on: "2026-11-24", note: {en: "One.", es: "Una."}}
  - {id: us-demo, completeness: listed, checked_on: "2026-11-24"}
""",
    WAY_BACK: f"""fact: {_FOUND}
grades:
  - {{us_grade: 9, title: {{en: "third of secundaria", es: "tercero de secundaria"}}}}
papers:
  - {{key: transfer, title: {{en: "Paper", es: "Documento"}}, en: "Ask for it.", es: "Pídalo."}}
""",
}


def write_tree(root, *changes):
    """The tree below `root`; each change is (file, old text, new text) or (file, whole text)."""
    files = dict(FILES)
    for path, *texts in changes:
        if len(texts) == 1:
            files[path] = texts[0]
            continue
        old, new = texts
        assert files[path].count(old) >= 1, f"{path} does not contain {old!r}"
        files[path] = files[path].replace(old, new, 1)
    for path, text in files.items():
        if text is None:
            continue
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return root


def problems_of(root):
    """Every problem that the tree is refused for; an empty list where it is accepted."""
    try:
        compile_catalog(root)
    except CurriculaError as error:
        return list(error.problems)
    return []

"""Each rule of the data files has one bad sample, and the words by which it is refused."""

import pytest
import small_tree as tree
from small_tree import problems_of, write_tree

MX, US, PLAN, COURSES = tree.FRAMEWORK_MX, tree.FRAMEWORK_US, tree.PLAN, tree.COURSES
ALIGNMENTS, POLICY, METHOD = tree.ALIGNMENTS, tree.POLICY, tree.METHOD
PAIR = "alignment mx-demo.math-2020:A.1 -> us-demo.math-2020:N.1"


def sample(name, file, old, new, words):
    return pytest.param((file, old, new), words, id=name)


def whole(name, file, text, words):
    return pytest.param((file, text), words, id=name)


STRICT_FORM = [
    sample("a key that stands twice", MX, "edition:", "id: again\nedition:",
           f"{MX}: line 5: key 'id' stands twice"),
    sample("a key that is not text", PLAN, '{"3": 2020}', "{3: 2020}",
           f"{PLAN}: line 7: key 3 is not text: quote it"),
    sample("a decimal without quotes", PLAN, 'pass_mark: "6"', "pass_mark: 6.5",
           f"{PLAN}: line 8: 6.5 would be read as a number with decimals: quote it"),
    sample("a whole number where an exact one is asked for", PLAN, 'pass_mark: "6"', "pass_mark: 6",
           f"{PLAN}: pass_mark: must be a quoted decimal"),
    sample("a word where a number is asked for", PLAN, 'pass_mark: "6"', 'pass_mark: "six"',
           f"{PLAN}: pass_mark: 'six' is not a number"),
    sample("a date without quotes", MX, '"2020-08-01"', "2020-08-01",
           f"{MX}: line 6: 2020-08-01 would be read as a date: quote it"),
    sample("a date in another form", MX, '"2020-08-01"', '"1 Aug 2020"',
           f"{MX}: starts: '1 Aug 2020' is not a quoted date YYYY-MM-DD"),
    sample("an unknown key at the top", MX, "edition:", "volume: 2\nedition:",
           f"{MX}: volume: Unknown field."),
    sample("an unknown key in an item, told by the item's code", US, 'code: "N.1",',
           'code: "N.1", colour: "red",', f"{US}: items.N.1.colour: Unknown field."),
    sample("a code with a blank in it", US, '"N.1"', '"N 1"',
           f"{US}: items.N 1.code: String does not match expected pattern."),
    sample("a descriptor without Spanish", US, ', es: "Sumar racionales"', "",
           f"{US}: items.N.1.es: Missing data for required field."),
    sample("an empty Spanish descriptor", US, '"Sumar racionales"', '""',
           f"{US}: items.N.1.es: Length must be between 1 and 159."),
    sample("a descriptor of 160 characters", US, '"Add rationals"', f'"{"a" * 160}"',
           f"{US}: items.N.1.en: Length must be between 1 and 159."),
    sample("a found fact without a locator", US, 'locator: "p. 1", ', "",
           f"{US}: fact._schema: a found fact needs locator"),
    sample("a found fact without a date", US, 'retrieved_on: "2026-11-24", ', "",
           f"{US}: fact._schema: a found fact needs retrieved_on"),
    sample("a grade that means unknown", US, "grades: [9]", "grades: [99]",
           f"{US}: items.N.grades.0: Must be one of: 1, 2, 3"),
    sample("a kind of item that is not on the list", US, "type: domain", "type: chapter",
           f"{US}: items.N.type: Must be one of: course, domain"),
    sample("a subject that is not on the list", PLAN, "subject: arts", "subject: painting",
           f"{PLAN}: courses.mx-demo.plan-2020.arte-3.subject: Must be one of: mathematics"),
    sample("a kind of requirement that is not on the list", POLICY, "kind: named", "kind: perhaps",
           "rules.0.kind: Must be one of: named, one_of, credits_from."),
    sample("a strength of the method that does not exist", METHOD, "mostly:", "nearly:",
           f"{METHOD}: values.0.strengths.nearly.key: Must be one of: equivalent"),
    sample("a method without one of the five strengths", METHOD, 'mostly: "0.75", ', "",
           f"{METHOD}: values.0.strengths: Length must be 5."),
    sample("a cap that is no strength", METHOD, "cap: mostly", "cap: nearly",
           f"{METHOD}: values.0.chain.cap: Must be one of: equivalent"),
    sample("a rounding rule that is not on the list", METHOD, "rounding: nearest",
           "rounding: sideways",
           f"{METHOD}: values.0.rounding: Must be one of: nearest, down, up."),
    sample("a scale that does not say where it ends", tree.CONVERSION, "mx 5-10", "mx",
           f"{tree.CONVERSION}: from: must end in a range such as 5-10"),
    sample("a policy without an id", POLICY, "id: us-demo\n", "",
           f"{POLICY}: id: Missing data for required field."),
    whole("a file that holds a list", tree.SOURCES, "- one\n- two\n",
          f"{tree.SOURCES}: does not hold a mapping"),
    whole("a file that is no YAML", tree.SOURCES, "sources: [",
          f"{tree.SOURCES}: while parsing a flow node"),
    whole("no release", tree.RELEASE, None, f"{tree.RELEASE}: is missing"),
    whole("a release without a version", tree.RELEASE, 'published_on: "2026-11-24"\n',
          f"{tree.RELEASE}: id: Missing data for required field."),
    whole("a release on no day", tree.RELEASE, 'id: "1"\npublished_on: "soon"\n',
          f"{tree.RELEASE}: published_on: 'soon' is not a quoted date YYYY-MM-DD"),
    whole("no method", METHOD, None, "policies: equiv-default.yaml is missing"),
]  # fmt: skip

NAMES = [
    sample("a framework file named otherwise than its id", US, "id: us-demo.math-2020",
           "id: us-demo.math-2021", f"{US}: file must be named us-demo.math-2021.yaml"),
    sample("a plan file named otherwise than its id", PLAN, "plan: mx-demo.plan-2020",
           "plan: mx-demo.plan-2021", f"{PLAN}: file must be named mx-demo.plan-2021.yaml"),
    sample("a policy file named otherwise than its id", POLICY, "id: us-demo\n", "id: us-other\n",
           f"{POLICY}: file must be named us-other.yaml"),
    sample("a code that stands twice", US, 'code: "N.2"', 'code: "N.1"',
           f"{US}: us-demo.math-2020:N.1 is defined twice"),
    sample("an alias that names two courses, in other letters", PLAN, '["ARTES III"]',
           '["ARTES III", "máte iii"]',
           "mx-demo.plan-2020: “MATE III” names mx-demo.plan-2020.arte-3 and "
           "mx-demo.plan-2020.mate-3"),
    sample("a course of a wrong plan", PLAN, "id: mx-demo.plan-2020.arte-3",
           "id: mx-other.plan.arte-3",
           "mx-other.plan.arte-3: must begin with its plan, mx-demo.plan-2020."),
]  # fmt: skip

REFERENCES = [
    sample("a parent that does not exist", US, '"N.1", parent: "N"', '"N.1", parent: "Q"',
           f"{US}: N.1: parent Q does not exist"),
    sample("parents that run in a circle", US, '{code: "N", type: domain, grades: [9]',
           '{code: "N", parent: "N.1", type: domain', f"{US}: N: its parents run in a circle"),
    sample("a prerequisite that does not exist", tree.PREREQUISITES, "N.2", "N.7",
           "us-demo.math-2020: prerequisite names us-demo.math-2020:N.7, which does not exist"),
    sample("a course with an item that does not exist", PLAN, "mx-demo.math-2020:A",
           "mx-demo.math-2020:B",
           f"{PLAN}: mx-demo.plan-2020.mate-3: item mx-demo.math-2020:B does not exist"),
    sample("a category with an item that does not exist", COURSES, '020:N"]', '020:X"]',
           f"{COURSES}: us-demo.algebra: item us-demo.math-2020:X does not exist"),
    sample("an item in two categories", COURSES, '020:E"]', '020:E", "us-demo.math-2020:N.1"]',
           f"{COURSES}: us-demo.algebra: in two categories: us-demo.math-2020:N.1"),
    sample("a category of one item", COURSES, '020:N"]', '020:N.1"]',
           "us-demo.algebra: category number has fewer than 2 items"),
    sample("a weight for an item of another course", COURSES, "exam: test-algebra",
           'weights: {"us-demo.math-2020:Z": 2}\n    exam: test-algebra',
           f"{COURSES}: us-demo.algebra: weight for us-demo.math-2020:Z, which is no item"),
    sample("a template that does not exist", COURSES, "exam:", "template: us-demo.none\n    exam:",
           f"{COURSES}: us-demo.algebra: template us-demo.none does not exist"),
    sample("an earlier course that does not exist", COURSES, "after: []", "after: [us-demo.count]",
           "us-demo.algebra: comes after us-demo.count, which does not exist"),
    sample("an examination that no policy has", COURSES, "test-algebra", "test-calculus",
           "us-demo.algebra: exam test-calculus is in no policy"),
    sample("a period that the plan does not have", PLAN, 'period: "3"', 'period: "4"',
           "mx-demo.plan-2020.mate-3: period 4 is not one of 1, 2, 3"),
    sample("a scale that does not exist", PLAN, "scale: mx.demo-10", "scale: mx.demo-20",
           "mx-demo.plan-2020: scale mx.demo-20 does not exist"),
    sample("a leaf that no course teaches", PLAN, '020:A"]', '020:A.1"]',
           "mx-demo.math-2020:A.2: belongs to no course"),
    sample("a leaf without a grade", US, 'domain, grades: [9], en: "Num', 'domain, en: "Num',
           "us-demo.math-2020:N.1: has no grade"),
    sample("a source that is not in the bibliography", COURSES, "demo.book", "demo.film",
           "us-demo.algebra: source demo.film is not in the bibliography"),
    sample("a requirement for a course that does not exist", POLICY,
           "named, course: us-demo.algebra", "named, course: us-demo.calculus",
           "us-demo.diploma: course us-demo.calculus does not exist"),
    sample("an examination of a course that does not exist", POLICY, "course: us-demo.algebra, en",
           "course: us-demo.calculus, en", "us-demo: course us-demo.calculus does not exist"),
    sample("a precedent for a U.S. course that does not exist", tree.PRECEDENTS, "us-demo.algebra",
           "us-demo.calculus", "demo-1: course us-demo.calculus does not exist"),
    sample("a precedent for a Mexican course that does not exist", tree.PRECEDENTS, "mate-3",
           "mate-9", "demo-1: course mx-demo.plan-2020.mate-9 does not exist"),
    sample("a scope with a group that does not exist", tree.REGISTRY, "math-2020:E", "math-2020:Z",
           f"{tree.REGISTRY}: mx-demo.math-2020--us-demo.math-2020: item us-demo.math-2020:Z"),
]  # fmt: skip

ALIGNMENT_ROWS = [
    sample("an unknown part", ALIGNMENTS, "one-side", "two-sides",
           "us-demo.math-2020:E.1: part two-sides is not one of both-sides, one-side"),
    sample("a part of an item without parts", ALIGNMENTS, "mostly,partially,,",
           "mostly,partially,one-side,", f"{PAIR}: part one-side is not one of none"),
    sample("a link to a group", ALIGNMENTS, "020:N.1", "020:N",
           "us-demo.math-2020:N is a group; align its leaves"),
    sample("a link to an item that does not exist", ALIGNMENTS, "020:N.1", "020:N.9",
           "us-demo.math-2020:N.9 does not exist"),
    sample("a pair that stands twice", ALIGNMENTS,
           "A.2,us-demo.math-2020:E.1,partially,minimally,one-side",
           "A.1,us-demo.math-2020:N.1,partially,minimally,", f"{PAIR} stands 2 times"),
    sample("a strength that is not of the guide", ALIGNMENTS, "mostly", "somewhat",
           f"{ALIGNMENTS}: line 2: 'somewhat' is not a valid Strength"),
    sample("a standing that does not exist", ALIGNMENTS, "proposed", "final",
           f"{ALIGNMENTS}: line 2: 'final' is not a valid Standing"),
    sample("a link without its reason", ALIGNMENTS, "Adds.,Suma.", ",",
           f"{PAIR}: has no rationale"),
    sample("a reason in English only", ALIGNMENTS, "Suma.", "",
           f"{PAIR}: has a rationale in one language only"),
    sample("evidence that is not in the bibliography", ALIGNMENTS, "demo.book", "demo.film",
           f"{PAIR}: evidence demo.film is not in the bibliography"),
    sample("other columns", ALIGNMENTS, "source,target", "from,to",
           f"{ALIGNMENTS}: line 1: columns must be source,target,forward"),
    sample("a row with a cell too many", ALIGNMENTS, "Adds.", "Adds, adds.",
           f"{ALIGNMENTS}: line 2: 12 cells instead of 11"),
]  # fmt: skip

PARTS_AND_DATES = [
    sample("one part alone", US, ', {key: both-sides, en: "on both sides", es: "de ambos lados"}',
           "", "us-demo.math-2020:E.1: one part alone says nothing; name two or none"),
    sample("a part that stands twice", US, "key: both-sides", "key: one-side",
           "us-demo.math-2020:E.1: a part stands twice"),
    sample("a framework that ends before it starts", MX, '"2026-07-31"', '"2020-07-31"',
           "mx-demo.math-2020: ends before it starts"),
    sample("a rule that ends before it starts", POLICY, "ends: null", 'ends: "2019-12-31"',
           "us-demo: a rule ends before it starts"),
    sample("a cohort that ends before it starts", POLICY, "to: 2030", "to: 2013",
           "us-demo.diploma: cohort ends before it starts"),
]  # fmt: skip

PREREQUISITE_ROWS = [
    sample("prerequisites that run in a circle", tree.PREREQUISITES, "N.1,N.2,demo.book\n",
           "N.1,N.2,demo.book\nN.2,N.1,\n",
           "prerequisites run in a circle: us-demo.math-2020:N."),
    sample("prerequisites that run in a circle through a group", tree.PREREQUISITES,
           "N.1,N.2,demo.book\n", "N,E,demo.book\nE.1,N.2,\n",
           "prerequisites run in a circle: us-demo.math-2020:"),
    sample("a prerequisite that stands twice", tree.PREREQUISITES, "N.1,N.2,demo.book\n",
           "N.1,N.2,demo.book\nN.1,N.2,\n",
           "prerequisite us-demo.math-2020:N.1 of us-demo.math-2020:N.2 stands 2 times"),
    sample("a prerequisite from an unknown source", tree.PREREQUISITES, "demo.book", "demo.film",
           "us-demo.math-2020: source demo.film is not in the bibliography"),
]  # fmt: skip

GUIDANCE = [
    sample("rights of a place without rules", tree.RIGHTS, "jurisdiction: us-demo",
           "jurisdiction: us-other", f"{tree.RIGHTS}: file must be named us-other.yaml"),
    sample("a question that no page asks", tree.RIGHTS, "question: enrol", "question: money",
           f"{tree.RIGHTS}: rights.0.question: Must be one of: enrol, evaluation, papers"),
    sample("an answer that ends before it starts", tree.RIGHTS, "ends: null", 'ends: "2019-12-31"',
           "rights us-demo: an answer ends before it starts"),
    sample("an answer that cites nothing known", tree.RIGHTS, "demo.book", "demo.film",
           "rights us-demo: source demo.film is not in the bibliography"),
    sample("a unit that closes nothing", tree.ROUTES, 'closes: ["us-demo.math-2020:E"], ', "",
           f"{tree.ROUTES}: routes.unit.equations._schema: a route of this kind names closes"),
    sample("an examination of nowhere", tree.ROUTES, ", jurisdiction: us-demo", "",
           f"{tree.ROUTES}: routes.exam.demo._schema: a route of this kind names jurisdiction"),
    sample("an examination of a place without rules", tree.ROUTES, "jurisdiction: us-demo",
           "jurisdiction: us-other", "route exam.demo: us-other is no jurisdiction"),
    sample("a module that does not exist", tree.ROUTES, "mate-3]", "mate-9]",
           "route module.mate-3: course mx-demo.plan-2020.mate-9 does not exist"),
    sample("a unit for an item that does not exist", tree.ROUTES, "math-2020:E", "math-2020:Q",
           f"{tree.ROUTES}: item us-demo.math-2020:Q does not exist"),
    sample("a route that stands twice", tree.ROUTES, "id: module.mate-3", "id: unit.equations",
           "route unit.equations stands 2 times"),
    sample("a word of the glossary in one language", tree.GLOSSARY, "matemáticas", "",
           f"{tree.GLOSSARY}: line 2: an entry needs a word in both languages"),
    sample("a word of an unknown kind", tree.GLOSSARY, "\ncourse", "\nslang",
           f"{tree.GLOSSARY}: line 2: 'slang' is not a valid TermKind"),
    sample("an entry that stands twice, in other letters", tree.GLOSSARY,
           "math; maths,mate\n", ",\ncourse,Mathematics,MATEMATICAS,,\n",
           "glossary: MATHEMATICS / MATEMATICAS stands 2 times as course"),
    sample("a framework that does not say how complete it is", tree.HOLDINGS,
           "id: us-demo.math-2020", "id: us-demo.math-1990",
           "holdings: us-demo.math-2020 does not say how complete it is"),
    sample("a holding of something that is not there", tree.HOLDINGS,
           "id: mx-demo.plan-2020", "id: mx-demo.plan-1990",
           "holdings: mx-demo.plan-1990 is no framework, plan or policy"),
    sample("a measure of completeness that is not on the list", tree.HOLDINGS, "listed", "nearly",
           f"{tree.HOLDINGS}: holdings.us-demo.completeness: Must be one of: complete, partial"),
    sample("a grade of the way back that no school has", tree.WAY_BACK, "us_grade: 9",
           "us_grade: 19", f"{tree.WAY_BACK}: grades.0.us_grade: Must be one of: 0, 1, 2"),
    sample("standards answered by an unknown framework", POLICY, "framework: us-demo.math-2020",
           "framework: us-demo.math-1990",
           "us-demo: framework us-demo.math-1990 does not exist"),
    sample("a relation of standards that is not on the list", POLICY, "relation: own",
           "relation: cousin", f"{POLICY}: standards.0.relation: Must be one of: common, derived"),
]  # fmt: skip

ALL = [
    *STRICT_FORM,
    *NAMES,
    *REFERENCES,
    *ALIGNMENT_ROWS,
    *PARTS_AND_DATES,
    *PREREQUISITE_ROWS,
    *GUIDANCE,
]


@pytest.mark.parametrize(("change", "words"), ALL)
def test_is_refused_in_words_with_its_place(tmp_path, change, words):
    found = problems_of(write_tree(tmp_path, change))

    assert any(words in problem for problem in found), found


def test_the_tree_without_a_change_is_accepted(tmp_path):
    assert problems_of(write_tree(tmp_path)) == []


def test_no_two_samples_expect_the_same_words():
    words = [sample.values[1] for sample in ALL]

    assert len(set(words)) == len(words)


def test_all_problems_of_all_files_are_told_together(tmp_path):
    found = problems_of(
        write_tree(
            tmp_path,
            (PLAN, 'pass_mark: "6"', 'pass_mark: "six"'),
            (ALIGNMENTS, "mostly", "somewhat"),
            (tree.RELEASE, 'id: "2026.1"\n'),
        )
    )

    assert len(found) >= 3
    for file in (PLAN, ALIGNMENTS, tree.RELEASE):
        assert any(problem.startswith(f"{file}: ") for problem in found), found


def test_all_problems_of_one_file_are_told_together(tmp_path):
    root = write_tree(tmp_path, (ALIGNMENTS, "mostly", "somewhat"))
    file = root / ALIGNMENTS
    file.write_text(file.read_text(encoding="utf-8").replace("minimally", "hardly"), "utf-8")

    assert [problem.split(": ")[1] for problem in problems_of(root)] == ["line 2", "line 3"]


def test_a_file_that_is_not_utf8_is_refused_by_name(tmp_path):
    root = write_tree(tmp_path)
    (root / tree.SOURCES).write_bytes("sources: [] # año".encode("latin-1"))

    assert f"{tree.SOURCES}: is not UTF-8" in problems_of(root)


def test_the_refusal_speaks_both_languages(tmp_path):
    from equiv.catalog.compiled import compile_catalog
    from equiv.domain.errors import CurriculaError

    with pytest.raises(CurriculaError) as caught:
        compile_catalog(write_tree(tmp_path, (ALIGNMENTS, "mostly", "somewhat")))

    assert caught.value.text.en.startswith("The curricula have 1 problem(s):")
    assert caught.value.text.es.startswith("Los currículos tienen 1 problema(s):")

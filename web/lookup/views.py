"""Look up one course: choose plan and course, or type a title as the paper has it."""

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue

from equiv.domain.errors import NotFoundError
from equiv.domain.text import Text
from equiv.services import browse
from equiv.services.lookup import list_candidates, look_up
from equiv.services.plans import first_year
from web.clock import today
from web.runtime import runtime
from web.sheets import sheet_body

bp = Blueprint("lookup", __name__)

LONGEST_TITLE = 120
LONGEST_YEAR = 30
FIRST_PLAN = 1993  # the oldest plan held
MEXICAN_GRADES = {
    7: Text("secundaria, first year (grade 7)", "secundaria, primer grado (7.º)"),
    8: Text("secundaria, second year (grade 8)", "secundaria, segundo grado (8.º)"),
    9: Text("secundaria, third year (grade 9)", "secundaria, tercer grado (9.º)"),
    10: Text("bachillerato, semesters 1 and 2 (grade 10)", "bachillerato, semestres 1 y 2 (10.º)"),
    11: Text("bachillerato, semesters 3 and 4 (grade 11)", "bachillerato, semestres 3 y 4 (11.º)"),
    12: Text("bachillerato, semesters 5 and 6 (grade 12)", "bachillerato, semestres 5 y 6 (12.º)"),
}


@bp.get("/lookup")
def search() -> ResponseReturnValue:
    """Candidates for a title, or the plan's courses to choose from."""
    evaluator = runtime().evaluator
    catalog = evaluator.knowledge.catalog
    title = request.args.get("title", "").strip()[:LONGEST_TITLE]
    plan = request.args.get("plan", "").strip() or None
    state = request.args.get("state", "").strip().upper() or None
    candidates = list_candidates(evaluator, title, plan) if title else ()
    certain = [c for c in candidates if c.score >= 99.5]
    if len(certain) == 1 and state in catalog.policies:
        return show(certain[0].course, str(state))
    return render_template(
        "lookup/search.html",
        title=title,
        plan=plan,
        state=state if state in catalog.policies else None,
        plans=browse.list_plans(catalog),
        states=browse.list_states(catalog),
        candidates=candidates,
        courses=browse.courses_by_period(catalog, plan) if plan and not title else (),
    )


@bp.get("/lookup/<course>/<state>")
def show(course: str, state: str) -> ResponseReturnValue:
    """What one course is worth in one state: the permanent address of the answer."""
    evaluator = runtime().evaluator
    catalog = evaluator.knowledge.catalog
    if course not in catalog.courses:
        raise NotFoundError(
            f"There is no Mexican course “{course}”.", f"No hay asignatura «{course}»."
        )
    plan = catalog.course(course).plan
    found = look_up(evaluator, course, plan, state, today())
    return render_template(
        "lookup/show.html",
        found=found,
        states=browse.list_states(catalog),
        courses=catalog.state_courses,
        body=sheet_body(found.analysis),
    )


@bp.get("/courses/<course>")
def course(course: str) -> ResponseReturnValue:
    """One course, Mexican or of a state: its items and what they align with."""
    catalog = runtime().knowledge.catalog
    page = browse.course_page(catalog, course)
    return render_template(
        "lookup/course.html", page=page, catalog=catalog, states=browse.list_states(catalog)
    )


@bp.get("/plans")
def plans() -> ResponseReturnValue:
    """Which plan of study a student had, from grade and school year."""
    catalog = runtime().knowledge.catalog
    asked_grade = request.args.get("grade", "").strip()[:4]
    asked_year = request.args.get("year", "").strip()[:LONGEST_YEAR]
    grade = int(asked_grade) if asked_grade.isdecimal() else None
    year = first_year(asked_year)
    latest = today().year
    trouble = None
    if asked_grade and grade not in MEXICAN_GRADES:
        trouble = "grade"
    elif asked_grade and year is None:
        trouble = "form"
    elif year is not None and not FIRST_PLAN <= year <= latest:
        trouble = "range"
    found = browse.plans_of(catalog, grade, year) if grade and year and not trouble else None
    return render_template(
        "lookup/plans.html",
        grade=grade,
        year=year,
        asked_year=asked_year,
        trouble=trouble,
        first=FIRST_PLAN,
        latest=latest,
        grades=MEXICAN_GRADES,
        found=found,
        open_plans=[p for p in browse.list_plans(catalog) if not p.grades],
    )

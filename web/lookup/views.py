"""Look up one course: choose plan and course, or type a title as the paper has it."""

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue

from equiv.domain.errors import NotFoundError
from equiv.domain.text import Text
from equiv.services import browse
from equiv.services.lookup import list_candidates, look_up
from web.clock import today
from web.runtime import runtime
from web.sheets import sheet_body

bp = Blueprint("lookup", __name__)

LONGEST_TITLE = 120
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
    grade, year = _number("grade", 7, 12), _number("year", 1990, 2100)
    found = browse.plans_of(catalog, grade, year) if grade and year else None
    return render_template(
        "lookup/plans.html",
        grade=grade,
        year=year,
        asked_year=request.args.get("year", "").strip()[:9],
        grades=MEXICAN_GRADES,
        found=found,
        plans=browse.list_plans(catalog),
    )


def _number(name: str, least: int, most: int) -> int | None:
    """A whole number of the address between two bounds; "2023-2024" is read as 2023."""
    text = request.args.get(name, "").strip()[:4]
    return int(text) if text.isdecimal() and least <= int(text) <= most else None

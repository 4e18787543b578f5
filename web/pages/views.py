"""Pages that explain: home, method, sources, states, the demo school."""

from flask import Blueprint, Response, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from equiv.exchange import sheet
from equiv.services import browse, demo_school, reports
from equiv.services.evaluate import Request
from web.clock import today
from web.i18n import preferred
from web.runtime import runtime
from web.sheets import render_sheets

root = Blueprint("root", __name__)
bp = Blueprint("pages", __name__)


@root.get("/")
def to_language() -> ResponseReturnValue:
    """To the home page in the browser's language."""
    return redirect(url_for("pages.home", lang=preferred()))


@root.get("/health")
def health() -> ResponseReturnValue:
    """Alive, with the release of the data."""
    return {"ok": True, "release": runtime().knowledge.catalog.release.id}


@root.get("/sheet.css")
def stylesheet() -> ResponseReturnValue:
    """The style of the sheets, kept beside their templates."""
    response = Response(sheet.stylesheet(), mimetype="text/css")
    response.cache_control.max_age = 3600
    return response


@bp.get("/")
def home() -> ResponseReturnValue:
    catalog = runtime().knowledge.catalog
    return render_template(
        "pages/home.html",
        plans=browse.list_plans(catalog),
        states=browse.list_states(catalog),
    )


@bp.get("/method")
def method() -> ResponseReturnValue:
    knowledge = runtime().knowledge
    return render_template(
        "pages/method.html",
        method=knowledge.method_on(today()),
        policy=knowledge.catalog.method,
        release=knowledge.catalog.release,
        study=reports.read("thresholds", knowledge.catalog.release.content_hash),
        agreement=reports.read("agreement", knowledge.catalog.release.content_hash),
    )


@bp.get("/sources")
def sources() -> ResponseReturnValue:
    catalog = runtime().knowledge.catalog
    return render_template(
        "pages/sources.html",
        sources=sorted(catalog.sources.values(), key=lambda s: s.id),
        frameworks=browse.list_frameworks(catalog),
    )


@bp.get("/states/<state>")
def state(state: str) -> ResponseReturnValue:
    catalog = runtime().knowledge.catalog
    rules = browse.rules_of(catalog, state, today())
    return render_template("pages/state.html", rules=rules, sources=catalog.sources)


@bp.get("/demo")
def demo() -> ResponseReturnValue:
    with runtime().readers() as session:
        records = demo_school.list_records(session)
    return render_template("pages/demo.html", records=records)


@bp.get("/demo/<record>/<state>")
def demo_sheet(record: str, state: str) -> ResponseReturnValue:
    with runtime().readers() as session:
        found = demo_school.get_record(session, record)
    evaluator = runtime().evaluator
    analyses = evaluator.evaluate(found.transcript, Request(states=(state,), as_of=today()))
    return render_sheets(analyses, title=found.title, record=found)

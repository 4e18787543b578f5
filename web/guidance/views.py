"""What to do next: rights, study paths, the way back, words, and how complete the data is."""

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue

from equiv.domain.glossary import TermKind
from equiv.services import browse, holdings
from equiv.services.lookup import study_path
from equiv.services.rights import list_rights
from web.clock import today
from web.runtime import runtime

bp = Blueprint("guidance", __name__)

LONGEST_SEARCH = 80


@bp.get("/rights")
def rights_index() -> ResponseReturnValue:
    states = browse.list_states(runtime().knowledge.catalog)
    return render_template("guidance/rights_index.html", states=states)


@bp.get("/rights/<state>")
def rights(state: str) -> ResponseReturnValue:
    """What a family may ask of a school in one state."""
    catalog = runtime().knowledge.catalog
    return render_template(
        "guidance/rights.html",
        rights=list_rights(catalog, state, today()),
        sources=catalog.sources,
        states=browse.list_states(catalog),
    )


@bp.get("/study/<course>/<target>")
def study(course: str, target: str) -> ResponseReturnValue:
    """What a Mexican course, with those before it, leaves open of a U.S. course, in order."""
    catalog = runtime().knowledge.catalog
    return render_template(
        "guidance/study.html",
        study=study_path(runtime().evaluator, course, target, today()),
        items=catalog.items,
        sources=catalog.sources,
    )


@bp.get("/return")
def way_back() -> ResponseReturnValue:
    """For a pupil who goes back to Mexico."""
    catalog = runtime().knowledge.catalog
    return render_template(
        "guidance/return.html", way_back=catalog.way_back, sources=catalog.sources
    )


@bp.get("/search")
def search() -> ResponseReturnValue:
    """Words in both languages, and the courses and items that hold them."""
    asked = request.args.get("q", "").strip()[:LONGEST_SEARCH]
    found = runtime().words.search(asked) if asked else None
    return render_template(
        "guidance/search.html",
        asked=asked,
        found=found,
        kinds=tuple(TermKind),
        catalog=runtime().knowledge.catalog,
    )


@bp.get("/glossary/<kind>")
def glossary(kind: str) -> ResponseReturnValue:
    """All entries of one kind."""
    chosen = browse.term_kind(kind)
    return render_template(
        "guidance/glossary.html",
        kind=chosen,
        kinds=tuple(TermKind),
        terms=runtime().words.list_terms(chosen),
    )


@bp.get("/holdings")
def held() -> ResponseReturnValue:
    """How complete the data is, part by part."""
    tables = holdings.list_holdings(runtime().knowledge.catalog)
    return render_template("guidance/holdings.html", tables=tables)

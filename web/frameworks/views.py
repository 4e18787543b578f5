"""Frameworks as trees."""

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from equiv.services import browse
from web.runtime import runtime

bp = Blueprint("frameworks", __name__)


@bp.get("/frameworks")
def index() -> ResponseReturnValue:
    catalog = runtime().knowledge.catalog
    return render_template("frameworks/index.html", frameworks=browse.list_frameworks(catalog))


@bp.get("/frameworks/<framework>")
def show(framework: str) -> ResponseReturnValue:
    catalog = runtime().knowledge.catalog
    return render_template(
        "frameworks/show.html",
        framework=catalog.framework(framework),
        tree=browse.tree(catalog, framework),
        sources=catalog.sources,
    )

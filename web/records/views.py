"""Paste or upload a record: analysed, shown, and not stored."""

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue
from werkzeug.datastructures import FileStorage

from equiv.domain.errors import EquivError, UnreadableFileError
from equiv.services.context import Options
from equiv.services.evaluate import Request
from web.clock import today
from web.i18n import say
from web.records.forms import RecordForm
from web.runtime import runtime
from web.sheets import render_sheets

bp = Blueprint("records", __name__)


@bp.get("/analysis")
def form() -> ResponseReturnValue:
    return render_template("records/form.html", form=RecordForm(), error=None)


@bp.post("/analysis")
def analyse() -> ResponseReturnValue:
    """The analysis, or the form again with what is wrong; what was typed stays."""
    form = RecordForm()
    if not form.validate_on_submit():
        return render_template("records/form.html", form=form, error=None), 400
    try:
        content, name = _content(form)
        evaluator = runtime().evaluator
        analyses = evaluator.evaluate(evaluator.read(content, name), _request(form))
    except EquivError as error:
        return render_template("records/form.html", form=form, error=say(error.text)), 400
    return render_sheets(analyses, title=None, record=None)


def _content(form: RecordForm) -> tuple[bytes, str]:
    upload: FileStorage | None = form.file.data or None
    if upload is not None and upload.filename:
        return upload.stream.read(), upload.filename
    rows = form.rows.data or ""
    if not rows.strip():
        raise UnreadableFileError(
            "Nothing was sent: choose a file or paste rows with at least a title and a mark.",
            "No se envió nada: elija un archivo o pegue renglones con al menos asignatura y "
            "calificación.",
        )
    return _with_header(rows).encode("utf-8"), "rows.csv"


def _with_header(rows: str) -> str:
    """Rows pasted without a header are taken as title, mark."""
    first = rows.lstrip().splitlines()[0].lower()
    if any(word in first for word in ("title", "asignatura", "materia", "course", "calif", "mark")):
        return rows
    delimiter = next((d for d in ("\t", ";", "|") if d in first), ",")
    return delimiter.join(("asignatura", "calificacion")) + "\n" + rows


def _request(form: RecordForm) -> Request:
    return Request(
        states=tuple(dict.fromkeys(s for s in (form.state.data, form.other_state.data) if s)),
        as_of=today(),
        plan=form.plan.data or None,
        options=Options(
            entered_grade_9=form.entered_grade_9.data,
            groups=frozenset(form.groups.data or ()),
            scale=form.scale.data or None,
        ),
    )

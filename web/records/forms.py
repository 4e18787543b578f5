"""The form for a record that is analysed and not stored."""

from flask_wtf import FlaskForm
from flask_wtf.file import FileField
from wtforms import IntegerField, SelectField, SelectMultipleField, TextAreaField, widgets
from wtforms.validators import InputRequired, NumberRange
from wtforms.validators import Optional as Maybe

from equiv.services import browse
from web.i18n import gettext as _
from web.i18n import say
from web.runtime import runtime


class CheckboxList(SelectMultipleField):  # type: ignore[misc]
    """Several choices as check boxes, which need no script and no special keys."""

    widget = widgets.ListWidget(prefix_label=False)
    option_widget = widgets.CheckboxInput()


class RecordForm(FlaskForm):  # type: ignore[misc]
    """Pasted rows or a file, and what a person knows beside the paper."""

    file = FileField()
    rows = TextAreaField()
    state = SelectField(default="")
    other_state = SelectField(default="")
    plan = SelectField(default="")
    entered_grade_9 = IntegerField(validators=[Maybe(), NumberRange(1990, 2100)])
    groups = CheckboxList()
    scale = SelectField(default="")

    def __init__(self) -> None:
        super().__init__()
        catalog = runtime().knowledge.catalog
        states = [(s.code, s.name(say)) for s in browse.list_states(catalog)]
        self.state.choices = [("", _("choose a state")), *states]
        self.state.validators = [InputRequired(_("Choose the state of the school."))]
        self.other_state.choices = [("", _("none")), *states]
        self.plan.choices = [
            ("", _("not known: infer it and say so")),
            *((p.id, f"{say(p.title)} ({p.id})") for p in browse.list_plans(catalog)),
        ]
        self.groups.choices = [
            ("migratory", _("migratory programme")),
            ("newcomer", _("newcomer programme")),
        ]
        self.scale.choices = [
            ("", _("none: show the Mexican mark only")),
            *((s.id, say(s.title)) for s in catalog.conversion_scales.values()),
        ]

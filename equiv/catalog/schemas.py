"""The allowed form of each kind of file.  Unknown keys are refused by name."""

import datetime as dt
from fractions import Fraction
from typing import Any

import marshmallow as ma
from marshmallow import fields, validate

from equiv.domain.citations import Confidence, Fact
from equiv.domain.identifiers import SourceId
from equiv.domain.text import Text

SUBJECTS = [
    "mathematics",
    "science",
    "spanish",
    "english",
    "other-language",
    "indigenous-language",
    "literature",
    "history-mexico",
    "history-world",
    "geography",
    "civics",
    "social-science",
    "economics",
    "philosophy",
    "arts",
    "physical-education",
    "health",
    "technology",
    "computing",
    "vocational",
    "orientation",
    "tutoring",
    "research",
    "heading",
    "other",
]
ITEM_TYPES = [
    "course",
    "domain",
    "cluster",
    "standard",
    "knowledge",
    "expectation",
    "process",
    "axis",
    "theme",
    "learning",
    "progression",
    "practice",
    "idea",
]
GRADES = range(1, 13)
LONGEST_DESCRIPTOR = 160


class Exact(fields.Field[Fraction]):
    """A quoted decimal or fraction, kept exact."""

    def _deserialize(self, value: Any, attr: str | None, data: Any, **_: Any) -> Fraction:
        if not isinstance(value, str):
            raise ma.ValidationError("must be a quoted decimal")
        try:
            return Fraction(value)
        except (ValueError, ZeroDivisionError):
            raise ma.ValidationError(f"{value!r} is not a number") from None


class Day(fields.Field[dt.date]):
    """A quoted ISO date."""

    def _deserialize(self, value: Any, attr: str | None, data: Any, **_: Any) -> dt.date:
        try:
            return dt.date.fromisoformat(value)
        except (TypeError, ValueError):
            raise ma.ValidationError(f"{value!r} is not a quoted date YYYY-MM-DD") from None


class Strict(ma.Schema):
    class Meta:
        unknown = ma.RAISE


class TextSchema(Strict):
    en = fields.String(required=True, validate=validate.Length(min=1))
    es = fields.String(required=True, validate=validate.Length(min=1))

    @ma.post_load
    def build(self, data: dict[str, Any], **_: Any) -> Text:
        return Text(data["en"].strip(), data["es"].strip())


class FactSchema(Strict):
    confidence = fields.Enum(Confidence, by_value=True, required=True)
    source = fields.String(load_default=None, allow_none=True)
    locator = fields.String(load_default=None, allow_none=True)
    retrieved_on = Day(load_default=None, allow_none=True)
    note = fields.String(load_default=None, allow_none=True)

    @ma.validates_schema
    def found_is_cited(self, data: dict[str, Any], **_: Any) -> None:
        wanted = ("source", "locator", "retrieved_on")
        missing = [key for key in wanted if not data.get(key)]
        if data.get("confidence") is Confidence.FOUND and missing:
            raise ma.ValidationError(f"a found fact needs {', '.join(missing)}")

    @ma.post_load
    def build(self, data: dict[str, Any], **_: Any) -> Fact:
        data.pop("note")
        if data["source"] is not None:
            data["source"] = SourceId(data["source"])
        return Fact(**data)


class NoteSchema(TextSchema):
    """A remark for the reader; its own citation, where it has one, is for the editor."""

    fact = fields.Nested(FactSchema, load_default=None, allow_none=True)


def note() -> fields.Field[Any]:
    return fields.Nested(NoteSchema, load_default=None, allow_none=True)


def text(required: bool = True) -> fields.Field[Any]:
    if required:
        return fields.Nested(TextSchema, required=True)
    return fields.Nested(TextSchema, load_default=None, allow_none=True)


def fact() -> fields.Field[Any]:
    return fields.Nested(FactSchema, load_default=None, allow_none=True)


def optional(field: type[fields.Field[Any]] = fields.String, **options: Any) -> fields.Field[Any]:
    return field(load_default=None, allow_none=True, **options)


def words(**options: Any) -> fields.Field[Any]:
    return fields.List(fields.String(), load_default=list, **options)


class ReleaseFile(Strict):
    id = fields.String(required=True, validate=validate.Length(1))
    published_on = Day(required=True)


class SourceSchema(Strict):
    id = fields.String(required=True)
    title = fields.String(required=True)
    publisher = optional()
    url = optional()
    published_on = optional()
    note = fields.Raw(load_default=None, allow_none=True)


class SourcesFile(Strict):
    sources = fields.List(fields.Nested(SourceSchema), required=True)


class PartSchema(TextSchema):
    key = fields.String(required=True, validate=validate.Regexp(r"^[a-z0-9-]+$"))

    @ma.post_load
    def build(self, data: dict[str, Any], **_: Any) -> Any:
        return data["key"], Text(data["en"], data["es"])


class ItemSchema(Strict):
    code = fields.String(required=True, validate=validate.Regexp(r"^\S+$"))
    parent = optional()
    type = fields.String(required=True, validate=validate.OneOf(ITEM_TYPES))
    en = fields.String(required=True, validate=validate.Length(1, LONGEST_DESCRIPTOR - 1))
    es = fields.String(required=True, validate=validate.Length(1, LONGEST_DESCRIPTOR - 1))
    grades = fields.List(fields.Integer(validate=validate.OneOf(GRADES)), load_default=list)
    parts = fields.List(fields.Nested(PartSchema), load_default=list)
    weighs = fields.Boolean(load_default=True)
    plus = fields.Boolean(load_default=False)
    note = note()
    fact = fact()


class EditionSchema(Strict):
    title = text()
    starts = optional(Day)
    ends = optional(Day)
    fact = fields.Nested(FactSchema, required=True)


class FrameworkFile(Strict):
    id = fields.String(required=True)
    title = text()
    jurisdiction = fields.String(required=True)
    subject = fields.String(required=True, validate=validate.OneOf(["mathematics", "science"]))
    edition = fields.String(required=True)
    starts = optional(Day)
    ends = optional(Day)
    notice = text(required=False)
    note = note()
    fact = fields.Nested(FactSchema, required=True)
    items = fields.List(fields.Nested(ItemSchema), required=True, validate=validate.Length(1))
    replaces = fields.List(fields.Nested(EditionSchema), load_default=list)


class HoursSchema(Strict):
    minutes = optional(fields.Integer, validate=validate.Range(1, 120))
    weeks = optional(fields.Integer, validate=validate.Range(1, 60))


class CourseSchema(Strict):
    id = fields.String(required=True)
    title = text()
    period = optional()
    grade = optional(fields.Integer, validate=validate.OneOf(GRADES))
    subject = fields.String(required=True, validate=validate.OneOf(SUBJECTS))
    weekly = optional(Exact)
    total_hours = optional(Exact)
    credits = optional(Exact)
    code = optional()
    items = words()
    aliases = words()
    fact = fact()
    note = note()


def years() -> fields.Field[Any]:
    return fields.Dict(fields.String(), fields.Integer(), load_default=dict)


class PlanFile(Strict):
    plan = fields.String(required=True)
    title = text()
    jurisdiction = fields.String(required=True)
    level = fields.String(
        required=True, validate=validate.OneOf(["secundaria", "bachillerato", "adult"])
    )
    period = fields.String(required=True, validate=validate.OneOf(["year", "semester", "module"]))
    grades = years()
    first_years = years()
    last_years = years()
    pass_mark = optional(Exact)
    scale = fields.String(required=True)
    hours = fields.Nested(HoursSchema, required=True)
    credits_name = text(required=False)
    cycle = fields.List(fields.Integer(), load_default=list)
    fact = fields.Nested(FactSchema, required=True)
    note = note()
    courses = fields.List(fields.Nested(CourseSchema), required=True, validate=validate.Length(1))


class CategorySchema(Strict):
    key = fields.String(required=True)
    en = fields.String(required=True)
    es = fields.String(required=True)
    items = fields.List(fields.String(), required=True, validate=validate.Length(1))


class CodesSchema(Strict):
    state = optional()
    sced = optional()


class StateCourseSchema(Strict):
    id = fields.String(required=True)
    title = text()
    subject = fields.String(required=True, validate=validate.OneOf(SUBJECTS))
    grades = fields.List(fields.Integer(validate=validate.OneOf(GRADES)), required=True)
    codes = fields.Nested(CodesSchema, required=True)
    credit = Exact(required=True)
    terms = fields.Integer(required=True, validate=validate.Range(1, 8))
    area = optional()
    laboratory = optional()
    after = words()
    template = optional()
    substitute_for = optional()
    exam = optional()
    fact = fact()
    facts = fields.Dict(fields.String(), fields.Nested(FactSchema), load_default=dict)
    categories = fields.List(fields.Nested(CategorySchema), load_default=list)
    weights = fields.Dict(fields.String(), fields.Integer(), load_default=dict)
    note = note()


class TemplateSchema(Strict):
    id = fields.String(required=True)
    title = text()
    subject = fields.String(required=True, validate=validate.OneOf(SUBJECTS))
    grades = fields.List(fields.Integer(validate=validate.OneOf(GRADES)), required=True)
    sced = optional()
    source = optional()
    fact = fact()
    facts = fields.Dict(fields.String(), fields.Nested(FactSchema), load_default=dict)
    categories = fields.List(fields.Nested(CategorySchema), required=True)
    weights = fields.Dict(fields.String(), fields.Integer(), load_default=dict)
    note = note()


class StateCoursesFile(Strict):
    jurisdiction = fields.String(required=True)
    fact = fields.Nested(FactSchema, required=True)
    note = note()
    courses = fields.List(fields.Nested(StateCourseSchema), load_default=list)
    templates = fields.List(fields.Nested(TemplateSchema), load_default=list)


class ScopeSchema(Strict):
    id = fields.String(required=True)
    title = text()
    sources = fields.List(fields.String(), required=True)
    targets = fields.List(fields.String(), required=True)
    note = note()


class AlignmentRegistry(Strict):
    files = fields.List(fields.Nested(ScopeSchema), required=True)

"""The allowed form of policies, scales and precedents."""

from typing import Any

import marshmallow as ma
from marshmallow import fields, validate

from equiv.catalog.schemas import (
    SUBJECTS,
    Day,
    Exact,
    FactSchema,
    Strict,
    TextSchema,
    fact,
    note,
    optional,
    text,
    words,
)
from equiv.domain.crosswalks import Strength
from equiv.domain.policy import Relation, RuleKind
from equiv.domain.text import Text

STRENGTHS = [strength.value for strength in Strength]
ROUNDING = ["nearest", "down", "up"]


class DatedSchema(Strict):
    starts = optional(Day)
    ends = optional(Day)
    fact = fact()


class RoundingSchema(Strict):
    rule = fields.String(required=True, validate=validate.OneOf(ROUNDING))
    fact = fact()


class CreditSchema(DatedSchema):
    by = fields.String(required=True, validate=validate.OneOf(["term", "hours"]))
    name = text()
    year_course = Exact(required=True)
    step = Exact(required=True)
    rounding = fields.Nested(RoundingSchema, load_default=None, allow_none=True)
    hours_per_credit = optional(Exact)
    note = note()


class EarlierSchema(TextSchema):
    allowed_by = fields.String(required=True)

    @ma.post_load
    def build(self, data: dict[str, Any], **_: Any) -> Text:
        return Text(data["en"], data["es"])


class FirstGradeSchema(DatedSchema):
    grade = fields.Integer(required=True, validate=validate.Range(7, 12))
    earlier = fields.Nested(EarlierSchema, load_default=None, allow_none=True)


class WordsSchema(DatedSchema):
    en = fields.String(required=True)
    es = fields.String(required=True)


class MarkRuleSchema(WordsSchema):
    pass_ = fields.String(data_key="pass", load_default=None, allow_none=True)
    scale = optional()
    requirement = optional()


class StatementSchema(WordsSchema):
    key = fields.String(load_default="rule")
    allowed = fields.Boolean(load_default=True)
    groups = words()
    step = optional(Exact)


class SubjectRuleSchema(WordsSchema):
    subject = fields.String(required=True, validate=validate.OneOf(SUBJECTS))
    class_ = fields.String(
        data_key="class",
        required=True,
        validate=validate.OneOf(["elective", "placement", "none", "exam"]),
    )
    label = text()
    group = optional()
    otherwise = words()
    state_code = optional()


class ValidationSchema(DatedSchema):
    passed = words()
    closes = words()
    except_ = fields.List(fields.String(), data_key="except", load_default=list)
    min_letter = optional()
    requirement = optional()
    en = optional()
    es = optional()


class AlternativesSchema(WordsSchema):
    groups = fields.List(fields.List(fields.String()), required=True)


class GroupDefinitionSchema(WordsSchema):
    key = fields.String(required=True)


class ExamSchema(WordsSchema):
    id = fields.String(required=True)
    title = text()
    course = optional()
    owed = fields.Boolean(load_default=True)
    waived_when = optional()


class StandardsSchema(DatedSchema):
    subject = fields.String(required=True, validate=validate.OneOf(["mathematics", "science"]))
    title = text()
    adopted = optional()
    relation = fields.Enum(Relation, by_value=True, required=True)
    framework = optional()


class RuleSchema(Strict):
    kind = fields.Enum(RuleKind, by_value=True, required=True)
    course = optional()
    courses = words()
    subject = optional()
    credits = Exact(required=True)
    min_letter = optional()
    en = optional()
    es = optional()
    fact = fact()


class GroupSchema(Strict):
    key = fields.String(required=True)
    title = text()
    credits = Exact(required=True)
    subject = optional()
    rules = fields.List(fields.Nested(RuleSchema), load_default=list)
    note = note()
    fact = fact()


class CohortSchema(Strict):
    from_ = fields.Integer(data_key="from", load_default=None, allow_none=True)
    to = fields.Integer(load_default=None, allow_none=True)


class RequirementSchema(Strict):
    id = fields.String(required=True)
    title = text()
    cohort = fields.Nested(CohortSchema, required=True)
    total = optional(Exact)
    fact = fact()
    note = note()
    min_letter = optional()
    groups = fields.List(fields.Nested(GroupSchema), required=True)


def listed(schema: type[Strict]) -> fields.Field[Any]:
    return fields.List(fields.Nested(schema), load_default=list)


class PolicyFile(Strict):
    id = fields.String(required=True)
    jurisdiction = fields.String(required=True)
    name = text()
    title = text()
    note = note()
    credit = listed(CreditSchema)
    first_creditable_grade = listed(FirstGradeSchema)
    marks = listed(MarkRuleSchema)
    foreign_records = listed(StatementSchema)
    accept_passed = listed(StatementSchema)
    electives = listed(StatementSchema)
    subjects = listed(SubjectRuleSchema)
    validation = listed(ValidationSchema)
    not_combined = listed(AlternativesSchema)
    group_definitions = listed(GroupDefinitionSchema)
    exams = listed(ExamSchema)
    requirements = listed(RequirementSchema)
    standards = listed(StandardsSchema)


class ThresholdsSchema(Strict):
    full = Exact(required=True)
    partial = Exact(required=True)  # type: ignore[assignment]  # a field, not an option
    exam = Exact(required=True)
    range = Exact(required=True)


class ChainSchema(Strict):
    max_links = fields.Integer(required=True, validate=validate.Range(1, 3))
    weak_links = fields.Integer(required=True, validate=validate.Range(0, 3))
    cap = fields.String(required=True, validate=validate.OneOf(STRENGTHS))


class MethodSchema(Strict):
    starts = optional(Day)
    ends = optional(Day)
    strengths = fields.Dict(
        fields.String(validate=validate.OneOf(STRENGTHS)),
        Exact(),
        required=True,
        validate=validate.Length(equal=len(STRENGTHS)),
    )
    thresholds = fields.Nested(ThresholdsSchema, required=True)
    chain = fields.Nested(ChainSchema, required=True)
    rounding = fields.String(required=True, validate=validate.OneOf(ROUNDING))
    first_creditable_grade = fields.Integer(required=True)
    time_floor = Exact(required=True)


class MethodFile(Strict):
    id = fields.String(required=True)
    title = text()
    ours = fields.Boolean(required=True)
    en = fields.String(required=True)
    es = fields.String(required=True)
    values = fields.List(fields.Nested(MethodSchema), required=True)


class ScaleRowSchema(Strict):
    from_ = Exact(data_key="from", required=True)
    to = Exact(required=True)
    value = fields.String(required=True)
    gpa = optional()
    passes = fields.Boolean(load_default=None, allow_none=True)
    en = optional()
    es = optional()


class ScaleFile(Strict):
    id = fields.String(required=True)
    title = text()
    kind = fields.String(required=True, validate=validate.OneOf(["reading", "conversion"]))
    from_ = fields.String(
        data_key="from",
        required=True,
        validate=validate.Regexp(r".*-\d+$", error="must end in a range such as 5-10"),
    )
    to = optional()
    decimals = optional(fields.Integer)
    decimal_rule = optional()
    rows = fields.List(fields.Nested(ScaleRowSchema), load_default=list)
    pass_ = optional(Exact, data_key="pass")
    recommended = fields.Boolean(load_default=None, allow_none=True)
    fact = fields.Nested(FactSchema, required=True)
    facts = fields.Dict(fields.String(), fields.Nested(FactSchema), load_default=dict)
    note = note()


class LabelSchema(WordsSchema):
    label = fields.String(required=True)
    passed = fields.Boolean(required=True, allow_none=True)
    value = optional(Exact)


class LabelsFile(Strict):
    labels = fields.List(fields.Nested(LabelSchema), required=True)
    fact = fields.Nested(FactSchema, required=True)


class PrecedentSchema(Strict):
    id = fields.String(required=True)
    source_course = fields.List(fields.String(), required=True)
    source_subject = optional()
    source_grades = fields.List(fields.Integer(), load_default=list)
    state = fields.String(required=True)
    target = optional()
    target_title = text(required=False)
    condition = text(required=False)
    note = note()
    fact = fact()


class PrecedentsFile(Strict):
    precedents = fields.List(fields.Nested(PrecedentSchema), required=True)

"""The allowed form of rights, routes, the way back, and the register of holdings."""

import marshmallow as ma
from marshmallow import fields, validate

from equiv.catalog.policy_schemas import WordsSchema
from equiv.catalog.schemas import (
    GRADES,
    Day,
    Exact,
    FactSchema,
    Strict,
    fact,
    note,
    optional,
    text,
    words,
)
from equiv.domain.holdings import Completeness
from equiv.domain.rights import Question
from equiv.domain.routes import RouteKind


class RightSchema(WordsSchema):
    question = fields.Enum(Question, by_value=True, required=True)


class RightsFile(Strict):
    jurisdiction = fields.String(required=True)
    fact = fields.Nested(FactSchema, required=True)
    rights = fields.List(fields.Nested(RightSchema), required=True, validate=validate.Length(1))


class RouteSchema(Strict):
    id = fields.String(required=True)
    kind = fields.Enum(RouteKind, by_value=True, required=True)
    title = text()
    en = fields.String(required=True)
    es = fields.String(required=True)
    jurisdiction = optional()
    courses = words()
    closes = words()
    hours = optional(Exact)
    fact = fact()

    @ma.validates_schema
    def kind_has_its_end(self, data: dict[str, object], **_: object) -> None:
        wanted = {
            RouteKind.MODULE: "courses",
            RouteKind.EXAM: "jurisdiction",
            RouteKind.UNIT: "closes",
        }
        key = wanted[data["kind"]]  # type: ignore[index]
        if not data.get(key):
            raise ma.ValidationError(f"a route of this kind names {key}")


class RoutesFile(Strict):
    fact = fields.Nested(FactSchema, required=True)
    note = note()
    routes = fields.List(fields.Nested(RouteSchema), required=True, validate=validate.Length(1))


class SepGradeSchema(Strict):
    us_grade = fields.Integer(required=True, validate=validate.OneOf([0, *GRADES]))
    title = text()
    fact = fact()


class ReturnPaperSchema(Strict):
    key = fields.String(required=True)
    title = text()
    en = fields.String(required=True)
    es = fields.String(required=True)
    fact = fact()


class WayBackFile(Strict):
    fact = fields.Nested(FactSchema, required=True)
    grades = fields.List(fields.Nested(SepGradeSchema), required=True)
    papers = fields.List(fields.Nested(ReturnPaperSchema), required=True)


class HoldingSchema(Strict):
    id = fields.String(required=True)
    completeness = fields.Enum(Completeness, by_value=True, required=True)
    checked_on = Day(required=True)
    note = text(required=False)


class HoldingsFile(Strict):
    holdings = fields.List(fields.Nested(HoldingSchema), required=True)

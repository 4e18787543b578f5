"""Small frozen values for tests: name what matters, the rest is filled in.  All of it is invented.

`PROFILE` bounds every property test: the same examples on every run, no clock.
"""

import datetime as dt
from fractions import Fraction
from pathlib import Path

from hypothesis import HealthCheck, settings

from equiv.domain.citations import Confidence, Fact
from equiv.domain.courses import Category, Course, StateCourse
from equiv.domain.crosswalks import Alignment, Link, Scope, Standing, Strength
from equiv.domain.equivalency import ChainRule, Method, Thresholds
from equiv.domain.frameworks import Framework, Item, Part, Prerequisite
from equiv.domain.identifiers import CourseId, FrameworkId, ItemId, PlanId, SourceId
from equiv.domain.marks import ConversionScale, MarkLabel, ScaleRow
from equiv.domain.policy import Dated, Requirement
from equiv.domain.text import Text, same
from equiv.engine.coverage import TargetItems

settings.register_profile(
    "equiv",
    deadline=None,
    max_examples=80,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow],
)
PROFILE = settings.get_profile("equiv")

FACT = Fact(Confidence.FOUND, SourceId("demo.source"), "page 1", dt.date(2026, 1, 1))
RECALLED = Fact(Confidence.RECALLED)

MILLIONTHS = {
    Strength.EQUIVALENT: 1_000_000,
    Strength.MOSTLY: 750_000,
    Strength.PARTIALLY: 400_000,
    Strength.MINIMALLY: 150_000,
    Strength.NONE: 0,
}
THRESHOLDS = Thresholds(Fraction(60, 100), Fraction(30, 100), Fraction(15, 100), Fraction(35, 100))
CHAIN = ChainRule(max_links=3, weak_links=1, cap=Strength.MOSTLY)


def make_item(id_="demo.framework:A", *, parts=(), parent=None, fact=FACT, **changes):
    framework, _, code = id_.rpartition(":")
    values = {
        "id": ItemId(id_),
        "framework": FrameworkId(framework),
        "code": code,
        "type": "standard",
        "text": same(code),
        "parent": parent,
        "grades": (9,),
        "parts": tuple(Part(key, same(key)) for key in parts),
        "weighs": True,
        "is_leaf": True,
        "fact": fact,
    }
    return Item(**values | changes)


def make_framework(id_="demo.framework", *, items=(), prerequisites=()):
    return Framework(
        id=FrameworkId(id_),
        title=same(id_),
        jurisdiction="demo",
        subject="mathematics",
        edition="2020",
        starts=None,
        ends=None,
        notice=None,
        note=None,
        fact=FACT,
        items=tuple(items),
        prerequisites=tuple(prerequisites),
    )


def make_prerequisite(before, after, source=None):
    return Prerequisite(ItemId(before), ItemId(after), source)


def make_course(id_="mx-demo.plan.math-1", *, items=(), minutes=None, **changes):
    values = {
        "id": CourseId(id_),
        "plan": PlanId(id_.rpartition(".")[0]),
        "title": same(id_),
        "period": "1",
        "grade": 10,
        "subject": "mathematics",
        "weekly": None,
        "minutes": minutes,
        "credits": None,
        "code": None,
        "items": tuple(items),
        "aliases": (),
        "fact": FACT,
    }
    return Course(**values | changes)


def make_category(key, items, weights=None):
    items = tuple(items)
    return Category(key, same(key), items, tuple(weights or (1,) * len(items)))


def make_state_course(id_="us-demo.algebra-1", *, items=(), categories=None, **changes):
    """A state course; `items` alone make one category of equal weights."""
    values = {
        "id": CourseId(id_),
        "jurisdiction": "us-demo",
        "title": same(id_),
        "subject": "mathematics",
        "grades": (9,),
        "state_code": None,
        "sced": None,
        "credit": Fraction(1),
        "terms": 2,
        "area": None,
        "after": (),
        "exam": None,
        "categories": tuple(categories or (make_category("all", items),)),
        "template": None,
        "code_fact": FACT,
        "fact": FACT,
    }
    return StateCourse(**values | changes)


def make_target(id_="us-demo.algebra-1", items=("t",), weights=None, categories=None):
    """What weighs in one target, as the engine takes it."""
    items = tuple(items)
    return TargetItems(
        id_,
        items,
        tuple(weights or (1,) * len(items)),
        tuple(categories or ("all",) * len(items)),
    )


def make_alignment(
    source,
    target,
    forward=Strength.EQUIVALENT,
    backward=Strength.NONE,
    *,
    part=None,
    standing=Standing.PROPOSED,
):
    return Alignment(
        source=ItemId(source),
        target=ItemId(target),
        forward=Strength(forward),
        backward=Strength(backward),
        part=part,
        rationale=Text("Both ask for it.", "Ambos lo piden."),
        evidence=(SourceId("demo.source"),),
        author="demo",
        coded_on="2026-01-01",
        standing=Standing(standing),
    )


def make_scope(sources, targets, id_="demo--demo"):
    return Scope(id_, same(id_), frozenset(sources), frozenset(targets))


def make_link(source, target, strength=Strength.EQUIVALENT, part=None, *, via=()):
    """A link; `strength` in words or millionths, `via` the items of a chain in between."""
    value = strength if isinstance(strength, int) else MILLIONTHS[Strength(strength)]
    return Link(source, target, value, part, (source, *via, target), Standing.PROPOSED)


def make_method(**changes):
    values = {
        "strengths": MILLIONTHS,
        "thresholds": THRESHOLDS,
        "chain": CHAIN,
        "rounding": "nearest",
        "first_creditable_grade": 9,
        "time_floor": Fraction(1, 20),
    }
    return Method(**values | changes)


def make_label(label, passed, value=None):
    number = None if value is None else Fraction(value)
    return MarkLabel(label, passed, number, Text(f"{label} explained", f"{label} explicada"))


def make_scale(*rows, top=10):
    """A conversion scale from (low, high, value, passes) rows, numbers as text."""
    return ConversionScale(
        id="demo.scale",
        title=same("Demo scale"),
        rows=tuple(
            ScaleRow(Fraction(low), Fraction(high), value, ok) for low, high, value, ok in rows
        ),
        top=Fraction(top),
        fact=FACT,
        note=None,
    )


def make_requirement(first=None, last=None, *, groups=(), id_="us-demo.diploma"):
    return Requirement(id_, same(id_), first, last, None, tuple(groups), FACT, None)


def make_dated(value, starts=None, ends=None):
    """A dated value; days as ISO text, None is open."""
    return Dated(
        dt.date.fromisoformat(starts) if starts else None,
        dt.date.fromisoformat(ends) if ends else None,
        value,
    )


def list_loaded_states():
    """The states whose rules are shipped, by the names of their files."""
    folder = Path(__file__).parents[1] / "curricula" / "policies"
    return sorted(path.stem.removeprefix("us-").upper() for path in folder.glob("us-*.yaml"))

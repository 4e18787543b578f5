"""One record against one state: the credit analysis (method, steps 3 to 10)."""

import datetime as dt
from collections.abc import Sequence
from fractions import Fraction

from equiv.domain.analysis import METHOD, Analysis, Recommendation, RequirementState
from equiv.domain.policy import list_in_force
from equiv.engine.award import Allocation, allocate
from equiv.services import award, diploma, entries, notices, recommend
from equiv.services.context import Context, Options
from equiv.services.gaps import find_gaps
from equiv.services.knowledge import Knowledge
from equiv.services.lines import Prepared
from equiv.services.placement import suggest_grade


def analyse(
    knowledge: Knowledge, prepared: Prepared, state: str, as_of: dt.date, options: Options
) -> Analysis:
    """Recommendations for every line of a record, under the rules of `state` on `as_of`.

    NotFoundError for a state that is not loaded; NoRuleInForceError where the state had no
    credit rule on that day.
    """
    context = Context.build(knowledge, prepared, state, as_of, options)
    allocation = allocate(award.pose(context))
    granted = recommend.granted(context, allocation)
    electives = recommend.electives(context, granted)
    placements = recommend.placements(context, [*granted, *electives])
    recommendations = recommend.number([*granted, *electives, *placements])
    requirements = _requirements(context, recommendations, allocation)
    policy = context.policy
    return Analysis(
        release=knowledge.catalog.release.id,
        content_hash=knowledge.catalog.release.content_hash,
        method=METHOD,
        state=state.upper(),
        state_title=policy.name,
        cohort=context.cohort,
        as_of=as_of,
        is_tentative=not options.is_lookup and prepared.transcript.completed is not None,
        average=prepared.transcript.average,
        warnings=(
            *prepared.notices,
            *context.notices,
            *notices.not_compared([x.number for x in context.lines if not context.is_compared(x)]),
            *notices.compared_through(
                [x.number for x in context.lines if context.is_compared_through_another(x)]
            ),
            *notices.substitutes(recommendations),
            *recommend.disagreements(context, recommendations),
        ),
        entries=entries.explain(context, recommendations),
        recommendations=tuple(recommendations),
        credit_unit=context.credit.name,
        credit_summary=diploma.summary(context, recommendations),
        total_credit=sum(
            (r.credit or Fraction(0) for r in recommendations if not r.is_runner_up), Fraction(0)
        ),
        requirements=requirements,
        exams=() if options.is_lookup else diploma.exams(context, recommendations),
        placement=suggest_grade(context),
        gaps=() if options.is_lookup else find_gaps(context, recommendations, requirements),
        duties=tuple(list_in_force(policy.foreign_records, as_of)),
    )


def _requirements(
    context: Context, recommendations: Sequence[Recommendation], allocation: Allocation
) -> tuple[RequirementState, ...]:
    """The diplomas that bind the student; a look-up has none."""
    if context.options.is_lookup:
        return ()
    return diploma.requirements(context, recommendations, allocation)

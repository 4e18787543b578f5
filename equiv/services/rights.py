"""What a family may ask of a school in one state, question by question, on one day."""

import datetime as dt
from dataclasses import dataclass

from equiv.catalog.catalog import Catalog
from equiv.domain.policy import StatePolicy, list_in_force
from equiv.domain.rights import QUESTIONS, Right
from equiv.domain.text import Text

COUNTRY, MEXICO = "us", "mx"


@dataclass(frozen=True, slots=True)
class Answers:
    """The answers to one question: the state's own first, then those of both countries."""

    question: Text
    own: tuple[Right, ...]
    everywhere: tuple[Right, ...]


@dataclass(frozen=True, slots=True)
class StateRights:
    policy: StatePolicy
    as_of: dt.date
    answers: tuple[Answers, ...]


def list_rights(catalog: Catalog, state: str, day: dt.date) -> StateRights:
    """All six questions with their answers in force; NotFoundError for an unknown state."""
    policy = catalog.policy(state)
    own = list_in_force(catalog.rights.get(policy.jurisdiction, ()), day)
    shared = [
        right
        for place in (COUNTRY, MEXICO)
        for right in list_in_force(catalog.rights.get(place, ()), day)
    ]
    return StateRights(
        policy,
        day,
        tuple(
            Answers(
                text,
                tuple(right for right in own if right.question is question),
                tuple(right for right in shared if right.question is question),
            )
            for question, text in QUESTIONS.items()
        ),
    )

"""A file or a completion paper in, one analysis for each state out."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from equiv.domain.analysis import Analysis
from equiv.domain.identifiers import CourseId
from equiv.domain.transcripts import Transcript
from equiv.readers import read_record
from equiv.services.analyse import analyse
from equiv.services.context import Options
from equiv.services.knowledge import Knowledge
from equiv.services.lines import Prepared
from equiv.services.matching import TitleIndex
from equiv.services.prepare import from_plan, prepare

ALL = "ALL"


@dataclass(frozen=True, slots=True)
class Request:
    """What to analyse, for which states, on which day."""

    states: tuple[str, ...]
    as_of: dt.date
    plan: str | None = None
    options: Options = field(default_factory=Options)
    matches: Mapping[int, CourseId] = field(default_factory=dict)


class Evaluator:
    """The use cases of this module over one version of the data."""

    def __init__(self, knowledge: Knowledge) -> None:
        self.knowledge = knowledge
        self.index = TitleIndex(knowledge.catalog)

    def read(self, content: bytes, name: str) -> Transcript:
        """A record from the bytes of a file; UnreadableFileError says what is wrong with it."""
        return read_record(content, name)

    def completed(self, level: str, plan: str, year: int, average: str | None) -> Transcript:
        """The record of a paper without course rows."""
        return from_plan(self.knowledge.catalog, level, plan, year, average)

    def prepare(self, transcript: Transcript, request: Request) -> Prepared:
        return prepare(
            self.knowledge.catalog, self.index, transcript, request.plan, request.matches
        )

    def evaluate(self, transcript: Transcript, request: Request) -> list[Analysis]:
        """One analysis for each state asked for."""
        prepared = self.prepare(transcript, request)
        return [
            analyse(self.knowledge, prepared, state, request.as_of, request.options)
            for state in self.states(request.states)
        ]

    def states(self, asked: Sequence[str]) -> list[str]:
        """State codes in the order asked for; ALL means every state with a policy."""
        known = sorted(self.knowledge.catalog.policies)
        if ALL in (state.upper() for state in asked):
            return list(known)
        return [self.knowledge.catalog.policy(s).jurisdiction[-2:].upper() for s in asked]

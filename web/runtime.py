"""What the views ask: the evaluator over the data in use, and the database."""

from dataclasses import dataclass
from functools import lru_cache
from typing import cast

from flask import current_app
from sqlalchemy.orm import Session, sessionmaker

from equiv.services.evaluate import Evaluator
from equiv.services.knowledge import Knowledge
from equiv.services.words import WordIndex

KEY = "equiv"


@dataclass(frozen=True, slots=True)
class Runtime:
    """One version of the data and two ways to the database: `readers` wait for no writer."""

    evaluator: Evaluator
    sessions: sessionmaker[Session]
    readers: sessionmaker[Session]
    secret_key: str | None = None

    @property
    def words(self) -> WordIndex:
        """The search index, made when it is first asked for."""
        return index_words(self.evaluator.knowledge)

    @property
    def knowledge(self) -> Knowledge:
        return self.evaluator.knowledge


@lru_cache(maxsize=1)
def index_words(knowledge: Knowledge) -> WordIndex:
    """The search index of one version of the data."""
    return WordIndex(knowledge.catalog)


def runtime() -> Runtime:
    """The runtime of the application that serves this request."""
    return cast(Runtime, current_app.extensions[KEY])

"""What the views ask: the evaluator over the data in use, and the database."""

from dataclasses import dataclass
from typing import cast

from flask import current_app
from sqlalchemy.orm import Session, sessionmaker

from equiv.services.evaluate import Evaluator
from equiv.services.knowledge import Knowledge

KEY = "equiv"


@dataclass(frozen=True, slots=True)
class Runtime:
    """One version of the data and two ways to the database: `readers` wait for no writer."""

    evaluator: Evaluator
    sessions: sessionmaker[Session]
    readers: sessionmaker[Session]
    secret_key: str | None = None

    @property
    def knowledge(self) -> Knowledge:
        return self.evaluator.knowledge


def runtime() -> Runtime:
    """The runtime of the application that serves this request."""
    return cast(Runtime, current_app.extensions[KEY])

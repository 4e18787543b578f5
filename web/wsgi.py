"""The application for a server; the one module of the site that calls `equiv.wiring`."""

from flask import Flask

from equiv.services import demo_school
from equiv.services.evaluate import Evaluator
from equiv.settings import read_settings
from equiv.wiring import load_knowledge, open_sessions, read_only
from web import create_app
from web.clock import today
from web.runtime import Runtime


def make_app(database: str | None = None, demo: bool = False) -> Flask:
    """The site over the shipped data and one database; `demo` fills in the invented school."""
    settings = read_settings()
    knowledge = load_knowledge(settings)
    knowledge.table_on(today())  # the first visitor does not wait until all links are followed
    sessions = open_sessions(database or settings.database)
    if demo:
        with sessions.begin() as session:
            demo_school.fill(session, knowledge)
    return create_app(
        Runtime(Evaluator(knowledge), sessions, read_only(sessions), settings.secret_key)
    )

"""The site over the shipped data, an embedded database, and the invented school."""

import pytest

from web.wsgi import make_app


@pytest.fixture(scope="session")
def app():
    made = make_app("sqlite://", demo=True)
    made.config.update(TESTING=False, PROPAGATE_EXCEPTIONS=False)
    return made


@pytest.fixture
def client(app):
    return app.test_client()

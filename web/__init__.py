"""The Flask site.  Views read a request, ask a service, and answer; they build no query."""

import secrets
from typing import Any

from flask import Flask
from flask_bootstrap import Bootstrap5
from flask_wtf import CSRFProtect

from web import errors, filters, i18n, security
from web.frameworks.views import bp as frameworks_bp
from web.guidance.views import bp as guidance_bp
from web.lookup.views import bp as lookup_bp
from web.pages.views import bp as pages_bp
from web.pages.views import root as root_bp
from web.records.views import bp as records_bp
from web.runtime import KEY, Runtime

MOST_UPLOADED = 6 * 1024 * 1024  # a little more than the readers take, so that they can say why


def create_app(runtime: Runtime, **config: Any) -> Flask:
    """The site over one runtime; `config` overrides Flask's settings in tests."""
    app = Flask(__name__)
    app.config.update(
        SECRET_KEY=runtime.secret_key or secrets.token_hex(32),
        MAX_CONTENT_LENGTH=MOST_UPLOADED,
        BOOTSTRAP_SERVE_LOCAL=True,
        SESSION_COOKIE_SAMESITE="Lax",
        SESSION_COOKIE_HTTPONLY=True,
        WTF_CSRF_TIME_LIMIT=None,
    )
    app.config.update(config)
    app.extensions[KEY] = runtime
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    Bootstrap5(app)
    CSRFProtect(app)
    i18n.install(app)
    security.install(app)
    errors.install(app)
    filters.install(app)
    app.register_blueprint(root_bp)
    for blueprint in (pages_bp, lookup_bp, frameworks_bp, records_bp, guidance_bp):
        app.register_blueprint(blueprint, url_prefix="/<any(es, en):lang>")
    return app

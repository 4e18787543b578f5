"""Every failure as a page in the chosen language: what, why, what to do; never a trace."""

import logging

from flask import Flask, render_template
from flask.typing import ResponseReturnValue
from flask_wtf.csrf import CSRFError
from werkzeug.exceptions import HTTPException

from equiv.domain.errors import EquivError, NotFoundError
from web.i18n import gettext as _
from web.i18n import say

log = logging.getLogger(__name__)


def install(app: Flask) -> None:
    """One handler for each kind of failure."""
    app.register_error_handler(EquivError, expected)
    app.register_error_handler(CSRFError, expired)
    app.register_error_handler(HTTPException, http)
    app.register_error_handler(Exception, unexpected)


def expected(error: EquivError) -> ResponseReturnValue:
    status = 404 if isinstance(error, NotFoundError) else 400
    return _page(_("That did not work"), say(error.text), status)


def expired(error: CSRFError) -> ResponseReturnValue:
    del error
    return _page(
        _("The form is no longer valid"),
        _(
            "The page was open for long or cookies are off. "
            "Go back, reload the page and send it again."
        ),
        400,
    )


def http(error: HTTPException) -> ResponseReturnValue:
    status = error.code or 500
    texts = {
        404: _("There is no page at this address. It may have been typed wrongly, or moved."),
        405: _("This address does not take that kind of request."),
        413: _(
            "The file is too large: at most 5 MB. A record of studies is far smaller; "
            "send the table or the certificate (XML) alone."
        ),
    }
    return _page(
        _("That did not work"), texts.get(status, _("The request could not be understood.")), status
    )


def unexpected(error: Exception) -> ResponseReturnValue:
    log.exception("unexpected failure", exc_info=error)
    return _page(
        _("Something broke on our side"),
        _(
            "It was noted. Nothing was stored. Try again; "
            "if it happens again, tell whoever runs this site."
        ),
        500,
    )


def _page(title: str, text: str, status: int) -> ResponseReturnValue:
    return render_template("error.html", title=title, text=text), status

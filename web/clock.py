"""Today's date; the only module of the site that asks."""

import datetime as dt


def today() -> dt.date:
    """The day of this request."""
    return dt.date.today()

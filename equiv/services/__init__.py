"""Use cases.  The same ones serve page, command line and API; none knows Flask or a format."""

"""The command line.  Results go to stdout; talk, progress and warnings to stderr.

Exit codes: 0 done, 1 the input or data is at fault, 2 the command itself is.
"""

import sys

from equiv.cli.root import root
from equiv.domain.errors import EquivError


def main() -> None:
    """Run one command; an expected failure is a sentence, never a trace."""
    try:
        root(standalone_mode=False)
    except EquivError as error:
        from equiv.cli.language import language

        sys.stderr.write(f"equiv: {error.text.to(language())}\n")
        sys.exit(1)
    except Exception as error:
        sys.exit(_refused(error))


def _refused(error: Exception) -> int:
    """Click's own errors keep code 2; anything else is ours and is raised."""
    import click

    if isinstance(error, click.exceptions.Exit):
        return int(error.exit_code)
    if isinstance(error, click.Abort):
        sys.stderr.write("equiv: stopped.\n")
        return 1
    if isinstance(error, click.ClickException):
        from equiv.cli.misuse import show

        show(error)
        return int(error.exit_code)
    raise error

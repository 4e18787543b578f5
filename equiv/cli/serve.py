"""`equiv serve` and `equiv demo`: the site."""

import socket
import sys

import click

from equiv.cli.language import OPTION as language_option
from equiv.domain.errors import UsageError
from equiv.domain.text import Language

HOST = click.option("--host", default="127.0.0.1", show_default=True)
PORT = click.option("--port", type=click.IntRange(0, 65535), default=8765, show_default=True)


@click.command()
@HOST
@PORT
@language_option
def serve(host: str, port: int, lang: Language) -> None:
    """Serve the site from EQUIV_DATABASE (the user's own SQLite file where not set)."""
    from equiv.settings import read_settings

    _run(host, port, read_settings().database, demo=False)


@click.command()
@HOST
@PORT
@language_option
def demo(host: str, port: int, lang: Language) -> None:
    """Serve the site with an invented school; nothing is kept when it stops."""
    _run(host, port, "sqlite://", demo=True)


def _run(host: str, port: int, database: str, demo: bool) -> None:
    from waitress.server import create_server

    from web.wsgi import make_app

    click.echo("equiv: reading the curricula …", err=True)
    app = make_app(database, demo=demo)
    try:
        server = create_server(app, host=host, port=port, threads=4, ident=None)
    except OSError as error:
        raise UsageError(
            f"Port {port} cannot be used: {error.strerror}. Choose another one with --port.",
            f"No se puede usar el puerto {port}: {error.strerror}. Elija otro con --port.",
        ) from None
    number = getattr(server, "effective_port", port)
    click.echo(f"http://{_shown(host)}:{number}/")
    sys.stdout.flush()
    click.echo("equiv: Ctrl-C stops it.", err=True)
    try:
        server.run()
    except KeyboardInterrupt:
        click.echo("equiv: stopped.", err=True)


def _shown(host: str) -> str:
    return socket.gethostname() if host in ("0.0.0.0", "::") else host  # noqa: S104

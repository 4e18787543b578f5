"""The list of commands.  Each command's module is imported only when it is run."""

import importlib

import click

from equiv import __version__

# name of the command -> (module, one line for the list)
COMMANDS = {
    "demo": ("serve", "The site with an invented school, on an embedded database."),
    "test": ("testing", "All tests, as CI runs them."),
    "serve": ("serve", "The site."),
    "evaluate": ("evaluate", "A transcript in, a credit analysis out."),
    "lookup": ("lookup", "What one Mexican course is worth in a state."),
    "explain": ("explain", "The reasons of one result as an indented tree."),
    "study": ("study", "What is still open of a U.S. course, and what closes it."),
    "curricula": ("curricula", "Check, list and measure the shipped data."),
    "db": ("db", "Upgrade, back up and restore the database."),
    "bench": ("bench", "Measurements, each beside what it is compared with."),
}


class LazyGroup(click.Group):
    """Commands by name, so that a short command does not pay for the others' imports."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        module = importlib.import_module(f"equiv.cli.{COMMANDS[cmd_name][0]}")
        command: click.Command = getattr(module, cmd_name)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The list from the table above, without importing anything."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, about) for name, (_, about) in COMMANDS.items()])


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="equiv")
def root() -> None:
    """Equiv: what a Mexican school course is worth in a U.S. state, with reasons.

    It recommends; a person of the school awards. It compares official programmes, not what was
    taught or mastered. Start with `equiv demo`, or `equiv evaluate FILE --state TX`.
    """

"""What the README promises about commands and settings is what the program has."""

import re
import shlex
from pathlib import Path

import click
import pytest

from equiv.cli.root import COMMANDS, root

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def readme_commands():
    for block in re.findall(r"```bash\n(.*?)```", README, re.DOTALL):
        for line in block.splitlines():
            words = shlex.split(line, comments=True)
            if words[:3] == ["python3", "-m", "equiv"]:
                yield pytest.param(words[3:], id=" ".join(words[3:]))


def find_command(*path):
    """The command of a path such as ("curricula", "check")."""
    command = root
    for name in path:
        with click.Context(command) as context:
            command = command.get_command(context, name)
        assert command is not None, f"{' '.join(path)} is no command"
    return command


def paths():
    for name in COMMANDS:
        yield (name,)
        try:
            command = find_command(name)
        except ImportError:
            continue  # the test of that command fails with the reason
        if isinstance(command, click.Group):
            yield from ((name, inner) for inner in command.commands)


PATHS = [pytest.param(path, id=" ".join(path)) for path in paths()]


def test_the_readme_shows_commands():
    assert len(list(readme_commands())) >= 5


@pytest.mark.parametrize("words", list(readme_commands()))
def test_a_command_of_the_readme_is_understood(words, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    command, arguments = find_command(words[0]), list(words[1:])
    while isinstance(command, click.Group):
        command = command.commands[arguments.pop(0)]

    command.make_context(command.name, arguments).close()


@pytest.mark.parametrize("path", PATHS)
def test_every_command_says_what_it_does(path):
    command = find_command(*path)

    assert (command.help or "").strip()
    assert command.get_short_help_str(200).endswith(".")


@pytest.mark.parametrize("path", PATHS)
def test_every_option_says_what_it_is_or_shows_its_default(path):
    command = find_command(*path)

    for parameter in command.params:
        if isinstance(parameter, click.Option):
            assert parameter.help or parameter.show_default, f"{command.name} {parameter.opts}"


@pytest.mark.parametrize("name", COMMANDS)
def test_the_list_of_commands_and_the_commands_agree(name):
    assert find_command(name).name == name


def test_every_setting_stands_in_the_readme():
    in_code = set(re.findall(r"EQUIV_[A-Z_]+", (ROOT / "equiv/settings.py").read_text("utf-8")))
    in_readme = set(re.findall(r"`(EQUIV_[A-Z_]+)`", README))

    assert in_code == in_readme


def test_every_setting_is_read_in_one_module_only():
    for path in [*(ROOT / "equiv").rglob("*.py"), *(ROOT / "web").rglob("*.py")]:
        if path.name != "settings.py":
            text = path.read_text(encoding="utf-8")
            assert not re.search(r"environ(?:\.get\(|\[)\W*EQUIV_", text), path.name

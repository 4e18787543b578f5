"""The command line as a whole: streams, exit codes, help, languages, files it cannot write."""

import invented_papers as papers
import pytest

from equiv import __version__
from equiv.cli.root import COMMANDS

DAY = ("--as-of", papers.DAY)


def test_alone_it_prints_the_list_of_commands(equiv_command):
    ran = equiv_command()

    assert (ran.code, ran.stdout) == (2, b"")
    assert [name for name in COMMANDS if f"  {name} " not in ran.err] == []


def test_help_is_a_result(equiv_command):
    ran = equiv_command("--help")

    assert (ran.code, ran.err) == (0, "")
    assert [about for _, about in COMMANDS.values() if about not in ran.out] == []


@pytest.mark.parametrize("name", COMMANDS)
def test_every_listed_command_explains_itself(equiv_command, name):
    ran = equiv_command(name, "--help")

    assert (ran.code, ran.err) == (0, "")
    assert f"equiv {name} " in ran.out


def test_version_is_that_of_the_package(equiv_command):
    ran = equiv_command("--version")

    assert (ran.code, ran.out, ran.err) == (0, f"equiv, version {__version__}\n", "")


@pytest.mark.parametrize(
    ("words", "en", "es"),
    [
        pytest.param(["evalute"], "No such command 'evalute'", "No existe la orden «evalute»",
                     id="unknown command"),
        pytest.param(["evaluate", "--state", "TX"], "Give either FILE or --completed",
                     "Indique FILE o --completed", id="neither file nor completed"),
        pytest.param(["evaluate", "x.csv"], "Missing option '--state'", "Falta «--state»",
                     id="state is missing"),
        pytest.param(["lookup", "X", "--state", "TX"], "Missing option '--plan'", "Falta «--plan»",
                     id="plan is missing"),
        pytest.param(["lookup"], "Missing argument 'TITLE'", "Falta «TITLE»",
                     id="argument is missing"),
        pytest.param(["evaluate", "--staet", "TX"], "No such option '--staet'",
                     "No existe la opción «--staet». ¿Quiso decir --state", id="unknown option"),
        pytest.param(["evaluate", "x", "--state", "TX", "--format", "doc"], "'text', 'json'",
                     "elija entre text, json, html, pdf, csv", id="unknown format"),
        pytest.param(["evaluate", "x", "--state", "TX", "--as-of", "2026-02-30"],
                     "is not a date of the form YYYY-MM-DD", "una fecha de la forma AAAA-MM-DD",
                     id="no such day"),
        pytest.param(["evaluate", "--state", "TX", "--year", "x"], "is not a valid integer",
                     "debe ser un número entero", id="year in letters"),
        pytest.param(["evaluate", "x", "--state", "TX", "--entered-grade-9", "1066"],
                     "is not in the range", "un número entero de 1990 a 2100", id="year long ago"),
        pytest.param(["evaluate", "/", "--state", "TX"], "is a directory",
                     "un archivo o carpeta que se pueda usar", id="folder in place of a file"),
        pytest.param(["curricula", "check", "--folder", "/nowhere"], "does not exist",
                     "un archivo o carpeta que se pueda usar", id="folder that is not there"),
    ],
)  # fmt: skip
def test_a_misused_command_ends_with_2_and_says_what_to_change(equiv_command, words, en, es):
    english = equiv_command(*words, "--lang", "en")
    spanish = equiv_command(*words, "--lang=es")

    for ran, told, usage in ((english, en, "Usage: "), (spanish, es, "Uso: ")):
        assert (ran.code, ran.stdout) == (2, b"")
        assert ran.err.startswith(usage)
        assert told in ran.err
        assert "--help" in ran.err


@pytest.mark.parametrize(
    ("words", "around", "told"),
    [
        pytest.param([], {"LANG": "es_MX.UTF-8"}, "No hay estado", id="Spanish surroundings"),
        pytest.param([], {"LANG": "en_US.UTF-8"}, "There is no state", id="English surroundings"),
        pytest.param([], {}, "There is no state", id="no language said anywhere"),
        pytest.param([], {"LANG": "en_US", "LC_ALL": "es_ES"}, "No hay estado", id="LC_ALL first"),
        pytest.param(["--lang", "en"], {"LANG": "es_MX"}, "There is no state", id="--lang first"),
    ],
)
def test_language_is_what_the_command_says_else_that_of_the_surroundings(
    equiv_command, boleta, words, around, told
):
    ran = equiv_command("evaluate", boleta, "--state", "ZZ", *words, **around)

    assert ran.code == 1
    assert told in ran.err


@pytest.mark.parametrize(
    ("lang", "title"),
    [pytest.param("en", "Credit analysis · TX", id="English"),
     pytest.param("es", "Análisis de créditos · TX", id="Spanish")],
)  # fmt: skip
def test_the_sheet_is_in_the_chosen_language(equiv_command, boleta, lang, title):
    ran = equiv_command("evaluate", boleta, "--state", "TX", *DAY, "--lang", lang)

    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith(title)


@pytest.mark.parametrize(
    ("lang", "told"),
    [pytest.param("en", "cannot be written", id="English"),
     pytest.param("es", "No se puede escribir", id="Spanish")],
)  # fmt: skip
@pytest.mark.parametrize(
    "words",
    [
        pytest.param(("evaluate", "--completed", "secundaria", "--year", "2023"), id="evaluate"),
        pytest.param(("lookup", "MATEMATICAS 3"), id="lookup"),
        pytest.param(("explain", "MATEMATICAS 3"), id="explain"),
    ],
)
def test_a_result_that_cannot_be_written_is_told_with_its_place(
    equiv_command, tmp_path, words, lang, told
):
    to = tmp_path / "nowhere" / "hoja"
    told_words = ("--plan", papers.PLAN, "--state", "TX", "--output", to, "--lang", lang)
    ran = equiv_command(*words, *told_words)

    assert (ran.code, ran.stdout) == (1, b"")
    assert told in ran.err
    assert str(to) in ran.err

"""Both languages are complete: every string of the site has Spanish, and what is compiled is it."""

from pathlib import Path

from babel.messages.extract import extract_from_dir
from babel.messages.mofile import read_mo
from babel.messages.pofile import read_po

WEB = Path(__file__).parents[2] / "web"
SPANISH = WEB / "translations" / "es" / "LC_MESSAGES" / "messages.po"
METHODS = [("**.py", "python"), ("**/templates/**.html", "jinja2")]
KEYWORDS = {"gettext": None, "_": None, "ngettext": (1, 2)}


def strings_of_the_site():
    found = extract_from_dir(WEB, METHODS, keywords=KEYWORDS)
    return {message[0] if isinstance(message, tuple) else message for *_, message, _, _ in found}


def catalog():
    with SPANISH.open("rb") as file:
        return read_po(file)


def test_every_string_has_spanish():
    translated = {
        (m.id[0] if isinstance(m.id, tuple) else m.id): m.string for m in catalog() if m.id
    }
    missing = [s for s in strings_of_the_site() if not translated.get(s)]

    assert missing == []


def test_no_translation_is_left_of_a_string_that_is_gone():
    ids = {m.id[0] if isinstance(m.id, tuple) else m.id for m in catalog() if m.id}

    assert ids - strings_of_the_site() == set()


def test_placeholders_are_the_same_in_both_languages():
    broken = [str(m.id) for m in catalog() if m.id and list(m.check())]

    assert broken == []


def test_what_is_compiled_is_what_is_written():
    with SPANISH.with_suffix(".mo").open("rb") as file:
        compiled = {plain(m.id): plain(m.string) for m in read_mo(file) if m.id}

    assert compiled == {plain(m.id): plain(m.string) for m in catalog() if m.id}


def plain(text):
    return text if isinstance(text, str) else tuple(text)

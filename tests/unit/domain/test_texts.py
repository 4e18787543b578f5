"""A text is one thing in two languages."""

import pytest

from equiv.domain.text import Text, same

HELLO = Text("Good morning.", "Buenos días.")


@pytest.mark.parametrize(
    ("language", "words"),
    [
        pytest.param("en", "Good morning.", id="English for en"),
        pytest.param("es", "Buenos días.", id="Spanish for es"),
    ],
)
def test_a_text_speaks_the_language_asked_for(language, words):
    assert HELLO.to(language) == words


@pytest.mark.parametrize(
    ("one", "other", "joined"),
    [
        pytest.param(
            HELLO,
            Text("Sit down.", "Siéntese."),
            Text("Good morning. Sit down.", "Buenos días. Siéntese."),
            id="two sentences stand with one space between them",
        ),
        pytest.param(HELLO, same(""), HELLO, id="nothing after leaves no space behind"),
        pytest.param(same(""), HELLO, HELLO, id="nothing before leaves no space in front"),
    ],
)
def test_texts_join_in_each_language_apart(one, other, joined):
    assert one + other == joined


def test_a_name_is_the_same_in_both_languages():
    assert same("INEA") == Text("INEA", "INEA")

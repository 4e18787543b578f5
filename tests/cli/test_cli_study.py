"""`equiv study`: what is open, in order, in both languages."""

import pytest

MATH_3 = ("MATEMATICAS 3", "--plan", "mx-sep.secundaria-2017", "--course", "us-tx.algebra-1")


@pytest.mark.parametrize(
    ("lang", "head", "unit"),
    [
        pytest.param("en", "Algebra I: ", "Bridging unit 1: ", id="English"),
        pytest.param("es", "Álgebra I: se muestra ", "Unidad puente 1: ", id="Spanish"),
    ],
)
def test_units_come_in_order_with_their_open_standards(equiv_command, lang, head, unit):
    ran = equiv_command("study", *MATH_3, "--lang", lang)
    lines = ran.out.splitlines()

    assert (ran.code, ran.err) == (0, "")
    assert lines[0] == "Matemáticas 1 + Matemáticas 2 + Matemáticas 3"
    assert lines[1].startswith(head)
    assert lines[3].startswith(unit)
    assert lines[4][3:].startswith("111.39(c)(")


def test_an_unknown_course_is_refused_in_words(equiv_command):
    ran = equiv_command("study", *MATH_3[:-1], "us-tx.algebra-9")

    assert ran.code == 1
    assert "There is no course “us-tx.algebra-9”" in ran.err

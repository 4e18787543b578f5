"""Whatever the bytes, a reader gives a transcript or an error made for people."""

import io

import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st

from equiv.domain.errors import EquivError
from equiv.domain.transcripts import Transcript
from equiv.readers import read_record


def make_workbook():
    content = io.BytesIO()
    with xlsxwriter.Workbook(content) as book:
        sheet = book.add_worksheet()
        for number, row in enumerate([["materia", "calif"], ["Física", 9], ["Arte", "AC"]]):
            sheet.write_row(number, 0, row)
    return content.getvalue()


WHOLE = {
    "workbook": make_workbook(),
    "text": 'ciclo;materia;calif;avance\n2023-2024;"Física";9;50%\n'.encode(),
    "utf-16": "materia,calif\nFísica,9\n".encode("utf-16"),
    "certificate": (
        '<?xml version="1.0" encoding="UTF-8"?><Dec xmlns="urn:x"><Iems/><Uacs>'
        '<Uac nombreUAC="Física" calificacionUAC="9"/></Uacs></Dec>'
    ).encode(),
}
OPENINGS = [b"", b"PK\x03\x04", b"<?xml", b"<a", b"\xff\xfe", b"\xef\xbb\xbf", b"materia,calif\n"]


def check(content):
    try:
        transcript = read_record(content, "archivo")
    except EquivError as error:
        assert error.text.en
        assert error.text.es
    else:
        assert isinstance(transcript, Transcript)
        lines = [entry.line for entry in transcript.entries]
        assert lines == list(range(1, len(lines) + 1))


@given(st.sampled_from(OPENINGS), st.binary(max_size=400))
@settings(max_examples=150, deadline=None)
def test_any_bytes_give_a_transcript_or_a_message(opening, rest):
    check(opening + rest)


@given(st.text(alphabet='materia,calif;|\t\n\r"%á<\x00 9.', max_size=200))
@settings(max_examples=150, deadline=None)
def test_any_text_under_a_header_gives_a_transcript_or_a_message(text):
    check(f"materia,calif,avance\n{text}".encode())


@pytest.mark.parametrize("kind", WHOLE)
@given(st.data())
@settings(max_examples=150, deadline=None)
def test_a_damaged_file_gives_a_transcript_or_a_message(kind, data):
    content = bytearray(WHOLE[kind])
    places = st.integers(0, len(content) - 1)
    for place in data.draw(st.lists(places, max_size=6), label="damaged at"):
        content[place] = data.draw(st.integers(0, 255), label="byte")

    check(bytes(content[: data.draw(st.integers(1, len(content)), label="cut at")]))


@pytest.mark.parametrize("kind", WHOLE)
def test_the_same_file_undamaged_is_read(kind):
    assert read_record(WHOLE[kind], "archivo").entries[0].title == "Física"

"""The sheet as PDF: accessible by the rules of PDF/UA-1, whole, and safe from its own data."""

import io

import page
import pytest
from invented_sheet import ITEMS, make_analysis, retitle
from pypdf import PdfReader

from equiv.exchange import labels
from equiv.exchange.sheet import render_pdf
from equiv.exchange.sheet.printable import in_embedded_fonts, printable

LANGUAGES = ["en", "es"]
HOSTILE = [
    '#eval("1+1") #panic("x")',
    '*bold* _it_ $x^2$ <label> @ref \\ // = "quoted" `raw`',
    '") #read("/etc/passwd") #("',
    "]] #image(\"x\") [[",
    "MATEMÁTICAS 😀 数学 العربية \u202e\x00\x07",
    "ﷺ\ue000\U0010ffff",
]  # fmt: skip


def read(content):
    document = PdfReader(io.BytesIO(content))
    text = " ".join(p.extract_text() for p in document.pages)
    return document, " ".join(text.replace("-\n", "").replace("\xad", "").split())


def failures(content):
    report = page.validate_pdf_bytes(content, profile="ua1")
    return [(f.rule_id, f.message) for f in report.failures]


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_passes_the_checks_of_pdf_ua(language):
    assert failures(render_pdf([make_analysis()], ITEMS, language)) == []


def test_two_states_in_one_document_pass_too():
    made = render_pdf([make_analysis(), make_analysis(state="YY")], ITEMS, "es")

    assert failures(made) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_says_its_language_title_and_day(language):
    document, _ = read(render_pdf([make_analysis()], ITEMS, language))

    assert document.trailer["/Root"]["/Lang"] == language
    assert document.metadata.title.startswith(labels.TITLE.to(language))
    assert document.metadata.creation_date.date() == make_analysis().as_of


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_holds_every_title_reason_and_statement(language):
    analysis = make_analysis()
    _, text = read(render_pdf([analysis], ITEMS, language))
    squeezed = text.replace(" ", "")
    wanted = [
        *(e.title for e in analysis.entries),
        *(e.reason.to(language) for e in analysis.entries),
        *(r.reason.to(language) for r in analysis.recommendations),
        *(r.course.title.to(language) for r in analysis.recommendations if r.course),
        *(s.title.to(language) for s in analysis.requirements),
        *(e.text.to(language) for e in analysis.exams),
        *(g.text.to(language) for g in analysis.gaps),
        analysis.placement.text.to(language),
        labels.RECOMMENDS.to(language),
        labels.EDITORIAL.to(language),
    ]

    assert [w for w in wanted if w.replace(" ", "").replace("-", "") not in _bare(squeezed)] == []


def _bare(text):
    return text.replace("-", "")


def test_the_footer_names_state_day_release_and_page():
    document, _ = read(render_pdf([make_analysis()], ITEMS, "es"))
    first = document.pages[0].extract_text()

    for said in ("XX", "2026-11-24", "2026.1", f"página 1 / {len(document.pages)}"):
        assert said in first


@pytest.mark.parametrize("title", HOSTILE)
def test_a_hostile_title_is_printed_as_text(title):
    made = render_pdf([retitle(make_analysis(), title)], ITEMS, "es")
    _, text = read(made)
    shown = in_embedded_fonts(printable(title)).replace("□", "").replace(" ", "")

    assert failures(made) == []
    assert _bare(shown)[:10] in _bare(text.replace(" ", "").replace("□", ""))


def test_the_same_analysis_gives_the_same_bytes():
    assert render_pdf([make_analysis()], ITEMS, "es") == render_pdf([make_analysis()], ITEMS, "es")


def test_a_sheet_without_anything_passes_too():
    empty = make_analysis(
        entries=(), recommendations=(), requirements=(), exams=(), gaps=(), duties=(),
        warnings=(), credit_summary=(), average=None,
    )  # fmt: skip

    assert failures(render_pdf([empty], ITEMS, "en")) == []


def test_every_character_that_counts_as_printable_has_a_glyph():
    every = "".join(c for c in map(chr, range(0x20, 0x2600)) if in_embedded_fonts(c) == c)
    words = " ".join(every[n : n + 40] for n in range(0, len(every), 40))

    assert len(every) > 1500
    render_pdf([retitle(make_analysis(), words)], ITEMS, "es")

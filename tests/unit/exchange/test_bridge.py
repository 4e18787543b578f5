"""The picture of the bridge: a well-formed SVG that says in words what it shows."""

import itertools
from dataclasses import replace
from fractions import Fraction as F
from xml.etree import ElementTree

import pytest
from invented_sheet import make_analysis, make_course, make_measured, retitle

from equiv.domain.equivalency import RecommendationClass as Class
from equiv.domain.text import Text
from equiv.exchange.sheet import draw_bridge
from equiv.exchange.sheet.bridge_layout import TALL, WIDE, lay_out, width_of_time
from equiv.exchange.sheet.crossings import list_landings
from equiv.exchange.sheet.lettering import width_of, wrap
from equiv.exchange.sheet.speech import Say

SVG = "{http://www.w3.org/2000/svg}"
FORMS = [WIDE, TALL]
LONG = "INTERACCIONES " * 30


def draw(analysis=None, language="es", **options):
    return ElementTree.fromstring(draw_bridge(analysis or make_analysis(), language, **options))


def words(svg):
    return " ".join("".join(t.itertext()) for t in svg.iter(f"{SVG}text"))


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("tall", [False, True])
def test_it_has_a_role_a_title_and_a_description(language, tall):
    svg = draw(language=language, tall=tall)
    named = svg.get("aria-labelledby").split()

    assert svg.get("role") == "img"
    assert [svg.find(f"{SVG}{tag}").get("id") for tag in ("title", "desc")] == named
    assert svg.find(f"{SVG}title").text
    description = svg.find(f"{SVG}desc").text
    for landing in list_landings(make_analysis()):
        assert landing.title.to(language) in description


def test_both_forms_and_other_states_have_ids_of_their_own():
    drawn = [draw(), draw(tall=True), draw(key="yy")]
    ids = [e.get("id") for svg in drawn for e in svg.iter() if e.get("id")]

    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("tall", [False, True])
def test_it_uses_no_style_and_no_script(tall):
    for element in draw(tall=tall).iter():
        assert element.tag not in (f"{SVG}style", f"{SVG}script", f"{SVG}foreignObject")
        assert "style" not in element.attrib
        assert not [name for name in element.attrib if name.startswith("on")]


@pytest.mark.parametrize("title", ["<script>x</script>", '" onload="x', "a & b ]]>", "\x00\x1b[0m"])
def test_a_hostile_title_stays_text(title):
    svg = draw(retitle(make_analysis(), title))

    assert not list(svg.iter(f"{SVG}script"))
    assert not [e for e in svg.iter() if "onload" in e.attrib]


def test_courses_that_give_nothing_are_not_on_the_left_bank():
    layout = lay_out(make_analysis(), Say("es"), WIDE)

    assert [bank.key for bank in layout.left] == [
        "1", "2", "3", "4", "5", "6", "7", "8", "9", "11", "12", "14",
    ]  # fmt: skip


def test_electives_of_one_name_land_together_and_runners_up_do_not_land():
    landings = {landing.ids for landing in list_landings(make_analysis())}

    assert ("R6", "R7", "R8") in landings
    assert not any("R10" in ids for ids in landings)


@pytest.mark.parametrize("form", FORMS)
def test_a_band_is_as_wide_as_the_time_used(form):
    spans = lay_out(make_analysis(), Say("es"), form).spans
    widths = {(s.crossing.line, s.crossing.landing): s.width for s in spans}

    assert widths[4, "R2"] / widths[3, "R1"] == pytest.approx(200 / 167)
    assert widths[1, "R1"] == 0  # content only


@pytest.mark.parametrize("form", FORMS)
def test_bands_fill_the_banks_without_overlapping(form):
    layout = lay_out(make_analysis(), Say("es"), form)
    for bank in layout.right:
        ends = sorted(
            (s.end, s.end + s.width)
            for s in layout.spans
            if s.crossing.gives_time and s.crossing.landing == bank.key
        )
        assert all(b[0] >= a[1] - 1e-6 for a, b in itertools.pairwise(ends))
        if ends:
            assert ends[0][0] == pytest.approx(bank.block_top(form))
            assert ends[-1][1] <= bank.block_top(form) + bank.block + 1e-6


@pytest.mark.parametrize("form", FORMS)
def test_courses_on_one_bank_do_not_overlap(form):
    layout = lay_out(make_analysis(), Say("es"), form)
    for banks in (layout.left, layout.right):
        assert banks[0].top >= 0
        assert banks[-1].top + banks[-1].height <= layout.height + 1e-6
        for above, below in itertools.pairwise(banks):
            assert above.top + above.height < below.top


def test_the_right_bank_is_filled_to_the_coverage():
    algebra = make_measured(
        "R1", Class.FULL, make_course("a", Text("A", "A"), None, None), (3,), (3,), F(1, 4)
    )
    svg = draw(make_analysis(recommendations=(algebra,)))
    x, width = WIDE.right_block
    filled = [
        float(r.get("width"))
        for r in svg.iter(f"{SVG}rect")
        if r.get("x") == f"{x:g}" and r.get("fill") == "#0b5d66"
    ]

    assert filled == [pytest.approx(width / 4)]


def test_unknown_time_is_drawn_with_a_dashed_edge():
    dashed = [p for p in draw().iter(f"{SVG}path") if p.get("stroke-dasharray") == "6"]

    assert len(dashed) == 1


def test_very_little_time_is_still_seen():
    crossing = replace(list_landings(make_analysis())[0].time[0], hours=F(1, 100))

    assert width_of_time(crossing, TALL) >= 5


def test_nothing_is_drawn_where_nothing_crosses():
    assert draw_bridge(make_analysis(recommendations=()), "es") == ""


@pytest.mark.parametrize("form", FORMS)
def test_a_long_title_is_wrapped_and_shortened(form):
    layout = lay_out(retitle(make_analysis(), LONG), Say("es"), form)
    title = next(bank.title for bank in layout.left if bank.key == "3")

    assert len(title) <= form.most_lines
    assert title[-1].endswith("…")
    assert all(width_of(line, form.size) <= form.left_text[1] for line in title)


@pytest.mark.parametrize("text", ["", "A", "W" * 500, "uno dos tres", "ñ" * 40 + " b"])
def test_wrapped_lines_are_never_wider_than_the_column(text):
    lines = wrap(text, 14, 120, 3)

    assert 1 <= len(lines) <= 3
    assert all(width_of(line, 14) <= 120 for line in lines)


def test_an_english_picture_marks_spanish_titles():
    marked = [t for t in draw(language="en").iter(f"{SVG}text") if t.get("lang") == "es"]

    assert "MATEMATICAS" in " ".join(t.text for t in marked)
    assert "Algebra I" in words(draw(language="en"))

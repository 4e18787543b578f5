"""The sheet as HTML: everything is on it, in order, in both languages, and nothing can break in."""

import itertools
import re
from html.parser import HTMLParser

import pytest
from invented_sheet import ITEMS, make_analysis, retitle
from jinja2 import ChoiceLoader, DictLoader, Environment, FileSystemLoader, StrictUndefined

from equiv.exchange import labels
from equiv.exchange.sheet import context, environment, render_html, stylesheet, template_folder
from equiv.exchange.sheet.bars import draw_bar

LANGUAGES = ["en", "es"]
VOID = {"meta", "link", "br", "img", "hr", "input"}
HOSTILE = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "' style='position:fixed' onclick='x",
    "{{ sheet.__class__ }}",
    "</title></svg></style><script>x</script>",
]


class Page(HTMLParser):
    """What a test asks of a page: its tags with their attributes, its headings, its text."""

    def __init__(self, source):
        super().__init__()
        self.tags, self.open, self.unclosed, self.words = [], [], [], []
        self.feed(source)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag):
        if self.open[-1] == tag:
            self.open.pop()
        else:
            self.unclosed.append((tag, self.open[-3:]))

    def handle_data(self, data):
        if "style" not in self.open:
            self.words.append(data)

    @property
    def text(self):
        return " ".join("".join(self.words).split())

    def named(self, tag):
        return [attrs for name, attrs in self.tags if name == tag]


def page_of(language="es", **changes):
    return Page(render_html([make_analysis(**changes)], ITEMS, language))


def body_of(analysis, language="es"):
    """The body as a strict page of the web application would include it."""
    loader = ChoiceLoader(
        [
            DictLoader({"page.html": '{% include "sheet/body.html" %}'}),
            FileSystemLoader(template_folder()),
        ]
    )
    strict = Environment(loader=loader, autoescape=True, undefined=StrictUndefined)
    return strict.get_template("page.html").render(**context(analysis, ITEMS, language))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_line_stands_in_order_with_its_reason(language):
    analysis = make_analysis()
    page = page_of(language)
    ids = [a["id"] for a in page.named("tr") if "id" in a]
    lines = page.text.index(labels.LINES.to(language), page.text.rindex(" R10 "))
    places = [page.text.index(e.reason.to(language), lines) for e in analysis.entries]

    assert ids == [f"xx-line-{e.line}" for e in analysis.entries]
    assert places == sorted(places)
    assert all(e.title in page.text for e in analysis.entries)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_recommendation_stands_in_order_with_its_reasons(language):
    analysis = make_analysis()
    page = page_of(language)
    anchors = [a["id"] for a in page.named("details") if "id" in a]

    assert anchors == [f"xx-{r.id.lower()}" for r in analysis.recommendations]
    for r in analysis.recommendations:
        assert r.reason.to(language) in page.text
        assert r.arithmetic.to(language) in page.text


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_figures_of_a_recommendation(language):
    text = page_of(language).text

    for said in ("03100500", "SCED 02052", "68 %", "8.4 → B", "0.4583", "5(A)", "HSA-REI.B.4.b"):
        assert said in text, said
    for label in (labels.TO_VERIFY, labels.DISTRICT_CHOOSES, labels.DERIVED, labels.DIRECT):
        assert label.to(language) in text
    assert {"en": "by factoring", "es": "por factorización"}[language] in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_statements_stand_at_the_top_and_at_the_end(language):
    text = page_of(language).text
    middle = text.index(labels.RECOMMENDATIONS.to(language))

    assert text.index(labels.RECOMMENDS_SHORT.to(language)) < middle
    assert text.index(labels.EDITORIAL_SHORT.to(language)) < middle
    assert text.index(labels.RECOMMENDS.to(language)) > middle
    assert text.index(labels.EDITORIAL.to(language)) > middle


@pytest.mark.parametrize("language", LANGUAGES)
def test_requirements_exams_gaps_and_duties(language):
    analysis = make_analysis()
    text = page_of(language).text

    for state in analysis.requirements:
        assert state.program_title.to(language) in text
        assert state.title.to(language) in text
    assert labels.BY_VALIDATION.to(language) in text
    for exam in analysis.exams:
        assert exam.exam.title.to(language) in text
        assert exam.text.to(language) in text
    for gap in analysis.gaps:
        assert gap.text.to(language) in text
        assert all(route.to(language) in text for route in gap.routes)
    assert analysis.duties[0].text.to(language) in text
    assert analysis.placement.text.to(language) in text


def test_a_tentative_sheet_says_so_and_another_does_not():
    assert labels.TENTATIVE_WHY.es in page_of(is_tentative=True).text
    assert labels.TENTATIVE_WHY.es not in page_of(is_tentative=False).text


def test_mexican_titles_are_marked_as_spanish_on_an_english_page_only():
    def marked(language):
        return [a for a in page_of(language).named("bdi") if a.get("lang") == "es"]

    assert page_of("en").named("html") == [{"lang": "en"}]
    assert marked("en")
    assert not marked("es")


@pytest.mark.parametrize("language", LANGUAGES)
def test_headings_do_not_skip_a_level(language):
    levels = [int(tag[1]) for tag, _ in page_of(language).tags if re.fullmatch("h[1-6]", tag)]

    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(later - earlier <= 1 for earlier, later in itertools.pairwise(levels))


def test_tables_have_captions_and_scopes():
    page = page_of()

    assert len(page.named("table")) == len(page.named("caption"))
    assert all(a.get("scope") in ("col", "row") for a in page.named("th"))


def test_a_cell_names_its_column_for_the_stacked_form():
    stacked = [a for a in page_of().named("td") if a.get("role") == "cell"]

    assert all(a.get("data-label") or a["class"] == "none" for a in stacked)


def test_ids_are_unique_and_links_lead_somewhere():
    page = Page(render_html([make_analysis(), make_analysis(state="YY")], ITEMS, "es"))
    ids = [a["id"] for _, a in page.tags if "id" in a]
    targets = {a["href"][1:] for a in page.named("a")}

    assert len(ids) == len(set(ids))
    assert targets <= set(ids)


def test_two_analyses_of_one_state_keep_their_ids_apart():
    page = Page(render_html([make_analysis(), make_analysis()], ITEMS, "es"))
    ids = [a["id"] for _, a in page.tags if "id" in a]

    assert len(ids) == len(set(ids))
    assert "xx-2-line-1" in ids


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_body_has_no_style_and_no_script(language):
    page = Page(body_of(make_analysis(), language))

    assert not {tag for tag, _ in page.tags} & {"style", "script", "link", "iframe", "object"}
    for _, attributes in page.tags:
        assert "style" not in attributes
        assert not [name for name in attributes if name.startswith("on")]


@pytest.mark.parametrize("title", HOSTILE)
def test_a_hostile_title_stays_text(title):
    clean, page = page_of(), Page(render_html([retitle(make_analysis(), title)], ITEMS, "es"))

    assert " ".join(title.split()) in page.text
    assert not page.unclosed
    assert [tag for tag, _ in page.tags if tag not in ("tspan", "text")] == [
        tag for tag, _ in clean.tags if tag not in ("tspan", "text")
    ]
    assert not page.named("script")


def test_invisible_characters_of_a_title_are_left_out():
    made = render_html([retitle(make_analysis(), "MATE\u202eMATI\x00CAS\u200b\ud800")], ITEMS, "es")

    assert "MATEMATICAS" in made
    made.encode("utf-8")


def test_a_page_is_well_nested_and_needs_nothing_from_elsewhere():
    made = render_html([make_analysis()], ITEMS, "es")
    page = Page(made)

    assert not page.unclosed
    assert not page.open
    assert "http" not in re.sub(r'xmlns="[^"]*"', "", made)
    assert "@import" not in stylesheet()
    assert "url(" not in stylesheet()


def test_a_sheet_without_anything_still_says_what_it_is():
    empty = make_analysis(
        entries=(), recommendations=(), requirements=(), exams=(), gaps=(), duties=(),
        warnings=(), credit_summary=(), average=None,
    )  # fmt: skip
    text = Page(render_html([empty], ITEMS, "es")).text

    assert labels.BRIDGE_EMPTY.es in text
    assert labels.RECOMMENDS.es in text


def test_an_item_of_an_older_release_keeps_its_id():
    assert "us-xx.demo:9(D)" in Page(render_html([make_analysis()], {}, "es")).text


def test_the_notice_of_common_core_stands_where_its_codes_do():
    bare = tuple(r for r in make_analysis().recommendations if r.course is None)

    assert labels.COMMON_CORE.en in page_of("en").text
    assert labels.COMMON_CORE.en not in page_of("en", recommendations=bare).text


@pytest.mark.parametrize("name", environment().list_templates())
def test_every_template_parses(name):
    environment().get_template(name)


@pytest.mark.parametrize(
    ("share", "rects", "is_hatched"), [(0.0, 1, True), (0.5, 2, True), (1.0, 2, False)]
)
def test_a_bar_is_filled_to_its_share(share, rects, is_hatched):
    bar = draw_bar(share)

    assert bar.count("<rect") == rects
    assert ("<path" in bar) is is_hatched

"""What people do, in a real browser: phone and desk, both languages, keyboard, no script, print."""

import io

import pytest
from axe_playwright_python.sync_playwright import Axe
from pypdf import PdfReader

MATH_3 = "mx-sep.secundaria-2017.matematicas-3"
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}
PAGES = [
    "/",
    "/lookup?title=quimica",
    "/lookup?plan=mx-sep.secundaria-2017",
    f"/lookup/{MATH_3}/TX",
    f"/lookup/{MATH_3}/CA",
    "/courses/us-tx.geometry",
    "/courses/mx-dgb.bachillerato-2017.quimica-1",
    "/frameworks",
    "/frameworks/us-ngss.science-2013",
    "/analysis",
    "/method",
    "/sources",
    "/states/TX",
    "/plans?grade=9&year=2018",
    "/rights",
    "/rights/TX",
    f"/study/{MATH_3}/us-tx.geometry",
    "/return",
    "/search?q=fuerza",
    "/glossary/paper",
    "/holdings",
    "/demo",
]
SHEETS = ["/es/demo/demo-2/TX", "/en/demo/demo-3/CA"]  # whole sheets are long: one in each language
ROWS = """ciclo,asignatura,calificacion
2021-2022,MATEMATICAS II,7.9
2022-2023,MATEMATICAS III,8.4
2022-2023,QUIMICA,9.1
2022-2023,HISTORIA III,7
"""


@pytest.mark.parametrize(
    "path", [f"/{lang}{path}" for path in PAGES for lang in ("es", "en")] + SHEETS
)
def test_a_page_breaks_no_accessibility_rule_and_fits_the_screen(page, address, path):
    page.goto(f"{address}{path}")
    page.eval_on_selector_all("details", "nodes => nodes.forEach(node => { node.open = true })")
    broken = Axe().run(page, options=RULES).response["violations"]
    wider = page.evaluate(
        "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    )

    assert [(v["id"], v["nodes"][0]["html"][:160]) for v in broken] == []
    assert wider <= 0


def test_a_counselor_finds_what_a_course_is_worth(page, address):
    page.goto(f"{address}/es/")
    page.get_by_label("Asignatura, como viene en el documento").fill("matematicas iii")
    page.get_by_label("Plan de estudios").select_option("mx-sep.secundaria-2017")
    page.get_by_label("Estado de EE. UU.").select_option("TX")
    page.get_by_role("button", name="Ver cuánto vale").click()

    assert page.locator("h1").inner_text() == "Matemáticas 3"
    assert page.get_by_text("Álgebra I").first.is_visible()
    permanent = page.locator(f'a[href="/es/lookup/{MATH_3}/TX"]').last
    permanent.click()
    assert page.url == f"{address}/es/lookup/{MATH_3}/TX"


def test_a_title_in_several_plans_is_chosen_by_hand(page, address):
    page.goto(f"{address}/en/lookup")
    page.get_by_label("Course, as the paper has it").fill("QUIMICA I")
    page.get_by_label("State of the U.S.").select_option("TX")
    page.get_by_role("button", name="Look up").click()
    page.locator("ol.choices a").first.click()

    assert "/en/lookup/mx-" in page.url


def test_a_pasted_record_is_analysed_for_both_states(page, address):
    page.goto(f"{address}/es/analysis")
    page.get_by_label("O pegue los renglones").fill(ROWS)
    page.get_by_label("Estado de EE. UU.").select_option("TX")
    page.get_by_label("Un segundo estado, para comparar").select_option("CA")
    page.get_by_role("button", name="Analizar").click()

    assert page.locator("#TX").is_visible()
    assert page.locator("#CA").is_visible()
    assert page.locator("text=HISTORIA III >> visible=true").count() >= 1


def test_a_fault_keeps_what_was_typed(page, address, said):
    page.goto(f"{address}/es/analysis")
    page.get_by_label("Estado de EE. UU.").select_option("TX")
    page.get_by_label("O pegue los renglones").fill("asignatura,otra\nMATEMATICAS III,8")
    page.get_by_role("button", name="Analizar").click()

    assert page.get_by_role("alert").is_visible()
    assert "MATEMATICAS III" in page.get_by_label("O pegue los renglones").input_value()
    assert said.pop().endswith("400 (BAD REQUEST)")  # the browser notes the refusal


def test_the_language_stays_while_walking(page, address):
    page.goto(f"{address}/es/")
    page.locator("a.switch").click()
    page.locator("header nav a").nth(3).click()

    assert page.url == f"{address}/en/search"
    assert page.locator("html").get_attribute("lang") == "en-US"


def test_the_keyboard_alone_is_enough(page, address):
    page.goto(f"{address}/es/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    for _ in range(30):
        if page.evaluate("document.activeElement.id") == "title":
            break
        page.keyboard.press("Tab")
    page.keyboard.type("MATEMATICAS III")
    page.keyboard.press("Enter")
    page.wait_for_url("**/es/lookup?title=MATEMATICAS*")

    assert page.locator("ol.choices a").count() > 1


def test_all_of_it_works_without_script(browser, address):
    context = browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 740})
    page = context.new_page()
    page.goto(f"{address}/es/analysis")
    page.get_by_label("O pegue los renglones").fill(ROWS)
    page.get_by_label("Estado de EE. UU.").select_option("TX")
    page.get_by_role("button", name="Analizar").click()
    page.goto(f"{address}/es/lookup/{MATH_3}/CA")
    page.locator("summary").first.click()

    assert page.locator("details[open]").count() >= 1
    context.close()


def test_the_printed_answer_shows_what_the_screen_folds_away(browser, address):
    context = browser.new_context(viewport={"width": 800, "height": 1000})
    page = context.new_page()
    page.goto(f"{address}/es/lookup/{MATH_3}/TX")
    assert not page.get_by_text("111.41(c)(9)(A)").first.is_visible()
    printed = PdfReader(io.BytesIO(page.pdf()))
    text = "".join(sheet.extract_text() for sheet in printed.pages)

    assert "111.41(c)(9)(A)" in text
    assert "Consultar una asignatura" not in text
    context.close()

"""Every public page in both languages: what it says, how it fails, what it never holds."""

import io
import re

import pytest

import web.lookup.views
from web.security import HEADERS

MATH_3 = "mx-sep.secundaria-2017.matematicas-3"
PAGES = [
    "/",
    "/lookup",
    "/lookup?title=matematicas+iii&state=TX",
    "/lookup?plan=mx-dgb.bachillerato-2017",
    f"/lookup/{MATH_3}/TX",
    f"/lookup/{MATH_3}/CA",
    "/courses/us-tx.algebra-1",
    "/courses/mx-sep.mccems-2023.pensamiento-matematico-2",
    "/frameworks",
    "/frameworks/us-ccss.math-2010",
    "/analysis",
    "/method",
    "/sources",
    "/states/TX",
    "/states/CA",
    "/plans",
    "/plans?grade=9&year=2018-2019",
    "/rights",
    "/rights/TX",
    "/rights/WY",
    f"/study/{MATH_3}/us-tx.algebra-1",
    "/study/mx-dgb.bachillerato-2017.quimica-2/us-ny.chemistry",
    "/return",
    "/search",
    "/search?q=ecuaci%C3%B3n",
    "/search?q=%3Cb%3E",
    "/glossary/course",
    "/holdings",
    "/demo",
    "/demo/demo-1/TX",
    "/demo/demo-4/CA",
]
TOKEN = re.compile(r'name="csrf_token"[^>]*value="([^"]+)"')


@pytest.mark.parametrize("language", ["es", "en"])
@pytest.mark.parametrize("page", PAGES)
def test_a_page_is_whole_in_its_language(client, language, page):
    answer = client.get(f"/{language}{page}")
    text = answer.get_data(as_text=True)

    assert answer.status_code == 200
    assert f'<html lang="{"es-MX" if language == "es" else "en-US"}">' in text
    assert text.count("<h1") == 1
    assert re.search(r"<title>\s*\S", text)


@pytest.mark.parametrize("page", PAGES)
def test_nothing_inline_and_nothing_from_elsewhere(client, page):
    answer = client.get(f"/es{page}")
    text = answer.get_data(as_text=True)

    for name, value in HEADERS.items():
        assert answer.headers[name] == value
    assert not re.search(r"<[^>]+\sstyle=", text)
    assert not re.search(r"<script|\son[a-z]+=", text)
    assert not re.search(r'<(?:link|img)[^>]+(?:href|src)="(?:https?:)?//', text)


@pytest.mark.parametrize("page", PAGES)
def test_the_other_language_is_one_link_away_on_the_same_page(client, page):
    text = client.get(f"/es{page}").get_data(as_text=True)
    link = re.search(r'class="switch"[^>]*href="([^"]+)"', text).group(1)
    answer = client.get(link.replace("&amp;", "&"))

    assert link.startswith("/en/")
    assert answer.status_code == 200


@pytest.mark.parametrize(
    ("accepts", "address"),
    [
        pytest.param("es-MX,es;q=0.9", "/es/", id="a-browser-in-Spanish"),
        pytest.param("en-US,en;q=0.9", "/en/", id="a-browser-in-English"),
        pytest.param("fr", "/es/", id="any-other-goes-to-Spanish"),
        pytest.param("", "/es/", id="none-goes-to-Spanish"),
    ],
)
def test_the_first_page_follows_the_browser(client, accepts, address):
    answer = client.get("/", headers={"Accept-Language": accepts})

    assert (answer.status_code, answer.headers["Location"]) == (302, address)


def test_an_exact_title_with_plan_leads_straight_to_the_answer(client):
    page = "/es/lookup?title=MATEMATICAS+III&plan=mx-sep.secundaria-2017&state=TX"
    text = client.get(page).get_data(as_text=True)

    assert f"/es/lookup/{MATH_3}/TX" in text
    assert "Álgebra I" in text


def test_a_title_in_several_plans_asks_which_one(client):
    text = client.get("/es/lookup?title=matematicas+i&state=TX").get_data(as_text=True)

    assert "¿Cuál de estas es?" in text
    assert "mx-sep.secundaria-2017.matematicas-1" in text
    assert "mx-dgb.bachillerato-2017.matematicas-1" in text


def test_a_title_that_is_nothing_says_so_and_keeps_what_was_typed(client):
    text = client.get("/es/lookup?title=zzzzqqq").get_data(as_text=True)

    assert "Ninguna asignatura se llama «zzzzqqq»" in text
    assert 'value="zzzzqqq"' in text


@pytest.mark.parametrize(
    "title", ['<script>alert("x")</script>', "{{ 7*7 }}", '"><img src=x onerror=alert(1)>']
)
def test_what_is_typed_is_never_markup(client, title):
    text = client.get("/es/lookup", query_string={"title": title}).get_data(as_text=True)

    assert "<script" not in text
    assert "<img" not in text
    assert "49" not in text


@pytest.mark.parametrize(
    ("address", "words"),
    [
        pytest.param("/es/lookup/mx-sep.nada/TX", "No hay asignatura", id="unknown-course"),
        pytest.param(f"/es/lookup/{MATH_3}/ZZ", "No hay estado «ZZ»", id="unknown-state"),
        pytest.param("/en/courses/none", "There is no course “none”", id="unknown-course-page"),
        pytest.param("/en/frameworks/none", "There is no framework", id="unknown-framework"),
        pytest.param("/es/demo/none/TX", "No hay documento «none»", id="unknown-record"),
        pytest.param("/es/states/QQ", "No hay estado", id="unknown-state-page"),
        pytest.param("/es/rights/QQ", "No hay estado", id="unknown-state-rights"),
        pytest.param(f"/es/study/{MATH_3}/none", "No hay curso «none»", id="unknown-target"),
        pytest.param("/es/study/none/us-tx.algebra-1", "No hay asignatura", id="unknown-source"),
        pytest.param(f"/es/study/{MATH_3}/us-ccss.algebra-1", "es un modelo", id="a-template"),
        pytest.param("/en/glossary/slang", "The glossary has no part", id="unknown-part"),
        pytest.param("/es/nada", "No hay una página", id="unknown-address"),
    ],
)
def test_what_is_not_there_is_said_in_words(client, address, words):
    answer = client.get(address)
    text = answer.get_data(as_text=True)

    assert answer.status_code == 404
    assert words in text
    assert "Traceback" not in text


def send(client, language="es", **fields):
    token = TOKEN.search(client.get(f"/{language}/analysis").get_data(as_text=True)).group(1)
    return client.post(
        f"/{language}/analysis",
        data={"csrf_token": token, **fields},
        content_type="multipart/form-data",
    )


def test_pasted_rows_become_an_analysis_for_two_states(client):
    rows = "ciclo,asignatura,calificacion\n2022-2023,MATEMATICAS 3,8.4\n2022-2023,QUIMICA,9"
    answer = send(client, rows=rows, state="TX", other_state="CA")
    text = answer.get_data(as_text=True)

    assert answer.status_code == 200
    assert 'id="TX"' in text
    assert 'id="CA"' in text
    assert "MATEMATICAS 3" in text


def test_rows_pasted_without_names_of_columns_are_title_and_mark(client):
    text = send(client, rows="MATEMATICAS III\t8\nQUIMICA\t9", state="TX").get_data(as_text=True)

    assert "Álgebra I" in text
    assert 'id="CA"' not in text


def test_an_uploaded_file_is_read(client):
    file = (io.BytesIO("asignatura,calificacion\nMATEMATICAS III,8\n".encode("latin-1")), "b.csv")
    answer = send(client, file=file, state="TX")

    assert answer.status_code == 200
    assert "MATEMATICAS III" in answer.get_data(as_text=True)


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        pytest.param({"rows": ""}, "No se envió nada", id="nothing"),
        pytest.param({"rows": "asignatura,nota rara\nX,1"}, "calificaci", id="no-mark-column"),
        pytest.param({"rows": "asignatura,calificacion,plan\nX,1,zz"}, "«zz»", id="unknown-plan"),
    ],
)
def test_a_fault_is_said_on_the_form_and_nothing_typed_is_lost(client, fields, words):
    answer = send(client, state="TX", **fields)
    text = answer.get_data(as_text=True)

    assert answer.status_code == 400
    assert words in text
    assert fields["rows"].split("\n")[-1] in text


def test_without_a_state_nothing_is_guessed_and_nothing_typed_is_lost(client):
    answer = send(client, rows="MATEMATICAS III,8")
    text = answer.get_data(as_text=True)

    assert answer.status_code == 400
    assert "Elija el estado de la escuela." in text
    assert "MATEMATICAS III,8" in text


def test_a_look_up_without_a_state_leads_to_the_course_and_all_states(client):
    text = client.get("/es/lookup?title=QUIMICA+I").get_data(as_text=True)

    assert "/es/courses/mx-dgb.bachillerato-2017.quimica-1" in text
    assert "/es/lookup/mx-dgb.bachillerato-2017.quimica-1/" not in text


def test_a_form_without_its_token_is_refused(client):
    answer = client.post("/en/analysis", data={"rows": "X,1"})

    assert answer.status_code == 400
    assert "no longer valid" in answer.get_data(as_text=True)


def test_a_file_that_is_too_large_is_refused_in_words(client):
    answer = client.post(
        "/es/analysis", data=b"x" * 7_000_000, content_type="multipart/form-data; boundary=b"
    )

    assert answer.status_code == 413
    assert "demasiado grande" in answer.get_data(as_text=True)


def test_nothing_of_a_record_is_stored(app, client):
    from sqlalchemy import text as sql

    from web.runtime import KEY

    sessions = app.extensions[KEY].sessions
    with sessions() as session:
        before = session.scalar(sql("select count(*) from transcript_entries"))
    send(client, rows="asignatura,calificacion\nMATEMATICAS III,8", state="TX")
    with sessions() as session:
        assert session.scalar(sql("select count(*) from transcript_entries")) == before


def test_the_study_names_thresholds_in_the_language_of_the_page(client):
    rows = re.compile(r'data-label="Umbral">([^<]+)<')

    named = set(rows.findall(client.get("/es/method").get_data(as_text=True)))

    assert named == {"completo", "parcial", "por examen", "cada categoría"}


def test_a_failure_of_ours_is_a_page_and_shows_no_trace(app, client, monkeypatch, caplog):
    monkeypatch.setattr(web.lookup.views, "look_up", lambda *_: 1 / 0)
    answer = client.get(f"/en/lookup/{MATH_3}/TX")
    text = answer.get_data(as_text=True)

    assert answer.status_code == 500
    assert "Something broke on our side" in text
    assert "ZeroDivisionError" not in text


def test_every_route_only_reads_but_the_analysis_form(app):
    writing = {
        (rule.rule, method)
        for rule in app.url_map.iter_rules()
        for method in rule.methods - {"GET", "HEAD", "OPTIONS"}
    }

    assert writing == {("/<any(es, en):lang>/analysis", "POST")}


@pytest.mark.parametrize(
    ("year", "plan"),
    [
        pytest.param("2022-2023", "secundaria-2017", id="the last year of the plan of 2017"),
        pytest.param("2023-2024", "secundaria-2022", id="the first year of the plan of 2022"),
    ],
)
def test_grade_and_school_year_tell_the_plan(client, year, plan):
    text = client.get(f"/es/plans?grade=9&year={year}").get_data(as_text=True)
    answer = text.partition('<ul class="choices">')[2].partition("</ul>")[0]

    assert answer.count("<li>") == 1
    assert f"plan=mx-sep.{plan}" in answer


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        pytest.param({"grade": "9", "year": "hace mucho"}, "no trae un año", id="words"),
        pytest.param({"grade": "9", "year": ""}, "Escriba el ciclo escolar", id="no year"),
        pytest.param({"grade": "9", "year": "<b>"}, "no trae un año", id="markup"),
        pytest.param({"grade": "9", "year": "1985"}, "de 1993 a ", id="before the oldest plan"),
        pytest.param({"grade": "9", "year": "2099"}, "de 1993 a ", id="a year to come"),
        pytest.param({"grade": "13", "year": "2023"}, "uno de los seis grados", id="no such grade"),
    ],
)
def test_what_the_plan_page_cannot_answer_is_said_in_words(client, asked, words):
    text = client.get("/es/plans", query_string=asked).get_data(as_text=True)

    assert words in text
    assert "<b>" not in text
    assert '<ul class="choices">' not in text


def test_a_school_year_is_found_in_what_the_paper_prints(client):
    text = client.get("/es/plans?grade=9&year=Ciclo+2022-2023").get_data(as_text=True)

    assert "plan=mx-sep.secundaria-2017" in text.partition('<ul class="choices">')[2]


def test_systems_without_grades_are_named_beside_the_answer(client):
    text = client.get("/es/plans?grade=9&year=2022").get_data(as_text=True)

    assert "plan=mx-inea.mevyt" in text

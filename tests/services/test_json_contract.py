"""Every output follows the published schema; numbers are numbers; sentences stand twice."""

import json
from functools import cache

import pytest
from factories import list_loaded_states
from jsonschema import Draft202012Validator
from records import DGB, MCCEMS, SECUNDARIA, analyse, dgb, mathematics_path, record, secundaria

from equiv.exchange import analysis_json, lookup_out
from equiv.services.lookup import look_up

STATES = ("TX", "CA")
NEWCOMER = {"groups": frozenset({"newcomer"})}
SCALED = {"scale": "us.scholaro-mx-6"}
ODD = [
    ("XQZ WWPL", "8.0", {"plan": SECUNDARIA, "period": "3", "hours": "***"}),
    ("ETICA I", "NP", {"plan": DGB}),
    ("MATEMATICAS II", "105", {"plan": DGB}),
    ("MATEMATICAS I", "8,5", {"plan": DGB, "school": "Plantel 1"}),
]
RECORDS = {
    "a whole secundaria": (secundaria(), {}),
    "two years of bachillerato": (dgb(), SCALED),
    "mathematics of both levels": (mathematics_path(), {"entered_grade_9": 2026}),
    "odd lines of a newcomer": (ODD, NEWCOMER),
    "nothing passed": (secundaria(mark="5.0"), {}),
    "one line": ([("PENSAMIENTO MATEMATICO I", "AC", {"plan": MCCEMS})], NEWCOMER),
}
LOOKUPS = [
    ("MATEMATICAS 3", SECUNDARIA),
    ("ARTES III", SECUNDARIA),
    ("Matemáticas IV", DGB),
    ("INGLES I", DGB),
    ("Pensamiento Matemático I", MCCEMS),
]


@cache
def validator():
    schema = analysis_json.schema()
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema, format_checker=Draft202012Validator.FORMAT_CHECKER)


def broken(made):
    return [
        f"{'/'.join(map(str, e.absolute_path))}: {e.message}" for e in validator().iter_errors(made)
    ]


@pytest.fixture
def made(request, evaluator, day):
    (lines, options), state = request.param
    analysis = analyse(evaluator, day, record(*lines), state, **options)
    return json.loads(analysis_json.dump([analysis], evaluator.knowledge.catalog.items))


every_record = pytest.mark.parametrize(
    "made",
    [pytest.param((one, s), id=f"{name}, {s}") for name, one in RECORDS.items() for s in STATES],
    indirect=True,
)


def walk(value, place=""):
    """Every value inside with its place."""
    yield place, value
    inside = (
        value.items()
        if isinstance(value, dict)
        else enumerate(value)
        if isinstance(value, list)
        else ()
    )
    for key, inner in inside:
        yield from walk(inner, f"{place}/{key}")


@every_record
def test_an_analysis_follows_the_schema(made):
    assert broken(made) == []


@every_record
def test_amounts_are_numbers_and_never_text(made):
    amounts = {"credit", "credit_exact", "coverage", "share", "hours", "total", "needed", "met",
               "remaining", "score", "derived_share", "recalled_share", "original"}  # fmt: skip
    found = [(p, v) for p, v in walk(made) if p.rpartition("/")[2] in amounts]

    assert found
    for place, value in found:
        assert value is None or (isinstance(value, int | float) and not isinstance(value, bool)), (
            place
        )


@every_record
def test_every_sentence_stands_in_both_languages(made):
    texts = [
        (place, value) for place, value in walk(made) if isinstance(value, dict) and "en" in value
    ]

    assert any(place.endswith("/reason") for place, _ in texts)
    for place, text in texts:
        assert set(text) == {"en", "es"}, place
        assert text["en"].strip(), place
        assert text["es"].strip(), place


@every_record
def test_no_figure_hides_what_is_missing(made):
    for r in made["recommendations"]:
        if r["course"] is not None:
            assert r["covered"] or r["partly"]
            shares = [i["share"] for part in ("covered", "partly", "missing") for i in r[part]]
            assert all(0 <= share <= 1 for share in shares)
            assert all(i["share"] == 0 for i in r["missing"])


@pytest.mark.parametrize("state", STATES)
def test_a_paper_without_rows_follows_the_schema(evaluator, day, state):
    paper = evaluator.completed("bachillerato", DGB, 2022, "9.1")
    analysis = analyse(evaluator, day, paper, state)
    made = json.loads(analysis_json.dump([analysis], evaluator.knowledge.catalog.items))

    assert broken(made) == []
    assert made["tentative"] is True
    assert made["average"] == "9.1"


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize(("title", "plan"), LOOKUPS)
def test_a_lookup_carries_an_analysis_of_the_same_contract(evaluator, day, title, plan, state):
    found = look_up(evaluator, title, plan, state, day)
    items = evaluator.knowledge.catalog.items
    made = lookup_out.to_dict(found.course, found.plan, found.analysis, found.with_earlier, items)
    made = json.loads(json.dumps(made))

    assert broken(made["analysis"]) == []
    assert made["course"]["id"] == found.course.id
    assert all(isinstance(w["coverage"], int | float) for w in made["with_earlier"])
    (entry,) = made["analysis"]["entries"]
    assert entry["passed"] is True
    assert entry["mark"] is None


def test_several_states_are_a_list_in_the_order_asked_for(evaluator, day):
    from equiv.services.evaluate import Request

    analyses = evaluator.evaluate(record(("MATEMATICAS I", "8")), Request(("ca", "TX"), day))
    made = json.loads(analysis_json.dump(analyses, evaluator.knowledge.catalog.items))

    assert [one["state"] for one in made] == ["CA", "TX"]
    assert evaluator.states(["ALL"]) == list_loaded_states()


@pytest.mark.parametrize(
    "spoil",
    [
        pytest.param(lambda m: m.pop("release"), id="a field is missing"),
        pytest.param(lambda m: m.update(visa="x"), id="a field nobody asked for"),
        pytest.param(lambda m: m["credit_summary"].update(total="1"), id="a number as text"),
        pytest.param(lambda m: m.update(state="Texas"), id="a state in words"),
        pytest.param(lambda m: m["entries"][0].pop("reason"), id="a line without a reason"),
        pytest.param(lambda m: m.update(as_of="yesterday"), id="a day that is no date"),
    ],
)
def test_the_schema_refuses_what_is_not_the_contract(evaluator, day, spoil):
    analysis = analyse(evaluator, day, record(("MATEMATICAS I", "8", {"plan": DGB})))
    made = json.loads(analysis_json.dump([analysis], evaluator.knowledge.catalog.items))
    assert broken(made) == []

    spoil(made)

    assert broken(made)

"""Benches inside this process: `analysis` of a whole record and the `lookup` page."""

from equiv.benches import record
from equiv.benches.figures import Figure, Sample, timed
from equiv.domain.errors import UsageError
from equiv.domain.text import Text
from equiv.services.evaluate import Evaluator, Request
from equiv.services.knowledge import Knowledge
from equiv.wiring import load_knowledge


def analysis(repeat: int = 30) -> Figure:
    """The warm analysis of one record, beside the first one of this process."""
    evaluator = Evaluator(load_knowledge())
    transcript = evaluator.read(record.table().encode("utf-8"), "boleta.csv")
    request = Request(states=(record.STATE,), as_of=record.DAY)

    def work() -> None:
        evaluator.evaluate(transcript, request)

    first = timed(work)
    return Figure(
        name="analysis",
        what=_size(evaluator.knowledge, len(transcript.entries)),
        measured=Sample("ms", tuple(timed(work) for _ in range(repeat))),
        beside=Text("the first one of the process", "el primero del proceso"),
        compared=Sample("ms", (first,)),
        limit=100,
    )


def _size(knowledge: Knowledge, lines: int) -> Text:
    table = knowledge.table_on(record.DAY)
    targets = len(knowledge.targets(record.STATE))
    links = sum(len(table.links_to(target)) for target in table.targets)
    return Text(
        f"warm, {lines} lines, {targets} targets, {links} links",
        f"en caliente, {lines} renglones, {targets} cursos, {links} vínculos",
    )


def lookup(repeat: int = 40) -> Figure:
    """Pages not asked for before, each of another course and state, beside a second visit."""
    from web.wsgi import make_app

    app = make_app("sqlite://", demo=True)
    catalog = load_knowledge().catalog
    pages = [
        f"/es/lookup/{course.id}/{state}"
        for course in catalog.courses.values()
        for state in catalog.policies
        if course.items
    ]
    client = app.test_client()

    def visit(page: str) -> float:
        def ask() -> None:
            if client.get(page).status_code != 200:
                raise UsageError(f"{page} does not answer.", f"{page} no responde.")

        return timed(ask)

    visit(pages[0])  # templates are compiled, links read
    asked = pages[1 : repeat + 1]
    new = tuple(visit(page) for page in asked)
    return Figure(
        name="lookup",
        what=Text(
            f"page, {len(asked)} courses and states", f"página, {len(asked)} asignaturas y estados"
        ),
        measured=Sample("ms", new),
        beside=Text("the same pages again", "las mismas páginas otra vez"),
        compared=Sample("ms", tuple(visit(page) for page in asked)),
        limit=30,
    )

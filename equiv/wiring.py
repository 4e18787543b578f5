"""Settings -> catalog, links, knowledge.  Nobody else wires parts together."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from equiv.catalog.catalog import Catalog
from equiv.catalog.compiled import FORM, cache_folder, keep, load_catalog, read_kept
from equiv.domain.crosswalks import Link
from equiv.domain.equivalency import Method
from equiv.services.knowledge import Knowledge
from equiv.settings import Settings, read_settings

if TYPE_CHECKING:
    from sqlalchemy.orm import Session, sessionmaker


def load_knowledge(settings: Settings | None = None) -> Knowledge:
    """The shipped data, compiled; from the cache where nothing changed."""
    settings = settings or read_settings()
    folder = settings.cache or cache_folder()
    catalog = load_catalog(settings.curricula, folder)

    def resolve(catalog: Catalog, method: Method) -> Sequence[Link]:
        return _cached_links(catalog, method, folder)

    return Knowledge(catalog, resolve)


def resolve_links(catalog: Catalog, method: Method) -> Sequence[Link]:
    """Build the graph and follow its chains.  networkx is imported only when this is needed."""
    from equiv.graph.build import build_graph
    from equiv.graph.links import resolve_links as follow

    graph = build_graph(
        catalog.items.values(),
        catalog.frameworks.values(),
        [*catalog.courses.values(), *catalog.state_courses.values()],
        catalog.alignments,
    )
    sources = {item for course in catalog.courses.values() for item in course.items}
    targets = {item for course in catalog.state_courses.values() for item in course.items}
    return follow(graph, sources, frozenset(targets), catalog.scopes, method)


def open_sessions(address: str) -> sessionmaker[Session]:
    """Sessions on a database that is brought to the newest schema first."""
    from sqlalchemy.orm import sessionmaker

    from equiv.store.engine import open_engine, telling_why
    from equiv.store.schema import upgrade

    with telling_why():
        engine = open_engine(address)
        upgrade(engine)
    return sessionmaker(engine)


def read_only(sessions: sessionmaker[Session]) -> sessionmaker[Session]:
    """Sessions on the same database that only read, and so wait for no writer."""
    from sqlalchemy.orm import sessionmaker

    return sessionmaker(sessions.kw["bind"].execution_options(equiv_reader=True))


def _cached_links(catalog: Catalog, method: Method, folder: Path) -> Sequence[Link]:
    numbers = hashlib.sha256(repr(method).encode()).hexdigest()[:12]
    name = f"links-{FORM}-{catalog.release.content_hash[:24]}-{numbers}.pickle"
    path = folder / name
    kept: Sequence[Link] | None = read_kept(path)
    if kept is not None:
        return kept
    links = resolve_links(catalog, method)
    keep(links, path)
    with suppress(OSError):
        for old in folder.glob("links-*.pickle"):
            if catalog.release.content_hash[:24] not in old.name:
                old.unlink(missing_ok=True)
    return links

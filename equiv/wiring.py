"""Settings -> catalog, links, knowledge.  Nobody else wires parts together."""

from __future__ import annotations

import hashlib
import pickle
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from equiv.catalog.catalog import Catalog
from equiv.catalog.compiled import FORM, cache_folder, load_catalog
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
    from equiv.store.engine import open_engine
    from equiv.store.schema import upgrade

    from sqlalchemy.orm import sessionmaker

    engine = open_engine(address)
    upgrade(engine)
    return sessionmaker(engine)


def _cached_links(catalog: Catalog, method: Method, folder: Path) -> Sequence[Link]:
    numbers = hashlib.sha256(repr(method).encode()).hexdigest()[:12]
    name = f"links-{FORM}-{catalog.release.content_hash[:24]}-{numbers}.pickle"
    path = folder / name
    try:
        kept: Sequence[Link] = pickle.loads(path.read_bytes())  # noqa: S301  the user's own file
        return kept
    except (OSError, pickle.UnpicklingError, EOFError, AttributeError, ImportError, TypeError):
        links = resolve_links(catalog, method)
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        for old in path.parent.glob("links-*.pickle"):
            if catalog.release.content_hash[:24] not in old.name:
                old.unlink(missing_ok=True)
        fresh = path.with_suffix(".new")
        fresh.write_bytes(pickle.dumps(links, protocol=pickle.HIGHEST_PROTOCOL))
        fresh.replace(path)
    except OSError:
        return links
    return links

"""How a sheet names the source of a fact."""

from equiv.domain.citations import Fact
from equiv.exchange.sheet.printable import printable
from equiv.exchange.sheet.view import CitationView


def cite(fact: Fact) -> CitationView:
    """Source and place of a fact, as the sheet prints them."""
    parts = [part for part in (fact.source, fact.locator) if part]
    return CitationView(printable(", ".join(parts)), fact.is_found)

"""The audit as tables of text."""

from collections.abc import Iterator

from equiv.domain.text import Language, Text, same
from equiv.exchange.analysis_text import table
from equiv.services.audit import Audit, FileAudit, Finding

RECALLED = Text("Recalled facts", "Datos de memoria")
FILES = Text("Alignment files", "Archivos de alineaciones")
UNLINKED = Text(
    "Source items judged against every target and found to show nothing",
    "Contenidos comparados con todo el marco de destino, sin nada que mostrar",
)
UNJUDGED = Text("Items that no file has judged yet", "Contenidos que ningún archivo ha comparado")
FAULTS = Text(
    "Faults of machine-made crosswalks, looked for", "Fallas de los cruces hechos a máquina"
)
NONE = Text("none", "ninguno")
FACT_HEADERS = (
    Text("facts", "datos"),
    Text("all", "todos"),
    Text("recalled", "de memoria"),
    Text("share", "parte"),
)
FILE_HEADERS = (
    Text("file", "archivo"),
    Text("links", "alineaciones"),
    Text("per item", "por contenido"),
    Text("equivalent", "equivalentes"),
    Text("no link", "sin alineación"),
    Text("one-way", "en un sentido"),
    Text("near misses", "descartados"),
    same("kappa"),
    Text("positive", "acuerdo positivo"),
)


def write_audit(audit: Audit, language: Language) -> str:
    """Five tables: recalled, files, items without links, items not judged, faults."""
    parts = [
        (RECALLED, _recalled(audit, language)),
        (FILES, _files(audit, language)),
        (UNLINKED, "".join(_unlinked(f) for f in audit.files) or f"{NONE.to(language)}\n"),
        (UNJUDGED, _unjudged(audit) or f"{NONE.to(language)}\n"),
        (FAULTS, "".join(line for f in audit.findings for line in _finding(f, language))),
    ]
    return "\n".join(f"{title.to(language)}\n\n{body}" for title, body in parts)


def _recalled(audit: Audit, language: Language) -> str:
    rows = [
        (r.kind.to(language), str(r.facts), str(r.recalled), f"{r.share:.0%}")
        for r in audit.recalled
    ]
    return table([h.to(language) for h in FACT_HEADERS], rows, (1, 2, 3))


def _files(audit: Audit, language: Language) -> str:
    headers = [h.to(language) for h in FILE_HEADERS]
    return table(headers, [_row(f) for f in audit.files], tuple(range(1, len(headers))))


def _row(f: FileAudit) -> tuple[str, ...]:
    agreement = ("—", "—")
    if f.agreement is not None:
        agreement = (f"{f.agreement.kappa:.3f}", f"{f.agreement.positive:.3f}")
    counts = (f.equivalent, len(f.unlinked), f.one_way, f.near_misses)
    return (
        f.file,
        str(f.links),
        f"{f.links_per_item:.1f}",
        *(str(n) for n in counts),
        *agreement,
    )


def _unlinked(f: FileAudit) -> str:
    codes = ", ".join(item.partition(":")[2] for item in f.unlinked)
    return f"{f.file}: {codes}\n" if codes else ""


def _unjudged(audit: Audit) -> str:
    return "".join(f"{framework}: {count}\n" for framework, count in audit.unjudged.items())


def _finding(finding: Finding, language: Language) -> Iterator[str]:
    yield f"{len(finding.exceptions)}  {finding.fault.to(language)}\n"
    yield from (f"   {exception}\n" for exception in finding.exceptions)

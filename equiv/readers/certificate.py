"""SEP electronic certificates (XML).

Several documents share one root and one namespace, so the child elements decide which it is, by
local name.  Only what describes the studies is taken: names, CURP, photo, signatures and seals
stay in the file.  Signatures are not checked, and no address in the file is opened.
"""

import datetime as dt
import re
from collections.abc import Mapping
from fractions import Fraction
from xml.etree.ElementTree import Element, TreeBuilder

from equiv.domain.errors import UnreadableFileError, WrongDocumentError
from equiv.domain.text import Text
from equiv.domain.transcripts import Entry, Notice, Transcript
from equiv.readers.limits import check_lines
from equiv.readers.markup import local_name, parse

Attributes = Mapping[str, str]

_UAC = {
    "title": ("nombreUAC",),
    "mark": ("calificacionUAC",),
    "hours": ("totalHorasUAC",),
    "credits": ("creditosUAC",),
    "school_year": ("periodoEscolarUAC",),
    "period": ("numeroPeriodoUAC",),
    "school": ("cct",),
    "observation": ("dictamenUAC",),
}
_UAC_DE_FT = {
    "title": ("nombre",),
    "mark": ("calificacion",),
    "hours": ("totalHorasUAC",),
    "credits": ("creditos",),
    "observation": ("dictamen",),
}
# Version 1.0 of this certificate prints no name: the code is then all that stands on the paper.
_ASIGNATURA = {
    "title": ("nombre", "claveAsignatura", "idAsignatura"),
    "mark": ("calificacion",),
    "credits": ("creditos",),
    "school_year": ("ciclo",),
    "observation": ("idObservaciones", "observaciones"),
}
_UUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE)
_DATE_FORMS = ("%Y-%m-%d", "%d/%m/%Y", "%d-%m-%Y")
_NUMBER = re.compile(r"[0-9]{1,3}(\.[0-9]{1,6})?")


def read_certificate(content: bytes) -> Transcript:
    """Read a certificate that lists courses.

    Raise UnreadableFileError for broken XML or a certificate without courses, and
    WrongDocumentError for a professional degree or any other document.
    """
    certificate = _Certificate(parse(content.lstrip(), TreeBuilder()))
    if certificate.root_name == "TituloElectronico":
        raise _degree()
    if certificate.has("Ipes"):
        return _read_higher(certificate)
    if certificate.has("Iems"):
        return _read_upper_secondary(certificate)
    raise _other_document(certificate.root_name)


class _Certificate:
    """The elements of a certificate by local name."""

    def __init__(self, root: Element) -> None:
        self.root_name = local_name(root.tag)
        self._elements: dict[str, list[Attributes]] = {}
        for element in root.iter():
            attributes = {local_name(name): value for name, value in element.attrib.items()}
            self._elements.setdefault(local_name(element.tag), []).append(attributes)

    def has(self, name: str) -> bool:
        return name in self._elements

    def all(self, name: str) -> list[Attributes]:
        return self._elements.get(name, [])

    def find(self, name: str, attribute: str) -> str | None:
        """An attribute of the first element of that name; None where either is missing."""
        return _printed(next(iter(self.all(name)), {}), attribute)


def _read_upper_secondary(certificate: _Certificate) -> Transcript:
    if certificate.has("UacsdeFt") and not certificate.all("Uac"):
        kind, elements, names = "iems-completion", certificate.all("UacdeFt"), _UAC_DE_FT
        first: tuple[Notice, ...] = (_COMPLETION,)
    else:
        kind, elements, names, first = "iems-partial", certificate.all("Uac"), _UAC, ()
    entries, notices = _read_entries(elements, names)
    if kind == "iems-partial":
        _require(entries)
    folio = certificate.find("Sep", "folioDigital")
    return Transcript(
        entries,
        (*first, *_note_folio(folio), *notices),
        document=kind,
        level="bachillerato",
        started_on=_find_date(certificate.find("Acreditacion", "periodoInicio")),
        average=certificate.find("Acreditacion", "promedioAprovechamiento"),
        folio=folio,
    )


def _read_higher(certificate: _Certificate) -> Transcript:
    entries, notices = _read_entries(certificate.all("Asignatura"), _ASIGNATURA)
    _require(entries)
    folio = certificate.find("Sep", "folioDigital")
    return Transcript(
        entries,
        (_HIGHER, *(_note_folio(folio) if folio else ()), *notices),
        document="ipes",
        level="higher",
        pass_mark=_find_number(certificate.find("Carrera", "calificacionMinimaAprobatoria")),
        average=certificate.find("Asignaturas", "promedio"),
        folio=folio,
    )


def _read_entries(
    elements: list[Attributes], names: Mapping[str, tuple[str, ...]]
) -> tuple[tuple[Entry, ...], list[Notice]]:
    check_lines(len(elements))
    entries: list[Entry] = []
    notices: list[Notice] = []
    for number, attributes in enumerate(elements, 1):
        values = {field: _printed(attributes, *sources) for field, sources in names.items()}
        title, line = values.pop("title"), len(entries) + 1
        if title is None:
            notices.append(_without_title(number))
            continue
        if _printed(attributes, names["title"][0]) is None:
            notices.append(_title_is_code(number, title, line))
        entries.append(_make_entry(line, title, number, values))
    return tuple(entries), notices


def _make_entry(line: int, title: str, number: int, values: Mapping[str, str | None]) -> Entry:
    return Entry(
        line=line,
        title=title,
        mark=values["mark"],
        school_year=values.get("school_year"),
        period=values.get("period"),
        hours=values.get("hours"),
        credits=values.get("credits"),
        school=values.get("school"),
        observation=values.get("observation"),
        place=f"row {number}",
    )


def _printed(attributes: Attributes, *names: str) -> str | None:
    """The first of these attributes that says something."""
    values = (attributes.get(name, "").strip() for name in names)
    return next((value for value in values if value), None)


def _find_date(text: str | None) -> dt.date | None:
    day = (text or "").partition("T")[0]
    for form in _DATE_FORMS:
        try:
            return dt.datetime.strptime(day, form).date()
        except ValueError:
            continue
    return None


def _find_number(text: str | None) -> Fraction | None:
    return Fraction(text) if text and _NUMBER.fullmatch(text) else None


def _require(entries: tuple[Entry, ...]) -> None:
    if not entries:
        raise UnreadableFileError(
            "The certificate lists no course, so there is nothing to compare. Ask the school for "
            "the partial certificate (certificado parcial) or the kárdex with all courses.",
            "El certificado no incluye ninguna asignatura, así que no hay nada que comparar. Pida "
            "a la escuela el certificado parcial o el kárdex con todas las asignaturas.",
        )


def _degree() -> WrongDocumentError:
    return WrongDocumentError(
        "This is an electronic professional degree (TituloElectronico). It lists no courses. Ask "
        "for the partial certificate (certificado parcial) or the kárdex of the high school.",
        "Este es un título profesional electrónico (TituloElectronico). No incluye asignaturas. "
        "Pida el certificado parcial o el kárdex del bachillerato.",
    )


def _other_document(root: str) -> WrongDocumentError:
    shown = root[:60]
    return WrongDocumentError(
        f"This XML file is not a certificate of studies of the SEP: its outermost element is "
        f"“{shown}”, and no certificate was found in it. Choose the XML file of the certificado "
        "parcial or certificado de terminación, or enter the courses as a table.",
        f"Este archivo XML no es un certificado de estudios de la SEP: su elemento raíz es "
        f"«{shown}» y dentro no hay un certificado. Elija el archivo XML del certificado parcial "
        "o del certificado de terminación, o capture las asignaturas en una tabla.",
    )


_COMPLETION = Notice(
    "completion-without-courses",
    Text(
        "A completion certificate lists only the vocational modules, not mathematics, science or "
        "the other courses. Ask for the partial certificate (certificado parcial) or the kárdex.",
        "El certificado de terminación solo incluye los módulos profesionales, no matemáticas, "
        "ciencias ni las demás asignaturas. Pida el certificado parcial o el kárdex.",
    ),
)
_HIGHER = Notice(
    "higher-education",
    Text(
        "This is a certificate of higher education: its courses are not high-school courses.",
        "Este es un certificado de educación superior: sus asignaturas no son de bachillerato.",
    ),
)


def _note_folio(folio: str | None) -> tuple[Notice, ...]:
    if folio is None:
        missing = Text(
            "The certificate carries no folio digital, so it cannot be looked up on the SEP site.",
            "El certificado no tiene folio digital, así que no se puede consultar en el sitio de "
            "la SEP.",
        )
        return (Notice("folio-missing", missing),)
    if _UUID.fullmatch(folio):
        return ()
    malformed = Text(
        "The folio digital is not written as one (36 characters with hyphens). Compare it with "
        "the printed certificate.",
        "El folio digital no tiene la forma debida (36 caracteres con guiones). Compárelo con el "
        "certificado impreso.",
    )
    return (Notice("folio-form", malformed),)


def _without_title(number: int) -> Notice:
    return Notice(
        "line-without-title",
        Text(
            f"Course number {number} of the certificate has no name and was not read.",
            f"La asignatura número {number} del certificado no tiene nombre y no se leyó.",
        ),
    )


def _title_is_code(number: int, title: str, line: int) -> Notice:
    return Notice(
        "title-is-code",
        Text(
            f"Course number {number} has no name in the file, only the code {title[:40]} of its "
            "school. Write its name as on the printed certificate.",
            f"La asignatura número {number} no tiene nombre en el archivo, solo la clave "
            f"{title[:40]} de su escuela. Escriba su nombre como en el certificado impreso.",
        ),
        line,
    )

"""SEP certificates: which document it is, what is taken, and what is left in the file.

Every person, school and number here is invented.
"""

import datetime as dt
from fractions import Fraction

import pytest

from equiv.domain.errors import UnreadableFileError, WrongDocumentError
from equiv.readers import read_record

NAMESPACE = "https://www.siged.sep.gob.mx/certificados/"
FOLIO = "00000000-0000-4000-8000-000000000001"
SECRETS = ["PRUEBA", "PUEA080315MMNRJNA6", "FICTICIA", "SELLO-DE-EJEMPLO", "Rk9UTw", "DIRECTORA"]
UAC = (
    '<Uac cct="16DCT9999X" idTipoUAC="1" nombreUAC="Pensamiento Matemático I" '
    'calificacionUAC="8.0" totalHorasUAC="***" creditosUAC="8" dictamenUAC="Acreditada" '
    'periodoEscolarUAC="2023-2024/1" numeroPeriodoUAC="1"/>'
)
MODULE = (
    '<UacdeFt nombre="Módulo I. Desarrolla software" calificacion="9.1" totalHorasUAC="272" '
    'creditos="27" dictamen="Competente"/>'
)
SUBJECT = (
    '<Asignatura idAsignatura="7" nombre="Cálculo diferencial" ciclo="2012-4" calificacion="9" '
    'creditos="6.5" idObservaciones="100"/>'
)


def partial(uacs=UAC, folio=FOLIO, start="2023-08-28"):
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<Dec xmlns="{NAMESPACE}" version="2.0" tipoCertificado="2" folioControl="EJEMPLO-0001">
  <FirmaResponsable nombre="ROSA" primerApellido="FICTICIA" cargo="DIRECTORA"
      sello="SELLO-DE-EJEMPLO"/>
  <Iems nombreSEN="Sistema" idIEMS="0"/>
  <PlantelOServicioEducativo cct="16DCT9999X"/>
  <Alumno nombre="ANA LUZ" primerApellido="PRUEBA" curp="PUEA080315MMNRJNA6" foto="Rk9UTw"/>
  <Acreditacion periodoInicio="{start}" promedioAprovechamiento="8.4"/>
  <Uacs nombreTipoPeriodo="Semestral">{uacs}</Uacs>
  <Sep folioDigital="{folio}" selloSep="SELLO-DE-EJEMPLO"/>
</Dec>"""


def completion(modules=MODULE):
    return (
        partial()
        .replace(
            f'<Uacs nombreTipoPeriodo="Semestral">{UAC}</Uacs>', f"<UacsdeFt>{modules}</UacsdeFt>"
        )
        .replace('version="2.0"', 'version="3.0"')
    )


def higher(subjects=SUBJECT, lowest="6.0"):
    return f"""<Dec xmlns="{NAMESPACE}" version="3.0" tipoCertificado="5" sello="SELLO-DE-EJEMPLO">
  <Ipes idNombreInstitucion="1"><Responsable curp="PUEA080315MMNRJNA6" cargo="DIRECTORA"/></Ipes>
  <Carrera idCarrera="1" calificacionMinimaAprobatoria="{lowest}"/>
  <Alumno nombre="ANA" primerApellido="PRUEBA" foto="Rk9UTw"/>
  <Asignaturas total="1" promedio="9.00">{subjects}</Asignaturas>
</Dec>"""


def read(xml):
    return read_record(xml.encode(), "certificado.xml")


def keys(transcript):
    return [notice.key for notice in transcript.notices]


def test_partial_certificate_gives_every_course_as_printed():
    transcript = read(partial())
    (entry,) = transcript.entries

    assert (transcript.document, transcript.level) == ("iems-partial", "bachillerato")
    assert transcript.started_on == dt.date(2023, 8, 28)
    assert (transcript.average, transcript.folio) == ("8.4", FOLIO)
    assert transcript.notices == ()
    assert (entry.line, entry.place) == (1, "row 1")
    assert (entry.title, entry.mark) == ("Pensamiento Matemático I", "8.0")
    assert (entry.hours, entry.credits) == ("***", "8")
    assert (entry.school_year, entry.period) == ("2023-2024/1", "1")
    assert (entry.school, entry.observation) == ("16DCT9999X", "Acreditada")


def test_completion_certificate_gives_modules_and_says_what_is_absent():
    transcript = read(completion())
    (entry,) = transcript.entries

    assert (transcript.document, transcript.level) == ("iems-completion", "bachillerato")
    assert keys(transcript) == ["completion-without-courses"]
    assert "kárdex" in transcript.notices[0].text.en
    assert (entry.title, entry.mark) == ("Módulo I. Desarrolla software", "9.1")
    assert (entry.hours, entry.credits, entry.observation) == ("272", "27", "Competente")
    assert transcript.average == "8.4"


def test_completion_certificate_without_modules_is_still_one():
    transcript = read(completion(modules=""))

    assert (transcript.document, transcript.entries) == ("iems-completion", ())


def test_higher_education_is_recognised_and_told():
    transcript = read(higher())
    (entry,) = transcript.entries

    assert (transcript.document, transcript.level) == ("ipes", "higher")
    assert (transcript.pass_mark, transcript.average) == (Fraction(6), "9.00")
    assert keys(transcript) == ["higher-education"]
    assert (entry.title, entry.mark, entry.school_year) == ("Cálculo diferencial", "9", "2012-4")
    assert (entry.credits, entry.observation) == ("6.5", "100")


@pytest.mark.parametrize("xml", [partial(), completion(), higher()], ids=["iems", "done", "ipes"])
def test_personal_data_stay_in_the_file(xml):
    assert [secret for secret in SECRETS if secret in repr(read(xml))] == []


@pytest.mark.parametrize(
    "xml",
    [
        pytest.param(partial().replace(f'xmlns="{NAMESPACE}"', ""), id="no namespace"),
        pytest.param(partial().replace(NAMESPACE, "urn:other"), id="another namespace"),
        pytest.param(
            partial()
            .replace("xmlns=", "xmlns:s=")
            .replace("</", "<\0s:")
            .replace("<", "<s:")
            .replace("<s:\0s:", "</s:")
            .replace("<s:?", "<?"),
            id="prefixed elements",
        ),
        pytest.param(partial().replace("<Uac ", '<Uac nuevo="1" '), id="unknown attribute"),
        pytest.param("\n" + partial(), id="blank line before the declaration"),
    ],
)
def test_form_of_the_xml_does_not_matter(xml):
    assert read(xml).entries == read(partial()).entries


@pytest.mark.parametrize("encoding", ["iso-8859-1", "windows-1252", "utf-16"])
def test_declared_encoding_is_followed(encoding):
    xml = partial().replace("UTF-8", encoding)

    transcript = read_record(xml.encode(encoding), "x.xml")

    assert transcript.entries[0].title == "Pensamiento Matemático I"


def test_missing_attributes_are_no_failure():
    transcript = read("<Dec><Iems/><Uacs><Uac nombreUAC='Arte'/></Uacs></Dec>")
    (entry,) = transcript.entries

    assert (entry.mark, entry.hours, entry.school, entry.period) == (None, None, None, None)
    assert (transcript.started_on, transcript.average, transcript.folio) == (None, None, None)
    assert keys(transcript) == ["folio-missing"]


def test_a_course_without_a_name_is_told_and_not_counted():
    transcript = read(partial(uacs='<Uac calificacionUAC="9"/>' + UAC))

    assert [(entry.line, entry.place) for entry in transcript.entries] == [(1, "row 2")]
    assert keys(transcript) == ["line-without-title"]
    assert "number 1" in transcript.notices[0].text.en


def test_a_subject_with_a_code_alone_keeps_it_and_says_so():
    transcript = read(higher('<Asignatura idAsignatura="7" calificacion="9"/>'))

    assert transcript.entries[0].title == "7"
    assert [(n.key, n.line) for n in transcript.notices] == [
        ("higher-education", None),
        ("title-is-code", 1),
    ]


@pytest.mark.parametrize(
    ("start", "day"),
    [
        ("2023-08-28T00:00:00", dt.date(2023, 8, 28)),
        ("28/08/2023", dt.date(2023, 8, 28)),
        ("2023-2024", None),
        ("2023-13-01", None),
        ("", None),
    ],
)
def test_start_is_taken_only_where_it_is_a_date(start, day):
    assert read(partial(start=start)).started_on == day


@pytest.mark.parametrize(
    ("folio", "notices"),
    [
        (FOLIO, []),
        ("ABCDEF00-0000-4000-8000-00000000000A", []),
        ("EJEMPLO-0001", ["folio-form"]),
        (FOLIO + "1", ["folio-form"]),
        ("", ["folio-missing"]),
    ],
)
def test_form_of_the_folio_is_checked(folio, notices):
    transcript = read(partial(folio=folio))

    assert keys(transcript) == notices
    assert transcript.folio == (folio or None)


@pytest.mark.parametrize("lowest", ["", "***", "1/0", "1e9"])
def test_an_unreadable_pass_mark_is_left_open(lowest):
    assert read(higher(lowest=lowest)).pass_mark is None


@pytest.mark.parametrize(
    ("xml", "words"),
    [
        pytest.param("<TituloElectronico/>", "professional degree", id="degree"),
        pytest.param(
            '<t:TituloElectronico xmlns:t="https://www.siged.sep.gob.mx/titulos/"/>',
            "certificado parcial",
            id="degree with a prefix",
        ),
        pytest.param("<Comprobante/>", "“Comprobante”", id="invoice"),
        pytest.param("<Dec/>", "“Dec”", id="right root and nothing inside"),
    ],
)
def test_another_document_is_named(xml, words):
    with pytest.raises(WrongDocumentError, match=words):
        read(xml)


@pytest.mark.parametrize(
    ("xml", "english", "spanish"),
    [
        pytest.param(partial(uacs=""), "lists no course", "ninguna asignatura", id="no course"),
        pytest.param(partial(uacs="<Uac/>"), "lists no course", "ninguna", id="course of nothing"),
        pytest.param(higher(""), "lists no course", "ninguna asignatura", id="no subject"),
        pytest.param(
            "<Dec>\n  <Iems></Dec>", "line 2, column 11", "línea 2, columna 11", id="tags crossed"
        ),
        pytest.param(partial()[:-9], "ends before it is complete", "antes de", id="cut short"),
        pytest.param(partial()[:-4], "ends before it is complete", "antes de", id="cut in a tag"),
        pytest.param("<!DOCTYPE x><Dec/>", "are refused", "se rechazan", id="document type"),
        pytest.param(
            '<!DOCTYPE x [<!ENTITY a "b">]><Dec>&a;</Dec>', "are refused", "rechazan", id="entity"
        ),
        pytest.param("<Dec>&a;</Dec>", "line 1", "línea 1", id="entity of nowhere"),
        pytest.param('<?xml version="1.0" encoding="x"?><a/>', "encoding", "letras", id="encoding"),
        pytest.param(partial(UAC * 2001), "more than 2000 lines", "más de 2000", id="too many"),
    ],
)
def test_broken_certificate_is_refused(xml, english, spanish):
    with pytest.raises(UnreadableFileError) as caught:
        read(xml)

    assert english in caught.value.text.en
    assert spanish in caught.value.text.es

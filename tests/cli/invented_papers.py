"""Papers of invented students, as the bytes of files.  No person, school or number is real."""

import io

import xlsxwriter

PLAN = "mx-sep.secundaria-2017"
DAY = "2026-11-24"
FOLIO = "00000000-0000-4000-8000-000000000001"
SECRETS = ("ANA LUZ", "PRUEBA", "PUEA080315MMNRJNA6", "FICTICIA", "SELLO-DE-EJEMPLO", "Rk9UTw")

# Three years of secundaria: (grade, title as papers print it, mark); the last title is of no plan.
BOLETA = (
    ("1", "MATEMATICAS I", "8.2"),
    ("1", "BIOLOGIA", "9.0"),
    ("2", "MATEMATICAS II", "7.9"),
    ("2", "FISICA", "8.3"),
    ("3", "MATEMATICAS III", "8.4"),
    ("3", "QUIMICA", "8.7"),
    ("3", "ESPAÑOL III", "9.2"),
    ("3", "HISTORIA III", "5.0"),
    ("3", "COSMOGRAFIA", "9.0"),
)
HEADER = ("ciclo", "plan", "grado", "asignatura", "calificacion")


def boleta_rows(lines=BOLETA, plan=PLAN):
    """Header and rows of one record that began in 2020."""
    years = {grade: 2019 + int(grade) for grade, _, _ in lines}
    rows = [
        (f"{years[grade]}-{years[grade] + 1}", plan, grade, title, mark)
        for grade, title, mark in lines
    ]
    return [HEADER, *rows]


def to_csv(rows):
    """Rows as a table of text; cells hold no comma."""
    return "".join(",".join(row) + "\n" for row in rows)


def to_xlsx(rows):
    """The same rows as the bytes of an Excel workbook."""
    content = io.BytesIO()
    with xlsxwriter.Workbook(content) as book:
        sheet = book.add_worksheet("boleta")
        for number, row in enumerate(rows):
            sheet.write_row(number, 0, row)
    return content.getvalue()


def line_table(title="MATEMATICAS III", mark="8.4", hours=""):
    """A table with one line, for what one cell does."""
    return f'plan,grado,asignatura,calificacion,horas\n{PLAN},3,{title},"{mark}",{hours}\n'


def certificate(titles=("Matemáticas I", "Química I"), mark="8.0"):
    """A partial SEP certificate (IEMS) of an invented student."""
    uacs = "".join(
        f'<Uac cct="16DCT9999X" nombreUAC="{title}" calificacionUAC="{mark}" totalHorasUAC="***" '
        f'creditosUAC="10" periodoEscolarUAC="2021-2022/1" numeroPeriodoUAC="1"/>'
        for title in titles
    )
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<Dec xmlns="https://www.siged.sep.gob.mx/certificados/" version="2.0" tipoCertificado="2">
  <FirmaResponsable nombre="ROSA" primerApellido="FICTICIA" sello="SELLO-DE-EJEMPLO"/>
  <Iems nombreSEN="Sistema" idIEMS="0"/>
  <PlantelOServicioEducativo cct="16DCT9999X"/>
  <Alumno nombre="ANA LUZ" primerApellido="PRUEBA" curp="PUEA080315MMNRJNA6" foto="Rk9UTw"/>
  <Acreditacion periodoInicio="2021-08-30" promedioAprovechamiento="8.4"/>
  <Uacs nombreTipoPeriodo="Semestral">{uacs}</Uacs>
  <Sep folioDigital="{FOLIO}" selloSep="SELLO-DE-EJEMPLO"/>
</Dec>"""


def degree():
    """A professional degree: it lists no courses."""
    return (
        '<?xml version="1.0" encoding="UTF-8"?>'
        '<TituloElectronico xmlns="https://www.siged.sep.gob.mx/titulos/" version="1.0" '
        'folioControl="EJEMPLO"><Carrera nombreCarrera="LICENCIATURA DE EJEMPLO"/>'
        "</TituloElectronico>"
    )

"""How much one file may hold.  A record of one student is far smaller than any of these."""

from equiv.domain.errors import UnreadableFileError

MAX_BYTES = 5 * 1024 * 1024
MAX_LINES = 2_000
MAX_COLUMNS = 100
HEADER_ROWS = 20  # the header is looked for in so many first rows


def check_size(content: bytes) -> None:
    """Raise UnreadableFileError for a file larger than MAX_BYTES."""
    if len(content) > MAX_BYTES:
        size, limit = f"{len(content) / 1024**2:.1f}", MAX_BYTES // 1024**2
        raise UnreadableFileError(
            f"The file has {size} MB and the limit is {limit} MB. The record of one student is "
            "much smaller. Remove pictures and other sheets, or save only the table of courses.",
            f"El archivo pesa {size} MB y el límite es de {limit} MB. El historial de un "
            "estudiante es mucho más pequeño. Quite imágenes y otras hojas, o guarde solo la tabla "
            "de asignaturas.",
        )


def check_lines(count: int) -> None:
    """Raise UnreadableFileError where a record would have more than MAX_LINES lines."""
    if count > MAX_LINES:
        raise UnreadableFileError(
            f"The file has more than {MAX_LINES} lines. One file holds the record of one "
            "student. Save the lines of that student alone in a new file.",
            f"El archivo tiene más de {MAX_LINES} renglones. Un archivo contiene el historial de "
            "un solo estudiante. Guarde en un archivo nuevo solo los renglones de ese estudiante.",
        )

"""One file of any kind that is read -> one transcript."""

from equiv.domain.errors import UnreadableFileError
from equiv.domain.transcripts import Transcript
from equiv.readers.certificate import read_certificate
from equiv.readers.delimited import read_delimited
from equiv.readers.kinds import Kind, detect_kind
from equiv.readers.limits import check_size
from equiv.readers.spreadsheet import read_workbook

_READERS = {
    Kind.TEXT: read_delimited,
    Kind.WORKBOOK: read_workbook,
    Kind.XML: read_certificate,
}


def read_record(content: bytes, name: str) -> Transcript:
    """Read the record of studies in `content`; `name` only names the file in messages.

    Raise UnreadableFileError where it cannot be read as a record, and WrongDocumentError where
    it is a document of another kind, such as a professional degree.
    """
    try:
        check_size(content)
        return _READERS[detect_kind(content)](content)
    except UnreadableFileError as error:
        raise _name_file(error, name) from error


def _name_file(error: UnreadableFileError, name: str) -> UnreadableFileError:
    shown = "".join(char for char in name if char.isprintable()).strip()[:80]
    if not shown:
        return error
    return type(error)(f"“{shown}”: {error.text.en}", f"«{shown}»: {error.text.es}")

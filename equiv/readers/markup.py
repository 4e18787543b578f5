"""XML read safely: no document type, no entities, nothing fetched."""

from typing import Any
from xml.etree.ElementTree import ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import DefusedXMLParser

from equiv.domain.errors import UnreadableFileError
from equiv.domain.text import Text

_CUT_SHORT = (3, 5)  # expat: no element found, unclosed token


def parse(content: bytes, target: Any) -> Any:
    """Feed `content` to `target`, a tree builder, and return what it makes of it.

    Raise UnreadableFileError, with line and column, for XML that is broken or not allowed.
    """
    parser = DefusedXMLParser(target=target, forbid_dtd=True)
    try:
        parser.feed(content)
        return parser.close()
    except DefusedXmlException as error:
        raise _refused() from error
    except ParseError as error:
        raise _broken(error) from error
    except (LookupError, ValueError) as error:
        raise _unknown_encoding() from error


def local_name(name: str) -> str:
    """A tag or attribute name without its namespace."""
    return name.rpartition("}")[2]


def _refused() -> UnreadableFileError:
    return UnreadableFileError(
        "The XML file declares a document type or entities (<!DOCTYPE …>). Such files are refused, "
        "because they can harm the computer that reads them; a certificate of the SEP has none. "
        "Download the certificate again from where it was issued.",
        "El archivo XML declara un tipo de documento o entidades (<!DOCTYPE …>). Esos archivos se "
        "rechazan porque pueden dañar la computadora que los lee; un certificado de la SEP no los "
        "tiene. Descargue de nuevo el certificado desde donde se expidió.",
    )


def _broken(error: ParseError) -> UnreadableFileError:
    line, column = error.position
    why = Text("its structure is broken there", "ahí se rompe su estructura")
    if error.code in _CUT_SHORT:
        why = Text("it ends before it is complete", "termina antes de estar completo")
    return UnreadableFileError(
        f"The XML file cannot be read at line {line}, column {column + 1}: {why.en}. Download or "
        "copy the file again, and do not edit it by hand.",
        f"El archivo XML no se puede leer en la línea {line}, columna {column + 1}: {why.es}. "
        "Descargue o copie de nuevo el archivo y no lo edite a mano.",
    )


def _unknown_encoding() -> UnreadableFileError:
    return UnreadableFileError(
        "The first line of the XML file names an encoding of letters that is not read. "
        "Download the certificate again, or ask the school for it in UTF-8.",
        "La primera línea del archivo XML indica una codificación de letras que no se lee. "
        "Descargue de nuevo el certificado o pídalo a la escuela en UTF-8.",
    )

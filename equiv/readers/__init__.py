"""Readers: the bytes of a student's paper in, a transcript that a person confirms out.

Three kinds of file are read: a table as text (CSV and its relatives), an Excel workbook (.xlsx)
and an SEP electronic certificate (.xml).  The content decides which, never the file name.
Nothing is fetched, no name and no identity number is kept, and whatever a reader leaves out or
is unsure of is told in a notice.
"""

from equiv.readers.limits import MAX_BYTES
from equiv.readers.record import read_record

__all__ = ["MAX_BYTES", "read_record"]

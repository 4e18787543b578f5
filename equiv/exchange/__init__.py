"""Formats out (and, later, in) of plain domain values."""

"""The finished share of a course, as people write it."""

import re
from fractions import Fraction

_NUMBER = re.compile(r"(\d{1,3}(?:[.,]\d{1,9})?|[.,]\d{1,9})\s*(%?)")
_RATIO = re.compile(r"(\d{1,3})\s*/\s*(\d{1,3})")


def find_share(text: str) -> Fraction | None:
    """Read "50", "50 %", "0.5", "0,5" and "1/2" as one half; None where it is no share.

    A bare number up to 1 is the share itself ("1" is the whole course), a larger one counts
    percent.
    """
    share = _find_any(text.strip())
    return share if share is not None and 0 <= share <= 1 else None


def _find_any(text: str) -> Fraction | None:
    if ratio := _RATIO.fullmatch(text):
        above, below = int(ratio[1]), int(ratio[2])
        return Fraction(above, below) if below else None
    if number := _NUMBER.fullmatch(text):
        value = Fraction("0" + number[1].replace(",", "."))
        return value / 100 if number[2] or value > 1 else value
    return None

"""Widths of letters, so that titles in a picture wrap before they run into something.

An estimate on the safe side: the browser may set the text in any of several fonts.
"""

_NARROW = frozenset("iljtfrI.,:;'’|!()[]-·1")
_WIDE = frozenset("mwMW@%&—…")


def width_of(text: str, size: float) -> float:
    """Estimated width of the text set in `size`."""
    return size * sum(_width(c) for c in text)


def _width(character: str) -> float:
    if character == " ":
        return 0.28
    if character in _NARROW:
        return 0.36
    if character in _WIDE:
        return 0.92
    if ord(character) > 0x1100:
        return 1.0
    return 0.66 if character.isupper() else 0.57


def wrap(text: str, size: float, width: float, most: int) -> tuple[str, ...]:
    """The text in at most `most` lines; what does not fit ends in an ellipsis."""
    lines: list[str] = []
    for word in text.split():
        for piece in _pieces(word, size, width):
            joined = f"{lines[-1]} {piece}" if lines else piece
            if lines and width_of(joined, size) <= width:
                lines[-1] = joined
            else:
                lines.append(piece)
    if len(lines) <= most:
        return tuple(lines) or ("—",)
    return (*lines[: most - 1], _shortened(lines[most - 1], size, width))


def _pieces(word: str, size: float, width: float) -> list[str]:
    """The word, cut where it alone is wider than the line."""
    pieces = [""]
    for character in word:
        if pieces[-1] and width_of(pieces[-1] + character, size) > width:
            pieces.append("")
        pieces[-1] += character
    return pieces


def _shortened(line: str, size: float, width: float) -> str:
    while line and width_of(line + "…", size) > width:
        line = line[:-1]
    return line.rstrip() + "…"

"""A bar of progress as SVG: filled to the share, hatched where something is missing."""

from xml.etree.ElementTree import Element, SubElement, tostring

WIDTH, HEIGHT, STEP = 160, 12, 6
INK, QUIET = "#1c1b19", "#8b857a"
COLOURS = {"full": "#0b5d66", "partly": "#b26a00"}


def draw_bar(share: float, tone: str = "full") -> str:
    """A picture beside a figure that says the same, so it is hidden from screen readers."""
    bar = Element(
        "svg",
        {
            "class": "bar",
            "viewBox": f"0 0 {WIDTH} {HEIGHT}",
            "aria-hidden": "true",
            "focusable": "false",
        },
    )
    filled = max(0.0, min(1.0, share)) * (WIDTH - 2)
    if filled < WIDTH - 2:
        SubElement(bar, "path", d=_hatching(1 + filled), stroke=QUIET, fill="none")
    edge = {"x": ".5", "y": ".5", "width": f"{WIDTH - 1}", "height": f"{HEIGHT - 1}"}
    SubElement(bar, "rect", edge, fill="none", stroke=INK)
    if filled:
        place = {"x": "1", "y": "1", "width": f"{filled:.1f}", "height": f"{HEIGHT - 2}"}
        SubElement(bar, "rect", place, fill=COLOURS[tone])
    return tostring(bar, encoding="unicode")


def _hatching(start: float) -> str:
    """Slanted lines from `start` to the end of the bar."""
    rise = HEIGHT - 2
    first = int(start // STEP + 1) * STEP
    return "".join(f"M{x} {HEIGHT - 1}l{rise} -{rise}" for x in range(first, WIDTH - rise, STEP))

"""The picture of the product, as SVG: Mexican courses, U.S. courses, and what spans them.

Drawn with presentation attributes only (no style, no script), so that a page with a strict
content security policy can hold it; colours never speak alone: what is partly covered is
striped, what is missing is dotted, so that it prints in black and white.
"""

from xml.etree.ElementTree import Element, SubElement, tostring

from equiv.domain.analysis import Analysis
from equiv.domain.equivalency import RecommendationClass as Class
from equiv.domain.text import Language, Text
from equiv.exchange import labels
from equiv.exchange.labels import amount, percent
from equiv.exchange.sheet.bridge_layout import TALL, WIDE, Bank, Form, Layout, Span, lay_out
from equiv.exchange.sheet.crossings import Landing
from equiv.exchange.sheet.lettering import width_of
from equiv.exchange.sheet.printable import printable
from equiv.exchange.sheet.speech import Say

GROUND, INK, QUIET, STONE = "#fdfcf8", "#1c1b19", "#5c574e", "#4b4740"
GREEN, AMBER, PALE = "#0b5d66", "#b26a00", "#d3e2e1"
FONTS = "'Libertinus Serif', system-ui, 'Noto Sans', 'Segoe UI', Roboto, sans-serif"
_TONES = {Class.FULL: "full", Class.PARTIAL: "partly", Class.EXAM: "partly"}
_EDGES = {"full": GREEN, "partly": AMBER, "elective": GREEN}


def draw_bridge(
    analysis: Analysis, language: Language, *, tall: bool = False, key: str | None = None
) -> str:
    """The bridge of one analysis, or nothing where no line gives to a U.S. course.

    `tall` is the form for a phone.  `key` keeps ids apart where a page holds several.
    """
    say = Say(language)
    form = TALL if tall else WIDE
    layout = lay_out(analysis, say, form)
    if layout is None:
        return ""
    return _Drawing(layout, say, f"{key or analysis.state.lower()}-{form.name}").draw(analysis)


def describe(analysis: Analysis, language: Language) -> str:
    """The bridge in words, for who does not see it."""
    say = Say(language)
    layout = lay_out(analysis, say, WIDE)
    return say(labels.BRIDGE_EMPTY) if layout is None else _description(layout, say)


def _description(layout: Layout, say: Say) -> str:
    return " ".join(_sentence(landing, say) for landing in layout.landings)


def _sentence(landing: Landing, say: Say) -> str:
    said = [f"{say(landing.title)} ({' '.join(landing.ids)})", say(labels.CLASSES[landing.class_])]
    if landing.coverage is not None:
        said.append(f"{say(labels.COVERAGE).lower()} {percent(landing.coverage)}")
    if landing.time:
        hours = ", ".join(f"{c.line} ({_hours(c.hours, say)})" for c in landing.time)
        said.append(f"{say(labels.TIME).lower()} {say(labels.FROM_LINES)} {hours}")
    if landing.content:
        lines = ", ".join(str(c.line) for c in landing.content)
        said.append(f"{say(labels.CONTENT_LINES).lower()} {lines}")
    return "; ".join(said) + "."


def _hours(hours: object, say: Say) -> str:
    return say(labels.TIME_UNKNOWN) if hours is None else f"{amount(hours)} h"  # type: ignore[arg-type]


def _title(analysis: Analysis, layout: Layout) -> Text:
    left, right = len(layout.left), len(layout.right)
    return Text(
        f"Bridge: {left} lines of the Mexican record and {right} U.S. courses "
        f"({analysis.state_title.en})",
        f"Puente: {left} renglones del documento mexicano y {right} cursos de EE. UU. "
        f"({analysis.state_title.es})",
    )


class _Drawing:
    """One picture while it is drawn."""

    def __init__(self, layout: Layout, say: Say, key: str) -> None:
        self.layout = layout
        self.form: Form = layout.form
        self.say = say
        self.key = key
        self.landings = {landing.key: landing for landing in layout.landings}
        self.root = Element("svg")

    def draw(self, analysis: Analysis) -> str:
        legend = self._legend_rows()
        height = self.layout.height + 24 + len(legend) * (self.form.leading + 6)
        self._open(analysis, height)
        self._patterns()
        for span in self.layout.spans:
            self._span(span)
        for bank in self.layout.left:
            self._left(bank)
        for bank in self.layout.right:
            self._right(bank)
        self._legend(legend)
        return tostring(self.root, encoding="unicode")

    def _open(self, analysis: Analysis, height: float) -> None:
        names = {
            "xmlns": "http://www.w3.org/2000/svg",
            "viewBox": f"-2 -2 {self.form.width + 4:g} {height + 4:.0f}",
            "class": f"bridge bridge-{self.form.name}",
            "role": "img",
            "aria-labelledby": f"{self.key}-title {self.key}-desc",
            "font-family": FONTS,
            "font-size": f"{self.form.size:g}",
            "fill": INK,
        }
        self.root.attrib.update(names)
        title = SubElement(self.root, "title", id=f"{self.key}-title")
        title.text = self.say(_title(analysis, self.layout))
        desc = SubElement(self.root, "desc", id=f"{self.key}-desc")
        desc.text = _description(self.layout, self.say)

    def _patterns(self) -> None:
        """Stripes for what counts in part, dots for what is missing, hatching for idle time."""
        defs = SubElement(self.root, "defs")
        partly = self._pattern(defs, "partly", 8)
        _add(partly, "rect", width=8, height=8, fill="#f3dfc0")
        _add(
            partly, "path", d="M-2 2L2 -2M0 8L8 0M6 10L10 6", stroke=AMBER, **{"stroke-width": 2.6}
        )
        missing = self._pattern(defs, "missing", 7)
        _add(missing, "rect", width=7, height=7, fill=GROUND)
        _add(missing, "circle", cx=3.5, cy=3.5, r=0.95, fill=QUIET)
        unused = self._pattern(defs, "unused", 7)
        _add(unused, "rect", width=7, height=7, fill=GROUND)
        _add(unused, "path", d="M0 3.5H7", stroke="#8b857a", **{"stroke-width": 0.9})

    def _pattern(self, defs: Element, name: str, size: int) -> Element:
        return SubElement(
            defs,
            "pattern",
            id=f"{self.key}-{name}",
            width=str(size),
            height=str(size),
            patternUnits="userSpaceOnUse",
        )

    def _fill(self, tone: str) -> str:
        plain = {"full": GREEN, "elective": PALE}
        return plain.get(tone) or f"url(#{self.key}-{tone})"

    def _tone(self, landing: Landing) -> str:
        return _TONES.get(landing.class_, "elective")

    def _span(self, span: Span) -> None:
        x1 = sum(self.form.left_block)
        x2 = self.form.right_block[0]
        middle = (x1 + x2) / 2
        tone = self._tone(self.landings[span.crossing.landing])
        start, end, width = span.start, span.end, span.width
        there = f"M{x1:g} {start:.1f}C{middle:g} {start:.1f} {middle:g} {end:.1f} {x2:g} {end:.1f}"
        if not span.crossing.gives_time:
            dashes = {"stroke-width": 1.4, "stroke-dasharray": "2 5", "stroke-linecap": "round"}
            _add(self.root, "path", d=there, fill="none", stroke=QUIET, **dashes)
            return
        back = (
            f"V{end + width:.1f}C{middle:g} {end + width:.1f} {middle:g} {start + width:.1f} "
            f"{x1:g} {start + width:.1f}Z"
        )
        edge = {"stroke-width": 1.0, "fill-opacity": 0.55 if tone == "full" else 0.8}
        if span.crossing.hours is None:
            edge["stroke-dasharray"] = 6
        _add(self.root, "path", d=there + back, fill=self._fill(tone), stroke=_EDGES[tone], **edge)

    def _left(self, bank: Bank) -> None:
        x, width = self.form.left_block
        top = bank.block_top(self.form)
        self._box(x, top, width, bank.block, f"url(#{self.key}-unused)")
        if bank.used:
            self._box(x, top, width, bank.used, STONE)
        self._words(bank, self.form.left_text[0], "es" if self.say.language != "es" else None)

    def _right(self, bank: Bank) -> None:
        landing = self.landings[bank.key]
        x, width = self.form.right_block
        top = bank.block_top(self.form)
        share = 1.0 if landing.coverage is None else float(landing.coverage)
        self._box(x, top, width, bank.block, f"url(#{self.key}-missing)")
        if share:
            self._box(x, top, width * share, bank.block, self._fill(self._tone(landing)))
        self._words(bank, self.form.right_text[0], None)

    def _box(self, x: float, top: float, width: float, height: float, fill: str) -> None:
        place = {"x": f"{x:g}", "y": f"{top:.1f}", "width": f"{width:.1f}"}
        edge = {"height": f"{height:.1f}", "fill": fill, "stroke": INK, "stroke-width": "1"}
        _add(self.root, "rect", **place, **edge)

    def _words(self, bank: Bank, x: float, lang: str | None) -> None:
        form = self.form
        words = (len(bank.title) + len(bank.figures)) * form.leading
        top = bank.top if form.text_is_above else bank.top + (bank.height - words) / 2
        for n, line in enumerate((*bank.title, *bank.figures)):
            is_title = n < len(bank.title)
            text = _add(self.root, "text", x=x, y=top + n * form.leading + form.size)
            text.text = printable(line)
            if not is_title:
                text.set("fill", QUIET)
            elif lang:
                text.set("lang", lang)

    def _legend_rows(self) -> list[list[tuple[str, str]]]:
        """Signs that this picture uses, with their words, in rows no wider than the picture."""
        rows: list[list[tuple[str, str]]] = [[]]
        room = self.form.width
        for sign, words in self._signs():
            wide = 34 + width_of(words, self.form.size) + 24
            if rows[-1] and wide > room:
                rows.append([])
                room = self.form.width
            rows[-1].append((sign, words))
            room -= wide
        return rows

    def _signs(self) -> list[tuple[str, str]]:
        tones = {self._tone(landing) for landing in self.layout.landings}
        bare = any(landing.content for landing in self.layout.landings)
        idle = any(bank.used < bank.block for bank in self.layout.left)
        short = any((landing.coverage or 1) < 1 for landing in self.layout.landings)
        used = {
            "full": (labels.TIME_FULL, "full" in tones),
            "partly": (labels.TIME_PARTIAL, "partly" in tones),
            "elective": (labels.TIME_ELECTIVE, "elective" in tones),
            "thread": (labels.CONTENT_ONLY, bare),
            "missing": (labels.MISSING, short),
            "unused": (labels.TIME_UNUSED, idle),
        }
        return [(sign, self.say(words)) for sign, (words, is_used) in used.items() if is_used]

    def _legend(self, rows: list[list[tuple[str, str]]]) -> None:
        y = self.layout.height + 24
        for row in rows:
            x = 0.0
            for sign, words in row:
                self._sign(sign, x, y)
                text = _add(self.root, "text", x=x + 34, y=y + self.form.size - 2)
                text.text = words
                x += 34 + width_of(words, self.form.size) + 24
            y += self.form.leading + 6

    def _sign(self, sign: str, x: float, y: float) -> None:
        if sign == "thread":
            dashes = {"stroke-width": 1.6, "stroke-dasharray": "2 5", "stroke-linecap": "round"}
            d = f"M{x:g} {y + 9:.1f}h26"
            _add(self.root, "path", d=d, fill="none", stroke=QUIET, **dashes)
            return
        self._box(x, y + 1, 26, 16, self._fill(sign))


def _add(parent: Element, tag: str, **attributes: object) -> Element:
    values = {
        name: f"{value:.1f}" if isinstance(value, float) else str(value)
        for name, value in attributes.items()
    }
    return SubElement(parent, tag, values)

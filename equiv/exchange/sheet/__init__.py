"""The sheet of a credit analysis, to read, print and sign: HTML and PDF, in both languages."""

from equiv.exchange.sheet.bridge import draw_bridge
from equiv.exchange.sheet.html import (
    context,
    environment,
    render_html,
    stylesheet,
    template_folder,
)
from equiv.exchange.sheet.pdf import render_pdf

__all__ = [
    "context",
    "draw_bridge",
    "environment",
    "render_html",
    "render_pdf",
    "stylesheet",
    "template_folder",
]

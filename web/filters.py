"""Words of templates for numbers and classes; the same ones as on the sheets."""

from flask import Flask

from equiv.domain.equivalency import RecommendationClass
from equiv.exchange import labels
from web.i18n import say


def install(app: Flask) -> None:
    """`percent`, `amount` and `class_name` for every template, and the shared labels."""
    app.add_template_filter(labels.percent, "percent")
    app.add_template_filter(labels.amount, "amount")
    app.add_template_filter(class_name, "class_name")
    app.jinja_env.globals["labels"] = labels


def class_name(class_: RecommendationClass) -> str:
    """The class of a recommendation in words."""
    return say(labels.CLASSES[class_])

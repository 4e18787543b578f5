"""Every failure that a user can cause or mend.  Messages are product text, in both languages."""

from equiv.domain.text import Text


class EquivError(Exception):
    """Something expected went wrong: what, where, why, and what to do."""

    def __init__(self, en: str, es: str) -> None:
        super().__init__(en)
        self.text = Text(en, es)


class CurriculaError(EquivError):
    """The data files break a rule; `problems` holds one line for each."""

    def __init__(self, problems: tuple[str, ...]) -> None:
        listed = "\n".join(problems)
        super().__init__(
            f"The curricula have {len(problems)} problem(s):\n{listed}",
            f"Los currículos tienen {len(problems)} problema(s):\n{listed}",
        )
        self.problems = problems


class NotFoundError(EquivError):
    """A plan, course, state, framework or item that is not in the data."""


class UnreadableFileError(EquivError):
    """A file that cannot be read as a record of studies."""


class WrongDocumentError(UnreadableFileError):
    """A readable file of another kind, such as a professional degree."""


class NoRuleInForceError(EquivError):
    """No rule of the authority is in force on the day asked for."""


class UsageError(EquivError):
    """A command or form that asks for something impossible."""

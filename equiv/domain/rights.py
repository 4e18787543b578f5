"""What a family may ask of a school, question by question."""

from dataclasses import dataclass
from enum import StrEnum

from equiv.domain.citations import Fact
from equiv.domain.text import Text


class Question(StrEnum):
    """The questions that every page of rights answers, in this order."""

    ENROL = "enrol"
    EVALUATION = "evaluation"
    PAPERS = "papers"
    DUPLICATE = "duplicate"
    LANGUAGE = "language"
    APPEAL = "appeal"


QUESTIONS = {
    Question.ENROL: Text("Can I enroll now?", "¿Puedo inscribirme ya?"),
    Question.EVALUATION: Text(
        "When must the school look at my Mexican papers?",
        "¿Cuándo debe revisar la escuela mis papeles de México?",
    ),
    Question.PAPERS: Text(
        "Do my papers need an apostille or a translation?",
        "¿Mis papeles necesitan apostilla o traducción?",
    ),
    Question.DUPLICATE: Text(
        "I lost my papers. How do I get new ones from Mexico?",
        "Perdí mis papeles. ¿Cómo pido otros a México?",
    ),
    Question.LANGUAGE: Text("Who speaks my language?", "¿Quién habla mi idioma?"),
    Question.APPEAL: Text(
        "The school said no. Whom do I ask?", "La escuela dijo que no. ¿A quién le pregunto?"
    ),
}


@dataclass(frozen=True, slots=True)
class Right:
    """One answer to one question, in plain words, with its citation."""

    question: Question
    text: Text
    fact: Fact

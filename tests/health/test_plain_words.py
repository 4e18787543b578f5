"""What families read is plain: the Spanish of rights and of the way back, by a published measure.

INFLESZ (Barrio-Cantalejo 2008) reads Szigriszt-Pazos' formula: 65 and more is "quite easy".
"""

import re

import pytest

from equiv.domain.rights import QUESTIONS

EASY = 65
STRONG, WEAK, ACCENTED = "aeoáéó", "iuü", "íú"


def count_syllables(word):
    """Vowel groups, parted where two strong vowels or an accented weak one meet."""
    vowels = re.sub(r"qu(?=[eiéí])|gu(?=[eiéí])", "c", word.lower())
    vowels = re.sub(r"y$", "i", vowels)
    count, before = 0, ""
    for letter in vowels:
        is_vowel = letter in STRONG + WEAK + ACCENTED
        if is_vowel and (
            not before
            or (before in STRONG and letter in STRONG)
            or letter in ACCENTED
            or before in ACCENTED
        ):
            count += 1
        before = letter if is_vowel else ""
    return max(1, count)


def perspicuity(text):
    """Szigriszt-Pazos (1993): 206.835 - 62.3 syllables per word - words per sentence."""
    words = re.findall(r"[a-záéíóúüñ]+", text.lower())
    sentences = [s for s in re.split(r"[.!?:;]+(?:\s|$)", text) if re.search(r"\w", s)]
    syllables = sum(map(count_syllables, words))
    return 206.835 - 62.3 * syllables / len(words) - len(words) / len(sentences)


@pytest.mark.parametrize(
    ("word", "syllables"),
    [("sol", 1), ("escuela", 3), ("México", 3), ("país", 2), ("quien", 1), ("leer", 2),
     ("averiguar", 4), ("ciudad", 2), ("día", 2), ("apostilla", 4), ("hoy", 1)],
)  # fmt: skip
def test_syllables_are_counted_as_a_teacher_would(word, syllables):
    assert count_syllables(word) == syllables


def test_the_measure_tells_plain_from_stiff():
    plain = "Pida sus papeles en la escuela. La escuela los debe ver pronto."
    stiff = (
        "La institución educativa correspondiente determinará la procedencia administrativa de "
        "la documentación extranjera presentada extemporáneamente."
    )

    assert perspicuity(plain) > EASY > perspicuity(stiff)


def list_texts(catalog):
    for place, rights in sorted(catalog.rights.items()):
        for number, dated in enumerate(rights):
            yield f"{place} {number} {dated.value.question.value}", dated.value.text
    for paper in catalog.way_back.papers:
        yield f"way back {paper.key}", paper.text


def test_every_answer_for_families_is_easy_to_read_in_spanish(knowledge):
    hard = [
        (place, round(perspicuity(text.es)))
        for place, text in list_texts(knowledge.catalog)
        if perspicuity(text.es) < EASY
    ]

    assert hard == []


def test_every_state_answers_when_papers_are_looked_at_and_whom_to_ask(knowledge):
    catalog = knowledge.catalog
    silent = [
        policy.jurisdiction
        for policy in catalog.policies.values()
        if not {"evaluation", "appeal"}
        <= {d.value.question.value for d in catalog.rights.get(policy.jurisdiction, ())}
    ]

    assert silent == []


def test_both_countries_together_answer_every_question(knowledge):
    rights = knowledge.catalog.rights
    answered = {d.value.question for place in ("us", "mx") for d in rights[place]}
    by_state = {d.value.question for place, all_ in rights.items() for d in all_}

    assert by_state == set(QUESTIONS)
    assert len(answered) >= 5


def test_no_answer_gives_anybody_a_status(knowledge):
    """Rights may say which papers nobody may ask for; they never call a person by them."""
    asked = re.compile(r"\b(indocumentad|ilegal|undocumented|illegal)", re.I)
    for place, text in list_texts(knowledge.catalog):
        assert not asked.search(f"{text.en} {text.es}"), place


def test_a_credit_is_never_bare_in_what_families_read(knowledge):
    """ "Crédito" alone is money or a SEP unit: it is always said which."""
    bare = re.compile(
        r"\bcréditos?\b(?! (?:de|SEP|por examen|parciales? de|estatales? de)\b)", re.I
    )
    found = [place for place, text in list_texts(knowledge.catalog) if bare.search(text.es)]

    assert found == []


def test_a_citation_for_families_names_a_place_and_no_key_of_ours(knowledge):
    catalog = knowledge.catalog
    keys = re.compile("|".join(re.escape(key) for key in catalog.sources))
    for place, rights in catalog.rights.items():
        for dated in rights:
            assert not keys.search(dated.value.fact.locator or ""), place

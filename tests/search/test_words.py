"""Which questions find which texts, in four languages; and which names a mistyped one means."""

import pytest

from api.core.stems import asked
from api.search.names import nearness

pytestmark = pytest.mark.anyio


def finds(question: str, text: str, language: str | None) -> bool:
    words = [part.strip(".,;:!?«»") for part in text.replace("'", " ").replace("’", " ").split()]
    terms = asked(question)
    return bool(terms) and all(
        any(term.is_met_by(word, language) for word in words) for term in terms
    )


@pytest.mark.parametrize(
    ("question", "text", "language"),
    [
        # German: inflection, umlauts either way, ss for ß, the parts of a compound.
        ("Wärmepumpen", "Eine Wärmepumpe im Altbau", "de"),
        ("waermepumpe", "Wärmepumpen", "de"),
        ("warmepumpe", "Wärmepumpen", "de"),
        ("Wärme", "Wärmepumpen im Altbau", "de"),
        ("Pumpe", "Wärmepumpen im Altbau", "de"),
        ("Strasse", "Die Straße", "de"),
        ("Straße", "Die Strassen", "de"),
        ("nachhaltig", "Unsere Nachhaltigkeit", "de"),
        ("Häuser", "Ein Haus", "de"),
        ("Gemüse", "Gemuese", "de"),
        # While somebody types, each letter more still finds it.
        *((("Nachhaltigkeit"[:length]), "Nachhaltigkeit", "de") for length in range(2, 15)),
        ("haus nachh", "Nachhaltigkeit im Haus", "de"),
        # French and Italian: elision, accents, inflection.
        ("énergies", "L'énergie de demain", "fr"),
        ("energie", "l’énergie", "fr"),
        ("l'énergie", "Des énergies", "fr"),
        ("numerique", "La transition numérique", "fr"),
        ("d'entreprises", "Une entreprise", "fr"),
        ("innovazioni", "Dell'innovazione", "it"),
        ("l'innovazione", "Innovazioni", "it"),
        ("citta", "Le città", "it"),
        ("dell'energia", "Energie", "it"),
        # English, also where the text's language is not known or another one.
        ("strategies", "A strategy", "en"),
        ("strategy", "Strategies", None),
        ("Wärmepumpe", "Wärmepumpen", None),
        ("Sustainability", "Das Thema Sustainability", "de"),
        ("KI", "Mit KI", "de"),
        ("2026", "Bericht 2026", None),
        # What says nothing is not asked for; alone it is.
        ("die Wärmepumpe", "Wärmepumpen", "de"),
        ("über", "Ein Überblick", "de"),
    ],
)
def test_question_finds(question: str, text: str, language: str | None) -> None:
    assert finds(question, text, language)


@pytest.mark.parametrize(
    ("question", "text", "language"),
    [
        ("Wärmepumpe Keller", "Eine Wärmepumpe", "de"),
        ("Solar", "Eine Wärmepumpe", "de"),
        ("umpe", "Eine Wärmepumpe", "de"),
        ("und", "Haus und Hof", "de"),
        ("😀", "Ein 😀 für dich", "de"),
        ("%", "100 % erneuerbar", "de"),
    ],
)
def test_question_does_not_find(question: str, text: str, language: str | None) -> None:
    assert not finds(question, text, language)


@pytest.mark.parametrize(
    ("word", "name"),
    [
        ("meier", "Ada Maier"),
        ("meyer", "Ada Meier"),
        ("maier", "Ada Meyer"),
        ("bianci", "Bob Bianchi"),
        ("biannchi", "Bob Bianchi"),
        ("mueller", "Urs Müller"),
        ("muller", "Urs Mueller"),
        ("schmitt", "Eva Schmid"),
        ("bob", "Bob Bianchi"),
        ("bia", "Bob Bianchi"),
        ("egger", "Elin Egger-Conti"),
        ("conti", "Elin Egger-Conti"),
    ],
)
def test_name_is_near(word: str, name: str) -> None:
    assert nearness(word, name)


@pytest.mark.parametrize(
    ("word", "name"), [("meier", "Max Weber"), ("bob", "Rob Roth"), ("conti", "Bob Bianchi")]
)
def test_name_is_another(word: str, name: str) -> None:
    assert nearness(word, name) == 0

"""Language and dictionary forms of real sentences."""

import pytest

from api.core.languages import detect, lemmas


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Wärmepumpen senken die Kosten der Energiewende in der ganzen Schweiz", "de"),
        ("Les pompes à chaleur réduisent les émissions des bâtiments", "fr"),
        ("Le pompe di calore riducono le emissioni degli edifici", "it"),
        ("Heat pumps reduce the emissions of buildings", "en"),
        ("Wir testen das Cloud Computing jetzt in der eigenen Produktion", "de"),
        ("El gobierno español aprueba una nueva ley de vivienda", None),
        ("De regering heeft een nieuwe wet goedgekeurd", None),
        ("Правительство одобрило новый закон", None),
        ("新しい技術 の 紹介", None),
        ("Digital Twin", None),
        ("2024 2025 2026 2027", None),
        ("", None),
    ],
)
def test_detect_names_the_language_or_none(text: str, language: str | None) -> None:
    assert detect(text) == language


def test_detect_chooses_among_the_given() -> None:
    assert detect("Le pompe di calore riducono le emissioni", among=("de", "en")) is None


@pytest.mark.parametrize(
    ("word", "language", "lemma"),
    [
        ("Wärmepumpen", "de", "wärmepumpe"),
        ("WÄRMEPUMPEN", "de", "wärmepumpe"),
        ("Wa\u0308rmepumpen", "de", "wärmepumpe"),
        ("Waermepumpen", "de", "wärmepumpe"),
        ("Strassen", "de", "strasse"),
        ("Straßen", "de", "strasse"),
        ("Klimaschutzmassnahmen", "de", "klimaschutzmassnahme"),
        ("Energiewendeprojekte", "de", "energiewendeprojekt"),
        ("énergies", "fr", "énergie"),
        ("rinnovabili", "it", "rinnovabile"),
        ("Batteries", "en", "battery"),
        ("Wörter", None, "wörter"),
        ("palabras", "es", "palabras"),
    ],
)
def test_lemmas_are_dictionary_forms(word: str, language: str | None, lemma: str) -> None:
    assert [token.lemma for token in lemmas(word, language)] == [lemma]


def test_lemmas_keep_the_words_and_where_they_stand() -> None:
    text = "L'énergie, KI-Projekte"

    tokens = lemmas(text, "fr")

    assert [token.surface for token in tokens] == ["L", "énergie", "KI", "Projekte"]
    assert all(text[token.start :].startswith(token.surface) for token in tokens)

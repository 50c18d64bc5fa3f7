"""Keywords of topics found in sentences of four languages."""

import pytest

from api.strategy.keywords import Keywords, find


@pytest.mark.parametrize(
    ("language", "keyword", "text", "found"),
    [
        ("de", "Wärmepumpe", "Wärmepumpen sind gefragt", ["Wärmepumpen"]),
        ("de", "Wärmepumpe", "WÄRMEPUMPEN im Trend", ["WÄRMEPUMPEN"]),
        ("de", "Wärmepumpe", "Waermepumpen im Trend", ["Waermepumpen"]),
        ("de", "Wärmepumpe", "Wa\u0308rmepumpen im Trend", ["Wärmepumpen"]),
        ("de", "Wärmepumpen", "Eine Wärmepumpe", ["Wärmepumpe"]),
        ("de", "Energiewende", "Neue Energiewendeprojekte", ["Energiewendeprojekte"]),
        ("de", "Energie", "Die Energiepolitik der Schweiz", ["Energiepolitik"]),
        ("de", "Energie", "Solarenergie vom Dach", ["Solarenergie"]),
        ("de", "Projekt", "Viele Energiewendeprojekte", ["Energiewendeprojekte"]),
        ("de", "Nachhaltigkeit", "Der Nachhaltigkeitsbericht", ["Nachhaltigkeitsbericht"]),
        ("de", "Automatisierung", "Automatisierungslösungen", ["Automatisierungslösungen"]),
        ("de", "Mitarbeitende", "mit allen Mitarbeitenden", ["Mitarbeitenden"]),
        ("de", "Strasse", "Bessere Straßen", ["Straßen"]),
        ("de", "KI", "Mit KI-Projekten und KI", ["KI"]),
        ("de", "Industrie 4.0", "Wege zur Industrie 4.0 heute", ["Industrie 4.0"]),
        (
            "de",
            "künstliche Intelligenz",
            "der künstlichen Intelligenz",
            ["künstlichen Intelligenz"],
        ),
        ("de", "Kreislaufwirtschaft", "Kreislaufwirtschaft lohnt sich", ["Kreislaufwirtschaft"]),
        ("fr", "pompe à chaleur", "Des pompes à\n chaleur", ["pompes à chaleur"]),
        ("fr", "énergie", "L'énergie, ENERGIE", ["énergie", "ENERGIE"]),
        ("fr", "énergie renouvelable", "Énergies renouvelables", ["Énergies renouvelables"]),
        ("it", "energia rinnovabile", "le energie rinnovabili", ["energie rinnovabili"]),
        ("it", "pompa di calore", "Le pompe di calore", ["pompe di calore"]),
        ("en", "battery", "Batteries last longer", ["Batteries"]),
        ("en", "IT", "We invest in IT", ["IT"]),
        (None, "Energie", "energie", ["energie"]),
    ],
)
def test_find_knows_the_forms_of_a_keyword(
    language: str | None, keyword: str, text: str, found: list[str]
) -> None:
    assert find(text, language, {"topic": [keyword]}) == {"topic": found}


@pytest.mark.parametrize(
    ("language", "keyword", "text"),
    [
        ("de", "Bild", "Die Bildung der Jugend"),
        ("de", "Organ", "Die Organisation"),
        ("de", "Messe", "Ein Messer"),
        ("de", "Technik", "Der Techniker"),
        ("de", "Druck", "Der Eindruck und der Ausdruck"),
        ("de", "Regie", "Die Regierung"),
        ("de", "Bär", "An der Bar"),
        ("de", "künstliche Intelligenz", "Intelligenz ist künstliche Sache"),
        ("de", "KI", "ki"),
        ("en", "IT", "I like it"),
        ("en", "AI", "aim for the air"),
        ("en", "energy", "synergy"),
        ("fr", "pompe à chaleur", "la chaleur d'une pompe"),
        ("fr", "IA", "il y a"),
        ("de", "", "ein Text"),
        ("de", "...", "ein Text"),
    ],
)
def test_find_is_not_fooled(language: str, keyword: str, text: str) -> None:
    assert find(text, language, {"topic": [keyword]}) == {}


def test_find_gives_the_most_frequent_words_first_and_five_at_most() -> None:
    words = ["Solarstrom", "Strommarkt", "Strompreis", "Stromnetz", "Ökostrom", "Stromkosten"]
    text = " und ".join([*words, "Strompreis", "strompreis"])

    found = find(text, "de", {"topic": ["Strom"]})

    assert found["topic"] == ["Strompreis", "Solarstrom", "Strommarkt", "Stromnetz", "Ökostrom"]


def test_find_counts_a_place_once_per_topic() -> None:
    keywords = {1: ["Energie", "erneuerbare Energie"], 2: ["Energie"], 3: ["Wasser"]}

    found = find("Erneuerbare Energien", "de", keywords)

    assert found == {1: ["Erneuerbare Energien"], 2: ["Energien"]}


def test_keywords_serve_many_texts_and_languages() -> None:
    keywords = Keywords({"energy": ["Energie", "energy", "énergie"]})

    found = [
        keywords.find("Energiefragen", "de"),
        keywords.find("energies of the future", "en"),
        keywords.find("les énergies", "fr"),
        keywords.find("Energiefragen", "de"),
    ]

    words = ["Energiefragen", "energies", "énergies", "Energiefragen"]
    assert found == [{"energy": [word]} for word in words]

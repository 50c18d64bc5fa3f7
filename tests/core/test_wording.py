"""Refusals speak all our languages: each text is there, with the same values, in good form."""

import ast
import fnmatch
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from fastapi.dependencies.utils import get_flat_params
from pydantic_core._pydantic_core import list_all_errors

from api.core import troubles as core_troubles
from api.core import wording
from api.core.errors import AppError
from api.core.schemas import LANGUAGES
from api.events import reasons
from api.suggestions.sources import troubles
from tests.test_architecture import every_route
from tests.world import Someone, World

API = Path(__file__).parents[2] / "api"
TEXTS: dict[str, Any] = tomllib.loads(wording.TEXTS.read_text())
TRANSLATED = {"de", "fr", "it"}
# Values of pydantic's own templates that are English, or mean nothing to people.
UNTOLD = {"error", "expected_plural", "field_type", "actual_length", "class_name", "tag"}
NUMBER = ("finite_number", "greater_than*", "less_than*", "multiple_of")
# Which errors a part of a schema can raise.
RAISES = {
    "str": ("string_*",),
    "int": ("int_*", *NUMBER),
    "float": ("float_*", *NUMBER),
    "decimal": ("decimal_*", *NUMBER),
    "bool": ("bool_*",),
    "date": ("date_*",),
    "time": ("time_type", "time_parsing"),
    "datetime": ("datetime_*", "timezone_*"),
    "uuid": ("uuid_*",),
    "enum": ("enum",),
    "literal": ("literal_error",),
    "list": ("list_type", "too_short", "too_long"),
    "dict": ("dict_type", "too_short", "too_long", "invalid_key"),
    "model": ("model_type", "model_attributes_type"),
    "model-fields": ("missing", "extra_forbidden"),
    "tagged-union": ("union_tag_*",),
}
# They hold others and raise nothing that pydantic words, or only in Python code.
SILENT = {"chain", "default", "function-after", "function-before", "function-wrap", "nullable"}
SILENT |= {"model-field", "no-info", "definitions", "definition-ref", "any"}


def placeholders(text: str) -> list[str]:
    return sorted(re.findall(r"{(\w+)}", text))


def spoken(entry: dict[str, Any]) -> dict[str, str]:
    return {language: text for language, text in entry.items() if language != "types"}


def every_text() -> list[dict[str, str]]:
    return [spoken(entry) for entry in [*TEXTS["problem"].values(), *TEXTS["field"]]]


def parts(schema: Any) -> Iterator[str]:
    """The kinds of parts that a schema is made of."""
    if isinstance(schema, dict):
        if isinstance(schema.get("type"), str):
            yield schema["type"]
        for key, value in schema.items():
            if key not in {"metadata", "serialization"}:
                yield from parts(value)
    elif isinstance(schema, list | tuple):
        for value in schema:
            yield from parts(value)


def custom_errors() -> dict[str, str]:
    """What validators of ours raise, with their English texts."""
    return {
        call.args[0].value: call.args[1].value
        for path in API.rglob("*.py")
        for call in ast.walk(ast.parse(path.read_text()))
        if isinstance(call, ast.Call)
        and getattr(call.func, "id", "") == "PydanticCustomError"
        and isinstance(call.args[0], ast.Constant)
        and isinstance(call.args[1], ast.Constant)
    }


def test_problems_are_translated_with_their_values() -> None:
    told = {code: placeholders(problem.detail) for code, problem in AppError.known().items()}

    assert set(TEXTS["problem"]) == set(told)
    for code, texts in TEXTS["problem"].items():
        found = {name: placeholders(text) for name, text in texts.items()}
        assert found == dict.fromkeys(TRANSLATED, told[code]), code


def test_problems_have_english_texts_of_their_own() -> None:
    assert all("detail" in vars(problem) for problem in AppError.known().values())


def test_errors_of_fields_are_translated(world: World) -> None:
    fields = [
        field
        for route in every_route(world)
        for field in [*get_flat_params(route.dependant), route.body_field]
        if field is not None
    ]
    kinds = {kind for field in fields for kind in parts(field._type_adapter.core_schema)}
    known = [error["type"] for error in list_all_errors()]

    assert kinds <= RAISES.keys() | SILENT
    patterns = [pattern for kind in kinds & RAISES.keys() for pattern in RAISES[kind]]
    raised = {name for pattern in patterns for name in fnmatch.filter(known, pattern)}

    assert raised | custom_errors().keys() | {"json_invalid"} <= {
        kind for texts in TEXTS["field"] for kind in texts["types"]
    }


def test_translations_of_errors_of_fields_know_their_values() -> None:
    known = {
        error["type"]: set(placeholders(error["message_template_python"])) - UNTOLD
        for error in list_all_errors()
    } | {kind: set(placeholders(english)) for kind, english in custom_errors().items()}

    for texts in TEXTS["field"]:
        for kind in texts["types"]:
            found = {name: set(placeholders(text)) for name, text in spoken(texts).items()}
            # English too, where pydantic's own words are not for people.
            assert found == dict.fromkeys(TRANSLATED | found.keys(), known[kind]), kind


def test_validators_raise_what_can_be_translated() -> None:
    """A `ValueError` in a schema would carry its English sentence to everybody."""
    assert [
        str(path)
        for path in API.rglob("schemas.py")
        if re.search(r"raise (ValueError|AssertionError)|^\s+assert ", path.read_text(), re.M)
    ] == []


def several(schema: dict[str, Any], path: str) -> Iterator[tuple[str, set[str]]]:
    """The tables of a data file that hold one text in several languages, with these."""
    for key, value in schema.items():
        if isinstance(value, dict) and value.keys() and value.keys() <= set(LANGUAGES):
            yield f"{path}.{key}", set(value)
        elif isinstance(value, dict):
            yield from several(value, f"{path}.{key}")
        elif isinstance(value, list):
            rows = {str(place): row for place, row in enumerate(value) if isinstance(row, dict)}
            yield from several(rows, f"{path}.{key}")


def test_all_that_is_said_is_there_in_all_languages() -> None:
    files = set(API.rglob("data/*.toml")) - {wording.TEXTS}
    spoken = [
        text for file in files for text in several(tomllib.loads(file.read_text()), file.stem)
    ]

    assert len(spoken) > 100
    assert [place for place, languages in spoken if languages != set(LANGUAGES)] == []


def texts_of(path: Path) -> set[str]:
    return set(tomllib.loads(path.read_text()))


def raised(*names: str) -> set[str]:
    code = re.compile(rf"\b(?:{'|'.join(names)})\(\s*\"(\w+)\"")
    return {name for path in API.rglob("*.py") for name in code.findall(path.read_text())}


def test_troubles_with_sources_have_a_text() -> None:
    outside = raised("OutsideRefused") | {"not_found", "bad_status"}
    feeds = raised("FeedUnreadable") | {"unreadable"}
    events = raised("DocumentUnreadable", "Unfit", "refuse", "Refused") | {"unreadable"}

    assert outside - texts_of(core_troubles.TEXTS) == {"wrong_type"}
    assert texts_of(core_troubles.TEXTS) <= outside
    assert texts_of(troubles.TEXTS) == (feeds | {"wrong_type"}) - {"too_large"}
    assert texts_of(reasons.TEXTS) == events | {"wrong_type"}


@pytest.mark.parametrize("texts", every_text(), ids=lambda texts: texts["de"][:30])
def test_translations_are_written_as_in_switzerland(texts: dict[str, str]) -> None:
    assert "ß" not in texts["de"]
    assert not any("'" in text or '"' in text or "!" in text for text in texts.values())
    assert not re.search(r"(?<![\u202f\u00a0])[;?»]|(?<![\u202f\u00a0])[:](?=\s|$)", texts["fr"])
    assert not re.search(r"«(?!\u202f)", texts["fr"])


@pytest.mark.parametrize(
    ("accepted", "language"),
    [
        (None, "en"),
        ("", "en"),
        ("de-CH,de;q=0.9,en;q=0.8", "de"),
        ("en;q=0.3, fr-CH;q=0.7", "fr"),
        ("IT", "it"),
        ("pt-BR, fr, it", "fr"),
        ("pt-BR, *", "en"),
        ("de;q=0, it;q=0.1", "it"),
        ("de;q=x, ;;, it", "it"),
        ("zh-Hant-TW", "en"),
    ],
)
def test_language_is_the_one_wanted_most_that_we_speak(accepted: str | None, language: str) -> None:
    assert wording.preferred(accepted) == language


@pytest.mark.anyio
@pytest.mark.parametrize("language", ["de", "fr", "it", "en"])
async def test_refusal_speaks_the_language_asked_for(
    world: World, alice: Someone, language: str
) -> None:
    headers = {"Accept-Language": f"{language}-CH"}
    refused = await world.client(alice).post("/topics", json={"names": {}}, headers=headers)
    absent = await world.client(alice).get("/nothing", headers=headers)

    told = refused.json()
    assert refused.headers["content-language"] == language
    assert "Accept-Language" in refused.headers["vary"]
    assert (told["code"], told["errors"][0]["code"]) == ("invalid", "too_short")
    assert [told["detail"], told["errors"][0]["detail"], absent.json()["detail"]] == {
        "de": [
            "Einiges davon ist nicht gültig.",
            "Mindestanzahl Einträge: 1.",
            "Hier ist nichts.",
        ],
        "fr": [
            "Une partie de l’envoi n’est pas valable.",
            "Nombre minimal d’éléments\u00a0: 1.",
            "Il n’y a rien ici.",
        ],
        "it": [
            "Una parte di ciò che hai inviato non è valida.",
            "Numero minimo di elementi: 1.",
            "Qui non c’è nulla.",
        ],
        "en": [
            "Some of what was sent is not valid.",
            "Dictionary should have at least 1 item after validation, not 0",
            "There is nothing here.",
        ],
    }[language]


def test_bound_is_named_in_words_for_people() -> None:
    told = wording.of_field("greater_than_equal", "Input should be …", {"ge": 5}, "en")

    assert told == "This must be at least 5."


@pytest.mark.anyio
async def test_choices_are_listed_without_english(world: World, alice: Someone) -> None:
    answer = await world.client(alice).get(
        "/suggestions?status=x", headers={"Accept-Language": "de"}
    )

    (told,) = answer.json()["errors"]
    assert told["detail"] == "Möglich sind: 'proposed', 'approved', 'archived'."


@pytest.mark.anyio
async def test_problem_page_speaks_the_language_asked_for(world: World) -> None:
    page = await world.client().get(
        "http://testserver/problems/too-many-skills", headers={"Accept-Language": "it"}
    )

    assert '<html lang="it">' in page.text
    assert "Un profilo contiene al massimo … competenze. Prima togline una." in page.text
    assert (page.headers["content-language"], page.headers["vary"]) == ("it", "Accept-Language")

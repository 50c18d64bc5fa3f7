"""What somebody sees where a short link ends."""

import html

from fastapi.responses import HTMLResponse

from api.core import wording
from api.core.errors import AppError


def ended(error: AppError, accept_language: str | None) -> HTMLResponse:
    """The refusal as a page, for people who followed a link."""
    language = wording.preferred(accept_language)
    text = html.escape(wording.of_problem(error, language))
    return HTMLResponse(
        f'<!doctype html><html lang="{language}"><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width">'
        f"<title>{text}</title><h1>{text}</h1></html>",
        error.status,
        {**error.headers, **wording.headers(language)},
    )

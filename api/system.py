"""What the installation itself answers: health, readiness, problem pages, files, the web app."""

import html
import os
import re
import secrets
from pathlib import Path
from typing import Annotated

from fastapi import APIRouter, FastAPI, Header, Request
from fastapi.responses import FileResponse, HTMLResponse, Response
from fastapi.staticfiles import StaticFiles
from starlette.types import Scope

from api.core import migrations, wording
from api.core.errors import AppError, NotFound

router = APIRouter(tags=["system"])


class ServerStopping(migrations.NotReady):
    detail = "The server is stopping."


PAGE_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'nonce-{nonce}'; "
    "img-src 'self' blob: data:; font-src 'self'; connect-src 'self'; manifest-src 'self'; "
    "worker-src 'self'; base-uri 'none'; object-src 'none'; form-action 'self'; "
    "frame-ancestors 'none'"
)
PathLike = str | os.PathLike[str]
NONCE = "__csp_nonce__"
FOREVER = "public, max-age=31536000, immutable"
ROOT_FILES = {".svg", ".png", ".ico", ".webmanifest", ".txt", ".js", ".map"}


@router.get("/healthz", openapi_extra={"security": []})
async def get_health() -> dict[str, str]:
    """The process runs."""
    return {"status": "ok"}


@router.get("/readyz", openapi_extra={"security": []})
async def get_readiness(request: Request) -> dict[str, str]:
    """The process can work: its database answers, has the right schema and a role without
    power over the other organizations' rows; 503 otherwise."""
    if request.app.state.stopping:
        raise ServerStopping
    await migrations.check(request.app.state.database)
    return {"status": "ready"}


@router.get("/problems/{code}", openapi_extra={"security": []}, response_class=HTMLResponse)
async def get_problem_page(
    code: str, accept_language: Annotated[str | None, Header(include_in_schema=False)] = None
) -> HTMLResponse:
    """What a problem's `type` address shows, in the reader's language."""
    known = AppError.known().get(code)
    if known is None:
        raise NotFound
    language = wording.preferred(accept_language)
    text = html.escape(re.sub(r"\{\w+\}", "…", wording.template(known, language)))
    return HTMLResponse(
        f'<!doctype html><html lang="{language}"><meta charset="utf-8"><title>{code}</title>'
        f"<h1><code>{code}</code></h1><p>{text}</p><p>HTTP {known.status}</p></html>",
        headers=wording.headers(language),
    )


@router.get("/media/{key:path}", openapi_extra={"security": []}, response_class=Response)
async def get_media(request: Request, key: str) -> Response:
    """A picture by its unguessable name; it never changes."""
    # Other files are no pictures: people's exports have an address that asks who wants them.
    if not key.endswith(".webp"):
        raise NotFound
    body = await request.app.state.files.get(key)
    headers = {"Cache-Control": FOREVER, "Content-Security-Policy": "default-src 'none'; sandbox"}
    return Response(body, media_type="image/webp", headers=headers)


class Assets(StaticFiles):
    """Built files, whose names change with their content."""

    def file_response(
        self, full_path: PathLike, stat_result: os.stat_result, scope: Scope, status_code: int = 200
    ) -> Response:
        response = super().file_response(full_path, stat_result, scope, status_code)
        response.headers["Cache-Control"] = FOREVER
        return response


def serve_frontend(app: FastAPI, directory: Path) -> None:
    """Serve the web app's build, if there is one, at every address that is not the API's."""
    index = directory / "index.html"
    if not index.exists():
        return
    page = index.read_text()
    app.mount("/assets", Assets(directory=directory / "assets"))

    @app.get("/{path:path}", include_in_schema=False)
    async def get_page(path: str) -> Response:
        if path.startswith(("api/", "assets/")):
            raise NotFound
        if Path(path).suffix in ROOT_FILES and "/" not in path:
            if (directory / path).is_file():
                return FileResponse(directory / path, headers={"Cache-Control": "no-cache"})
            raise NotFound
        nonce = secrets.token_urlsafe(16)
        policy = PAGE_POLICY.format(nonce=nonce)
        headers = {"Cache-Control": "no-cache", "Content-Security-Policy": policy}
        return HTMLResponse(page.replace(NONCE, nonce), headers=headers)

"""What the installation itself answers: health, readiness, problem pages, files, the web app."""

import hashlib
import html
import json
import os
import re
import secrets
from pathlib import Path
from typing import Annotated

from fastapi import APIRouter, FastAPI, Header, Request
from fastapi.responses import FileResponse, HTMLResponse, RedirectResponse, Response
from fastapi.routing import APIRoute
from fastapi.staticfiles import StaticFiles
from prometheus_client import CONTENT_TYPE_LATEST
from pydantic import BaseModel, Field, SecretStr
from starlette.datastructures import Headers
from starlette.routing import Match
from starlette.types import Scope

from api.core import migrations, wording
from api.core.errors import AppError, NotFound, Unauthenticated
from api.core.stopping import ServerStopping
from api.jobs import service as jobs

router = APIRouter(tags=["system"])


PAGE_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'nonce-{nonce}'; "
    "img-src 'self' blob: data:; font-src 'self'; connect-src 'self'; manifest-src 'self'; "
    "worker-src 'self'; base-uri 'none'; object-src 'none'; form-action 'self'; "
    "frame-ancestors 'none'"
)
# A service worker stands under the policy of its own file, and fetches for the whole app.
FILE_POLICY = "default-src 'none'; connect-src 'self'; script-src 'self'"
REFERENCE_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
PathLike = str | os.PathLike[str]
NONCE = "__csp_nonce__"
FOREVER = "public, max-age=31536000, immutable"
ROOT_FILES = {".svg", ".png", ".ico", ".webmanifest", ".txt", ".js", ".map"}


class State(BaseModel):
    """How the process is."""

    status: str = Field(examples=["ok"])


# Monitors and load balancers ask by HEAD.
@router.head("/healthz", include_in_schema=False)
@router.get("/healthz", openapi_extra={"security": []})
async def get_health() -> State:
    """The process runs."""
    return State(status="ok")


@router.head("/readyz", include_in_schema=False)
@router.get("/readyz", openapi_extra={"security": []})
async def get_readiness(request: Request) -> State:
    """The process can work: its database answers, has the right schema and a role without
    power over the other organizations' rows; 503 otherwise."""
    if request.app.state.stopping:
        raise ServerStopping
    await migrations.check(request.app.state.database)
    return State(status="ready")


@router.get("/openapi.json", include_in_schema=False)
async def get_contract(request: Request) -> Response:
    """This version's contract; it changes with the version alone."""
    body = json.dumps(request.app.openapi(), ensure_ascii=False).encode()
    etag = f'"{hashlib.sha256(body).hexdigest()[:32]}"'
    headers = {"Cache-Control": "no-cache", "ETag": etag}
    if etag in request.headers.get("if-none-match", ""):
        return Response(status_code=304, headers=headers)
    return Response(body, media_type="application/json", headers=headers)


@router.get("/metrics", include_in_schema=False)
async def get_metrics(request: Request) -> Response:
    """Figures for Prometheus, to whoever has the token; without a token there are none."""
    state = request.app.state
    token: SecretStr | None = state.settings.metrics_token
    if token is None:
        raise NotFound
    expected = f"Bearer {token.get_secret_value()}".encode()
    if not secrets.compare_digest(request.headers.get("authorization", "").encode(), expected):
        await state.limits.hit_address(request)
        raise Unauthenticated
    figures = state.metrics.exposition(await jobs.backlog(state.database))
    return Response(figures, headers={"Content-Type": CONTENT_TYPE_LATEST})


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


class Reference(StaticFiles):
    """The page that shows the contract; nothing of it comes from outside."""

    def file_response(
        self, full_path: PathLike, stat_result: os.stat_result, scope: Scope, status_code: int = 200
    ) -> Response:
        response = super().file_response(full_path, stat_result, scope, status_code)
        response.headers["Cache-Control"] = "no-cache"
        response.headers["Content-Security-Policy"] = REFERENCE_POLICY
        return response


class Assets(StaticFiles):
    """Built files, whose names change with their content; the build compressed them already."""

    async def get_response(self, path: str, scope: Scope) -> Response:
        codings = Headers(scope=scope).get("accept-encoding", "")
        packed = f"{path}.br"
        if "br" not in codings or not self.lookup_path(packed)[1]:
            return await super().get_response(path, scope)
        response = await super().get_response(packed, scope)
        # The media type is told from the inner name: `a.js.br` is JavaScript.
        response.headers["Content-Encoding"] = "br"
        response.headers["Vary"] = "Accept-Encoding"
        return response

    def file_response(
        self, full_path: PathLike, stat_result: os.stat_result, scope: Scope, status_code: int = 200
    ) -> Response:
        response = super().file_response(full_path, stat_result, scope, status_code)
        response.headers["Cache-Control"] = FOREVER
        return response


class PageRoute(APIRoute):
    """Every address that is neither the API's nor a built file's, whatever the method: there is
    nothing at an unknown one, nor at a calendar's or a short link's."""

    def matches(self, scope: Scope) -> tuple[Match, Scope]:
        if scope["path"].startswith(("/api/", "/assets/", "/calendar/", "/media/", "/s/")):
            return Match.NONE, {}
        return super().matches(scope)


def serve_frontend(app: FastAPI, directory: Path) -> None:
    """Serve the web app's build, if there is one, at every address that is not the API's."""
    index = directory / "index.html"
    if not index.exists():
        return
    page = index.read_text()
    _serve_reference(app, directory / "reference")
    app.mount("/assets", Assets(directory=directory / "assets"))

    pages = APIRouter(route_class=PageRoute)

    @pages.api_route("/{path:path}", methods=["GET", "HEAD"], include_in_schema=False)
    async def get_page(path: str) -> Response:
        if Path(path).suffix in ROOT_FILES and "/" not in path:
            if (directory / path).is_file():
                headers = {"Cache-Control": "no-cache", "Content-Security-Policy": FILE_POLICY}
                return FileResponse(directory / path, headers=headers)
            raise NotFound
        nonce = secrets.token_urlsafe(16)
        policy = PAGE_POLICY.format(nonce=nonce)
        headers = {"Cache-Control": "no-cache", "Content-Security-Policy": policy}
        return HTMLResponse(page.replace(NONCE, nonce), headers=headers)

    app.router.routes += pages.routes


def _serve_reference(app: FastAPI, directory: Path) -> None:
    @app.get("/api/reference", include_in_schema=False)
    async def get_reference() -> Response:
        # What the page loads lies beside it.
        return RedirectResponse("/api/reference/")

    app.mount("/api/reference", Reference(directory=directory, html=True, check_dir=False))

"""What the installation itself answers: health, readiness, problem pages, files, the web app."""

import hashlib
import html
import json
import os
import secrets
from pathlib import Path

from fastapi import APIRouter, FastAPI, Request
from fastapi.responses import FileResponse, HTMLResponse, RedirectResponse, Response
from fastapi.staticfiles import StaticFiles
from prometheus_client import CONTENT_TYPE_LATEST
from pydantic import BaseModel, Field, SecretStr
from starlette.types import Scope

from api.core import migrations
from api.core.errors import AppError, NotFound, Unauthenticated
from api.jobs import service as jobs

router = APIRouter(tags=["system"])

PAGE_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'nonce-{nonce}'; "
    "img-src 'self' blob: data:; font-src 'self'; connect-src 'self'; manifest-src 'self'; "
    "worker-src 'self'; base-uri 'none'; object-src 'none'; form-action 'self'; "
    "frame-ancestors 'none'"
)
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


@router.get("/healthz", openapi_extra={"security": []})
async def get_health() -> State:
    """The process runs."""
    return State(status="ok")


@router.get("/readyz", openapi_extra={"security": []})
async def get_readiness(request: Request) -> State:
    """The process can work: its database answers, has the right schema and a role without
    power over the other organizations' rows; 503 otherwise."""
    if request.app.state.stopping:
        raise migrations.NotReady("The server is stopping.")
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
async def get_problem_page(code: str) -> HTMLResponse:
    """What a problem's `type` address shows."""
    known = AppError.known().get(code)
    if known is None:
        raise NotFound
    title, detail = html.escape(code.replace("-", " ").capitalize()), html.escape(known.detail)
    return HTMLResponse(
        f'<!doctype html><html lang="en"><meta charset="utf-8"><title>{title}</title>'
        f"<h1>{title}</h1><p>{detail}</p><p>HTTP status {known.status}, code "
        f"<code>{html.escape(code)}</code>.</p></html>"
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
    _serve_reference(app, directory / "reference")
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


def _serve_reference(app: FastAPI, directory: Path) -> None:
    @app.get("/api/reference", include_in_schema=False)
    async def get_reference() -> Response:
        # What the page loads lies beside it.
        return RedirectResponse("/api/reference/")

    app.mount("/api/reference", Reference(directory=directory, html=True, check_dir=False))

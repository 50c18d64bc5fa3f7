"""Puts the application together: the only file that names every router."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import anyio
from fastapi import FastAPI
from fastapi.middleware.cors import CORSMiddleware
from fastapi.middleware.gzip import GZipMiddleware

from api import __version__, system
from api.ambassadors import router as ambassadors
from api.core import contract, logging, problems, stopping
from api.core.db import Database
from api.core.files import Files
from api.core.limits import RateLimits
from api.core.metrics import Measured, Metrics
from api.core.middleware import BodyLimit, RateLimitFields, RequestLog, SecurityHeaders
from api.core.routing import body_limits, together
from api.core.settings import Settings
from api.core.tokens import TokenKey
from api.demo import jobs as demo_jobs
from api.demo import router as demo
from api.events import jobs as event_jobs
from api.events import router as events
from api.events import subscribers as event_subscribers
from api.events.duplicates import subscribers as event_duplicate_subscribers
from api.events.imports import subscribers as event_import_subscribers
from api.events.sources import jobs as event_source_jobs
from api.events.sources import subscribers as event_source_subscribers
from api.identity import router as people
from api.identity.sign_in import router as sign_in
from api.integrations.service_accounts import jobs as service_key_jobs
from api.integrations.service_accounts import router as service_accounts
from api.jobs import router as jobs
from api.matching import router as matching
from api.notifications import kinds as notification_kinds
from api.notifications import router as notifications
from api.privacy import deletions, exporting
from api.privacy import jobs as privacy_jobs
from api.privacy import router as privacy
from api.recognition.kudos import router as kudos
from api.search import jobs as search_jobs
from api.search import router as search
from api.strategy import router as strategy
from api.suggestions import jobs as suggestion_jobs
from api.suggestions import router as suggestions
from api.suggestions import subscribers as suggestion_subscribers
from api.suggestions.sources import jobs as source_jobs
from api.suggestions.sources import subscribers as source_subscribers
from api.today import router as today
from api.worker import Worker

EXPOSED = [
    "ETag",
    "Idempotent-Replayed",
    "Link",
    "Location",
    "RateLimit",
    "RateLimit-Policy",
    "Retry-After",
    "X-Request-Id",
]
# What is asked for most comes first: a request is shown to one route after the other.
FEATURES = (
    today,
    notifications,
    suggestions,
    events,
    kudos,
    search,
    sign_in,
    people,
    strategy,
    ambassadors,
    matching,
    privacy,
    service_accounts,
    jobs,
    demo,
)
# Imported for what they register: reactions to messages and periodic jobs.
REACTIONS = (
    deletions,
    demo_jobs,
    event_duplicate_subscribers,
    event_import_subscribers,
    event_jobs,
    event_source_jobs,
    event_source_subscribers,
    event_subscribers,
    exporting,
    notification_kinds,
    privacy_jobs,
    search_jobs,
    service_key_jobs,
    suggestion_jobs,
    suggestion_subscribers,
    source_jobs,
    source_subscribers,
)


def create_app(settings: Settings | None = None) -> FastAPI:
    """The application for one installation's settings."""
    settings = settings or Settings()
    logging.configure(settings)
    app = FastAPI(
        title="Fürsprech",
        version=__version__,
        description=contract.DESCRIPTION,
        license_info={"name": "Apache-2.0", "identifier": "Apache-2.0"},
        servers=[{"url": "/", "description": "This installation."}],
        lifespan=_lifespan,
        openapi_url=None,
        docs_url=None,
        redoc_url=None,
        generate_unique_id_function=contract.operation_id,
    )
    equip(app, settings)
    app.openapi = lambda: contract.describe(app)  # type: ignore[method-assign]  # FastAPI's own way
    problems.install(app)
    _add_routers(app, settings)
    _add_middleware(app, settings)
    return app


def equip(app: FastAPI, settings: Settings) -> None:
    """Give the application what an installation consists of; requests find it in its state."""
    app.state.settings = settings
    # Made now if it has to be: later there may be no room for it.
    _ = settings.secret
    app.state.database = Database(
        settings.application_database,
        pool_size=settings.database_pool_size,
        statement_seconds=settings.request_seconds,
        listen_url=settings.listen_database_url,
    )
    app.state.files = Files(settings.data_dir / "files")
    app.state.token_key = TokenKey.of(settings)
    app.state.limits = RateLimits(settings)
    app.state.metrics = Metrics()
    app.state.stopping = False


def _add_routers(app: FastAPI, settings: Settings) -> None:
    app.router.routes += together(*(feature.router for feature in FEATURES)).routes
    app.include_router(system.router)
    system.serve_frontend(app, settings.frontend_dir)


def _add_middleware(app: FastAPI, settings: Settings) -> None:
    # The last one added is the first to see a request.
    limits = body_limits(app.routes)
    app.add_middleware(BodyLimit, max_bytes=settings.max_body_bytes, by_path=limits)
    app.add_middleware(RateLimitFields)
    # Level 9, the default, takes twice the time for two per cent of the bytes.
    app.add_middleware(GZipMiddleware, minimum_size=1000, compresslevel=5)
    if settings.cors_origins:
        app.add_middleware(
            CORSMiddleware,
            allow_origins=settings.cors_origins,
            allow_credentials=True,
            allow_methods=["GET", "POST", "PUT", "PATCH", "DELETE"],
            allow_headers=["Authorization", "Content-Type", "If-Match", "Idempotency-Key"],
            expose_headers=EXPOSED,
        )
    app.add_middleware(SecurityHeaders, https=settings.is_https)
    app.add_middleware(Measured)
    app.add_middleware(RequestLog)


@asynccontextmanager
async def _lifespan(app: FastAPI) -> AsyncIterator[None]:
    settings: Settings = app.state.settings
    worker = Worker(settings, app.state.database, app.state.files)
    signals = app.state.database.signals
    async with signals.heard(), anyio.create_task_group() as tasks:
        if settings.embedded_worker:
            tasks.start_soon(worker.run)
        with stopping.announced(app, settings.drain_seconds, signals.close):
            yield
        worker.stop()
    await app.state.database.close()
    app.state.metrics.close()

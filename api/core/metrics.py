"""Figures for whoever runs it: requests, their time, what waits. None of them is about people."""

import os
import time
from dataclasses import dataclass
from tempfile import mkdtemp

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest
from prometheus_client.multiprocess import MultiProcessCollector, mark_process_dead
from starlette.datastructures import Headers
from starlette.routing import Mount
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api import __version__
from api.core.db import Database
from api.core.limits import Standing

METHODS = {"GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS"}
SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30)
STREAM = "text/event-stream"
# Where several processes share their figures; prometheus_client reads it when it is imported.
SHARED = "PROMETHEUS_MULTIPROC_DIR"


@dataclass(frozen=True, slots=True)
class Backlog:
    """What waits in the outbox; `seconds` is how long the oldest of the due ones does."""

    due: int
    failed: int
    seconds: float


class Metrics:
    """The figures of this process, or of all that share a directory."""

    def __init__(self) -> None:
        self.registry = own = CollectorRegistry()
        by = ["operation", "method", "status"]
        self.requests = Counter("fuersprech_requests", "Answered.", by, registry=own)
        self.seconds = Histogram(
            "fuersprech_request_seconds",
            "Until the answer was sent.",
            ["operation"],
            buckets=SECONDS,
            registry=own,
        )
        self.refused = Counter(
            "fuersprech_rate_limited", "Refused over a quota.", ["policy"], registry=own
        )
        self.under_way = self._gauge("requests_under_way", "Being answered.", "livesum")
        self.connections = self._gauge("database_connections", "In use.", "livesum")
        self.streams = self._gauge("streams_open", "Screens that listen.", "livesum")
        self.pool = self._gauge("database_pool_size", "Connections at most.", "livesum")
        self.due = self._gauge("outbox_due", "Messages due, not yet taken up.", "mostrecent")
        self.failed = self._gauge("outbox_failed", "Messages given up.", "mostrecent")
        self.oldest = self._gauge(
            "outbox_oldest_seconds", "How long the oldest due message waits.", "mostrecent"
        )
        build = self._gauge("build_info", "The version that runs.", "max", ["version"])
        build.labels(__version__).set(1)

    def observe(self, database: Database) -> None:
        """Look at the pool and the streams now, for the next who asks."""
        used, size = database.connections()
        self.connections.set(used)
        self.pool.set(size)
        self.streams.set(database.signals.open)

    def exposition(self, backlog: Backlog) -> bytes:
        """All of it, as Prometheus reads it."""
        self.due.set(backlog.due)
        self.failed.set(backlog.failed)
        self.oldest.set(backlog.seconds)
        if SHARED not in os.environ:
            return generate_latest(self.registry)
        shared = CollectorRegistry()
        MultiProcessCollector(shared)  # type: ignore[no-untyped-call]
        return generate_latest(shared)

    def close(self) -> None:
        """Take this process's momentary figures out of the shared ones."""
        if SHARED in os.environ:
            mark_process_dead(os.getpid())  # type: ignore[no-untyped-call]

    def _gauge(self, name: str, text: str, mode: str, labels: list[str] | None = None) -> Gauge:
        return Gauge(
            f"fuersprech_{name}",
            text,
            labels or [],
            multiprocess_mode=mode,  # type: ignore[arg-type]  # one of the names it lists
            registry=self.registry,
        )


class Measured:
    """Counts and times every request by its operation; the address itself is never a label."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        metrics: Metrics = scope["app"].state.metrics
        started, status, is_noted = time.perf_counter(), 500, False

        def note() -> None:
            nonlocal is_noted
            if not is_noted:
                is_noted = True
                metrics.under_way.dec()
                _note(metrics, scope, status, time.perf_counter() - started)

        async def answer(message: Message) -> None:
            nonlocal status
            status = message.get("status", status)
            await send(message)
            # A stream is answered when it begins: how long it stays open is no one's waiting.
            if Headers(raw=message.get("headers", ())).get("content-type", "").startswith(STREAM):
                note()

        metrics.under_way.inc()
        metrics.observe(scope["app"].state.database)
        try:
            await self.app(scope, receive, answer)
        finally:
            note()


def share_figures() -> None:
    """Have the processes that are about to start add their figures up, beginning anew."""
    os.environ.setdefault(SHARED, mkdtemp(prefix="fuersprech-metrics-"))


def _note(metrics: Metrics, scope: Scope, status: int, seconds: float) -> None:
    route = scope.get("route")
    operation = "none" if route is None or isinstance(route, Mount) else route.name
    method = scope["method"] if scope["method"] in METHODS else "other"
    metrics.requests.labels(operation, method, f"{status // 100}xx").inc()
    metrics.seconds.labels(operation).observe(seconds)
    counted: dict[str, Standing] = scope.get("rate_limits", {})
    for one in counted.values():
        if one.is_refused:
            metrics.refused.labels(one.policy.name).inc()

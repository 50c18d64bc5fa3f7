"""What happens to every request before and after it is understood; plain ASGI throughout."""

import re
import secrets
import time
from collections.abc import Mapping

import structlog
from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.core import problems
from api.core.errors import BodyTooLarge
from api.core.limits import Standing

log = structlog.get_logger()

REQUEST_ID = re.compile(r"^[A-Za-z0-9._-]{1,128}$")
API_POLICY = "default-src 'none'; frame-ancestors 'none'"
QUIET_PATHS = {"/healthz", "/readyz", "/metrics"}


class RequestLog:
    """Gives each request an id, echoes it, and writes one line about it without personal data."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        given = Headers(scope=scope).get("x-request-id", "")
        request_id = given if REQUEST_ID.match(given) else secrets.token_hex(12)
        scope["request_id"] = request_id
        started, status = time.perf_counter(), 500
        structlog.contextvars.bind_contextvars(request_id=request_id)

        async def answer(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                MutableHeaders(scope=message)["X-Request-Id"] = request_id
            await send(message)

        try:
            await self.app(scope, receive, answer)
        finally:
            if scope["path"] not in QUIET_PATHS:
                route = getattr(scope.get("route"), "path", "-")
                spent = round((time.perf_counter() - started) * 1000, 1)
                log.info("request", method=scope["method"], route=route, status=status, ms=spent)
            structlog.contextvars.clear_contextvars()


class SecurityHeaders:
    """Headers of SE-02. Pages bring their own policy; everything else may load nothing."""

    def __init__(self, app: ASGIApp, *, https: bool) -> None:
        self.app = app
        fixed = {
            "X-Content-Type-Options": "nosniff",
            "Referrer-Policy": "strict-origin-when-cross-origin",
            "Permissions-Policy": "camera=(self), microphone=(), geolocation=()",
            "Cross-Origin-Opener-Policy": "same-origin",
            "Cross-Origin-Resource-Policy": "same-origin",
            "Content-Security-Policy": API_POLICY,
        }
        if https:
            fixed["Strict-Transport-Security"] = "max-age=31536000; includeSubDomains"
        self.anywhere = Headers(fixed).raw
        self.in_api = Headers({**fixed, "Cache-Control": "private, no-store"}).raw

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def answer(message: Message) -> None:
            if message["type"] == "http.response.start":
                given = {name for name, _ in message["headers"]}
                ours = self.in_api if scope["path"].startswith("/api/") else self.anywhere
                headers = [header for header in ours if header[0] not in given]
                message = {**message, "headers": [*message["headers"], *headers]}
            await send(message)

        await self.app(scope, receive, answer if scope["type"] == "http" else send)


class RateLimitFields:
    """Says in every answer what the quotas that counted the request still allow (API-43)."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def answer(message: Message) -> None:
            counted: dict[str, Standing] = scope.get("rate_limits", {})
            standings = counted.values()
            if message["type"] == "http.response.start" and standings:
                headers = MutableHeaders(scope=message)
                headers["RateLimit-Policy"] = ", ".join(
                    f'"{one.policy.name}";q={one.policy.quota};w={one.policy.seconds}'
                    for one in standings
                )
                headers["RateLimit"] = ", ".join(
                    f'"{one.policy.name}";r={one.remaining};t={one.seconds}' for one in standings
                )
            await send(message)

        await self.app(scope, receive, answer)


class BodyLimit:
    """Refuses a body over the limit, whether its length is announced or not.

    Addresses that files are sent to have higher limits of their own.
    """

    def __init__(self, app: ASGIApp, *, max_bytes: int, by_path: Mapping[str, int]) -> None:
        self.app, self.max_bytes, self.by_path = app, max_bytes, by_path

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        most = max(self.by_path.get(scope["path"], 0), self.max_bytes)
        announced = Headers(scope=scope).get("content-length", "0")
        if not announced.isdigit() or int(announced) > most:
            await self._refuse(scope, receive, send, most)
            return
        seen, refused = 0, False

        async def counted() -> Message:
            nonlocal seen, refused
            message = await receive()
            seen += len(message.get("body", b""))
            if seen > most and not refused:
                refused = True
                await self._refuse(scope, receive, send, most)
            return {"type": "http.disconnect"} if refused else message

        async def unless_refused(message: Message) -> None:
            if not refused:
                await send(message)

        await self.app(scope, counted, unless_refused)

    async def _refuse(self, scope: Scope, receive: Receive, send: Send, most: int) -> None:
        error = BodyTooLarge(most=most)
        await problems.render(Request(scope), error)(scope, receive, send)

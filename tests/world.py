"""A small world to test in: builds rows, opens bound sessions, speaks HTTP as anyone."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from functools import cache
from pathlib import Path
from tempfile import mkdtemp
from typing import Any
from uuid import UUID

import httpx2
from fastapi import FastAPI
from sqlalchemy import event
from starlette import types as asgi

from api.app import create_app, equip
from api.core import clock, crypto, tenancy
from api.core.db import Session
from api.core.settings import Settings
from api.identity.models import Organization, Person, Role, RoleGrant, SignInAddress, SignInSession
from api.identity.principal import Scope
from api.integrations.service_accounts import service as service_accounts
from api.integrations.service_accounts.schemas import ServiceAccountCreate, ServiceKeyCreate
from api.worker import Worker

BASE = "http://testserver"


@dataclass(frozen=True)
class Someone:
    """A person of the world with what their browser's cookie holds, or a tool with its key."""

    id: UUID
    organization_id: UUID
    email: str
    cookie: str
    key: str = ""


@dataclass
class World:
    app: FastAPI
    settings: Settings
    home: UUID | None = None
    clients: dict[str, httpx2.AsyncClient] = field(default_factory=dict)

    @classmethod
    @asynccontextmanager
    async def open(cls, settings: Settings, home: UUID | None = None) -> AsyncIterator["World"]:
        """A world on a database: a new one, or one whose home organization is there already."""
        app = _app(settings.frontend_dir if settings.frontend_dir.exists() else None)
        equip(app, settings)
        world = cls(app, settings)
        world.home = home or await world.organization("Home")
        yield world
        for client in world.clients.values():
            await client.aclose()
        await world.app.state.database.close()

    async def organization(self, name: str) -> UUID:
        async with self.app.state.database.transaction() as session:
            organization = Organization(
                name=name,
                slug=name.lower(),
                languages=["de", "fr", "it", "en"],
                default_language="de",
                time_zone="Europe/Zurich",
            )
            session.add(organization)
            await session.flush()
            return organization.id

    async def person(
        self,
        name: str,
        *,
        roles: list[str] | None = None,
        language: str = "de",
        organization: UUID | None = None,
        **fields: Any,
    ) -> Someone:
        """Somebody employed and signed in."""
        given, _, family = name.partition(" ")
        email, secret = f"{given}.{family}@example.com".lower(), crypto.fresh()
        async with self.session(organization) as session:
            person = Person(
                given_name=given,
                family_name=family,
                display_name=name,
                email=email,
                language=language,
                **{"content_languages": ["de", "en"], **fields},
            )
            session.add(person)
            await session.flush()
            session.add_all(RoleGrant(person_id=person.id, role=Role(role)) for role in roles or [])
            organization_id = tenancy.organization_of(session)
            session.add(
                SignInAddress(address=email, organization_id=organization_id, person_id=person.id)
            )
            session.add(
                SignInSession(
                    person_id=person.id,
                    secret_hash=crypto.digest(secret),
                    expires_at=clock.now() + timedelta(days=1),
                )
            )
        cookie = crypto.credential(organization_id, secret)
        return Someone(person.id, organization_id, email, cookie)

    async def tool(self, *scopes: Scope, organization: UUID | None = None) -> Someone:
        """A tool with a key that has these scopes; all where none is said."""
        wanted = ServiceKeyCreate(scopes=list(scopes or Scope), lifetime_days=30)
        async with self.session(organization) as session:
            account = await service_accounts.create(session, ServiceAccountCreate(name="Intranet"))
            made = await service_accounts.add_key(session, account.id, wanted)
            organization_id = tenancy.organization_of(session)
        return Someone(account.id, organization_id, "", "", made.key)

    @asynccontextmanager
    async def session(self, organization: UUID | None = None) -> AsyncIterator[Session]:
        """A bound session for arranging and looking; committed at its end."""
        async with self.app.state.database.transaction() as session:
            await tenancy.bind(session, organization or self.home)
            yield session

    def client(self, someone: Someone | None = None) -> httpx2.AsyncClient:
        """A browser signed in as somebody, a tool, or a stranger. Paths begin below /api/v1."""
        cookie, key = (someone.cookie, someone.key) if someone else ("", "")
        if cookie + key not in self.clients:
            self.clients[cookie + key] = httpx2.AsyncClient(
                transport=httpx2.ASGITransport(
                    app=_hanging_up(self.app), raise_app_exceptions=False
                ),
                base_url=f"{BASE}/api/v1",
                cookies={"fuersprech": cookie} if cookie else {},
                headers={"Authorization": f"Bearer {key}"} if key else {},
            )
        return self.clients[cookie + key]

    async def work(self) -> None:
        """Let the worker deliver all that is due."""
        worker = Worker(self.settings, self.app.state.database, self.app.state.files)
        while await worker.drain():
            pass

    @contextmanager
    def statements(self) -> Iterator[list[str]]:
        """Collects the SQL statements of a block, without BEGIN, COMMIT and the like."""
        seen: list[str] = []
        engine = self.app.state.database.engine.sync_engine

        def note(_connection: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
            if not statement.startswith(("BEGIN", "SET LOCAL")):
                seen.append(statement)

        event.listen(engine, "before_cursor_execute", note)
        try:
            yield seen
        finally:
            event.remove(engine, "before_cursor_execute", note)


def _hanging_up(app: FastAPI) -> asgi.ASGIApp:
    """The client reads answers to their end, which a stream does not have: it is left once it has
    begun. `tests/notifications/streams.py` stays."""

    async def answer(scope: asgi.Scope, receive: asgi.Receive, send: asgi.Send) -> None:
        if not scope["path"].endswith("/stream"):
            await app(scope, receive, send)
            return
        begun, is_over = asyncio.Event(), False

        async def take(message: asgi.Message) -> None:
            nonlocal is_over
            is_over = message["type"].endswith("body") and not message.get("more_body")
            await send(message)
            begun.set()

        async def leave() -> asgi.Message:
            await begun.wait()
            return {"type": "http.disconnect"}

        await app(scope, leave, take)
        if not is_over:
            await send({"type": "http.response.body"})

    return answer


@cache
def _app(frontend_dir: Path | None) -> FastAPI:
    """The real application; built once, since that takes longer than most tests. Each world
    brings its own installation."""
    nowhere = Path(mkdtemp())
    return create_app(
        Settings(
            _env_file=None,
            data_dir=nowhere,
            frontend_dir=frontend_dir or nowhere,
            log_level="ERROR",
        )
    )


def created(response: httpx2.Response) -> dict[str, Any]:
    """The body of an answer that must be a 201."""
    assert response.status_code == 201, response.text
    return response.json()

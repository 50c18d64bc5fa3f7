"""What is measured against: the same answers by hand-written SQL on bare Starlette and asyncpg.

`python -m bench.reference PORT SOCKET_DIR DATABASE`. `/today` and `/suggestions` look the session
up and read within a transaction that names its organization; below `/floor` neither is done: the
caller names the person, and the connections belong to one organization.
"""

import hashlib
import json
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime
from pathlib import Path
from uuid import UUID
from zoneinfo import ZoneInfo

import asyncpg
import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from api.ambassadors import texts
from api.matching import reasons

COOKIE = "__Host-fuersprech"
CONNECTIONS = 32
SQL = Path(__file__).parent / "sql"
SESSION, TODAY, SUGGESTIONS, EVENTS, WALL = (
    (SQL / f"{name}.sql").read_text()
    for name in ("session", "today", "suggestions", "events", "wall")
)
HASHES = sorted(texts.edition().hashes)
TEXTS = json.dumps({kind.value: texts for kind, texts in reasons.TEXTS.items()})
ZONE = ZoneInfo("Europe/Zurich")


async def today(request: Request) -> Response:
    async with _signed_in(request) as (connection, caller):
        day = datetime.now(ZoneInfo(caller["time_zone"])).date()
        return _json(
            await connection.fetchval(
                *(TODAY, caller["organization_id"], caller["person_id"], day),
                *(caller["language"], TEXTS),
            )
        )


async def suggestions(request: Request) -> Response:
    async with _signed_in(request) as (connection, caller):
        return _json(
            await connection.fetchval(
                *(SUGGESTIONS, caller["organization_id"], caller["person_id"]),
                *(caller["language"], 25, "lead" in caller["roles"]),
            )
        )


async def events(request: Request) -> Response:
    async with _signed_in(request) as (connection, caller):
        day = datetime.now(ZoneInfo(caller["time_zone"])).date()
        return _json(
            await connection.fetchval(
                *(EVENTS, caller["organization_id"], caller["person_id"]),
                *(caller["language"], 25, "lead" in caller["roles"], day),
            )
        )


async def wall(request: Request) -> Response:
    async with _signed_in(request) as (connection, caller):
        ids = (caller["organization_id"], caller["person_id"])
        return _json(await connection.fetchval(WALL, *ids, 25, HASHES))


async def floor_today(request: Request) -> Response:
    organization_id, person_id = _named(request)
    day = datetime.now(ZONE).date()
    pool = request.app.state.floor
    body = await pool.fetchval(TODAY, organization_id, person_id, day, "de", TEXTS)
    return _json(body)


async def floor_suggestions(request: Request) -> Response:
    organization_id, person_id = _named(request)
    pool = request.app.state.floor
    return _json(await pool.fetchval(SUGGESTIONS, organization_id, person_id, "de", 25, False))


async def floor_events(request: Request) -> Response:
    ids, day = _named(request), datetime.now(ZONE).date()
    pool = request.app.state.floor
    return _json(await pool.fetchval(EVENTS, *ids, "de", 25, False, day))


async def floor_wall(request: Request) -> Response:
    return _json(await request.app.state.floor.fetchval(WALL, *_named(request), 25, HASHES))


@asynccontextmanager
async def _signed_in(
    request: Request,
) -> AsyncIterator[tuple[asyncpg.pool.PoolConnectionProxy, asyncpg.Record]]:
    organization, _, secret = request.cookies[COOKIE].partition(".")
    organization_id = UUID(hex=organization)
    async with request.app.state.pool.acquire() as connection, connection.transaction():
        await connection.execute(f"SET LOCAL app.organization_id = '{organization_id}'")
        digest = hashlib.sha256(secret.encode()).hexdigest()
        yield connection, await connection.fetchrow(SESSION, organization_id, digest)


def _named(request: Request) -> tuple[UUID, UUID]:
    organization = request.cookies[COOKIE].partition(".")[0]
    return UUID(hex=organization), UUID(request.headers["x-person"])


def _json(body: str) -> Response:
    return Response(body, media_type="application/json")


def main(port: int, socket_dir: str, database: str, organization_id: str) -> None:
    address = {"host": socket_dir, "user": "fuersprech_app", "database": database}
    size = {"min_size": CONNECTIONS, "max_size": CONNECTIONS}

    @asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        bound = {"app.organization_id": organization_id}
        async with (
            asyncpg.create_pool(**address, **size) as app.state.pool,
            asyncpg.create_pool(**address, **size, server_settings=bound) as app.state.floor,
        ):
            yield

    routes = [
        Route("/today", today),
        Route("/suggestions", suggestions),
        Route("/events", events),
        Route("/wall", wall),
        Route("/floor/today", floor_today),
        Route("/floor/suggestions", floor_suggestions),
        Route("/floor/events", floor_events),
        Route("/floor/wall", floor_wall),
    ]
    app = Starlette(routes=routes, lifespan=lifespan)
    uvicorn.run(app, port=port, access_log=False, log_level="warning", server_header=False)


if __name__ == "__main__":
    main(int(sys.argv[1]), *sys.argv[2:])

"""Keeps streams of signals open: no connection of the database is held meanwhile."""

import secrets
from collections.abc import AsyncIterator
from dataclasses import dataclass

import anyio
from fastapi import Request
from fastapi.sse import format_sse_event

from api.core import outages
from api.core.db import Database
from api.core.errors import Forbidden, Unavailable
from api.core.stopping import ServerStopping
from api.identity import access
from api.identity.principal import Permission, Principal

# Often enough that no proxy takes the stream for dead, and that a sign-out is noticed soon.
HEARTBEAT_SECONDS = 25.0
# As many tabs and devices as somebody may have open; the oldest stream of more ends.
STREAMS_OF_A_PERSON = 8
# When a browser tries again: after a restart all of them do, so not all at once.
RETRY_MS = (3_000, 8_000)
KIND = "notifications"


class TooManyStreams(Unavailable):
    detail = "Too many screens are open here at once. Try again later."
    retry_after = 60


@dataclass(frozen=True, slots=True)
class Listener:
    """Somebody who may listen, and what they showed for it."""

    principal: Principal
    database: Database
    request: Request


async def admit(request: Request) -> Listener:
    """Let somebody in: in a short session, which is over before the stream begins."""
    state = request.app.state
    if state.stopping:
        raise ServerStopping
    if state.database.signals.open >= state.settings.stream_limit:
        raise TooManyStreams
    async with state.database.session(writes=False) as session:
        request.state.session = session
        principal = await access.authenticate(request)
    if not principal.may(Permission.own):
        raise Forbidden
    return Listener(principal, state.database, request)


async def news(listener: Listener) -> AsyncIterator[bytes]:
    """Signals as they come, and a comment as heartbeat: as long as the person is signed in."""
    principal = listener.principal
    whom = (principal.organization_id, principal.person_id)
    with listener.database.signals.listener(whom, STREAMS_OF_A_PERSON) as ear:
        earliest, latest = RETRY_MS
        retry = earliest + secrets.randbelow(latest - earliest)
        yield format_sse_event(comment="open", retry=retry)
        beat = anyio.current_time() + HEARTBEAT_SECONDS
        while not ear.is_closed:
            left = beat - anyio.current_time()
            if left > 0:
                if await ear.hear(left) and not ear.is_closed:
                    yield format_sse_event(event=KIND, data_str="{}")
            elif await _is_signed_in(listener):
                yield format_sse_event(comment="alive")
                beat = anyio.current_time() + HEARTBEAT_SECONDS
            else:
                return


async def _is_signed_in(listener: Listener) -> bool:
    try:
        async with listener.database.session(writes=False) as session:
            return await access.is_signed_in_still(listener.request, session)
    except outages.FAILURES:
        # A lost database signs nobody out.
        return True

"""HTTP face of thanks."""

from typing import Annotated
from uuid import UUID

from fastapi import Query, Response

from api.core.pagination import Page, Paging
from api.core.routing import RequestSession, Router, together
from api.identity.access import Me, require
from api.identity.principal import Permission, Principal
from api.recognition.kudos import service
from api.recognition.kudos.models import Gesture
from api.recognition.kudos.schemas import (
    Filters,
    KudosCreate,
    KudosRead,
    Side,
    VisibilityPut,
)

_kudos = Router(prefix="/kudos", tags=["recognition"])
_me = Router(prefix="/me/kudos", tags=["recognition"])

Reader = Annotated[Principal, require(Permission.kudos_read)]
Giver = Annotated[Principal, require(Permission.kudos_give)]


@_kudos.get("", openapi_extra={"x-polled": True})
async def list_kudos(
    session: RequestSession, actor: Reader, paging: Paging, filters: Annotated[Filters, Query()]
) -> Page[KudosRead]:
    """The wall: thanks that I may see, newest first. Each names those whom I may see thanked."""
    return await service.wall(session, actor, paging, filters)


@_kudos.post("", status_code=201)
async def give_kudos(
    session: RequestSession, actor: Giver, response: Response, data: KudosCreate
) -> KudosRead:
    """Thank colleagues. Each receiver has the last word on who sees it; a courtesy limit holds a
    day (409)."""
    kudos = await service.give(session, actor, data)
    response.headers["Location"] = f"/api/v1/kudos/{kudos.id}"
    return kudos


@_kudos.get("/{kudos_id:uuid}")
async def get_kudos(session: RequestSession, actor: Reader, kudos_id: UUID) -> KudosRead:
    """One thanks."""
    return await service.get(session, actor, kudos_id)


@_kudos.delete("/{kudos_id:uuid}", status_code=204)
async def take_back_kudos(session: RequestSession, actor: Giver, kudos_id: UUID) -> None:
    """Take back thanks that I gave: nobody sees it any more."""
    await service.take_back(session, actor, kudos_id)


@_kudos.put("/{kudos_id:uuid}/visibility")
async def set_kudos_visibility(
    session: RequestSession, actor: Me, kudos_id: UUID, data: VisibilityPut
) -> KudosRead:
    """Say, as a receiver, how far others see that I was thanked. Only I learn of it."""
    return await service.set_visibility(session, actor, kudos_id, data)


@_kudos.put("/{kudos_id:uuid}/reactions/{gesture}")
async def add_gesture(
    session: RequestSession, actor: Me, kudos_id: UUID, gesture: Gesture
) -> KudosRead:
    """Answer thanks with a gesture; each at most once."""
    return await service.react(session, actor, kudos_id, gesture)


@_kudos.delete("/{kudos_id:uuid}/reactions/{gesture}", status_code=204)
async def remove_gesture(
    session: RequestSession, actor: Me, kudos_id: UUID, gesture: Gesture
) -> None:
    """Take a gesture back."""
    await service.undo(session, actor, kudos_id, gesture)


@_me.get("")
async def list_my_kudos(
    session: RequestSession, actor: Me, paging: Paging, part: Side = Side.received
) -> Page[KudosRead]:
    """Thanks that I received, or gave; newest first."""
    return await service.list_own(session, actor, paging, part)


router = together(_kudos, _me)

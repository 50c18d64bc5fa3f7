"""HTTP face of notifications."""

from typing import Annotated
from uuid import UUID

from fastapi import Depends
from fastapi.responses import StreamingResponse
from fastapi.sse import EventSourceResponse

from api.core.pagination import Paging
from api.core.routing import RequestSession, Router, StreamRoute, together
from api.identity.access import Me
from api.notifications import service, streaming
from api.notifications.schemas import (
    NotificationPage,
    NotificationSettingsRead,
    NotificationSettingsUpdate,
    ReadUntil,
)

_notifications = Router(prefix="/me/notifications", tags=["notifications"])
_settings = Router(prefix="/me/notification-settings", tags=["notifications"])
_stream = Router(tags=["notifications"], route_class=StreamRoute)

_STREAM_HEADERS = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}


@_notifications.get("", openapi_extra={"x-polled": True})
async def list_notifications(
    session: RequestSession, actor: Me, paging: Paging
) -> NotificationPage:
    """What concerns me, newest first; what belongs together is one entry. Kept for 90 days."""
    return await service.list_own(session, actor, paging)


@_notifications.put("/read", status_code=204)
async def read_notifications(session: RequestSession, actor: Me, data: ReadUntil) -> None:
    """Take all up to a moment as read, on all my devices."""
    await service.read_until(session, actor, data)


@_notifications.put("/{notification_id:uuid}/read", status_code=204)
async def read_notification(session: RequestSession, actor: Me, notification_id: UUID) -> None:
    """Take one entry as read, with all that is bundled in it."""
    await service.read_one(session, actor, notification_id)


@_notifications.delete("/{notification_id:uuid}", status_code=204)
async def delete_notification(session: RequestSession, actor: Me, notification_id: UUID) -> None:
    """Put one entry away for good, with all that is bundled in it."""
    await service.remove(session, actor, notification_id)


@_settings.get("")
async def get_notification_settings(session: RequestSession, actor: Me) -> NotificationSettingsRead:
    """What I am told of, kind by kind."""
    return await service.settings(session, actor)


@_settings.patch("")
async def update_notification_settings(
    session: RequestSession, actor: Me, data: NotificationSettingsUpdate
) -> NotificationSettingsRead:
    """Switch kinds on or off, from now on."""
    return await service.change_settings(session, actor, data)


@_stream.get(
    "/stream",
    response_class=StreamingResponse,
    responses={
        200: {
            "content": {
                "text/event-stream": {
                    "schema": {"type": "string"},
                    "example": ": open\nretry: 5000\n\nevent: notifications\ndata: {}\n\n",
                }
            }
        }
    },
)
async def open_stream(
    listener: Annotated[streaming.Listener, Depends(streaming.admit)],
) -> StreamingResponse:
    """Server-sent events: `notifications` says that the list has changed, and nothing else; ask for
    it then, and whenever the stream has opened anew. It ends when the session does, and when the
    same person opens more than eight."""
    return EventSourceResponse(streaming.news(listener), headers=_STREAM_HEADERS)


router = together(_notifications, _settings, _stream)

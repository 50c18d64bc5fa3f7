"""HTTP face of people's own data: export, deletion, and the register of what is kept."""

from typing import Annotated, Any
from uuid import UUID

from fastapi import Query, Request, Response

from api.core.pagination import Page, Paging
from api.core.routing import RequestSession, Router, together
from api.identity.access import Me, require
from api.identity.principal import Permission, Principal
from api.identity.sign_in.browsers import forget_browser
from api.privacy import erasure, queries, service
from api.privacy.schemas import DeletionRead, ExportRead, HoldingRead

me = Router(prefix="/me", tags=["privacy"])
register = Router(prefix="/data-register", tags=["privacy"])

Reader = Annotated[Principal, require(Permission.data_register_read)]
ZIP: dict[int | str, dict[str, Any]] = {
    200: {
        "description": "The file.",
        "content": {"application/zip": {"schema": {"type": "string", "format": "binary"}}},
    },
    410: {"description": "The file is deleted."},
}


@me.post("/export", status_code=202)
async def request_export(session: RequestSession, actor: Me, response: Response) -> ExportRead:
    """Have all that is kept about me put into a ZIP of JSON and CSV; one at a time."""
    export = await service.request(session, actor)
    response.headers["Location"] = f"/api/v1/me/export/{export.id}"
    return export


@me.get("/export")
async def list_exports(session: RequestSession, actor: Me, paging: Paging) -> Page[ExportRead]:
    """My exports, newest first."""
    return await service.list_mine(session, actor, paging)


@me.get("/export/{export_id}")
async def get_export(session: RequestSession, actor: Me, export_id: UUID) -> ExportRead:
    """How far an export of mine is."""
    return ExportRead.model_validate(await service.get(session, actor, export_id))


@me.get("/export/{export_id}/file", response_class=Response, responses=ZIP)
async def download_export(
    request: Request, session: RequestSession, actor: Me, export_id: UUID
) -> Response:
    """The file of an export of mine, for a week after it was made."""
    key = await service.file_key(session, actor, export_id)
    headers = {
        "Content-Disposition": 'attachment; filename="fuersprech-export.zip"',
        "Content-Security-Policy": "default-src 'none'; sandbox",
    }
    body = await request.app.state.files.get(key)
    return Response(body, media_type="application/zip", headers=headers)


@me.get("/deletion")
async def get_deletion(session: RequestSession, actor: Me) -> DeletionRead:
    """What deleting everything about me would mean; nothing happens yet."""
    return await erasure.consequences(session, actor)


@me.delete("", status_code=204)
async def delete_me(
    request: Request,
    response: Response,
    session: RequestSession,
    actor: Me,
    confirm: Annotated[UUID, Query(description="What `GET /me/deletion` gave.")],
) -> None:
    """Delete everything about me, my sign-in included. It cannot be undone."""
    await erasure.erase(session, actor, confirm)
    forget_browser(request, response)


@register.get("")
async def get_data_register(actor: Reader) -> Page[HoldingRead]:
    """Which data about people is kept, what for and how long: made from the tables themselves."""
    return Page(items=queries.entries(actor.language), next_cursor=None)


router = together(me, register)

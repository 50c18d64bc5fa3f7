"""Fetches the pictures of suggestions once, makes them small, and serves them from here."""

from typing import Any
from uuid import UUID

import anyio.to_thread
import structlog
from sqlalchemy import update
from sqlmodel import col, select

from api.core import files, outbox, tenancy
from api.core.db import Session
from api.core.http import OutsideRefused, fetch
from api.core.outbox import Delivery
from api.core.pictures import PictureRefused, reencode
from api.suggestions import pages
from api.suggestions.feeds.entries import FeedUnreadable
from api.suggestions.models import Suggestion

log = structlog.get_logger()

MAX_BYTES = 5_000_000
REENCODE_SECONDS = 10
# A message's payload stays small.
KEYS_A_MESSAGE = 50


async def want(session: Session, suggestion_ids: list[UUID]) -> None:
    """Have the pictures of these suggestions fetched. Each file's name is chosen now, so that a
    repeat after a crash writes the same file again."""
    organization_id = tenancy.organization_of(session)
    for suggestion_id in suggestion_ids:
        await outbox.emit(
            session,
            "suggestion.picture_wanted",
            suggestion_id=str(suggestion_id),
            file_key=files.fresh_key(organization_id, "webp"),
        )


async def drop(session: Session, keys: list[str]) -> None:
    """Have files deleted once nothing refers to them, that is after the commit."""
    for start in range(0, len(keys), KEYS_A_MESSAGE):
        batch = keys[start : start + KEYS_A_MESSAGE]
        await outbox.emit(session, "suggestion.pictures_dropped", keys=" ".join(batch))


@outbox.subscribe("suggestion.proposed")
async def find_picture(delivery: Delivery) -> None:
    """Look on the page that somebody proposes for the picture it names."""
    suggestion_id = UUID(delivery.payload["suggestion_id"])
    async with delivery.transaction() as session:
        address = (await session.exec(_bare(Suggestion.url, suggestion_id))).first()
    if address is None:
        return
    try:
        fetched = await pages.fetch_page(address, delivery.settings.outbound_allowed)
        page = await anyio.to_thread.run_sync(pages.page, fetched)
    except (OutsideRefused, FeedUnreadable) as error:
        log.info("page_refused", reason=error.code)
        return
    if page.picture_url:
        async with delivery.transaction() as session:
            # Beside the ORM: the version that somebody may be changing stays what it was.
            await session.exec(
                update(Suggestion)
                .where(col(Suggestion.id) == suggestion_id, col(Suggestion.url) == address)
                .values(picture_url=page.picture_url)
            )
            await want(session, [suggestion_id])


@outbox.subscribe("suggestion.picture_wanted")
async def fetch_picture(delivery: Delivery) -> None:
    """Get one picture; a suggestion can do without it, so that a refusal is only noted."""
    suggestion_id, key = UUID(delivery.payload["suggestion_id"]), delivery.payload["file_key"]
    address = await _wanted_address(delivery, suggestion_id)
    if address is not None:
        try:
            small = await _small_picture(delivery, address)
        except (OutsideRefused, PictureRefused, TimeoutError) as error:
            log.info("picture_refused", reason=getattr(error, "code", "timeout"))
            return
        await delivery.files.write(key, small)
        await _store(delivery, suggestion_id, key)
    if not await _is_named(delivery, suggestion_id, key):
        await delivery.files.delete(key)


@outbox.subscribe("suggestion.pictures_dropped")
async def delete_pictures(delivery: Delivery) -> None:
    for key in delivery.payload["keys"].split():
        await delivery.files.delete(key)


async def _wanted_address(delivery: Delivery, suggestion_id: UUID) -> str | None:
    async with delivery.transaction() as session:
        found = await session.exec(_bare(Suggestion.picture_url, suggestion_id))
        address: str | None = found.first()
        return address


def _bare(column: Any, suggestion_id: UUID) -> Any:
    """One column of a suggestion, as long as it has no picture."""
    return select(column).where(Suggestion.id == suggestion_id, col(Suggestion.image_key).is_(None))


async def _small_picture(delivery: Delivery, address: str) -> bytes:
    fetched = await fetch(
        address,
        accept=("image/*",),
        max_bytes=MAX_BYTES,
        allow=delivery.settings.outbound_allowed,
    )
    with anyio.fail_after(REENCODE_SECONDS):
        picture = await anyio.to_thread.run_sync(reencode, fetched.body, abandon_on_cancel=True)
    return picture.bytes


async def _store(delivery: Delivery, suggestion_id: UUID, key: str) -> None:
    """Name the file at its suggestion, unless that is gone or has one."""
    async with delivery.transaction() as session:
        await session.exec(
            update(Suggestion)
            .where(col(Suggestion.id) == suggestion_id, col(Suggestion.image_key).is_(None))
            .values(image_key=key)
        )


async def _is_named(delivery: Delivery, suggestion_id: UUID, key: str) -> bool:
    async with delivery.transaction() as session:
        named = select(Suggestion.image_key).where(Suggestion.id == suggestion_id)
        return (await session.exec(named)).first() == key

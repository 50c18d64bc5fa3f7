"""HTTP face of topics."""

from typing import Annotated
from uuid import UUID

from fastapi import Response

from api.core.pagination import Page, Paging
from api.core.routing import IfMatch, RequestSession, Router, etag
from api.identity.access import require
from api.identity.principal import Permission, Principal
from api.strategy.topics import service
from api.strategy.topics.schemas import TopicCreate, TopicRead, TopicUpdate

router = Router(prefix="/topics", tags=["strategy"])

Reader = Annotated[Principal, require(Permission.topics_read)]
Writer = Annotated[Principal, require(Permission.topics_write)]


@router.get("")
async def list_topics(
    session: RequestSession, actor: Reader, paging: Paging, include_archived: bool = False
) -> Page[TopicRead]:
    """What the organization talks about; a tree by `parent_id`, in the order of the lead."""
    return await service.list_all(session, actor, paging, include_archived)


@router.post("", status_code=201)
async def create_topic(
    session: RequestSession, actor: Writer, response: Response, data: TopicCreate
) -> TopicRead:
    """Add a topic."""
    topic = await service.create(session, actor, data)
    response.headers["Location"] = f"/api/v1/topics/{topic.id}"
    response.headers["ETag"] = etag(topic.version)
    return topic


@router.get("/{topic_id}")
async def get_topic(
    session: RequestSession, actor: Reader, response: Response, topic_id: UUID
) -> TopicRead:
    """One topic with our stance, facts to quote and what not to say."""
    topic = await service.get(session, actor, topic_id)
    response.headers["ETag"] = etag(topic.version)
    return topic


@router.patch("/{topic_id}")
async def update_topic(
    session: RequestSession,
    actor: Writer,
    response: Response,
    topic_id: UUID,
    data: TopicUpdate,
    if_match: IfMatch,
) -> TopicRead:
    """Change a topic, or archive it."""
    topic = await service.update(session, actor, topic_id, data, if_match)
    response.headers["ETag"] = etag(topic.version)
    return topic


@router.delete("/{topic_id}", status_code=204)
async def delete_topic(
    session: RequestSession, _actor: Writer, topic_id: UUID, if_match: IfMatch
) -> None:
    """Delete a topic nothing refers to; one in use answers 409."""
    await service.remove(session, topic_id, if_match)

"""Sets the stage for Today: topics with their skills, approved suggestions and events, somebody
whom they fit."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from sqlmodel import update
from uuid_utils.compat import uuid7

from api.ambassadors.models import Ambassadorship
from api.ambassadors.profile.models import PersonSkill
from api.core import clock
from api.events.models import Event, EventFormat, EventStatus, EventTopic
from api.events.openings.models import Opening, Part
from api.identity.models import SignInSession
from api.strategy.skills.models import Skill, SkillOrigin
from api.strategy.topics.models import Topic, TopicSkill
from api.suggestions.models import (
    NO_LANGUAGE,
    Suggestion,
    SuggestionKind,
    SuggestionStatus,
    SuggestionTopic,
)
from api.suggestions.sources.models import Source
from tests.world import Someone, World


@dataclass
class Stage:
    """Builds rows of one world; ids are what the builders return."""

    world: World
    skills: dict[UUID, UUID] = field(default_factory=dict)

    async def topic(self, name: str, **fields: Any) -> UUID:
        """A topic with one skill of its own, kept in `skills`."""
        async with self.world.session() as session:
            names = {"de": name, "en": f"{name} (en)"}
            maps: dict[str, Any] = {"keywords": {}, "stance": {}, "avoid": {}, "facts": []}
            topic = Topic(names=names, **{**maps, **fields})
            labels = {"de": f"{name}wissen", "en": f"{name} knowledge"}
            skill = Skill(key=f"skill of {name}", labels=labels, origin=SkillOrigin.shipped)
            session.add_all([topic, skill])
            await session.flush()
            session.add(TopicSkill(topic_id=topic.id, skill_id=skill.id))
            self.skills[topic.id] = skill.id
            return topic.id

    async def ambassador(self, someone: Someone, *topic_ids: UUID, level: int = 3) -> None:
        """Somebody joins, has the skills of these topics, and stays signed in over the days."""
        async with self.world.session(someone.organization_id) as session:
            later = clock.now() + timedelta(days=60)
            await session.exec(update(SignInSession).values(expires_at=later, last_seen_at=later))
            session.add(Ambassadorship(person_id=someone.id))
            session.add_all(
                PersonSkill(person_id=someone.id, skill_id=self.skills[topic_id], level=level)
                for topic_id in topic_ids
            )

    async def source(self, name: str = "Fachblatt") -> UUID:
        async with self.world.session() as session:
            address = f"https://example.com/{name}"
            source = Source(url=address, url_hash=name, name=name, is_name_given=True)
            session.add(source)
            await session.flush()
            return source.id

    async def suggestions(
        self, count: int, *topic_ids: UUID, language: str | None = "de", **fields: Any
    ) -> list[UUID]:
        """Approved suggestions, each a minute older than the one before; returns their ids."""
        approved_at: datetime = fields.pop("approved_at", None) or clock.now()
        rows = [
            Suggestion(
                id=uuid7(),
                kind=SuggestionKind.share,
                title=f"Nummer {place}",
                language=language,
                status=SuggestionStatus.approved,
                approved_at=approved_at - timedelta(minutes=place),
                **fields,
            )
            for place in range(count)
        ]
        async with self.world.session() as session:
            session.add_all(rows)
            await session.flush()
            session.add_all(
                SuggestionTopic(
                    suggestion_id=row.id,
                    topic_id=topic_id,
                    words=[],
                    is_proposed=False,
                    language=language or NO_LANGUAGE,
                    listed_at=row.approved_at,
                )
                for row in rows
                for topic_id in topic_ids
            )
        return [row.id for row in rows]

    async def events(self, count: int, *topic_ids: UUID, **fields: Any) -> list[UUID]:
        """Approved events, a month from now on one each day; returns their ids."""
        first = clock.now() + timedelta(days=30)
        rows = [
            Event(
                **{
                    "id": uuid7(),
                    "format": EventFormat.panel,
                    "title": f"Podium {place}",
                    "title_folded": f"podium {place}",
                    "language": "de",
                    "time_zone": "Europe/Zurich",
                    "starts_at": first + timedelta(days=place),
                    "ends_at": first + timedelta(days=place, hours=2),
                    "status": EventStatus.approved,
                    "approved_at": clock.now(),
                    **fields,
                }
            )
            for place in range(count)
        ]
        async with self.world.session() as session:
            session.add_all(rows)
            await session.flush()
            session.add_all(
                EventTopic(event_id=row.id, topic_id=topic_id, words=[], is_proposed=False)
                for row in rows
                for topic_id in topic_ids
            )
        return [row.id for row in rows]

    async def opening(self, event_id: UUID, **fields: Any) -> UUID:
        async with self.world.session() as session:
            opening = Opening(
                **{"event_id": event_id, "part": Part.panelist, "covers": [], **fields}
            )
            session.add(opening)
            await session.flush()
            return opening.id


async def today(world: World, someone: Someone) -> dict[str, Any]:
    answer = await world.client(someone).get("/me/today")
    assert answer.status_code == 200, answer.text
    return dict(answer.json())


def ids(answer: dict[str, Any]) -> list[str]:
    return [item["id"] for item in answer["items"]]


async def react(
    world: World,
    someone: Someone,
    item_id: UUID | str,
    reaction: str,
    kind: str = "suggestion",
    **fields: Any,
) -> Any:
    body = {"reaction": reaction, **fields}
    return await world.client(someone).put(f"/me/reactions/{kind}/{item_id}", json=body)

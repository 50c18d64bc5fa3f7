"""The rows that are measured over: a company like the demo's, in any size, the same every time."""

import random
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from uuid_utils.compat import uuid7

from api.ambassadors.models import Ambassadorship
from api.ambassadors.profile.models import Attitude, Interest, PersonSkill
from api.core import clock, crypto
from api.core.polling import SourceStatus
from api.core.schemas import LANGUAGES
from api.demo import tables
from api.identity.models import Organization, Person, SignInSession
from api.strategy.goals.models import Goal, GoalTopic
from api.strategy.skills.models import Skill, SkillOrigin
from api.strategy.topics.models import Topic, TopicSkill
from api.suggestions.sources.models import Source
from bench.copying import Row, Rows

READS = (["de", "en"], ["de"], ["de", "fr", "en"], ["fr", "en"], ["fr", "de"], ["it", "de", "en"])
SOURCES = 40
SKILLS_EACH, TOPICS_EACH = 5, 3


@dataclass(frozen=True, slots=True)
class Signed:
    """Somebody who is signed in."""

    person_id: UUID
    cookie: str


@dataclass
class Company:
    """An organization with topics, skills and goals as in the demo, and as many people."""

    name: str
    people_count: int
    ambassadors_count: int
    id: UUID = field(default_factory=uuid7)
    now: datetime = field(default_factory=lambda: clock.now().replace(microsecond=0))
    ambassadors: list[Signed] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.chance = random.Random(self.name)  # the same company every time
        keys = {key for row in tables.rows("topic") for key in row["skills"]}
        self.topics = {row["key"]: uuid7() for row in tables.rows("topic")}
        self.skills = {key: uuid7() for key in sorted(keys)}
        self.goals = [uuid7() for _ in tables.rows("goal")]
        self.sources = [uuid7() for _ in range(SOURCES)]
        self.people = [uuid7() for _ in range(self.people_count)]

    def rows(self) -> Iterator[Rows]:
        """Table by table, in an order in which they can be stored."""
        yield Rows(Organization, [self._organization()])
        for model, rows in (
            (Skill, self._skills()),
            (Topic, self._topics()),
            (TopicSkill, self._topic_skills()),
            (Goal, self._goals()),
            (GoalTopic, self._goal_topics()),
            (Source, self._sources()),
            (Person, map(self._person, self.people)),
            (SignInSession, self._sessions()),
            (Ambassadorship, ({"person_id": one.person_id} for one in self.ambassadors)),
            (PersonSkill, self._person_skills()),
            (Interest, self._interests()),
        ):
            yield Rows(model, self.stamped(rows))

    def stamped(self, rows: Iterable[Row]) -> Iterator[Row]:
        return ({"organization_id": self.id, **row} for row in rows)

    def _organization(self) -> Row:
        return {
            "id": self.id,
            "name": self.name,
            "slug": self.name.lower(),
            "languages": list(LANGUAGES),
            "default_language": "de",
            "time_zone": "Europe/Zurich",
        }

    def _skills(self) -> Iterator[Row]:
        for key, row_id in self.skills.items():
            labels = dict.fromkeys(LANGUAGES, key.replace("-", " ").capitalize())
            yield {"id": row_id, "key": key, "labels": labels, "origin": SkillOrigin.shipped}

    def _topics(self) -> Iterator[Row]:
        for place, row in enumerate(tables.rows("topic")):
            texts = {name: row[name] for name in ("names", "keywords", "stance", "avoid")}
            above = self.topics.get(row.get("parent"))
            ids = {"id": self.topics[row["key"]], "parent_id": above}
            yield {**ids, "facts": [], "position": place, **texts}

    def _topic_skills(self) -> Iterator[Row]:
        for row in tables.rows("topic"):
            for key in row["skills"]:
                yield {"topic_id": self.topics[row["key"]], "skill_id": self.skills[key]}

    def _goals(self) -> Iterator[Row]:
        day = self.now.date()
        for row, row_id in zip(tables.rows("goal"), self.goals, strict=True):
            yield {
                "id": row_id,
                "titles": row["title"],
                "reasons": row["reason"],
                "contributions": row["contribution"],
                "measure": row["measure"],
                "priority": row["priority"],
                "starts_on": day + timedelta(days=row["starts_in_days"]),
                "ends_on": day + timedelta(days=row["ends_in_days"]),
            }

    def _goal_topics(self) -> Iterator[Row]:
        for row, row_id in zip(tables.rows("goal"), self.goals, strict=True):
            for key in row["topics"]:
                yield {"goal_id": row_id, "topic_id": self.topics[key]}

    def _sources(self) -> Iterator[Row]:
        for place, row_id in enumerate(self.sources):
            url, status = f"https://fachblatt-{place}.example/feed.xml", SourceStatus.ok
            own = {"name": f"Fachblatt {place}", "url": url, "url_hash": crypto.digest(url)}
            yield {"id": row_id, **own, "status": status}

    def _person(self, row_id: UUID) -> Row:
        reads, number = self.chance.choice(READS), row_id.hex[-6:]
        return {
            "id": row_id,
            "given_name": "Person",
            "family_name": number,
            "display_name": f"Person {number}",
            "email": f"{row_id.hex}@example.com",
            "job_title": "Fachperson",
            "manager_id": self.people[0] if row_id in self.people[1:30] else None,
            "language": reads[0],
            "content_languages": reads,
        }

    def _sessions(self) -> Iterator[Row]:
        """All are signed in, the first ones are ambassadors."""
        times = {"expires_at": self.now + timedelta(days=30), "last_seen_at": self.now}
        for person_id in self.people:
            secret = crypto.fresh()
            if len(self.ambassadors) < self.ambassadors_count:
                self.ambassadors.append(Signed(person_id, crypto.credential(self.id, secret)))
            yield {"person_id": person_id, "secret_hash": crypto.digest(secret), **times}

    def _person_skills(self) -> Iterator[Row]:
        for one in self.ambassadors:
            for skill_id in self.chance.sample(list(self.skills.values()), SKILLS_EACH):
                level = self.chance.choice((None, 1, 2, 3, 4))
                ids: dict[str, Any] = {"person_id": one.person_id, "skill_id": skill_id}
                yield {**ids, "level": level, "wants_to_learn": level is None}

    def _interests(self) -> Iterator[Row]:
        attitudes = (Attitude.follows, Attitude.follows, Attitude.mutes)
        for one in self.ambassadors:
            topic_ids = self.chance.sample(list(self.topics.values()), TOPICS_EACH)
            for topic_id, attitude in zip(topic_ids, attitudes, strict=True):
                yield {"person_id": one.person_id, "topic_id": topic_id, "attitude": attitude}

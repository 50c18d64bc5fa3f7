"""The rows that are measured over: a company like the demo's, in any size, the same every time."""

import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from uuid_utils.compat import uuid7

from api.ambassadors.models import Ambassadorship
from api.ambassadors.profile.models import Attitude, Interest, PersonSkill
from api.core import clock, crypto
from api.demo import tables
from api.identity.models import Organization, Person, SignInSession, Team
from api.matching.items import ItemKind
from api.matching.reactions.models import DismissalReason, Reaction, ReactionKind
from api.strategy.goals.models import Goal, GoalTopic
from api.strategy.skills.models import Skill, SkillOrigin
from api.strategy.topics.models import Topic, TopicSkill
from api.suggestions.contents import title_folded
from api.suggestions.feeds.identity import url_hash
from api.suggestions.models import (
    NO_LANGUAGE,
    Suggestion,
    SuggestionKind,
    SuggestionStatus,
    SuggestionTopic,
    Wording,
)
from api.suggestions.sources.models import Source, SourceStatus
from bench.copying import Rows

LANGUAGES = ("de", "fr", "it", "en")
READS = (["de", "en"], ["de"], ["de", "fr", "en"], ["fr", "en"], ["fr", "de"], ["it", "de", "en"])
SOURCES = 40
YEAR = 365 * 24 * 3600


@dataclass(frozen=True, slots=True)
class Signed:
    """Somebody who is signed in."""

    person_id: UUID
    organization_id: UUID
    cookie: str


@dataclass(frozen=True, slots=True)
class Size:
    people: int
    ambassadors: int
    suggestions: int


@dataclass
class Company:
    """One organization's rows, in the order in which they can be stored."""

    name: str
    size: Size
    id: UUID = field(default_factory=uuid7)
    now: datetime = field(default_factory=lambda: clock.now().replace(microsecond=0))
    ambassadors: list[Signed] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.chance = random.Random(self.name)  # the same company every time
        self.topics = {row["key"]: uuid7() for row in tables.rows("topic")}
        keys = {key for row in tables.rows("topic") for key in row["skills"]}
        self.skills = {key: uuid7() for key in sorted(keys)}
        self.goals = [uuid7() for _ in tables.rows("goal")]
        self.sources = [uuid7() for _ in range(SOURCES)]
        self.people = [uuid7() for _ in range(self.size.people)]

    def rows(self) -> Iterator[Rows]:
        yield Rows(Organization, [self._organization()])
        yield Rows(Team, self._stamped({"name": f"Team {place}"} for place in range(40)))
        yield from (Rows(model, self._stamped(rows)) for model, rows in self._frame())
        yield Rows(Person, self._stamped(self._person(row_id) for row_id in self.people))
        yield from self._ambassadors()
        yield from self._suggestions()

    def _stamped(self, rows: Iterator[dict[str, Any]]) -> Iterator[dict[str, Any]]:
        return ({"organization_id": self.id, **row} for row in rows)

    def _organization(self) -> dict[str, Any]:
        return {
            "id": self.id,
            "name": self.name,
            "slug": self.name.lower(),
            "languages": list(LANGUAGES),
            "default_language": "de",
            "time_zone": "Europe/Zurich",
        }

    def _frame(self) -> Iterator[tuple[Any, Iterator[dict[str, Any]]]]:
        topics, goals = tables.rows("topic"), tables.rows("goal")
        yield (
            Skill,
            (
                {
                    "id": row_id,
                    "key": f"shipped:{key}",
                    "labels": dict.fromkeys(LANGUAGES, key.replace("-", " ").capitalize()),
                    "origin": SkillOrigin.shipped,
                }
                for key, row_id in self.skills.items()
            ),
        )
        yield (
            Topic,
            (
                {
                    "id": self.topics[row["key"]],
                    "parent_id": self.topics.get(row.get("parent")),
                    "facts": [],
                    "position": place,
                    **{name: row[name] for name in ("names", "keywords", "stance", "avoid")},
                }
                for place, row in enumerate(topics)
            ),
        )
        yield (
            TopicSkill,
            (
                {"topic_id": self.topics[row["key"]], "skill_id": self.skills[key]}
                for row in topics
                for key in row["skills"]
            ),
        )
        yield Goal, (self._goal(row, row_id) for row, row_id in zip(goals, self.goals, strict=True))
        yield (
            GoalTopic,
            (
                {"goal_id": row_id, "topic_id": self.topics[key]}
                for row, row_id in zip(goals, self.goals, strict=True)
                for key in row["topics"]
            ),
        )
        yield Source, (self._source(place) for place in range(SOURCES))

    def _goal(self, row: dict[str, Any], row_id: UUID) -> dict[str, Any]:
        return {
            "id": row_id,
            "titles": row["title"],
            "reasons": row["reason"],
            "contributions": row["contribution"],
            "measure": row["measure"],
            "priority": row["priority"],
            "starts_on": self.now.date() + timedelta(days=row["starts_in_days"]),
            "ends_on": self.now.date() + timedelta(days=row["ends_in_days"]),
        }

    def _source(self, place: int) -> dict[str, Any]:
        url = f"https://fachblatt-{place}.example/feed.xml"
        return {
            "id": self.sources[place],
            "url": url,
            "url_hash": url_hash(url),
            "name": f"Fachblatt {place}",
            "status": SourceStatus.ok,
        }

    def _person(self, row_id: UUID) -> dict[str, Any]:
        reads = self.chance.choice(READS)
        name = f"Person {row_id.hex[-6:]}"
        return {
            "id": row_id,
            "given_name": "Person",
            "family_name": row_id.hex[-6:],
            "display_name": name,
            "email": f"{row_id.hex}@example.com",
            "job_title": "Fachperson",
            "manager_id": self.people[0] if row_id in self.people[1:30] else None,
            "language": reads[0],
            "content_languages": reads,
        }

    def _ambassadors(self) -> Iterator[Rows]:
        """All are signed in; some are ambassadors with skills, interests and past reactions."""
        sessions, chosen = [], self.people[: self.size.ambassadors]
        for person_id in self.people:
            secret = crypto.fresh()
            sessions.append(
                {
                    "person_id": person_id,
                    "secret_hash": crypto.digest(secret),
                    "expires_at": self.now + timedelta(days=30),
                    "last_seen_at": self.now,
                }
            )
            if len(self.ambassadors) < len(chosen):
                cookie = crypto.credential(self.id, secret)
                self.ambassadors.append(Signed(person_id, self.id, cookie))
        yield Rows(SignInSession, self._stamped(iter(sessions)))
        yield Rows(Ambassadorship, self._stamped({"person_id": row_id} for row_id in chosen))
        yield Rows(PersonSkill, self._stamped(self._person_skills(chosen)))
        yield Rows(Interest, self._stamped(self._interests(chosen)))

    def _person_skills(self, people: list[UUID]) -> Iterator[dict[str, Any]]:
        for person_id in people:
            for skill_id in self.chance.sample(list(self.skills.values()), 5):
                level = self.chance.choice((None, 1, 2, 3, 4))
                yield {
                    "person_id": person_id,
                    "skill_id": skill_id,
                    "level": level,
                    "wants_to_learn": level is None,
                }

    def _interests(self, people: list[UUID]) -> Iterator[dict[str, Any]]:
        for person_id in people:
            for place, topic_id in enumerate(self.chance.sample(list(self.topics.values()), 3)):
                attitude = Attitude.mutes if place == 2 else Attitude.follows
                yield {"person_id": person_id, "topic_id": topic_id, "attitude": attitude}

    def _suggestions(self) -> Iterator[Rows]:
        suggestions = [self._suggestion(place) for place in range(self.size.suggestions)]
        yield Rows(Suggestion, self._stamped(iter(suggestions)))
        links = {
            row["id"]: self.chance.sample(list(self.topics.values()), self._few())
            for row in suggestions
        }
        yield Rows(SuggestionTopic, self._stamped(self._links(suggestions, links)))
        yield Rows(Wording, self._stamped(self._wordings(suggestions)))
        yield Rows(Reaction, self._stamped(self._reactions(suggestions, links)))

    def _few(self) -> int:
        return self.chance.choice((1, 1, 2, 2, 2, 3))

    def _suggestion(self, place: int) -> dict[str, Any]:
        text = self.chance.choice(tables.rows("suggestion"))
        title, url = f"{text['title']} ({place})", f"https://fachblatt.example/{place}"
        created = self.now - timedelta(seconds=int(YEAR * place / self.size.suggestions))
        status = self.chance.choices(list(SuggestionStatus), (10, 85, 5))[0]
        by_person = self.chance.random() < 0.05
        ends = self.now + timedelta(days=self.chance.randint(-30, 120))
        return {
            "id": uuid7(),
            "created_at": created,
            "published_at": created,
            "approved_at": created if status is SuggestionStatus.approved else None,
            "kind": SuggestionKind(text["kind"]),
            "title": title,
            "title_folded": title_folded(title),
            "summary": text["summary"],
            "url": url,
            "url_hash": url_hash(url),
            "author": text.get("author"),
            "language": text["language"] if self.chance.random() < 0.97 else None,
            "minutes": text["minutes"],
            "status": status,
            "source_id": None if by_person else self.chance.choice(self.sources),
            "proposed_by_id": self.chance.choice(self.people) if by_person else None,
            "valid_until": max(ends, created) if self.chance.random() < 0.2 else None,
            "goal_id": self.chance.choice(self.goals) if self.chance.random() < 0.1 else None,
        }

    def _links(
        self, suggestions: list[dict[str, Any]], links: dict[UUID, list[UUID]]
    ) -> Iterator[dict[str, Any]]:
        for row in suggestions:
            for topic_id in links[row["id"]]:
                yield {
                    "suggestion_id": row["id"],
                    "topic_id": topic_id,
                    "words": ["Wärme"],
                    "is_proposed": row["status"] is SuggestionStatus.proposed,
                    "language": row["language"] or NO_LANGUAGE,
                    "listed_at": row["approved_at"],
                }

    def _wordings(self, suggestions: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
        texts = [text for row in tables.rows("suggestion") for text in row.get("wordings", ())]
        for row in suggestions:
            for position in range(self.chance.choice((0, 1, 2))):
                yield {
                    "suggestion_id": row["id"],
                    "language": row["language"] or "de",
                    "text": self.chance.choice(texts),
                    "position": position,
                }

    def _reactions(
        self, suggestions: list[dict[str, Any]], links: dict[UUID, list[UUID]]
    ) -> Iterator[dict[str, Any]]:
        kinds = (ReactionKind.dismissed, ReactionKind.saved, ReactionKind.done)
        for signed in self.ambassadors:
            for row in self.chance.sample(suggestions, min(15, len(suggestions))):
                reaction = self.chance.choice(kinds)
                is_dismissed = reaction is ReactionKind.dismissed
                yield {
                    "person_id": signed.person_id,
                    "kind": ItemKind.suggestion,
                    "item_id": row["id"],
                    "reaction": reaction,
                    "reason": self.chance.choice(list(DismissalReason)) if is_dismissed else None,
                    "topic_ids": [str(topic_id) for topic_id in links[row["id"]]],
                    "source_id": row["source_id"],
                    "created_at": self.now - timedelta(days=self.chance.randint(1, 150)),
                }

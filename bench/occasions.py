"""What a company knows of events: conferences and the like of half a year, and the parts wanted."""

from collections.abc import Iterator
from datetime import timedelta
from zoneinfo import ZoneInfo

from uuid_utils.compat import uuid7

from api.core.folding import folded
from api.events.models import Event, EventFormat, EventStatus, EventTopic
from api.events.openings.models import Cover, Opening, Part
from bench.company import Company
from bench.copying import Row, Rows

HALF_A_YEAR = timedelta(days=182)
STATUSES, SHARES = tuple(EventStatus), (10, 80, 5, 5)
FORMATS, PARTS = tuple(EventFormat), tuple(Part)
PLACES = ("Bern", "Zürich", "Lausanne", "Lugano", "Basel", "Genève", "Wien", "Berlin")
SUBJECTS = ("Messtechnik", "Wärmepumpen", "Kreislaufwirtschaft", "Industrie 4.0", "Energiedaten")
ZONE = ZoneInfo("Europe/Zurich")


def rows(company: Company, count: int) -> Iterator[Rows]:
    """Events with their topics, and for half of them the parts wanted."""
    drawn = [_draw(company, place, count) for place in range(count)]
    yield Rows(Event, company.stamped(drawn))
    yield Rows(EventTopic, company.stamped(_links(company, drawn)))
    yield Rows(Opening, company.stamped(_openings(company, drawn)))


def _draw(company: Company, place: int, count: int) -> Row:
    chance = company.chance
    starts_at = company.now + HALF_A_YEAR * (place / count) + timedelta(days=1)
    starts_at = starts_at.replace(microsecond=0)
    title = f"Tagung {chance.choice(SUBJECTS)} ({place})"
    status, where = chance.choices(STATUSES, SHARES)[0], chance.choice(PLACES)
    return {
        "id": uuid7(),
        "created_at": company.now,
        "updated_at": company.now,
        "format": chance.choice(FORMATS),
        "title": title,
        "title_folded": folded(title),
        "description": "Vorträge, Werkstätten und Gespräche unter Fachleuten. " * 4,
        "language": chance.choice(("de", "fr", "it", "en")),
        "url": f"https://tagung.example/{place}",
        "organizer": "Fachverband",
        "place": where,
        "place_folded": folded(where),
        "time_zone": str(ZONE),
        "starts_at": starts_at,
        "ends_at": starts_at + timedelta(hours=8),
        "call_url": f"https://tagung.example/{place}/call",
        "call_closes_on": (starts_at - timedelta(days=30)).date(),
        "status": status,
        "approved_at": None if status is EventStatus.proposed else company.now,
        "proposed_by_id": chance.choice(company.people) if chance.random() < 0.3 else None,
    }


def _links(company: Company, drawn: list[Row]) -> Iterator[Row]:
    for row in drawn:
        for topic_id in company.chance.sample(list(company.topics.values()), 2):
            about = {"topic_id": topic_id, "words": ["Wärme"], "is_proposed": False}
            yield {"event_id": row["id"], **about}


def _openings(company: Company, drawn: list[Row]) -> Iterator[Row]:
    for row in drawn[::2]:
        for _ in range(company.chance.choice((1, 2, 3))):
            yield {
                "event_id": row["id"],
                "updated_at": company.now,
                "part": company.chance.choice(PARTS),
                "covers": [Cover.working_time, Cover.ticket],
                "closes_on": row["call_closes_on"],
            }

"""Thanks of a year between a company's people, and who of them consents to be named."""

from collections.abc import Iterator
from datetime import timedelta

from uuid_utils.compat import uuid7

from api.ambassadors import texts
from api.ambassadors.models import Consent, Purpose
from api.recognition.kudos.models import Gesture, Kudos, KudosReaction, KudosReceiver, Visibility
from bench.company import Company
from bench.copying import Row, Rows

YEAR = timedelta(days=365)
VISIBILITIES, SHARES = tuple(Visibility), (70, 15, 15)
TEXT = "Danke für den Vortrag an der Hochschule: die Fragen danach haben mir den Tag gemacht."


def rows(company: Company, count: int) -> Iterator[Rows]:
    """Thanks with receivers and gestures, and consents to be named of two people in three."""
    drawn = [_draw(company, place, count) for place in range(count)]
    yield Rows(Consent, company.stamped(_consents(company)))
    yield Rows(Kudos, company.stamped(drawn))
    yield Rows(KudosReceiver, company.stamped(_receivers(company, drawn)))
    yield Rows(KudosReaction, company.stamped(_gestures(company, drawn)))


def _draw(company: Company, place: int, count: int) -> Row:
    created = (company.now - YEAR * (place / count)).replace(microsecond=0)
    return {
        "id": uuid7(),
        "created_at": created,
        "giver_id": company.chance.choice(company.people),
        "text": TEXT,
        "visibility": company.chance.choices(VISIBILITIES, SHARES)[0],
        "value_keys": ["courage"],
        "topic_ids": [],
    }


def _consents(company: Company) -> Iterator[Row]:
    edition = texts.edition()
    words = {"text_version": edition.version, "text_hash": sorted(edition.hashes)[0]}
    for place, person_id in enumerate(company.people):
        if place % 3:
            given = {"language": "de", "given_at": company.now - YEAR}
            yield {"person_id": person_id, "purpose": Purpose.named, **words, **given}


def _receivers(company: Company, drawn: list[Row]) -> Iterator[Row]:
    for row in drawn:
        for person_id in company.chance.sample(company.people, company.chance.choice((1, 1, 2, 3))):
            yield {
                "kudos_id": row["id"],
                "person_id": person_id,
                "visibility": row["visibility"],
                "is_by_manager": company.chance.random() < 0.1,
            }


def _gestures(company: Company, drawn: list[Row]) -> Iterator[Row]:
    gestures = tuple(Gesture)
    for row in drawn:
        for person_id in company.chance.sample(company.people, company.chance.choice((0, 1, 2, 4))):
            gesture = company.chance.choice(gestures)
            yield {"kudos_id": row["id"], "person_id": person_id, "gesture": gesture}

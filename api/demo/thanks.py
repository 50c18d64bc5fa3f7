"""The demo's thanks between people, with the gestures to them."""

from api.core.db import Session
from api.demo import tables
from api.demo.people import Ids, Suggested, days_ago
from api.demo.tables import Row
from api.matching.items import ItemKind
from api.recognition.kudos.models import (
    Gesture,
    Kudos,
    KudosReaction,
    KudosReceiver,
    Visibility,
)


async def load(session: Session, person_ids: Ids, suggested: dict[str, Suggested]) -> None:
    """Thanks of the last two weeks."""
    managers = {row["key"]: row.get("manager") for row in tables.rows("person")}
    for place, row in enumerate(tables.rows("kudos")):
        about = suggested[row["about"]] if "about" in row else None
        kudos = Kudos(
            giver_id=person_ids[row["giver"]],
            text=row["text"],
            visibility=Visibility(row["visibility"]),
            value_keys=row["values"],
            about_kind=ItemKind.suggestion if about else None,
            about_id=about.id if about else None,
            topic_ids=[str(topic_id) for topic_id in about.topic_ids] if about else [],
            # Apart by some minutes, in the order of the file.
            created_at=days_ago(row["days_ago"], hours=1 + place / 10),
        )
        session.add(kudos)
        await session.flush()
        session.add_all(_received(kudos, row, managers, person_ids))
        session.add_all(
            KudosReaction(
                kudos_id=kudos.id,
                person_id=person_ids[made["person"]],
                gesture=Gesture(made["gesture"]),
            )
            for made in row.get("gestures", [])
        )
    await session.flush()


def _received(
    kudos: Kudos, row: Row, managers: dict[str, str | None], person_ids: Ids
) -> list[KudosReceiver]:
    return [
        KudosReceiver(
            kudos_id=kudos.id,
            person_id=person_ids[key],
            visibility=kudos.visibility,
            is_by_manager=managers[key] == row["giver"],
        )
        for key in row["receivers"]
    ]

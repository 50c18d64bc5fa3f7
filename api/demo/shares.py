"""What the demo's people passed on, and how often it was opened."""

from sqlmodel import select

from api.core.db import Session
from api.demo import tables
from api.demo.people import Ids, Suggested, days_ago
from api.suggestions.models import Suggestion
from api.suggestions.sharing import codes
from api.suggestions.sharing.models import Channel, Share, ShareClicks


async def load(session: Session, person_ids: Ids, suggested: dict[str, Suggested]) -> None:
    """Posts of the last days, with the clicks of their first day."""
    for row in tables.rows("share"):
        named = select(Suggestion).where(Suggestion.id == suggested[row["suggestion"]].id)
        suggestion = (await session.exec(named)).one()
        shared_at = days_ago(row["days_ago"])
        share = Share(
            person_id=person_ids[row["person"]],
            suggestion_id=suggestion.id,
            title=suggestion.title,
            url=suggestion.url,
            code=codes.fresh(),
            channel=Channel(row["channel"]),
            text=row.get("text"),
            created_at=shared_at,
            shared_at=shared_at,
        )
        session.add(share)
        await session.flush()
        # All on one day: several days of one share could not be moved by a day without colliding.
        session.add(
            ShareClicks(
                person_id=share.person_id,
                share_id=share.id,
                clicked_on=shared_at.date(),
                clicks=row["clicks"],
            )
        )
    await session.flush()

"""What one person may choose without anybody learning of it, and for comparison what others see."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import httpx2

from api.core import clock
from api.notifications.models import NotificationKind
from tests.readings import Ids

FOUND, NAMED, UNLISTED = "found", "named", ["proposed", "counted", "contacted", "learning"]
OWN_WORDS = "Bei uns im Keller steht seit dem Herbst so eine Anlage, und sie ist leise."


@dataclass(frozen=True)
class Chooser:
    """The person, with what there is to choose from."""

    client: httpx2.AsyncClient
    ids: Ids
    fitting: list[str]

    @property
    def nominations(self) -> tuple[str, str]:
        """By the lead, and by the manager."""
        return self.ids["nomination_id"], self.ids["other_nomination_id"]

    async def do(self, method: str, path: str, body: Any = None, **headers: str) -> None:
        answer = await self.client.request(method, path, json=body, headers=headers)
        assert answer.status_code < 300, f"{method} {path}: {answer.text}"

    async def join(self, *consents: str, **fields: Any) -> None:
        body = {"consents": consents, "text_version": "1", **fields}
        await self.do("PUT", "/me/ambassadorship", body)

    async def react(self) -> None:
        """Save, dismiss and do, and take one back."""
        for place, reaction in enumerate(("saved", "dismissed", "done", "saved")):
            path = f"/me/reactions/suggestion/{self.fitting[place]}"
            await self.do("PUT", path, {"reaction": reaction})
        await self.do("DELETE", f"/me/reactions/suggestion/{self.fitting[3]}")

    async def share(self, **statement: Any) -> None:
        path = f"/suggestions/{self.fitting[0]}/shares"
        # Its name has a dash.
        await self.do("POST", path, statement, **{"Idempotency-Key": "share"})

    async def react_to_event(self) -> None:
        """The same with an event."""
        path = f"/me/reactions/event/{self.ids['event_id']}"
        for reaction in ("saved", "done", "dismissed"):
            await self.do("PUT", path, {"reaction": reaction})

    async def profile(self) -> None:
        await self.do("PUT", f"/me/skills/{self.ids['skill_id']}", {"level": 4})
        await self.do("PUT", f"/me/interests/{self.ids['topic_id']}", {"attitude": "mutes"})
        await self.do("PATCH", "/me", {"content_languages": ["it"]})


Choice = Callable[[Chooser], Awaitable[None]]


async def never_asked(person: Chooser) -> None:
    """The world that all others must look like."""


async def declined(person: Chooser) -> None:
    await person.do("PUT", "/me/welcome", {"answer": "no"})


async def later(person: Chooser) -> None:
    await person.do("PUT", "/me/welcome", {"answer": "later"})


async def tried_out(person: Chooser) -> None:
    await person.do("POST", "/try-out", {"topic_ids": [person.ids["topic_id"]]})


async def not_listed(person: Chooser) -> None:
    await person.join(*UNLISTED, stage="expert")
    await person.do("GET", "/me/today")
    await person.do("POST", "/me/today/more")


async def no_longer_listed(person: Chooser) -> None:
    await person.join(FOUND, NAMED, *UNLISTED)
    for purpose in (FOUND, NAMED):
        await person.do("PUT", f"/me/consents/{purpose}", {"granted": False})


async def paused(person: Chooser) -> None:
    await person.profile()
    await person.join(FOUND, NAMED, *UNLISTED)
    await person.do("GET", "/me/today")
    await person.do("PATCH", "/me/ambassadorship", {"status": "paused"})


async def paused_until_a_day(person: Chooser) -> None:
    await person.join(FOUND, NAMED, *UNLISTED)
    day = (clock.now() + timedelta(days=9)).date().isoformat()
    await person.do("PATCH", "/me/ambassadorship", {"status": "paused", "paused_until": day})


async def left(person: Chooser) -> None:
    await person.join(FOUND, NAMED, *UNLISTED, stage="influencer")
    await person.profile()
    await person.do("GET", "/me/today")
    await person.react()
    await person.do("DELETE", "/me/ambassadorship")


async def dismissed_and_saved(person: Chooser) -> None:
    await person.join(*UNLISTED)
    await person.do("GET", "/me/today")
    await person.react()


async def dismissed_an_event(person: Chooser) -> None:
    await person.join(*UNLISTED)
    await person.do("GET", "/me/today")
    await person.react_to_event()


async def subscribed_to_their_calendar(person: Chooser) -> None:
    await person.do("PUT", "/me/calendar-feed")


async def told_of_themselves(person: Chooser) -> None:
    await person.profile()


async def interested_in_a_part(person: Chooser) -> None:
    await person.do(
        "PUT", f"/me/participations/{person.ids['opening_id']}", {"state": "interested"}
    )


async def withdrew_from_a_part(person: Chooser) -> None:
    await person.do("PUT", f"/me/participations/{person.ids['opening_id']}", {"state": "applied"})
    await person.do("DELETE", f"/me/participations/{person.ids['opening_id']}")


async def declined_nominations(person: Chooser) -> None:
    """And notes for themselves how it was elsewhere."""
    noted = {"went": "Mühsam", "again": "no"}
    await person.do("PUT", f"/me/debriefs/{person.ids['attended_id']}", noted)
    await person.join(*UNLISTED)
    for nomination_id in person.nominations:
        await person.do("PUT", f"/me/nominations/{nomination_id}/answer", {"answer": "declined"})


async def accepted_and_withdrew(person: Chooser) -> None:
    await accepted(person)
    for nomination_id in person.nominations:
        await person.do("DELETE", f"/me/nominations/{nomination_id}/answer")


async def accepted(person: Chooser) -> None:
    """Seen by who nominated, and by curators."""
    await person.join(*UNLISTED)
    for nomination_id in person.nominations:
        await person.do("PUT", f"/me/nominations/{nomination_id}/answer", {"answer": "accepted"})


async def began_to_share(person: Chooser) -> None:
    await person.share()


async def shared(person: Chooser) -> None:
    """In words that others then ask about."""
    await person.share(channel="linkedin", text=OWN_WORDS)


async def keeps_thanks_private(person: Chooser) -> None:
    """As if the consent were missing, which it is not."""
    await named(person)
    path = f"/kudos/{person.ids['kudos_id']}/visibility"
    await person.do("PUT", path, {"visibility": "private"})


async def named(person: Chooser) -> None:
    """Seen in public thanks, which everybody may choose to be."""
    await person.do("PUT", f"/me/consents/{NAMED}", {"granted": True})


async def named_and_not_listed(person: Chooser) -> None:
    await person.join(NAMED, *UNLISTED)
    await person.do("GET", "/me/today")


async def read_what_they_were_told(person: Chooser) -> None:
    until = {"until": clock.now().isoformat()}
    await person.do("PUT", "/me/notifications/read", until)


async def put_away_what_they_were_told(person: Chooser) -> None:
    await person.do("DELETE", f"/me/notifications/{person.ids['notification_id']}")


async def wants_to_be_told_nothing(person: Chooser) -> None:
    kinds = [{"kind": kind, "in_app": False} for kind in NotificationKind]
    await person.do("PATCH", "/me/notification-settings", {"items": kinds})


CHOICES = (
    *(declined, later, tried_out, not_listed, no_longer_listed, paused, paused_until_a_day),
    *(
        left,
        dismissed_and_saved,
        dismissed_an_event,
        subscribed_to_their_calendar,
        told_of_themselves,
        keeps_thanks_private,
    ),
    *(interested_in_a_part, withdrew_from_a_part, began_to_share, shared),
    *(declined_nominations, accepted_and_withdrew),
    *(read_what_they_were_told, put_away_what_they_were_told, wants_to_be_told_nothing),
)


async def proposed(person: Chooser) -> None:
    """Something that others do see: the comparison must find it."""
    await person.do("POST", "/suggestions", {"kind": "share", "title": "Noch ein Fund"})


async def listed(person: Chooser) -> None:
    """What the consent to be found is for."""
    await person.profile()
    await person.join(FOUND)

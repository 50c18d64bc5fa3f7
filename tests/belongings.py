"""Something of everything in the home organization, by the names of the path parameters."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from sqlmodel import select

from api.core import clock
from api.events.duplicates.models import EventDuplicate, Likeness
from api.identity.models import Team
from api.identity.service_accounts.models import ServiceAccount, ServiceKey
from api.notifications.models import AboutKind, Notification, NotificationKind
from api.suggestions.sharing import codes
from api.suggestions.sharing.models import Share
from tests.world import Someone, World, created


async def belongings(world: World, alice: Someone, bob: Someone) -> dict[str, str]:
    """Ids of things that exist: made by alice (a lead) and bob (a member)."""
    lead, member = world.client(alice), world.client(bob)
    topic = created(await lead.post("/topics", json={"names": {"de": "Wärme"}}))
    goal = {"titles": {"de": "Ziel"}, "starts_on": "2026-01-01", "ends_on": "2036-12-31"}
    skill = created(await member.post("/skills", json={"labels": {"de": "Messtechnik"}}))
    (session,) = (await member.get("/sessions")).json()["items"]
    source = {"url": "https://feed.example/feed.xml", "default_topic_ids": [topic["id"]]}
    proposal = {"kind": "share", "title": "Ein Fund", "url": "https://fund.example/1"}
    suggestion = created(await member.post("/suggestions", json=proposal))
    thanks = {"text": "Danke", "visibility": "public", "receiver_ids": [str(bob.id)]}
    expert = await world.person("Elin Egger")
    await world.client(expert).put("/me/ambassadorship", json={"consents": ["found"]})
    standing = {
        "format": "expert_group",
        "title": "Fachgruppe Wärme",
        "starts_at": "2030-03-11T17:00",
        "ends_at": "2031-03-11T19:00",
        "is_standing": True,
        "rhythm": "FREQ=MONTHLY;BYDAY=2MO",
        "meeting_minutes": 120,
        "topic_ids": [topic["id"]],
    }
    event = created(await member.post("/events", json=standing))
    twin = created(await lead.post("/events", json=standing))
    opening = created(
        await lead.post(f"/events/{event['id']}/openings", json={"part": "member", "seats": 2})
    )
    await lead.put(f"/me/participations/{opening['id']}", json={"state": "applied"})
    (participation,) = (await lead.get(f"/openings/{opening['id']}/participations")).json()["items"]
    asked = {"person_id": str(bob.id), "message": "Du kennst die Messungen."}
    nomination = created(await lead.post(f"/openings/{opening['id']}/nominations", json=asked))
    await lead.put(f"/openings/{opening['id']}/briefing", json={"audience": "Fachleute"})
    feed = (await lead.put("/me/calendar-feed")).json()["url"]
    added = {"starts_at": "2030-04-11T17:00", "ends_at": "2030-04-11T19:00"}
    meeting = created(await lead.post(f"/events/{event['id']}/meetings", json=added))
    calendar = {"url": "https://calendar.example/events.ics"}
    calendar_source = created(await lead.post("/event-sources", json=calendar))
    imported = (
        await lead.post("/event-imports", json={"content": "BEGIN:VCALENDAR\nEND:VCALENDAR"})
    ).json()
    share = created(
        await lead.post(
            f"/suggestions/{suggestion['id']}/shares", json={}, headers={"Idempotency-Key": "share"}
        )
    )
    export = (await member.post("/me/export")).json()
    async with world.session() as arranging:
        team = Team(name="Messtechnik")
        account = ServiceAccount(name="Wiki")
        arranging.add_all([team, account])
        await arranging.flush()
        expires_at = clock.now() + timedelta(days=30)
        made: dict[str, Any] = {
            "handle": "0badc0de",
            "secret_hash": "-",
            "scopes": [],
            "expires_at": expires_at,
        }
        key = ServiceKey(account_id=account.id, **made)
        arranging.add(key)
        pair = EventDuplicate(
            event_id=UUID(event["id"]), other_id=UUID(twin["id"]), likeness=Likeness.same_link
        )
        arranging.add(pair)
        notification = Notification(
            person_id=bob.id,
            message_id=pair.id,
            kind=NotificationKind.proposal_approved,
            detail="event",
            about_kind=AboutKind.event,
            about_id=UUID(event["id"]),
            bundle="proposal_approved:event",
        )
        arranging.add(notification)
        # Of what is not approved there is no link to be had.
        shared = (await arranging.exec(select(Share).where(Share.id == UUID(share["id"])))).one()
        shared.code = codes.fresh()
    return {
        "account_id": str(account.id),
        "key_id": str(key.id),
        "ambassador_id": str(expert.id),
        "export_id": export["id"],
        "team_id": str(team.id),
        "job_type": "sources.poll",
        "source_id": created(await lead.post("/sources", json=source))["id"],
        "suggestion_id": suggestion["id"],
        "id": suggestion["id"],
        "kind": "suggestion",
        "purpose": "found",
        "code": "not-found",
        "share_id": share["id"],
        "short_code": codes.write(alice.organization_id, shared.code),
        "key": "no/picture.webp",
        "kudos_id": created(await lead.post("/kudos", json=thanks))["id"],
        "gesture": "heart",
        "topic_id": topic["id"],
        "event_id": event["id"],
        "meeting_id": meeting["id"],
        "notification_id": str(notification.id),
        "opening_id": opening["id"],
        "token": feed.rpartition("/")[2].removesuffix(".ics"),
        "participation_id": participation["id"],
        "nomination_id": nomination["id"],
        "event_source_id": calendar_source["id"],
        "event_import_id": imported["id"],
        "duplicate_id": str(pair.id),
        "goal_id": created(await lead.post("/goals", json=goal))["id"],
        "skill_id": skill["id"],
        "person_id": str(bob.id),
        "actor_id": str(alice.id),
        "session_id": session["id"],
    }

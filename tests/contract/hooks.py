"""What Schemathesis is told of this API: whom to call as, and which refusals no schema can know."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from uuid import uuid4

import httpx2
import schemathesis

API = f"{os.environ.get('CONTRACT_URL', 'http://localhost:8000')}/api/v1"
PASSWORD = "Laterne Kupfer Wolke neun"

# Refusals of requests that fit the schema, by their code; any other one is a finding.
UNKNOWABLE = {
    "invalid-cursor": "A cursor is signed, and bound to its list, filters and organization.",
    "invitation-gone": "A link's token is random.",
    "not-confirmed": "What confirms a deletion has to be read first.",
    "version-stale": "Which version is stored tells the ETag alone.",
    "manager-loop": "What is above what is stored.",
    "team-loop": "What is above what is stored.",
    "topic-loop": "What is above what is stored.",
    "merged-with-itself": "JSON Schema does not compare a body with an address.",
    "nothing-to-import": "Of two fields that may be null one is needed.",
    "rhythm-invalid": "Not every rule is a rhythm.",
    "rhythm-needs-standing": "Whether an event stands may be stored.",
    "time-skipped": "Which times the clocks skip tells the zone.",
    "times-missing": "Half of a time may be stored.",
    "times-twice": "Which of four fields go together says the text.",
    "thanks-to-oneself": "Whose an id is tells no schema.",
    "unknown-item": "An id in a body may be nobody's.",
    "unknown-receiver": "An id in a body may be nobody's.",
    "unknown-nominee": "An id in a body may be nobody's.",
    "briefing-empty": "That not all of it may be left out tells no schema.",
    "nominated-oneself": "Whose an id is tells no schema.",
    "unknown-value": "Which values an organization holds dear is its own choice.",
    "visibility-too-wide": "How far the giver lets thanks be seen is stored.",
    "unknown-goal": "An id in a body may be nobody's.",
    "unknown-manager": "An id in a body may be nobody's.",
    "unknown-skill": "An id in a body may be nobody's.",
    "unknown-team": "An id in a body may be nobody's.",
    "unknown-topic": "An id in a body may be nobody's.",
    "address-unreadable": "What an address leads to is not part of the contract.",
    "pause-over": "A pause ends later than today, whatever day that is.",
    "consent-text-changed": "The version of a text in force is not part of the contract.",
    "topic-required": "Whether a topic is needed depends on what is stored.",
    "period-invalid": "The end is compared with a beginning that is stored.",
    # Of single fields, with the code `invalid`:
    "day_misplaced": "JSON Schema does not say that a day belongs to a pause alone.",
    "reason_misplaced": "Nor that a reason belongs to a dismissal alone.",
    "window_invalid": "JSON Schema does not compare two fields.",
    "datetime_from_date_parsing": "A pattern names days that no calendar has.",
    "date_out_of_range": "A format names years that no event is in.",
    "date_parsing": "A format names days that no calendar has.",
    "period_invalid": "JSON Schema does not compare two fields.",
    "network_invalid": "A pattern does not know which addresses and prefixes make a network.",
    "text_misplaced": "JSON Schema does not say which channels a text goes with.",
    "text_invalid": "Half a surrogate pair or NUL cannot be stored.",
    "time_zone_unknown": "Time zones come with the system.",
    "url_invalid": "Not everything that begins like an address is one.",
}


# What ends the session that a token comes from.
ENDING = ["/api/v1/me", "/api/v1/sessions/{session_id}"]


class Bearer:
    """A short-lived token."""

    def set(self, case: Any, token: str, _context: Any) -> None:
        case.headers = {**(case.headers or {}), "Authorization": f"Bearer {token}"}


@schemathesis.auth(refresh_interval=300).skip_for(method="DELETE", path=ENDING)
class Powerful(Bearer):
    """The demo's lead, whom the test has made an administrator too."""

    def get(self, _case: Any, _context: Any) -> str:
        with _browser("lead") as lead:
            return _token(lead)


@schemathesis.auth(refresh_interval=None).apply_to(method="DELETE", path=ENDING)
class Newcomer(Bearer):
    """Somebody new for what ends their session, whom nobody misses."""

    def get(self, _case: Any, _context: Any) -> str:
        names = {"given_name": "Nina", "family_name": "Neu", "email": f"{uuid4()}@example.com"}
        with _browser("admin") as admin, httpx2.Client(base_url=API, timeout=60) as newcomer:
            person = admin.post("/people", json=names).raise_for_status().json()
            link = admin.post(f"/people/{person['id']}/invitations").raise_for_status().json()
            secret = {"token": link["url"].partition("#")[2], "password": PASSWORD}
            newcomer.post("/invitations/acceptance", json=secret).raise_for_status()
            return _token(newcomer)


@schemathesis.hook
def before_call(_context: Any, case: Any, _kwargs: Any) -> None:
    """Headers as they have to be: a key belongs to one request, since the same one with another
    body is refused, rightly; and Schemathesis 4.32 takes 0 for good where a pattern wants more."""
    if not case.headers or not _is_positive(case):
        return
    if "Idempotency-Key" in case.headers:
        case.headers["Idempotency-Key"] = str(uuid4())
    if case.headers.get("If-Match") == "0":
        case.headers["If-Match"] = '"0"'


@schemathesis.check
def refusal_is_known(_context: Any, response: Any, case: Any) -> None:
    """What fits the schema is accepted, or refused for a reason that the schema cannot know."""
    if not _is_positive(case) or response.status_code not in {400, 410, 412, 422}:
        return
    problem = response.json()
    codes = {error["code"] for error in problem["errors"]} | {problem["code"]}
    assert codes - {"invalid"} <= set(UNKNOWABLE), f"{problem['code']}: {problem['errors']}"


@contextmanager
def _browser(persona: str) -> Iterator[httpx2.Client]:
    with httpx2.Client(base_url=API, timeout=60) as client:
        client.post("/demo/session", json={"as": persona}).raise_for_status()
        yield client


def _token(client: httpx2.Client) -> str:
    return client.post("/session/token").raise_for_status().json()["access_token"]


def _is_positive(case: Any) -> bool:
    return case.meta is not None and case.meta.generation.mode.is_positive

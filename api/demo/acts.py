"""What the demo's administrator did lately: a tool with a key, and what the log says of it all.

The log is as it was written, in the demo too: it does not move along with the rest.
"""

from datetime import timedelta
from typing import Any

from api.core import clock, crypto
from api.core.db import Session
from api.demo import tables
from api.demo.people import Ids, days_ago
from api.identity.audit.models import ActorKind, AuditAction, AuditEntry, ObjectKind
from api.identity.service_accounts import keys
from api.identity.service_accounts.models import ServiceAccount, ServiceKey

TOOL, CONTACT, NETWORKS = "Intranet", f"intranet@{tables.DOMAIN}", ["192.0.2.0/24"]
SCOPES = ["events:read", "suggestions:read"]
MENTOR = "nadia-zuercher"
Change = tuple[str, Any, Any]


async def load(session: Session, person_ids: Ids) -> None:
    """Some acts of the last days, oldest first."""
    account = ServiceAccount(name=TOOL, contact=CONTACT, networks=NETWORKS)
    session.add(account)
    await session.flush()
    handle = keys.fresh(account.organization_id).handle
    # Nobody has its secret, so it opens nothing.
    key = ServiceKey(
        account_id=account.id,
        handle=handle,
        secret_hash=crypto.digest(crypto.fresh()),
        scopes=SCOPES,
        created_at=days_ago(4),
        expires_at=clock.now() + timedelta(days=176),
    )
    session.add(key)
    await session.flush()
    person = next(row for row in tables.rows("person") if row["key"] == MENTOR)
    about: dict[str, Any] = {
        "object_kind": ObjectKind.person,
        "person_id": person_ids[MENTOR],
        "object_name": f"{person['given_name']} {person['family_name']}",
    }
    tool = {"object_kind": ObjectKind.service_account, "object_id": account.id}
    opened = {"object_kind": ObjectKind.service_key, "object_id": key.id}
    by = person_ids[tables.personas()["admin"]["key"]]
    entries: list[tuple[int, AuditAction, dict[str, Any], list[Change]]] = [
        (9, AuditAction.sign_in_link_issued, about, []),
        (6, AuditAction.role_granted, about, [("role", None, "mentor")]),
        (4, AuditAction.service_account_created, tool | {"object_name": TOOL}, []),
        (
            4,
            AuditAction.service_key_created,
            opened | {"object_name": f"{TOOL} ({handle})"},
            [("scopes", None, SCOPES), ("expires_at", None, key.expires_at.isoformat())],
        ),
        (
            2,
            AuditAction.service_account_changed,
            tool | {"object_name": TOOL},
            [("networks", [], NETWORKS)],
        ),
    ]
    session.add_all(
        AuditEntry(
            action=action,
            actor_kind=ActorKind.person,
            actor_id=by,
            changes=[dict(zip(("field", "before", "after"), one, strict=True)) for one in changes],
            # Apart by some minutes, in this order.
            created_at=days_ago(days, hours=3 - place / 10),
            **thing,
        )
        for place, (days, action, thing, changes) in enumerate(entries)
    )

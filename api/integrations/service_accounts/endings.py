"""When the end of a key is told of: 30, 7 and 1 days before, unless a later key takes over."""

from datetime import datetime, timedelta
from typing import Any

import sqlalchemy
from sqlalchemy import ColumnElement, bindparam
from sqlalchemy.orm import aliased
from sqlmodel import col
from sqlmodel.sql.sqltypes import UTCDateTime

from api.core import clock
from api.identity.service_accounts.models import ServiceAccount, ServiceKey

WARN_DAYS = (1, 7, 30)
SOON = timedelta(days=max(WARN_DAYS))

_Later = aliased(ServiceKey)
_IS_REPLACED = (
    sqlalchemy.select(1)
    .where(
        col(_Later.organization_id) == ServiceKey.organization_id,
        col(_Later.account_id) == ServiceKey.account_id,
        col(_Later.revoked_at).is_(None),
        col(_Later.created_at) > ServiceKey.created_at,
        col(_Later.expires_at) > ServiceKey.expires_at,
    )
    .exists()
)
ENDS_SOON: ColumnElement[bool] = sqlalchemy.and_(
    col(ServiceKey.revoked_at).is_(None),
    col(ServiceKey.expires_at) > bindparam("now", type_=UTCDateTime),
    col(ServiceKey.expires_at) <= bindparam("soon", type_=UTCDateTime),
    ~_IS_REPLACED,
)
HAS_ENDING: ColumnElement[bool] = (
    sqlalchemy.select(1)
    .where(
        col(ServiceKey.organization_id) == ServiceAccount.organization_id,
        col(ServiceKey.account_id) == ServiceAccount.id,
        ENDS_SOON,
    )
    .exists()
)


def moments() -> dict[str, Any]:
    """The parameters of these conditions."""
    now = clock.now()
    return {"now": now, "soon": now + SOON}


def due(days: float) -> int | None:
    """The warning that is due so many days before the end."""
    return next((each for each in WARN_DAYS if days <= each), None)


def days_left(expires_at: datetime) -> float:
    return (expires_at - clock.now()) / timedelta(days=1)

"""Compares a text with the proposed wordings and with what colleagues wrote, and never says who.

A text of a colleague's is nobody else's business, nor whether there is one: somebody who copies a
post from a network could otherwise ask here whether its author noted it. So the answer is yes only
where at least the organization's minimum group of colleagues wrote nearly the same
(docs/decisions/0007-whose-words-nobody-learns.md).
"""

import re
import tomllib
from collections.abc import Iterable, Sequence
from datetime import timedelta
from functools import cache
from pathlib import Path
from typing import Any
from uuid import UUID

import sqlalchemy
from rapidfuzz import fuzz
from sqlalchemy import RowMapping
from sqlmodel import col, select

from api.core import clock
from api.core.aggregates import columns
from api.core.db import Session
from api.core.folding import folded
from api.core.records import LanguageMap
from api.core.schemas import in_language
from api.identity.models import Organization
from api.identity.principal import Principal
from api.suggestions.models import Wording
from api.suggestions.sharing import lengths
from api.suggestions.sharing.models import Share
from api.suggestions.sharing.schemas import WordingChecked

RECENT = timedelta(days=60)
COMPARED_AT_MOST = 300
# Of fewer words many are the same by chance.
LEAST_WORDS = 5
# In per cent of the signs; of the words, whatever their order.
SAME_SIGNS, SAME_WORDS = 85, 90

_DISCLOSURES = Path(__file__).parent / "data" / "disclosures.toml"
_LINK = re.compile(r"https?://\S+")
_BETWEEN = re.compile(r"[\W_]+")


async def check(
    session: Session, actor: Principal, suggestion_id: UUID, text: str
) -> WordingChecked:
    """What can be said of a text before it goes out; nothing of it is stored."""
    facts = select(Organization.name, Organization.minimum_group_size)
    name, least = (await session.exec(facts.where(Organization.id == actor.organization_id))).one()
    own = _core(text, name)
    written = await _written(session, actor, suggestion_id)
    alike = {row["person_id"] for row in written if _is_same(own, _core(row["text"], name))}
    proposed = select(Wording.text).where(Wording.suggestion_id == suggestion_id)
    return WordingChecked(
        same_as_colleagues=len(alike) >= least,
        same_as_wording=any(
            _is_same(own, _core(wording, name)) for wording in await session.exec(proposed)
        ),
        has_disclosure=_discloses(text, name),
        disclosure=in_language(_proposals(), actor.language).format(organization=name),
        lengths=lengths.of(text),
    )


async def _written(session: Session, actor: Principal, suggestion_id: UUID) -> Sequence[RowMapping]:
    """What colleagues lately wrote about a suggestion, the newest first."""
    query = (
        sqlalchemy.select(*columns(Share, "person_id", "text"))
        .where(
            col(Share.suggestion_id) == suggestion_id,
            col(Share.shared_at) > clock.now() - RECENT,
            col(Share.text).is_not(None),
            col(Share.person_id) != actor.person_id,
        )
        .order_by(col(Share.shared_at).desc())
        .limit(COMPARED_AT_MOST)
    )
    return await session.rows(query)


def _is_same(one: str, other: str) -> bool:
    if min(len(one.split()), len(other.split())) < LEAST_WORDS:
        return False
    return bool(
        fuzz.ratio(one, other, score_cutoff=SAME_SIGNS)
        or fuzz.token_sort_ratio(one, other, score_cutoff=SAME_WORDS)
    )


def _core(text: str, name: str) -> str:
    """What is compared: the words, without links and without saying where one works."""
    words = _words(_LINK.sub(" ", text))
    for proposal in _proposals().values():
        words = words.replace(_words(proposal.format(organization=name)), " ")
    return " ".join(words.split())


def _words(text: str) -> str:
    return _BETWEEN.sub(" ", folded(text)).strip()


def _discloses(text: str, name: str) -> bool:
    said = folded(_LINK.sub(" ", text))
    return any(sign in said for sign in (folded(name), *_signs()))


@cache
def _proposals() -> LanguageMap:
    proposals: LanguageMap = _read()["proposal"]
    return proposals


@cache
def _signs() -> tuple[str, ...]:
    by_language: dict[str, Iterable[str]] = _read()["signs"]
    return tuple(folded(sign) for signs in by_language.values() for sign in signs)


def _read() -> dict[str, Any]:
    return tomllib.loads(_DISCLOSURES.read_text(encoding="utf-8"))

"""What can fit a person: the kinds of things, and how each is looked up by who owns it."""

from collections.abc import Awaitable, Callable, Collection
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from api.core.db import Session
from api.core.errors import NotFound
from api.identity.principal import Principal


class ItemKind(StrEnum):
    suggestion = "suggestion"
    event = "event"


@dataclass(frozen=True, slots=True)
class Traits:
    """What a reaction to a thing can teach: its topics and where it came from."""

    topic_ids: tuple[UUID, ...]
    source_id: UUID | None


LookUp = Callable[[Session, Principal, UUID], Awaitable[Traits | None]]

Titles = Callable[[Session, Principal, Collection[UUID]], Awaitable[dict[UUID, str]]]

_look_ups: dict[ItemKind, LookUp] = {}
_titles: dict[ItemKind, Titles] = {}


def register(kind: ItemKind) -> Callable[[LookUp], LookUp]:
    """Name the function that finds a thing of this kind if the actor may see it. The features
    that own the things stand above this one, so they come here by themselves."""

    def keep(function: LookUp) -> LookUp:
        _look_ups[kind] = function
        return function

    return keep


def register_titles(kind: ItemKind) -> Callable[[Titles], Titles]:
    """Name the function that tells the titles of things of this kind: of those the actor may see,
    in one statement."""

    def keep(function: Titles) -> Titles:
        _titles[kind] = function
        return function

    return keep


async def titles(
    session: Session, actor: Principal, things: Collection[tuple[ItemKind, UUID]]
) -> dict[UUID, str]:
    """The titles of things of any kinds, by id; without those the actor may not see."""
    found: dict[UUID, str] = {}
    for kind in sorted({kind for kind, _ in things} & _titles.keys()):
        wanted = [item_id for of, item_id in things if of is kind]
        found |= await _titles[kind](session, actor, wanted)
    return found


async def traits(session: Session, actor: Principal, kind: ItemKind, item_id: UUID) -> Traits:
    """The traits of a thing the actor may see, or `NotFound`."""
    found = await _look_ups[kind](session, actor, item_id)
    if found is None:
        raise NotFound
    return found

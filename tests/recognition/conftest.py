"""A team, for what its own alone see."""

import pytest

from api.identity.models import Team
from tests.world import Someone, World


@pytest.fixture
async def team(world: World) -> Team:
    async with world.session() as session:
        team = Team(name="Werkstatt")
        session.add(team)
    return team


@pytest.fixture
async def carla(world: World, team: Team) -> Someone:
    return await world.person("Carla Conti", team_id=team.id)


@pytest.fixture
async def dora(world: World, team: Team) -> Someone:
    """Of Carla's team."""
    return await world.person("Dora Dubois", team_id=team.id)

"""The stage on which Today is tried."""

import pytest

from tests.today.stage import Stage
from tests.world import World


@pytest.fixture
def stage(world: World) -> Stage:
    return Stage(world)

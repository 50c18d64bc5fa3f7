"""All real feeds of the shared data through the whole import, twice."""

import pytest

from api.core.outbox import Delivery
from api.core.polling import Imported
from api.core.sources import NothingRead
from api.suggestions.importing import import_feed
from tests.suggestions.feeds.test_real_feeds import DATA, FEEDS, REFUSED
from tests.suggestions.feeds_of_ours import topic
from tests.world import Someone, World

pytestmark = [
    pytest.mark.anyio,
    pytest.mark.long,
    pytest.mark.skipif(
        not FEEDS, reason=f"the shared feeds are not at {DATA}; set FUERSPRECH_SHARED_DATA"
    ),
]


async def test_real_feeds_are_imported_once(
    world: World, alice: Someone, delivery: Delivery, capsys: pytest.CaptureFixture[str]
) -> None:
    await topic(world, alice)

    first, refused = await _import_all(delivery)
    second, _ = await _import_all(delivery)

    with capsys.disabled():
        print(  # noqa: T201 - the run says how many were read
            f"\n{len(first)} real feeds imported with {sum(each.imported for each in first)} "
            f"suggestions, {len(refused)} refused: {', '.join(sorted(refused))}"
        )
    assert refused == set(REFUSED)
    assert len(first) == len(FEEDS) - len(REFUSED)
    assert sum(each.imported for each in first) > 1000
    assert sum(each.imported for each in second) == 0
    assert sum(each.known for each in second) == sum(each.imported + each.known for each in first)


async def _import_all(delivery: Delivery) -> tuple[list[Imported], set[str]]:
    given = (delivery.settings, delivery.database, delivery.files, delivery.organization_id)
    imported, refused = [], set()
    for path in FEEDS:
        try:
            imported.append(await import_feed(*given, str(path)))
        except NothingRead:
            refused.add(path.name)
    return imported, refused

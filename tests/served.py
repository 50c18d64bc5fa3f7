"""Serves the demo on a throw-away database beside a small outside world, for tests in a browser.

`python -m tests.served PORT`: the product on PORT, feeds on the next one.
"""

import asyncio
import os
import sys
import tempfile
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import uvicorn

FEEDS = Path(__file__).parent / "fixtures" / "feeds"


class Feeds(SimpleHTTPRequestHandler):
    """The outside world: the files of tests/fixtures/feeds."""

    extensions_map = {".xml": "application/rss+xml", ".html": "text/html", ".png": "image/png"}

    def log_message(self, format: str, *args: object) -> None:
        return


def main(port: int) -> None:
    server = ThreadingHTTPServer(("127.0.0.1", port + 1), partial(Feeds, directory=str(FEEDS)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    with tempfile.TemporaryDirectory() as directory:
        os.environ |= {
            "FUERSPRECH_DATA_DIR": directory,
            "FUERSPRECH_DEMO": "true",
            "FUERSPRECH_PUBLIC_URL": f"http://127.0.0.1:{port}",
            "FUERSPRECH_OUTBOUND_ALLOW": f"127.0.0.1:{port + 1}",
            "FUERSPRECH_LOG_LEVEL": "ERROR",
        }
        _prepare()
        uvicorn.run(
            "api.app:create_app", factory=True, host="127.0.0.1", port=port, log_level="error"
        )


def _prepare() -> None:
    # Imported now: settings read the environment above.
    from api.core import migrations
    from api.core.db import Database
    from api.core.settings import Settings
    from api.demo import loading

    settings = Settings()
    migrations.upgrade(settings)

    async def load() -> None:
        database = Database(settings.application_database)
        await loading.load(database)
        await database.close()

    asyncio.run(load())


if __name__ == "__main__":
    main(int(sys.argv[1]))

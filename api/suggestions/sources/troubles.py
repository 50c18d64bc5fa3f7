"""Says in the reader's language why a feed could not be read."""

from pathlib import Path

from api.core import troubles

TEXTS = Path(__file__).parent / "data" / "troubles.toml"


def detail(code: str, status: int | None, language: str) -> str:
    """One sentence; `status` is that of the other side's answer, if it gave one."""
    return troubles.detail(code, language, own=TEXTS, status=status)

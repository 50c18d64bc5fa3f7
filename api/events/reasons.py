"""Says in the reader's language why a calendar could not be read, or an entry is no event."""

from pathlib import Path

from api.core import troubles

TEXTS = Path(__file__).parent / "data" / "reasons.toml"


def detail(code: str, language: str, status: int | None = None) -> str:
    """One sentence; `status` is that of the other side's answer, if it gave one."""
    return troubles.detail(code, language, own=TEXTS, status=status)

"""The same small web and world as for feeds."""

from tests.suggestions.conftest import delivery, web, world

__all__ = ["delivery", "web", "world"]

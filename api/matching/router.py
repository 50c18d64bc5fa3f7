"""HTTP face of matching."""

from api.matching.reactions.router import router

__all__ = ["router"]

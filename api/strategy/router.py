"""HTTP face of strategy: topics, goals, skills."""

from api.core.routing import together
from api.strategy.goals import router as goals
from api.strategy.skills import router as skills
from api.strategy.topics import router as topics

router = together(topics.router, goals.router, skills.router)

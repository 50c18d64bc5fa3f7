"""HTTP face of strategy: topics, goals, skills."""

from fastapi import APIRouter

from api.strategy.goals import router as goals
from api.strategy.skills import router as skills
from api.strategy.topics import router as topics

router = APIRouter()
router.include_router(topics.router)
router.include_router(goals.router)
router.include_router(skills.router)

"""Every weight of the ranking, in this one place; docs/matching.md says in words what they do."""

from api.matching.reactions.models import DismissalReason

# What a skill says for the topics it belongs to, by its level; None: the level is unsaid.
SKILL_LEVELS: dict[int | None, float] = {None: 0.6, 1: 0.4, 2: 0.6, 3: 0.8, 4: 1.0}
SKILL_TO_LEARN = 0.5
FOLLOWED_TOPIC = 0.8

# The second best skill or topic of a thing counts this much of its own, the third this squared.
FURTHER = 0.25

# What is left of the fit where one of the topics is muted, but another one fits.
MUTED_KEEPS = 0.4

# By place among the person's languages; the last one stands for all that follow.
LANGUAGES = (1.0, 0.9, 0.85)
LANGUAGE_UNKNOWN = 0.8

# Added to the factor 1 of a thing without haste: at most so much each.
FRESH = 0.5
FRESH_HALVES_IN_DAYS = 7.0
ENDS_SOON = 0.25
ENDS_SOON_DAYS = 5.0
GOAL_PRIORITIES = {1: 0.1, 2: 0.2, 3: 0.35}

# What a dismissal teaches, by its reason; None: no reason was given.
LESSONS: dict[DismissalReason | None, float] = {
    DismissalReason.not_my_topic: 1.0,
    DismissalReason.not_my_skill: 0.5,
    DismissalReason.known: 0.0,
    DismissalReason.not_now: 0.0,
    DismissalReason.other: 0.5,
    None: 0.5,
}
LESSON_HALVES_IN_DAYS = 60.0
# What one whole lesson leaves of the fit of the topic, and of everything from the source.
TOPIC_LESSON_KEEPS = 0.7
SOURCE_LESSON_KEEPS = 0.85

# What is left for each earlier day on which the thing was shown and nothing was done with it.
SHOWN_KEEPS = 0.6

# Variety: what is left for each one already chosen from the same source or on the same topic;
# beyond MOST_ALIKE of either, a thing comes only when nothing else is left.
SAME_SOURCE_KEEPS = 0.7
SAME_TOPIC_KEEPS = 0.8
MOST_ALIKE = 3

# Bounds that keep the cost level.
TOPICS_AT_MOST = 12
LESSONS_AT_MOST = 200
LESSONS_FOR_DAYS = 180
FRESH_REASON_DAYS = 2.0
REASONS_AT_MOST = 3
PERSONAL_REASONS_AT_MOST = 2

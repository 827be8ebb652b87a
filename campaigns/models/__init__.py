"""Answer cards and campaign ideas. All of it belongs to a programme: a language knows no Bundesland."""

from campaigns.models.answers import AnswerCard, AnswerCopies, AnswerVersion, AnswerVersionEvent
from campaigns.models.ideas import CampaignIdea

__all__ = ["AnswerCard", "AnswerCopies", "AnswerVersion", "AnswerVersionEvent", "CampaignIdea"]

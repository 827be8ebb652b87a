"""Answer cards, campaign ideas, campaigns. All of it belongs to a programme: a language knows no Bundesland."""

from campaigns.models.answers import AnswerCard, AnswerCopies, AnswerVersion, AnswerVersionEvent
from campaigns.models.campaign import Campaign, CampaignEvent
from campaigns.models.ideas import CampaignIdea
from campaigns.models.links import ClickCount, ClickFlush, LinkPolicy, ShortLink, ShortLinkEvent
from campaigns.models.metrics import Metric, MetricImport
from campaigns.models.placements import (
    ChannelConnection,
    ChannelConnectionEvent,
    GateItem,
    GateRelease,
    Placement,
    PlacementEvent,
    SendAttempt,
)
from campaigns.models.posts import CampaignPost, PostImage, PostVersion, PostVersionEvent, WorkingCopy

__all__ = [
    "AnswerCard", "AnswerCopies", "AnswerVersion", "AnswerVersionEvent", "Campaign", "CampaignEvent", "CampaignIdea",
    "CampaignPost", "ChannelConnection", "ChannelConnectionEvent",
    "ClickCount", "ClickFlush", "GateItem", "GateRelease", "LinkPolicy", "Metric",
    "MetricImport", "Placement", "PlacementEvent", "PostImage", "PostVersion", "PostVersionEvent", "SendAttempt",
    "ShortLink", "ShortLinkEvent", "WorkingCopy",
]  # fmt: skip

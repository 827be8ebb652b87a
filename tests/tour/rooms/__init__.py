"""What the newer rooms add to the tour."""

from tests.tour.rooms import (
    answers,
    campaign_board,
    campaign_calendar,
    campaign_editor,
    campaign_images,
    campaign_links,
    campaign_metrics,
    campaign_page,
    campaign_release,
    campaign_sending,
    casework,
    channels,
    claims,
    followups,
    incidents,
    keywords,
    listening,
    results,
    rota,
    spaces,
    trends,
)

ROOMS = (
    spaces, channels, listening, keywords, answers, campaign_board, campaign_editor, campaign_images,
    campaign_calendar, campaign_release, campaign_sending, campaign_links, campaign_metrics, campaign_page,
    claims, casework, followups, incidents, rota, trends, results,
)  # fmt: skip

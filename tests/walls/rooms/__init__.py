"""The newer rooms' part of the table: ROUTES, REACHES, CANARIES, RECEIVES, VARIANTS, POSTS, and `furnish(world)`.

`furnish` makes the owner's rows (Kompan, Saxony-Anhalt) with `world.canary[name]` planted in them; RECEIVES says which
actor receives which of the room's canaries.
"""

from tests.walls.rooms import (
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

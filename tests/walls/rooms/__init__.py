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
    reporting_api,
    reporting_dashboard,
    reporting_releases,
    reporting_reports,
    reporting_statistics,
    reporting_targets,
    reporting_tokens,
    reporting_vignettes,
    results,
    rota,
    spaces,
    training_attendance,
    training_certificates,
    training_coaching,
    training_courses,
    training_feedback,
    training_figures,
    training_group,
    training_network,
    training_procedures,
    training_public,
    training_sessions,
    training_signup,
    trends,
)

ROOMS = (
    spaces, channels, listening, keywords, answers, campaign_board, campaign_editor, campaign_images,
    campaign_calendar, campaign_release, campaign_sending, campaign_links, campaign_metrics, campaign_page,
    claims, casework, followups, incidents, rota, trends, results,
    training_courses, training_sessions, training_signup, training_public, training_attendance, training_certificates,
    training_feedback, training_network, training_coaching, training_procedures, training_group, training_figures,
    reporting_dashboard, reporting_targets, reporting_vignettes, reporting_reports, reporting_releases,
    reporting_tokens, reporting_statistics, reporting_api,
)  # fmt: skip

"""All addresses. Stable: people bookmark them and clients call them (docs/architecture.md)."""

from django.contrib import admin
from django.urls import include, path

from streetwork.web import errors

# The sidebar jumps into place after the page has loaded; the breadcrumbs lead everywhere, too.
admin.site.enable_nav_sidebar = False

urlpatterns = [
    path("", include("streetwork.web.urls")),
    path("health/", include("streetwork.web.health_urls")),
    path("contacts/", include("cases.urls")),
    path("cases/", include("cases.casework.urls")),
    path("follow-ups/", include("cases.followups.urls")),
    path("incidents/", include("cases.incidents.urls")),
    path("listening/", include("cases.listening.urls")),
    path("claims/", include("cases.claims.urls")),
    path("review/", include("cases.trends.urls")),
    path("answers/", include("campaigns.answers.urls")),
    path("campaigns/", include("campaigns.board.urls")),
    path("campaigns/ideas/", include("campaigns.ideas.urls")),
    path("campaigns/", include("campaigns.editor.urls")),
    path("campaigns/calendar/", include("campaigns.calendar.urls")),
    path("campaigns/publishing/", include("campaigns.release.urls")),
    path("campaigns/sending/", include("campaigns.sending.urls")),
    path("campaigns/pictures/", include("campaigns.images.urls")),
    path("campaigns/metrics/", include("campaigns.metrics.urls")),
    path("campaigns/", include("cases.results.urls")),
    path("", include("campaigns.links.urls")),
    path("", include("campaigns.public_page.urls")),
    path("training/courses/", include("training.courses.urls")),
    path("training/attendance/", include("training.attendance.urls")),
    path("", include("training.feedback.urls")),
    path("training/network/coaching/", include("training.coaching.urls")),
    path("training/network/procedures/", include("training.procedures.urls")),
    path("training/network/", include("training.network.urls")),
    path("training/group/", include("training.group.urls")),
    path("training/figures/", include("training.figures.urls")),
    path("training/", include("training.sessions.urls")),
    path("", include("training.signup.urls")),
    path("", include("training.certificates.urls")),
    path("", include("training.public.urls")),
    path("", include("streetwork.rota.urls")),
    path("spaces/channels/", include("streetwork.presence.channels.urls")),
    path("spaces/", include("streetwork.presence.urls")),
    path("places/", include("streetwork.places.urls")),
    path("directory/", include("referrals.urls")),
    path("", include("referrals.verification.urls")),
    path("", include("referrals.slips.urls")),
    path("", include("referrals.public.urls")),
    path("team/", include("streetwork.accounts.team_urls")),
    path("accounts/", include("streetwork.accounts.urls")),
    path("accounts/", include("allauth.urls")),
    path("dashboard/targets/", include("streetwork.reporting.targets.urls")),
    path("dashboard/", include("streetwork.reporting.dashboard.urls")),
    path("reports/vignettes/", include("streetwork.reporting.vignettes.urls")),
    path("reports/", include("streetwork.reporting.reports.urls")),
    path("data/tokens/", include("streetwork.reporting.tokens.urls")),
    path("", include("streetwork.reporting.api.guide_urls")),
    path("data/", include("streetwork.reporting.releases.urls")),
    path("", include("streetwork.reporting.statistics.urls")),
    path("api/v1/stats/", include("streetwork.reporting.api.urls")),
    path("api/v1/", include("streetwork.vocabulary.api.urls")),
    path("hsds/", include("referrals.hsds.urls")),
    path("admin/", admin.site.urls),
]

handler403 = errors.forbidden
handler404 = errors.not_found
handler429 = errors.too_many  # for rate limits of allauth
handler500 = errors.server_error

"""Results as CSV and XLSX: the figures that the page shows, with what they do not say below them."""

from django.utils import timezone
from django.utils.translation import gettext as _

from cases.results.figures import Count, Outcome
from cases.results.lines import CampaignResults, Told
from cases.results.overview import Overview
from streetwork.vocabulary.snapshot import vocabulary


def outcome_headings() -> list[str]:
    return [
        _("contacts"), _("of these: information"), _("of these: consultations"),
        _("of these: repeated support and crisis"), _("unanswered offers (not among the contacts)"), _("referrals"),
        _("referrals from “contacted” on"), _("reach"), _("impressions or views"), _("clicks (platform)"),
        _("clicks (short link)"),
    ]  # fmt: skip


def outcome_cells(outcome: Outcome, told: Told) -> list:
    counts = (
        outcome.contacts, outcome.information, outcome.consultations, outcome.support, outcome.unanswered,
        outcome.referrals, outcome.succeeded,
    )  # fmt: skip
    figures = (told.reach, told.seen, told.clicks, told.link_clicks)
    return [*map(_cell, counts), *("" if figure is None else figure for figure in figures)]


def _cell(count: Count) -> int | str:
    """A number as a number; from–to as a text."""
    return count.low if count.low == count.high else f"{count.low}–{count.high}"


def campaign_headings() -> list[str]:
    return [_("post"), _("language"), _("platform"), _("published on"), *outcome_headings()]


def campaign_cells(results: CampaignResults) -> list[list]:
    """One row for each placement, the sum, and what is to be read with it."""
    words = vocabulary()
    rows = [
        [
            each.post.title,
            words.languages[each.language_id].name,
            words.platforms[each.platform_id].name,
            timezone.localdate(each.published_at).isoformat() if each.published_at else "",
            *outcome_cells(results.outcome_of(each), results.told_of(each)),
        ]
        for each in results.shown
    ]
    total = [_("all"), "", "", "", *outcome_cells(results.total.outcome, results.total.told)]
    said = [_("Counted states: %(states)s.") % {"states": ", ".join(results.states)}]
    said += [f"{name}: {definition} ({number})" for name, definition, number in results.definitions]
    return [*rows, total, [""], *([line] for line in (*said, *caveats(is_exact=results.is_exact)))]


def overview_headings(*, shows_cost: bool) -> list[str]:
    first = [_("campaign"), _("programme"), _("from"), _("to"), _("status"), _("posts published")]
    return [*first, *outcome_headings(), *([_("budget per consultation")] if shows_cost else [])]


def overview_cells(overview: Overview, *, shows_cost: bool, period: str = "") -> list[list]:
    """One row for each campaign, and what is to be read with it; `period`: `ResultsFilter.period_said`."""
    rows = []
    for row in overview.rows:
        campaign = row.campaign
        first = [
            campaign.title, row.programme, campaign.starts_on.isoformat(), campaign.ends_on.isoformat(),
            campaign.get_status_display(), row.line.published,
        ]  # fmt: skip
        last = [row.cost] if shows_cost else []
        rows.append([*first, *outcome_cells(row.line.outcome, row.line.told), *last])
    return [*rows, [""], *([line] for line in (*filter(None, [period]), *caveats(is_exact=overview.is_exact)))]


def caveats(*, is_exact: bool) -> list[str]:
    """What the figures do not say; printed wherever they are taken to."""
    said = [
        _("Only contacts that counselors linked with a post are counted; those of your states. There were more."),
        _("The platforms' figures are estimates of the platforms, shaped by their algorithms; reach is not impact."),
        _("Reach of several posts is a sum: the same person may be in it more than once."),
    ]
    if not is_exact:
        said.append(_("One and two are shown as “1–2”, sums as from–to, so that nobody is found by counting."))
    return said

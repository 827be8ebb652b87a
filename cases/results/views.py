"""Requests about results: fetch in scope, count, page, fragment or file."""

from django.contrib import messages
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from campaigns.board.lookup import campaign_or_404
from cases.results import exports
from cases.results.bars import groups_of
from cases.results.drawing import chart_of
from cases.results.gap_ideas import NoSuchGap, gap_to_ideas
from cases.results.lines import BY, CampaignResults
from cases.results.need import need_of
from cases.results.overview import ResultsFilter, overview_of
from streetwork.accounts.access import for_roles
from streetwork.accounts.roles import READS_CAMPAIGNS, READS_CONTACTS, READS_TRENDS, WRITES_TRENDS
from streetwork.vocabulary.snapshot import vocabulary
from streetwork.web.tables import CSV, XLSX, csv_batches, xlsx_file

MOST_LOGGED = 20
for_readers = for_roles(*READS_CAMPAIGNS)


@for_readers
@require_safe
def campaign_results(request: HttpRequest, pk: int) -> HttpResponse:
    """What a campaign led to, by post, language or platform; and the need it answers."""
    campaign = campaign_or_404(request, pk)
    by = request.GET.get("by", "")
    by = by if by in BY else "post"
    results = CampaignResults(campaign, request.access)
    lines = results.lines(by)
    context = {
        "campaign": campaign,
        "results": results,
        "by": by,
        "ways": BY,
        "lines": lines,
        "groups": groups_of(lines),
        "caveats": exports.caveats(is_exact=results.is_exact),
        "may_log": campaign.programme_id in request.access.programmes_for(*READS_CONTACTS, running=True),
        "logging": [(each, results.name_of(each)) for each in results.published_newest_first[:MOST_LOGGED]],
    }
    return render(request, "results/campaign.html", context | _need(request, campaign))


@for_readers
@require_safe
def need(request: HttpRequest, pk: int) -> HttpResponse:
    """Fragment: the questions before, while and after the campaign ran."""
    campaign = campaign_or_404(request, pk)
    return render(request, "results/_need.html", {"campaign": campaign} | _need(request, campaign))


def _need(request, campaign) -> dict:
    found = need_of(campaign, request.access)
    words = vocabulary()
    return {
        "need": found,
        "chart": chart_of(found) if found.weeks else None,
        "topic": words.topics[campaign.topic_id].name,
        "languages": [words.languages[code].name for code in campaign.languages if code in words.languages],
        "reads_ideas": request.access.has(*READS_TRENDS),
    }


@for_readers
@require_safe
def export_campaign(request: HttpRequest, pk: int, format: str) -> HttpResponse:  # noqa: A002 (the word in the address)
    """One row for each placement."""
    campaign = campaign_or_404(request, pk)
    results = CampaignResults(campaign, request.access)
    return _file(f"results-{campaign.slug}", format, exports.campaign_headings(), exports.campaign_cells(results))


@for_readers
@require_safe
def overview(request: HttpRequest) -> HttpResponse:
    """Campaigns compared."""
    selection = ResultsFilter(request.GET, access=request.access)
    found = overview_of(request.access, selection)
    context = {
        "filter": selection,
        "overview": found,
        "groups": groups_of(row.line for row in found.rows),
        "shows_programme": len(selection.programmes) > 1,
        "shows_cost": not selection.has_period and any(row.campaign.budget for row in found.rows),
        "caveats": exports.caveats(is_exact=found.is_exact),
    }
    return render(request, "results/overview.html", context)


@for_readers
@require_safe
def export_overview(request: HttpRequest, format: str) -> HttpResponse:  # noqa: A002 (the word in the address)
    selection = ResultsFilter(request.GET, access=request.access)
    costs = not selection.has_period
    found = overview_of(request.access, selection)
    rows = exports.overview_cells(found, shows_cost=costs, period=selection.period_said)
    return _file("results", format, exports.overview_headings(shows_cost=costs), rows)


def _file(stem: str, kind: str, headings: list[str], rows: list[list]) -> HttpResponse:
    if kind not in (CSV, XLSX):
        raise Http404
    name = f"{stem}-{timezone.localdate()}.{kind}"
    if kind == XLSX:
        return FileResponse(xlsx_file(_("Results"), headings, [rows]), as_attachment=True, filename=name)
    return StreamingHttpResponse(
        csv_batches(headings, [rows]),
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


@for_roles(*WRITES_TRENDS)
@require_POST
def gap_idea(request: HttpRequest) -> HttpResponse:
    """Put what is missing in the directory on the backlog of campaigns."""
    try:
        ideas = gap_to_ideas(
            access=request.access,
            topic=request.POST.get("topic", ""),
            language=request.POST.get("language", ""),
        )
    except NoSuchGap:
        messages.error(request, _("Nothing was noted: there is no such gap in your running programmes."))
    else:
        questions = sum(idea.questions for idea in ideas)
        said = ngettext(
            "On the backlog of campaign ideas, with %(number)d question behind it.",
            "On the backlog of campaign ideas, with %(number)d questions behind it.",
            questions,
        )
        messages.success(request, said % {"number": questions})
    return redirect(_back(request))


def _back(request) -> str:
    url = request.POST.get("next", "")
    safe = url_has_allowed_host_and_scheme(url, {request.get_host()}, require_https=request.is_secure())
    return url if safe else "campaigns:ideas"

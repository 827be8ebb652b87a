"""Requests about dashboards."""

from collections.abc import Collection

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.views.decorators.http import require_safe

from streetwork.accounts.access import for_roles
from streetwork.accounts.roles import READS_CONTACTS, READS_FIGURES
from streetwork.reporting.charts.exports import csv_of, csv_of_all, xlsx_of
from streetwork.reporting.charts.shapes import Chart
from streetwork.reporting.dashboard import headline, saying
from streetwork.reporting.dashboard.charts import KEYS, charts_of, dimensions_of, figures_for
from streetwork.reporting.dashboard.filters import DashboardFilter
from streetwork.reporting.dashboard.links import Links
from streetwork.reporting.dashboard.origins import Origins, origins_of
from streetwork.reporting.dashboard.pages import EVIDENCE, OVERVIEW, PAGES, REFERRALS, WORK, Page
from streetwork.reporting.dashboard.shaping import Asked
from streetwork.reporting.dashboard.strip import Strip, strip_of
from streetwork.reporting.dashboard.windows import Compare
from streetwork.web.tables import CSV, XLSX

for_figures = for_roles(*READS_FIGURES)
XLSX_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@for_figures
@require_safe
def overview(request: HttpRequest) -> HttpResponse:
    """Five figures, what was promised, and how contacts spread."""
    wanted = DashboardFilter(request.GET, request.access)
    charts, headlines = _overview(wanted)
    strip: Strip | None = strip_of(wanted)
    return _render(request, OVERVIEW, wanted, charts, "overview", headlines=headlines, strip=strip)


@for_figures
@require_safe
def referrals(request: HttpRequest) -> HttpResponse:
    return _page(request, REFERRALS)


@for_figures
@require_safe
def evidence(request: HttpRequest) -> HttpResponse:
    return _page(request, EVIDENCE)


@for_figures
@require_safe
def work(request: HttpRequest) -> HttpResponse:
    return _page(request, WORK)


@for_figures
@require_safe
def origins(request: HttpRequest) -> HttpResponse:
    """Origin groups, the same days in three years."""
    wanted = DashboardFilter(request.GET, request.access, compare=Compare.YEAR)
    found = _origins(wanted)
    context = {"filter": wanted, "origins": found, "charts": found.charts, "here": "dashboard:origins"}
    return render(request, "dashboard/origins.html", context | _said(wanted))


@for_figures
@require_safe
def chart(request: HttpRequest, key: str, kind: str) -> HttpResponse:
    """One chart's table."""
    if key in KEYS:
        wanted = DashboardFilter(request.GET, request.access)
        found = charts_of([key], selection=wanted.selection, compared=wanted.compared, exactly=wanted.exactly)
    else:
        wanted = DashboardFilter(request.GET, request.access, compare=Compare.YEAR)
        found = _origins(wanted).charts
    if key not in found:
        raise Http404
    return _file([found[key]], kind, key, wanted)


@for_figures
@require_safe
def export(request: HttpRequest, page: str, kind: str) -> HttpResponse:
    """All charts of a page."""
    if page == "origins":
        wanted = DashboardFilter(request.GET, request.access, compare=Compare.YEAR)
        return _file(_origins(wanted).charts.values(), kind, page, wanted)
    if page not in PAGES:
        raise Http404
    wanted = DashboardFilter(request.GET, request.access)
    if page == OVERVIEW.name:
        charts, headlines = _overview(wanted)
        return _file([headline.chart_of(headlines, wanted), *charts.values()], kind, page, wanted)
    return _file(_charts(PAGES[page], wanted, "").values(), kind, page, wanted)


def _page(request: HttpRequest, page: Page) -> HttpResponse:
    wanted = DashboardFilter(request.GET, request.access)
    return _render(request, page, wanted, _charts(page, wanted, reverse(f"dashboard:{page.name}")), "page")


def _render(request, page: Page, wanted: DashboardFilter, charts: dict[str, Chart], template: str, **more):
    sections = [(each.title, [charts[key] for key in each.keys if key in charts]) for each in page.sections]
    context = {
        "filter": wanted, "page": page, "sections": [each for each in sections if each[1]],
        "here": f"dashboard:{page.name}",
    }  # fmt: skip
    return render(request, f"dashboard/{template}.html", context | _said(wanted) | more)


def _said(wanted: DashboardFilter) -> dict:
    window = wanted.window
    return {
        "place": saying.place_said(wanted),
        "programmes": saying.programmes_said(wanted),
        "period": saying.period_said(window.period),
        "compared": saying.period_said(window.compared) if window.compared else "",
        "filters": saying.filters_said(wanted),
        "fairness": saying.fairness_said(wanted),
        "definitions": saying.definitions(),
    }


def _charts(page: Page, wanted: DashboardFilter, path: str) -> dict[str, Chart]:
    links = links_of(wanted, path)
    return charts_of(
        page.keys(wanted), selection=wanted.selection, compared=wanted.compared, exactly=wanted.exactly, links=links
    )


def _overview(wanted: DashboardFilter) -> tuple[dict[str, Chart], list[headline.Headline]]:
    """The charts and the five figures from one reading."""
    keys = OVERVIEW.keys(wanted)
    selection, compared, links = wanted.selection, wanted.compared, links_of(wanted, reverse("dashboard:overview"))
    asked = Asked(selection, compared, wanted.exactly, links=links)
    wished: Collection = dimensions_of(keys) | headline.DIMENSIONS
    figures = figures_for(selection, compared, wished, asked.bucket, headline.SERIES_OF)
    charts = charts_of(
        keys, selection=selection, compared=compared, exactly=wanted.exactly, links=links, figures=figures
    )
    now, then = (*figures, None)[:2]
    return charts, headline.headlines_of(Asked(selection, compared, wanted.exactly, now, then, links))


def _origins(wanted: DashboardFilter) -> Origins:
    return origins_of(wanted.selection, exactly=wanted.exactly, links=links_of(wanted, reverse("dashboard:overview")))


def links_of(wanted: DashboardFilter, path: str) -> Links:
    """To single contacts only where the list shows the same programmes and states, and this person may read it."""
    pairs, access, chosen = wanted.pairs, wanted.access, wanted.chosen
    listed: dict[str, str] | None = None
    readable = {pk: access.states_for(*READS_CONTACTS, programme=pk) for pk in access.programmes_for(*READS_CONTACTS)}
    if state := chosen.get("state"):
        readable = {pk: states & {state} for pk, states in readable.items()}
    if programme := chosen.get("programme"):
        readable = {pk: states for pk, states in readable.items() if pk == programme}
    if pairs and {pk: states for pk, states in readable.items() if states} == pairs and "origin" not in chosen:
        names = ("programme", "state", "language", "topic", "platform")
        listed = {name: str(chosen[name]) for name in names if name in chosen}
    return Links(listed, lambda **more: f"{path}?{wanted.query_with(**more)}" if path else "")


def _file(charts, kind: str, name: str, wanted: DashboardFilter) -> HttpResponse:
    """CSV or XLSX; an unknown kind is 404."""
    charts = list(charts)
    counted_at = date_format(timezone.localtime(), "DATETIME_FORMAT")
    if kind == XLSX:
        content, content_type = xlsx_of(charts, saying.facts_of(wanted, counted_at=counted_at)), XLSX_TYPE
    elif kind == CSV:
        content, content_type = csv_of(charts[0]) if len(charts) == 1 else csv_of_all(charts), "text/csv; charset=utf-8"
    else:
        raise Http404
    said = f"{name}-{wanted.window.period.first}-{wanted.window.period.last}.{kind}".replace("_", "-")
    return HttpResponse(content, content_type, headers={"Content-Disposition": f'attachment; filename="{said}"'})

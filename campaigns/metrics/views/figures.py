"""Figures of placements: what waits, the quick table, one placement, the glossary, the export."""

from datetime import date

from django.contrib import messages
from django.core.paginator import Paginator
from django.db import transaction
from django.http import HttpRequest, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from campaigns.enums import MetricName, MetricSource
from campaigns.metrics import queries, rules
from campaigns.metrics.actions import Entered, enter_figures
from campaigns.metrics.definitions import versions_of
from campaigns.metrics.exports import placement_lines
from campaigns.metrics.filters import MEASURED, WAITING, YOUNG, FigureFilter
from campaigns.metrics.forms import DayForm, FiguresForm, QuickRow, columns_of
from campaigns.metrics.offers import ALL, offered_by, own_word
from campaigns.metrics.presenters import GLOSSARY_PLATFORMS, History, PlacementRow, measured_page, tips_of
from campaigns.metrics.views import for_entering, for_readers, placement_or_404, running_programmes
from campaigns.models import Placement
from streetwork.vocabulary.snapshot import vocabulary
from streetwork.web.forms import INVALID

PAGE_SIZE = 25


@for_readers
@require_safe
def figure_list(request):
    """What waits for its figures, what is too young, what was measured."""
    wanted = FigureFilter(request.GET, access=request.access)
    return _list_page(request, wanted)


def _list_page(request: HttpRequest, wanted: FigureFilter, *, day: DayForm | None = None, rows=(), status=200):
    """`rows`: forms of a quick table that could not be saved, with what was typed."""
    now = timezone.now()
    mine = wanted.apply(queries.published_of(request.access))
    parts = {
        WAITING: queries.waiting(mine, now),
        YOUNG: queries.young(mine, now),
        MEASURED: queries.measured(mine),
    }
    paginator = Paginator(parts[wanted.show], PAGE_SIZE)
    page = paginator.get_page(request.GET.get("page"))
    placements = list(page.object_list)
    context = {
        "filter": wanted,
        "page": page,
        "views": _views(wanted, {name: part.count() for name, part in parts.items()}),
        "may_import": bool(running_programmes(request)),
    }
    if wanted.show == MEASURED:
        context["measured"] = measured_page(placements)
    else:
        bound = {row.placement.pk: row for row in rows}
        columns = columns_of(placements)
        context |= {
            "columns": [MetricName(name).label for name in columns],
            "rows": [
                (PlacementRow(each), bound.get(each.pk) or _quick_row(request, each, columns)) for each in placements
            ],
            "day": day or DayForm(today=timezone.localdate()),
            "may_enter": any(rules.may_enter(request.access, _programme(each)) for each in placements),
            "has_errors": status == INVALID,
        }
    return render(request, "metrics/figure_list.html", context, status=status)


def _views(wanted: FigureFilter, counts: dict[str, int]):
    labels = {WAITING: _("Waiting to be read"), YOUNG: _("Younger than a week"), MEASURED: _("Measured")}
    query = f"&{wanted.query}" if wanted.query else ""
    return [(f"?show={name}{query}", labels[name], counts[name], name == wanted.show) for name in labels]


def _programme(placement: Placement) -> int:
    return placement.post.campaign.programme_id


def _quick_row(request, placement, columns, data=None) -> QuickRow | None:
    """None where the person only reads."""
    if not rules.may_enter(request.access, _programme(placement)):
        return None
    return QuickRow(data, placement=placement, columns=columns)


@for_entering
@require_POST
def enter_quickly(request):
    """Figures of many placements at once: all rows that hold one, or none when one of them is wrong."""
    wanted = FigureFilter(request.GET, access=request.access)
    asked = {int(key) for key in request.POST.getlist("placement")[:PAGE_SIZE] if key.isdecimal() and len(key) < 15}
    placements = list(queries.published_of(request.access).filter(pk__in=asked))
    columns = columns_of(placements)
    rows = [row for each in placements if (row := _quick_row(request, each, columns, request.POST))]
    day = DayForm(request.POST, today=timezone.localdate())
    wrong = [row for row in rows if not row.is_valid()]
    if not day.is_valid() or wrong:
        return _list_page(request, wanted, day=day, rows=rows, status=INVALID)
    done, count = Entered(), 0
    with transaction.atomic():
        for row in sorted(rows, key=lambda row: row.placement.pk):
            if row.figures:
                done += enter_figures(
                    placement=row.placement, figures=row.figures, day=day.cleaned_data["day"], user=request.user.pk
                )
                count += 1
    if count:
        messages.success(
            request, ngettext("Figures of %(n)d post kept.", "Figures of %(n)d posts kept.", count) % {"n": count}
        )
    else:
        messages.info(request, _("Nothing was typed, nothing was kept."))
    query = request.GET.urlencode()
    return redirect(reverse("metrics:list") + (f"?{query}" if query else ""))


@for_readers
@require_http_methods(["GET", "HEAD", "POST"])
def placement_figures(request, pk):
    """Entering and correcting the figures of one placement, with everything that was read before."""
    placement = placement_or_404(request, pk)
    today = timezone.localdate()
    may_enter = rules.may_enter(request.access, _programme(placement)) and rules.is_measurable(placement)
    if request.method == "POST":
        if not may_enter:
            return _placement_page(request, placement, None, status=INVALID)
        form = _figures_form(placement, today, _day_in(request.POST.get("day"), today), request.POST)
        if form.is_valid():
            return _keep(request, placement, form)
        return _placement_page(request, placement, form, status=INVALID)
    day = _day_in(request.GET.get("day"), today) or today
    return _placement_page(request, placement, _figures_form(placement, today, day) if may_enter else None)


def _refusal(placement: Placement) -> str:
    if not rules.is_measurable(placement):
        return _("Figures can be entered once the post is published.")
    return _("Only those who publish for this programme enter figures, while it runs.")


def _day_in(text: str | None, today: date) -> date | None:
    try:
        day = parse_date(text or "")
    except ValueError:
        return None
    return day if day and rules.is_possible_day(day, today=today) else None


def _figures_form(placement: Placement, today: date, day: date | None, data=None) -> FiguresForm:
    there = placement.metrics.filter(measured_on=day, source=MetricSource.MANUAL) if day else ()
    initial = {metric.name: metric.value for metric in there} | {"day": day or today}
    return FiguresForm(data, placement=placement, today=today, initial=initial)


def _keep(request, placement: Placement, form: FiguresForm):
    """What is empty is taken back only for the day that the form showed."""
    day = form.cleaned_data["day"]
    shown = request.POST.get("shown") == day.isoformat()
    figures = {name: value for name, value in form.figures.items() if shown or value is not None}
    done = enter_figures(placement=placement, figures=figures, day=day, user=request.user.pk)
    if done.is_nothing:
        messages.info(request, _("Nothing has changed."))
    elif placement.measured_at is None:
        messages.success(request, _("The figures are taken back. The post waits to be read again."))
    else:
        messages.success(request, _("The figures are kept."))
    return redirect("metrics:placement", placement.pk)


def _placement_page(request, placement: Placement, form: FiguresForm | None, status=200):
    day = form.initial["day"] if form else timezone.localdate()
    tips = tips_of(placement.platform.code, day, ALL)
    context = {
        "row": PlacementRow(placement),
        "placement": placement,
        "form": form,
        "refusal": "" if form else _refusal(placement),
        "shown": day,
        "offered": [(field, tips[field.name]) for field in form.offered_fields] if form else [],
        "others": [(field, tips[field.name]) for field in form.other_fields] if form else [],
        "history": History(list(queries.readings_of(placement))),
        "clicks": queries.clicks_of(placement),
    }
    return render(request, "metrics/placement.html", context, status=status)


@for_readers
@require_safe
def glossary(request):
    """What each platform counts under which word, since when, and who says so."""
    known = vocabulary().platform_by_code
    platforms = []
    for code in GLOSSARY_PLATFORMS:
        if code in known:
            names = [name for name in (*offered_by(code), *ALL) if versions_of(code, name)]
            figures = [
                (MetricName(name).label, own_word(code, name), versions_of(code, name)[::-1])
                for name in dict.fromkeys(names)
            ]
            platforms.append((known[code], figures))
    return render(request, "metrics/glossary.html", {"platforms": platforms})


@for_readers
@require_safe
def export_figures(request):
    """Every reading of the placements that the filter leaves."""
    wanted = FigureFilter(request.GET, access=request.access)
    return StreamingHttpResponse(
        placement_lines(wanted.apply(queries.published_of(request.access))),
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="figures-{timezone.localdate()}.csv"'},
    )

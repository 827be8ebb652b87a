"""Requests about the figures of trainings."""

from django.http import FileResponse, Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from streetwork.accounts.access import for_roles
from streetwork.accounts.roles import READS_TRAINING_FIGURES
from streetwork.web.tables import CSV, XLSX, csv_batches, xlsx_file
from training.feedback.rules import LEAST
from training.figures.filters import FigureFilter
from training.figures.presenters import boxes_of, tables_of
from training.figures.queries import figures_of

for_figures = for_roles(*READS_TRAINING_FIGURES)


@for_figures
@require_safe
def overview(request: HttpRequest) -> HttpResponse:
    """Sessions, people, hours, no-shows and satisfaction of a period."""
    wanted = FigureFilter(request.GET, access=request.access)
    figures = figures_of(request.access, wanted.programme_ids, wanted.span)
    context = {
        "filter": wanted, "figures": figures, "boxes": boxes_of(figures), "tables": tables_of(figures),
        "least": LEAST, "span": wanted.span,
    }  # fmt: skip
    return render(request, "figures/overview.html", context)


@for_figures
@require_safe
def export(request: HttpRequest, kind: str) -> HttpResponse:
    """The same figures as one long table: what, group, people, hours."""
    if kind not in (CSV, XLSX):
        raise Http404
    wanted = FigureFilter(request.GET, access=request.access)
    figures = figures_of(request.access, wanted.programme_ids, wanted.span)
    headings = [str(word) for word in (_("table"), _("group"), _("number"), _("hours"))]
    rows = [[_("all"), label, "" if value is None else value, ""] for label, value in boxes_of(figures)]
    rows += [
        [str(table.title), line.label, line.people, line.hours] for table in tables_of(figures) for line in table.lines
    ]
    name = f"trainings-{timezone.localdate():%Y-%m-%d}.{kind}"
    if kind == XLSX:
        return FileResponse(xlsx_file(_("Trainings"), headings, [rows]), as_attachment=True, filename=name)
    return StreamingHttpResponse(
        csv_batches(headings, [rows]), content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )  # fmt: skip

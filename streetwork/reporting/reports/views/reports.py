"""Reports: list, one report, begun, taken away."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from streetwork.accounts.roles import READS_FIGURES, WRITES_REPORTS
from streetwork.reporting.reports import actions
from streetwork.reporting.reports.forms.reports import NewReportForm, RemarkForm, ReportFilter
from streetwork.reporting.reports.lookup import report_or_404
from streetwork.reporting.reports.pdf import report_pdf
from streetwork.reporting.reports.presenters import ReportPage, ReportRow
from streetwork.reporting.reports.problems import Refused
from streetwork.reporting.reports.queries import narrowed, reports_of, templates_of, to_sign
from streetwork.reporting.reports.views import for_readers, for_writers, whole_scope
from streetwork.reporting.reports.workbook import CONTENT_TYPE, workbook_of
from streetwork.vocabulary.choices import programmes_of
from streetwork.web.forms import INVALID, bound
from streetwork.web.pdf import pdf_response

PAGE_SIZE = 40


@for_readers
@require_safe
def report_list(request):
    programmes = programmes_of(request.access, READS_FIGURES)
    wanted = ReportFilter(request.GET, programmes=programmes)
    reports = wanted.apply(narrowed(reports_of(request.access), request.access)).select_related("template")
    # drawings and texts are read on the report's own page
    reports = reports.defer("drawings", "texts", "figures", "sections").order_by("-first", "-pk")
    page = Paginator(reports, PAGE_SIZE).get_page(request.GET.get("page"))
    today = timezone.localdate()
    context = {
        "filter": wanted,
        "page": page,
        "rows": [ReportRow(report, today) for report in page.object_list],
        "total": page.paginator.count,
        "waiting": to_sign(request.access).count() if request.access.has(*WRITES_REPORTS) else 0,
        "shows_programme": len(programmes) > 1,
        "may_add": bool(request.access.programmes_for(*WRITES_REPORTS, running=True)),
    }
    return render(request, "reports/report_list.html", context)


@for_writers
@require_http_methods(["GET", "HEAD", "POST"])
def new(request):
    templates = [
        each
        for each in templates_of(request.access, running=True).filter(is_retired=False).select_related("programme")
        if each.sections
    ]
    asked = request.GET.get("template", "")
    initial = {"template": next((each.pk for each in templates if str(each.pk) == asked), None)}
    form = NewReportForm(
        bound(request), templates=templates, today=timezone.localdate(),
        initial={name: value for name, value in initial.items() if value},
    )  # fmt: skip
    if form.is_bound and form.is_valid():
        try:
            report, is_new = actions.begin_report(
                template=form.chosen_template, period=form.chosen_period, user=request.user.pk
            )
        except Refused as problem:
            messages.error(request, problem.sentence)
            return redirect("reports:new")
        if not is_new:
            messages.info(request, _("There is a report of this template and period already. This is it."))
        return redirect("reports:detail", report.pk)
    context = {"form": form, "templates": templates}
    return render(request, "reports/report_new.html", context, status=INVALID if form.is_bound else 200)


def show(request, report, *, remark=None, status=200):
    """The page of a report; the part that waits for the worker alone, when it asks for that."""
    page = ReportPage(report, request.access)
    context = {"report": report, "page": page, "remark_form": remark or RemarkForm()}
    template = "reports/report_detail.html"
    if request.htmx and page.is_building:
        template += "#progress"
    return render(request, template, context, status=status)


@for_readers
@require_safe
def detail(request, pk):
    report = report_or_404(request, pk)
    with whole_scope(request.access):
        response = show(request, report)
    if request.htmx and report.status != "building":
        response = HttpResponse(status=204, headers={"HX-Refresh": "true"})
    return response


def _not_built(request, pk):
    messages.error(request, _("The figures are not built yet. Come back in a moment."))
    return redirect("reports:detail", pk)


@for_readers
@require_safe
def pdf(request, pk):
    report = report_or_404(request, pk)
    if not report.data_hash:
        return _not_built(request, pk)
    with whole_scope(request.access), translation.override(report.language):
        content = report_pdf(report)
    return pdf_response(content, name=_name(report))


@for_readers
@require_safe
def xlsx(request, pk):
    report = report_or_404(request, pk)
    if not report.data_hash:
        return _not_built(request, pk)
    with translation.override(report.language):
        content = workbook_of(report)
    headers = {
        "Content-Disposition": f'attachment; filename="{_name(report)}.xlsx"',
        "Cache-Control": "private, no-store",
    }
    return HttpResponse(content, content_type=CONTENT_TYPE, headers=headers)


def _name(report) -> str:
    version = f"-v{report.version}" if report.version > 1 else ""
    return f"report-{report.pk}-{report.first:%Y-%m-%d}-{report.kind}{version}"

"""What the author does with a report."""

from functools import partial

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from streetwork.reporting.reports import actions, rules, texts
from streetwork.reporting.reports.forms.texts import TextsForm
from streetwork.reporting.reports.lookup import report_or_404
from streetwork.reporting.reports.presenters import ReportPage
from streetwork.reporting.reports.problems import Refused
from streetwork.reporting.reports.views import for_writers, refused, whole_scope
from streetwork.web.forms import INVALID, bound
from streetwork.web.steps import Changed, tried


@for_writers
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request, pk):
    """All texts on one page. What was typed stays on it, whatever stands in the way of saving."""
    report = report_or_404(request, pk)
    if not rules.may_write(request.access, report):
        return refused(request, "reports:detail", pk)
    if request.method != "POST" and report.status not in rules.WRITABLE:
        messages.error(request, _("It can be written in while it is a draft."))
        return redirect("reports:detail", pk)
    with whole_scope(request.access):
        form = TextsForm(bound(request), report=report, vignettes=texts.offered(report))
        theirs, problem = None, ""
        if form.is_bound and form.is_valid():
            try:
                saved = actions.write(
                    report=report, said=form.said, seen=form.cleaned_data["seen"], overrides=form.guard_overrides,
                    user=request.user.pk,
                )  # fmt: skip
            except Changed:
                theirs = report_or_404(request, pk)
                form.see_anew(theirs.revision)
            except Refused as why:
                problem = why.sentence
            else:
                return _saved(request, saved)
        context = {
            "form": form, "report": report, "page": ReportPage(report, request.access), "problem": problem,
            "theirs": ReportPage(theirs, request.access) if theirs else None, "left_over": texts.left_over(report),
        }  # fmt: skip
        return render(request, "reports/report_edit.html", context, status=INVALID if form.is_bound else 200)


def _saved(request, report):
    if "submit" in request.POST:
        step = partial(actions.submit, report=report, seen=str(report.revision), user=request.user.pk)
        if tried(request, step):
            messages.success(request, _("Saved and submitted: a second person reads it now."))
    else:
        messages.success(request, _("Saved."))
    return redirect("reports:detail", report.pk)


@for_writers
@require_POST
def build(request, pk):
    report = report_or_404(request, pk)
    if not rules.may_write(request.access, report):
        return refused(request, "reports:detail", pk)
    tried(request, partial(actions.build_again, report=report))
    return redirect("reports:detail", pk)


@for_writers
@require_POST
def submit(request, pk):
    report = report_or_404(request, pk)
    if not rules.may_write(request.access, report):
        return refused(request, "reports:detail", pk)
    step = partial(actions.submit, report=report, seen=request.POST.get("seen", ""), user=request.user.pk)
    if tried(request, step):
        messages.success(request, _("Submitted: a second person reads it now."))
    return redirect("reports:detail", pk)


@for_writers
@require_POST
def take_back(request, pk):
    report = report_or_404(request, pk)
    if not rules.may_write(request.access, report):
        return refused(request, "reports:detail", pk)
    if tried(request, partial(actions.take_back, report=report)):
        messages.success(request, _("It is a draft again."))
    return redirect("reports:detail", pk)


@for_writers
@require_POST
def discard(request, pk):
    report = report_or_404(request, pk)
    if not rules.may_write(request.access, report):
        return refused(request, "reports:detail", pk)
    if not tried(request, partial(actions.discard, report=report)):
        return redirect("reports:detail", pk)
    messages.success(request, _("The report is gone."))
    return redirect("reports:list")


@for_writers
@require_POST
def new_version(request, pk):
    report = report_or_404(request, pk)
    if not rules.may_write(request.access, report):
        return refused(request, "reports:detail", pk)
    made = []
    if not tried(request, lambda: made.append(actions.begin_version(report=report, user=request.user.pk))):
        return redirect("reports:detail", pk)
    messages.success(request, _("This is the new version. The signed one stays as it is."))
    return redirect("reports:detail", made[0].pk)

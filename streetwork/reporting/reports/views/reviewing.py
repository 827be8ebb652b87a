"""What the second person does with a report."""

from functools import partial

from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from streetwork.reporting.reports import actions, rules
from streetwork.reporting.reports.forms.reports import RemarkForm
from streetwork.reporting.reports.lookup import report_or_404
from streetwork.reporting.reports.views import for_writers, refused, whole_scope
from streetwork.reporting.reports.views.reports import show
from streetwork.web.forms import INVALID
from streetwork.web.steps import tried


@for_writers
@require_POST
def sign(request, pk):
    """Sign what was read (`seen`)."""
    report = report_or_404(request, pk)
    if not rules.may_write(request.access, report):
        return refused(request, "reports:detail", pk)
    step = partial(actions.sign, report=report, seen=request.POST.get("seen", ""), user=request.user.pk)
    with whole_scope(request.access):
        if tried(request, step):
            messages.success(request, _("Signed. From now on nobody can change it."))
    return redirect("reports:detail", pk)


@for_writers
@require_POST
def send_back(request, pk):
    report = report_or_404(request, pk)
    if not rules.may_write(request.access, report):
        return refused(request, "reports:detail", pk)
    form = RemarkForm(request.POST)
    if not form.is_valid():
        with whole_scope(request.access):
            return show(request, report, remark=form, status=INVALID)
    step = partial(
        actions.send_back, report=report, seen=request.POST.get("seen", ""),
        remark=form.cleaned_data["remark"].strip(), user=request.user.pk,
    )  # fmt: skip
    if tried(request, step):
        messages.success(request, _("Sent back with your remark."))
    return redirect("reports:detail", pk)

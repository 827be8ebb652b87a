"""Handover, taking over, closing, opening again."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from cases.casework.actions import close_case, hand_over, reopen_case, take_over
from cases.casework.actions.ending import StillOpen
from cases.casework.forms.moving import CloseForm, HandoverForm
from cases.casework.rules import may_take_over, rights_of
from cases.casework.views import INVALID, case_or_404, for_case_workers, refused, says_when_broken, to_case
from cases.models import Case, CaseGoal, FollowUp
from streetwork.rota.absences import away_on


@for_case_workers
@require_http_methods(["GET", "HEAD", "POST"])
@says_when_broken
def handover(request, pk):
    case = case_or_404(request, pk)
    if not rights_of(request.access, case).hands_over:
        return refused(request, case)
    form = HandoverForm(request.POST if request.method == "POST" else None, case=case)
    if form.is_bound and form.is_valid():
        data = form.cleaned_data
        hand_over(
            case=case, access=request.access, to_worker=data["to_worker"], reason=data["reason"], remark=data["remark"]
        )
        messages.success(request, _("The case %(code)s is handed over. Both of you are told.") % {"code": case.code})
        return _where_one_may_go(request, case)
    context = {
        "form": form,
        "case": case,
        "worker_is_away": case.worker_id in away_on(timezone.localdate()),
        "follow_ups": FollowUp.objects.open().filter(state=case.state_id, case=case.pk).count(),
    }
    return render(request, "casework/handover.html", context, status=INVALID if form.is_bound else 200)


def _where_one_may_go(request, case: Case):
    if Case.objects.visible_to(request.access).filter(pk=case.pk).exists():
        return to_case(case)
    return redirect("cases:list")


@for_case_workers
@require_POST
@says_when_broken
def take_case(request, pk):
    """The deputy goes on while the worker is away."""
    case = case_or_404(request, pk)
    if not may_take_over(request.access, case, timezone.localdate()) or case.status != Case.Status.OPEN:
        return refused(request, case, _("The deputy can take over an open case while its worker is away."))
    take_over(case=case, access=request.access)
    messages.success(request, _("You are the worker of this case now. Its follow-ups moved along."))
    return to_case(case)


@for_case_workers
@require_http_methods(["GET", "HEAD", "POST"])
@says_when_broken
def close(request, pk):
    case = case_or_404(request, pk)
    if not rights_of(request.access, case).writes:
        return refused(request, case)
    follow_ups = list(FollowUp.objects.open().filter(state=case.state_id, case=case.pk).soonest_first())
    form = CloseForm(request.POST if request.method == "POST" else None, follow_ups=follow_ups)
    if form.is_bound and form.is_valid():
        data = form.cleaned_data
        try:
            close_case(
                case=case, access=request.access, closure=data["closure"], result=data["result"],
                follow_ups=form.chosen,
            )  # fmt: skip
        except StillOpen:
            messages.error(request, _("Meanwhile a further follow-up was agreed. Say what becomes of it, too."))
            return redirect("cases:close", case.pk)
        messages.success(request, _("The case is closed. If the person returns, open it again."))
        return to_case(case)
    context = {
        "form": form,
        "case": case,
        "follow_up_fields": [form[name] for name in form.follow_ups],
        "open_goals": CaseGoal.objects.filter(state=case.state_id, case=case.pk, status=CaseGoal.Status.OPEN).count(),
    }
    return render(request, "casework/close.html", context, status=INVALID if form.is_bound else 200)


@for_case_workers
@require_POST
def reopen(request, pk):
    case = case_or_404(request, pk)
    if case.status == Case.Status.CLOSED and not rights_of(request.access, case).reopens:
        return refused(request, case)
    reopen_case(case=case, access=request.access)
    messages.success(request, _("The case is open again."))
    return to_case(case)

"""Consents and four-eyes checks."""

from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from cases.casework.actions import answer_check, ask_check, record_consent, withdraw_check, withdraw_consent
from cases.casework.forms.moving import CheckAnswerForm, CheckForm, ConsentForm
from cases.casework.rules import rights_of
from cases.casework.views import (
    INVALID,
    case_or_404,
    for_case_workers,
    part_or_404,
    refused,
    says_when_broken,
    to_case,
)
from cases.casework.views.page import case_page
from cases.models import Case, CaseCheck, Consent


@for_case_workers
@require_POST
def new_consent(request, pk):
    case = case_or_404(request, pk)
    if not rights_of(request.access, case).keeps:
        return refused(request, case)
    form = ConsentForm(request.POST, case=case)
    if not form.is_valid():
        return case_page(request, case, consent_form=form, status=INVALID)
    record_consent(
        case=case, access=request.access, kind=form.cleaned_data["kind"], notice=form.chosen_notice,
        given_on=form.cleaned_data["given_on"],
    )  # fmt: skip
    messages.success(request, _("Saved."))
    return to_case(case, "consents")


@for_case_workers
@require_POST
def end_consent(request, pk, consent):
    case = case_or_404(request, pk)
    row = part_or_404(Consent, case, consent)
    if not rights_of(request.access, case).keeps:
        return refused(request, case)
    withdraw_consent(case=case, consent=row, access=request.access)
    messages.success(request, _("The consent is withdrawn from today."))
    return to_case(case, "consents")


@for_case_workers
@require_POST
def new_check(request, pk):
    case = case_or_404(request, pk)
    if not rights_of(request.access, case).writes:
        return refused(request, case)
    form = CheckForm(request.POST, case=case, user_id=request.user.pk)
    if not form.is_valid():
        return case_page(request, case, check_form=form, status=INVALID)
    ask_check(case=case, access=request.access, asked_of=form.cleaned_data["asked_of"])
    messages.success(request, _("Your colleague finds the question on Today and in the daily mail."))
    return to_case(case, "checks")


@for_case_workers
@require_POST
@says_when_broken
def answer(request, pk, check):
    case = case_or_404(request, pk)
    row = part_or_404(CaseCheck, case, check)
    if row.asked_of_id != request.user.pk or row.answered_at:
        return refused(request, case, _("Only the colleague who was asked answers, and once."))
    form = CheckAnswerForm(request.POST)
    if not form.is_valid():
        return case_page(request, case, answer_form=form, status=INVALID)
    data = form.cleaned_data
    answer_check(case=case, check=row, access=request.access, result=data["result"], remark=data["remark"])
    messages.success(request, _("Your answer is saved. Thank you."))
    if Case.objects.visible_to(request.access).filter(pk=case.pk).exists():
        return to_case(case, "checks")
    return redirect("web:today")


@for_case_workers
@require_POST
def take_back_check(request, pk, check):
    case = case_or_404(request, pk)
    row = part_or_404(CaseCheck, case, check)
    if not rights_of(request.access, case).keeps:
        return refused(request, case)
    withdraw_check(case=case, check=row, access=request.access)
    messages.success(request, _("The question is taken back."))
    return to_case(case, "checks")

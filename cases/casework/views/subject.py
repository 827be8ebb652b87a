"""What the person has a right to: a copy of everything, and its erasure. And the lead's emergency access."""

import json

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from cases.casework.actions import UnderLegalHold, break_glass, erase_case
from cases.casework.exports import moments_of, notes_of_contacts, record_of
from cases.casework.forms.moving import EraseForm, GlassForm
from cases.casework.presenters import texts_of, touches_of
from cases.casework.receipts import keep, kept
from cases.casework.rules import rights_of
from cases.casework.texts import OpenTexts
from cases.casework.timeline import story_of
from cases.casework.views import INVALID, case_or_404, for_case_workers, refused, to_case
from streetwork.delivery.audit import log_access


@for_case_workers
@require_safe
def export_json(request, pk):
    """Everything stored about the person, for them to take along (Art. 15 and 20 GDPR)."""
    return _export(request, pk, _as_file)


@for_case_workers
@require_safe
def export_page(request, pk):
    """The same, readable and printable."""
    return _export(request, pk, _as_page)


def _export(request, pk, answer):
    case = case_or_404(request, pk)
    if not rights_of(request.access, case).exports:
        return refused(request, case)
    story = story_of(case)
    record = record_of(story, contact_notes=notes_of_contacts(story))
    response = answer(request, case, story, record)
    response["Cache-Control"] = "no-store"
    log_access(request.scope, "case.export", case)
    return response


def _as_file(_request, case, _story, record):
    content = json.dumps(record | {"exported_at": timezone.now().isoformat(timespec="seconds")}, ensure_ascii=False,
                         indent=2)  # fmt: skip
    response = HttpResponse(content, content_type="application/json; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{case.code}.json"'
    return response


def _as_page(request, case, story, record):
    context = {
        "case": case,
        "record": record,
        "texts": texts_of(story, OpenTexts(case), request.access),
        "contacts": list(zip(touches_of(story, request.access, ""), record["contacts"], strict=True)),
        "moments": moments_of(story),
        "now": timezone.now(),
    }
    return render(request, "casework/export.html", context)


@for_case_workers
@require_http_methods(["GET", "HEAD", "POST"])
def erase(request, pk):
    case = case_or_404(request, pk)
    if not rights_of(request.access, case).erases:
        return refused(request, case)
    if case.programme.legal_hold:
        return refused(request, case, _("The programme is under legal hold: ask the data protection officer first."))
    form = EraseForm(request.POST if request.method == "POST" else None, case=case)
    if form.is_bound and form.is_valid():
        try:
            receipt = erase_case(case=case, access=request.access)
        except UnderLegalHold:
            return refused(request, case, _("The programme is under legal hold."))
        keep(request, receipt)
        return redirect("cases:receipt")
    return render(
        request, "casework/erase.html", {"form": form, "case": case}, status=INVALID if form.is_bound else 200
    )


@for_case_workers
@require_safe
def receipt(request):
    """The last erasure of this session, to print and hand out."""
    shown = kept(request)
    if shown is None:
        messages.info(request, _("There is no receipt to show. Its number stands in the access log."))
        return redirect("cases:list")
    return render(request, "casework/receipt.html", {"receipt": shown})


@for_case_workers
@require_http_methods(["GET", "HEAD", "POST"])
def open_glass(request, pk):
    """A lead reads the texts for an hour."""
    case = case_or_404(request, pk)
    rights = rights_of(request.access, case)
    if not rights.is_running:
        return refused(request, case)
    if not rights.leads or rights.in_charge:
        return refused(request, case, _("Emergency access is for leads who are not in charge of the case."))
    if rights.glass:
        return to_case(case)
    form = GlassForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        break_glass(case=case, access=request.access, reason=form.cleaned_data["reason"])
        messages.warning(request, _("You read the texts for 60 minutes. The worker and the other leads are told."))
        return to_case(case)
    return render(
        request, "casework/break_glass.html", {"form": form, "case": case}, status=INVALID if form.is_bound else 200
    )

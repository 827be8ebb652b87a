from django.contrib import messages
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from cases.casework.actions import change_facts
from cases.casework.forms.writing import FactsForm
from cases.casework.rules import rights_of
from cases.casework.views import INVALID, case_or_404, for_case_workers, refused, says_when_broken, to_case
from cases.casework.views.page import case_page
from streetwork.delivery.audit import log_access


@for_case_workers
@require_safe
def case_detail(request, pk):
    return case_page(request, case_or_404(request, pk))


@for_case_workers
@require_http_methods(["GET", "HEAD", "POST"])
@says_when_broken
def edit_facts(request, pk):
    """Concern, risk, deputy, language, topics, age."""
    case = case_or_404(request, pk)
    if not rights_of(request.access, case).writes:
        return refused(request, case)
    if request.method == "POST":
        form = FactsForm(request.POST, case=case)
        if form.is_valid():
            change_facts(case=case, access=request.access, facts=form.facts, concern=form.cleaned_data["concern"])
            messages.success(request, _("Saved."))
            return to_case(case)
    else:
        form = FactsForm(case=case, initial=_initial(case))
        log_access(request.scope, "case.read", case)
    return render(
        request, "casework/case_edit.html", {"form": form, "case": case}, status=INVALID if form.is_bound else 200
    )


def _initial(case) -> dict:
    return {
        "concern": case.unseal("concern", case.concern),
        "risk": case.risk,
        "deputy": case.deputy_id,
        "language": case.language_id,
        "main_topic": case.main_topic_id,
        "topics": case.topic_ids[1:],
        "age_band": case.age_band,
    }

"""Case studies: written by one, approved by another."""

from functools import partial

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from streetwork.accounts.roles import WRITES_TRAININGS
from streetwork.vocabulary.choices import programmes_of
from streetwork.web.forms import INVALID, bound
from streetwork.web.steps import Changed, tried
from training.courses import rules
from training.courses.actions import cases as actions
from training.courses.case_page import CasePage, case_rows
from training.courses.filters import CaseFilter
from training.courses.forms.cases import CaseForm, RemarkForm, initial_of_case
from training.courses.lookup import case_or_404
from training.courses.queries import cases_of, waiting_for_approval
from training.courses.views import for_readers, for_writers, refused

PAGE_SIZE = 40


@for_readers
@require_safe
def case_list(request):
    wanted = CaseFilter(request.GET, access=request.access)
    cases = wanted.apply(cases_of(request.access)).order_by("title", "pk")
    page = Paginator(cases, PAGE_SIZE).get_page(request.GET.get("page"))
    context = {
        "filter": wanted,
        "page": page,
        "rows": case_rows(page.object_list),
        "total": page.paginator.count,
        "waiting": waiting_for_approval(request.access).count(),
        "shows_programme": len(wanted.programmes) > 1,
        "may_add": bool(programmes_of(request.access, WRITES_TRAININGS, running=True)),
    }
    return render(request, "courses/case_list.html", context)


def _page(request, case, *, remark=None, status=200):
    context = {"case": case, "page": CasePage(case, request.access), "remark_form": remark or RemarkForm()}
    return render(request, "courses/case_detail.html", context, status=status)


@for_readers
@require_safe
def case_detail(request, pk):
    return _page(request, case_or_404(request, pk))


@for_writers
@require_http_methods(["GET", "HEAD", "POST"])
def new_case(request):
    form = CaseForm(bound(request), access=request.access)
    if not form.programmes:
        messages.error(request, _("Your programmes are archived and read-only."))
        return redirect("courses:cases")
    if form.is_bound and form.is_valid():
        case, is_new = actions.create_case(key=form.the_key, facts=form.facts, user=request.user.pk)
        if is_new:
            _after_saving(request, case)
        return redirect("courses:case", case.pk)
    return render(request, "courses/case_form.html", {"form": form}, status=INVALID if form.is_bound else 200)


def _after_saving(request, case):
    if "review" in request.POST and tried(request, partial(actions.hand_in, case=case)):
        messages.success(request, _("Saved and handed in: somebody else reads it now."))
    else:
        messages.success(request, _("Saved as a draft."))


@for_writers
@require_http_methods(["GET", "HEAD", "POST"])
def edit_case(request, pk):
    case = case_or_404(request, pk)
    if not rules.may_write(request.access, case):
        return refused(request, "courses:case", pk)
    initial = initial_of_case(case) | {"seen": str(case.revision)}
    form, theirs = CaseForm(bound(request), access=request.access, case=case, initial=initial), None
    if form.is_bound and form.is_valid():
        try:
            actions.change_case(case=case, facts=form.facts, seen=form.cleaned_data["seen"], user=request.user.pk)
        except Changed:
            theirs = case_or_404(request, pk)
            form.see_anew(str(theirs.revision))
        else:
            _after_saving(request, case)
            return redirect("courses:case", pk)
    context = {"form": form, "case": case, "theirs": theirs, "page": CasePage(case, request.access)}
    return render(request, "courses/case_form.html", context, status=INVALID if form.is_bound else 200)


@for_writers
@require_POST
def hand_in(request, pk):
    case = case_or_404(request, pk)
    if not rules.may_write(request.access, case):
        return refused(request, "courses:case", pk)
    if tried(request, partial(actions.hand_in, case=case)):
        messages.success(request, _("Handed in: somebody else reads it now."))
    return redirect("courses:case", pk)


@for_writers
@require_POST
def approve(request, pk):
    """Approve what was read (`seen`)."""
    case = case_or_404(request, pk)
    if not rules.may_write(request.access, case):
        return refused(request, "courses:case", pk)
    if tried(request, partial(actions.approve, case=case, seen=request.POST.get("seen", ""), user=request.user.pk)):
        messages.success(request, _("Approved. Modules can use it from now on."))
    return redirect("courses:case", pk)


@for_writers
@require_POST
def send_back(request, pk):
    case = case_or_404(request, pk)
    if not rules.may_write(request.access, case):
        return refused(request, "courses:case", pk)
    form = RemarkForm(request.POST)
    if not form.is_valid():
        return _page(request, case, remark=form, status=INVALID)
    step = partial(
        actions.send_back, case=case, seen=request.POST.get("seen", ""), remark=form.cleaned_data["remark"].strip(),
        user=request.user.pk,
    )  # fmt: skip
    if tried(request, step):
        messages.success(request, _("Sent back with your remark."))
    return redirect("courses:case", pk)


@for_writers
@require_POST
def remove_case(request, pk):
    case = case_or_404(request, pk)
    if not rules.may_write(request.access, case):
        return refused(request, "courses:case", pk)
    actions.remove_case(case=case)
    messages.success(request, _("The case study is gone."))
    return redirect("courses:cases")

"""Structured notes and goals."""

from django.contrib import messages
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from cases.casework.actions import add_goal, change_note, settle_goal, write_note
from cases.casework.actions.writing import may_correct
from cases.casework.forms.writing import GoalForm, GoalStatusForm, NoteForm
from cases.casework.rules import rights_of
from cases.casework.texts import OpenTexts
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
from cases.models import CaseGoal, CaseNote
from streetwork.delivery.audit import log_access
from streetwork.vault.sealing import BrokenSeal


@for_case_workers
@require_http_methods(["GET", "HEAD", "POST"])
@says_when_broken
def new_note(request, pk):
    case = case_or_404(request, pk)
    if not rights_of(request.access, case).writes:
        return refused(request, case)
    form = NoteForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        note = write_note(
            case=case, access=request.access, uid=form.cleaned_data["uid"], sections=form.parts,
            guard_overrides=form.guard_overrides,
        )  # fmt: skip
        messages.success(request, _("The note is saved."))
        return to_case(case, f"note-{note.pk}")
    return _page(request, case, form)


@for_case_workers
@require_http_methods(["GET", "HEAD", "POST"])
@says_when_broken
def edit_note(request, pk, note):
    """Correct one's own note within 24 hours."""
    case = case_or_404(request, pk)
    row = part_or_404(CaseNote, case, note)
    if not rights_of(request.access, case).writes:
        return refused(request, case)
    if not may_correct(request.access, row):
        text = _("A note is corrected by its author, within 24 hours. Write a further note.")
        return refused(request, case, text)
    if request.method == "POST":
        form = NoteForm(request.POST)
        if form.is_valid():
            change_note(
                case=case, note=row, access=request.access, sections=form.parts, guard_overrides=form.guard_overrides
            )
            messages.success(request, _("The note is changed."))
            return to_case(case, f"note-{row.pk}")
    else:
        sections = OpenTexts(case).sections(row)
        if sections is None:
            raise BrokenSeal
        form = NoteForm(initial={section.name: section.text for section in sections})
        log_access(request.scope, "case.read", case)
    return _page(request, case, form, note=row)


def _page(request, case, form, note=None):
    context = {"case": case, "form": form, "note": note}
    return render(request, "casework/note_form.html", context, status=INVALID if form.is_bound else 200)


@for_case_workers
@require_POST
@says_when_broken
def new_goal(request, pk):
    case = case_or_404(request, pk)
    if not rights_of(request.access, case).writes:
        return refused(request, case)
    form = GoalForm(request.POST)
    if not form.is_valid():
        return case_page(request, case, goal_form=form, status=INVALID)
    add_goal(case=case, access=request.access, uid=form.cleaned_data["uid"], text=form.cleaned_data["goal"])
    messages.success(request, _("The goal is saved."))
    return to_case(case, "goals")


@for_case_workers
@require_POST
def goal_status(request, pk, goal):
    case = case_or_404(request, pk)
    row = part_or_404(CaseGoal, case, goal)
    if not rights_of(request.access, case).writes:
        return refused(request, case)
    form = GoalStatusForm(request.POST)
    if form.is_valid():
        settle_goal(case=case, goal=row, access=request.access, status=form.cleaned_data["status"])
    else:
        messages.error(request, _("Choose what became of the goal."))
    return to_case(case, "goals")

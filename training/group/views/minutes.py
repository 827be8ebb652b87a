"""The minutes: each part is saved alone, as one goes; released they are read by all, frozen."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from streetwork.web.forms import INVALID
from streetwork.web.pdf import pdf_response
from streetwork.web.steps import Changed
from training.group import rules
from training.group.actions import minutes as actions
from training.group.errors import Refused
from training.group.lookup import decision_or_404, item_or_404, meeting_or_404
from training.group.minutes_page import Editor, Reading, Section
from training.group.pdf import minutes_pdf
from training.group.seen import DECISION, stamp
from training.group.texts import DecisionForm, RecordForm, TaskForm
from training.group.views import for_groups, not_yours, said_no
from training.models import AgendaItem, Meeting


@for_groups
@require_safe
def minutes(request, pk):
    """The editor for who writes them; the released text for everybody."""
    meeting, standing = meeting_or_404(request, pk)
    context = {"group": meeting.group, "meeting": meeting, "standing": standing}
    if standing.may_write_minutes(meeting):
        return render(request, "group/minutes_editor.html", context | {"editor": Editor(meeting, standing)})
    reading = Reading(meeting) if rules.is_frozen(meeting) else None
    return render(request, "group/minutes.html", context | {"reading": reading})


def _part(request, template: str, context: dict, *, anchor: str, form=None):
    """A part of the editor: alone for htmx; else back to it, or the whole page with the form that failed."""
    meeting = context["meeting"]
    failed = form is not None and bool(form.errors)
    if request.headers.get("HX-Request") == "true":
        return render(request, template, context | {"is_saved": not failed}, status=INVALID if failed else 200)
    if not failed:
        messages.success(request, _("Saved."))
        return redirect(f"{reverse('group:minutes', args=[meeting.pk])}#{anchor}")
    editor = Editor(meeting, context["standing"], failed={anchor: context})
    page = context | {"editor": editor, "group": meeting.group}
    return render(request, "group/minutes_editor.html", page, status=INVALID)


def _item(request, pk):
    """The item, who asks, and None; or the way back for who does not write here."""
    item, standing = item_or_404(request, pk)
    if item.meeting is None:
        messages.error(request, _("This item is on no agenda. Take it up first."))
        return item, standing, redirect("group:agenda", item.group_id)
    item.meeting.group = item.group
    if not standing.may_write_minutes(item.meeting):
        return item, standing, not_yours(request, "group:minutes", item.meeting_id)
    return item, standing, None


def _gone(request, problem: Refused, meeting: Meeting):
    said_no(request, problem)
    if request.headers.get("HX-Request") == "true":
        response = HttpResponse()
        response["HX-Redirect"] = reverse("group:minutes", args=[meeting.pk])
        return response
    return redirect("group:minutes", meeting.pk)


@for_groups
@require_POST
def save_intro(request, pk):
    meeting, standing = meeting_or_404(request, pk)
    if not standing.may_write_minutes(meeting):
        return not_yours(request, "group:minutes", pk)
    return _save_text(request, meeting, meeting, standing, actions.save_intro)


@for_groups
@require_POST
def save_record(request, pk):
    item, standing, away = _item(request, pk)
    return away or _save_text(request, item.meeting, item, standing, actions.save_record)


def _save_text(request, meeting: Meeting, row: Meeting | AgendaItem, standing, save):
    form = RecordForm(request.POST, group=meeting.group, row=row)
    theirs = ""
    if form.is_valid():
        name = "meeting" if isinstance(row, Meeting) else "item"
        try:
            saved = save(**{name: row}, text=form.text_value, seen=form.base)
        except Changed:
            fresh = type(row).objects.get(pk=row.pk)
            theirs = getattr(fresh, form.names[0]) or "–"
            form.again(stamp(fresh, form.names))
            form.add_error(None, _("A colleague changed this part while you were writing. Compare, then save again."))
        except Refused as problem:
            return _gone(request, problem, meeting)
        else:
            saved.group = meeting.group
            form = RecordForm(group=meeting.group, row=saved)
    anchor = "intro" if isinstance(row, Meeting) else f"record-{row.pk}"
    url = reverse("group:save-intro" if isinstance(row, Meeting) else "group:save-record", args=[row.pk])
    context = {"meeting": meeting, "standing": standing, "form": form, "theirs": theirs, "url": url, "anchor": anchor}
    return _part(request, "group/_record.html", context, anchor=anchor, form=form)


@for_groups
@require_POST
def add_decision(request, pk):
    item, standing, away = _item(request, pk)
    if away:
        return away
    form = DecisionForm(request.POST, group=item.group, place=f"decide-{item.pk}")
    if form.is_valid():
        try:
            actions.add_decision(item=item, key=form.row_key, text=form.cleaned_data["text"])
        except Refused as problem:
            return _gone(request, problem, item.meeting)
    section = Section.of(item, standing, decide=form if form.errors else None)
    context = {"meeting": item.meeting, "standing": standing, "section": section}
    return _part(request, "group/_decisions.html", context, anchor=f"decisions-{item.pk}", form=form)


@for_groups
@require_POST
def add_task(request, pk):
    item, standing, away = _item(request, pk)
    if away:
        return away
    form = TaskForm(request.POST, group=item.group, place=f"task-{item.pk}")
    if form.is_valid():
        try:
            actions.add_task(item=item, key=form.row_key, facts=form.facts, user=request.user.pk)
        except Refused as problem:
            return _gone(request, problem, item.meeting)
    section = Section.of(item, standing, task=form if form.errors else None)
    context = {"meeting": item.meeting, "standing": standing, "section": section}
    return _part(request, "group/_tasks.html", context, anchor=f"tasks-{item.pk}", form=form)


@for_groups
@require_http_methods(["GET", "HEAD", "POST"])
def edit_decision(request, pk):
    """Change the wording of a decision while the minutes are open."""
    decision, standing = decision_or_404(request, pk)
    meeting = decision.meeting
    if not standing.may_write_minutes(meeting):
        return not_yours(request, "group:minutes", meeting.pk)
    form = DecisionForm(request.POST if request.method == "POST" else None, group=meeting.group, decision=decision)
    theirs = ""
    if form.is_bound and form.is_valid():
        try:
            actions.change_decision(decision=decision, text=form.cleaned_data["text"], seen=form.base)
        except Changed:
            fresh, _standing = decision_or_404(request, pk)
            theirs = fresh.text
            form.again(stamp(fresh, DECISION))
        except Refused as problem:
            return _gone(request, problem, meeting)
        else:
            messages.success(request, _("Saved."))
            return redirect(f"{reverse('group:minutes', args=[meeting.pk])}#decisions-{decision.item_id}")
    context = {"form": form, "group": meeting.group, "meeting": meeting, "decision": decision, "theirs": theirs}
    return render(request, "group/decision_form.html", context, status=INVALID if form.is_bound else 200)


@for_groups
@require_POST
def remove_decision(request, pk):
    decision, standing = decision_or_404(request, pk)
    if not standing.may_write_minutes(decision.meeting):
        return not_yours(request, "group:minutes", decision.meeting_id)
    try:
        actions.remove_decision(decision=decision)
    except Refused as problem:
        said_no(request, problem)
    else:
        messages.success(request, _("Removed. The decisions behind it moved up."))
    return redirect("group:minutes", decision.meeting_id)


@for_groups
@require_http_methods(["GET", "HEAD", "POST"])
def release(request, pk):
    """Read the minutes once more, then let them out: after that nothing in them changes."""
    meeting, standing = meeting_or_404(request, pk)
    if not standing.may_edit:
        return not_yours(request, "group:minutes", pk)
    if not rules.may_release(meeting, timezone.now()):
        messages.error(request, _("Minutes are released once, after the meeting has begun."))
        return redirect("group:minutes", pk)
    if request.method == "POST":
        try:
            count = actions.release_minutes(meeting=meeting, user=request.user.pk, seen=request.POST.get("seen", ""))
        except Changed:
            messages.error(request, _("The minutes have changed meanwhile. Read them again, then release them."))
            return redirect("group:release", pk)
        except Refused as problem:
            said_no(request, problem)
        else:
            text = ngettext(
                "The minutes are released; %(n)d member gets a mail.",
                "The minutes are released; %(n)d members get a mail.", count,
            )  # fmt: skip
            messages.success(request, text % {"n": count})
        return redirect("group:minutes", pk)
    context = {
        "group": meeting.group, "meeting": meeting, "reading": Reading(meeting), "seen": actions.version_of(meeting)
    }  # fmt: skip
    return render(request, "group/release.html", context)


@for_groups
@require_safe
def pdf(request, pk):
    """The released minutes as PDF; for who writes them the draft, too."""
    meeting, standing = meeting_or_404(request, pk)
    if not standing.may_read_minutes(meeting):
        messages.error(request, _("The minutes are not released yet."))
        return redirect("group:minutes", pk)
    name = f"{pgettext('of a meeting', 'minutes')}-{timezone.localtime(meeting.starts_at):%Y-%m-%d}"
    return pdf_response(minutes_pdf(meeting), name=name)

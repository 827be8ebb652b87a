"""Meetings: the list, one meeting, inviting, answering, who came."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from streetwork.web.forms import INVALID
from streetwork.web.steps import Changed
from training.enums import Reply
from training.group.actions import meetings as actions
from training.group.errors import Refused
from training.group.forms import MeetingForm
from training.group.ics import meeting_ics
from training.group.lookup import group_or_404, meeting_or_404
from training.group.meeting_page import MeetingPage
from training.group.presenters import meeting_rows
from training.group.seen import MEETING, stamp
from training.group.views import for_groups, not_yours, number, said_no
from training.sessions.when import span_text


@for_groups
@require_safe
def meeting_list(request, pk):
    standing = group_or_404(request, pk)
    coming, past = meeting_rows(standing.group, timezone.now())
    context = {"group": standing.group, "standing": standing, "coming": coming, "past": past}
    return render(request, "group/meetings.html", context)


@for_groups
@require_safe
def meeting(request, pk):
    row, standing = meeting_or_404(request, pk)
    context = {"group": row.group, "standing": standing, "meeting": row, "page": MeetingPage(row, standing)}
    return render(request, "group/meeting.html", context)


@for_groups
@require_http_methods(["GET", "HEAD", "POST"])
def new_meeting(request, pk):
    standing = group_or_404(request, pk)
    if not standing.may_edit:
        return not_yours(request, "group:meetings", pk)
    form = MeetingForm(request.POST if request.method == "POST" else None, group=standing.group)
    if form.is_bound and form.is_valid():
        made, is_new = actions.create_meeting(
            group=standing.group, key=form.row_key, facts=form.facts, user=request.user.pk
        )
        if is_new:
            messages.success(request, _("The meeting is planned. Fill its agenda, then send the invitation."))
        return redirect("group:meeting", made.pk)
    context = {"form": form, "group": standing.group}
    return render(request, "group/meeting_form.html", context, status=INVALID if form.is_bound else 200)


@for_groups
@require_http_methods(["GET", "HEAD", "POST"])
def edit_meeting(request, pk):
    row, standing = meeting_or_404(request, pk)
    if not MeetingPage(row, standing).may_edit:
        return not_yours(request, "group:meeting", pk)
    form = MeetingForm(request.POST if request.method == "POST" else None, group=row.group, meeting=row)
    theirs = None
    if form.is_bound and form.is_valid():
        try:
            told = actions.change_meeting(meeting=row, facts=form.facts, seen=form.base)
        except Changed:
            theirs, _standing = meeting_or_404(request, pk)
            form.again(stamp(theirs, MEETING))
        except Refused as problem:
            said_no(request, problem)
            return redirect("group:meeting", pk)
        else:
            messages.success(request, _("Saved."))
            _say_mails(request, told)
            return redirect("group:meeting", pk)
    context = {
        "form": form, "group": row.group, "meeting": row, "theirs": theirs,
        "theirs_when": theirs and span_text(theirs.starts_at, theirs.ends_at),
    }  # fmt: skip
    return render(request, "group/meeting_form.html", context, status=INVALID if form.is_bound else 200)


def _say_mails(request, count: int) -> None:
    if count:
        text = ngettext("%(n)d member is told by mail.", "%(n)d members are told by mail.", count)
        messages.info(request, text % {"n": count})


@for_groups
@require_POST
def invite(request, pk):
    """Send the invitation; with `again` a newer one to all, with the agenda as it is now."""
    row, standing = meeting_or_404(request, pk)
    if not standing.may_edit:
        return not_yours(request, "group:meeting", pk)
    try:
        count = actions.invite(meeting=row, again=request.POST.get("again") == "1")
    except Refused as problem:
        said_no(request, problem)
    else:
        if count:
            text = ngettext(
                "The invitation goes to %(n)d member, with the agenda and an entry for the calendar.",
                "The invitation goes to %(n)d members, with the agenda and an entry for the calendar.",
                count,
            )
            messages.success(request, text % {"n": count})
        else:
            messages.error(request, _("Nobody was invited: no member of the group has an address. Name members first."))
    return redirect("group:meeting", pk)


@for_groups
@require_POST
def cancel(request, pk):
    row, standing = meeting_or_404(request, pk)
    if not standing.may_edit:
        return not_yours(request, "group:meeting", pk)
    try:
        count = actions.cancel_meeting(meeting=row)
    except Refused as problem:
        said_no(request, problem)
    else:
        messages.success(request, _("The meeting is cancelled. Its agenda items are proposals again."))
        _say_mails(request, count)
    return redirect("group:meeting", pk)


@for_groups
@require_POST
def reply(request, pk):
    """The person's own answer to the invitation."""
    row, standing = meeting_or_404(request, pk)
    if standing.member is None or not standing.runs:
        messages.error(request, _("You are no member of this group, so nobody waits for your answer."))
        return redirect("group:meeting", pk)
    try:
        actions.answer(meeting=row, member=standing.member, reply=request.POST.get("reply", ""))
    except Refused as problem:
        said_no(request, problem)
    else:
        messages.success(request, _("Thank you, your answer is noted."))
    return redirect("web:today" if request.POST.get("back") == "today" else "group:meeting",
                    *([] if request.POST.get("back") == "today" else [pk]))  # fmt: skip


@for_groups
@require_POST
def presence(request, pk):
    """Who answered and who came, as the chairs or whoever takes the minutes note it: `member-<key>`, `seen-<key>`."""
    row, standing = meeting_or_404(request, pk)
    if not (standing.may_edit or standing.may_write_minutes(row)):
        return not_yours(request, "group:meeting", pk)
    asked, seen = {}, {}
    mine = {person.member.pk for person in MeetingPage(row, standing).people}
    for name, value in request.POST.items():
        kind, _dash, key = name.partition("-")
        member = number(key)
        if member in mine and value in Reply.values and kind in ("member", "seen"):
            (asked if kind == "member" else seen)[member] = value
    try:
        actions.note_presence(meeting=row, replies=asked, seen=seen)
    except Refused as problem:
        said_no(request, problem)
    else:
        messages.success(request, _("Saved."))
    return redirect("group:minutes" if request.POST.get("back") == "minutes" else "group:meeting", pk)


@for_groups
@require_safe
def ics(request, pk):
    """The meeting for one's own calendar."""
    row, _standing = meeting_or_404(request, pk)
    headers = {"Content-Disposition": 'attachment; filename="meeting.ics"', "Cache-Control": "private, no-store"}
    return HttpResponse(meeting_ics(row), content_type="text/calendar; charset=utf-8", headers=headers)

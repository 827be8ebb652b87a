"""Who belongs to a group."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from streetwork.web.forms import INVALID
from streetwork.web.steps import Changed
from training.group.actions import groups as actions
from training.group.errors import Refused
from training.group.forms import MemberForm
from training.group.lookup import group_or_404, member_or_404
from training.group.presenters import MemberRow, former_of, member_rows
from training.group.seen import MEMBER, stamp
from training.group.views import for_groups, not_yours


@for_groups
@require_safe
def member_list(request, pk):
    standing = group_or_404(request, pk)
    rows, unspoken = member_rows(standing.group)
    context = {
        "group": standing.group,
        "standing": standing,
        "rows": rows,
        "unspoken": unspoken,
        "former": former_of(standing.group)[:100],
    }
    return render(request, "group/members.html", context)


@for_groups
@require_http_methods(["GET", "HEAD", "POST"])
def new_member(request, pk):
    standing = group_or_404(request, pk)
    if not standing.may_edit:
        return not_yours(request, "group:members", pk)
    form = MemberForm(request.POST if request.method == "POST" else None, group=standing.group)
    if form.is_bound and form.is_valid():
        try:
            member, is_new = actions.add_member(group=standing.group, key=form.row_key, facts=form.facts)
        except Refused:
            form.add_error("user", _("This person is a member already."))
        else:
            if is_new:
                messages.success(request, _("%(name)s belongs to the group now.") % {"name": member})
            return redirect("group:members", pk)
    context = {"form": form, "group": standing.group}
    return render(request, "group/member_form.html", context, status=INVALID if form.is_bound else 200)


@for_groups
@require_http_methods(["GET", "HEAD", "POST"])
def edit_member(request, pk):
    member, standing = member_or_404(request, pk)
    if not standing.may_edit:
        return not_yours(request, "group:members", member.group_id)
    form = MemberForm(request.POST if request.method == "POST" else None, group=member.group, member=member)
    theirs = None
    if form.is_bound and form.is_valid():
        try:
            actions.change_member(member=member, facts=form.facts, seen=form.base)
        except Changed:
            fresh, _standing = member_or_404(request, pk)
            theirs = MemberRow(fresh)
            form.again(stamp(fresh, MEMBER))
        except Refused:
            form.add_error("user", _("This person is a member already."))
        else:
            messages.success(request, _("Saved."))
            return redirect("group:members", member.group_id)
    context = {"form": form, "group": member.group, "member": member, "theirs": theirs}
    return render(request, "group/member_form.html", context, status=INVALID if form.is_bound else 200)


@for_groups
@require_POST
def leave(request, pk):
    """The membership ends; what the person did stays."""
    member, standing = member_or_404(request, pk)
    if not standing.may_edit:
        return not_yours(request, "group:members", member.group_id)
    actions.end_membership(member=member)
    messages.success(request, _("%(name)s belongs to the group no longer.") % {"name": member})
    return redirect("group:members", member.group_id)

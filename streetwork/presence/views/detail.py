"""A space: its page, its member counts."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from streetwork.accounts.access import for_roles
from streetwork.accounts.roles import READS_SPACES, WRITES_SPACES
from streetwork.presence import actions, rules
from streetwork.presence.forms.counts import MemberCountForm
from streetwork.presence.forms.visits import VisitForm
from streetwork.presence.presenters import detail_of
from streetwork.presence.views.found import changeable, visible
from streetwork.vocabulary.snapshot import vocabulary


@for_roles(*READS_SPACES)
@require_safe
def space_detail(request, pk):
    return detail_page(request, visible(request, pk))


@for_roles(*WRITES_SPACES)
@require_POST
def space_members(request, pk):
    space = changeable(request, pk)
    form = MemberCountForm(request.POST)
    if not form.is_valid():
        return detail_page(request, space, count_form=form)
    actions.record_members(space=space, count=form.cleaned_data["count"], day=form.cleaned_data["counted_on"])
    messages.success(request, _("The member count is saved."))
    return redirect("spaces:detail", space.pk)


@for_roles(*WRITES_SPACES)
@require_http_methods(["GET", "HEAD", "POST"])
def count_edit(request, pk, count):
    space = changeable(request, pk)
    counted = get_object_or_404(space.member_counts, pk=count)
    form = MemberCountForm(request.POST if request.method == "POST" else None, instance=counted)
    if form.is_bound and form.is_valid():
        actions.correct_count(counted=counted, count=form.cleaned_data["count"], day=form.cleaned_data["counted_on"])
        messages.success(request, _("The member count is saved."))
        return redirect("spaces:detail", space.pk)
    context = {"space": space, "counted": counted, "form": form}
    return render(request, "presence/count_edit.html", context, status=422 if form.is_bound else 200)


@for_roles(*WRITES_SPACES)
@require_POST
def count_remove(request, pk, count):
    space = changeable(request, pk)
    actions.remove_count(space=space, pk=count)
    messages.success(request, _("The member count is removed."))
    return redirect("spaces:detail", space.pk)


def detail_page(request, space, *, count_form=None, visit_form=None):
    """The page, with the forms of whoever may change the space; 422 with a form that failed."""
    may_change = rules.may_change(request.access, space)
    context = detail_of(space, vocabulary(), access=request.access)
    if may_change:
        context["count_form"] = count_form or MemberCountForm()
        context["visit_form"] = visit_form or VisitForm()
    failed = bool(count_form or visit_form)
    context |= {"space": space, "may_change": may_change}
    return render(request, "presence/space_detail.html", context, status=422 if failed else 200)

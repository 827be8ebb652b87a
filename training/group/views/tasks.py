"""Tasks of a group: the list, ticking off, writing."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from streetwork.web.forms import INVALID
from streetwork.web.steps import Changed
from training.enums import TaskStatus
from training.group.actions import tasks as actions
from training.group.filters import TaskFilter
from training.group.lookup import group_or_404, task_or_404
from training.group.presenters import TaskRow
from training.group.seen import TASK, stamp
from training.group.texts import TaskForm
from training.group.views import for_groups, not_yours
from training.models import GroupTask


@for_groups
@require_safe
def task_list(request, pk):
    standing = group_or_404(request, pk)
    wanted = TaskFilter(request.GET, standing=standing)
    tasks = GroupTask.objects.filter(group=standing.group).select_related("assignee__user", "meeting")
    today = timezone.localdate()
    context = {
        "group": standing.group, "standing": standing, "filter": wanted,
        "rows": [TaskRow(task, standing, today) for task in wanted.apply(tasks)[:500]],
    }  # fmt: skip
    return render(request, "group/tasks.html", context)


@for_groups
@require_http_methods(["GET", "HEAD", "POST"])
def new_task(request, pk):
    standing = group_or_404(request, pk)
    if not standing.may_edit:
        return not_yours(request, "group:tasks", pk)
    form = TaskForm(request.POST if request.method == "POST" else None, group=standing.group)
    if form.is_bound and form.is_valid():
        actions.create_task(group=standing.group, key=form.row_key, facts=form.facts, user=request.user.pk)
        messages.success(request, _("Saved."))
        return redirect("group:tasks", pk)
    context = {"form": form, "group": standing.group}
    return render(request, "group/task_form.html", context, status=INVALID if form.is_bound else 200)


@for_groups
@require_http_methods(["GET", "HEAD", "POST"])
def edit_task(request, pk):
    """The task for who edits the group; everybody else sees it in the list. Reminders link here."""
    task, standing = task_or_404(request, pk)
    if not standing.may_edit:
        if request.method != "POST":
            return redirect(f"{reverse('group:tasks', args=[task.group_id])}?show=any#task-{pk}")
        return not_yours(request, "group:tasks", task.group_id)
    form = TaskForm(request.POST if request.method == "POST" else None, group=task.group, task=task)
    theirs = None
    if form.is_bound and form.is_valid():
        try:
            actions.change_task(task=task, facts=form.facts, seen=form.base)
        except Changed:
            theirs, _standing = task_or_404(request, pk)
            form.again(stamp(theirs, TASK))
        else:
            messages.success(request, _("Saved."))
            return redirect("group:tasks", task.group_id)
    context = {"form": form, "group": task.group, "task": task, "theirs": theirs}
    return render(request, "group/task_form.html", context, status=INVALID if form.is_bound else 200)


@for_groups
@require_POST
def tick(request, pk):
    """Done, dropped or open again (`to`); members their own, the editors all."""
    task, standing = task_or_404(request, pk)
    to = request.POST.get("to", "")
    if not standing.may_tick(task):
        messages.error(request, _("Members tick off their own tasks, the chairs all."))
    elif to not in TaskStatus.values:
        messages.error(request, _("Nothing was changed: choose what became of the task."))
    else:
        actions.tick(task=task, status=to)
        messages.success(request, _("Done, thank you.") if to == TaskStatus.DONE else _("Saved."))
    return redirect("web:today") if request.POST.get("back") == "today" else redirect("group:tasks", task.group_id)

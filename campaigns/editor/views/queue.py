"""What waits for the person to write, translate or review."""

from django.shortcuts import render
from django.views.decorators.http import require_safe

from campaigns.editor.filters import QueueFilter
from campaigns.editor.views import for_readers
from campaigns.editor.waiting import tasks_for


@for_readers
@require_safe
def my_texts(request):
    """Narrowed to languages and to a kind of task by the address, which can be kept as a bookmark."""
    tasks = tasks_for(request.access)
    return render(request, "editor/queue.html", {"filter": QueueFilter(request.GET, tasks), "total": len(tasks)})

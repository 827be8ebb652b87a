"""The views of the calendar: month, week, languages, list; of all campaigns and of one."""

from django.shortcuts import render
from django.views.decorators.http import require_safe

from campaigns.board.lookup import campaign_or_404
from campaigns.calendar.page import VIEWS, CalendarPage
from campaigns.calendar.presenters import FACTS, TEXTS, Sign
from campaigns.calendar.views import for_readers


def _page(request, view, campaign=None):
    context = {
        "page": CalendarPage(request, view, campaign),
        "campaign": campaign,
        "signs": [Sign(*each) for each in (*FACTS.values(), *TEXTS.values())],
    }
    return render(request, "calendar/page.html", context)


@for_readers
@require_safe
def month(request):
    return _page(request, "month")


@for_readers
@require_safe
def week(request):
    return _page(request, "week")


@for_readers
@require_safe
def lanes(request):
    """One lane per language, one to four weeks ahead."""
    return _page(request, "lanes")


@for_readers
@require_safe
def list_view(request):
    return _page(request, "list")


@for_readers
@require_safe
def of_campaign(request, pk):
    """The calendar of one campaign; `?view=` says which view, the languages first."""
    view = request.GET.get("view", "")
    return _page(request, view if view in VIEWS else "lanes", campaign_or_404(request, pk))

"""The open statistics for everybody: what is published, and how it was counted."""

from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from streetwork.accounts.access import public
from streetwork.reporting.statistics.keeping import kept
from streetwork.reporting.statistics.method import MethodPage
from streetwork.reporting.statistics.presenters import StatisticsPage


@public
@require_safe
@kept
def home(request, publications):
    """The newest period, or `?period=2026-Q2`; its charts, or one whole table (`&table=state-language`)."""
    page = StatisticsPage(publications, request.GET.get("period", ""), request.GET.get("table", ""))
    return render(request, "statistics/home.html", {"page": page, "keep_query": page.query})


@public
@require_safe
@kept
def method(request, publications):
    """Complete in German and English; readers of other languages get the English text, and are told so."""
    return render(request, "statistics/method.html", {"page": MethodPage(publications, get_language())})

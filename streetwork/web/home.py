"""The public start page: what this is, for whom, and the way in."""

from django.shortcuts import render
from django.views.decorators.http import require_safe

from streetwork.accounts.access import public


@public
@require_safe
def home(request):
    return render(request, "web/home.html")

"""Demo mode's one-click door."""

from allauth.account.adapter import get_adapter
from django.conf import settings
from django.contrib.auth import logout
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST

from streetwork.accounts.access import demo_users, public


@public
@require_POST
def demo_login(request):
    """Sign in as one of the invented people. Outside demo mode the address does not exist."""
    wanted = request.POST.get("user", "")
    if not settings.DEMO_MODE or not wanted.isdecimal():
        raise Http404
    user = get_object_or_404(demo_users(), pk=int(wanted))
    logout(request)
    get_adapter().login(request, user)
    return redirect(settings.LOGIN_REDIRECT_URL)

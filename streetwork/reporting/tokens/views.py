"""Requests about tokens: fetch, form, action, page."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from streetwork.accounts.access import for_roles
from streetwork.accounts.roles import READS_FIGURES
from streetwork.reporting.api.limits import ANONYMOUS, TOKEN, allowed, rate
from streetwork.reporting.tokens import actions
from streetwork.reporting.tokens.forms import TokenForm
from streetwork.reporting.tokens.presenters import rows_of
from streetwork.reporting.tokens.queries import may_make, tokens_for
from streetwork.web.forms import INVALID

for_readers = for_roles(*READS_FIGURES)


@for_readers
@require_safe
def token_list(request):
    rows = rows_of(tokens_for(request.access), request.access.person, timezone.now())
    context = {
        "rows": rows,
        "may_make": may_make(request.access),
        "shows_people": any(not row.is_mine for row in rows),
        "anonymous": _per_minute(ANONYMOUS),
        "token": _per_minute(TOKEN),
    }
    return render(request, "tokens/list.html", context)


def _per_minute(kind: str) -> int:
    number, seconds = rate(allowed(kind))
    return number * 60 // seconds


@for_readers
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def new_token(request):
    """The form; after it the key, in the answer itself: it is stored nowhere, so there is no page to come back to."""
    if not may_make(request.access):
        messages.error(request, _("Your programmes are archived and read-only."))
        return redirect("tokens:list")
    form = TokenForm(request.POST if request.method == "POST" else None)
    if not (form.is_bound and form.is_valid()):
        return render(request, "tokens/new.html", {"form": form}, status=INVALID if form.is_bound else 200)
    token, key = actions.make_token(access=request.access, **form.facts)
    if not key:
        made = _("This token is made already, and its key was shown once. If it is lost, revoke it and make another.")
        messages.info(request, made)
        return redirect("tokens:list")
    return render(request, "tokens/made.html", {"token": token, "key": key})


@for_readers
@require_POST
def renew_token(request, pk):
    token = get_object_or_404(tokens_for(request.access), pk=pk)
    try:
        renewed = actions.renew_token(access=request.access, token=token)
    except actions.Revoked:
        messages.error(request, _("This token was revoked and never works again. Make a new one."))
    else:
        day = date_format(timezone.localdate(renewed.expires_at), "SHORT_DATE_FORMAT")
        messages.success(request, _("Renewed: the same key works until %(day)s.") % {"day": day})
    return redirect("tokens:list")


@for_readers
@require_POST
def revoke_token(request, pk):
    token = get_object_or_404(tokens_for(request.access), pk=pk)
    if actions.revoke_token(access=request.access, token=token):
        messages.success(request, _("Revoked. Requests with this key are refused from now on."))
    return redirect("tokens:list")

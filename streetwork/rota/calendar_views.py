"""My calendar address and my daily mail; and the public calendar behind the secret address."""

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import get_conditional_response
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from streetwork.accounts.access import access_of, public
from streetwork.rota import actions
from streetwork.rota.calendars import calendar_of, etag_of
from streetwork.rota.forms import DailyMailForm
from streetwork.rota.models import CalendarFeed, DailyMail
from streetwork.rota.views import in_rota
from streetwork.tenancy.scope import scope
from streetwork.web.networks import NetworkLimit

UNPROCESSABLE = 422
guesses = NetworkLimit("calendar_feed", "300/h", gets=True)
HEADERS = {
    "Cache-Control": "private, no-cache",
    "X-Robots-Tag": "noindex, nofollow",
    "Referrer-Policy": "no-referrer",
    "Content-Disposition": 'inline; filename="streetwork.ics"',
}


@in_rota
@require_safe
def settings_page(request):
    """The calendar address and the daily mail."""
    return _page(request)


@in_rota
@require_POST
def make_feed(request):
    """A new secret address, shown this once; an older one ends."""
    token = actions.make_feed(user=request.user.pk)
    response = _page(request, address=settings.BASE_URL + reverse("rota:feed", args=[token]))
    response["Cache-Control"] = "private, no-store"
    return response


@in_rota
@require_POST
def revoke_feed(request):
    actions.revoke_feed(user=request.user.pk)
    messages.success(request, _("The address works no more."))
    return redirect("rota:calendar")


@in_rota
@require_POST
def daily_mail(request):
    form = DailyMailForm(request.POST)
    if not form.is_valid():
        return _page(request, form=form, status=UNPROCESSABLE)
    actions.choose_daily_mail(user=request.user.pk, days=form.cleaned_data["days"])
    messages.success(request, _("Saved."))
    return redirect("rota:calendar")


def _page(request, *, address="", form=None, status=200):
    chosen = DailyMail.objects.filter(user=request.user.pk).values_list("days", flat=True).first()
    context = {
        "feed": CalendarFeed.objects.filter(user=request.user.pk).first(),
        "address": address,
        "form": form or DailyMailForm(initial={"days": chosen or DailyMail.Days.EVERY_DAY}),
    }
    return render(request, "rota/calendar.html", context, status=status)


@public
@require_safe
def feed(request, token):
    """The calendar behind a secret address, with the rights that its owner has now; nothing of a session is used.

    Unknown addresses are 404, and after many of them from one network 429. A known one is never held up.
    """
    found = CalendarFeed.objects.select_related("user").filter(token_hash=actions.hash_of(token)).first()
    access = access_of(found.user_id) if found else None
    if access is None or not access.grants:
        if guesses.is_reached(request):
            return HttpResponse(status=429, headers={"Retry-After": "3600"})
        guesses.count(request)
        raise Http404("No such calendar.")
    today = timezone.localdate()
    if found.last_used_on != today:
        CalendarFeed.objects.filter(pk=found.pk).update(last_used_on=today)
    with scope(access.scope().read, (), found.user_id, widen="A calendar is read by its address, not by a session."):
        body = calendar_of(found.user)
    etag = etag_of(body)
    answer = HttpResponse(body, content_type="text/calendar; charset=utf-8", headers=HEADERS | {"ETag": etag})
    return get_conditional_response(request, etag=etag, response=answer)

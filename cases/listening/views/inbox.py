"""The inbox of finds: look, log, ignore, make an idea of it; row by row, or many at once."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from cases.listening.enums import LeadKind
from cases.listening.filters import LeadFilter
from cases.listening.presenters import counts_of, lead_views
from cases.listening.triage import ignore, lead_of, leads_of, to_idea, undo
from cases.listening.views import for_listeners
from cases.models import Lead, ListeningRun
from cases.paging import page_of
from streetwork.accounts.roles import LISTENS

AT_MOST = 200


@for_listeners
@require_safe
def leads(request):
    """The finds that I may look through, filtered by what the address says, paged by key."""
    selection = LeadFilter(request.GET, access=request.access)
    visible = Lead.objects.visible_to(request.access)
    page = page_of(
        selection.apply(visible), after=request.GET.get("after", ""), before=request.GET.get("before", ""),
        column="created_at",
    )  # fmt: skip
    running = request.access.programmes_for(*LISTENS, running=True)
    partial = "#results" if request.htmx and not request.htmx.boosted else ""
    return render(
        request,
        f"listening/lead_list.html{partial}",
        {
            "filter": selection,
            "views": lead_views(page.contacts, running),
            "page": page,
            "query": selection.query,
            "is_own": selection.shown_kind == LeadKind.OWN,
            "waiting": counts_of(visible),
            "may_import": bool(running),
            "ever": ListeningRun.objects.filter(request.access.within(*LISTENS)).exists(),
        },
    )


def _lead_or_404(request, pk) -> Lead:
    lead = lead_of(request.access, pk)
    if lead is None:
        raise Http404
    return lead


@for_listeners
@require_POST
def lead_ignore(request, pk):
    lead = _lead_or_404(request, pk)
    lead = ignore(lead=lead, user=request.user, keywords_useless=bool(request.POST.get("useless")))
    return _settled(request, lead, _("Ignored."))


@for_listeners
@require_POST
def lead_idea(request, pk):
    lead = _lead_or_404(request, pk)
    to_idea(lead=lead, user=request.user)
    lead.refresh_from_db()
    return _settled(request, lead, _("Put on the list of campaign ideas."))


@for_listeners
@require_POST
def lead_undo(request, pk):
    return _settled(request, undo(lead=_lead_or_404(request, pk), user=request.user), _("Back in the inbox."))


def _settled(request, lead, sentence):
    """The row as it is now, with its way back; without htmx the list with a message."""
    if request.htmx and not request.htmx.boosted:
        return render(
            request, "listening/_lead.html", {"view": lead_views([lead], {lead.programme_id})[0], "fresh": True}
        )
    messages.success(request, sentence)
    return redirect(_back(request))


@for_listeners
@require_POST
def ignore_many(request):
    """Ignore the chosen finds; those that are settled already stay as they are."""
    chosen = [int(pk) for pk in request.POST.getlist("lead")[:AT_MOST] if pk.isdecimal() and len(pk) < 19]
    useless = bool(request.POST.get("useless"))
    ignored = [
        ignore(lead=lead, user=request.user, keywords_useless=useless) for lead in leads_of(request.access, chosen)
    ]
    if ignored:
        text = ngettext("%(number)d find ignored.", "%(number)d finds ignored.", len(ignored))
        messages.success(request, text % {"number": len(ignored)})
    else:
        messages.warning(request, _("Nothing was changed: choose at least one find."))
    return redirect(_back(request))


def _back(request) -> str:
    url = request.POST.get("next", "")
    safe = url_has_allowed_host_and_scheme(url, {request.get_host()}, require_https=request.is_secure())
    return url if safe else "listening:leads"

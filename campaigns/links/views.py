"""Requests about short links, for the team."""

from datetime import timedelta

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse, StreamingHttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from campaigns.links import actions
from campaigns.links.exports import csv_lines
from campaigns.links.forms import LinkFilter, LinkForm, PolicyForm, TargetForm
from campaigns.links.presenters import history_of, week_bars
from campaigns.links.queries import clicks_by_day, links_of, with_clicks
from campaigns.models import LinkPolicy
from streetwork.accounts.access import for_roles
from streetwork.accounts.roles import READS_CAMPAIGNS, WRITES_CAMPAIGNS
from streetwork.vocabulary.snapshot import vocabulary
from streetwork.web.forms import INVALID
from streetwork.web.qr import qr_file, qr_svg

PAGE_SIZE = 50
RECENT = timedelta(days=28)
DAYS = 84


def _link_or_404(request, pk):
    return get_object_or_404(links_of(request.access), pk=pk)


def _may_write(request, link) -> bool:
    return link.programme_id in request.access.programmes_for(*WRITES_CAMPAIGNS, running=True)


def _refused(request, pk):
    messages.error(request, _("Only those who plan campaigns of this programme change its links, while it runs."))
    return redirect("links:detail", pk)


def _chosen(request):
    wanted = LinkFilter(request.GET, access=request.access)
    since = timezone.localdate() - RECENT
    return wanted, with_clicks(wanted.apply(links_of(request.access)), since=since).order_by("-created_at", "-pk")


@for_roles(*READS_CAMPAIGNS)
@require_safe
def link_list(request):
    """Short links of my programmes with their clicks, the newest first."""
    wanted, links = _chosen(request)
    page = Paginator(links, PAGE_SIZE).get_page(request.GET.get("page"))
    mine = request.access.programmes_for(*WRITES_CAMPAIGNS, running=True)
    context = {
        "filter": wanted,
        "page": page,
        "shows_programme": len(wanted.programmes) > 1,
        "may_add": bool(mine),
        "rules": [programme for pk, programme in vocabulary().programmes.items() if pk in mine],
    }
    return render(request, "links/link_list.html", context)


@for_roles(*READS_CAMPAIGNS)
@require_safe
def link_export(request):
    """Exactly the links that the list shows."""
    _wanted, links = _chosen(request)
    return StreamingHttpResponse(
        csv_lines(links),
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="links-{timezone.localdate()}.csv"'},
    )


@for_roles(*WRITES_CAMPAIGNS)
@require_http_methods(["GET", "HEAD", "POST"])
def link_new(request):
    form = LinkForm(request.POST if request.method == "POST" else None, access=request.access)
    if not form.programmes:
        messages.error(request, _("Your programmes are archived and read-only."))
        return redirect("links:list")
    if form.is_bound and form.is_valid():
        data = form.cleaned_data
        try:
            link = actions.add_link(
                programme=form.programme_id, target=data["target"], label=data["label"].strip(), slug=data["slug"],
                user=request.user.pk,
            )  # fmt: skip
        except actions.Taken:
            form.add_error("slug", _("This short address is taken. Choose another."))
        else:
            messages.success(request, _("The short link is ready: copy it, or take the code for print."))
            return redirect("links:detail", link.pk)
    return render(request, "links/link_form.html", {"form": form}, status=INVALID if form.is_bound else 200)


@for_roles(*READS_CAMPAIGNS)
@require_safe
def link_detail(request, pk):
    """Address, code, clicks, history."""
    return _detail_page(request, _link_or_404(request, pk))


@for_roles(*WRITES_CAMPAIGNS)
@require_POST
def link_change(request, pk):
    """Lead elsewhere."""
    link = _link_or_404(request, pk)
    if not _may_write(request, link):
        return _refused(request, pk)
    form = TargetForm(request.POST, initial={"target": link.target, "label": link.label})
    if not form.is_valid():
        return _detail_page(request, link, form=form, status=INVALID)
    data = form.cleaned_data
    actions.change_link(link=link, target=data["target"], label=data["label"].strip())
    messages.success(request, _("Saved. Within ten seconds it holds everywhere."))
    return redirect("links:detail", pk)


def _detail_page(request, link, *, form=None, status=200):
    days = clicks_by_day(link, last=timezone.localdate(), days=DAYS)
    context = {
        "link": link,
        "address": actions.absolute(link),
        "qr": qr_svg(actions.absolute(link)),
        "form": form or TargetForm(initial={"target": link.target, "label": link.label}),
        "may_write": _may_write(request, link),
        "days": [day for day in reversed(days[-28:]) if day.people or day.bots],
        "weeks": week_bars(days),
        "people": sum(day.people for day in days),
        "bots": sum(day.bots for day in days),
        "history": history_of(link),
    }
    return render(request, "links/link_detail.html", context, status=status)


@for_roles(*WRITES_CAMPAIGNS)
@require_POST
def link_switch(request, pk):
    """Out of use, or into use again, as `on` says."""
    link = _link_or_404(request, pk)
    if not _may_write(request, link):
        return _refused(request, pk)
    on = request.POST.get("on") == "1"
    actions.switch_link(link=link, on=on)
    messages.success(
        request, _("The link leads on again.") if on else _("The link is out of use: people read that it is over.")
    )
    return redirect("links:detail", pk)


@for_roles(*READS_CAMPAIGNS)
@require_safe
def link_code(request, pk):
    """The QR code as a file for print."""
    link = _link_or_404(request, pk)
    return HttpResponse(
        qr_file(actions.absolute(link)),
        content_type="image/svg+xml",
        headers={
            "Content-Disposition": f'attachment; filename="link-{link.slug}.svg"',
            "Content-Security-Policy": "default-src 'none'; sandbox",
            "X-Content-Type-Options": "nosniff",
        },
    )


@for_roles(*WRITES_CAMPAIGNS)
@require_http_methods(["GET", "HEAD", "POST"])
def policy(request, programme):
    """A programme's rule for links to foreign pages."""
    if programme not in request.access.programmes_for(*WRITES_CAMPAIGNS, running=True):
        raise Http404
    held = LinkPolicy.objects.filter(programme=programme).first()
    form = PolicyForm(request.POST if request.method == "POST" else None, policy=held)
    if form.is_bound and form.is_valid():
        actions.set_policy(programme=programme, **form.cleaned_data)
        messages.success(request, _("Saved. Within ten seconds it holds everywhere."))
        return redirect("links:list")
    context = {"form": form, "programme": vocabulary().programmes[programme]}
    return render(request, "links/policy.html", context, status=INVALID if form.is_bound else 200)

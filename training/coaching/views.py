"""Requests about coachings: fetch, form, action, page."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from streetwork.accounts.roles import WRITES_TRAININGS
from streetwork.vocabulary.choices import programmes_of
from streetwork.web.tables import CSV, XLSX
from training.coaching import actions, rules
from training.coaching.filters import CoachingFilter
from training.coaching.forms import CoachingForm
from training.coaching.presenters import Sums, headings, lines, row_of
from training.coaching.queries import coachings_of
from training.models import Coaching, Partner
from training.network.queries import partners_of
from training.network.views import REFUSED, for_readers, for_writers
from training.network.views.exchange import table_file

PAGE_SIZE = 50


@for_readers
@require_safe
def coaching_list(request):
    """The log in a selection, and what it adds up to."""
    wanted = CoachingFilter(request.GET, access=request.access)
    page = Paginator(wanted.found().select_related("coach"), PAGE_SIZE).get_page(request.GET.get("page"))
    context = {
        "filter": wanted,
        "sums": Sums(wanted),
        "page": page,
        "rows": [row_of(coaching, request.access) for coaching in page],
        "shows_programme": len(wanted.programmes) > 1,
        "may_add": bool(programmes_of(request.access, WRITES_TRAININGS, running=True)),
    }
    return render(request, "coaching/coaching_list.html", context)


@for_readers
@require_safe
def export(request, kind):
    """Exactly what the log shows, all pages of it."""
    if kind not in (CSV, XLSX):
        raise Http404
    found = CoachingFilter(request.GET, access=request.access).found()
    return table_file("coachings", kind, headings(), lines(found.select_related("coach")))


def _partner(request) -> Partner | None:
    """The institution that the page was opened for (`?partner=`)."""
    asked = request.GET.get("partner", "")
    is_number = asked.isascii() and asked.isdecimal() and len(asked) < 10
    return partners_of(request.access).filter(pk=asked).first() if is_number else None


@for_writers
@require_http_methods(["GET", "HEAD", "POST"])
def coaching_new(request):
    form = CoachingForm(
        request.POST if request.method == "POST" else None, access=request.access, partner=_partner(request)
    )
    if not form.programmes:
        messages.error(request, _("Your programmes are archived and read-only."))
        return redirect("coaching:list")
    if form.is_bound and form.is_valid():
        key = form.cleaned_data["key"] or form.initial["key"]
        _coaching, is_new = actions.log_coaching(key=key, facts=form.facts, user=request.user.pk)
        if is_new:
            messages.success(request, _("The coaching is logged."))
        return redirect("coaching:list")
    return render(request, "coaching/coaching_form.html", {"form": form}, status=REFUSED if form.is_bound else 200)


@for_writers
@require_http_methods(["GET", "HEAD", "POST"])
def coaching_edit(request, pk):
    coaching = _own(request, pk)
    form = CoachingForm(
        request.POST if request.method == "POST" else None, access=request.access, coaching=coaching
    )  # fmt: skip
    theirs = None
    if form.is_bound and form.is_valid():
        try:
            actions.change_coaching(coaching=coaching, facts=form.facts, seen=form.cleaned_data["seen"])
        except actions.Changed as changed:
            theirs = changed.row
            form.data = form.data.copy()
            form.data["seen"] = actions.stamp(theirs)
        else:
            messages.success(request, _("Saved."))
            return redirect("coaching:list")
    context = {"form": form, "coaching": coaching, "theirs": theirs}
    return render(request, "coaching/coaching_form.html", context, status=REFUSED if form.is_bound else 200)


@for_writers
@require_POST
def coaching_remove(request, pk):
    actions.remove_coaching(coaching=_own(request, pk))
    messages.success(request, _("The coaching is removed from the log."))
    return redirect("coaching:list")


def _own(request, pk: int) -> Coaching:
    """A coaching that the person may change; others, and those of archived programmes, are not found."""
    coaching = get_object_or_404(coachings_of(request.access), pk=pk)
    if not rules.may_write(request.access, coaching):
        raise Http404
    return coaching

"""The block log."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db import transaction
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from streetwork.accounts.access import for_roles
from streetwork.accounts.roles import READS_SPACES, WRITES_SPACES
from streetwork.presence import rules
from streetwork.presence.blocks import BlockFilter, as_row, figures, headings, lines, visible_to
from streetwork.presence.enums import Outcome, Status
from streetwork.presence.forms.blocks import BlockForm
from streetwork.presence.models import BlockEntry, Space
from streetwork.presence.views.files import csv_file
from streetwork.tenancy.models import Programme
from streetwork.vocabulary.snapshot import vocabulary

PAGE_SIZE = 50


@for_roles(*READS_SPACES)
@require_safe
def block_list(request):
    programmes, wanted, entries = _selection(request)
    page = Paginator(entries.select_related("space", "programme", "reporter"), PAGE_SIZE).get_page(
        request.GET.get("page")
    )
    words, open_programmes = vocabulary(), rules.programmes_open_to(request.access)
    context = {
        "filter": wanted,
        "space": Space.objects.visible_to(request.access).filter(pk=wanted.cleaned_data.get("space")).first(),
        "rows": [as_row(entry, words) for entry in page],
        "figures": figures(entries),
        "page": page,
        "open_programmes": open_programmes,
        "shows_programme": len(programmes) > 1,
        "outcomes": [choice for choice in Outcome.choices if choice[0] != Outcome.OPEN],
    }
    return render(request, "presence/block_list.html", context)


@for_roles(*READS_SPACES)
@require_safe
def block_export(request):
    """Exactly what the list shows, without notes."""
    _programmes, _wanted, entries = _selection(request)
    return csv_file(f"block-log-{timezone.localdate()}.csv", headings(), lines(entries))


def _selection(request):
    programmes = list(Programme.objects.filter(pk__in=request.access.programmes_for(*READS_SPACES)))
    wanted = BlockFilter(request.GET, programmes=programmes, words=vocabulary())
    return programmes, wanted, wanted.apply(visible_to(request.access))


@for_roles(*WRITES_SPACES)
@require_http_methods(["GET", "HEAD", "POST"])
def block_new(request):
    programmes = _open(request)
    chosen = request.GET.get("space", "")
    initial = {"space": chosen} if chosen.isascii() and chosen.isdigit() and len(chosen) < 10 else {}
    form = BlockForm(
        request.POST if request.method == "POST" else None, initial=initial, programmes=programmes,
        instance=BlockEntry(reporter=request.user),
    )  # fmt: skip
    if form.is_bound and form.is_valid():
        _save(form)
        messages.success(request, _("The entry is in the block log."))
        return redirect("spaces:blocks")
    return _form_page(request, form)


@for_roles(*WRITES_SPACES)
@require_http_methods(["GET", "HEAD", "POST"])
def block_edit(request, pk):
    entry = _changeable(request, pk)
    form = BlockForm(request.POST if request.method == "POST" else None, instance=entry, programmes=_open(request))
    if form.is_bound and form.is_valid():
        _save(form)
        messages.success(request, _("Saved."))
        return redirect("spaces:blocks")
    return _form_page(request, form, entry=entry)


@for_roles(*WRITES_SPACES)
@require_POST
def block_settle(request, pk):
    """What came of it, with one tap in the list."""
    entry = _changeable(request, pk)
    outcome = request.POST.get("outcome", "")
    if outcome in set(Outcome.values) - {Outcome.OPEN}:
        entry.outcome, entry.settled_on = outcome, entry.settled_on or timezone.localdate()
        entry.save(update_fields=["outcome", "settled_on"])
        messages.success(request, _("The outcome is noted."))
    else:
        messages.error(request, _("Choose what came of it."))
    return redirect("spaces:blocks")


@for_roles(*WRITES_SPACES)
@require_POST
def block_remove(request, pk):
    entry = _changeable(request, pk)
    if not rules.may_remove_block(request.access, entry):
        raise PermissionDenied("An entry is removed by who wrote it, or by a lead.")
    entry.delete()
    messages.success(request, _("The entry is removed."))
    return redirect("spaces:blocks")


@transaction.atomic
def _save(form):
    entry = form.save(commit=False)
    entry.guard_overrides += form.guard_overrides
    entry.save()
    if form.throws_out:
        Space.objects.select_for_update().filter(pk=entry.space_id).update(status=Status.BLOCKED, next_visit=None)


def _form_page(request, form, *, entry=None):
    context = {"form": form, "entry": entry}
    if entry:
        context["may_remove"] = rules.may_remove_block(request.access, entry)
    return render(request, "presence/block_form.html", context, status=422 if form.is_bound else 200)


def _open(request) -> list[Programme]:
    programmes = list(Programme.objects.filter(pk__in=rules.programmes_open_to(request.access)))
    if not programmes:
        raise PermissionDenied("All programmes of this person are archived: the register is read-only.")
    return programmes


def _changeable(request, pk) -> BlockEntry:
    entry = get_object_or_404(visible_to(request.access).select_related("space"), pk=pk)
    if entry.programme_id not in rules.programmes_open_to(request.access):
        raise PermissionDenied("Read-only: the role in this programme, or the programme is archived.")
    return entry

"""The register as a file: export, and import with a preview."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from streetwork.accounts.access import for_roles
from streetwork.accounts.roles import READS_SPACES, WRITES_SPACES
from streetwork.presence import rules
from streetwork.presence.exchange import writing
from streetwork.presence.exchange.applying import apply_plan
from streetwork.presence.exchange.columns import columns
from streetwork.presence.exchange.planning import Planner
from streetwork.presence.exchange.plans import Outcome, Plan
from streetwork.presence.exchange.reading import Unreadable, read
from streetwork.presence.filters import SpaceFilter
from streetwork.presence.forms.exchange import ImportForm, opened, sealed
from streetwork.presence.models import Space
from streetwork.presence.views.files import csv_file
from streetwork.tenancy.models import Programme
from streetwork.vocabulary.snapshot import vocabulary

SHOWN = 200


@for_roles(*READS_SPACES)
@require_safe
def export_spaces(request):
    """Exactly what the list shows, all pages of it."""
    programmes = list(Programme.objects.filter(pk__in=request.access.programmes_for(*READS_SPACES)))
    wanted = SpaceFilter(request.GET, vocabulary=vocabulary(), programmes=programmes, user_id=request.user.pk)
    spaces = wanted.apply(Space.objects.visible_to(request.access).with_members())
    return csv_file(f"spaces-{timezone.localdate()}.csv", writing.headings(), writing.lines(spaces))


@for_roles(*WRITES_SPACES)
@require_http_methods(["GET", "HEAD", "POST"])
def import_spaces(request):
    """The upload, then the preview of what it would do. Nothing is written."""
    programmes = _open(request)
    sent = (request.POST, request.FILES) if request.method == "POST" else ()
    form = ImportForm(*sent, programmes=programmes)
    if form.is_bound and form.is_valid():
        default = form.cleaned_data.get("programme") or form.only_programme
        text = form.cleaned_data["text"]
        try:
            plan = _plan(programmes, default, text)
            token = sealed(text=text, programme=default.pk, user=request.user.pk)
        except Unreadable as problem:
            form.add_error("file", str(problem))
        else:
            return _preview(request, plan, token)
    context = {"form": form, "columns": columns().values()}
    return render(request, "presence/import.html", context, status=422 if form.is_bound else 200)


@for_roles(*WRITES_SPACES)
@require_POST
def import_apply(request):
    """Plans anew, because colleagues work meanwhile, and writes in one transaction."""
    programmes, token = _open(request), request.POST.get("table", "")
    carried = opened(token, user=request.user.pk)
    default = carried and next((p for p in programmes if p.pk == carried[0]), None)
    if default is None:
        messages.error(request, _("The preview is too old. Choose the file again."))
        return redirect("spaces:import")
    plan = _plan(programmes, default, carried[1])
    if plan.needs_confirmation and "guard_confirmed" not in request.POST:
        return _preview(request, plan, token, status=422)
    try:
        with transaction.atomic():
            counts = apply_plan(plan)
    except IntegrityError:
        messages.error(request, _("A colleague changed the register at the same moment. Nothing was written."))
        return _preview(request, _plan(programmes, default, carried[1]), token, status=422)
    messages.success(
        request,
        _("%(new)d new, %(changed)d changed, %(unchanged)d unchanged, %(rejected)d rejected.")
        % {str(outcome): number for outcome, number in counts.items()},
    )
    return redirect("spaces:list")


def _plan(programmes, default, text) -> Plan:
    planner = Planner(programmes=programmes, default=default, words=vocabulary(), today=timezone.localdate())
    return planner.plan(read(text))


def _preview(request, plan, token, *, status=200):
    order = {Outcome.REJECTED: 0, Outcome.NEW: 1, Outcome.CHANGED: 2, Outcome.UNCHANGED: 3}
    lines = sorted(plan.lines, key=lambda line: (order[line.outcome], line.number))
    context = {
        "plan": plan,
        "counts": [(outcome, outcome.label, number) for outcome, number in plan.counts.items()],
        "lines": lines[:SHOWN],
        "has_more": len(lines) > SHOWN,
        "token": token,
        "asks_again": status == 422,
    }
    return render(request, "presence/import_preview.html", context, status=status)


def _open(request) -> list[Programme]:
    programmes = list(Programme.objects.filter(pk__in=rules.programmes_open_to(request.access)))
    if not programmes:
        raise PermissionDenied("All programmes of this person are archived: the register is read-only.")
    return programmes

"""The network as files: export, and import with a preview."""

from django.contrib import messages
from django.db import IntegrityError, transaction
from django.http import FileResponse, Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from streetwork.accounts.roles import WRITES_TRAININGS
from streetwork.delivery.audit import log_access
from streetwork.presence.exchange.reading import Unreadable
from streetwork.presence.views.files import csv_file
from streetwork.vocabulary.choices import programmes_of
from streetwork.web.tables import CSV, XLSX, xlsx_file
from streetwork.web.uploads import bounded_upload
from training.models import PartnerContact
from training.network.absent import Absence
from training.network.exchange import writing
from training.network.exchange.applying import apply_plan
from training.network.exchange.columns import INSTITUTIONS, RELATIONS
from training.network.exchange.forms import ImportForm, opened, sealed
from training.network.exchange.planning import plan_of
from training.network.exchange.plans import Outcome, Plan
from training.network.exchange.reading import MOST_BYTES
from training.network.filters import AbsentFilter, GraphFilter, ListFilter
from training.network.graph.page import GraphPage
from training.network.queries import people_of, with_facts
from training.network.views import REFUSED, for_readers, for_writers

SHOWN = 200


def table_file(name: str, kind: str, headings: list, lines: list[list]):
    """A table as CSV or XLSX; another kind is not found."""
    name = f"{name}-{timezone.localdate()}.{kind}"
    if kind == CSV:
        return csv_file(name, headings, lines)
    if kind == XLSX:
        return FileResponse(xlsx_file(name.split("-")[0], headings, [lines]), as_attachment=True, filename=name)
    raise Http404


@for_readers
@require_safe
def export_institutions(request, kind):
    """Exactly what the list shows, all pages of it. No contact persons."""
    wanted = ListFilter(request.GET, access=request.access)
    partners = wanted.apply(with_facts(wanted.narrowed())).prefetch_related("topics")
    return table_file("institutions", kind, writing.institution_headings(), writing.institution_lines(partners))


@for_readers
@require_safe
def export_absent(request, kind):
    """Exactly who “never took part” shows."""
    absent = Absence(AbsentFilter(request.GET, access=request.access)).absent.prefetch_related("topics")
    return table_file("absent", kind, writing.institution_headings(), writing.institution_lines(absent))


@for_readers
@require_safe
def export_relations(request, kind):
    """The relations of the map."""
    rows = GraphPage(GraphFilter(request.GET, access=request.access)).rows
    return table_file("relations", kind, writing.relation_headings(), writing.relation_lines(rows))


@for_writers
@require_safe
def export_people(request, kind):
    """Contact persons of the institutions that the list shows, within the person's own states. Logged."""
    if kind not in (CSV, XLSX):
        raise Http404
    wanted = ListFilter(request.GET, access=request.access)
    partners = wanted.apply(with_facts(wanted.narrowed())).order_by().values("pk")
    own = [people_of(request.access, programme.pk) for programme in programmes_of(request.access, WRITES_TRAININGS)]
    people: list[PartnerContact] = [
        person for rows in own for person in rows.filter(partner__in=partners).select_related("partner")
    ]
    people.sort(key=lambda person: (person.partner.name.casefold(), person.name.casefold(), person.pk))
    response = table_file("people", kind, writing.people_headings(), writing.people_lines(people))
    for state in sorted({person.state_id for person in people}):
        number = sum(person.state_id == state for person in people)
        log_access(request.scope, "partner_contact.exported", state=state, detail=str(number))
    return response


@for_writers
@bounded_upload(MOST_BYTES)
@require_http_methods(["GET", "HEAD", "POST"])
def import_table(request):
    """The upload, then the preview of what it would do. Nothing is written."""
    programmes = programmes_of(request.access, WRITES_TRAININGS, running=True)
    if not programmes:
        messages.error(request, _("Your programmes are archived and read-only."))
        return redirect("network:list")
    sent = (request.POST, request.FILES) if request.method == "POST" else ()
    form = ImportForm(*sent, programmes=programmes)
    if request.upload_too_large:
        form.full_clean()
        form.errors.pop("file", None)
        form.add_error("file", _("The file is larger than 1 MB. Split it into several."))
    elif form.is_bound and form.is_valid():
        try:
            plan = plan_of(form.cleaned_data["sheet"], programmes=programmes, default=form.default)
            token = sealed(form.cleaned_data["sheet"], programme=form.default.pk, user=request.user.pk)
        except Unreadable as problem:
            form.add_error("file", str(problem))
        else:
            return _preview(request, plan, token)
    context = {"form": form, "institutions": INSTITUTIONS, "relations": RELATIONS}
    return render(request, "network/import.html", context, status=REFUSED if form.is_bound else 200)


@for_writers
@require_POST
def import_apply(request):
    """Plans anew, because colleagues work meanwhile, and writes in one transaction."""
    programmes, token = programmes_of(request.access, WRITES_TRAININGS, running=True), request.POST.get("table", "")
    carried = opened(token, user=request.user.pk)
    default = carried and next((p for p in programmes if p.pk == carried[0]), None)
    if not carried or default is None:
        messages.error(request, _("The preview is too old. Choose the file again."))
        return redirect("network:import")
    plan = plan_of(carried[1], programmes=programmes, default=default)
    if plan.needs_confirmation and "guard_confirmed" not in request.POST:
        return _preview(request, plan, token, status=REFUSED)
    try:
        with transaction.atomic():
            counts = apply_plan(plan, user=request.user.pk)
    except IntegrityError:
        messages.error(request, _("A colleague changed the network at the same moment. Nothing was written."))
        return _preview(request, plan_of(carried[1], programmes=programmes, default=default), token, status=REFUSED)
    messages.success(
        request,
        _("%(new)d new, %(changed)d changed, %(unchanged)d unchanged, %(rejected)d rejected.")
        % {str(outcome): number for outcome, number in counts.items()},
    )
    return redirect("network:graph" if plan.is_relations else "network:list")


def _preview(request, plan: Plan, token: str, *, status=200):
    order = {Outcome.REJECTED: 0, Outcome.NEW: 1, Outcome.CHANGED: 2, Outcome.UNCHANGED: 3}
    lines = sorted(plan.lines, key=lambda line: (order[line.outcome], line.number))
    context = {
        "plan": plan,
        "counts": [(outcome, outcome.label, number) for outcome, number in plan.counts.items()],
        "lines": lines[:SHOWN],
        "has_more": len(lines) > SHOWN,
        "token": token,
    }
    return render(request, "network/import_preview.html", context, status=status)

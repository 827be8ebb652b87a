"""An import, step by step: upload, columns, preview, apply, undo."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from campaigns.enums import ImportStatus
from campaigns.metrics import rules
from campaigns.metrics.imports import applying, runs
from campaigns.metrics.imports.forms import UploadForm, form_for
from campaigns.metrics.imports.planning import plan_of
from campaigns.metrics.imports.presenters import Preview, RunView
from campaigns.metrics.imports.reading import MOST_BYTES, Unreadable
from campaigns.metrics.queries import imports_of
from campaigns.metrics.views import TOO_LARGE, for_entering, import_or_404, running_programmes
from campaigns.models import MetricImport
from streetwork.web.forms import INVALID
from streetwork.web.uploads import bounded_upload

PAGE_SIZE = 50
RUNS_SHOWN = 20


@for_entering
@require_http_methods(["GET", "HEAD", "POST"])
@bounded_upload(MOST_BYTES)
def new_import(request):
    """The upload and the imports so far; a file that can be read leads to its columns or its preview."""
    programmes = running_programmes(request)
    if not programmes:
        raise PermissionDenied("All programmes of this person are archived: figures are read-only.")
    if request.method != "POST":
        return _upload_page(request, UploadForm(programmes=programmes))
    form = UploadForm(request.POST, request.FILES, programmes=programmes)
    if request.upload_too_large:
        form.errors.pop("file", None)
        form.add_error("file", _("The file is larger than 10 MB. Export a shorter period."))
        return _upload_page(request, form, status=TOO_LARGE)
    if not form.is_valid():
        return _upload_page(request, form, status=INVALID)
    file = form.cleaned_data["file"]
    try:
        run, is_new = runs.start_import(
            programme=form.chosen_programme, file_name=file.name, content=file.read(), user=request.user.pk
        )
    except Unreadable as problem:
        form.add_error("file", str(problem))
        return _upload_page(request, form, status=INVALID)
    if not is_new:
        messages.info(request, _known(run))
        return redirect("metrics:import", run.pk)
    return redirect("metrics:import-columns" if runs.needs_columns(run) else "metrics:import", run.pk)


def _known(run: MetricImport) -> str:
    if run.status == ImportStatus.APPLIED:
        return _("This very file was applied already. To read it anew, take that import back first.")
    return _("This very file waits here already.")


def _upload_page(request, form, status=200):
    shown = imports_of(request.access).exclude(status=ImportStatus.DISCARDED).defer("staged")[:RUNS_SHOWN]
    context = {"form": form, "runs": [RunView(run) for run in shown]}
    return render(request, "metrics/import_new.html", context, status=status)


def _refused(request, run: MetricImport):
    """A redirect with a sentence when the import may not be changed (any more), else None."""
    if not rules.may_enter(request.access, run.programme_id):
        messages.error(request, _("Only those who publish for this programme enter figures, while it runs."))
    elif run.status != ImportStatus.STAGED:
        messages.error(request, _("This import is settled: nothing was done."))
    else:
        return None
    return redirect("metrics:import", run.pk)


@for_entering
@require_http_methods(["GET", "HEAD", "POST"])
def import_columns(request, pk):
    """What the columns mean, with samples; remembered for the next file of the programme with the same headers."""
    run = import_or_404(request, pk)
    if refused := _refused(request, run):
        return refused
    form = form_for(run)(request.POST if request.method == "POST" else None, run=run)
    if form.is_bound and form.is_valid():
        try:
            runs.map_columns(run=run, mapping=form.mapping, kind=form.kind)
        except runs.Settled:
            return _refused(request, import_or_404(request, pk))
        return redirect("metrics:import", pk)
    context = {"form": form, "view": RunView(run), "run": run, "is_remembered": runs.remembered(run) is not None}
    return render(request, "metrics/import_columns.html", context, status=INVALID if form.is_bound else 200)


@for_entering
@require_safe
def import_run(request, pk):
    """The preview while it waits, then what became of it."""
    run = import_or_404(request, pk)
    context = {"run": run, "view": RunView(run), "may_enter": rules.may_enter(request.access, run.programme_id)}
    if run.status != ImportStatus.STAGED:
        return render(request, "metrics/import_result.html", context)
    if not runs.has_plan(run):
        return redirect("metrics:import-columns", pk)
    plan = plan_of(run)
    preview = Preview(plan, request.GET.get("show", ""))
    page = Paginator(preview.lines, PAGE_SIZE).get_page(request.GET.get("page"))
    lines = [preview.view(line) for line in page.object_list]
    context |= {
        "plan": plan,
        "preview": preview,
        "page": page,
        "lines": lines,
        "has_choices": any(getattr(line, "is_choice", False) for line in lines),
        "apart": abs(plan.hours_apart) if plan.hours_apart else None,
    }
    return render(request, "metrics/import_preview.html", context)


@for_entering
@require_POST
def choose_lines(request, pk):
    """Keep which post each line is about."""
    run = import_or_404(request, pk)
    if refused := _refused(request, run):
        return refused
    asked = {key[4:]: value for key, value in request.POST.items() if key.startswith("row-")}
    choices = {int(key): value[:20] for key, value in asked.items() if key.isdecimal() and len(key) < 10}
    try:
        runs.choose(run=run, choices=choices)
    except runs.Settled:
        return _refused(request, import_or_404(request, pk))
    messages.success(request, _("Your choices are kept. Nothing is written yet."))
    return redirect("metrics:import", pk)


@for_entering
@require_POST
def apply_import(request, pk):
    """Write what the preview says, as of this moment."""
    run = import_or_404(request, pk)
    if refused := _refused(request, run):
        return refused
    try:
        plan = applying.apply_import(run=run, user=request.user.pk)
    except runs.Settled:
        return _refused(request, import_or_404(request, pk))
    messages.success(request, ngettext("%(n)d line written.", "%(n)d lines written.", plan.writes) % {"n": plan.writes})
    return redirect("metrics:import", pk)


@for_entering
@require_POST
def discard_import(request, pk):
    run = import_or_404(request, pk)
    if refused := _refused(request, run):
        return refused
    try:
        runs.discard_import(run=run)
    except runs.Settled:
        return _refused(request, import_or_404(request, pk))
    messages.success(request, _("The file is thrown away. Nothing was written."))
    return redirect("metrics:import-new")


@for_entering
@require_POST
def undo_import(request, pk):
    """Take an applied import back."""
    run = import_or_404(request, pk)
    if not rules.may_enter(request.access, run.programme_id):
        return _refused(request, run)
    try:
        moved = applying.undo_import(run=run)
    except runs.Settled:
        messages.error(request, _("This import is settled: nothing was done."))
    else:
        messages.success(
            request, ngettext("%(n)d figure taken back.", "%(n)d figures taken back.", moved) % {"n": moved}
        )
    return redirect("metrics:import", pk)

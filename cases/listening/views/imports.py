"""An import, step by step: file or text, columns of a table, progress, result."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from cases.listening import runs
from cases.listening.enums import Format, RunStatus
from cases.listening.forms import ColumnsForm, ImportForm, first_choice, too_large
from cases.listening.opening import columns_in, format_of
from cases.listening.presenters import RunView, problem_sentence
from cases.listening.readers import BadFile
from cases.listening.spool import SpoiledUpload, SpoolWriter, spool_bytes
from cases.listening.uploads import spooled_upload
from cases.listening.views import INVALID, TOO_LARGE, for_listeners
from cases.models import ListeningRun
from streetwork.accounts.roles import LISTENS

SHOWN = 50


def run_or_404(request, pk) -> ListeningRun:
    """The import, if it is of a programme and state in which the person listens."""
    mine = runs.runs_of(request.access).select_related("programme", "state", "user", "space", "platform")
    return get_object_or_404(mine, pk=pk)


@for_listeners
@require_safe
def import_list(request):
    """The imports of my programmes and states, the newest first; without the names of files."""
    mine = runs.runs_of(request.access).select_related("programme", "state", "user", "space", "platform")
    page = {"runs": [RunView(run, request.access) for run in mine[:SHOWN]], "may_import": _may_import(request.access)}
    return render(request, "listening/import_list.html", page)


def _may_import(access) -> bool:
    return bool(access.states_for(*LISTENS, running=True))


@for_listeners
@require_http_methods(["GET", "HEAD", "POST"])
@spooled_upload
def import_new(request):
    """A file or a text becomes a run; what cannot be read is said at once."""
    if not _may_import(request.access):
        raise PermissionDenied("All programmes of this person are archived: nothing is imported into them.")
    if request.method != "POST":
        form = ImportForm(
            access=request.access, initial=first_choice(request.access, space=request.GET.get("space", ""))
        )
        return _new_page(request, form)
    form = ImportForm(request.POST, request.FILES, access=request.access)
    if request.upload_too_large:
        form = ImportForm(access=request.access, initial=first_choice(request.access))
        return _new_page(request, form, status=TOO_LARGE, problem=too_large())
    if not form.is_valid():
        return _new_page(request, form, status=INVALID)
    writer, name, field = _spooled(form)
    try:
        form_at = form.cleaned_data["format"] or format_of(writer.upload, writer.wrapped_key, name)
        if field == "text" and form_at in (None, Format.CSV) and not form.cleaned_data["format"]:
            form_at = Format.TEXT  # comments with the same number of commas are no table
        if form_at == Format.CSV:
            columns_in(writer.upload, writer.wrapped_key)
    except (BadFile, SpoiledUpload) as problem:
        if field == "text":
            writer.discard()
        form.add_error(field, problem_sentence(problem))
        return _new_page(request, form, status=INVALID)
    if form_at is None:
        form.add_error(field, problem_sentence(BadFile("unknown")))
        return _new_page(request, form, status=INVALID)
    return _started(request, form, writer, form_at, field)


def _spooled(form) -> tuple[SpoolWriter, str, str]:
    """What was brought, in the spool; its name for recognising it, and the field it came in."""
    if file := form.cleaned_data.get("file"):
        return file.writer, file.name, "file"
    return spool_bytes(form.cleaned_data["text"].encode()), "", "text"


def _started(request, form, writer, format, field):  # noqa: A002
    data = form.cleaned_data
    run = runs.start_run(
        user=request.user, writer=writer, format=format, state_id=data["state"], programme_id=data["programme"],
        space_id=data.get("space"), platform_id=form.platform_for(format),
    )  # fmt: skip
    if field == "file":
        data["file"].keep()
    if run.status == RunStatus.MAPPING:
        return redirect("listening:import-columns", run.pk)
    return redirect("listening:import", run.pk)


def _new_page(request, form, status=200, problem=""):
    return render(request, "listening/import_new.html", {"form": form, "problem": problem}, status=status)


@for_listeners
@require_http_methods(["GET", "HEAD", "POST"])
def import_columns(request, pk):
    """Which column of a table is what. The samples come out of the spool and are stored nowhere."""
    run = run_or_404(request, pk)
    if run.status != RunStatus.MAPPING or run.user_id != request.user.pk:
        return redirect("listening:import", run.pk)
    try:
        columns = columns_in(run.upload, run.upload_key)
    except (BadFile, SpoiledUpload) as problem:
        runs.cancel(run=run)
        messages.error(request, problem_sentence(problem))
        return redirect("listening:import-new")
    form = ColumnsForm(request.POST if request.method == "POST" else None, columns=columns, earlier=_earlier(run))
    if request.method == "POST" and form.is_valid():
        runs.choose_columns(run=run, mapping=form.mapping | {"columns": len(columns)})
        return redirect("listening:import", run.pk)
    page = {"form": form, "run": run, "columns": columns}
    return render(request, "listening/import_columns.html", page, status=INVALID if form.errors else 200)


def _earlier(run) -> dict:
    """The columns that the person chose the last time."""
    mine = ListeningRun.objects.filter(user=run.user_id, format=Format.CSV).exclude(mapping={}).exclude(pk=run.pk)
    last = mine.order_by("-created_at", "-pk").first()
    return last.mapping if last else {}


@for_listeners
@require_safe
def import_run(request, pk):
    """Progress or result; htmx asks for the inner part while the worker is at it."""
    run = run_or_404(request, pk)
    if run.status == RunStatus.MAPPING and run.user_id == request.user.pk:
        return redirect("listening:import-columns", run.pk)
    partial = "#run" if request.htmx and not request.htmx.boosted else ""
    return render(request, f"listening/import_run.html{partial}", {"view": RunView(run, request.access), "run": run})


@for_listeners
@require_POST
def import_cancel(request, pk):
    """Stop an import: what it found so far goes with it."""
    run = run_or_404(request, pk)
    if runs.may_stop(request.access, run):
        runs.cancel(run=run)
        messages.success(request, _("The import was stopped. Nothing of it was kept."))
    else:
        messages.info(request, _("This import is over, or somebody else’s: only they or the lead stop it."))
    return redirect("listening:import", run.pk)

"""An import, step by step: upload, columns, words, preview, apply, undo."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from referrals.exchange import runs
from referrals.exchange.presenters import RowView, RunView
from referrals.exchange.readers import MOST_BYTES, Unreadable
from referrals.exchange.reasons import say
from referrals.exchange.undoing import edited_since
from referrals.forms.exchange import MappingForm, UploadForm, WordsForm
from referrals.models import ImportRow, ImportRun
from referrals.models.exchange import Choice, Outcome, RowKind, RunStatus
from referrals.rules import states_written
from referrals.views import for_editors
from streetwork.accounts.roles import WRITES_DIRECTORY
from streetwork.web.uploads import bounded_upload

INVALID, TOO_LARGE = 422, 413
PAGE = 50
RUNS_SHOWN = 20


def run_or_404(request, pk, *statuses) -> ImportRun:
    """The import, if it is of a state that the person may write; 404 as well when it stands elsewhere."""
    mine = ImportRun.objects.writable_by(states_written(request.access)).select_related("state", "user", "undone_by")
    return get_object_or_404(mine.filter(status__in=statuses) if statuses else mine, pk=pk)


@for_editors
@require_http_methods(["GET", "HEAD", "POST"])
@bounded_upload(MOST_BYTES)
def import_list(request):
    """The upload form and the imports of my states; a file that can be read becomes a run."""
    states = states_written(request.access)
    if not states:
        raise PermissionDenied("All programmes of this person are archived: the directory is read-only.")
    if request.method != "POST":
        return _upload_page(request, UploadForm(states=states))
    form = UploadForm(request.POST, request.FILES, states=states)
    if request.upload_too_large:
        form.errors.pop("file", None)
        form.add_error("file", say(["too_large", {"limit": MOST_BYTES // 1024 // 1024}]))
        return _upload_page(request, form, status=TOO_LARGE)
    if not form.is_valid():
        return _upload_page(request, form, status=INVALID)
    file, state = form.cleaned_data["file"], form.cleaned_data["state"]
    try:
        run = runs.start_run(
            state=state, programme=_programme(request.access, state), user=request.user, file_name=file.name,
            content=file.read(),
        )  # fmt: skip
    except Unreadable as problem:
        form.add_error("file", say(problem.reason))
        return _upload_page(request, form, status=INVALID)
    return redirect("directory:import-mapping", run.pk)


def _upload_page(request, form, status=200):
    mine = ImportRun.objects.writable_by(states_written(request.access)).exclude(status=RunStatus.ABANDONED)
    shown = mine.select_related("state", "user")[:RUNS_SHOWN]
    return render(
        request, "exchange/import_list.html", {"form": form, "runs": [RunView(run) for run in shown]}, status=status
    )


def _programme(access, state: int) -> int:
    """The programme in whose name the state's directory is written; the first one if there are several."""
    mine = access.programmes_for(*WRITES_DIRECTORY, running=True)
    return min(pk for pk in mine if state in access.states_for(*WRITES_DIRECTORY, programme=pk, running=True))


@for_editors
@require_http_methods(["GET", "HEAD", "POST"])
def import_mapping(request, pk):
    """Which column is which of our fields; then the words that nobody knows, or the analysis."""
    run = run_or_404(request, pk, RunStatus.MAPPING, RunStatus.PREVIEW)
    form = MappingForm(request.POST if request.method == "POST" else None, instance=run)
    if request.method == "POST":
        if form.is_valid():
            form.save()
            if runs.has_open_words(run):
                return redirect("directory:import-words", run.pk)
            return _analyse(run)
        run.refresh_from_db(fields=["mapping"])
    page = {"form": form, "view": RunView(run), "run": run}
    return render(request, "exchange/import_mapping.html", page, status=INVALID if form.errors else 200)


@for_editors
@require_http_methods(["GET", "HEAD", "POST"])
def import_words(request, pk):
    """What the file's own words mean in our lists; remembered for the next file with these columns."""
    run = run_or_404(request, pk, RunStatus.MAPPING, RunStatus.PREVIEW)
    sent = request.POST if request.method == "POST" else None
    form = WordsForm(sent, words=runs.unknown_words(run), meanings=run.meanings)
    if request.method == "POST" and form.is_valid():
        run.meanings = {**run.meanings, **form.chosen()}
        run.save(update_fields=["meanings"])
        return _analyse(run)
    page = {"form": form, "view": RunView(run), "run": run}
    return render(request, "exchange/import_words.html", page, status=INVALID if form.errors else 200)


def _analyse(run):
    runs.leave_to_worker(run, RunStatus.ANALYSING)
    return redirect("directory:import-run", run.pk)


@for_editors
@require_safe
def import_run(request, pk):
    """Progress, preview or result, as the run stands; htmx asks for the inner part while the worker is at it."""
    run = run_or_404(request, pk)
    if run.status == RunStatus.MAPPING and not run.problem:
        return redirect("directory:import-mapping", run.pk)
    if run.status == RunStatus.ABANDONED:
        raise Http404
    partial = "#run" if request.htmx and not request.htmx.boosted else ""
    return render(request, f"exchange/import_run.html{partial}", _run_page(request, run))


def _run_page(request, run) -> dict:
    view = RunView(run)
    page = {"run": run, "view": view, "Status": RunStatus}
    if run.status == RunStatus.PREVIEW:
        kinds = [kind for kind, _label, _number in view.kinds]
        asked = request.GET.get("kind")
        kind = asked if asked in kinds else next(iter(kinds), RowKind.NEW)
        page |= _rows(request, ImportRow.objects.filter(run=run, kind=kind)) | {"kind": kind}
        to_do = ImportRow.objects.filter(run=run).exclude(choice=Choice.SKIP)
        page["to_create"], page["to_update"] = (
            to_do.filter(choice=choice).count() for choice in (Choice.CREATE, Choice.UPDATE)
        )
    elif run.status in (RunStatus.APPLIED, RunStatus.UNDONE):
        rows = ImportRow.objects.filter(run=run).exclude(outcome="")
        page |= _rows(request, rows.order_by("-outcome" if run.status == RunStatus.UNDONE else "outcome", "line"))
        last = ImportRun.objects.last_applied(run.state_id)
        page["may_undo"] = run.status == RunStatus.APPLIED and last is not None and last.pk == run.pk
        page["Outcome"] = Outcome
    return page


def _rows(request, rows) -> dict:
    page = Paginator(rows, PAGE).get_page(request.GET.get("page"))
    return {"page": page, "rows": [RowView(row) for row in page]}


@for_editors
@require_POST
def import_choose(request, pk):
    """What is to be done with the lines of one page, or with all of a kind."""
    run = run_or_404(request, pk, RunStatus.PREVIEW)
    kind, everything = request.POST.get("kind", ""), request.POST.get("all", "")
    try:
        if everything:
            runs.choose_all(run, kind, everything)
        else:
            _choose_each(request, run)
    except ValueError:
        messages.error(request, _("This is not possible with one of the lines. Nothing was changed."))
    number = request.POST.get("page", "")
    query = f"?kind={kind}&page={number}" if kind in RowKind.values and number.isdecimal() else ""
    response = redirect("directory:import-run", run.pk)
    response["Location"] += query
    return response


def _choose_each(request, run):
    sent = {
        int(name.removeprefix("row-")): value
        for name, value in request.POST.items()
        if name.startswith("row-") and name.removeprefix("row-").isdecimal()
    }
    for row in ImportRow.objects.filter(run=run, pk__in=sent):
        if RowView(row).chosen != sent[row.pk]:
            choice, _sign, candidate = sent[row.pk].partition(":")
            runs.choose(row, choice, int(candidate) if candidate.isdecimal() else None)


@for_editors
@require_POST
def import_apply(request, pk):
    run = run_or_404(request, pk, RunStatus.PREVIEW)
    if not ImportRow.objects.filter(run=run).exclude(choice=Choice.SKIP).exists():
        messages.info(request, _("There is nothing to apply: all lines are skipped."))
    else:
        runs.leave_to_worker(run, RunStatus.APPLYING)
    return redirect("directory:import-run", run.pk)


@for_editors
@require_http_methods(["GET", "HEAD", "POST"])
def import_undo(request, pk):
    """Says what the undo will do and what it leaves alone, then does it. Only the last import of a state."""
    run = run_or_404(request, pk, RunStatus.APPLIED)
    last = ImportRun.objects.last_applied(run.state_id)
    if last is None or last.pk != run.pk:
        messages.error(request, _("Only the last import of a state can be undone."))
        return redirect("directory:import-run", run.pk)
    if request.method == "POST":
        runs.leave_to_worker(run, RunStatus.UNDOING)
        return redirect("directory:import-run", run.pk)
    kept = [RowView(row) for row in edited_since(run)]
    touched = run.counts.get("created", 0) + run.counts.get("updated", 0)
    page = {"run": run, "view": RunView(run), "kept": kept, "number": touched - len(kept)}
    return render(request, "exchange/import_undo.html", page)


@for_editors
@require_POST
def import_abandon(request, pk):
    try:
        runs.abandon(run_or_404(request, pk, *runs.UNAPPLIED))
    except ImportRun.DoesNotExist:
        raise Http404 from None
    messages.success(request, _("The import was abandoned, the file deleted."))
    return redirect("directory:import")


@for_editors
@require_POST
def import_other_state(request, pk):
    """The same file once more, for another state of the editor."""
    run = run_or_404(request, pk)
    state = request.POST.get("state", "")
    if not state.isdecimal() or int(state) not in states_written(request.access):
        raise Http404
    try:
        other = runs.start_for_other_state(run=run, state=int(state), user=request.user)
    except Unreadable as problem:
        messages.error(request, say(problem.reason))
        return redirect("directory:import-run", run.pk)
    return redirect("directory:import-mapping", other.pk)

"""Requests about targets."""

from django.contrib import messages
from django.http import FileResponse, Http404, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from cases.fields import number
from streetwork.accounts.access import for_roles
from streetwork.accounts.roles import READS_FIGURES, WRITES_TARGETS
from streetwork.reporting.discretion import sees_exactly
from streetwork.reporting.targets import exports, suggestions
from streetwork.reporting.targets.actions import Changed, set_targets, values_of
from streetwork.reporting.targets.actuals import actuals_of
from streetwork.reporting.targets.choosing import period_choices, periods_to_set
from streetwork.reporting.targets.filters import TargetFilter
from streetwork.reporting.targets.grid import GridForm
from streetwork.reporting.targets.presenters import sections_of, tallies_of
from streetwork.reporting.targets.rules import places_of, writable_pairs
from streetwork.vocabulary.snapshot import vocabulary
from streetwork.web.tables import CSV, XLSX, csv_batches, xlsx_file

INVALID = 422
for_readers, for_leads = for_roles(*READS_FIGURES), for_roles(*WRITES_TARGETS)


def _selected(request):
    today = timezone.localdate()
    wanted = TargetFilter(request.GET, access=request.access, today=today)
    targets = wanted.targets()
    found = actuals_of(targets, request.access, today)
    return wanted, targets, found, today


@for_readers
@require_safe
def target_list(request):
    """What was promised, what was reached, and where it leads."""
    wanted, targets, found, today = _selected(request)
    shown = [target for target in targets if wanted.keeps(found[target.pk].light)]
    context = {
        "filter": wanted,
        "sections": sections_of(shown, found, today),
        "tallies": [(tally, wanted.query_with(light=tally.light.value)) for tally in tallies_of(found.values())],
        "is_exact": sees_exactly(request.access, wanted.pairs),
        "may_set": bool(writable_pairs(request.access)),
    }
    return render(request, "targets/target_list.html", context)


@for_readers
@require_safe
def export(request, kind: str):
    """The targets that the page shows, as a table."""
    if kind not in (CSV, XLSX):
        raise Http404
    wanted, targets, found, today = _selected(request)
    rows = exports.lines([target for target in targets if wanted.keeps(found[target.pk].light)], found)
    name = f"targets-{today}.{kind}"
    if kind == XLSX:
        file = xlsx_file(_("Targets"), exports.headings(), [rows])
        return FileResponse(file, as_attachment=True, filename=name)
    return StreamingHttpResponse(
        csv_batches(exports.headings(), [rows]), content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )  # fmt: skip


@for_leads
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request):
    """All targets of a programme's period in one form. `do` fills empty cells (`copy`, `share`) or saves."""
    pairs = writable_pairs(request.access)
    if not pairs:
        messages.error(request, _("Your programmes are archived and read-only."))
        return redirect("targets:list")
    asked = request.POST if request.method == "POST" else request.GET
    programme = number(asked.get("programme"))
    if programme not in pairs:
        if programme is not None:
            raise Http404
        programme = min(pairs, key=lambda pk: vocabulary().programmes[pk].short_name.casefold())
    today = timezone.localdate()
    periods = periods_to_set(programme, today)
    period = periods.get(asked.get("period", "")) or next(iter(periods.values()))
    places = places_of(programme, pairs[programme])
    form = GridForm(
        request.POST if request.method == "POST" else None,
        period=period, places=places, values=values_of(programme, period),
    )  # fmt: skip
    page = {
        "form": form, "period": period, "programme": vocabulary().programmes[programme],
        "programmes": [vocabulary().programmes[pk] for pk in pairs], "periods": period_choices(periods),
        "has_whole": None in places, "is_over": period.last < today,
    }  # fmt: skip
    if request.method != "POST":
        return render(request, "targets/edit.html", page)
    if asked.get("period", "") not in periods:
        messages.error(request, _("Choose a period first."))
        return render(request, "targets/edit.html", page, status=INVALID)
    return _posted(request, form, page, programme, period)


def _posted(request, form: GridForm, page: dict, programme: int, period):
    what, is_valid = request.POST.get("do", ""), form.is_valid()
    if what in ("copy", "share"):
        _suggest(request, form, what, programme, period)
        return render(request, "targets/edit.html", page)
    if not is_valid:
        return render(request, "targets/edit.html", page, status=INVALID)
    try:
        changed = set_targets(
            programme=programme, period=period, wanted=form.wanted, seen=form.seen_values, user=request.user.pk
        )
    except Changed as problem:
        form.show_theirs(problem.theirs, values_of(programme, period))
        return render(request, "targets/edit.html", page, status=INVALID)
    text = ngettext("%(n)d target changed.", "%(n)d targets changed.", changed) % {"n": changed}
    messages.success(request, text if changed else _("Nothing was changed."))
    return redirect(f"{reverse('targets:list')}?programme={programme}&period={period.code}")


def _suggest(request, form: GridForm, what: str, programme: int, period) -> None:
    if what == "copy":
        found = suggestions.of_last_period(programme, period)
    else:
        found = suggestions.by_last_year(programme, period, form.places, form.wanted)
    filled = form.suggest(found)
    if filled:
        text = ngettext("%(n)d field is filled.", "%(n)d fields are filled.", filled) % {"n": filled}
        messages.info(request, text + " " + _("Look through it, then save."))
    else:
        messages.info(request, _("There was nothing to fill: no targets to start from, or no empty field."))

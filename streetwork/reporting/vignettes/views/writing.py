"""A new story, from a case or from memory, and changing it."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from cases.casework.views import case_or_404, for_case_workers
from cases.casework.views import refused as case_refused
from streetwork.delivery.audit import log_access
from streetwork.reporting.vignettes import actions, rules
from streetwork.reporting.vignettes.forms import TEXTS, VignetteForm, initial_of
from streetwork.reporting.vignettes.from_case import may_tell_case, sources_of
from streetwork.reporting.vignettes.rarity import rarity_of
from streetwork.reporting.vignettes.views import INVALID, for_writers, refused, vignette_or_404
from streetwork.web.steps import Changed


@for_writers
@require_http_methods(["GET", "HEAD", "POST"])
def new_vignette(request):
    """Told from memory, or merged from several cases."""
    if not rules.writable_pairs(request.access):
        messages.error(request, _("Your programmes are archived and read-only."))
        return redirect("vignettes:list")
    form = VignetteForm(request.POST if request.method == "POST" else None, access=request.access)
    if form.is_bound and form.is_valid():
        return _created(request, form)
    return render(request, "vignettes/form.html", {"form": form}, status=INVALID if form.is_bound else 200)


@for_case_workers
@require_http_methods(["GET", "HEAD", "POST"])
def from_case(request, pk):
    """The case's texts beside the form. `take` puts one of them into a field, to begin with; nothing is copied else."""
    case = case_or_404(request, pk)
    if not may_tell_case(request.access, case):
        return case_refused(request, case)
    sources = sources_of(case)
    form = VignetteForm(
        request.POST if request.method == "POST" else None,
        access=request.access, fixed=(case.programme_id, case.state_id),
        sources=[source.text for source in sources if source.text],
        initial={"topic": case.main_topic_id},
    )  # fmt: skip
    status = 200
    if request.method == "POST" and request.POST.get("take"):
        if not _take(form, sources, request.POST["take"]):
            status = INVALID
    elif form.is_bound:
        if form.is_valid():
            log_access(request.scope, "case.read", case)
            return _created(request, form)
        status = INVALID
    context = {
        "form": form, "case": case, "sources": sources, "fields": [(name, form.fields[name].label) for name in TEXTS],
        "is_taking": status == 200,
        "rarity": rarity_of(
            programme=case.programme_id, state=case.state_id, topic=_number(form, "topic"),
            origin=_number(form, "origin"),
        ),
    }  # fmt: skip
    log_access(request.scope, "case.read", case)
    return render(request, "vignettes/from_case.html", context, status=status)


def _take(form: VignetteForm, sources, what: str) -> bool:
    """`what` is “source:field”. Whether there was such a text."""
    key, _colon, name = what.partition(":")
    text = next((source.text for source in sources if source.key == key and source.text), "")
    if not text or name not in TEXTS:
        return False
    form.append(name, text)
    return True


def _number(form: VignetteForm, name: str) -> int | None:
    """The key chosen in a field that may not be valid."""
    value = str(form[name].value() or "")
    offered = {str(key) for key, _label in form.fields[name].choices}
    return int(value) if value and value in offered else None


def _created(request, form: VignetteForm):
    programme, state = form.programme_and_state
    vignette = actions.create_vignette(
        programme=programme, state=state, facts=form.facts, guard_overrides=form.guard_overrides, user=request.user.pk
    )
    messages.success(request, _("The draft is saved. Only you and the lead see it."))
    return redirect("vignettes:detail", vignette.pk)


@for_writers
@require_http_methods(["GET", "HEAD", "POST"])
def edit_vignette(request, pk):
    vignette = vignette_or_404(request, pk)
    if not rules.may_edit(request.access, vignette):
        return refused(request, pk)
    place = (vignette.programme_id, vignette.state_id)
    form = VignetteForm(
        request.POST if request.method == "POST" else None,
        access=request.access, fixed=place, initial=initial_of(vignette),
    )  # fmt: skip
    theirs = None
    if form.is_bound and form.is_valid():
        try:
            actions.change_vignette(
                vignette=vignette, facts=form.facts, guard_overrides=form.guard_overrides,
                seen=form.cleaned_data["seen"] or 0, access=request.access,
            )  # fmt: skip
        except actions.Refused:
            return refused(request, pk)
        except Changed:
            theirs = vignette_or_404(request, pk)
            form.data = form.data.copy()
            form.data["seen"] = str(theirs.revision)
        else:
            messages.success(request, _("Saved."))
            return redirect("vignettes:detail", pk)
    context = {"form": form, "vignette": vignette, "theirs": theirs}
    return render(request, "vignettes/form.html", context, status=INVALID if form.is_bound else 200)

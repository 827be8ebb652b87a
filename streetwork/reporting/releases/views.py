"""Requests about published statistics: what is published and when, and their correction."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from streetwork.accounts.access import for_roles
from streetwork.accounts.roles import CORRECTS_STATISTICS, READS_FIGURES
from streetwork.reporting.models import Correction, Release
from streetwork.reporting.releases import corrections, published
from streetwork.reporting.releases.forms import CorrectionForm
from streetwork.reporting.releases.perturbation import D
from streetwork.reporting.releases.presenters import calendar_of, coming, name_of, shown_tables, table_name
from streetwork.reporting.releases.tables import FEWEST_OF_A_CELL, FEWEST_OF_A_LANGUAGE, FEWEST_PERSONS

for_readers = for_roles(*READS_FIGURES)
for_correctors = for_roles(*CORRECTS_STATISTICS)
UNPROCESSABLE = 422
SHOWN_CORRECTIONS = 10
AGREE, DECLINE = "agree", "decline"


@for_readers
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """The release calendar: what is frozen, what is withheld and why, what comes next; the last corrections."""
    today, releases = timezone.localdate(), published.releases()
    asked = Correction.objects.select_related("release", "asked_by", "decided_by")[:SHOWN_CORRECTIONS]
    context = {
        "years": calendar_of(releases, today),
        "coming": coming(today),
        "total": len(releases),
        "corrections": [(each, name_of(each.release)) for each in asked],
        "waiting": _waiting_for(request),
        "distance": D,
    }
    return render(request, "data/home.html", context)


@for_readers
@require_safe
def research(request: HttpRequest) -> HttpResponse:
    """Why there is no file of contacts for research, and what there is instead."""
    context = {"distance": D, "persons": FEWEST_PERSONS, "entries": FEWEST_OF_A_LANGUAGE}
    return render(request, "data/research.html", context)


@for_readers
@require_safe
def release_page(request: HttpRequest, kind: str, code: str) -> HttpResponse:
    """One frozen period: its facts, its tables as they are published, and what is withheld."""
    release = _release_or_404(kind, code)
    cells = [cell for key in release.tables for cell in published.cells(key, [release.pk])]
    standing = corrections.standing(release)
    context = {
        "release": release,
        "name": name_of(release),
        "code": code,
        "tables": shown_tables(release, cells),
        "withheld": [table_name(key) for key in release.withheld],
        "standing": standing,
        "may_ask": corrections.may_correct(request.access) and corrections.is_correctable(release),
        "may_decide": standing is not None and _may_decide(request, standing),
        "distance": D,
        "persons": FEWEST_PERSONS,
        "entries": FEWEST_OF_A_LANGUAGE,
        "cell": FEWEST_OF_A_CELL,
    }
    return render(request, "data/release.html", context)


@for_correctors
@require_http_methods(["GET", "HEAD", "POST"])
def ask_for_correction(request: HttpRequest, kind: str, code: str) -> HttpResponse:
    release = _release_or_404(kind, code)
    if not corrections.may_correct(request.access):
        messages.error(request, _("Your programmes are archived and read-only."))
        return redirect("data:release", kind, code)
    if not corrections.is_correctable(release):
        messages.info(request, _("A correction of this period is asked for or done already. There is no second one."))
        return redirect("data:release", kind, code)
    form = CorrectionForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        try:
            corrections.ask(
                release=release, reason=form.cleaned_data["reason"], user=request.access.person, scope=request.scope
            )
        except corrections.NotPossibleError:
            messages.info(request, _("A colleague was faster: a correction of this period is asked for already."))
        else:
            messages.success(request, _("Asked for. Another lead decides; you see here how."))
        return redirect("data:release", kind, code)
    context = {"form": form, "release": release, "name": name_of(release), "code": code}
    return render(request, "data/ask.html", context, status=UNPROCESSABLE if form.is_bound else 200)


@for_correctors
@require_http_methods(["GET", "HEAD", "POST"])
def decide_correction(request: HttpRequest, pk: int) -> HttpResponse:
    """A second lead reads the reason and agrees or declines."""
    correction = get_object_or_404(Correction.objects.select_related("release", "asked_by", "decided_by"), pk=pk)
    may_decide, choice = _may_decide(request, correction), request.POST.get("decision", "")
    if request.method == "POST" and not may_decide:
        messages.error(request, _("This correction is decided, or you asked for it yourself: nothing was changed."))
        return redirect("data:decide", pk)
    if request.method == "POST" and choice in (AGREE, DECLINE):
        try:
            corrections.decide(
                correction=correction, agrees=choice == AGREE, user=request.access.person, scope=request.scope
            )
        except corrections.NotPossibleError:
            messages.info(request, _("A colleague was faster: this correction is decided already."))
            return redirect("data:decide", pk)
        said = {
            AGREE: _("Agreed. The period is drawn once more within minutes."),
            DECLINE: _("Declined. What is published stays as it is."),
        }
        messages.success(request, said[choice])
        return redirect("data:home")
    is_wrong = request.method == "POST"
    context = {
        "correction": correction, "name": name_of(correction.release), "may_decide": may_decide, "is_wrong": is_wrong,
        "is_own": correction.asked_by_id == request.user.pk,
    }  # fmt: skip
    return render(request, "data/decide.html", context, status=UNPROCESSABLE if is_wrong else 200)


def _release_or_404(kind: str, code: str) -> Release:
    release = published.release(kind, code)
    if release is None:
        raise Http404
    return release


def _may_decide(request: HttpRequest, correction: Correction) -> bool:
    return (
        correction.is_agreed is None
        and correction.asked_by_id != request.user.pk
        and corrections.may_correct(request.access)
    )


def _waiting_for(request: HttpRequest) -> list[tuple[Correction, str]]:
    return [(each, name_of(each.release)) for each in corrections.undecided() if _may_decide(request, each)]

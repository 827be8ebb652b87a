"""Trend notes: what a visit of spaces showed."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from cases.models import TrendNote
from cases.trends.actions import save_note
from cases.trends.forms import NoteForm
from cases.trends.notes import NoteFilter, may_change, programmes_to_write_in, visible_to
from streetwork.accounts.access import for_roles
from streetwork.accounts.roles import READS_TRENDS, WRITES_TRENDS
from streetwork.presence.models import Space
from streetwork.tenancy.models import Programme
from streetwork.vocabulary.snapshot import vocabulary

PAGE_SIZE = 20


@for_roles(*READS_TRENDS)
@require_safe
def note_list(request):
    programmes = list(Programme.objects.filter(pk__in=request.access.programmes_for(*READS_TRENDS)))
    wanted = NoteFilter(request.GET, programmes=programmes, words=vocabulary())
    notes = wanted.apply(visible_to(request.access)).select_related("author", "space", "language", "programme")
    page = Paginator(notes, PAGE_SIZE).get_page(request.GET.get("page"))
    context = {
        "filter": wanted,
        "page": page,
        "notes": [(note, may_change(request.access, note)) for note in page],
        "may_write": bool(programmes_to_write_in(request.access)),
        "shows_programme": len(programmes) > 1,
    }
    return render(request, "trends/note_list.html", context)


@for_roles(*READS_TRENDS)
@require_safe
def note_detail(request, pk):
    note = _visible(request, pk)
    return render(request, "trends/note_detail.html", {"note": note, "may_change": may_change(request.access, note)})


@for_roles(*WRITES_TRENDS)
@require_http_methods(["GET", "HEAD", "POST"])
def note_new(request):
    """`?space=` when it follows a visit: programme and language are known then."""
    programmes = _open(request)
    form = NoteForm(
        request.POST if request.method == "POST" else None,
        initial=_from_space(request, programmes), programmes=programmes, words=vocabulary(),
    )  # fmt: skip
    if form.is_bound and form.is_valid():
        note = save_note(form=form, author=request.user)
        messages.success(request, _("The trend note is saved."))
        return redirect("trends:note", note.pk)
    return render(request, "trends/note_form.html", {"form": form}, status=422 if form.is_bound else 200)


@for_roles(*WRITES_TRENDS)
@require_http_methods(["GET", "HEAD", "POST"])
def note_edit(request, pk):
    note = _changeable(request, pk)
    form = NoteForm(
        request.POST if request.method == "POST" else None,
        instance=note, programmes=_open(request), words=vocabulary(),
    )  # fmt: skip
    if form.is_bound and form.is_valid():
        save_note(form=form)
        messages.success(request, _("Saved."))
        return redirect("trends:note", pk)
    context = {"form": form, "note": note}
    return render(request, "trends/note_form.html", context, status=422 if form.is_bound else 200)


@for_roles(*WRITES_TRENDS)
@require_POST
def note_delete(request, pk):
    _changeable(request, pk).delete()
    messages.success(request, _("The trend note is deleted."))
    return redirect("trends:notes")


def _visible(request, pk) -> TrendNote:
    found = visible_to(request.access).select_related("author", "space", "language", "programme")
    return get_object_or_404(found, pk=pk)


def _changeable(request, pk) -> TrendNote:
    note = _visible(request, pk)
    if not may_change(request.access, note):
        raise PermissionDenied("A trend note is changed by who wrote it, or by a lead of the running programme.")
    return note


def _open(request) -> list[Programme]:
    programmes = list(Programme.objects.filter(pk__in=programmes_to_write_in(request.access)))
    if not programmes:
        raise PermissionDenied("All programmes of this person are archived: nothing new is written.")
    return programmes


def _from_space(request, programmes) -> dict:
    wanted = request.GET.get("space", "")
    if not (wanted.isascii() and wanted.isdecimal() and len(wanted) < 10):
        return {}
    space = Space.objects.filter(pk=wanted, programme__in=programmes).first()
    if space is None:
        return {}
    return {
        "space": space.pk,
        "programme": space.programme_id,
        "language": space.languages[0] if len(space.languages) == 1 else None,
    }

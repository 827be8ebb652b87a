"""Requests about procedure cards: fetch, form, action, page."""

from urllib.parse import urlencode

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import StreamingHttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from streetwork.accounts.access import for_roles
from streetwork.accounts.roles import READS_TRAININGS, WRITES_TRAININGS
from streetwork.vocabulary.choices import programmes_of
from streetwork.web.forms import INVALID
from streetwork.web.steps import Changed
from training.models import ProcedureCard
from training.procedures import actions
from training.procedures.exports import csv_lines
from training.procedures.filters import CardFilter
from training.procedures.forms import CardForm, initial_of
from training.procedures.presenters import procedures_of, row_of
from training.procedures.queries import cards_of
from training.procedures.rules import may_write

for_readers = for_roles(*READS_TRAININGS)
for_writers = for_roles(*WRITES_TRAININGS)

PAGE_SIZE = 60


def _selected(request):
    wanted = CardFilter(request.GET, access=request.access)
    cards = wanted.apply(cards_of(request.access)).select_related("partner")
    return wanted, cards.order_by("procedure", "programme", "language", "position", "state", "pk")


def _card_or_404(request, pk: int) -> ProcedureCard:
    return get_object_or_404(cards_of(request.access).select_related("partner", "edited_by"), pk=pk)


def _refused(request):
    messages.error(request, _("Only those who keep trainings in this programme change its cards, while it runs."))
    return redirect("procedures:list")


def _back_to(card: ProcedureCard):
    """The list of the card's procedure, at the card: among all procedures it may stand on another page."""
    return redirect(f"{_list_of(card)}#card-{card.pk}")


def _list_of(card: ProcedureCard) -> str:
    return f"{reverse('procedures:list')}?{urlencode({'procedure': card.procedure})}"


@for_readers
@require_safe
def card_list(request):
    wanted, cards = _selected(request)
    page = Paginator(cards, PAGE_SIZE).get_page(request.GET.get("page"))
    context = {
        "filter": wanted,
        "page": page,
        "procedures": procedures_of(page.object_list, request.access, timezone.localdate()),
        "total": page.paginator.count,
        "shows_programme": len(wanted.programmes) > 1,
        "may_add": bool(programmes_of(request.access, WRITES_TRAININGS, running=True)),
    }
    return render(request, "procedures/card_list.html", context)


@for_readers
@require_safe
def export_cards(request):
    """Exactly the cards that the list shows, all of its pages."""
    _wanted, cards = _selected(request)
    return StreamingHttpResponse(
        csv_lines(list(cards)),
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="procedures-{timezone.localdate()}.csv"'},
    )


def _bound(request):
    return request.POST if request.method == "POST" else None


@for_writers
@require_http_methods(["GET", "HEAD", "POST"])
def new_card(request):
    """A step; `?after=` goes on with the procedure of another one."""
    form = CardForm(_bound(request), access=request.access, initial=_next_of(request))
    if not form.programmes:
        messages.error(request, _("Your programmes are archived and read-only."))
        return redirect("procedures:list")
    if form.is_bound and form.is_valid():
        card, is_new = actions.create_card(key=form.the_key, facts=form.facts, user=request.user.pk)
        if is_new:
            messages.success(request, _("The step is there."))
        return _back_to(card)
    return render(request, "procedures/card_form.html", {"form": form}, status=INVALID if form.is_bound else 200)


def _next_of(request) -> dict:
    asked = request.GET.get("after", "")
    if not (asked.isascii() and asked.isdecimal() and len(asked) < 10):
        return {}
    last = cards_of(request.access).filter(pk=asked).first()
    if last is None:
        return {}
    same = {"programme": last.programme_id, "state": last.state_id, "language": last.language_id}
    return same | {"procedure": last.procedure, "position": min(last.position + 1, 999)}


@for_writers
@require_http_methods(["GET", "HEAD", "POST"])
def edit_card(request, pk):
    card = _card_or_404(request, pk)
    if not may_write(request.access, card):
        return _refused(request)
    initial = initial_of(card) | {"seen": actions.stamp(card)}
    form, theirs = CardForm(_bound(request), access=request.access, card=card, initial=initial), None
    if form.is_bound and form.is_valid():
        try:
            saved = actions.change_card(
                card=card, facts=form.facts, seen=form.cleaned_data["seen"], user=request.user.pk
            )
        except Changed:
            theirs = _card_or_404(request, pk)
            form.data = form.data.copy()
            form.data["seen"] = actions.stamp(theirs)
        else:
            messages.success(request, _("Saved."))
            return _back_to(saved)
    shown = theirs and row_of(theirs, request.access, timezone.localdate())
    context = {"form": form, "card": card, "theirs": shown}
    return render(request, "procedures/card_form.html", context, status=INVALID if form.is_bound else 200)


@for_writers
@require_POST
def check_card(request, pk):
    """Note that the card as it was read (`seen`) still holds."""
    card = _card_or_404(request, pk)
    if not may_write(request.access, card):
        return _refused(request)
    try:
        actions.note_check(
            card=card, seen=request.POST.get("seen", ""), user=request.user.pk, today=timezone.localdate()
        )
    except Changed:
        messages.error(request, _("A colleague changed this card meanwhile. Read it again, then decide."))
    else:
        messages.success(request, _("Noted: checked today."))
    return _back_to(card)


@for_writers
@require_POST
def remove_card(request, pk):
    card = _card_or_404(request, pk)
    if not may_write(request.access, card):
        return _refused(request)
    actions.remove_card(card=card)
    messages.success(request, _("The step is gone."))
    return redirect(_list_of(card))

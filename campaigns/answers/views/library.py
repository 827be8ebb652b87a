"""The library: list, export, one card."""

from django.core.paginator import Paginator
from django.http import StreamingHttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from campaigns.answers import rules
from campaigns.answers.card_page import CardPage
from campaigns.answers.exports import csv_lines
from campaigns.answers.filters import SORTS, CardFilter
from campaigns.answers.presenters import rows_of
from campaigns.answers.queries import cards_of, with_use
from campaigns.answers.views import card_or_404, for_readers
from streetwork.accounts.roles import WRITES_ANSWERS
from streetwork.vocabulary.choices import programmes_of

PAGE_SIZE = 50


def _selected(request):
    wanted = CardFilter(request.GET, access=request.access)
    rows = rows_of(with_use(wanted.apply(cards_of(request.access))), timezone.localdate())
    return wanted, wanted.sorted([row for row in rows if wanted.keeps(row)])


@for_readers
@require_safe
def card_list(request):
    """The cards of my programmes, what is used most first."""
    wanted, rows = _selected(request)
    page = Paginator(rows, PAGE_SIZE).get_page(request.GET.get("page"))
    context = {
        "filter": wanted,
        "page": page,
        "total": len(rows),
        "sorts": [(key, label, wanted.query_with(sort=key)) for key, label in SORTS.items()],
        "shows_programme": len(wanted.programmes) > 1,
        "may_add": bool(programmes_of(request.access, WRITES_ANSWERS, running=True)),
    }
    return render(request, "answers/card_list.html", context)


@for_readers
@require_safe
def export_cards(request):
    """Exactly the cards that the list shows, one line per text."""
    _wanted, rows = _selected(request)
    return StreamingHttpResponse(
        csv_lines(rows),
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="answers-{timezone.localdate()}.csv"'},
    )


@for_readers
@require_safe
def card_detail(request, pk):
    card = card_or_404(request, pk)
    context = {"page": CardPage(card, request.access), "card": card, "may_write": rules.may_write(request.access, card)}
    return render(request, "answers/card_detail.html", context)

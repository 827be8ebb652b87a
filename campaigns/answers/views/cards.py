"""Writing cards: new, changed, copied, retired, legally reviewed."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from campaigns.answers import actions, rules
from campaigns.answers.card_page import CardPage
from campaigns.answers.forms import CardForm, LegalReviewForm, initial_of
from campaigns.answers.views import card_or_404, for_leads, for_writers
from streetwork.web.forms import INVALID
from streetwork.web.steps import Changed


def refused(request, card):
    messages.error(request, _("Only those who write answers for this programme change its cards, while it runs."))
    return redirect("answers:detail", card.pk)


@for_writers
@require_http_methods(["GET", "HEAD", "POST"])
def new_card(request):
    form = CardForm(request.POST if request.method == "POST" else None, access=request.access)
    if not form.programmes:
        messages.error(request, _("Your programmes are archived and read-only."))
        return redirect("answers:list")
    if form.is_bound and form.is_valid():
        card = actions.create_card(facts=form.facts, text=form.cleaned_data["text"].strip(), user=request.user.pk)
        messages.success(request, _("The card is there as a draft. Add the other languages, then hand it in."))
        return redirect("answers:detail", card.pk)
    return render(request, "answers/card_form.html", {"form": form}, status=INVALID if form.is_bound else 200)


@for_writers
@require_http_methods(["GET", "HEAD", "POST"])
def edit_card(request, pk):
    card = card_or_404(request, pk)
    if not rules.may_write(request.access, card):
        return refused(request, card)
    if request.method != "POST":
        form = CardForm(access=request.access, card=card, initial=initial_of(card) | {"seen": actions.stamp(card)})
        return render(request, "answers/card_form.html", {"form": form, "card": card})
    form = CardForm(request.POST, access=request.access, card=card)
    theirs = None
    if form.is_valid():
        try:
            actions.change_card(card=card, facts=form.facts, seen=form.cleaned_data["seen"])
        except Changed:
            theirs = card_or_404(request, pk)
            form.data = form.data.copy()
            form.data["seen"] = actions.stamp(theirs)
        else:
            messages.success(request, _("Saved."))
            return redirect("answers:detail", pk)
    context = {"form": form, "card": card, "theirs": theirs and CardPage(theirs, request.access)}
    return render(request, "answers/card_form.html", context, status=INVALID)


@for_writers
@require_POST
def copy_card(request, pk):
    card = card_or_404(request, pk)
    if not rules.may_write(request.access, card):
        return refused(request, card)
    title = _("%(title)s (copy)") % {"title": card.title[:100]}
    new = actions.copy_card(card=card, title=title, user=request.user.pk)
    messages.success(request, _("This is the copy: all its texts are drafts."))
    return redirect("answers:edit", new.pk)


@for_writers
@require_POST
def retire_card(request, pk):
    card = card_or_404(request, pk)
    if not rules.may_write(request.access, card):
        return refused(request, card)
    actions.retire_card(card=card)
    messages.success(request, _("The card is retired: it is offered no more. Texts and figures stay."))
    return redirect("answers:detail", pk)


@for_writers
@require_POST
def restore_card(request, pk):
    card = card_or_404(request, pk)
    if not rules.may_write(request.access, card):
        return refused(request, card)
    actions.restore_card(card=card)
    messages.success(request, _("The card is in use again."))
    return redirect("answers:detail", pk)


@for_leads
@require_POST
def review_legally(request, pk):
    """The lead notes who reviewed the card legally."""
    card = card_or_404(request, pk)
    if not rules.may_attest(request.access, card):
        return refused(request, card)
    form = LegalReviewForm(request.POST, card=card)
    if not form.is_valid():
        context = {
            "page": CardPage(card, request.access, legal_form=form),
            "card": card,
            "may_write": rules.may_write(request.access, card),
        }
        return render(request, "answers/card_detail.html", context, status=INVALID)
    data = form.cleaned_data
    actions.record_legal_review(
        card=card, reviewed_by=data["reviewed_by"], reviewed_on=data["reviewed_on"], basis=data["basis"],
        expires_on=data["expires_on"],
    )  # fmt: skip
    messages.success(request, _("The legal review is noted."))
    return redirect("answers:detail", pk)

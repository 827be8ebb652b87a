"""Pages of the ledger of false claims, mounted at /claims/."""

import uuid

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from campaigns.answers.actions import record_copy
from cases.choices import running_programmes
from cases.claims import actions, presenters, rules
from cases.claims.filters import ClaimFilter
from cases.claims.forms import ClaimForm, MergeForm, SeenForm
from cases.claims.similar import similar_claims
from cases.fields import number
from cases.models import Claim
from streetwork.accounts.access import for_roles
from streetwork.accounts.roles import READS_TRENDS, WRITES_TRENDS
from streetwork.vocabulary.snapshot import vocabulary
from streetwork.web.forms import INVALID
from streetwork.web.steps import Changed

PAGE_SIZE = 50
readers, writers = for_roles(*READS_TRENDS), for_roles(*WRITES_TRENDS)
read_or_post = require_http_methods(["GET", "HEAD", "POST"])


@readers
@require_safe
def claim_list(request):
    mine = request.access.programmes_for(*READS_TRENDS)
    programmes = [programme for programme in vocabulary().programmes.values() if programme.pk in mine]
    wanted = ClaimFilter(request.GET, programmes=programmes)
    claims = wanted.apply(Claim.objects.visible_to(request.access).current()).select_related("card", "programme")
    rows = presenters.rows_of(claims, request.access)
    page = Paginator(rows, PAGE_SIZE).get_page(request.GET.get("page"))
    context = {
        "filter": wanted,
        "page": page,
        "rising": sum(row.trend.is_rising for row in rows),
        "total": len(rows),
        "shows_programme": len(programmes) > 1,
        "may_add": bool(running_programmes(request.access, WRITES_TRENDS)),
    }
    return render(request, "claims/claim_list.html" + ("#claims" if request.htmx else ""), context)


@writers
@read_or_post
def claim_new(request):
    programmes = running_programmes(request.access, WRITES_TRENDS)
    if not programmes:
        raise PermissionDenied("All programmes of this person are archived.")
    data = request.POST if request.method == "POST" else None
    given = {name: request.GET[name] for name in ("statement", "said", "language", "topic") if name in request.GET}
    form = ClaimForm(data, programmes=programmes, initial=given)
    if data is not None and form.is_valid():
        known = Claim.objects.current().filter(
            programme=form.facts["programme_id"], language=form.facts["language_id"],
            statement__iexact=form.facts["statement"],
        ).first()  # fmt: skip
        if known:
            messages.info(request, _("This claim is in the ledger already: here it is."))
            return redirect("claims:detail", known.pk)
        claim = actions.add_claim(facts=form.facts, user=request.user.pk, guard_overrides=form.guard_overrides)
        messages.success(request, _("Entered. Somebody else checks what is right."))
        return redirect("claims:detail", claim.pk)
    return _form_page(request, form)


@writers
@read_or_post
def claim_edit(request, pk):
    claim = _changeable(request, pk)
    data = request.POST if request.method == "POST" else None
    initial = {
        "programme": claim.programme_id, "statement": claim.statement, "language": claim.language_id,
        "said": claim.said, "topic": claim.topic_id, "correction": claim.correction, "card": claim.card_id,
    }  # fmt: skip
    form = ClaimForm(data, programmes=[claim.programme], claim=claim, initial=initial)
    if data is not None and form.is_valid():
        actions.change_claim(claim=claim, facts=form.facts, access=request.access, guard_overrides=form.guard_overrides)
        messages.success(request, _("Saved."))
        return redirect("claims:detail", pk)
    return _form_page(request, form, claim=claim)


def _form_page(request, form, claim=None):
    similar = similar_claims(
        programmes=[programme.pk for programme in form.programmes],
        texts=[form["statement"].value() or "", form["said"].value() or ""],
        language=form["language"].value() or "",
        leave_out=claim.pk if claim else None,
    )
    context = {"form": form, "claim": claim, "similar": similar}
    return render(request, "claims/claim_form.html", context, status=INVALID if form.is_bound else 200)


@writers
@require_POST
def claim_similar(request):
    """A fragment: claims like the one that is being typed. Sent as POST: no address, and so no log, holds the words."""
    similar = similar_claims(
        programmes=request.access.programmes_for(*WRITES_TRENDS),
        texts=[request.POST.get("statement", ""), request.POST.get("said", "")],
        language=request.POST.get("language", ""),
        leave_out=number(request.POST.get("claim")),
    )
    return render(request, "claims/_similar.html", {"similar": similar})


@readers
@require_safe
def claim_detail(request, pk):
    claim = _visible(request, pk)
    if claim.merged_into_id:
        messages.info(request, _("“%(claim)s” is counted here.") % {"claim": claim.statement})
        return redirect("claims:detail", claim.merged_into_id)
    return _detail_page(request, claim)


def _detail_page(request, claim, *, seen_form=None, merge_form=None, status=200):
    access, words = request.access, vocabulary()
    may_write = rules.may_write(access, claim)
    context = {
        "claim": claim,
        "language": words.languages[claim.language_id],
        "topic": words.topics[claim.topic_id],
        "status_tag": presenters.STATUS_TAGS[claim.status],
        "figures": presenters.figures_of(claim, access),
        "answer": presenters.answer_of(claim),
        "spaces": presenters.spaces_of(claim, access),
        "history": presenters.history_of(claim),
        "may_write": may_write,
        "may_check": rules.may_check(access, claim),
        "may_correct": rules.may_correct(access, claim),
        "stamp": rules.stamp(claim),
        "wrote_it": access.user_id == (claim.edited_by_id or claim.created_by_id),
        "has_answer": rules.has_answer(claim),
    }
    if may_write:
        near = similar_claims(
            programmes=[claim.programme_id], texts=[claim.statement, claim.said], language=claim.language_id,
            leave_out=claim.pk,
        )  # fmt: skip
        context["seen_form"] = seen_form or SeenForm(claim=claim, access=access)
        context["merge_form"] = merge_form or MergeForm(claim=claim, first=[each.claim for each in near])
    return render(request, "claims/claim_detail.html", context, status=status)


@writers
@require_POST
def claim_check(request, pk):
    claim = _changeable(request, pk)
    if claim.status != Claim.Status.CHECKED and not rules.may_check(request.access, claim):
        messages.error(
            request,
            _("Whoever wrote it last does not check it: ask a colleague.")
            if rules.has_answer(claim)
            else _("There is nothing to check yet: say what is right, or choose an answer card."),
        )
        return redirect("claims:detail", pk)
    try:
        actions.check_claim(claim=claim, access=request.access, seen=request.POST.get("seen", ""))
    except Changed:
        messages.warning(request, _("The text was changed while you read it. Please read it again."))
    else:
        messages.success(request, _("Checked. The answer can be used."))
    return redirect("claims:detail", pk)


@writers
@require_POST
def claim_quiet(request, pk):
    actions.mark_quiet(claim=_changeable(request, pk), access=request.access)
    messages.success(request, _("Marked as no longer seen. It stays in the ledger."))
    return redirect("claims:detail", pk)


@writers
@require_POST
def claim_wake(request, pk):
    actions.wake_claim(claim=_changeable(request, pk), access=request.access)
    messages.success(request, _("It is watched again."))
    return redirect("claims:detail", pk)


@writers
@require_POST
def claim_seen(request, pk):
    claim = _changeable(request, pk)
    form = SeenForm(request.POST, claim=claim, access=request.access)
    if not form.is_valid():
        if "client_ref" in form.errors:
            form.data = _with_reference(form.data)
        return _detail_page(request, claim, seen_form=form, status=INVALID)
    actions.see_again(
        claim=claim, access=request.access, client_ref=form.cleaned_data["client_ref"],
        count=form.cleaned_data["count"], space=form.cleaned_data["space"],
    )  # fmt: skip
    messages.success(request, _("Noted that it was seen."))
    return redirect("claims:detail", pk)


def _with_reference(data):
    """A fresh reference for a form that came without a valid one."""
    data = data.copy()
    data["client_ref"] = str(uuid.uuid4())
    return data


@writers
@require_POST
def claim_merge(request, pk):
    claim = _changeable(request, pk)
    form = MergeForm(request.POST, claim=claim)
    if not form.is_valid():
        return _detail_page(request, claim, merge_form=form, status=INVALID)
    into = get_object_or_404(Claim.objects.visible_to(request.access), pk=form.cleaned_data["into"])
    actions.merge_claims(duplicate=claim, into=into, access=request.access)
    messages.success(request, _("Both are one claim now; what was counted is counted here."))
    return redirect("claims:detail", into.pk)


@writers
@require_POST
def claim_idea(request, pk):
    claim = _changeable(request, pk)
    idea = actions.to_idea(claim=claim, access=request.access)
    text = _("On the list of campaign ideas, with %(number)d questions behind it.")
    messages.success(request, text % {"number": idea.questions})
    return redirect("claims:detail", pk)


@readers
@require_POST
def claim_copied(request, pk):
    """The card's text was copied: counted for the card, without anybody's name."""
    claim = _visible(request, pk)
    answer = presenters.answer_of(claim)
    if answer and answer.is_offered:
        record_copy(version=answer.version.pk)
    if request.htmx:
        return render(request, "claims/_copied.html")
    return redirect(reverse("claims:detail", args=[pk]) + "#answer")


def _visible(request, pk):
    claims = Claim.objects.visible_to(request.access).select_related(
        "programme", "card", "checked_by", "created_by", "edited_by"
    )
    return get_object_or_404(claims, pk=pk)


def _changeable(request, pk):
    claim = _visible(request, pk)
    if not rules.may_write(request.access, claim):
        raise PermissionDenied("Read-only: the role in this programme, an archived programme, or a merged claim.")
    return claim

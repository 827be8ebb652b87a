"""One text of a card: written beside its source, handed on, reviewed, compared, copied."""

from functools import partial

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from campaigns.answers import rules, versions
from campaigns.answers.actions import record_copy
from campaigns.answers.editing import EditPage
from campaigns.answers.forms import NewVersionForm, RemarkForm, VersionForm
from campaigns.answers.history import moments_of
from campaigns.answers.problems import sentence
from campaigns.answers.queries import events_of
from campaigns.answers.views import card_or_404, for_readers, for_writers, version_or_404
from campaigns.answers.views.cards import refused
from campaigns.enums import VersionStatus
from campaigns.steps import tried
from streetwork.web.forms import INVALID
from streetwork.web.steps import Changed


@for_writers
@require_http_methods(["GET", "HEAD", "POST"])
def new_text(request, pk):
    """A language or a state variant that the card has not yet; leads to the text when it is there already."""
    card = card_or_404(request, pk)
    if not rules.may_write(request.access, card):
        return refused(request, card)
    which = NewVersionForm({name: request.GET.get(name, "") for name in ("language", "state")}, card=card)
    if not which.is_valid():
        chosen = {"language": request.GET.get("language"), "state": request.GET.get("state")}
        return render(
            request, "answers/version_which.html", {"card": card, "form": NewVersionForm(card=card, initial=chosen)}
        )
    language, state = which.cleaned_data["language"], which.cleaned_data["state"]
    there = card.versions.filter(language=language, state=state).first()
    if there and request.method != "POST":
        return redirect("answers:text", there.pk)
    form = VersionForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        try:
            version = versions.add_version(
                card=card, language=language, state=state, text=form.cleaned_data["text"], user=request.user.pk
            )
        except Changed:
            there = card.versions.select_related("edited_by").get(language=language, state=state)
            form.data = form.data.copy()
            form.data["seen"] = versions.seen_of(there)
            context = {"page": EditPage(card, request.access, version=there), "form": form, "theirs": there}
            return render(request, "answers/version_form.html", context, status=INVALID)
        return _after_saving(request, version)
    context = {"page": EditPage(card, request.access, language=language, state=state), "form": form}
    return render(request, "answers/version_form.html", context, status=INVALID if form.is_bound else 200)


@for_readers
@require_safe
def text_page(request, pk):
    """The text beside its source. Those who only read see both; those who write change it; others review it."""
    version = version_or_404(request, pk)
    return _page(request, version, VersionForm(initial={"text": version.text, "seen": versions.seen_of(version)}))


@for_writers
@require_POST
def save_text(request, pk):
    version = version_or_404(request, pk)
    if not rules.may_write(request.access, version.card):
        return refused(request, version.card)
    form = VersionForm(request.POST)
    if not form.is_valid():
        return _page(request, version, form, status=INVALID)
    try:
        saved = versions.write_text(
            version=version, text=form.cleaned_data["text"], seen=form.cleaned_data["seen"], user=request.user.pk,
            keeps_approvals=form.cleaned_data["typo"],
        )  # fmt: skip
    except Changed:
        theirs = version_or_404(request, pk)
        form.data = form.data.copy()
        form.data["seen"] = versions.seen_of(theirs)
        return _page(request, theirs, form, theirs=theirs, status=INVALID)
    except versions.Refused as problem:
        form.add_error("typo", sentence(problem.code))
        return _page(request, version, form, status=INVALID)
    return _after_saving(request, saved)


def _after_saving(request, version):
    if "review" in request.POST:
        try:
            versions.hand_on(version=version, to=VersionStatus.REVIEW)
        except versions.Refused:
            messages.success(request, _("Saved."))
        else:
            messages.success(request, _("Saved and handed in: somebody else reviews it now."))
    else:
        messages.success(request, _("Saved."))
    return redirect("answers:detail", version.card_id)


def _page(request, version, form, *, theirs=None, remark=None, status=200):
    context = {
        "page": EditPage(version.card, request.access, version=version),
        "form": form,
        "theirs": theirs,
        "remark_form": remark or RemarkForm(label_suffix=""),
    }
    return render(request, "answers/version_form.html", context, status=status)


@for_writers
@require_POST
def hand_on(request, pk):
    """To translation, to review, or back to draft, as `to` says."""
    version = version_or_404(request, pk)
    if not rules.may_write(request.access, version.card):
        return refused(request, version.card)
    if tried(request, partial(versions.hand_on, version=version, to=request.POST.get("to", "")), sentence):
        messages.success(request, _("Handed on."))
    return redirect("answers:detail", version.card_id)


@for_writers
@require_POST
def approve(request, pk):
    """Approve the text that was read; another one is shown anew."""
    version = version_or_404(request, pk)
    if not rules.may_write(request.access, version.card):
        return refused(request, version.card)
    approval = partial(versions.approve, version=version, seen=request.POST.get("seen", ""), user=request.user.pk)
    if not tried(request, approval, sentence):
        return redirect("answers:text", pk)
    messages.success(request, _("Approved. The text is offered from now on."))
    return redirect("answers:detail", version.card_id)


@for_writers
@require_POST
def send_back(request, pk):
    version = version_or_404(request, pk)
    if not rules.may_write(request.access, version.card):
        return refused(request, version.card)
    remark = RemarkForm(request.POST, label_suffix="")
    if not remark.is_valid():
        form = VersionForm(initial={"text": version.text, "seen": versions.seen_of(version)})
        return _page(request, version, form, remark=remark, status=INVALID)
    why = remark.cleaned_data["remark"]
    if not tried(request, partial(versions.send_back, version=version, remark=why, user=request.user.pk), sentence):
        return redirect("answers:text", pk)
    messages.success(request, _("Sent back as a draft, with your remark."))
    return redirect("answers:detail", version.card_id)


@for_writers
@require_POST
def drop_text(request, pk):
    version = version_or_404(request, pk)
    if not rules.may_write(request.access, version.card):
        return refused(request, version.card)
    try:
        versions.drop_version(version=version)
    except versions.Refused:
        messages.error(request, _("Only a text that was never approved can be removed, and never the source."))
        return redirect("answers:text", pk)
    messages.success(request, _("The text is removed."))
    return redirect("answers:detail", version.card_id)


@for_readers
@require_POST
def copied(request, pk):
    """The text was copied: counted for the day, for nobody."""
    version = version_or_404(request, pk)
    record_copy(version=version.pk)
    if request.htmx:
        return HttpResponse(status=204)
    messages.success(request, _("The use is counted. Mark the text and copy it."))
    return redirect("answers:detail", version.card_id)


@for_readers
@require_safe
def card_history(request, pk):
    """Every change of every text, with its words."""
    card = card_or_404(request, pk)
    moments = moments_of(events_of(card), with_words=True)
    return render(request, "answers/card_history.html", {"card": card, "moments": moments[:200]})

"""Writing entries of the directory: the form, what looks like the same centre, and the moves of an entry."""

import re

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from referrals.actions import centers as actions
from referrals.enums import Status, VerifiedBy
from referrals.forms.center import CenterForm, CloseForm
from referrals.models import AdvisoryCenter
from referrals.presenters import CenterCard
from referrals.queries.duplicates import similar_centers
from referrals.rules import Refused, may_edit, may_move, states_read, states_written
from referrals.views import for_editors
from streetwork.vocabulary.snapshot import vocabulary
from streetwork.vocabulary.words import topic_words
from streetwork.web.forms import INVALID

PK = re.compile(r"[0-9]{1,18}")


def editable_or_404(request, pk) -> AdvisoryCenter:
    """The entry, if it is one of the person's states; 403 where the person reads only."""
    center = get_object_or_404(AdvisoryCenter.objects.visible_to(request.access), pk=pk)
    if not may_edit(request.access, center):
        raise PermissionDenied("Read-only: the role in this state, or the programme is archived.")
    return center


@for_editors
@require_http_methods(["GET", "HEAD", "POST"])
def center_new(request):
    """An empty form, then a draft or a published entry."""
    states = states_written(request.access)
    if not states:
        raise PermissionDenied("All programmes of this person are archived: the directory is read-only.")
    sent = request.POST if request.method == "POST" else None
    initial = {name: request.GET[name][:200] for name in ("name", "street", "postcode", "city") if name in request.GET}
    form = CenterForm(sent, initial=initial, states=states, usual_languages=_team_languages(request.access))
    if sent is None:
        return _page(request, form)
    if not form.is_valid():
        return _page(request, form, similar=_similar_to(request, sent), status=INVALID)
    similar = _similar_to(request, sent)
    if "save_all_the_same" not in sent and any(each.is_very_similar for each in similar):
        return _page(request, form, similar=similar, asks=True, status=INVALID)
    center = AdvisoryCenter(state_id=form.cleaned_data["state"])
    return _save(request, form, center) or _page(request, form, similar=similar, status=INVALID)


@for_editors
@require_http_methods(["GET", "HEAD", "POST"])
def center_edit(request, pk):
    """The form of an entry. What a colleague saved meanwhile stays, or is shown beside one's own."""
    center = editable_or_404(request, pk)
    name, languages = center.name, _team_languages(request.access)
    if request.method != "POST":
        return _page(request, CenterForm(instance=center, usual_languages=languages), name=name)
    form = CenterForm(request.POST, instance=center, usual_languages=languages)
    current = get_object_or_404(AdvisoryCenter.objects.select_for_update(of=("self",)), pk=pk)
    is_valid = form.is_valid()
    if form.conflicts_with(current) or not is_valid:
        return _page(request, form, name=current.name, status=INVALID)
    return _save(request, form, current) or _page(request, form, name=current.name, status=INVALID)


def _save(request, form, center):
    """Save and lead to the entry, or None with the reasons in the form."""
    is_new = center.pk is None
    try:
        center = actions.save_center(center=center, facts=form.facts, publish="publish" in request.POST)
    except Refused as refused:
        form.refuse(refused.problems)
        return None
    if "publish" in request.POST and center.status == Status.PUBLISHED:
        messages.success(request, _("Saved and published."))
    else:
        messages.success(request, _("Saved as a draft.") if is_new else _("Saved."))
    if warning := _about_place(form, center):
        messages.warning(request, warning)
    return redirect("directory:detail", center.pk)


def _about_place(form, center) -> str:
    """What the editor should know of the place that was looked up."""
    if form.placed is None:
        return ""
    if form.placed.must_ask:
        names = ", ".join(place.label for place in form.placed.options[:4])
        return _("The place is not clear (%(places)s), so the entry has no coordinates. Write the postcode.") % {
            "places": names
        }
    if form.placed.is_unknown:
        return _("We do not know this place, so the entry has no coordinates. Check the postcode and the city.")
    if form.placed.found.state_id != center.state_id:
        return _("%(place)s lies in another state than the entry: %(state)s.") % {
            "place": form.placed.found.label,
            "state": vocabulary().states[center.state_id].name,
        }
    return ""


def _page(request, form, *, similar=(), asks=False, name="", status=200):
    context = {
        "form": form,
        "center": form.instance if form.instance.pk else None,
        "name": name,
        "similar": similar_rows(similar),
        "asks": asks,
        "is_draft": form.instance.pk is None or form.instance.status == Status.DRAFT,
        "topic_words": topic_words(),
        "state": vocabulary().states.get(form.instance.state_id) if form.instance.pk else None,
    }
    return render(request, "referrals/center_form.html", context, status=status)


@for_editors
@require_safe
def similar(request):
    """Fragment: entries like the one that is being written, at most five."""
    of = {"pk": request.GET.get("center", ""), "state": request.GET.get("state", "")}
    return render(
        request, "referrals/_similar.html", {"similar": similar_rows(_similar_to(request, request.GET), **of)}
    )


def _similar_to(request, data):
    asked = data.get("center", "")
    return similar_centers(
        name=_text(data, "name"), street=_text(data, "street"), city=_text(data, "city"),
        states=states_read(request.access), leave_out=int(asked) if PK.fullmatch(asked) else None,
    )  # fmt: skip


def _text(data, name):
    return data.get(name, "").replace("\x00", "")[:260]


def similar_rows(similar, *, of=None, pk="", state=""):
    """For the template. Entries of the same state as the one at hand (`of`, or its `pk` and `state`) can be merged."""
    pk, state = (str(of.pk), str(of.state_id)) if of else (pk, state)
    return [
        {
            "found": each,
            "card": CenterCard(each.center),
            "merge_url": reverse("directory:merge", args=[pk, each.center.pk])
            if PK.fullmatch(pk) and each.is_own and str(each.center.state_id) == state
            else "",
        }
        for each in similar
    ]


def _team_languages(access) -> set[str]:
    known = vocabulary().programmes
    return {code for pk in access.programme_ids if pk in known for code in known[pk].languages}


def _moved(request, pk, act, sentence):
    center = editable_or_404(request, pk)
    try:
        act(center=center)
    except Refused as refused:
        messages.error(request, _("Not done: %(reason)s") % {"reason": refused})
        return redirect("directory:edit" if "" not in refused.problems else "directory:detail", pk)
    messages.success(request, sentence)
    return redirect("directory:detail", pk)


@for_editors
@require_POST
def publish(request, pk):
    return _moved(request, pk, actions.publish, _("The entry is public now."))


@for_editors
@require_POST
def pause(request, pk):
    return _moved(request, pk, actions.pause, _("The entry is paused: it is not suggested or found meanwhile."))


@for_editors
@require_POST
def reopen(request, pk):
    return _moved(request, pk, actions.reopen, _("The entry is public again."))


@for_editors
@require_POST
def verify_now(request, pk):
    """“I checked this entry today.”"""
    center = editable_or_404(request, pk)
    actions.verify(center=center, by=VerifiedBy.EDITOR, user=request.user)
    messages.success(request, _("Noted: checked today."))
    return redirect("directory:detail", pk)


@for_editors
@require_http_methods(["GET", "HEAD", "POST"])
def center_close(request, pk):
    """Asks why, then closes."""
    center = editable_or_404(request, pk)
    if not may_move(center, "close"):
        messages.error(request, _("This entry is closed already."))
        return redirect("directory:detail", pk)
    form = CloseForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        actions.close(center=center, reason=form.cleaned_data["reason"])
        messages.success(request, _("The entry is closed. Slips that lead to it say so."))
        return redirect("directory:detail", pk)
    status = INVALID if request.method == "POST" else 200
    return render(request, "referrals/center_close.html", {"form": form, "center": center}, status=status)

"""Telling what became of a placement: posted, where, by mistake, or not at all."""

from django.contrib import messages
from django.shortcuts import redirect
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from campaigns.calendar.timing import local
from campaigns.flow import Refused
from campaigns.models import Placement
from campaigns.release import actions
from campaigns.release.forms import AgainForm, NotPublishedForm, PermalinkForm, PublishedForm
from campaigns.release.queries import standing_of
from campaigns.release.rules import may_publish
from campaigns.release.views import for_publishers, placement_or_404
from campaigns.release.views.due import entry_page
from streetwork.web.forms import INVALID

REFUSED = {
    "cancelled": gettext_lazy("This placement was cancelled in the meantime. Nothing was changed."),
    "sending": gettext_lazy("The machine is publishing it at this moment, or gave up on it. Look there first."),
    "published": gettext_lazy("A colleague has published it in the meantime. Nothing was changed."),
    "machine": gettext_lazy("The machine published this: it cannot be taken back here."),
    "time": gettext_lazy(
        "This channel is connected: planned for its old time it would go out at once. Say below when it is to be "
        "posted."
    ),
    "measured": gettext_lazy("Figures were entered for it already: it cannot be taken back."),
    "status": gettext_lazy("It is not published (any more). Nothing was changed."),
}


def _may(request, placement: Placement) -> bool:
    if may_publish(request.access, placement.post.campaign):
        return True
    messages.error(request, _("Only those who publish for this programme do this, while it runs."))
    return False


def _refused(request, placement, problem: Refused):
    messages.error(request, REFUSED[problem.code])
    return redirect("release:entry", placement.pk)


@for_publishers
@require_POST
def done(request, pk):
    """It stands there. What is held back cannot be marked; whoever is second is told who was first."""
    placement = placement_or_404(request, pk)
    if not _may(request, placement):
        return redirect("release:entry", pk)
    form = PublishedForm(request.POST, placement=placement)
    if not form.is_valid():
        return entry_page(request, placement, form=form, status=INVALID)
    if placement.status == "sending":
        return _refused(request, placement, Refused("sending"))
    if placement.status == "planned" and standing_of(placement).hindrances:
        messages.error(request, _("This may not go out yet. See below what keeps it back."))
        return redirect("release:entry", pk)
    data = form.cleaned_data
    try:
        marked = actions.mark_published(
            placement=placement, permalink=data["permalink"], at=data["at"], user=request.user.pk
        )
    except Refused as problem:
        return _refused(request, placement, problem)
    _tell(request, marked, data["permalink"])
    return redirect("release:due")


def _tell(request, marked: actions.Marked, permalink: str) -> None:
    placement = marked.placement
    if not marked.is_new:
        first = {"name": placement.published_by or _("The machine"), "when": _moment(placement)}
        messages.warning(request, _("%(name)s has marked it already, %(when)s. It counts once.") % first)
    elif permalink:
        messages.success(request, _("Marked as published."))
        _warn_of_twins(request, placement)
    else:
        messages.success(request, _("Marked as published. Add its link below as soon as you have it."))


def _moment(placement: Placement) -> str:
    return date_format(local(placement.published_at), "SHORT_DATETIME_FORMAT")


def _warn_of_twins(request, placement: Placement) -> None:
    programme = placement.post.campaign.programme_id
    twins = Placement.objects.filter(permalink=placement.permalink, post__campaign__programme=programme)
    if placement.permalink and twins.exclude(pk=placement.pk).exists():
        messages.warning(request, _("The same link is noted for another placement, too. Please check it."))


@for_publishers
@require_POST
def undo(request, pk):
    """The mark was a mistake. Where a machine would post it at once, `again` says when it is to."""
    placement = placement_or_404(request, pk)
    if not _may(request, placement):
        return redirect("release:entry", pk)
    form = AgainForm(request.POST if "again" in request.POST else None, placement=placement)
    if form.is_bound and not form.is_valid():
        return entry_page(request, placement, undo_form=form, status=INVALID)
    again = form.cleaned_data["again"] if form.is_bound else None
    try:
        actions.unpublish_mark(placement=placement, user=request.user.pk, due_at=again)
    except Refused as problem:
        return _refused(request, placement, problem)
    messages.success(request, _("Undone: it is to be published again."))
    return redirect("release:entry", pk)


@for_publishers
@require_POST
def permalink(request, pk):
    """The link of a post that stands there already."""
    placement = placement_or_404(request, pk)
    if not _may(request, placement):
        return redirect("release:entry", pk)
    form = PermalinkForm(request.POST, placement=placement)
    if not form.is_valid():
        return entry_page(request, placement, link_form=form, status=INVALID)
    try:
        noted = actions.note_permalink(placement=placement, permalink=form.cleaned_data["permalink"])
    except Refused as problem:
        return _refused(request, placement, problem)
    messages.success(request, _("The link is noted.") if noted.permalink else _("The link is removed."))
    _warn_of_twins(request, noted)
    return redirect("release:entry", pk)


@for_publishers
@require_POST
def not_published(request, pk):
    """It could not be posted: cancelled, or tried again."""
    placement = placement_or_404(request, pk)
    if not _may(request, placement):
        return redirect("release:entry", pk)
    form = NotPublishedForm(request.POST, placement=placement)
    if not form.is_valid():
        return entry_page(request, placement, not_form=form, status=INVALID)
    again = form.cleaned_data["again"]
    try:
        actions.note_not_published(
            placement=placement, reason=form.cleaned_data["reason"], due_at=again, user=request.user.pk
        )
    except Refused as problem:
        return _refused(request, placement, problem)
    messages.success(request, _("Noted. It is planned anew.") if again else _("Noted. The placement is cancelled."))
    return redirect("release:due")

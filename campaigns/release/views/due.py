"""What is to be published, and one placement to be posted by hand."""

from django.shortcuts import render
from django.views.decorators.http import require_safe

from campaigns.release.due_list import DueFilter, DueList
from campaigns.release.forms import AgainForm, NotPublishedForm, PermalinkForm, PublishedForm
from campaigns.release.presenters import EntryPage
from campaigns.release.views import for_publishers, for_readers, placement_or_404
from streetwork.accounts.roles import RELEASES_POSTS
from streetwork.vocabulary.choices import programmes_of


@for_publishers
@require_safe
def due_list(request):
    """Due now and late, later today, the next days; apart: what is held back, and what the machine does."""
    wanted = DueFilter(request.GET, access=request.access)
    context = {
        "filter": wanted,
        "due": DueList(request.access, wanted),
        "checklists": programmes_of(request.access, RELEASES_POSTS, running=True),
        "shows_programme": len(wanted.programmes) > 1,
    }
    return render(request, "release/due.html", context)


@for_readers
@require_safe
def entry(request, pk):
    """Text, picture and place of one placement, to be posted by hand."""
    return entry_page(request, placement_or_404(request, pk))


def entry_page(request, placement, *, form=None, not_form=None, link_form=None, undo_form=None, status=200):
    """The page with a form that was sent, or fresh ones."""
    context = {
        "page": EntryPage(placement, request.access),
        "form": form or PublishedForm(placement=placement),
        "not_form": not_form or NotPublishedForm(placement=placement),
        "undo_form": undo_form or AgainForm(placement=placement),
        "link_form": link_form or PermalinkForm(placement=placement, initial={"permalink": placement.permalink}),
    }
    return render(request, "release/entry.html", context, status=status)

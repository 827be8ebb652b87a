"""The rota of visits, and what is done with it."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from streetwork.accounts.access import for_roles
from streetwork.accounts.roles import READS_SPACES, WRITES_SPACES
from streetwork.presence import rules
from streetwork.presence.forms.visits import ReassignForm, VisitForm
from streetwork.presence.models import Space
from streetwork.presence.people import able_in
from streetwork.presence.views.detail import detail_page
from streetwork.presence.views.found import changeable, visible
from streetwork.presence.visits.actions import reassign, record_visit, remove_visit
from streetwork.presence.visits.filter import RotaFilter
from streetwork.presence.visits.rota import AHEAD, planned, rota_of
from streetwork.tenancy.models import Programme
from streetwork.vocabulary.snapshot import vocabulary


@for_roles(*READS_SPACES)
@require_safe
def rota(request):
    return _rota_page(request)


@for_roles(*WRITES_SPACES)
@require_POST
def rota_reassign(request):
    """One or several spaces at once; spaces that the person may not change are no choice."""
    form = ReassignForm(request.POST, programmes=rules.programmes_open_to(request.access))
    if not form.is_valid():
        return _rota_page(request, reassign_form=form)
    visitor, spaces = form.cleaned_data["visitor"], form.cleaned_data["space"]
    number = reassign(spaces=spaces, visitor_id=visitor and visitor.pk)
    said = ngettext(
        "%(number)d space: the next visit falls to %(person)s.",
        "%(number)d spaces: the next visits fall to %(person)s.",
        number,
    )
    messages.success(request, said % {"number": number, "person": visitor or _("who is responsible")})
    return redirect(_back(request))


@for_roles(*WRITES_SPACES)
@require_POST
def space_visited(request, pk):
    """From the detail page, or from a line of the rota (`rota=1`), which htmx exchanges."""
    space = changeable(request, pk)
    form = VisitForm(request.POST)
    in_rota = "rota" in request.POST
    if not form.is_valid():
        if in_rota:
            return _row(request, space, form=form, status=422) if request.htmx else _rota_page(request, failed=form)
        return detail_page(request, space, visit_form=form)
    wanted = form.cleaned_data
    record_visit(space=space, visitor_id=request.user.pk, day=wanted["visited_on"], minutes=wanted["minutes"])
    if in_rota and request.htmx:
        return _row(request, space, is_done=True)
    messages.success(request, _("The visit of “%(space)s” is noted.") % {"space": space.name})
    return redirect(_back(request)) if in_rota else redirect("spaces:detail", space.pk)


@for_roles(*WRITES_SPACES)
@require_POST
def visit_remove(request, pk, visit):
    """A visit entered by mistake: by who made it, or a lead."""
    space = changeable(request, pk)
    entry = get_object_or_404(space.visits, pk=visit)
    if not rules.may_remove_visit(request.access, space, entry):
        raise PermissionDenied("A visit is removed by who made it, or by a lead.")
    remove_visit(visit=entry)
    messages.success(request, _("The visit is removed."))
    return redirect("spaces:detail", space.pk)


def _rota_page(request, *, reassign_form=None, failed=None):
    words, today = vocabulary(), timezone.localdate()
    programmes = list(Programme.objects.filter(pk__in=request.access.programmes_for(*READS_SPACES)))
    data = request.GET if request.method != "POST" else request.POST
    wanted = RotaFilter(data, vocabulary=words, programmes=programmes, user_id=request.user.pk)
    spaces = wanted.apply(Space.objects.visible_to(request.access).due(today + AHEAD))
    open_programmes = rules.programmes_open_to(request.access)
    form = reassign_form or ReassignForm(programmes=open_programmes)
    groups = rota_of(
        spaces.select_related("responsible", "visitor", "programme"), vocabulary=words, today=today,
        me=request.user.pk, open_programmes=open_programmes, able=able_in(open_programmes),
    )  # fmt: skip
    rows = [row for group in groups for row in group.rows]
    context = {
        "filter": wanted,
        "groups": groups,
        "counts": {name: sum(row.when == name for row in rows) for name in ("overdue", "today", "ahead")},
        "reassign": form,
        "failed": failed,
        "may_change": any(row.may_change for row in rows),
        "shows_programme": len(programmes) > 1,
        "last_day": today + AHEAD,
    }
    template = "presence/rota.html" + ("#rota" if request.htmx else "")
    return render(request, template, context, status=422 if reassign_form or failed else 200)


def _row(request, space, *, form=None, is_done=False, status=200):
    space = visible(request, space.pk)
    row = planned(space, vocabulary(), timezone.localdate(), rules.programmes_open_to(request.access))
    context = {"row": row, "form": form, "is_done": is_done}
    return render(request, "presence/_rota_row.html", context, status=status)


def _back(request):
    """The rota with the filter that it had; nothing but what the filter knows is taken over."""
    return RotaFilter.address(request.POST)

"""Pages of the register of spaces, mounted at /spaces/."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render, resolve_url
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from django_htmx.http import HttpResponseClientRedirect

from streetwork.accounts.access import for_roles
from streetwork.accounts.roles import READS_SPACES, WRITES_SPACES
from streetwork.presence import actions, rules
from streetwork.presence.filters import SpaceFilter
from streetwork.presence.forms import LinkForm, MemberCountForm, NewSpaceForm, SpaceForm
from streetwork.presence.models import Space
from streetwork.presence.presenters import Column, as_row, detail_of
from streetwork.tenancy.models import Programme
from streetwork.vocabulary.snapshot import vocabulary

PAGE_SIZE = 50


@for_roles(*READS_SPACES)
@require_safe
def space_list(request):
    words = vocabulary()
    programmes = list(Programme.objects.filter(pk__in=request.access.programmes_for(*READS_SPACES)))
    wanted = SpaceFilter(request.GET, vocabulary=words, programmes=programmes, user_id=request.user.pk)
    spaces = wanted.apply(Space.objects.visible_to(request.access).with_members())
    totals = spaces.totals()
    pages = Paginator(spaces.select_related("responsible", "programme"), PAGE_SIZE)
    pages.count = totals["spaces"]
    page = pages.get_page(request.GET.get("page"))
    context = {
        "filter": wanted,
        "rows": [as_row(space, words) for space in page],
        "page": page,
        "totals": totals,
        "columns": Column.all(wanted.sort),
        "shows_programme": len(programmes) > 1,
        "may_add": bool(rules.programmes_open_to(request.access)),
    }
    return render(request, "presence/space_list.html" + ("#spaces" if request.htmx else ""), context)


@for_roles(*WRITES_SPACES)
@require_http_methods(["GET", "HEAD", "POST"])
def space_new(request):
    """First the link alone (GET), then the rest of the form with what the link told (POST)."""
    programmes = list(Programme.objects.filter(pk__in=rules.programmes_open_to(request.access)))
    if not programmes:
        raise PermissionDenied("All programmes of this person are archived: the register is read-only.")
    words = vocabulary()
    data = request.POST if request.method == "POST" else request.GET
    pasted = LinkForm(data if "url" in data else None, vocabulary=words)
    if not pasted.is_valid():
        return _new_page(request, pasted)
    link = pasted.link
    taken = {
        space.programme_id: space
        for space in Space.objects.filter(programme__in=programmes, platform=link.platform, key=link.key)
    }
    free = [programme for programme in programmes if programme.pk not in taken]
    if not free:
        return _to_existing(request, min(taken.values(), key=lambda space: space.pk))
    form = NewSpaceForm(
        request.POST if request.method == "POST" else None, link=link, programmes=free, vocabulary=words
    )
    if request.method == "POST" and form.is_valid():
        try:
            space = actions.register_space(form=form, members=form.cleaned_data["members"])
        except actions.AlreadyRegistered as known:
            return _to_existing(request, known.space)
        messages.success(request, _("“%(name)s” is in the register.") % {"name": space.name})
        return redirect("spaces:detail", space.pk)
    return _new_page(request, pasted, form=form, link=link, programmes=free, taken=list(taken.values()))


def _new_page(request, pasted, **context):
    template = "presence/space_new.html" + ("#rest" if request.htmx else "")
    return render(request, template, {"pasted": pasted, **context})


def _to_existing(request, space):
    messages.info(request, _("“%(name)s” is already in the register: here it is.") % {"name": space.name})
    if request.htmx:
        return HttpResponseClientRedirect(resolve_url("spaces:detail", space.pk))
    return redirect("spaces:detail", space.pk)


@for_roles(*READS_SPACES)
@require_safe
def space_detail(request, pk):
    return _detail_page(request, _visible(request, pk))


@for_roles(*WRITES_SPACES)
@require_http_methods(["GET", "HEAD", "POST"])
def space_edit(request, pk):
    space = _changeable(request, pk)
    name = space.name
    form = SpaceForm(
        request.POST if request.method == "POST" else None,
        instance=space,
        programmes=[space.programme],
        vocabulary=vocabulary(),
    )
    if request.method == "POST" and form.is_valid():
        form.save()
        messages.success(request, _("Saved."))
        return redirect("spaces:detail", space.pk)
    return render(request, "presence/space_edit.html", {"form": form, "space": space, "name": name})


@for_roles(*WRITES_SPACES)
@require_POST
def space_members(request, pk):
    space = _changeable(request, pk)
    form = MemberCountForm(request.POST)
    if not form.is_valid():
        return _detail_page(request, space, count_form=form)
    actions.record_members(space=space, count=form.cleaned_data["count"], day=form.cleaned_data["counted_on"])
    messages.success(request, _("The member count is saved."))
    return redirect("spaces:detail", space.pk)


@for_roles(*WRITES_SPACES)
@require_POST
def space_visited(request, pk):
    space = _changeable(request, pk)
    actions.mark_visited(space=space, day=timezone.localdate())
    messages.success(request, _("Today's visit is noted."))
    return redirect("spaces:detail", space.pk)


def _detail_page(request, space, *, count_form=None):
    may_change = rules.may_change(request.access, space)
    context = detail_of(space, vocabulary())
    if may_change:
        context["count_form"] = count_form or MemberCountForm()
    return render(request, "presence/space_detail.html", context | {"space": space, "may_change": may_change})


def _visible(request, pk):
    spaces = Space.objects.visible_to(request.access).with_members().select_related("programme", "responsible")
    return get_object_or_404(spaces, pk=pk)


def _changeable(request, pk):
    space = _visible(request, pk)
    if not rules.may_change(request.access, space):
        raise PermissionDenied("Read-only: the role in this programme, or the programme is archived.")
    return space

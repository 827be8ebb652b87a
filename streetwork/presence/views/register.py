"""The list of the register, adding to it, changing it."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.shortcuts import redirect, render, resolve_url
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe
from django_htmx.http import HttpResponseClientRedirect

from streetwork.accounts.access import for_roles
from streetwork.accounts.roles import READS_SPACES, WRITES_SPACES
from streetwork.presence import actions, rules
from streetwork.presence.filters import SpaceFilter
from streetwork.presence.forms.space import LinkForm, NewSpaceForm, SpaceForm
from streetwork.presence.models import Space
from streetwork.presence.presenters import Column, as_row
from streetwork.presence.reach import reach_by_programme
from streetwork.presence.views.found import changeable
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
    if not request.htmx:
        reach = reach_by_programme(programme.pk for programme in programmes)
        context["reach"] = [(programme, reach[programme.pk]) for programme in programmes if reach[programme.pk].spaces]
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
    form = context.get("form")
    status = 422 if form is not None and form.is_bound else 200
    return render(request, template, {"pasted": pasted, **context}, status=status)


def _to_existing(request, space):
    messages.info(request, _("“%(name)s” is already in the register: here it is.") % {"name": space.name})
    if request.htmx:
        return HttpResponseClientRedirect(resolve_url("spaces:detail", space.pk))
    return redirect("spaces:detail", space.pk)


@for_roles(*WRITES_SPACES)
@require_http_methods(["GET", "HEAD", "POST"])
def space_edit(request, pk):
    space = changeable(request, pk)
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
    context = {"form": form, "space": space, "name": name}
    return render(request, "presence/space_edit.html", context, status=422 if form.is_bound else 200)

"""The reach of the programmes, and what the lead assumes about it."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from streetwork.accounts.access import for_roles
from streetwork.accounts.roles import READS_SPACES
from streetwork.presence import rules
from streetwork.presence.forms.reach import ReachForm
from streetwork.presence.models import ReachEstimate
from streetwork.presence.reach import reach_by_programme, reach_of
from streetwork.tenancy.models import Programme
from streetwork.vocabulary.snapshot import vocabulary


@for_roles(*READS_SPACES)
@require_safe
def reach(request):
    programmes = list(Programme.objects.filter(pk__in=request.access.programmes_for(*READS_SPACES)))
    found = reach_by_programme(programme.pk for programme in programmes)
    languages, mine = vocabulary().languages, rules.may_state_reach(request.access)
    parts = [
        {
            "programme": programme,
            "reach": found[programme.pk],
            "is_old": found[programme.pk].is_old(timezone.localdate()),
            "may_state": programme.pk in mine,
            "languages": [
                (languages[each.language].name if each.language in languages else _("no language given"), each)
                for each in found[programme.pk].languages
            ],
        }
        for programme in programmes
    ]
    return render(request, "presence/reach.html", {"parts": parts})


@for_roles(*rules.STATES_REACH)
@require_http_methods(["GET", "HEAD", "POST"])
def reach_edit(request, pk):
    programme = _mine(request, pk)
    statement = ReachEstimate.objects.filter(programme=programme).first()
    found = reach_of([programme.pk])
    form = ReachForm(
        request.POST if request.method == "POST" else None,
        instance=statement or ReachEstimate(programme=programme),
        reach=found,
    )
    if form.is_bound and form.is_valid():
        ReachEstimate.objects.update_or_create(
            programme=programme,
            defaults=form.cleaned_data | {"stated_on": timezone.localdate(), "stated_by": request.user},
        )
        messages.success(request, _("The assumption is saved."))
        return redirect("spaces:reach")
    context = {"programme": programme, "form": form, "reach": found, "has_statement": statement is not None}
    return render(request, "presence/reach_edit.html", context, status=422 if form.is_bound else 200)


@for_roles(*rules.STATES_REACH)
@require_POST
def reach_withdraw(request, pk):
    """No assumption is better than one that nobody stands for."""
    ReachEstimate.objects.filter(programme=_mine(request, pk)).delete()
    messages.success(request, _("The assumption is withdrawn. The pages show the bounds alone."))
    return redirect("spaces:reach")


def _mine(request, pk) -> Programme:
    if pk not in rules.may_state_reach(request.access):
        raise Http404
    return Programme.objects.get(pk=pk)

"""Contact persons: within the walls of a state, with consent, every look in the access log."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from training.network import actions, rules
from training.network.forms import PersonForm
from training.network.lookup import partner_or_404, person_or_404
from training.network.stamps import stamp
from training.network.views import REFUSED, for_writers, refused


@for_writers
@require_http_methods(["GET", "HEAD", "POST"])
def person_new(request, pk):
    partner = partner_or_404(request, pk)
    states = rules.states_for_people(request.access, partner)
    if not states:
        return _not_here(request, partner)
    form = PersonForm(request.POST if request.method == "POST" else None, states=states)
    if form.is_bound and form.is_valid():
        actions.save_person(partner=partner, facts=form.facts, user=request.user.pk, scope=request.scope)
        messages.success(request, _("The contact person is entered."))
        return redirect("network:partner", pk)
    context = {"form": form, "partner": partner}
    return render(request, "network/person_form.html", context, status=REFUSED if form.is_bound else 200)


@for_writers
@require_http_methods(["GET", "HEAD", "POST"])
def person_edit(request, pk, person):
    partner = partner_or_404(request, pk)
    held = person_or_404(request, partner, person)
    if not _may_change(request, partner, held):
        return _not_here(request, partner)
    form = PersonForm(
        request.POST if request.method == "POST" else None, states=[held.state_id], person=held
    )  # fmt: skip
    theirs = None
    if form.is_bound and form.is_valid():
        try:
            actions.save_person(
                partner=partner, facts=form.facts, user=request.user.pk, scope=request.scope, person=held,
                seen=form.cleaned_data["seen"],
            )  # fmt: skip
        except actions.Changed as changed:
            theirs = changed.row
            form.data = form.data.copy()
            form.data["seen"] = stamp(theirs)
        else:
            messages.success(request, _("Saved, and confirmed as of today."))
            return redirect("network:partner", pk)
    context = {"form": form, "partner": partner, "person": held, "theirs": theirs}
    return render(request, "network/person_form.html", context, status=REFUSED if form.is_bound else 200)


@for_writers
@require_POST
def person_remove(request, pk, person):
    """The consent ended, or the person left."""
    partner = partner_or_404(request, pk)
    held = person_or_404(request, partner, person)
    if not _may_change(request, partner, held):
        return _not_here(request, partner)
    actions.remove_person(person=held, scope=request.scope)
    messages.success(request, _("The contact person is deleted."))
    return redirect("network:partner", pk)


def _may_change(request, partner, person) -> bool:
    return person.state_id in rules.states_with_people(request.access, partner.programme_id, running=True)


def _not_here(request, partner):
    if not rules.may_write(request.access, partner):
        return refused(request, partner)
    messages.error(request, _("Contact persons are entered by those who plan trainings in the institution's state."))
    return redirect("network:partner", partner.pk)

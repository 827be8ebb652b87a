"""Relations between institutions: linked, changed, taken away."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from training.models import Partner
from training.network import actions, rules
from training.network.forms import RelationForm, YearsForm
from training.network.lookup import partner_or_404, relation_or_404
from training.network.presenters import RelationRow
from training.network.stamps import stamp
from training.network.views import REFUSED, for_writers, refused
from training.network.views.partners import partner_page


@for_writers
@require_POST
def relation_new(request, pk):
    partner = partner_or_404(request, pk)
    if not rules.may_write(request.access, partner):
        return refused(request, partner)
    form = RelationForm(request.POST, partner=partner)
    if not form.is_valid():
        return partner_page(request, partner, relation_form=form, status=REFUSED)
    source, target, kind = form.ends
    ends = Partner.objects.in_bulk([source, target])
    try:
        actions.create_relation(source=ends[source], target=ends[target], kind=kind, facts=form.facts)
    except actions.Known:
        messages.info(request, _("These two are linked in this way already."))
    else:
        messages.success(request, _("The two institutions are linked now."))
    return redirect("network:partner", pk)


@for_writers
@require_http_methods(["GET", "HEAD", "POST"])
def relation_edit(request, pk):
    """Its years and note; another kind is another relation."""
    relation = relation_or_404(request, pk)
    if not rules.may_write(request.access, relation.source):
        return refused(request, relation.source)
    form = YearsForm(request.POST if request.method == "POST" else None, relation=relation)
    theirs = None
    if form.is_bound and form.is_valid():
        try:
            actions.change_relation(relation=relation, facts=form.facts, seen=form.cleaned_data["seen"])
        except actions.Changed as changed:
            theirs = changed.row
            form.data = form.data.copy()
            form.data["seen"] = stamp(theirs)
        else:
            messages.success(request, _("Saved."))
            return redirect("network:partner", relation.source_id)
    row = RelationRow(relation, relation.source, relation.target)
    context = {"form": form, "row": row, "relation": relation, "theirs": theirs}
    return render(request, "network/relation_form.html", context, status=REFUSED if form.is_bound else 200)


@for_writers
@require_POST
def relation_remove(request, pk):
    relation = relation_or_404(request, pk)
    if not rules.may_write(request.access, relation.source):
        return refused(request, relation.source)
    actions.remove_relation(relation=relation)
    messages.success(request, _("The relation is taken away."))
    back = request.POST.get("back", "")
    return redirect("network:partner", relation.target_id if back == str(relation.target_id) else relation.source_id)

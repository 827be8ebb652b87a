"""Institutions: the list, one of them, new, changed, former, removed."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Count
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from streetwork.accounts.roles import WRITES_TRAININGS
from streetwork.delivery.audit import log_access
from streetwork.vocabulary.choices import programmes_of
from training.enums import PartnerStatus
from training.models import Partner
from training.network import actions, rules
from training.network.filters import ListFilter
from training.network.forms import PartnerForm, RelationForm
from training.network.lookup import partner_or_404
from training.network.presenters import PartnerPage, PartnerRow
from training.network.queries import with_facts
from training.network.views import REFUSED, for_readers, for_writers, refused

PAGE_SIZE = 50


@for_readers
@require_safe
def partner_list(request):
    wanted = ListFilter(request.GET, access=request.access)
    partners = wanted.apply(with_facts(wanted.narrowed()))
    page = Paginator(partners, PAGE_SIZE).get_page(request.GET.get("page"))
    context = {
        "filter": wanted,
        "rows": [PartnerRow(partner) for partner in page],
        "page": page,
        "places": wanted.all_partners.filter(status=PartnerStatus.ACTIVE).aggregate(
            n=Count("state", distinct=True), countries=Count("country", distinct=True)
        ),
        "shows_programme": len(wanted.programmes) > 1,
        "may_add": bool(programmes_of(request.access, WRITES_TRAININGS, running=True)),
        "may_see_people": request.access.has(*WRITES_TRAININGS),
    }
    return render(request, "network/partner_list.html", context)


@for_readers
@require_safe
def partner_detail(request, pk):
    return partner_page(request, partner_or_404(request, pk))


def partner_page(request, partner: Partner, *, relation_form: RelationForm | None = None, status: int = 200):
    """The page of an institution; whoever is shown its contact persons leaves a line in the access log."""
    page = PartnerPage(partner, request.access)
    for state in sorted({person.contact.state_id for person in page.people}):
        log_access(request.scope, "partner_contact.listed", partner, state=state)
    if page.may_write:
        relation_form = relation_form or RelationForm(partner=partner)
    context = {"partner": partner, "page": page, "relation_form": relation_form}
    return render(request, "network/partner_detail.html", context, status=status)


def _say_known(form, known: actions.Known):
    if known.row is None:
        form.add_error("name", _("A colleague entered this institution in the same moment. Look into the list."))
        return
    form.add_error(
        "name",
        format_html(
            '{} <a href="{}">{}</a>', _("The network has it already:"),
            reverse("network:partner", args=[known.row.pk]), known.row.name,
        ),
    )  # fmt: skip


@for_writers
@require_http_methods(["GET", "HEAD", "POST"])
def partner_new(request):
    form = PartnerForm(request.POST if request.method == "POST" else None, access=request.access)
    if not form.programmes:
        messages.error(request, _("Your programmes are archived and read-only."))
        return redirect("network:list")
    if form.is_bound and form.is_valid():
        key = form.cleaned_data["key"] or form.initial["key"]
        try:
            partner, is_new = actions.create_partner(key=key, facts=form.facts, user=request.user.pk)
        except actions.Known as known:
            _say_known(form, known)
        else:
            if is_new:
                messages.success(request, _("The institution is in the network. Link it with others below."))
            return redirect("network:partner", partner.pk)
    return render(request, "network/partner_form.html", {"form": form}, status=REFUSED if form.is_bound else 200)


@for_writers
@require_http_methods(["GET", "HEAD", "POST"])
def partner_edit(request, pk):
    partner = partner_or_404(request, pk)
    if not rules.may_write(request.access, partner):
        return refused(request, partner)
    form = PartnerForm(request.POST if request.method == "POST" else None, access=request.access, partner=partner)
    theirs = None
    if form.is_bound and form.is_valid():
        try:
            actions.change_partner(partner=partner, facts=form.facts, seen=form.cleaned_data["seen"])
        except actions.Changed as changed:
            theirs = PartnerRow(changed.row)
            form.data = form.data.copy()
            form.data["seen"] = changed.row.updated_at.isoformat()
        except actions.Known as known:
            _say_known(form, known)
        else:
            messages.success(request, _("Saved."))
            return redirect("network:partner", pk)
    context = {"form": form, "partner": partner, "theirs": theirs}
    return render(request, "network/partner_form.html", context, status=REFUSED if form.is_bound else 200)


@for_writers
@require_POST
def partner_contacted(request, pk):
    """Somebody spoke with it today."""
    partner = partner_or_404(request, pk)
    if not rules.may_write(request.access, partner):
        return refused(request, partner)
    actions.note_contact(partner_id=pk, day=timezone.localdate())
    messages.success(request, _("Noted: last contact today."))
    return redirect("network:partner", pk)


@for_writers
@require_POST
def partner_status(request, pk):
    """Make it a former institution, or an active one again."""
    partner = partner_or_404(request, pk)
    if not rules.may_write(request.access, partner):
        return refused(request, partner)
    status = request.POST.get("status", "")
    if status not in PartnerStatus.values:
        messages.error(request, _("Nothing was changed: choose active or former."))
    else:
        actions.set_status(partner=partner, status=status)
        messages.success(request, _("Saved."))
    return redirect("network:partner", pk)


@for_writers
@require_POST
def partner_remove(request, pk):
    partner = partner_or_404(request, pk)
    if not rules.may_write(request.access, partner):
        return refused(request, partner)
    try:
        actions.remove_partner(partner=partner)
    except actions.InUse:
        messages.error(
            request,
            _("Sessions, coachings, cards or contact persons belong to it, so it stays. Mark it as former instead."),
        )
        return redirect("network:partner", pk)
    messages.success(request, _("“%(name)s” is removed from the network.") % {"name": partner.name})
    return redirect("network:list")

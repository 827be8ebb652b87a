"""Referring somebody whose contact is logged already."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from cases.actions import ForeignEntry, refer_contact
from cases.fields import number
from cases.forms import ContactForm
from cases.prefill import template_of
from cases.presenters import rows_of
from cases.referring import ReferralForm, panel_of
from cases.rules import may_refer
from cases.views import contact_or_404, for_contact_workers
from streetwork.web.forms import INVALID


@for_contact_workers
def refer_later(request, pk):
    """The same panel as in the quick log, for the facts of a contact. Saving attaches the referral."""
    contact = contact_or_404(request, pk)
    if not may_refer(request.access, contact):
        messages.error(request, _("This contact has a referral already, or only others may change it."))
        return redirect("contacts:detail", pk)
    if request.method == "POST" and "save" in request.POST:
        return _save(request, contact)
    return _page(request, contact)


def _save(request, contact):
    form = ReferralForm(request.POST)
    if not form.is_valid():
        return _page(request, contact, errors=form.errors.get("referral_center", []))
    wish = form.wish(
        {
            "state_id": contact.state_id,
            "programme_id": contact.programme_id,
            "main_topic_id": contact.main_topic_id,
            "language_id": contact.language_id,
        }
    )
    if wish is None:
        return _page(request, contact, errors=[_("Choose a centre first.")])
    try:
        refer_contact(contact=contact, access=request.access, referral=wish)
    except ForeignEntry:
        return _page(request, contact, errors=[_("This slip belongs to another entry. Attach the centre once more.")])
    messages.success(request, _("The referral is saved. The link of the slip works from now on."))
    return redirect("contacts:detail", contact.pk)


def _page(request, contact, *, errors=()):
    sent = request.POST if request.method == "POST" else request.GET
    form = ContactForm(access=request.access, editing=contact, initial=template_of(contact))
    attach = number(sent.get("attach") or (sent.get("center") if request.method == "GET" else None))
    panel = panel_of(form, sent, attach=attach, detach="detach" in sent)
    context = {"contact": contact, "row": rows_of([contact])[0], "panel": panel, "errors": errors}
    return render(request, "cases/contact_refer.html", context, status=INVALID if errors else 200)

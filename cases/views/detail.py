from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from campaigns.models import AnswerVersion, Placement
from cases.actions import change_contact, delete_contact, upgrade_to_consultation
from cases.casework.panels import of_contact as case_panel
from cases.enums import Kind
from cases.followups.panels import of_contact as follow_ups
from cases.forms import ContactForm, DeleteForm
from cases.models import CardUse, ContactEvent, ContactNote
from cases.prefill import template_of
from cases.presenters import rows_of, timeline
from cases.retention import note_days
from cases.rules import may_change, may_log, may_read_note, may_refer
from cases.threads import answered_in_same_thread
from cases.views import contact_or_404, for_contact_workers
from referrals.ladder_card import LadderCard
from referrals.models import Referral
from streetwork.delivery.audit import log_access
from streetwork.vocabulary.words import topic_words
from streetwork.web.forms import INVALID


def note_of(request, contact) -> str:
    """The note, for those who may read it; the reading is logged."""
    if not may_read_note(request.access, contact):
        return ""
    note = ContactNote.objects.filter(contact=contact.pk, state=contact.state_id).first()
    if note is None:
        return ""
    log_access(request.scope, "contact.note_read", contact)
    return note.text


def ladder_of(request, contact) -> LadderCard | None:
    """What became of the contact's referral, and what can be told next."""
    if contact.referral_id is None:
        return None
    referral = Referral.objects.select_related("center").get(state=contact.state_id, pk=contact.referral_id)
    return LadderCard(referral, request.access, next_url=reverse("contacts:detail", args=[contact.pk]))


def used_in(contact) -> list[AnswerVersion]:
    """The answer cards that were used in the contact."""
    keys = CardUse.objects.filter(contact=contact.pk, state=contact.state_id).values("version")
    return list(AnswerVersion.objects.filter(pk__in=keys).select_related("card").order_by("pk"))


def post_of(contact) -> Placement | None:
    """The placement that the person came through."""
    if contact.placement_id is None:
        return None
    return Placement.objects.select_related("post__campaign").get(pk=contact.placement_id)


@for_contact_workers
@require_safe
def contact_detail(request, pk):
    contact = contact_or_404(request, pk)
    log_access(request.scope, "contact.read", contact)
    events = ContactEvent.objects.filter(state__in=[contact.state_id], id=contact.pk).order_by("pgh_id")
    return render(
        request,
        "cases/contact_detail.html",
        {
            "contact": contact,
            "row": rows_of([contact])[0],
            "note": note_of(request, contact),
            "note_days": note_days(contact.programme),
            "timeline": timeline(events),
            "same_thread": rows_of(answered_in_same_thread(contact, request.access)),
            "may_change": may_change(request.access, contact),
            "may_log": may_log(request.access) and not contact.programme.is_archived,
            "may_upgrade": contact.kind in (Kind.OFFER, Kind.INFORMATION),
            "may_read_note": may_read_note(request.access, contact),
            "may_refer": may_refer(request.access, contact),
            "ladder": ladder_of(request, contact),
            "cards": used_in(contact),
            "through": post_of(contact),
            "case_panel": case_panel(request, contact),
            "follow_ups": follow_ups(request, contact),
        },
    )


@for_contact_workers
def edit_contact(request, pk):
    contact = contact_or_404(request, pk)
    if not may_change(request.access, contact):
        return _refused(request, contact)
    initial = template_of(contact) | {
        "occurred_at": contact.occurred_at,
        "people_reached": contact.people_reached,
        "client_ref": contact.client_ref,
    }
    if request.method == "POST":
        form = ContactForm(request.POST, access=request.access, editing=contact, initial=initial)
        if form.is_valid():
            change_contact(
                contact=contact,
                access=request.access,
                facts=form.facts,
                note=form.cleaned_data["note"],
                guard_overrides=form.guard_overrides,
            )
            messages.success(request, _("Saved."))
            return redirect("contacts:detail", contact.pk)
        return _edit_page(request, form, contact, status=INVALID)
    form = ContactForm(access=request.access, editing=contact, initial=initial | {"note": note_of(request, contact)})
    return _edit_page(request, form, contact)


def _edit_page(request, form, contact, status=200):
    context = {"form": form, "contact": contact, "topic_words": topic_words()}
    return render(request, "cases/contact_edit.html", context, status=status)


@for_contact_workers
@require_POST
def upgrade_contact(request, pk):
    contact = contact_or_404(request, pk)
    if not may_change(request.access, contact):
        return _refused(request, contact)
    upgrade_to_consultation(contact=contact, access=request.access)
    messages.success(request, _("Now counted as a consultation."))
    return redirect("contacts:detail", pk)


@for_contact_workers
def delete_contact_page(request, pk):
    contact = contact_or_404(request, pk)
    if not may_change(request.access, contact):
        return _refused(request, contact)
    form = DeleteForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        delete_contact(contact=contact, access=request.access, reason=form.cleaned_data["reason"])
        messages.success(request, _("The contact is deleted."))
        return redirect("contacts:list")
    return render(
        request,
        "cases/contact_delete.html",
        {"form": form, "contact": contact, "row": rows_of([contact])[0]},
        status=INVALID if form.is_bound else 200,
    )


def _refused(request, contact):
    """The person sees the contact but may not change it: say who may."""
    messages.error(
        request,
        _("The programme is archived and read-only.")
        if contact.programme.is_archived
        else _("Only the counselor who logged this contact and the programme lead can change it."),
    )
    return redirect("contacts:detail", contact.pk)

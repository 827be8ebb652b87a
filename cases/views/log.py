"""The quick log: the page that a counselor has open all day."""

import json
import uuid
from functools import partial

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse, HttpResponseBadRequest
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from cases.actions import ForeignEntry, log_contact, repeat_contact
from cases.answering import answers_of, used_cards
from cases.fields import number
from cases.forms import ContactForm
from cases.from_find import Find, find_of, from_claim, from_find
from cases.listening.triage import mark_logged
from cases.models import Contact, Lead
from cases.prefill import from_link, from_space, shared_text, sticky_defaults, template_of
from cases.presenters import Row, rows_of
from cases.referring import ReferralForm, log_gap_of, panel_of, refers, with_act_referred
from cases.threads import answered_before
from cases.through import from_placement
from cases.views import contact_or_404, for_contact_workers
from streetwork.guard import findings
from streetwork.presence.models import Space
from streetwork.vocabulary.words import topic_words
from streetwork.web.forms import INVALID

RECENT = 4


@for_contact_workers
@transaction.non_atomic_requests
def new_contact(request):
    """GET: the form, filled from the last entry, a shared link, a space or another contact. POST: save.

    Saving opens its own transaction, so that a reference that is taken needs no savepoint around each entry.
    """
    if request.method == "POST":
        return _save(request)
    with transaction.atomic():
        return _form_page(request)


def _form_page(request):
    form = ContactForm(access=request.access, initial=_initial(request))
    if not form.programmes:
        return render(request, "cases/contact_closed.html", {"heading": _("Log contact")})
    if form.permalink:
        form = ContactForm(access=request.access, initial=form.initial | from_link(form))
    return _page(request, form)


def _initial(request) -> dict:
    params = request.GET
    initial = sticky_defaults(request.access)
    if params.get("from", "").isdecimal():
        initial |= template_of(contact_or_404(request, int(params["from"])))
    if params.get("space", "").isdecimal():
        space = Space.objects.visible_to(request.access).filter(pk=params["space"]).first()
        initial |= from_space(space, request.access) if space else {}
    if params.get("claim"):
        initial |= from_claim(params["claim"], request.access)
    if lead := find_of(request.access, params.get("lead")):
        initial |= from_find(lead, request.access)
    if params.get("placement"):
        initial |= from_placement(params["placement"], request.access)
    return initial | {"link": shared_text(params), "client_ref": uuid.uuid4()}


# Buttons that change the form without saving it: the way without script.
UNSAVED = {"read_link", "find", "find_post", "attach", "detach", "use", "unuse"}


def _save(request):
    data = with_act_referred(request.POST)
    form = ContactForm(data, access=request.access)
    if UNSAVED & request.POST.keys():
        fresh = _with_link_read(request, form) if "read_link" in request.POST else _unbound(request, form)
        return _page(request, fresh)
    referring = ReferralForm(data) if refers(data) else None
    is_valid = form.is_valid() and (referring is None or referring.is_valid())
    if referring is not None:
        for problem in referring.errors.get("referral_center", ()):
            form.add_error(None, problem)
    if not is_valid:
        return _page(request, form, status=INVALID)
    try:
        contact, is_new = _log(request, form, referring)
    except ForeignEntry:
        form.add_error(None, _("This form was already used by somebody else. Open a new one and enter it again."))
        return _page(request, form, status=INVALID)
    if not is_new:
        messages.info(request, _("This entry was saved already. Nothing was counted twice."))
    return _to_next(request, contact, from_find=bool(data.get("lead")))


def _log(request, form, referring):
    """The contact, and with it its referral and the space that is wanted in the register: all or nothing."""
    facts = form.facts
    entry = partial(
        log_contact,
        counselor=request.user.pk,
        client_ref=form.cleaned_data["client_ref"],
        thread_id=form.thread_id,
        note=form.cleaned_data["note"],
        guard_overrides=form.guard_overrides,
        referral=referring and referring.wish(facts),
        cards=used_cards(request.POST, facts["programme_id"]),
    )
    wants_space = facts["space_id"] is None and form.new_space and form.cleaned_data["register_space"]
    from_a_find = request.POST.get("lead")
    if not (wants_space or referring or from_a_find):
        return entry(facts=facts | {"space_id": facts["space_id"] or form.known_space_id})
    with transaction.atomic():
        space = _registered(form).pk if wants_space else facts["space_id"] or form.known_space_id
        contact, is_new = entry(facts=facts | {"space_id": space})
        if is_new and referring:
            log_gap_of(referring, facts, user=request.user.pk)
        if lead := find_of(request.access, from_a_find):
            _settle(lead, request.user)
        return contact, is_new


def _settle(lead, user):
    """The find is logged with the contact; one whose days are over is gone, the contact stays."""
    try:
        with transaction.atomic():
            mark_logged(lead=lead, user=user)
    except Lead.DoesNotExist:
        return


def _registered(form) -> Space:
    """The linked space, put into the register now; found there when a colleague was faster."""
    new = form.new_space
    space, _created = Space.objects.get_or_create(
        programme=form.chosen_programme,
        platform=new.platform,
        key=new.key,
        defaults={
            "url": new.url,
            "kind": new.kind,
            "name": form.cleaned_data["space_name"],
            "languages": [form.cleaned_data["language"]],
        },
    )
    return space


def _with_link_read(request, form):
    """The same entries, unsaved, with what the link fills (the way without script)."""
    data = request.POST.copy()
    for name, value in from_link(form).items():
        data[name] = "" if value is None else value
    fresh = ContactForm(access=request.access, initial=_as_initial(data))
    if fresh.permalink is None:
        messages.warning(request, _("There is no link in this text that we can read."))
    return fresh


def _as_initial(data) -> dict:
    many = ("topics", "acts")
    return {name: data.getlist(name) if name in many else data.get(name) for name in data}


def _to_next(request, contact, *, from_find=False):
    """Ready for the next one: the empty form, with *same again* for the one just saved, or the next find."""
    url = f"{reverse('contacts:new')}?saved={contact.pk}{'&find=next' if from_find else ''}"
    if request.htmx:
        return HttpResponse(status=204, headers={"HX-Redirect": url})
    return redirect(url)


@for_contact_workers
@require_POST
def lookup(request):
    """Fragment: what the pasted link fills, and who answered in its thread already. Saves nothing."""
    form = ContactForm(request.POST, access=request.access)
    return render(
        request,
        "cases/contact_form.html#where_and_thread",
        _context(request, _with_link_read(request, form) if form.permalink else _unbound(request, form)),
    )


def _unbound(request, form):
    return ContactForm(access=request.access, initial=_as_initial(request.POST))


@for_contact_workers
@require_POST
def matches(request):
    """Fragment: the centres that fit the entry as it stands. Attaches one, or takes it off again. Saves nothing."""
    form = ContactForm(request.POST, access=request.access)
    panel = _panel(request, form)
    context = {"panel": panel}
    if "answers" in request.POST:  # the quick log, which shows cards and claims too
        context |= {"form": form, "answers": _answers(request, form), "is_oob": True}
    response = render(request, "cases/_matches.html", context)
    if panel.place_state:
        response.headers["HX-Trigger"] = json.dumps({"place:state": {"state": panel.place_state}})
    return response


def _panel(request, form):
    data = request.POST if request.method == "POST" else request.GET
    attach = number(data.get("attach") or (data.get("center") if request.method == "GET" else None))
    return panel_of(form, data, attach=attach, detach="detach" in data)


@for_contact_workers
@require_POST
def answers(request):
    """Fragment: the answer cards beside the entry. Attaches one, or takes it off again. Saves nothing."""
    form = ContactForm(request.POST, access=request.access)
    return render(request, "cases/_answers.html", {"form": form, "answers": _answers(request, form)})


def _answers(request, form):
    data = request.POST if request.method == "POST" else request.GET
    return answers_of(form, data, use=number(data.get("use")), unuse=number(data.get("unuse")))


@for_contact_workers
@require_POST
def placements(request):
    """Fragment: the posts of ours that the person may have come through, as the entry stands. Saves nothing."""
    form = _unbound(request, ContactForm(request.POST, access=request.access))
    return render(request, "cases/_through.html", {"form": form})


@for_contact_workers
@require_POST
def guard_note(request):
    """Fragment: what in the note may tell who the person is, while it is being typed."""
    note = request.POST.get("note", "")[:1000]
    found = {"guard_found": [("", finding) for finding in findings(note)]}
    return render(request, "web/_guarded.html", {"form": found, "is_live": True})


@for_contact_workers
@require_POST
def same_again(request, pk):
    """Save the same facts once more, for the next comment in the thread."""
    contact = contact_or_404(request, pk)
    try:
        client_ref = uuid.UUID(request.POST.get("client_ref", ""))
    except ValueError:
        return HttpResponseBadRequest(_("The form is incomplete. Open the page again."))
    if contact.programme.is_archived:
        messages.error(request, _("The programme is archived and takes no new entries."))
        return redirect("contacts:detail", pk)
    again, _is_new = repeat_contact(contact=contact, counselor=request.user.pk, client_ref=client_ref)
    return _to_next(request, again)


def _page(request, form, status=200):
    template = "cases/contact_form.html"
    with transaction.atomic():
        context = _context(request, form) | {
            "panel": _panel(request, form),
            "answers": _answers(request, form),
            "find": _find(request),
        }
        return render(request, f"{template}#form" if request.htmx else template, context, status=status)


def _find(request) -> Find | None:
    """The find that this entry is logged from."""
    data = request.POST if request.method == "POST" else request.GET
    lead = find_of(request.access, data.get("lead"))
    return Find(lead) if lead else None


def _context(request, form):
    return {
        "form": form,
        "answered": answered_before(form.thread_id, request.access),
        "recent": recent_rows(request.access),
        "saved": _just_saved(request),
        "again_ref": uuid.uuid4(),
        "topic_words": topic_words(),
    }


def recent_rows(access) -> list[Row]:
    """My last entries, for the panel beside the form."""
    return rows_of(Contact.objects.of(access).newest_first()[:RECENT])


def _just_saved(request) -> Row | None:
    saved = request.GET.get("saved", "")
    if not saved.isdecimal():
        return None
    return next(iter(rows_of(Contact.objects.of(request.access).filter(pk=saved)[:1])), None)

"""Writing to people of a session."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from streetwork.delivery.models import MailJob
from streetwork.web.forms import INVALID
from training.attendance import mailing
from training.attendance.forms import MailForm
from training.attendance.mail_texts import proposal
from training.attendance.views import for_trainers, session_of
from training.enums import Recipients
from training.models import SessionMail
from training.sessions.rules import may_write

SHOWN = 50


@for_trainers
@require_http_methods(["GET", "HEAD", "POST"])
def mails(request, pk):
    """The mails so far, and a new one to a group (`?to=`)."""
    session = session_of(request, pk)
    if request.method == "POST":
        return _send(request, session)
    form = None
    wanted = request.GET.get("to", "")
    wanted = wanted if wanted in Recipients.values else ""
    if wanted and may_write(request.access, session):
        subject, body = proposal(session, wanted)
        form = MailForm(initial={"recipients": wanted, "subject": subject, "body": body})
    return _page(request, session, form, wanted)


def _send(request, session):
    if not may_write(request.access, session):
        messages.error(request, _("This programme is archived: nobody is written to any more."))
        return redirect("attendance:mails", session.pk)
    form = MailForm(request.POST)
    wanted = request.POST.get("recipients", "")
    if not form.is_valid():
        return _page(request, session, form, wanted if wanted in Recipients.values else "", status=INVALID)
    try:
        mail, is_new = mailing.send_mail(
            session=session, key=form.once, recipients=form.cleaned_data["recipients"], scope=request.scope,
            subject=form.cleaned_data["subject"], body=form.cleaned_data["body"], user=request.user.pk,
        )  # fmt: skip
    except mailing.NobodyThere:
        form.add_error(None, _("There is nobody in this group who gave an address. Nothing was sent."))
        return _page(request, session, form, wanted, status=INVALID)
    if is_new:
        text = ngettext("The mail goes to %(n)d person.", "The mail goes to %(n)d people, to each alone.", mail.people)
        messages.success(request, text % {"n": mail.people})
    else:
        messages.info(request, _("This mail was sent already."))
    return redirect("attendance:mails", session.pk)


def _page(request, session, form, wanted: str, status=200):
    sent = list(SessionMail.objects.filter(session=session).select_related("written_by").order_by("-pk")[:SHOWN])
    jobs = mailing.states_of_sending(sent)
    counts = mailing.sizes_of(session)
    context = {
        "session": session,
        "form": form,
        "groups": [(value, label, counts[value], value == wanted) for value, label in Recipients.choices],
        "to": Recipients(wanted).label if wanted else "",
        "people": counts.get(wanted, 0),
        "mails": [(mail, _progress(jobs[mail.pk])) for mail in sent],
        "may_write": may_write(request.access, session),
        "is_over": bool(session.ends_at and session.ends_at <= timezone.now()),
    }
    return render(request, "attendance/mails.html", context, status=status)


def _progress(jobs: dict[str, int]) -> list[tuple[str, str]]:
    """What became of a mail, as (words, class of the tag); what went well is said last."""
    said = {
        MailJob.Status.FAILED: (_("%(n)d failed"), "tag-brick"),
        MailJob.Status.CLAIMED: (_("%(n)d being sent"), "tag-amber"),
        MailJob.Status.PLANNED: (_("%(n)d planned"), "tag-amber"),
        MailJob.Status.OBSOLETE: (_("%(n)d no longer needed"), ""),
        MailJob.Status.SENT: (_("%(n)d sent"), ""),
    }
    return [(words % {"n": jobs[status]}, tag) for status, (words, tag) in said.items() if jobs.get(status)]

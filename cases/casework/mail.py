"""Mails of the case room: a link, never content, not even the code of the case."""

from django.conf import settings
from django.core.mail import EmailMessage
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from cases.casework.actions.glass import GLASS_MAIL
from cases.casework.actions.moving import HANDOVER_MAIL
from cases.models import BreakGlass, Handover
from streetwork.delivery.mail import mail_kind


@mail_kind(HANDOVER_MAIL)
def build_handover(job) -> EmailMessage | None:
    """None when the case was erased or moved on meanwhile, or the reader left."""
    handover = Handover.objects.select_related("case").filter(pk=job.object_id).first()
    reader = job.recipient
    if handover is None or reader is None or not reader.is_active or handover.case.worker_id != handover.to_worker_id:
        return None
    with translation.override(reader.language):
        if reader.pk == handover.to_worker_id:
            subject, line = _("A case was handed over to you"), _("a case is now in your hands:")
            return _mail(reader, subject, line, reverse("cases:detail", args=[handover.case_id]))
        subject = _("A case of yours was handed over")
        return _mail(reader, subject, _("a colleague goes on with a case of yours:"), reverse("cases:list"))


@mail_kind(GLASS_MAIL)
def build_break_glass(job) -> EmailMessage | None:
    """None when the case was erased meanwhile or the reader left."""
    glass = BreakGlass.objects.filter(pk=job.object_id).first()
    reader = job.recipient
    if glass is None or reader is None or not reader.is_active:
        return None
    with translation.override(reader.language):
        line = _("a programme lead has opened the texts of a case for an hour. Reason and time stand there:")
        return _mail(reader, _("Emergency access to a case"), line, reverse("cases:detail", args=[glass.case_id]))


def _mail(reader, subject: str, line: str, path: str) -> EmailMessage:
    body = _("Hello,\n\n%(line)s\n%(link)s\n\nYou see the details after signing in.")
    return EmailMessage(subject, body % {"line": line, "link": f"{settings.BASE_URL}{path}"}, to=[reader.email])

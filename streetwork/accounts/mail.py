"""The invitation's mail. Its token comes to be here and lives in the mail alone."""

import secrets

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from streetwork.accounts.actions import INVITATION_MAIL, hash_of
from streetwork.accounts.models import INVITATION_DAYS, Invitation
from streetwork.delivery.mail import mail_kind

TOKEN_BYTES = 24


@mail_kind(INVITATION_MAIL)
def build_invitation(job) -> EmailMessage | None:
    """A new token for each mail; None when the invitation was answered, withdrawn or sent anew meanwhile."""
    pk, _dash, mailing = job.object_id.partition("-")
    invitation = Invitation.objects.open().filter(pk=pk, mailings=mailing).select_related("programme").first()
    if invitation is None:
        return None
    token = secrets.token_urlsafe(TOKEN_BYTES)
    invitation.token_hash = hash_of(token)
    invitation.save(update_fields=["token_hash"])
    with translation.override(invitation.language):
        context = {
            "invitation": invitation,
            "days": INVITATION_DAYS,
            "url": settings.BASE_URL + reverse("accounts:invitation", args=[token]),
        }
        return EmailMessage(
            subject=_("Invitation to %(programme)s on Streetwork") % {"programme": invitation.programme.short_name},
            body=render_to_string("accounts/mail/invitation.txt", context),
            to=[invitation.email],
        )

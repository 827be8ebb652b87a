"""The mail to a centre. Its token comes to be here and lives in the mail alone."""

from datetime import timedelta

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from referrals.enums import Asked, Status
from referrals.facts import NOTHING, label_of, value_of
from referrals.models import Verification
from referrals.presenters import CenterCard
from referrals.verification.asking import address_of
from referrals.verification.queries import MAIL
from referrals.verification.tokens import hash_of, new_token
from streetwork.delivery.mail import mail_kind

LINK_DAYS = 30
LANGUAGE = "de"  # of the mail: advisory centres in Germany read German, the page behind the link speaks eight languages
SHOWN = ("phones", "email", "website", "hours", "languages", "topic_ids", "accepting")


@mail_kind(MAIL)
def build_question(job) -> EmailMessage | None:
    """A new token for each mail, so the link of an earlier one dies; None when the question is settled."""
    question = (
        Verification.objects.select_related("center")
        .filter(pk=job.object_id, status=Asked.ASKED, center__status=Status.PUBLISHED)
        .first()
    )
    if question is None or not (address := address_of(question.center)):
        return None
    token = new_token(question.state_id)
    question.token_hash = hash_of(token)
    question.expires_at = timezone.now() + timedelta(days=LINK_DAYS)
    question.save(update_fields=["token_hash", "expires_at"])
    center = question.center
    with translation.override(LANGUAGE):
        return EmailMessage(
            subject=_("Is your entry still right? %(name)s") % {"name": " ".join(center.name.split())},
            body=render_to_string(
                "verification/mail/question.txt",
                {
                    "center": center,
                    "facts": list(_facts(center)),
                    "expires_at": question.expires_at,
                    "url": settings.BASE_URL + reverse("verification:answer", args=[token]),
                    "home": settings.BASE_URL,
                },
            ),
            to=[address],
            reply_to=[settings.DIRECTORY_CONTACT] if settings.DIRECTORY_CONTACT else None,
        )


def _facts(center):
    """What the entry says in short, as (label, value): public facts alone."""
    yield _("Name"), center.name
    yield _("Address"), CenterCard(center).address or NOTHING
    for name in SHOWN:
        label = label_of(name)
        yield label[:1].upper() + label[1:], value_of(name, getattr(center, name))

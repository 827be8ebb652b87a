"""What a mail to participants begins with, in the session's language: a proposal that the team changes."""

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _

from training.enums import Recipients
from training.models import TrainingSession
from training.sessions.when import when_text


def proposal(session: TrainingSession, recipients: str) -> tuple[str, str]:
    """(subject, text) of a mail to these recipients."""
    code = session.language_id
    with translation.override(code if code in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE):
        title = {"title": session.title}
        subjects = {
            Recipients.CONFIRMED: _("%(title)s: please note"),
            Recipients.WAITING: _("%(title)s: about the waiting list"),
            Recipients.ATTENDED: _("Thank you for taking part: %(title)s"),
            Recipients.NO_SHOW: _("We missed you: %(title)s"),
        }
        texts = {
            Recipients.CONFIRMED: _("Hello,\n\nyou have a seat in “%(title)s” (%(when)s)."),
            Recipients.WAITING: _("Hello,\n\nyou are on the waiting list of “%(title)s” (%(when)s)."),
            Recipients.ATTENDED: _(
                "Hello,\n\nthank you for taking part in “%(title)s”. On your own page you find your certificate and "
                "the materials. We would be glad to hear what you think: it takes two minutes and is anonymous."
            ),
            Recipients.NO_SHOW: _(
                "Hello,\n\nyou were registered for “%(title)s”, and we missed you. If something came in between, you "
                "are welcome at one of our next trainings. Please cancel in good time if you cannot come: somebody on "
                "the waiting list will be glad."
            ),
        }
        chosen = Recipients(recipients)
        return subjects[chosen] % title, texts[chosen] % {**title, "when": when_text(session)}

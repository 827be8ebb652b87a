"""How allauth behaves here: nobody signs up without an invitation, and secrets lie encrypted."""

import time
from base64 import urlsafe_b64encode
from functools import lru_cache
from smtplib import SMTPException

import structlog
from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from cryptography.fernet import Fernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from django.contrib import messages
from django.utils.translation import gettext as _

log = structlog.get_logger(__name__)


class InvitationOnly(DefaultAccountAdapter):
    """Closes the sign-up page; accounts come from `accounts.actions.accept_invitation`."""

    def is_open_for_signup(self, request):
        return False

    def login(self, request, user):
        super().login(request, user)
        request.session["began"] = int(time.time())

    def send_mail(self, template_prefix, email, context):
        """A mail server that fails costs the mail, not the page."""
        try:
            super().send_mail(template_prefix, email, context)
        except (SMTPException, OSError) as error:
            log.warning("account_mail_failed", template=template_prefix, error=type(error).__name__)
            messages.error(self.request, _("The mail could not be sent. Please try again in a few minutes."))


class InvitationOnlySocial(DefaultSocialAccountAdapter):
    """Single sign-on finds existing people by their verified address and makes no new ones."""

    def is_open_for_signup(self, request, sociallogin):
        return False


class SecondFactor(DefaultMFAAdapter):
    """Keeps the secrets of second factors encrypted, under a key that no backup of the database holds."""

    def encrypt(self, text):
        return _cipher().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text):
        return _cipher().decrypt(encrypted_text.encode()).decode()


@lru_cache
def _cipher() -> Fernet:
    key = HKDF(SHA256(), 32, salt=None, info=b"streetwork accounts second-factor").derive(settings.ROOT_KEY)
    return Fernet(urlsafe_b64encode(key))

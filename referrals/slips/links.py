"""Addresses of a slip, with host: they travel in chats, on paper and in QR codes."""

from urllib.parse import urlencode

from django.conf import settings
from django.urls import reverse
from django.utils import translation

from referrals.slips.codes import shown
from streetwork.web.language import is_offered

ELSE = "en"  # whose language has no pages of ours


def page_language(language: str) -> str:
    """The language in which the page is shown to a person of this language."""
    return language if is_offered(language) else ELSE


def slip_url(token: str, language: str) -> str:
    with translation.override(page_language(language)):
        return settings.BASE_URL + reverse("slips:slip", args=[token])


def confirm_url(code: str = "") -> str:
    """The German page on which a centre confirms; with a code it only prefills the field."""
    with translation.override(settings.LANGUAGE_CODE):
        address = settings.BASE_URL + reverse("slips:confirm")
    return f"{address}?{urlencode({'code': shown(code)})}" if code else address

"""The text that goes into the chat with a slip: a programme's own wording, else the catalogue's."""

import re
from dataclasses import dataclass

from django.utils import translation
from django.utils.translation import gettext as _

from referrals.models import ReadyText
from referrals.slips.links import page_language, slip_url

PLACEHOLDERS = ("center", "city", "link")
PLACEHOLDER = re.compile(r"\{([^{}]*)\}")
MOST_CHARACTERS = 1000


@dataclass(frozen=True)
class Wording:
    """A text with its placeholders, the language it is written in, and whether the programme wrote it."""

    text: str
    language: str
    is_own: bool


def default_wording(language: str) -> Wording:
    """The catalogue's wording; English for a language that the public pages do not speak."""
    written_in = page_language(language)
    with translation.override(written_in):
        return Wording(
            _(
                "Hello! This advisory centre can help you further: {center}, {city}.\n"
                "Address, phone and opening hours are on this card: {link}\n"
                "The card says nothing about you. If you go there, show the code on it."
            ),
            written_in,
            is_own=False,
        )


def wording(*, programme: int, language: str) -> Wording:
    """What the programme says to people of this language.

    Without a wording in this language, a language with public pages gets the catalogue's; any other gets the
    programme's English one, else the catalogue's.
    """
    fallback = page_language(language)
    own = dict(
        ReadyText.objects.filter(programme=programme, language__in={language, fallback}).values_list("language", "text")
    )
    for code in (language, fallback):
        if code in own:
            return Wording(own[code], code, is_own=True)
    return default_wording(language)


def filled_in(text: str, *, center: str, city: str, link: str) -> str:
    """The text with its placeholders replaced; nothing else in braces has a meaning."""
    values = {"center": center, "city": city, "link": link}
    return PLACEHOLDER.sub(lambda found: values.get(found[1], found[0]), text)


def ready_text(*, programme: int, language: str, center, token: str) -> str:
    """The text for the chat: who (a centre, published or not), where, and the link of the slip with this token."""
    words = wording(programme=programme, language=language)
    with translation.override(page_language(words.language)):
        city = center.city or _("online")
    return filled_in(words.text, center=center.name, city=city, link=slip_url(token, language))


def unknown_placeholders(text: str) -> list[str]:
    """Placeholders that mean nothing, each once, as they stand in the text."""
    return list(dict.fromkeys(f"{{{name}}}" for name in PLACEHOLDER.findall(text) if name not in PLACEHOLDERS))

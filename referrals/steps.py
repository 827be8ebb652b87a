"""The steps in which an entry is written, and the fields of each. Pure.

What is named here is the content of an entry: people write it, versions restore it, a merge chooses among it.
Status, verification and where an entry came from are not: actions alone set them.
"""

from typing import NamedTuple

from django.conf import settings
from django.utils.translation import gettext_lazy as _

# The free texts that exist in all eight languages (referrals.models.center.TRANSLATED, in the order of the page).
TEXTS = ("description", "bring", "conditions", "directions")
TEXT_LANGUAGES = tuple(code for code, _name in settings.LANGUAGES)


class Step(NamedTuple):
    key: str
    title: str
    hint: str
    fields: tuple[str, ...]


STEPS = (
    Step(
        "who", _("Who and where"), _("How the centre is called, who runs it and where it is."),
        ("name", "provider", "street", "postcode", "city", "latitude", "longitude", "area", "served_state_ids",
         "accessibility"),
    ),
    Step(
        "whom", _("For whom"), _("What the matching looks at first: topics and languages."),
        ("topic_ids", "languages", "interpreter_languages", "target_groups", "minimum_age", "maximum_age", "is_free",
         "is_anonymous"),
    ),
    Step(
        "contact", _("Contact and hours"), _("How people reach it, and when."),
        ("phones", "email", "website", "booking_url", "first_contact", "hours"),
    ),
    Step(
        "texts", _("Texts"), _("Where a language has no text, readers get the German one, marked as such."),
        tuple(f"{text}_{language}" for language in TEXT_LANGUAGES for text in TEXTS),
    ),
    Step(
        "state", _("Accepting and internal"),
        _("Whether people are taken now, how the entry is kept fresh, what only colleagues read."),
        ("accepting", "waiting_weeks", "verification_email", "verify_every_months", "editor_note"),
    ),
)  # fmt: skip

CONTENT = tuple(name for step in STEPS for name in step.fields)
LISTS = (
    "served_state_ids",
    "phones",
    "first_contact",
    "languages",
    "interpreter_languages",
    "topic_ids",
    "target_groups",
)
# Lists whose order says nothing; that of the phone numbers does: the first one is the main one.
UNORDERED = tuple(name for name in LISTS if name != "phones")


def is_text(name: str) -> bool:
    """Whether a field is one of the texts in eight languages."""
    return name.rpartition("_")[0] in TEXTS

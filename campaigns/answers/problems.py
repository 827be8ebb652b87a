"""Why a step was refused, in a sentence that says what to do."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

SENTENCES: dict[str, str | Promise] = {
    "four_eyes": _("You wrote this text yourself. Somebody else has to look at it."),
    "legal": _("This is individual legal advice: it needs its legal review before any text is approved."),
    "source": _("The text it is made from is not approved yet. Approve that one first."),
    "status": _("This step is not possible now: the text is in another status. Open the card again."),
}


def sentence(code: str) -> str | Promise:
    """The sentence for a code of `versions.Refused`."""
    return SENTENCES[code]

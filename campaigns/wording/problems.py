"""What stands against a text on a platform: codes with sentences. The same sentences go to the script."""

from dataclasses import dataclass

from django.utils.formats import number_format
from django.utils.translation import gettext_lazy as _

# Without plural forms, so that the script can fill them in: {n} is how many, {limit} how many are allowed.
SENTENCES = {
    "too_long": _("Too long: {n} over the limit of {limit}."),
    "caption_too_long": _("Too long for a text with a picture: {n} over the limit of {limit}."),
    "hashtags_too_many": _("Too many hashtags: {n}, allowed are {limit}."),
    "links_too_many": _("Too many links: {n}, allowed are {limit}."),
    "needs_image": _("This platform needs a picture."),
    "links_dead": _("Links cannot be tapped here: say where to find it, e.g. in the profile."),
    "no_contact": _("No way to reach you is named: a link, an address or a number."),
}
# A platform refuses these; the others are hints.
BLOCKING = frozenset({"too_long", "caption_too_long", "hashtags_too_many", "links_too_many", "needs_image"})


@dataclass(frozen=True)
class Problem:
    """`is_blocking`: the platform refuses it, or hides what is beyond; otherwise it is a hint."""

    code: str
    sentence: str

    @property
    def is_blocking(self) -> bool:
        return self.code in BLOCKING


def problem(code: str, *, n: int = 0, limit: int = 0) -> Problem:
    values = {"n": number_format(n, force_grouping=True), "limit": number_format(limit, force_grouping=True)}
    return Problem(code, str(SENTENCES[code]).format(**values))

"""How a story is made one that nobody recognises. Pure."""

from collections.abc import Collection

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

# So many of the changes below must have been made, and quotes removed, before a second person reads the story.
LEAST = 3


class Alteration(TextChoices):
    """What was changed, told by the author. The values are stored in `Vignette.altered`."""

    PLACE = "place", _("Place made vaguer: a region instead of a town")
    TIME = "time", _("Time shifted: another season, another length")
    FAMILY = "family", _("Family situation altered")
    OCCUPATION = "occupation", _("Occupation or branch altered")
    ORIGIN = "origin", _("Origin made wider: a region instead of a country")
    MERGED = "merged", _("Merged from several cases")
    QUOTES = "quotes", _("No quotes: nothing stands there in the person's own words")


def is_altered_enough(altered: Collection[str]) -> bool:
    """Whether the story is far enough from what happened to be shown to somebody else.

    >>> is_altered_enough(["place", "time", "quotes"]), is_altered_enough(["place", "time", "family"])
    (True, False)
    """
    return len(set(altered) & set(Alteration.values)) >= LEAST and Alteration.QUOTES in altered

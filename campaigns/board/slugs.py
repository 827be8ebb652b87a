"""Short names of campaigns in addresses."""

from streetwork.web import slugs
from streetwork.web.slugs import LONGEST, free_slug

__all__ = ["LONGEST", "free_slug", "slug_of"]


def slug_of(title: str) -> str:
    """Latin letters, digits and hyphens; "campaign" when nothing of the title is left."""
    return slugs.slug_of(title, fallback="campaign")

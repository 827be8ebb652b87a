"""What every reviewed text has in common, answers and posts alike: its steps, four eyes, nothing overwritten. Pure."""

import hashlib
import unicodedata
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from campaigns.enums import VersionStatus
from streetwork.web import steps

# Handing on: from → to. Approving and sending back have their own rules.
STEPS: dict[str, tuple[str, ...]] = {
    VersionStatus.DRAFT: (VersionStatus.TRANSLATION, VersionStatus.REVIEW),
    VersionStatus.TRANSLATION: (VersionStatus.REVIEW, VersionStatus.DRAFT),
    VersionStatus.REVIEW: (VersionStatus.DRAFT,),
    VersionStatus.APPROVED: (),
}
# What a step is called where the history is told.
STEP_WORDS: dict[str, str | Promise] = {
    VersionStatus.DRAFT: _("back to draft"),
    VersionStatus.TRANSLATION: _("given to translation"),
    VersionStatus.REVIEW: _("handed in for review"),
    VersionStatus.APPROVED: _("approved"),
}
# State of a text → its icon and its words. Colour never speaks alone.
KINDS: dict[str, tuple[str, str | Promise]] = {
    "approved": ("check-lg", _("approved")),
    "outdated": ("arrow-repeat", _("outdated")),
    "review": ("eye", _("in review")),
    "translation": ("translate", _("in translation")),
    "draft": ("pencil", _("draft")),
    "missing": ("dash", _("missing")),
}


class Refused(steps.Refused):
    """The step is not possible. `code` says why: four_eyes, status, and what the room itself asks for."""


def content_hash(text: str) -> bytes:
    """SHA-256 of what a text says: line breaks, repeated spaces and the form of its accents do not count.

    >>> content_hash("One\\r\\n  two ") == content_hash("One two")
    True
    """
    return hashlib.sha256(" ".join(unicodedata.normalize("NFC", text).split()).encode()).digest()


def seen_of(version: Any | None) -> str:
    """What a form remembers of the text it began with; "" for a version that is not there yet."""
    return bytes(version.text_hash).hex() if version else ""


def step_to(status: str, to: str) -> bool:
    """Whether a text of this status can be handed on; False when it is there already. Raises Refused "status"."""
    if to == status:
        return False
    if to not in STEPS[status]:
        raise Refused("status")
    return True

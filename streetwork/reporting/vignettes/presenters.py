"""Screen shapes of vignettes."""

from dataclasses import dataclass

from django.utils.text import Truncator
from django.utils.translation import gettext as _

from streetwork.accounts.access import Access
from streetwork.reporting.enums import VignetteStatus
from streetwork.reporting.models import Vignette
from streetwork.reporting.vignettes import rules
from streetwork.reporting.vignettes.alterations import LEAST, Alteration

LOOKS = {
    VignetteStatus.DRAFT: ("tag-outline", "pencil"),
    VignetteStatus.IN_REVIEW: ("tag-amber", "eye"),
    VignetteStatus.RELEASED: ("tag-accent", "check-lg"),
    VignetteStatus.WITHDRAWN: ("tag-brick", "slash-circle"),
}


@dataclass(frozen=True)
class Row:
    """A vignette in a list."""

    vignette: Vignette
    waits_for_me: bool
    is_mine: bool

    @property
    def tag(self) -> str:
        return LOOKS[VignetteStatus(self.vignette.status)][0]

    @property
    def icon(self) -> str:
        return LOOKS[VignetteStatus(self.vignette.status)][1]

    @property
    def beginning(self) -> str:
        return Truncator(self.vignette.situation).words(28)


def row_of(vignette: Vignette, access: Access) -> Row:
    return Row(vignette, rules.may_review(access, vignette), rules.is_author(access, vignette))


def altered_words(vignette: Vignette) -> list[tuple[str, bool]]:
    """Each way to alter a story, and whether it was taken."""
    return [(str(each.label), each.value in vignette.altered) for each in Alteration]


def lacks(vignette: Vignette) -> list[str]:
    """What must be done before somebody else reads the draft."""
    missing = []
    if Alteration.QUOTES not in vignette.altered:
        missing.append(_("Take all quotes out and tick it."))
    if len(vignette.altered) < LEAST:
        missing.append(_("Alter at least three things and tick them."))
    return missing

"""How far a version is, as it is shown: *outdated* takes the place of *approved*."""

from dataclasses import dataclass

from django.utils.functional import Promise

from campaigns.editor.rules import is_outdated
from campaigns.flow import KINDS
from campaigns.models import PostVersion

MISSING, OUTDATED = "missing", "outdated"


@dataclass(frozen=True)
class State:
    """A state with its icon and its words."""

    code: str

    @property
    def icon(self) -> str:
        return KINDS[self.code][0]

    @property
    def says(self) -> str | Promise:
        return KINDS[self.code][1]


def state_of(version: PostVersion | None, source: PostVersion | None) -> str:
    """One of: missing draft translation review approved outdated."""
    if version is None:
        return MISSING
    return OUTDATED if is_outdated(version, source) else version.status

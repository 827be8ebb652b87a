"""Forms whose free texts the guard reads before they are saved: one rule for all rooms."""

import hashlib
from collections.abc import Sequence

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from streetwork.guard import Finding, findings

CONFIRMED = "guard_confirmed"


class GuardedTexts:
    """Mix into a form, before it, and name its texts in `guarded`.

    What may tell who somebody is must be changed, or confirmed for exactly this wording. What stood there before was
    confirmed when it was written, and is not asked about again. The page includes `web/_guarded.html`, which shows
    `guard_found` (label and finding) and the box that confirms.
    """

    guarded: tuple[str, ...] = ()
    guard_found: tuple[tuple[str, Finding], ...] = ()
    guard_digest = ""

    def clean(self):
        data = super().clean() or self.cleaned_data
        texts = {name: data.get(name) or "" for name in self.guarded if name in self.fields}
        self.guard_digest = hashlib.sha256("\x1f".join(texts.values()).encode("utf-8", "replace")).hexdigest()[:16]
        found = {
            name: self.guard_findings(text) for name, text in texts.items() if text and text != self.initial.get(name)
        }
        self.guard_found = tuple((self._label(name), each) for name in found for each in found[name])
        if not self.guard_is_confirmed:
            warning = _("This may tell who somebody is. Change it, or confirm below.")
            for name in filter(found.get, found):
                self.add_error(name, ValidationError(warning, code="guard"))
        return data

    def guard_findings(self, text: str) -> Sequence[Finding]:
        """What the guard finds in a text; a form that knows names of colleagues leaves them out."""
        return findings(text)

    def _label(self, name: str) -> str:
        """Which text it is, where there are several."""
        return str(self[name].label) if len(self.guarded) > 1 else ""

    @property
    def guard_box(self) -> str:
        """The name of the box that confirms."""
        return self.add_prefix(CONFIRMED)

    @property
    def guard_is_confirmed(self) -> bool:
        return bool(self.guard_digest) and self.data.get(self.guard_box) == self.guard_digest

    @property
    def guard_overrides(self) -> int:
        """How many findings the person confirmed to be nobody's. Counted, never kept (privacy.md)."""
        return len(self.guard_found)

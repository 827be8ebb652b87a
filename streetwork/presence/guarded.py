"""Forms whose free texts the guard reads before they are saved."""

import hashlib

from django.core.exceptions import ValidationError
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from streetwork.guard import findings


class GuardedTexts:
    """Mixin for a form: what looks like a person in the fields of `guarded` must be changed or confirmed.

    A confirmation counts for these very texts alone. The template includes `presence/_guard.html`.
    """

    guarded: tuple[str, ...] = ()
    found: tuple = ()

    @cached_property
    def guard_digest(self) -> str:
        typed = "\x1f".join(self.data.get(self.add_prefix(name)) or "" for name in self.guarded)
        return hashlib.sha256(typed.encode("utf-8", "replace")).hexdigest()[:16]

    def clean(self):
        data = super().clean() or self.cleaned_data
        texts = [(name, data.get(name)) for name in self.guarded if name in self.fields]
        self.found = tuple(
            (self.fields[name].label, finding)
            for name, text in texts
            if text and self._is_new(name, text)
            for finding in findings(text)
        )
        if self.found and self.data.get(self.add_prefix("guard_confirmed")) != self.guard_digest:
            raise ValidationError(_("This may tell who a person is. Change it, or confirm below."), code="guard")
        return data

    def _is_new(self, name, text) -> bool:
        """What stands there already was confirmed when it was written."""
        return text != (self.initial.get(name) or "")

    @property
    def guard_overrides(self) -> int:
        """How many findings the person confirmed to be nobody's."""
        return len(self.found)

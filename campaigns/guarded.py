"""Free text that anybody of the team may read: the guard warns, the person changes it or confirms once."""

import hashlib

from django import forms
from django.utils.translation import gettext_lazy as _

from streetwork.guard import Finding, findings


class GuardedForm(forms.Form):
    """A form whose `guarded` fields are looked through. `guard_confirmed` names the findings that were confirmed.

    Finished, `guard_findings` is what was found, `guard_digest` what a confirmation has to send.
    """

    guarded: tuple[str, ...] = ()
    guard_confirmed = forms.CharField(required=False, max_length=40, widget=forms.HiddenInput)

    guard_findings: tuple[Finding, ...] = ()
    guard_digest = ""

    def clean(self):
        data = super().clean()
        found = {name: findings(data.get(name) or "") for name in self.guarded}
        self.guard_findings = tuple(finding for each in found.values() for finding in each)
        words = "\n".join(finding.text for finding in self.guard_findings)
        self.guard_digest = hashlib.sha256(words.encode()).hexdigest()[:16] if words else ""
        if self.guard_digest and data.get("guard_confirmed") != self.guard_digest:
            for name, each in found.items():
                if each:
                    self.add_error(
                        name,
                        forms.ValidationError(
                            _("This may name a person, or lead to one. Change it, or confirm below."), code="guard"
                        ),
                    )
        return data

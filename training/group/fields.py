"""Fields and choices that the forms of this room share."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from streetwork.guard import Finding
from streetwork.tenancy.models import Programme, State
from streetwork.vocabulary.snapshot import vocabulary
from streetwork.web.guarded import GuardedTexts
from streetwork.web.widgets import DayInput
from training.group.queries import members_of, people_for
from training.models import WorkingGroup

YEARS_BACK, YEARS_AHEAD = 20, 5


class Day(forms.DateField):
    """A day that can be meant: neither long ago nor far ahead."""

    widget = DayInput

    def clean(self, value):
        day = super().clean(value)
        if day is not None and not -YEARS_BACK <= day.year - timezone.localdate().year <= YEARS_AHEAD:
            raise forms.ValidationError(_("This day is too far away. Look at the year again."))
        return day


class Clock(forms.TimeField):
    """Hour and minute in the browser's own field."""

    widget = forms.TimeInput(attrs={"type": "time"}, format="%H:%M")


class Text(forms.CharField):
    """A text of several lines; line ends as everywhere, whatever the browser sends."""

    def __init__(self, *, rows: int = 4, attrs=None, **kwargs):
        widget = forms.Textarea(attrs={"rows": rows} | (attrs or {}))
        super().__init__(widget=widget, **kwargs)

    def to_python(self, value):
        return super().to_python(value).replace("\r\n", "\n").replace("\r", "\n")


class GroupTexts(GuardedTexts):
    """Guarded texts of a group: names of its members and of the programme's team are known and no finding."""

    group: WorkingGroup

    def guard_findings(self, text: str) -> list[Finding]:
        found = super().guard_findings(text)
        if not found:
            return []
        known = names_of(self.group)
        return [finding for finding in found if not _words(finding.text) <= known]


def names_of(group: WorkingGroup) -> frozenset[str]:
    """Every word of the names of members and team, in lower case."""
    people = [str(member) for member in members_of(group)] + [str(user) for user in people_for(group)]
    return frozenset().union(*map(_words, people))


def _words(text: str) -> frozenset[str]:
    return frozenset(word.strip(".,;:!?()").casefold() for word in text.split()) - {"", "herr", "frau", "dr"}


def states_of(programme_id: int) -> list[tuple[int, str]]:
    """The programme's states by name, without *überregional*."""
    programme: Programme = vocabulary().programmes[programme_id]
    states = [(state.pk, state.name) for state in programme.states.all() if state.pk != State.DE]
    return sorted(states, key=lambda row: row[1].casefold())

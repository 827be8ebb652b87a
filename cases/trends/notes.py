"""Who sees which trend notes, and who may change them; the filter bar of their list."""

from datetime import date

from django import forms
from django.utils.translation import gettext_lazy as _

from cases.models import TrendNote
from cases.trends.weeks import WEEK
from streetwork.accounts.roles import READS_TRENDS, WRITES_TRENDS, Role
from streetwork.presence.models import Space
from streetwork.vocabulary.snapshot import Vocabulary
from streetwork.web.widgets import DayInput

ALL = ("", _("all"))


def visible_to(access):
    """Notes of the programmes whose trends the person reads: a community knows no Bundesland."""
    return TrendNote.objects.filter(programme__in=access.programmes_for(*READS_TRENDS))


def of_week(access, *, programme: int, week: date, language: str = ""):
    found = visible_to(access).filter(programme=programme, noted_on__gte=week, noted_on__lt=week + WEEK)
    return found.filter(language=language) if language else found


def programmes_to_write_in(access) -> frozenset[int]:
    return access.programmes_for(*WRITES_TRENDS, running=True)


def may_change(access, note: TrendNote) -> bool:
    """Who wrote it, or a lead, while the programme runs."""
    if note.programme_id not in programmes_to_write_in(access):
        return False
    return note.author_id == access.user_id or note.programme_id in access.programmes_for(Role.LEAD)


class NoteFilter(forms.Form):
    """What to show. What cannot be understood (an old bookmark) filters nothing."""

    programme = forms.TypedChoiceField(label=_("Programme"), required=False, coerce=int, empty_value=None)
    language = forms.ChoiceField(label=_("Language"), required=False)
    space = forms.TypedChoiceField(label=_("Space"), required=False, coerce=int, empty_value=None)
    first = forms.DateField(label=_("From"), required=False, widget=DayInput)
    last = forms.DateField(label=_("To"), required=False, widget=DayInput)

    def __init__(self, data, *, programmes, words: Vocabulary):
        super().__init__(data, label_suffix="")
        spoken = {code for programme in programmes for code in programme.languages}
        self.fields["language"].choices = [
            ALL, *((code, entry.name) for code, entry in words.languages.items() if code in spoken)
        ]  # fmt: skip
        ids = [programme.pk for programme in programmes]
        noted = TrendNote.objects.filter(programme__in=ids).exclude(space=None).values("space")
        spaces = Space.objects.filter(pk__in=noted).order_by("name").values_list("pk", "name")
        self.fields["space"].choices = [ALL, *spaces]
        self.fields["programme"].choices = [ALL, *((p.pk, p.short_name) for p in programmes)]
        if len(programmes) < 2:
            del self.fields["programme"]

    @property
    def is_narrowing(self) -> bool:
        self.is_valid()
        return any(self.cleaned_data.values())

    def apply(self, notes):
        self.is_valid()
        wanted = {name: value for name, value in self.cleaned_data.items() if value}
        if first := wanted.pop("first", None):
            notes = notes.filter(noted_on__gte=first)
        if last := wanted.pop("last", None):
            notes = notes.filter(noted_on__lte=last)
        return notes.filter(**wanted)

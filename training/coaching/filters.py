"""The filter bar of the coaching log: a GET form, so that every selection has an address."""

from functools import cached_property
from urllib.parse import urlencode

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from streetwork.accounts.roles import READS_TRAININGS
from streetwork.vocabulary.snapshot import vocabulary
from streetwork.web.widgets import DayInput
from training.coaching.queries import coachings_of
from training.enums import CoachingTopic, InstitutionType
from training.network.choices import programmes_of

ALL = ("", _("all"))


class CoachingFilter(forms.Form):
    """What to show. A wrong value filters nothing."""

    q = forms.CharField(
        label=_("Institution or result"), required=False, max_length=100,
        widget=forms.TextInput(attrs={"type": "search", "data-search": ""}),
    )  # fmt: skip
    topic = forms.ChoiceField(label=_("Topic"), required=False, choices=[ALL, *CoachingTopic.choices])
    since = forms.DateField(label=_("From"), required=False, widget=DayInput)
    until = forms.DateField(label=_("To"), required=False, widget=DayInput)
    type = forms.ChoiceField(label=_("Type"), required=False, choices=[ALL, *InstitutionType.choices])
    state = forms.TypedChoiceField(label=_("State"), required=False, coerce=int, empty_value=None)
    programme = forms.TypedChoiceField(label=_("Programme"), required=False, coerce=int, empty_value=None)
    partner = forms.IntegerField(required=False, min_value=1, max_value=2**31 - 1, widget=forms.HiddenInput)
    MORE = ("type", "state", "programme")

    def __init__(self, data, *, access):
        super().__init__({name: data[name] for name in data}, label_suffix="")
        self.access = access
        self.programmes = programmes_of(access, READS_TRAININGS)
        known = vocabulary().states
        states = sorted((known[pk].name, pk) for pk in access.states_for(*READS_TRAININGS) if pk in known)
        self.fields["state"].choices = [ALL, *((pk, name) for name, pk in states)]
        self.fields["programme"].choices = [ALL, *((p.pk, p.short_name) for p in self.programmes)]
        if len(states) < 2:
            del self.fields["state"]
        if len(self.programmes) < 2:
            del self.fields["programme"]

    @cached_property
    def chosen(self) -> dict:
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value not in (None, "")}

    @property
    def is_narrowing(self) -> bool:
        return bool(self.chosen)

    @property
    def more_is_open(self) -> bool:
        return any(name in self.chosen for name in self.MORE)

    @property
    def more_fields(self):
        return [self[name] for name in self.MORE if name in self.fields]

    @property
    def query(self) -> str:
        return self.query_with()

    def query_with(self, **changes) -> str:
        kept = {name: self.data[name] for name in self.fields if self.data.get(name)} | changes
        return urlencode({name: value for name, value in kept.items() if value})

    def found(self):
        """The coachings that fit, the newest first."""
        chosen, rows = self.chosen, coachings_of(self.access)
        for name, field in (("topic", "topic"), ("type", "institution_type"), ("state", "state"),
                            ("programme", "programme"), ("partner", "partner")):  # fmt: skip
            if name in chosen:
                rows = rows.filter(**{field: chosen[name]})
        if "since" in chosen:
            rows = rows.filter(held_on__gte=chosen["since"])
        if "until" in chosen:
            rows = rows.filter(held_on__lte=chosen["until"])
        for word in chosen.get("q", "").split()[:8]:
            rows = rows.filter(Q(institution__icontains=word) | Q(result__icontains=word))
        return rows

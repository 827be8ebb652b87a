"""The filter bar of the coaching log: a GET form, so that every selection has an address."""

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from streetwork.accounts.roles import READS_TRAININGS
from streetwork.vocabulary.choices import programmes_of
from streetwork.vocabulary.snapshot import vocabulary
from streetwork.web.filtering import ALL, FilterBar, words_field
from streetwork.web.widgets import DayInput
from training.coaching.queries import coachings_of
from training.enums import CoachingTopic, InstitutionType


class CoachingFilter(FilterBar):
    """What to show. A wrong value filters nothing."""

    q = words_field(_("Institution or result"))
    topic = forms.ChoiceField(label=_("Topic"), required=False, choices=[ALL, *CoachingTopic.choices])
    since = forms.DateField(label=_("From"), required=False, widget=DayInput)
    until = forms.DateField(label=_("To"), required=False, widget=DayInput)
    type = forms.ChoiceField(label=_("Type"), required=False, choices=[ALL, *InstitutionType.choices])
    state = forms.TypedChoiceField(label=_("State"), required=False, coerce=int, empty_value=None)
    programme = forms.TypedChoiceField(label=_("Programme"), required=False, coerce=int, empty_value=None)
    partner = forms.IntegerField(required=False, min_value=1, max_value=2**31 - 1, widget=forms.HiddenInput)
    MORE = ("type", "state", "programme")

    def __init__(self, data, *, access):
        super().__init__(data)
        self.access = access
        self.offer_programmes(programmes_of(access, READS_TRAININGS))
        known = vocabulary().states
        states = sorted((known[pk].name, pk) for pk in access.states_for(*READS_TRAININGS) if pk in known)
        self.fields["state"].choices = [ALL, *((pk, name) for name, pk in states)]
        if len(states) < 2:
            del self.fields["state"]

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

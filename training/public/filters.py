"""What a stranger looks for among the coming trainings: a GET form, so that every selection has an address."""

from functools import cached_property
from urllib.parse import urlencode

from django import forms
from django.db.models import F, Q, QuerySet
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from streetwork.tenancy.models import State
from streetwork.vocabulary.snapshot import vocabulary
from streetwork.web.widgets import QuickSelect
from training.models import TrainingSession
from training.public_enums import Audience, Competence, Engagement, SessionForm

ANY = ("", pgettext_lazy("trainings", "all"))
FOR_WHOM = ((Engagement.FULL_TIME, Audience.FULL_TIME.label), (Engagement.VOLUNTEER, Audience.VOLUNTEER.label))


class TrainingFilter(forms.Form):
    """What to show. A wrong value (an old bookmark) filters nothing."""

    q = forms.CharField(
        label=_("What is it about?"), required=False, max_length=100, widget=forms.TextInput(attrs={"type": "search"})
    )
    state = forms.ChoiceField(label=_("I work in"), required=False, widget=QuickSelect)
    language = forms.ChoiceField(label=_("Language of the training"), required=False, widget=QuickSelect)
    form = forms.ChoiceField(
        label=_("Online or on site"), required=False, choices=[ANY, *SessionForm.choices], widget=QuickSelect
    )
    competence = forms.ChoiceField(label=_("Area"), required=False, widget=QuickSelect)
    audience = forms.ChoiceField(label=_("I work as"), required=False, widget=QuickSelect)
    free = forms.BooleanField(label=_("Only with free seats"), required=False)

    def __init__(self, asked, *, offered: QuerySet[TrainingSession]):
        super().__init__({name: asked[name] for name in asked}, label_suffix="")
        self.offered, fields, words = offered, self.fields, vocabulary()
        there = set(offered.order_by().values_list("language_id", "course_version__course__competence"))
        languages, areas = {code for code, _area in there}, {area for _code, area in there}
        states = [state for state in words.states.values() if state.pk != State.DE]
        fields["state"].choices = [
            ANY, *((state.code, state.name) for state in sorted(states, key=lambda state: state.name.casefold()))
        ]  # fmt: skip
        fields["language"].choices = [
            ANY, *((code, language.name) for code, language in words.languages.items() if code in languages)
        ]  # fmt: skip
        fields["competence"].choices = [ANY, *(choice for choice in Competence.choices if choice[0] in areas)]
        fields["audience"].choices = [ANY, *FOR_WHOM]

    @property
    def main_fields(self):
        return [self[name] for name in ("q", "state", "language")]

    @property
    def more_fields(self):
        return [self[name] for name in ("form", "competence", "audience")]

    @property
    def more_is_open(self) -> bool:
        return any(name in self.chosen for name in ("form", "competence", "audience", "free"))

    @cached_property
    def chosen(self) -> dict:
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value not in ("", None, False)}

    @property
    def query(self) -> str:
        return self.query_without()

    def query_without(self, name: str = "") -> str:
        """The selection as a query string, but for one field."""
        chosen = {key: "on" if value is True else value for key, value in self.chosen.items() if key != name}
        return urlencode(chosen)

    @property
    def criteria(self) -> list[tuple[str, str]]:
        """What was chosen in words, each with the query of the selection without it."""
        return [(self._word(name, value), self.query_without(name)) for name, value in self.chosen.items()]

    def _word(self, name: str, value) -> str:
        if value is True:
            return str(self.fields[name].label)
        choices = dict(getattr(self.fields[name], "choices", ()))
        return str(choices.get(value, f"“{value}”"))

    def apply(self) -> QuerySet[TrainingSession]:
        """The trainings that fit."""
        chosen, found = self.chosen, self.offered
        for word in chosen.get("q", "").split()[:8]:
            found = found.filter(
                Q(title__icontains=word) | Q(description__icontains=word) | Q(city__icontains=word)
                | Q(course_version__title__icontains=word) | Q(course_version__summary__icontains=word)
            )  # fmt: skip
        for name, lookup in (
            ("language", "language"), ("form", "form"), ("competence", "course_version__course__competence"),
        ):  # fmt: skip
            if name in chosen:
                found = found.filter(**{lookup: chosen[name]})
        if "state" in chosen:
            found = found.filter(open_to(chosen["state"]))
        if "audience" in chosen:
            found = found.filter(course_version__course__audience__in=[Audience.BOTH, chosen["audience"]])
        if "free" in chosen:
            found = found.filter(seats_taken__lt=F("capacity"), waiting=0)
        return found


def open_to(code: str) -> Q:
    """Sessions that people from a state may come to: it is named, or none is and the programme works there."""
    named = TrainingSession.objects.filter(states__code=code).values("pk")
    anywhere = TrainingSession.objects.filter(states=None, programme__states__code=code).values("pk")
    return Q(pk__in=named) | Q(pk__in=anywhere)

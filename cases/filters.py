"""The filter bar of the contact list: a GET form, so that every selection has an address."""

from datetime import timedelta
from urllib.parse import urlencode

from django import forms
from django.utils.translation import gettext_lazy as _

from cases import choices
from cases.enums import Kind
from cases.fields import NumberChoice
from cases.models import Claim
from cases.queries import local_midnight
from streetwork.accounts.roles import READS_CONTACTS
from streetwork.vocabulary.snapshot import vocabulary
from streetwork.web.widgets import QuickSelect

ALL = ("", _("all"))


def date_input():
    return forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class ContactFilter(forms.Form):
    """What to show. Equality and range only: other operators lose their index behind the wall."""

    class Who:
        MINE = "me"

    since = forms.DateField(label=_("From"), required=False, widget=date_input())
    until = forms.DateField(label=_("To"), required=False, widget=date_input())
    who = forms.ChoiceField(label=_("Whose"), choices=[ALL, (Who.MINE, _("mine"))], required=False)
    programme = NumberChoice(label=_("Programme"), required=False, widget=QuickSelect)
    state = NumberChoice(label=_("State"), required=False, widget=QuickSelect)
    kind = forms.ChoiceField(label=_("Kind"), choices=[ALL, *Kind.choices], required=False)
    language = forms.ChoiceField(label=_("Language"), required=False, widget=QuickSelect)
    platform = NumberChoice(label=_("Platform"), required=False, widget=QuickSelect)
    topic = NumberChoice(label=_("Topic"), required=False, widget=QuickSelect)
    space = NumberChoice(label=_("Space"), required=False, widget=QuickSelect)
    claim = forms.IntegerField(required=False, min_value=1, max_value=2**31 - 1, widget=forms.HiddenInput)

    def __init__(self, data, *, access):
        super().__init__(data)
        self.access = access
        words, fields = vocabulary(), self.fields
        mine = access.programmes_for(*READS_CONTACTS)
        programmes = [programme for programme in words.programmes.values() if programme.pk in mine]
        fields["programme"].choices = [ALL, *((p.pk, p.short_name) for p in programmes)]
        fields["state"].choices = [ALL, *choices.states(access.states_for(*READS_CONTACTS))]
        fields["language"].choices = [ALL, *((entry.pk, entry.name) for entry in words.languages.values())]
        fields["platform"].choices = [ALL, *((entry.pk, entry.name) for entry in words.platforms.values())]
        fields["topic"].choices = [ALL, *choices.topics()]
        fields["space"].choices = [ALL, *choices.spaces(access, programmes)[1:]]
        if len(programmes) == 1:
            del fields["programme"]

    def clean(self):
        data = super().clean()
        if data.get("since") and data.get("until") and data["until"] < data["since"]:
            self.add_error("until", _("The period ends before it begins."))
        return data

    @property
    def chosen(self) -> dict:
        """The valid part of the selection; a wrong value filters nothing and is named beside its field."""
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value not in (None, "")}

    def apply(self, contacts):
        """Narrow a query set of contacts to the selection."""
        chosen = self.chosen
        for name in ("programme", "state", "kind", "language", "platform", "space", "claim"):
            if name in chosen:
                contacts = contacts.filter(**{name: chosen[name]})
        if "since" in chosen:
            contacts = contacts.filter(occurred_at__gte=local_midnight(chosen["since"]))
        if "until" in chosen:
            contacts = contacts.filter(occurred_at__lt=local_midnight(chosen["until"] + timedelta(days=1)))
        if chosen.get("who") == self.Who.MINE:
            contacts = contacts.of(self.access)
        if "topic" in chosen:
            contacts = contacts.about(self._with_children(chosen["topic"]))
        return contacts

    @staticmethod
    def _with_children(topic: int) -> list[int]:
        return [topic, *(t.pk for t in vocabulary().topics.values() if t.parent_id == topic)]

    @property
    def about_claim(self) -> Claim | None:
        """The false claim whose corrections are shown."""
        key = self.chosen.get("claim")
        mine = self.access.programmes_for(*READS_CONTACTS)
        return Claim.objects.filter(pk=key, programme__in=mine).first() if key else None

    @property
    def uses_more(self) -> bool:
        """Whether one of the filters behind *more* is set."""
        return any(self.data.get(name) for name in ("platform", "state", "programme", "space"))

    @property
    def query(self) -> str:
        """The selection as a query string, for links, exports and saved views."""
        return urlencode({name: self.data[name] for name in self.fields if self.data.get(name)})

"""The filter bar of the inbox: a GET form, so that every selection has an address."""

from urllib.parse import urlencode

from django import forms
from django.utils.translation import gettext_lazy as _

from cases import choices
from cases.fields import NumberChoice
from cases.listening.enums import LeadKind, LeadStatus
from streetwork.accounts.roles import LISTENS
from streetwork.vocabulary.snapshot import vocabulary
from streetwork.web.widgets import QuickSelect

ALL = ("", _("all"))
EVERY_STATUS = "all"


class LeadFilter(forms.Form):
    """What to show. Equality only: other operators lose their index behind the wall. Without a status: what is new."""

    language = forms.ChoiceField(label=_("Language"), required=False, widget=QuickSelect)
    topic = NumberChoice(label=_("Topic"), required=False, widget=QuickSelect)
    status = forms.ChoiceField(
        label=_("Status"), required=False, widget=QuickSelect,
        choices=[("", LeadStatus.NEW.label), *LeadStatus.choices[1:], (EVERY_STATUS, _("all"))],
    )  # fmt: skip
    space = NumberChoice(label=_("Space"), required=False, widget=QuickSelect)
    programme = NumberChoice(label=_("Programme"), required=False, widget=QuickSelect)
    state = NumberChoice(label=_("State"), required=False, widget=QuickSelect)
    run = forms.IntegerField(required=False, min_value=1, max_value=2**31 - 1, widget=forms.HiddenInput)
    kind = forms.ChoiceField(required=False, choices=LeadKind.choices, widget=forms.HiddenInput)

    def __init__(self, data, *, access):
        super().__init__(data, label_suffix="")
        self.access = access
        words, fields = vocabulary(), self.fields
        mine = access.programmes_for(*LISTENS)
        programmes = [each for each in words.programmes.values() if each.pk in mine]
        spoken = {code for each in programmes for code in each.languages} | {"de", "en"}
        fields["language"].choices = [
            ALL, *((entry.pk, entry.name) for entry in words.languages.values() if entry.pk in spoken)
        ]  # fmt: skip
        fields["topic"].choices = [
            ALL,
            *((topic.pk, topic.name) for top, children in words.topic_tree for topic in (top, *children)),
        ]
        fields["programme"].choices = [ALL, *((each.pk, each.short_name) for each in programmes)]
        fields["state"].choices = [ALL, *choices.states(access.states_for(*LISTENS))]
        fields["space"].choices = [ALL, *choices.spaces(access, programmes)[1:]]
        if len(programmes) < 2:
            del fields["programme"]
        if len(fields["state"].choices) < 3:
            del fields["state"]

    @property
    def chosen(self) -> dict:
        """The valid part of the selection: a bad value filters nothing and is named beside its field."""
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value not in (None, "")}

    @property
    def shown_kind(self) -> str:
        """Questions found, unless own comments are asked for."""
        return self.chosen.get("kind", LeadKind.HIT)

    def apply(self, leads):
        """Narrow a query set of leads to the selection."""
        chosen = self.chosen
        leads = leads.filter(kind=self.shown_kind)
        status = chosen.get("status", LeadStatus.NEW)
        if status != EVERY_STATUS:
            leads = leads.filter(status=status)
        for name in ("language", "programme", "state", "space", "run"):
            if name in chosen:
                leads = leads.filter(**{name: chosen[name]})
        if "topic" in chosen:
            children = [each.pk for each in vocabulary().topics.values() if each.parent_id == chosen["topic"]]
            leads = leads.filter(topic__in=[chosen["topic"], *children])
        return leads

    @property
    def uses_more(self) -> bool:
        """Whether one of the filters behind *more* is set."""
        return any(self.data.get(name) for name in ("space", "programme", "state"))

    @property
    def query(self) -> str:
        """The selection as a query string, for links and pages."""
        return urlencode({name: self.data[name] for name in self.fields if self.data.get(name)})

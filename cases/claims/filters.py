"""The filter bar of the ledger: a GET form, so that every selection has an address."""

from urllib.parse import urlencode

from django import forms
from django.utils.translation import gettext_lazy as _

from cases.claims.enums import Status
from cases.claims.forms import topic_groups
from cases.fields import NumberChoice
from streetwork.vocabulary.snapshot import vocabulary
from streetwork.web.widgets import QuickSelect

ALL = ("", _("all"))


class ClaimFilter(forms.Form):
    """Reads leniently: what cannot be understood (an old bookmark) does not filter."""

    q = forms.CharField(label=_("Words"), required=False, max_length=200)
    language = forms.ChoiceField(label=_("Language"), required=False, widget=QuickSelect)
    topic = NumberChoice(label=_("Topic"), required=False, widget=QuickSelect)
    status = forms.ChoiceField(label=_("Status"), choices=[ALL, *Status.choices], required=False)
    programme = NumberChoice(label=_("Programme"), required=False, widget=QuickSelect)

    def __init__(self, data, *, programmes):
        super().__init__(data)
        words = vocabulary()
        usual = {code for programme in programmes for code in programme.languages}
        offered = sorted(words.languages.values(), key=lambda entry: entry.pk not in usual)
        self.fields["language"].choices = [ALL, *((entry.pk, entry.name) for entry in offered)]
        self.fields["topic"].choices = [ALL, *topic_groups()]
        self.fields["programme"].choices = [ALL, *((p.pk, p.short_name) for p in programmes)]
        if len(programmes) < 2:
            del self.fields["programme"]

    @property
    def chosen(self) -> dict:
        """The valid part of the selection."""
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value not in (None, "")}

    def apply(self, claims):
        """The claims that fit; a topic of the first level brings its finer ones along."""
        chosen = self.chosen
        for name in ("programme", "language", "status"):
            if name in chosen:
                claims = claims.filter(**{name: chosen[name]})
        if "topic" in chosen:
            below = [topic.pk for topic in vocabulary().topics.values() if topic.parent_id == chosen["topic"]]
            claims = claims.filter(topic__in=[chosen["topic"], *below])
        return claims.about(chosen["q"]) if "q" in chosen else claims

    @property
    def is_narrowing(self) -> bool:
        return bool(self.chosen)

    @property
    def query(self) -> str:
        """The selection as a query string."""
        return urlencode({name: self.data[name] for name in self.fields if self.data.get(name)})

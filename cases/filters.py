"""The filter bar of the contact list: a GET form, so that every selection has an address."""

from datetime import timedelta
from urllib.parse import urlencode

from django import forms
from django.utils.translation import gettext_lazy as _

from campaigns.models import Campaign, Placement
from cases import choices
from cases.enums import Kind
from cases.fields import NumberChoice
from cases.models import Claim
from cases.queries import local_midnight
from cases.through import label_of
from streetwork.accounts.roles import READS_CONTACTS
from streetwork.vocabulary.snapshot import vocabulary
from streetwork.web.widgets import QuickSelect

ALL = ("", _("all"))
ANY_POST = "any"
# Parameter of the address → condition on placements.
PLACED = {
    "placement": "pk",
    "post": "post",
    "through_language": "language",
    "through_platform": "platform",
}


def date_input():
    return forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


def key_field():
    return forms.IntegerField(required=False, min_value=1, max_value=2**31 - 1, widget=forms.HiddenInput)


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
    through = forms.ChoiceField(label=_("Came through"), required=False, widget=QuickSelect)
    claim = key_field()
    post = key_field()
    placement = key_field()
    through_language = forms.ChoiceField(required=False, widget=forms.HiddenInput)
    through_platform = key_field()

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
        fields["through_language"].choices = fields["language"].choices
        fields["through"].choices = [
            ALL,
            (ANY_POST, _("a post of ours")),
            *Campaign.objects.filter(programme__in=mine).order_by("-starts_on", "-pk").values_list("pk", "title"),
        ]
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
        if chosen.get("through") == ANY_POST:
            contacts = contacts.filter(content_based=True)
        if placements := self._placements:
            contacts = contacts.filter(placement__in=Placement.objects.filter(**placements).values("pk"))
        return contacts

    @property
    def _placements(self) -> dict:
        """Which posts' contacts are wanted, as conditions on placements."""
        chosen = self.chosen
        wanted = {column: chosen[name] for name, column in PLACED.items() if name in chosen}
        if "through" in chosen and chosen["through"] != ANY_POST:
            wanted["post__campaign"] = int(chosen["through"])
        return wanted

    @property
    def through_what(self) -> str:
        """The post, language or platform that narrows the list beside its visible fields, in words."""
        chosen, words, said = self.chosen, vocabulary(), []
        mine = Placement.objects.filter(post__campaign__programme__in=self.access.programmes_for(*READS_CONTACTS))
        if "placement" in chosen:
            found = mine.filter(pk=chosen["placement"]).select_related("post__campaign").first()
            said += [label_of(found)] if found else []
        if "post" in chosen:
            said += mine.filter(post=chosen["post"]).values_list("post__title", flat=True)[:1]
        if "through_language" in chosen:
            said.append(words.languages[chosen["through_language"]].name)
        if "through_platform" in chosen and chosen["through_platform"] in words.platforms:
            said.append(words.platforms[chosen["through_platform"]].name)
        return ", ".join(said)

    @property
    def hidden_parts(self) -> list[tuple[str, object]]:
        """What narrows the list without a visible field, so that *Show* keeps it."""
        return [(name, self.chosen[name]) for name in PLACED if name in self.chosen]

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
        return any(self.data.get(name) for name in ("platform", "state", "programme", "space", "through"))

    @property
    def query(self) -> str:
        """The selection as a query string, for links, exports and saved views."""
        return urlencode({name: self.data[name] for name in self.fields if self.data.get(name)})

"""Input about campaigns."""

import uuid

from django import forms
from django.utils.translation import gettext_lazy as _

from campaigns.board import choices
from campaigns.board.slugs import slug_of
from campaigns.enums import CampaignKind
from campaigns.models import Campaign, CampaignIdea
from streetwork.accounts.roles import WRITES_CAMPAIGNS
from streetwork.vocabulary.choices import language_choices, programmes_of, topic_choices
from streetwork.vocabulary.snapshot import vocabulary
from streetwork.web.guarded import GuardedTexts
from streetwork.web.widgets import ChipCheckboxes, ChipRadios, ChipsWithMore, DayInput, QuickSelect

LONGEST_DAYS = 3 * 366


class CampaignForm(GuardedTexts, forms.Form):
    """What is said about a campaign. `key` tells a second saving of a new one, `seen` what a change began with."""

    guarded = ("title", "goal", "audience")

    key = forms.UUIDField(widget=forms.HiddenInput, required=False)
    seen = forms.CharField(widget=forms.HiddenInput, required=False, max_length=64)
    programme = forms.TypedChoiceField(label=_("Programme"), coerce=int, widget=ChipRadios)
    title = forms.CharField(
        label=_("Title"), max_length=120, widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={"required": _("Give the campaign a title.")},
    )  # fmt: skip
    kind = forms.ChoiceField(label=_("Kind"), choices=CampaignKind.choices, widget=ChipRadios)
    goal = forms.CharField(
        label=_("Goal"), max_length=500, widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("What people know or do afterwards, in a sentence or two."),
        error_messages={"required": _("Say in a sentence what people know or do afterwards.")},
    )  # fmt: skip
    audience = forms.CharField(
        label=_("Audience"), max_length=300, required=False,
        help_text=_("Whom it is for, e.g. people who have just come and work in logistics."),
    )  # fmt: skip
    topic = forms.TypedChoiceField(label=_("Topic"), coerce=int, widget=QuickSelect)
    languages = forms.MultipleChoiceField(
        label=_("Languages"), widget=ChipsWithMore, error_messages={"required": _("Choose at least one language.")}
    )
    source_language = forms.ChoiceField(
        label=_("Language of the source"), widget=QuickSelect,
        help_text=_("You write in it first; the others are translated from it."),
    )  # fmt: skip
    platforms = forms.TypedMultipleChoiceField(
        label=_("Platforms"), coerce=int, widget=ChipsWithMore,
        error_messages={"required": _("Choose at least one platform.")},
    )  # fmt: skip
    starts_on = forms.DateField(label=_("From"), widget=DayInput)
    ends_on = forms.DateField(label=_("To"), widget=DayInput)
    responsible = forms.TypedChoiceField(
        label=_("Responsible"), coerce=int, required=False, empty_value=None, widget=QuickSelect
    )
    budget = forms.DecimalField(
        label=_("Budget in euros"), required=False, min_value=0, max_digits=9, decimal_places=2,
        help_text=_("If you enter one, the results show what a consultation cost."),
    )  # fmt: skip
    states = forms.TypedMultipleChoiceField(
        label=_("States"), coerce=int, required=False, widget=ChipCheckboxes,
        help_text=_("None: all states of the programme."),
    )  # fmt: skip
    origin_groups = forms.TypedMultipleChoiceField(
        label=_("Target groups"), coerce=int, required=False, widget=ChipCheckboxes
    )
    slug = forms.CharField(
        label=_("Short name in addresses"), max_length=60, required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
        help_text=_("Empty: made from the title. If you change it later, old addresses of the public page end."),
    )  # fmt: skip

    def __init__(self, *args, access, campaign: Campaign | None = None, **kwargs):
        super().__init__(*args, label_suffix="", **kwargs)
        self.campaign = campaign
        self.programmes = programmes_of(access, WRITES_CAMPAIGNS, running=True)
        fields, initial = self.fields, self.initial
        if campaign:
            near = [vocabulary().programmes[campaign.programme_id]]
            del fields["programme"], fields["key"]
        else:
            near = self.programmes
            fields["programme"].choices = [(p.pk, p.short_name) for p in near]
            if len(near) == 1:
                fields["programme"].widget = forms.HiddenInput()
            initial.setdefault("programme", near[0].pk if near else None)
            initial.setdefault("key", uuid.uuid4())
            initial.setdefault("kind", CampaignKind.INFORMATION)
            initial.setdefault("source_language", "de")
            initial.setdefault("languages", ["de"])
        fields["topic"].choices = [("", _("choose")), *topic_choices()]
        fields["languages"].choices = choices.languages_in_groups(near, initial.get("languages", ()))
        fields["source_language"].choices = language_choices(near)
        fields["platforms"].choices = choices.platforms_in_groups(near, initial.get("platforms", ()))
        fields["responsible"].choices = [("", _("nobody yet")), *choices.people_of(near, campaign)]
        fields["states"].choices = choices.states_of(near)
        fields["origin_groups"].choices = choices.origin_groups_by_kind()

    @property
    def more_is_open(self) -> bool:
        """Whether the rarely used fields hold something to look at."""
        names = ("states", "origin_groups", "budget", "slug")
        return any(self.errors.get(name) for name in names) if self.is_bound else False

    def clean_slug(self):
        asked = self.cleaned_data["slug"].strip()
        if not asked:
            return ""
        slug = slug_of(asked)
        others = Campaign.objects.exclude(pk=self.campaign.pk) if self.campaign else Campaign.objects.all()
        key = self.cleaned_data.get("key")
        if others.filter(slug=slug).exclude(key=key).exists():
            raise self._taken(slug)
        return slug

    def say_taken(self):
        """A colleague took the short name at the same moment."""
        self.add_error("slug", self._taken(self.cleaned_data["slug"]))

    @staticmethod
    def _taken(slug: str) -> forms.ValidationError:
        return forms.ValidationError(
            _("Another campaign has the short name “%(slug)s”. Choose another."), params={"slug": slug}
        )

    def clean(self):
        data = super().clean()
        first, last = data.get("starts_on"), data.get("ends_on")
        if first and last and last < first:
            self.add_error("ends_on", _("The campaign ends before it starts."))
        elif first and last and (last - first).days > LONGEST_DAYS:
            self.add_error("ends_on", _("That is longer than three years. Look at the year again."))
        languages, source = data.get("languages"), data.get("source_language")
        if languages and source and source not in languages:
            data["languages"] = [source, *languages]
        self._check_programme(data)
        return data

    def _check_programme(self, data):
        """States and people of another programme of the person's are no states and people of this one."""
        pk = self.campaign.programme_id if self.campaign else data.get("programme")
        programme = vocabulary().programmes.get(pk)
        if programme is None:
            return
        mine = dict(choices.states_of([programme]))
        if any(state not in mine for state in data.get("states") or ()):
            self.add_error("states", _("Not all of these states belong to the programme."))
        person = data.get("responsible")
        if person and person not in dict(choices.people_of([programme], self.campaign)):
            self.add_error("responsible", _("This person does not write for the programme."))

    @property
    def facts(self) -> dict:
        """The cleaned entry as fields of Campaign."""
        data = self.cleaned_data
        plain = ("kind", "languages", "platforms", "states", "origin_groups", "starts_on", "ends_on", "budget", "slug")
        facts = {name: data[name] for name in plain} | {
            "title": data["title"].strip(),
            "goal": data["goal"].strip(),
            "audience": data["audience"].strip(),
            "topic_id": data["topic"],
            "source_language_id": data["source_language"],
            "responsible_id": data["responsible"],
        }
        return facts if self.campaign else facts | {"programme_id": data["programme"]}


def initial_of(campaign: Campaign) -> dict:
    """The values of a campaign for its form."""
    same = ("title", "kind", "goal", "audience", "languages", "starts_on", "ends_on", "budget", "slug")
    return {name: getattr(campaign, name) for name in same} | {
        "topic": campaign.topic_id,
        "source_language": campaign.source_language_id,
        "responsible": campaign.responsible_id,
        "platforms": [platform.pk for platform in campaign.platforms.all()],
        "states": [state.pk for state in campaign.states.all()],
        "origin_groups": [group.pk for group in campaign.origin_groups.all()],
    }


def initial_from_idea(idea: CampaignIdea) -> dict:
    """What an idea says already."""
    return {
        "programme": idea.programme_id,
        "title": idea.title[:120],
        "topic": idea.topic_id,
        "languages": list(dict.fromkeys(["de", *filter(None, [idea.language_id])])),
    }

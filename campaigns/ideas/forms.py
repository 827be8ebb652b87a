"""Input about campaign ideas, and the filter bar of the backlog."""

import uuid
from urllib.parse import urlencode

from django import forms
from django.utils.translation import gettext_lazy as _

from campaigns.enums import IdeaOrigin, IdeaStatus
from campaigns.models import CampaignIdea
from streetwork.accounts.roles import READS_TRENDS, WRITES_TRENDS
from streetwork.vocabulary.choices import language_choices, programmes_of, topic_choices, with_children
from streetwork.vocabulary.snapshot import vocabulary
from streetwork.web.filtering import ALL, FilterBar, number_choice
from streetwork.web.guarded import GuardedTexts
from streetwork.web.widgets import ChipRadios, QuickSelect


class IdeaForm(GuardedTexts, forms.Form):
    """An idea in a line, with what may be said about it. `key` tells a second saving of the same form."""

    guarded = ("title", "note")

    key = forms.UUIDField(widget=forms.HiddenInput)
    programme = forms.TypedChoiceField(label=_("Programme"), coerce=int, widget=ChipRadios)
    title = forms.CharField(
        label=_("Idea in a line"), max_length=160, widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={"required": _("Say in a line what people need.")},
    )  # fmt: skip
    language = forms.ChoiceField(label=_("Language"), required=False, widget=QuickSelect)
    topic = number_choice(_("Topic"))
    questions = forms.IntegerField(
        label=_("Questions behind it"), required=False, min_value=0, max_value=100_000, initial=0,
        help_text=_("How many people asked, as far as you know."),
    )  # fmt: skip
    note = forms.CharField(
        label=_("Note"), required=False, max_length=500, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("No names, numbers, handles, links."),
    )  # fmt: skip

    def __init__(self, *args, access, idea: CampaignIdea | None = None, **kwargs):
        super().__init__(*args, label_suffix="", **kwargs)
        self.idea = idea
        self.programmes = programmes_of(access, WRITES_TRENDS, running=True)
        fields = self.fields
        of_idea = [vocabulary().programmes[idea.programme_id]] if idea else self.programmes
        fields["language"].choices = [("", _("any")), *language_choices(of_idea)]
        fields["topic"].choices = [("", _("none")), *topic_choices()]
        self.initial.setdefault("key", uuid.uuid4())
        if idea:
            del fields["programme"], fields["key"], fields["questions"]
            return
        fields["programme"].choices = [(p.pk, p.short_name) for p in self.programmes]
        if len(self.programmes) == 1:
            fields["programme"].widget = forms.HiddenInput()
        self.initial.setdefault("programme", self.programmes[0].pk if self.programmes else None)

    @property
    def facts(self) -> dict:
        """The cleaned entry as fields of CampaignIdea."""
        data = self.cleaned_data
        facts = {
            "title": data["title"].strip(),
            "note": data["note"].strip(),
            "language_id": data["language"] or None,
            "topic_id": data["topic"],
        }
        if self.idea:
            return facts
        return facts | {"programme_id": data["programme"], "questions": data["questions"] or 0}


class IdeaFilter(FilterBar):
    """What to show of the backlog; open ideas first. A wrong value filters nothing."""

    status = forms.ChoiceField(
        label=_("Status"), required=False, choices=[("", _("open")), *IdeaStatus.choices[1:], ("any", _("all"))]
    )
    origin = forms.ChoiceField(label=_("Origin"), required=False, choices=[ALL, *IdeaOrigin.choices])
    language = forms.ChoiceField(label=_("Language"), required=False, widget=QuickSelect)
    topic = number_choice(_("Topic"))
    programme = number_choice(_("Programme"))

    def __init__(self, data, *, access):
        super().__init__(data)
        fields = self.fields
        self.offer_programmes(programmes_of(access, READS_TRENDS))
        fields["language"].choices = [ALL, *language_choices(self.programmes, all_of_them=False)]
        fields["topic"].choices = [ALL, *topic_choices()]

    @property
    def newest_first(self) -> bool:
        return self.data.get("sort") == "newest"

    def apply(self, ideas):
        """Narrow to the selection; what most people ask for first, unless the newest are wanted first."""
        chosen = self.chosen
        if (status := chosen.get("status", IdeaStatus.OPEN)) != "any":
            ideas = ideas.filter(status=status)
        for name in ("origin", "language", "programme"):
            if name in chosen:
                ideas = ideas.filter(**{name: chosen[name]})
        if "topic" in chosen:
            ideas = ideas.filter(topic__in=with_children(chosen["topic"]))
        order = ("-created_at", "-pk") if self.newest_first else ("-questions", "-created_at", "-pk")
        return ideas.order_by(*order)

    def query_with(self, **changes) -> str:
        kept = {name: self.data[name] for name in (*self.fields, "sort") if self.data.get(name)} | changes
        return urlencode({name: value for name, value in kept.items() if value})

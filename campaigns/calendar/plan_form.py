"""Input about a new placement, or a series of them."""

from datetime import date

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from campaigns.calendar.actions import SLACK
from campaigns.calendar.forms import DAY_EXAMPLE, CautiousForm
from campaigns.calendar.places import AUTO, Places
from campaigns.calendar.problems import sentence
from campaigns.calendar.series import MOST, Rhythm
from campaigns.calendar.timing import USUAL_TIME
from campaigns.models import CampaignPost, Placement
from streetwork.vocabulary.snapshot import vocabulary
from streetwork.web.localtime import SKIPPED, TWICE, at_local
from streetwork.web.widgets import ChipCheckboxes, DayInput, QuickSelect

MOST_AT_ONCE = 200
WEEKDAYS = [(0, _("Mon")), (1, _("Tue")), (2, _("Wed")), (3, _("Thu")), (4, _("Fri")), (5, _("Sat")), (6, _("Sun"))]
REPEATS = [("", _("once")), ("1", _("every week")), ("2", _("every 2 weeks")), ("3", _("every 3 weeks")),
           ("4", _("every 4 weeks"))]  # fmt: skip


class PlanForm(CautiousForm):
    """A post in languages × platforms at a time, once or again and again."""

    languages = forms.MultipleChoiceField(
        label=_("Languages"), widget=ChipCheckboxes, error_messages={"required": _("Choose at least one language.")}
    )
    platforms = forms.TypedMultipleChoiceField(
        label=_("Platforms"), coerce=int, widget=ChipCheckboxes,
        error_messages={"required": _("Choose at least one platform.")},
    )  # fmt: skip
    repeat = forms.ChoiceField(label=_("How often"), choices=REPEATS, required=False)
    weekdays = forms.TypedMultipleChoiceField(
        label=_("On these weekdays"), choices=WEEKDAYS, coerce=int, required=False, widget=ChipCheckboxes,
        help_text=_("None: the weekday of the first day."),
    )  # fmt: skip
    until = forms.DateField(label=_("Until"), required=False, widget=DayInput, error_messages=DAY_EXAMPLE)
    count = forms.IntegerField(label=_("or so many times"), required=False, min_value=1, max_value=MOST)
    field_order = ("languages", "platforms", "day", "time", "repeat", "weekdays", "until", "count")

    def __init__(self, *args, post: CampaignPost, states: dict[str, str], **kwargs):
        super().__init__(*args, label_suffix="", **kwargs)
        self.post, self.places = post, Places(post.campaign)
        words = vocabulary()
        languages = [code for code in words.languages if code in {*post.campaign.languages, post.source_language_id}]
        platforms = list(post.campaign.platforms.all()) or [p for p in words.platforms.values() if not p.is_retired]
        self.platforms = {platform.pk: platform for platform in platforms}
        self.fields["languages"].choices = [(k, f"{words.languages[k].name}{states.get(k, '')}") for k in languages]
        self.fields["platforms"].choices = [(p.pk, p.name) for p in platforms]
        self.fields["time"].initial = USUAL_TIME
        for platform in platforms:
            if self.places.has_any(platform.pk):
                self.fields[f"place_{platform.pk}"] = forms.ChoiceField(
                    label=_("Where on %(platform)s") % {"platform": platform.name}, required=False, initial=AUTO,
                    choices=[(AUTO, _("the own channel of the language")), *self.places.choices(platform.pk)],
                    widget=QuickSelect(attrs={"data-of-platform": platform.pk}),
                )  # fmt: skip

    @property
    def place_fields(self):
        return [self[name] for name in self.fields if name.startswith("place_")]

    def clean(self):
        data = super().clean()
        if not {"languages", "platforms", "day", "time"} <= data.keys() or self.errors:
            return data
        if at_local(data["day"], data["time"]).at < timezone.now() - SLACK:
            self.add_error("day", sentence("past"))
        days = self.days
        if data.get("until") and data["until"] < data["day"]:
            self.add_error("until", _("This is before the first day. Choose a later day."))
        elif data.get("repeat") and not (data.get("until") or data.get("count")):
            self.add_error("until", _("Say until when, or how many times."))
        elif not days:
            self.add_error("weekdays", _("None of these weekdays lies between the first day and the last."))
        elif len(days) * len(data["languages"]) * len(data["platforms"]) > MOST_AT_ONCE:
            self.add_error(None, _("That would be too many at once. Plan a shorter series, or fewer languages."))
        if not self.errors:
            self.ask(self.post.campaign, self.unsaved())
        return data

    @property
    def days(self) -> list[date]:
        data = self.cleaned_data
        if not data.get("repeat"):
            return [data["day"]]
        weekdays = frozenset(data.get("weekdays") or [data["day"].weekday()])
        return Rhythm(int(data["repeat"]), weekdays, data.get("until"), data.get("count")).days(data["day"])

    @property
    def is_series(self) -> bool:
        return bool(self.cleaned_data.get("repeat"))

    def targets(self) -> list[dict]:
        """Language, platform, channel and space of each placement of a day."""
        data = self.cleaned_data
        return [
            {"language": language, "platform": self.platforms[pk], "channel": place.channel, "space": place.space}
            for language in data["languages"]
            for pk in data["platforms"]
            for place in [self.places.place(data.get(f"place_{pk}", AUTO) or "", platform=pk, language=language)]
        ]

    def unsaved(self) -> list[Placement]:
        """The placements as they would be, for the cautions."""
        return [
            Placement(
                post=self.post, language_id=target["language"], platform=target["platform"],
                channel=target["channel"], space=target["space"], due_at=at_local(day, self.cleaned_data["time"]).at,
            )
            for day in self.days
            for target in self.targets()
        ]  # fmt: skip

    @property
    def remarks(self) -> list[str]:
        """What the clocks do on one of the days."""
        found = {at_local(day, self.cleaned_data["time"]).remark for day in self.days}
        return [code for code in (SKIPPED, TWICE) if code in found]


def planned_words(count: int) -> str:
    return ngettext("%(n)d placement is planned.", "%(n)d placements are planned.", count) % {"n": count}

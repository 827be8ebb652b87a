"""Input about own channels: the facts, a count of followers, the filter of the list."""

from urllib.parse import urlsplit

from django import forms
from django.utils.translation import gettext_lazy as _

from streetwork.presence.channels.queries import who_can_answer
from streetwork.presence.choices import language_choices
from streetwork.presence.forms.days import not_in_future
from streetwork.presence.models import FollowerCount, OwnChannel
from streetwork.tenancy.models import Programme
from streetwork.vocabulary.models import Platform
from streetwork.vocabulary.permalinks import parse
from streetwork.vocabulary.snapshot import vocabulary
from streetwork.web.guarded import GuardedTexts
from streetwork.web.widgets import ChipRadios, ChipsWithMore, DayInput, QuickSelect

ADDRESSES = ("url", "imprint_url", "privacy_url")


class ChannelForm(GuardedTexts, forms.ModelForm):
    """A channel of our own. Its programme and platform stay when it is changed: what was posted there stays there."""

    guarded = ("name", "availability")

    url = forms.URLField(
        label=_("Address"), max_length=500, assume_scheme="https",
        help_text=_("As people open it: https://t.me/…, https://www.facebook.com/…"),
    )  # fmt: skip
    imprint_url = forms.URLField(
        label=_("Link to the imprint"), required=False, max_length=500, assume_scheme="https",
        help_text=_("Must stand on the profile, too, at most two clicks away."),
    )  # fmt: skip
    privacy_url = forms.URLField(
        label=_("Link to the privacy notice"), required=False, max_length=500, assume_scheme="https"
    )
    languages = forms.MultipleChoiceField(label=_("Languages"), required=False, widget=ChipsWithMore)
    followers = forms.IntegerField(label=_("Followers today"), required=False, min_value=0, max_value=2_000_000_000)

    class Meta:
        model = OwnChannel
        fields = ["programme", "platform", "name", "url", "languages", "responsible", "availability", "imprint_url",
                  "privacy_url"]  # fmt: skip
        widgets = {
            "programme": ChipRadios,
            "platform": QuickSelect,
            "availability": forms.Textarea(attrs={"rows": 3, "maxlength": 300}),
        }

    GROUPS = (
        (_("Channel"), ("programme", "platform", "name", "url", "languages", "responsible", "followers")),
        (_("Who speaks here"), ("availability", "imprint_url", "privacy_url")),
    )

    def __init__(self, *args, programmes: list[Programme], **kwargs):
        super().__init__(*args, **kwargs)
        words, fields, channel = vocabulary(), self.fields, self.instance
        chosen = set(self.data.getlist("languages") if self.is_bound else channel.languages)
        fields["languages"].choices = language_choices(words, programmes, chosen)
        fields["platform"].queryset = Platform.objects.filter(is_retired=False)
        fields["programme"].queryset = Programme.objects.filter(pk__in=[p.pk for p in programmes])
        fields["programme"].label_from_instance = lambda programme: programme.short_name
        fields["programme"].empty_label = None
        fields["responsible"].queryset = who_can_answer([p.pk for p in programmes], channel.responsible_id)
        fields["responsible"].empty_label = _("nobody yet")
        if channel.pk:
            del fields["programme"], fields["platform"], fields["followers"]
        elif len(programmes) == 1:
            del fields["programme"]
            channel.programme = programmes[0]

    def groups(self):
        """(title, [bound fields]) in the order of the page."""
        return [(title, [self[name] for name in names if name in self.fields]) for title, names in self.GROUPS]

    def clean(self):
        data = super().clean()
        for name in ADDRESSES:
            if data.get(name) and urlsplit(data[name]).scheme not in ("http", "https"):
                self.add_error(name, _("The address begins with https://."))
        platform = data.get("platform") or (self.instance.platform if self.instance.pk else None)
        if platform and data.get("url") and "url" not in self.errors:
            self._compare(platform, data["url"])
        programme, person = data.get("programme") or self.instance.programme_id, data.get("responsible")
        if programme and person and not self._works_in(getattr(programme, "pk", programme), person):
            self.add_error("responsible", _("This person does not work in the programme."))
        return data

    def _works_in(self, programme: int, person) -> bool:
        return person.pk == self.initial.get("responsible") or who_can_answer([programme]).filter(pk=person.pk).exists()

    def _compare(self, platform: Platform, url: str):
        """Where the address is one of a platform that we know, it must be that platform."""
        words = vocabulary()
        link = parse(url, words.links)
        if link and link.platform != platform.code:
            name = words.platform_by_code[link.platform].name
            self.add_error("url", _("This address belongs to %(platform)s.") % {"platform": name})

    def validate_constraints(self):
        """Who registers an address twice is led to the entry, see `actions`."""


class FollowerForm(forms.ModelForm):
    """How many followers on which day."""

    class Meta:
        model = FollowerCount
        fields = ["counted_on", "count"]
        widgets = {"counted_on": DayInput}
        labels = {"counted_on": _("Day")}

    def clean_counted_on(self):
        return not_in_future(self.cleaned_data["counted_on"])

    def validate_unique(self):
        """A day that has a count already is corrected, see `actions`."""


class ChannelFilter(forms.Form):
    """What to show of the register; a wrong value filters nothing."""

    platform = forms.TypedChoiceField(label=_("Platform"), required=False, coerce=int, empty_value=None)
    programme = forms.TypedChoiceField(label=_("Programme"), required=False, coerce=int, empty_value=None)
    show = forms.ChoiceField(
        label=_("Show"),
        required=False,
        choices=[("", _("in use")), ("missing", _("something is missing")), ("closed", _("closed"))],
    )

    def __init__(self, data, *, programmes: list[Programme], platforms: list[Platform]):
        super().__init__({name: data[name] for name in data}, label_suffix="")
        anything = [("", _("all"))]
        self.fields["platform"].choices = anything + [(p.pk, p.name) for p in platforms]
        self.fields["programme"].choices = anything + [(p.pk, p.short_name) for p in programmes]
        if len(programmes) < 2:
            del self.fields["programme"]
        self.is_valid()

    @property
    def is_narrowing(self) -> bool:
        return any(self.cleaned_data.values())

    def apply(self, channels):
        wanted = self.cleaned_data
        channels = channels.filter(is_closed=wanted.get("show") == "closed")
        for name in ("platform", "programme"):
            if wanted.get(name):
                channels = channels.filter(**{name: wanted[name]})
        if wanted.get("show") == "missing":
            is_complete = {"imprint_url__gt": "", "privacy_url__gt": "", "availability__gt": ""}
            channels = channels.exclude(**is_complete)
        return channels

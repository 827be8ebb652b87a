"""Input about posts and their versions."""

from django import forms
from django.utils.translation import gettext_lazy as _

from campaigns.editor.rules import WORDS
from campaigns.images.forms import PictureChoice
from campaigns.links.targets import LONGEST, clean_target
from campaigns.models import Campaign, CampaignPost
from campaigns.models.posts import ALT_LENGTH, POST_LENGTH
from streetwork.vocabulary.snapshot import vocabulary
from streetwork.web.guarded import GuardedTexts
from streetwork.web.widgets import QuickSelect

# What is being typed may be longer than what can be saved: it is kept, and shortened later.
COPY_LENGTH = 3 * POST_LENGTH
HEX_LENGTH = 64


class PostForm(GuardedTexts, forms.Form):
    """A post as such: what it is called, and from which language it is translated."""

    guarded = ("title",)

    title = forms.CharField(
        label=_("Working title"), max_length=120, help_text=_("For the team. Nobody outside reads it."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )  # fmt: skip
    source_language = forms.ChoiceField(
        label=_("Language of the source"), widget=QuickSelect,
        help_text=_("The other languages are translated from this text."),
    )  # fmt: skip
    is_evergreen = forms.BooleanField(
        label=_("Evergreen"), required=False, help_text=_("May be published again at any time: the reserve for gaps.")
    )

    def __init__(self, *args, campaign: Campaign, post: CampaignPost | None = None, **kwargs):
        initial = {"source_language": campaign.source_language_id}
        if post:
            initial = {
                "title": post.title, "source_language": post.source_language_id, "is_evergreen": post.is_evergreen
            }  # fmt: skip
        super().__init__(*args, label_suffix="", initial=initial, **kwargs)
        words = vocabulary().languages
        codes = dict.fromkeys([initial["source_language"], *campaign.languages])
        self.fields["source_language"].choices = [(code, words[code].name) for code in codes if code in words]

    def clean_title(self):
        if not self.cleaned_data["title"].strip():
            raise forms.ValidationError(_("Give the post a working title."))
        return self.cleaned_data["title"].strip()


class VersionForm(GuardedTexts, forms.Form):
    """What a version says. `seen` is what the person began with, `base` what they began with at first."""

    guarded = ("headline", "text", "alt")

    headline = forms.CharField(
        label=_("Headline"), max_length=120, required=False,
        help_text=_("For the public page, and platforms with a title."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )  # fmt: skip
    text = forms.CharField(
        label=_("Text"), max_length=POST_LENGTH, widget=forms.Textarea(attrs={"rows": 12}),
        error_messages={"required": _("Write the text first.")},
    )  # fmt: skip
    target = forms.CharField(
        label=_("Link"), max_length=LONGEST, required=False,
        help_text=_("Where the short link leads. Write {link} in the text where it is to stand."),
        widget=forms.URLInput(attrs={"autocomplete": "off", "placeholder": "https://"}),
    )  # fmt: skip
    image = PictureChoice()
    alt = forms.CharField(
        label=_("Description of the picture"), max_length=ALT_LENGTH, required=False,
        help_text=_("Read out to people who cannot see it. In the language of the text."),
        widget=forms.Textarea(attrs={"rows": 2}),
    )  # fmt: skip
    plain_language = forms.BooleanField(label=_("Checked for plain language"), required=False)
    seen = forms.CharField(required=False, max_length=HEX_LENGTH, widget=forms.HiddenInput)
    base = forms.CharField(required=False, max_length=HEX_LENGTH, widget=forms.HiddenInput)
    typo = forms.BooleanField(label=_("Typo only, keep the approvals"), required=False)

    def __init__(self, *args, programme: int, back: str = "", **kwargs):
        super().__init__(*args, label_suffix="", **kwargs)
        self.fields["image"].of(programme, chosen=self._chosen, back=back)

    @property
    def _chosen(self) -> int | None:
        value = str(self["image"].value() or "")
        return int(value) if value.isascii() and value.isdigit() and len(value) < 12 else None

    def clean_text(self):
        text = self.cleaned_data["text"].replace("\r\n", "\n").strip()
        if not text:
            raise forms.ValidationError(_("Write the text first."))
        return text

    def clean_target(self):
        return clean_target(self.cleaned_data["target"]) if self.cleaned_data["target"] else ""

    def clean(self):
        data = super().clean()
        if data.get("image") and not data.get("alt", "").strip() and "alt" not in self.errors:
            self.add_error("alt", _("Describe the picture for people who cannot see it."))
        return data

    @property
    def wording(self) -> dict:
        """The cleaned entry as the fields of a wording."""
        return {name: self.cleaned_data[name] for name in WORDS}


class CopyForm(forms.Form):
    """What is being typed, finished or not: kept as it is."""

    headline = forms.CharField(max_length=120, required=False, strip=False)
    text = forms.CharField(max_length=COPY_LENGTH, required=False, strip=False)
    target = forms.CharField(max_length=500, required=False)
    image = PictureChoice()
    alt = forms.CharField(max_length=ALT_LENGTH, required=False, strip=False)
    plain_language = forms.BooleanField(required=False)
    base = forms.CharField(required=False, max_length=HEX_LENGTH)

    def __init__(self, *args, programme: int, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["image"].of(programme)

    @property
    def wording(self) -> dict:
        """The entry as the fields of a wording."""
        return {name: self.cleaned_data[name] for name in WORDS} | {
            "text": self.cleaned_data["text"].replace("\r\n", "\n")
        }


class RemarkForm(GuardedTexts, forms.Form):
    """Why a version is sent back."""

    guarded = ("remark",)

    remark = forms.CharField(
        label=_("What is to be changed?"), max_length=300, widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": _("Say in a sentence what is to be changed.")},
    )  # fmt: skip

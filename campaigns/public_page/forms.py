"""Switching the public page of a campaign on and off."""

from django import forms
from django.utils.translation import gettext_lazy as _

from campaigns.models import Campaign, CampaignPost
from streetwork.web.widgets import QuickSelect


class PageForm(forms.Form):
    """Whether the page is public, and which post it shows."""

    post = forms.ModelChoiceField(
        label=_("Post on the page"), queryset=CampaignPost.objects.none(), required=False, empty_label=_("choose"),
        widget=QuickSelect, help_text=_("Its approved texts are shown, each in its language."),
    )  # fmt: skip
    is_public = forms.BooleanField(label=_("The page is public"), required=False)

    def __init__(self, *args, campaign: Campaign, **kwargs):
        super().__init__(*args, label_suffix="", **kwargs)
        self.fields["post"].queryset = CampaignPost.objects.filter(campaign=campaign, is_dropped=False)

    def clean(self):
        data = super().clean()
        if data.get("is_public") and not data.get("post") and "post" not in self.errors:
            self.add_error("post", _("Choose the post that the page shows."))
        return data

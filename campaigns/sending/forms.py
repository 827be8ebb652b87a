"""Input about connections, and the link of a post that was found."""

import re

from django import forms
from django.utils.translation import gettext_lazy as _

from campaigns.release.permalink import problem_with
from campaigns.sending.tokens import FORM, Token
from streetwork.vocabulary.snapshot import vocabulary

NAME = re.compile(r"(?:https?://)?(?:t\.me/|telegram\.me/)?@?([A-Za-z]\w{3,31})/?", re.ASCII)
NUMBER = re.compile(r"-\d{5,20}", re.ASCII)


def address_of(text: str) -> str:
    """The channel as the Bot API wants it, "" when it is none.

    >>> address_of("https://t.me/kompan_pl"), address_of("@kompan_pl"), address_of("-1001234567890")
    ('@kompan_pl', '@kompan_pl', '-1001234567890')
    >>> address_of("https://t.me/+AbCdEf"), address_of("a b")
    ('', '')
    """
    text = text.strip()
    if NUMBER.fullmatch(text):
        return text
    named = NAME.fullmatch(text)
    return f"@{named[1]}" if named else ""


class ConnectForm(forms.Form):
    """Address and token. The token is never shown again, also not when the form comes back."""

    address = forms.CharField(
        label=_("Address of the channel"),
        max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
        help_text=_("@name of the channel. A private channel has none: then its number, which begins with -100."),
    )
    token = forms.CharField(
        label=_("Token of the bot"),
        max_length=120,
        widget=forms.PasswordInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
        help_text=_("From @BotFather: a number, a colon, and 35 letters and digits. Kept encrypted, never shown."),
    )  # fmt: skip

    def clean_address(self) -> str:
        address = address_of(self.cleaned_data["address"])
        if not address:
            raise forms.ValidationError(_("Enter the @name of the channel or its number, e.g. @kompan_pl."))
        return address

    def clean_token(self) -> Token:
        text = self.cleaned_data["token"].strip()
        if not FORM.fullmatch(text):
            raise forms.ValidationError(
                _("This is no token. Copy the whole line that @BotFather wrote: number, colon, letters and digits.")
            )
        return Token(text)


class FoundForm(forms.Form):
    """The link of a post that stands there already."""

    permalink = forms.CharField(
        label=_("Link of the post"),
        required=False,
        max_length=500,
        widget=forms.URLInput(attrs={"placeholder": "https://t.me/…", "autocomplete": "off"}),
    )

    def __init__(self, *args, platform: str, **kwargs):
        super().__init__(*args, **kwargs)
        self.platform = platform

    def clean_permalink(self) -> str:
        link = self.cleaned_data["permalink"].strip()
        if not link:
            return ""
        if not link.startswith(("https://", "http://")):
            link = f"https://{link}"
        if sentence := problem_with(link, self.platform, vocabulary().links):
            raise forms.ValidationError(sentence)
        return link

"""Input about short links."""

import re

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from campaigns.links.targets import LONGEST, clean_target
from campaigns.models import LinkPolicy, ShortLink
from streetwork.accounts.roles import READS_CAMPAIGNS, WRITES_CAMPAIGNS
from streetwork.vocabulary.choices import programmes_of
from streetwork.web.guarded import GuardedTexts
from streetwork.web.widgets import ChipRadios, QuickSelect

SLUG = re.compile(r"[a-z0-9](?:[a-z0-9-]{1,38})[a-z0-9]")
HOST = re.compile(r"(?=.{4,120}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z0-9-]{2,63}")
MOST_HOSTS = 20


class TargetForm(GuardedTexts, forms.Form):
    """Where a link leads, and where it stands."""

    guarded = ("label",)

    target = forms.CharField(
        label=_("Leads to"), max_length=LONGEST, widget=forms.URLInput(attrs={"autocomplete": "off"}),
        help_text=_("The whole address, beginning with https://"),
    )  # fmt: skip
    label = forms.CharField(
        label=_("Where it stands"), max_length=120, required=False,
        help_text=_("For the team: poster in Halle, text of the profile …"),
    )  # fmt: skip

    def __init__(self, *args, **kwargs):
        super().__init__(*args, label_suffix="", **kwargs)

    def clean_target(self):
        return clean_target(self.cleaned_data["target"])


class LinkForm(TargetForm):
    """A free short link."""

    programme = forms.TypedChoiceField(label=_("Programme"), coerce=int, widget=ChipRadios)
    slug = forms.CharField(
        label=_("Short address"), max_length=40, required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"}),
        help_text=_("Empty: six letters and digits are drawn. Own: small letters, digits, hyphens; easy to say aloud."),
    )  # fmt: skip
    field_order = ("programme", "target", "slug", "label")

    def __init__(self, *args, access, **kwargs):
        super().__init__(*args, **kwargs)
        self.programmes = programmes_of(access, WRITES_CAMPAIGNS, running=True)
        if len(self.programmes) == 1:
            del self.fields["programme"]
        else:
            self.fields["programme"].choices = [(p.pk, p.short_name) for p in self.programmes]

    def clean_slug(self):
        slug = self.cleaned_data["slug"].strip().lower()
        if slug and not SLUG.fullmatch(slug):
            raise forms.ValidationError(_("Use 3 to 40 small letters, digits and hyphens, no hyphen at the ends."))
        if slug and ShortLink.objects.filter(slug=slug).exists():
            raise forms.ValidationError(_("This short address is taken. Choose another."))
        return slug

    @property
    def programme_id(self) -> int:
        return self.cleaned_data.get("programme") or self.programmes[0].pk


class PolicyForm(forms.Form):
    """A programme's rule for links to foreign pages."""

    shows_notice = forms.BooleanField(
        label=_("Show a notice before foreign pages"), required=False,
        help_text=_("People read where the link leads, and go on by a second click."),
    )  # fmt: skip
    own_hosts = forms.CharField(
        label=_("Own hosts"), required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("These need no notice, one in a line: minor-kontor.de. Subdomains count as own."),
    )  # fmt: skip

    def __init__(self, *args, policy: LinkPolicy | None = None, **kwargs):
        super().__init__(*args, label_suffix="", **kwargs)
        if policy:
            self.initial |= {"shows_notice": policy.shows_notice, "own_hosts": "\n".join(policy.own_hosts)}

    def clean_own_hosts(self):
        hosts = [host.lower().strip(".") for host in re.split(r"[\s,;]+", self.cleaned_data["own_hosts"]) if host]
        if wrong := [host for host in hosts if not HOST.fullmatch(host)]:
            raise forms.ValidationError(
                _("“%(host)s” is no host. Write it like minor-kontor.de, without https:// and path."),
                params={"host": wrong[0][:60]},
            )
        if len(hosts) > MOST_HOSTS:
            raise forms.ValidationError(_("Name 20 hosts at most."))
        return list(dict.fromkeys(hosts))


class LinkFilter(forms.Form):
    """The filter bar of the list."""

    q = forms.CharField(label=_("Words"), required=False, max_length=100, widget=forms.SearchInput())
    programme = forms.TypedChoiceField(
        label=_("Programme"), required=False, coerce=int, empty_value=None, widget=QuickSelect
    )
    kind = forms.ChoiceField(
        label=_("Which"), required=False, widget=QuickSelect,
        choices=[("", _("all")), ("posts", _("of posts")), ("free", _("free ones")), ("off", _("out of use"))],
    )  # fmt: skip

    def __init__(self, *args, access, **kwargs):
        super().__init__(*args, label_suffix="", **kwargs)
        self.programmes = programmes_of(access, READS_CAMPAIGNS)
        self.fields["programme"].choices = [("", _("all")), *((p.pk, p.short_name) for p in self.programmes)]
        if len(self.programmes) < 2:
            del self.fields["programme"]

    def apply(self, links):
        self.is_valid()
        chosen = {name: value for name, value in self.cleaned_data.items() if value}
        if "programme" in chosen:
            links = links.filter(programme=chosen["programme"])
        match chosen.get("kind"):
            case "posts":
                links = links.filter(placement__isnull=False)
            case "free":
                links = links.filter(placement=None)
            case "off":
                links = links.filter(is_active=False)
        for word in chosen.get("q", "").split()[:6]:
            links = links.filter(
                Q(slug__icontains=word) | Q(target__icontains=word)
                | Q(label__icontains=word) | Q(placement__post__title__icontains=word)
            )  # fmt: skip
        return links

    @property
    def is_narrowing(self) -> bool:
        self.is_valid()
        return any(self.cleaned_data.values())

"""The filter bar of the register: a form for GET, so that every view of the list has an address."""

from urllib.parse import urlencode

from django import forms
from django.db.models import F
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from streetwork.presence.enums import Status
from streetwork.presence.links import NotASpace, read_link
from streetwork.vocabulary.snapshot import Vocabulary

SORTS = {
    "name": [Lower("name").asc(), "pk"],
    "-name": [Lower("name").desc(), "pk"],
    "members": [F("members").asc(nulls_last=True), Lower("name"), "pk"],
    "-members": [F("members").desc(nulls_last=True), Lower("name"), "pk"],
    "next_visit": [F("next_visit").asc(nulls_last=True), Lower("name"), "pk"],
    "-next_visit": [F("next_visit").desc(nulls_last=True), Lower("name"), "pk"],
}
DEFAULT_SORT = "name"


class SpaceFilter(forms.Form):
    """Reads leniently: what cannot be understood (an old bookmark) does not filter."""

    q = forms.CharField(label=_("Search"), required=False, max_length=2000)
    platform = forms.TypedChoiceField(label=_("Platform"), required=False, coerce=int, empty_value=None)
    language = forms.ChoiceField(label=_("Language"), required=False)
    status = forms.ChoiceField(label=_("Status"), required=False)
    responsible = forms.ChoiceField(
        label=_("Responsible"),
        required=False,
        choices=[
            ("", _("anyone")),
            ("me", _("me")),
            ("me-or-nobody", _("me or nobody")),
            ("nobody", _("nobody")),
        ],
    )
    programme = forms.TypedChoiceField(label=_("Programme"), required=False, coerce=int, empty_value=None)
    due = forms.BooleanField(label=_("visit is due"), required=False)

    def __init__(self, data, *, vocabulary: Vocabulary, programmes, user_id: int):
        super().__init__(data, label_suffix="")
        self.vocabulary, self.user_id = vocabulary, user_id
        anything = [("", _("all"))]
        self.fields["platform"].choices = anything + [(p.pk, p.name) for p in vocabulary.platforms.values()]
        self.fields["language"].choices = anything + [(x.pk, x.name) for x in vocabulary.languages.values()]
        self.fields["status"].choices = anything + Status.choices
        self.fields["programme"].choices = anything + [(p.pk, p.short_name) for p in programmes]
        if len(programmes) < 2:
            del self.fields["programme"]

    @property
    def sort(self) -> str:
        wanted = self.data.get("sort", "")
        return wanted if wanted in SORTS else DEFAULT_SORT

    @property
    def query(self) -> str:
        """The view as a query string, without the page."""
        return urlencode([(name, self.data[name]) for name in (*self.fields, "sort") if self.data.get(name)])

    @property
    def is_narrowing(self) -> bool:
        """Whether anything is filtered at all."""
        self.is_valid()
        return any(self.cleaned_data.values())

    def apply(self, spaces):
        """The spaces that fit, sorted; needs with_members() to sort by members."""
        self.is_valid()
        wanted = self.cleaned_data
        if wanted.get("q"):
            spaces = self._search(spaces, wanted["q"])
        if wanted.get("platform"):
            spaces = spaces.filter(platform=wanted["platform"])
        if wanted.get("language"):
            spaces = spaces.filter(languages__contains=[wanted["language"]])
        if wanted.get("status"):
            spaces = spaces.filter(status=wanted["status"])
        if wanted.get("programme"):
            spaces = spaces.filter(programme=wanted["programme"])
        if wanted.get("due"):
            spaces = spaces.due()
        return self._of_responsible(spaces, wanted.get("responsible")).order_by(*SORTS[self.sort])

    def _search(self, spaces, text):
        """A pasted link finds its space; anything else is searched word by word."""
        if "/" in text:
            try:
                link = read_link(text, self.vocabulary, is_page=True)
            except NotASpace:
                return spaces.about(text)
            found = spaces.filter(platform=link.platform, key=link.key)
            if found.exists():
                return found
        return spaces.about(text)

    def _of_responsible(self, spaces, who):
        if who == "me":
            return spaces.filter(responsible=self.user_id)
        if who == "me-or-nobody":
            return spaces.for_me(self.user_id)
        if who == "nobody":
            return spaces.filter(responsible=None)
        return spaces

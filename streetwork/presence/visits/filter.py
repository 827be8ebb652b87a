"""The filter bar of the rota: a form for GET, so that every view has an address."""

from urllib.parse import urlencode

from django import forms
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from streetwork.presence.people import who_visits
from streetwork.presence.visits.rota import people_i_visit_for
from streetwork.vocabulary.snapshot import Vocabulary


class RotaFilter(forms.Form):
    """Whose visits, in which programme and language. What cannot be understood does not filter."""

    NAMES = ("person", "programme", "language")

    person = forms.ChoiceField(label=_("Falls to"), required=False)
    programme = forms.TypedChoiceField(label=_("Programme"), required=False, coerce=int, empty_value=None)
    language = forms.ChoiceField(label=_("Language"), required=False)

    def __init__(self, data, *, vocabulary: Vocabulary, programmes, user_id: int):
        super().__init__(data, label_suffix="")
        self.user_id = user_id
        people = sorted(who_visits(programmes), key=lambda person: str(person).casefold())
        self.fields["person"].choices = [
            ("", _("anyone")), ("me", _("me or nobody")), ("nobody", _("nobody")),
            *((str(person.pk), str(person)) for person in people),
        ]  # fmt: skip
        spoken = {code for programme in programmes for code in programme.languages}
        self.fields["language"].choices = [
            ("", _("all")), *((code, entry.name) for code, entry in vocabulary.languages.items() if code in spoken)
        ]  # fmt: skip
        self.fields["programme"].choices = [("", _("all")), *((p.pk, p.short_name) for p in programmes)]
        if len(programmes) < 2:
            del self.fields["programme"]

    @property
    def is_narrowing(self) -> bool:
        self.is_valid()
        return any(self.cleaned_data.values())

    @classmethod
    def address(cls, data) -> str:
        """The rota with the filter in `data`."""
        chosen = [(name, data[name]) for name in cls.NAMES if data.get(name)]
        return reverse("spaces:rota") + (f"?{urlencode(chosen)}" if chosen else "")

    def apply(self, spaces):
        self.is_valid()
        wanted = self.cleaned_data
        if wanted.get("programme"):
            spaces = spaces.filter(programme=wanted["programme"])
        if wanted.get("language"):
            spaces = spaces.filter(languages__contains=[wanted["language"]])
        match wanted.get("person") or "":
            case "":
                return spaces
            case "me":
                return spaces.falling_to(people_i_visit_for(self.user_id, timezone.localdate()))
            case "nobody":
                return spaces.filter(visitor=None, responsible=None)
            case person:
                return spaces.falling_to([person]).exclude(falls_to=None)

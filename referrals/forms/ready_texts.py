"""The form of a programme's ready texts: one field per language, empty for the usual wording."""

from django import forms
from django.conf import settings
from django.utils.translation import gettext as _

from referrals.models import ReadyText
from referrals.ready_texts import (
    MOST_CHARACTERS,
    default_wording,
    filled_in,
    unknown_placeholders,
)
from referrals.slips.links import slip_url
from streetwork.tenancy.models import Programme
from streetwork.vocabulary.snapshot import vocabulary

HIDDEN = "…"


class ReadyTextForm(forms.Form):
    """Fields `text_<language>` for all languages of the public pages and all of the programme."""

    def __init__(self, data=None, *, programme: Programme, is_closed: bool = False):
        self.programme = programme
        self.own = dict(ReadyText.objects.filter(programme=programme).values_list("language", "text"))
        self.defaults = {code: default_wording(code).text for code in languages_of(programme)}
        super().__init__(
            data, initial={f"text_{code}": self.own.get(code, text) for code, text in self.defaults.items()}
        )
        for code in self.defaults:
            language = vocabulary().languages[code]
            self.fields[f"text_{code}"] = forms.CharField(
                label=_("Text in %(language)s") % {"language": language.name},
                required=False,
                max_length=MOST_CHARACTERS,
                disabled=is_closed,
                widget=forms.Textarea(attrs={"rows": 6, "lang": code, "data-template": ""}),
            )
            setattr(self, f"clean_text_{code}", lambda code=code: self._clean_text(code))

    def _clean_text(self, code) -> str:
        """The programme's own wording, "" when it says what the usual one says."""
        text = self.cleaned_data[f"text_{code}"].replace("\r\n", "\n").strip()
        if not text or text == self.defaults[code]:
            return ""
        if unknown := unknown_placeholders(text):
            raise forms.ValidationError(
                _("%(names)s means nothing here. Use {center}, {city} and {link} alone."),
                params={"names": ", ".join(unknown)},
            )
        if "{link}" not in text:
            raise forms.ValidationError(_("{link} is missing: without it nobody finds the card."))
        return text

    @property
    def texts(self) -> dict[str, str]:
        """Language → own wording, after validation."""
        return {code: self.cleaned_data[f"text_{code}"] for code in self.defaults}

    def rows(self) -> list[dict]:
        """What the page shows for each language."""
        return [self._row(code) for code in self.defaults]

    def _row(self, code):
        field = self[f"text_{code}"]
        example = {"center": _("Advisory centre Example"), "city": "Magdeburg", "link": slip_url(HIDDEN, code)}
        example["link"] = example["link"].replace("%E2%80%A6", HIDDEN)
        return {
            "code": code,
            "language": vocabulary().languages[code],
            "field": field,
            "is_own": code in self.own,
            "is_fallback": default_wording(code).language != code and code not in self.own,
            "default": self.defaults[code],
            "example": example,
            "preview": filled_in(field.value() or self.defaults[code], **example),
        }


def languages_of(programme: Programme) -> list[str]:
    """The languages of the programme first, then the others of the public pages."""
    known = vocabulary().languages
    ours = [code for code, _name in settings.LANGUAGES]
    return [code for code in dict.fromkeys([*programme.languages, *ours]) if code in known]

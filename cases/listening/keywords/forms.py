"""The form of a keyword, of the text to try it on, and of an own list as a file."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cases.listening.enums import Match
from cases.listening.keywords.folding import fold
from cases.listening.keywords.patterns import Rule
from cases.listening.keywords.remarks import remarks_on, tidied
from cases.models.keyword import Keyword
from streetwork.guard import findings
from streetwork.vocabulary.snapshot import vocabulary
from streetwork.web.widgets import ChipRadios, QuickSelect

MOST_WORDS, LONGEST_WORD = 60, 40
LONGEST_TEXT = 20_000
LARGEST_FILE = 1_000_000


class WordsField(forms.CharField):
    """Words with commas between them ↔ a list of folded words."""

    def __init__(self, **kwargs):
        super().__init__(required=False, max_length=2000, strip=True, **kwargs)

    def clean(self, value):
        words = list(dict.fromkeys(filter(None, (_entry(word) for word in super().clean(value).split(",")))))
        if len(words) > MOST_WORDS:
            raise forms.ValidationError(_("At most %(most)s words.") % {"most": MOST_WORDS})
        if long := [word for word in words if len(word) > LONGEST_WORD]:
            raise forms.ValidationError(_("“%(word)s…” is too long for a word.") % {"word": long[0][:LONGEST_WORD]})
        return words


def _entry(text: str) -> str:
    return " ".join(fold(text).split())


class KeywordForm(forms.Form):
    """A keyword of a programme. `others`: rules that the programme uses, to see repetitions."""

    pattern = forms.CharField(
        label=gettext_lazy("Word or words"),
        max_length=80,
        help_text=gettext_lazy("Accents and capitals do not matter. A star stands for any ending: kaucj*."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "off", "spellcheck": "false"}),
    )
    match = forms.ChoiceField(
        label=gettext_lazy("How to compare"),
        choices=Match.choices,
        initial=Match.PREFIX,
        widget=ChipRadios,
    )
    language = forms.ChoiceField(
        label=gettext_lazy("Language"),
        required=False,
        widget=QuickSelect,
        help_text=gettext_lazy("“Any” for German words that people use in every language, such as Kindergeld."),
    )
    topic = forms.TypedChoiceField(label=gettext_lazy("Topic"), coerce=int, widget=QuickSelect)
    excludes = WordsField(
        label=gettext_lazy("Not together with"),
        help_text=gettext_lazy("Words that forbid the find in the same sentence, with commas. A star is allowed."),
    )
    requires = WordsField(
        label=gettext_lazy("Only together with one of"),
        help_text=gettext_lazy("For words that mean little alone: “B1” only together with course, exam …"),
    )
    note = forms.CharField(label=gettext_lazy("Note"), required=False, max_length=200)

    def __init__(self, data=None, *, programme, others: list[Rule], keyword: Keyword | None = None):
        self.others, self.keyword, self.remarks = others, keyword, []
        super().__init__(data, initial=_initial(keyword) if keyword else None, label_suffix="")
        words = vocabulary()
        codes = [code for code in dict.fromkeys([*programme.languages, "de", "en"]) if code in words.languages]
        if keyword and keyword.language_id and keyword.language_id not in codes:
            codes.append(keyword.language_id)
        self.fields["language"].choices = [("", _("any"))] + [(code, words.languages[code].name) for code in codes]
        self.fields["topic"].choices = topic_choices(words, keyword.topic_id if keyword else None)

    def clean(self):
        data = super().clean()
        if "pattern" not in data or "match" not in data or "topic" not in data:
            return data
        rule = tidied(self.rule)
        self.remarks = remarks_on(rule, self.others)
        for remark in self.remarks:
            if remark.stops:
                self.add_error("pattern", remark.text)
        data["pattern"] = rule.pattern
        return data

    def clean_note(self):
        note = self.cleaned_data["note"]
        if findings(note):
            raise forms.ValidationError(_("Leave out what points at a person: names, numbers, addresses, links."))
        return note

    @property
    def rule(self) -> Rule:
        """What was typed, as the engine takes it; 0 stands for a keyword that is not saved yet."""
        data = self.cleaned_data
        return Rule(
            id=self.keyword.pk if self.keyword else 0,
            language=data.get("language") or None,
            topic=data["topic"],
            pattern=data["pattern"],
            match=data["match"],
            excludes=tuple(data.get("excludes") or ()),
            requires=tuple(data.get("requires") or ()),
        )


def _initial(keyword):
    return {
        "pattern": keyword.pattern,
        "match": keyword.match,
        "language": keyword.language_id or "",
        "topic": keyword.topic_id,
        "excludes": ", ".join(keyword.excludes),
        "requires": ", ".join(keyword.requires),
        "note": keyword.note,
    }


def topic_choices(words, chosen=None):
    """Topics of both levels, grouped; also a retired one that is chosen."""
    groups = [("", _("choose …"))]
    for top, children in words.topic_tree:
        groups.append((top.name, [(top.pk, top.name), *((topic.pk, topic.name) for topic in children)]))
    if chosen and chosen in words.topics and words.topics[chosen].is_retired:
        groups.append((_("retired"), [(chosen, words.topics[chosen].name)]))
    return groups


class TryForm(forms.Form):
    """A text to try keywords on. It is looked through and forgotten."""

    text = forms.CharField(
        label=gettext_lazy("A text to try"),
        required=False,
        max_length=LONGEST_TEXT,
        help_text=gettext_lazy("Paste a few messages, one per line. Nothing of them is stored."),
        widget=forms.Textarea(attrs={"rows": 6, "autocomplete": "off"}),
    )


class ListFileForm(forms.Form):
    """A programme's own keywords as a file that was exported and edited."""

    file = forms.FileField(
        label=gettext_lazy("File"),
        help_text=gettext_lazy("A CSV with the columns of the export."),
        widget=forms.FileInput(attrs={"accept": ".csv,.txt"}),
    )

    def clean_file(self):
        file = self.cleaned_data["file"]
        if file.size > LARGEST_FILE:
            raise forms.ValidationError(_("This file is larger than 1 MB. Divide it."))
        return file

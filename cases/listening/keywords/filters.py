"""The filter bar of the keyword list: a form for GET."""

from django import forms
from django.db.models import BooleanField, Case, Exists, F, OuterRef, Q, Subquery, Value, When
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from cases.listening.keywords.folding import fold
from cases.listening.keywords.presenters import DOUBTFUL_FROM
from cases.models.keyword import Keyword, KeywordTally
from streetwork.vocabulary.snapshot import Vocabulary
from streetwork.web.widgets import QuickSelect

ANY_LANGUAGE = "any"
SHOWN = [
    ("", _("all")),
    ("own", _("own keywords")),
    ("start", _("start list")),
    ("off", _("switched off")),
    ("doubtful", _("often useless")),
    ("hit", _("with finds")),
]


class KeywordFilter(forms.Form):
    """Reads leniently: what cannot be understood (an old bookmark) does not filter."""

    q = forms.CharField(label=_("Word"), required=False, max_length=100)
    language = forms.ChoiceField(label=_("Language"), required=False, widget=QuickSelect)
    topic = forms.TypedChoiceField(label=_("Topic"), required=False, coerce=int, empty_value=None, widget=QuickSelect)
    shown = forms.ChoiceField(label=_("Show"), required=False, choices=SHOWN)

    def __init__(self, data, *, vocabulary: Vocabulary, programme):
        super().__init__(data, label_suffix="")
        self.programme = programme
        codes = [code for code in dict.fromkeys([*programme.languages, "de", "en"]) if code in vocabulary.languages]
        self.codes = codes
        self.fields["language"].choices = [
            ("", _("all")),
            *((code, vocabulary.languages[code].name) for code in codes),
            (ANY_LANGUAGE, _("any language")),
        ]
        used = set(Keyword.objects.order_by().values_list("topic", flat=True).distinct())
        self.fields["topic"].choices = [
            ("", _("all")),
            *((topic.pk, topic.name) for topic in vocabulary.topics.values() if topic.pk in used),
        ]

    @property
    def is_narrowing(self) -> bool:
        self.is_valid()
        return any(self.cleaned_data.values())

    def keywords(self):
        """The programme's keywords that fit, with `hits`, `useful`, `useless` and `is_off` for the programme."""
        self.is_valid()
        wanted, pk = self.cleaned_data, self.programme.pk
        found = (
            Keyword.objects.filter(Q(programme=None) | Q(programme=pk))
            .filter(Q(language=None) | Q(language__in=self.codes) | Q(programme=pk))
            .annotate(**_figures(pk), is_off=_is_off(pk))
        )
        if wanted.get("language"):
            code = wanted["language"]
            found = found.filter(language=None if code == ANY_LANGUAGE else code)
        if wanted.get("topic"):
            found = found.filter(topic=wanted["topic"])
        if word := fold(wanted.get("q") or "").strip():
            found = found.filter(pattern__icontains=word)
        return self._of_kind(found, wanted.get("shown"))

    def _of_kind(self, found, shown):
        if shown == "own":
            return found.filter(programme__isnull=False)
        if shown == "start":
            return found.filter(programme=None)
        if shown == "off":
            return found.filter(is_off=True)
        if shown == "doubtful":
            return found.filter(useless__gte=DOUBTFUL_FROM, useless__gt=F("useful")).order_by("-useless", "pk")
        if shown == "hit":
            return found.filter(hits__gt=0).order_by("-hits", "pk")
        return found.order_by(F("programme").asc(nulls_last=True), "-hits", "topic__order", "topic", "pattern", "pk")


def _figures(programme):

    tally = KeywordTally.objects.filter(keyword=OuterRef("pk"), programme=programme)
    return {name: Coalesce(Subquery(tally.values(name)), Value(0)) for name in ("hits", "useful", "useless")}


def _is_off(programme):

    off = Keyword.switched_off_by.through.objects.filter(keyword=OuterRef("pk"), programme=programme)
    return Case(When(is_active=False, then=True), When(Exists(off), then=True), default=False,
                output_field=BooleanField())  # fmt: skip

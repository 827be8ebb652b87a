"""The search of the public directory: a GET form, so that every search has an address."""

from functools import cached_property

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from referrals.public.wishes import EVERYWHERE, RADII, USUAL_KM, WHOLE_STATE, Wish
from streetwork.places.fields import PlaceField
from streetwork.places.found import Found
from streetwork.vocabulary.snapshot import vocabulary
from streetwork.web.widgets import QuickSelect

NO_LANGUAGE = "other"  # of the vocabulary: a language that nobody named


class SearchForm(forms.Form):
    """`wish` is what was understood. Without a language in the address the page's own counts.

    A place that is none, or several, is the only thing that stops a search; any other value that cannot be (an old
    bookmark) limits nothing and is named beside its field.
    """

    place = PlaceField(label=_("Where?"), required=False)
    far = forms.ChoiceField(label=_("How far?"), required=False, widget=QuickSelect)
    topic = forms.TypedChoiceField(
        label=_("What is it about?"), required=False, coerce=int, empty_value=None, widget=QuickSelect
    )
    language = forms.ChoiceField(label=_("In which language?"), required=False, widget=QuickSelect)
    accepting = forms.BooleanField(label=_("Only centres that accept new people now"), required=False)

    def __init__(self, asked):
        data = asked.copy()
        data.setdefault("language", get_language())
        data.setdefault("far", str(USUAL_KM))
        super().__init__(data, label_suffix="")
        self.is_search = any(name in asked for name in self.fields)
        words, fields = vocabulary(), self.fields
        fields["place"].widget.attrs["placeholder"] = _("Town, postcode or state")
        fields["far"].choices = [
            *((str(km), _("within %(km)s km") % {"km": km}) for km in RADII),
            (WHOLE_STATE, _("in the whole state")),
            (EVERYWHERE, _("online and all of Germany")),
        ]
        fields["topic"].choices = [("", _("everything")), *_topics(words)]
        fields["language"].choices = [
            ("", _("any language")),
            *((x.pk, x.name) for x in words.languages.values() if not x.is_retired and x.pk != NO_LANGUAGE),
        ]

    @cached_property
    def wish(self) -> Wish:
        if not self.is_search:
            return Wish(language=get_language())
        self.is_valid()
        given = self.cleaned_data
        return Wish(
            place=given.get("place"),
            far=given.get("far", ""),
            topic=given.get("topic"),
            language=given.get("language", ""),
            accepting=given.get("accepting", False),
        )

    @cached_property
    def places_meant(self) -> tuple[Found, ...]:
        """The places among which the visitor must choose. The page shows them as links, not the field."""
        self.is_valid()
        widget = self.fields["place"].widget
        options, widget.options = widget.options, ()
        return options

    @property
    def is_stopped(self) -> bool:
        """Whether the place was not understood, so that there is nothing to list."""
        return self.is_search and "place" in self.errors


def _topics(words):
    """A topic with parts is a group that begins with the whole of it."""
    for top, parts in words.topic_tree:
        here = (top.pk, top.name)
        yield (top.name, [here, *((part.pk, part.name) for part in parts)]) if parts else here

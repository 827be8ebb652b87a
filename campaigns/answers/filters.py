"""The filter bar of the answer library: a GET form, so that every selection has an address."""

from urllib.parse import urlencode

from django import forms
from django.db import models
from django.utils.translation import gettext_lazy as _

from campaigns.answers.queries import containing
from campaigns.enums import Advice, CardStatus
from streetwork.accounts.roles import READS_ANSWERS
from streetwork.vocabulary.choices import language_choices, programmes_of, topic_choices, with_children
from streetwork.web.filtering import ALL, FilterBar, number_choice, words_field
from streetwork.web.widgets import QuickSelect


class Show(models.TextChoices):
    """What has to be done with a card; worked out from its versions (`presenters.CardRow`)."""

    APPROVED = "approved", _("approved")
    REVIEW = "review", _("in review")
    DRAFT = "draft", _("draft or in translation")
    OUTDATED = "outdated", _("outdated")
    MISSING = "missing", _("a language is missing")
    EXPIRING = "expiring", _("to be reviewed again")
    RETIRED = "retired", _("retired")


SORTS = {"use": _("use"), "title": _("question"), "expiry": _("review again by")}


class CardFilter(FilterBar):
    """What to show. A wrong value filters nothing."""

    q = words_field()
    topic = number_choice(_("Topic"))
    language = forms.ChoiceField(label=_("Language"), required=False, widget=QuickSelect)
    show = forms.ChoiceField(label=_("Status"), required=False, choices=[("", _("all in use")), *Show.choices])
    advice = forms.ChoiceField(label=_("Kind of advice"), required=False)
    programme = number_choice(_("Programme"))

    def __init__(self, data, *, access):
        super().__init__(data)
        fields = self.fields
        self.offer_programmes(programmes_of(access, READS_ANSWERS))
        fields["topic"].choices = [ALL, *topic_choices()]
        fields["language"].choices = [ALL, *language_choices(self.programmes, all_of_them=False)]
        fields["advice"].choices = [ALL, (Advice.GENERAL, _("general information")), (Advice.LEGAL, _("legal advice"))]

    @property
    def in_language(self) -> str:
        return self.chosen.get("language", "")

    @property
    def status(self) -> str:
        return self.chosen.get("show", "")

    @property
    def sort(self) -> str:
        asked = self.data.get("sort", "")
        return asked if asked in SORTS else "use"

    def apply(self, cards):
        """Narrow to what the database can say; what a card's versions say is told by its row."""
        chosen = self.chosen
        retired = self.status == Show.RETIRED
        cards = cards.filter(status=CardStatus.RETIRED if retired else CardStatus.ACTIVE)
        for name in ("programme", "advice"):
            if name in chosen:
                cards = cards.filter(**{name: chosen[name]})
        if "topic" in chosen:
            cards = cards.filter(topic_ids__overlap=with_children(chosen["topic"]))
        return containing(cards, chosen.get("q", ""))

    def keeps(self, row) -> bool:
        """Whether the row is one of those that are asked for by language and status."""
        show = self.status if self.status != Show.RETIRED else ""
        if self.in_language:
            return row.shows_in(self.in_language, show)
        return row.shows(show)

    def sorted(self, rows):
        """Rows in the order asked for."""
        if self.sort == "title":
            return sorted(rows, key=lambda row: row.card.title.casefold())
        if self.sort == "expiry":
            return sorted(rows, key=lambda row: (row.card.expires_on is None, row.card.expires_on, row.card.pk))
        return sorted(rows, key=lambda row: (-row.uses, row.card.title.casefold()))

    @property
    def query(self) -> str:
        """The selection as a query string, for links and exports."""
        return self.query_with()

    def query_with(self, **changes) -> str:
        kept = {name: self.data[name] for name in (*self.fields, "sort") if self.data.get(name)} | changes
        return urlencode({name: value for name, value in kept.items() if value})

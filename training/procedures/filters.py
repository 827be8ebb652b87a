"""The filter bar of procedure cards: a GET form, so that every selection has an address."""

from django import forms
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from streetwork.accounts.roles import READS_TRAININGS
from streetwork.vocabulary.choices import language_choices, programmes_of, state_choices
from streetwork.web.filtering import ALL, FilterBar, number_choice, words_field
from streetwork.web.widgets import QuickSelect
from training.procedures.queries import cards_of, containing
from training.procedures.rules import old_before

COUNTRY = "DE"


class CardFilter(FilterBar):
    """What to show. A wrong value filters nothing."""

    q = words_field()
    procedure = forms.ChoiceField(label=_("Procedure"), required=False, widget=QuickSelect)
    state = forms.ChoiceField(label=_("State"), required=False, widget=QuickSelect)
    language = forms.ChoiceField(label=_("Language"), required=False, widget=QuickSelect)
    show = forms.ChoiceField(
        label=_("Checked"), required=False,
        choices=[ALL, ("fresh", _("within 12 months")), ("old", _("longer ago"))],
    )  # fmt: skip
    programme = number_choice(_("Programme"))

    def __init__(self, data, *, access):
        super().__init__(data)
        fields = self.fields
        self.offer_programmes(programmes_of(access, READS_TRAININGS))
        there = cards_of(access).order_by("procedure").values_list("procedure", flat=True).distinct()
        fields["procedure"].choices = [ALL, *((name, name) for name in there)]
        fields["state"].choices = [
            ALL, (COUNTRY, _("in all of Germany")), *((str(pk), name) for pk, name in state_choices(self.programmes)),
        ]  # fmt: skip
        fields["language"].choices = [ALL, *language_choices(self.programmes)]

    @property
    def more_is_open(self) -> bool:
        return bool({"language", "programme"} & self.chosen.keys())

    def apply(self, cards):
        """The cards that fit. A state keeps what holds in all of Germany, too: it holds there as well."""
        chosen, limit = self.chosen, old_before(timezone.localdate())
        for name in ("procedure", "language", "programme"):
            if name in chosen:
                cards = cards.filter(**{name: chosen[name]})
        if chosen.get("state") == COUNTRY:
            cards = cards.filter(state=None)
        elif "state" in chosen:
            cards = cards.filter(Q(state=int(chosen["state"])) | Q(state=None))
        if chosen.get("show") == "old":
            cards = cards.filter(checked_on__lt=limit)
        elif chosen.get("show") == "fresh":
            cards = cards.filter(checked_on__gte=limit)
        return containing(cards, chosen.get("q", ""))

"""Everything that the page of one card shows."""

from datetime import date, timedelta
from functools import cached_property

from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from django.utils.formats import date_format

from campaigns.answers import rules
from campaigns.answers.actions import stamp
from campaigns.answers.forms import LegalReviewForm
from campaigns.answers.history import Moment, moments_of
from campaigns.answers.presenters import CardRow, Chip, Text, texts_of
from campaigns.answers.queries import USE_WEEKS, copies_by_week, events_of, use_since
from campaigns.answers.uses import contacts_with
from campaigns.enums import Advice, CardStatus
from campaigns.models import AnswerCard
from streetwork.accounts.access import Access
from streetwork.vocabulary.snapshot import vocabulary
from streetwork.web.charts import Bar

SHOWN_MOMENTS = 12


class CardPage:
    """A card, its texts, its use and its history, as one person sees them."""

    def __init__(self, card: AnswerCard, access: Access, *, legal_form: LegalReviewForm | None = None):
        self.card, self.access, self.today = card, access, timezone.localdate()
        self._legal_form = legal_form

    @cached_property
    def texts(self) -> list[Text]:
        texts = texts_of(self.card, self.access)
        for text in texts:
            text.copies = sum(self._weeks.get(text.version.pk, {}).values())
            text.contacts = self._contacts.get(text.version.pk, 0)
        return texts

    @cached_property
    def row(self) -> CardRow:
        return CardRow(self.card, [text.version for text in self.texts], self.today)

    @property
    def missing(self) -> list[Chip]:
        return [chip for chip in self.row.chips if chip.kind == "missing"]

    @property
    def is_legal(self) -> bool:
        return self.card.advice == Advice.LEGAL

    @property
    def is_retired(self) -> bool:
        return self.card.status == CardStatus.RETIRED

    @property
    def stamp(self) -> str:
        return stamp(self.card)

    @property
    def may_attest(self) -> bool:
        return rules.may_attest(self.access, self.card)

    @property
    def legal_form(self) -> LegalReviewForm:
        return self._legal_form or LegalReviewForm(
            card=self.card,
            initial={
                "reviewed_on": self.today,
                "basis": self.card.legal_basis,
                "reviewed_by": self.access.user_id,
                "expires_on": self.today + timedelta(days=365),
            },
        )

    @cached_property
    def _keys(self) -> list[int]:
        return list(self.card.versions.values_list("pk", flat=True))

    @cached_property
    def _weeks(self) -> dict[int, dict[date, int]]:
        return copies_by_week(self._keys, use_since(self.today))

    @cached_property
    def _contacts(self) -> dict[int, int]:
        return contacts_with(self._keys, self.access, use_since(self.today))

    @property
    def copies(self) -> int:
        return sum(text.copies for text in self.texts)

    @property
    def contacts(self) -> int:
        return sum(text.contacts for text in self.texts)

    @property
    def week_bars(self) -> list[Bar]:
        """Copies by week, the running week last."""
        first = use_since(self.today)
        mondays = [first + timedelta(weeks=number) for number in range(USE_WEEKS)]
        return [
            Bar(
                date_format(monday, "SHORT_DATE_FORMAT"),
                sum(weeks.get(monday, 0) for weeks in self._weeks.values()),
            )
            for monday in mondays
        ]

    @property
    def language_bars(self) -> list[Bar]:
        """Copies by language."""
        by_language: dict[str, int] = {}
        for text in self.texts:
            by_language[text.language] = by_language.get(text.language, 0) + text.copies
        return [Bar(name, number) for name, number in by_language.items() if number]

    @property
    def claims(self) -> list[tuple[str, str]]:
        """(statement, address) of the false claims for which this is the checked answer."""
        claims = getattr(self.card, "claims", None)
        return [(str(claim), _address("claims:detail", claim.pk)) for claim in claims.all()[:20]] if claims else []

    @cached_property
    def moments(self) -> list[Moment]:
        return moments_of(events_of(self.card))[:SHOWN_MOMENTS]

    @property
    def topics(self) -> list[str]:
        return self.row.topics

    @property
    def programme(self) -> str:
        return vocabulary().programmes[self.card.programme_id].name


def _address(name: str, pk: int) -> str:
    try:
        return reverse(name, args=[pk])
    except NoReverseMatch:
        return ""

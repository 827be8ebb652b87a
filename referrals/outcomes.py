"""What became of referrals: the filter of their list, its rows, and the sums per step of the ladder."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import timedelta
from urllib.parse import urlencode

from django import forms
from django.db.models import Count
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from referrals.enums import Result
from referrals.ladder import NOTHING_HEARD, is_success, next_for_counselor
from referrals.ladder_card import may_tell
from referrals.models import Referral, ReferralStep
from streetwork.accounts.models import User
from streetwork.vocabulary.snapshot import vocabulary
from streetwork.web.charts import Bar

ALL = ("", _("all"))
PERIODS = {"3": 91, "12": 365}  # months → days
USUAL_PERIOD = "12"
RESULT_TAGS = dict.fromkeys((Result.NOT_HELPED, Result.NOT_REACHABLE, Result.NOT_RESPONSIBLE), "tag-amber")


class ReferralFilter(forms.Form):
    """Reads leniently: what cannot be understood does not filter. Without a period: the last twelve months."""

    months = forms.ChoiceField(
        label=_("Period"),
        required=False,
        choices=[("12", _("the last 12 months")), ("3", _("the last 3 months")), ("all", _("all years"))],
    )
    result = forms.ChoiceField(label=_("Result"), required=False, choices=[ALL, *Result.choices])
    who = forms.ChoiceField(label=_("Counselor"), required=False, choices=[ALL, ("me", _("mine"))])
    ask = forms.BooleanField(label=_("to ask now"), required=False)

    def __init__(self, data, *, user_id: int):
        super().__init__(data, label_suffix="")
        self.user_id = user_id

    @cached_property
    def chosen(self) -> dict:
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value not in (None, "", False)}

    @property
    def period(self) -> str:
        """In months, or "all"."""
        return self.chosen.get("months", USUAL_PERIOD)

    def in_period(self, referrals):
        if days := PERIODS.get(self.period):
            return referrals.filter(suggested_at__gte=timezone.now() - timedelta(days=days))
        return referrals

    def apply(self, referrals):
        """The referrals that fit."""
        referrals, chosen = self.in_period(referrals), self.chosen
        if "result" in chosen:
            referrals = referrals.filter(result=chosen["result"])
        if "who" in chosen:
            referrals = referrals.filter(counselor=self.user_id)
        if "ask" in chosen:
            referrals = referrals.filter(check_on__lte=timezone.localdate())
        return referrals

    @property
    def is_narrowing(self) -> bool:
        return bool(self.chosen.keys() - {"months"})

    @property
    def query(self) -> str:
        return urlencode({name: value for name, value in self.chosen.items() if value})


@dataclass(frozen=True)
class Row:
    """A referral in the list, with the names that its numbers stand for; serves `referrals/_ladder.html` too."""

    referral: Referral
    steps: list[ReferralStep]
    may_tell: bool
    next_url: str
    counselor: str

    @property
    def topic(self) -> str:
        return vocabulary().topics[self.referral.topic_id].name

    @property
    def language(self) -> str:
        return vocabulary().languages[self.referral.language_id].name

    @property
    def state(self) -> str:
        return vocabulary().states[self.referral.state_id].code

    @property
    def programme(self) -> str:
        return vocabulary().programmes[self.referral.programme_id].short_name

    @property
    def result_tag(self) -> str:
        """Success counts from *contacted* on."""
        result = self.referral.result
        if is_success(result):
            return "tag-accent"
        return RESULT_TAGS.get(result, "tag-outline" if result in NOTHING_HEARD else "")

    @property
    def is_to_ask(self) -> bool:
        return self.referral.check_on is not None and self.referral.check_on <= timezone.localdate()

    @property
    def next_results(self) -> list[Result]:
        return next_for_counselor(self.referral.result) if self.may_tell else []


def rows_of(referrals, *, access, next_url: str = "") -> list[Row]:
    """Rows of a page, with two queries for their steps and one for the people."""
    if not referrals:
        return []
    people = dict(User.objects.filter(pk__in={r.counselor_id for r in referrals}).values_list("pk", "name"))
    steps = defaultdict(list)
    told = ReferralStep.objects.filter(
        state__in={r.state_id for r in referrals}, referral__in=[r.pk for r in referrals]
    ).select_related("user")
    for step in told.order_by("at", "pk"):
        steps[step.referral_id].append(step)
    return [Row(r, steps[r.pk], may_tell(access, r), next_url, people.get(r.counselor_id, "")) for r in referrals]


@dataclass(frozen=True)
class Ladder:
    """How many referrals stand on which step."""

    counts: dict[str, int]

    @property
    def total(self) -> int:
        return sum(self.counts.values())

    @property
    def successes(self) -> int:
        return sum(number for result, number in self.counts.items() if is_success(result))

    def bars(self, *, months: str, linked: bool) -> list[Bar]:
        """One bar per step that anybody stands on; `linked` to the referrals behind it."""
        address = f"{reverse('directory:referrals')}?{urlencode({'months': months})}&result="
        return [
            Bar(result.label, self.counts[result], f"{address}{result}" if linked else "")
            for result in Result
            if self.counts.get(result)
        ]


def ladder_of(referrals) -> Ladder:
    """Counted by the database: one query."""
    return Ladder(dict(referrals.order_by().values_list("result").annotate(Count("pk"))))

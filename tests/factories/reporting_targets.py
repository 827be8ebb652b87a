"""Targets for tests."""

from datetime import date

from streetwork.reporting.models import Target
from streetwork.reporting.periods import period_of
from tests.factories.accounts import programme
from tests.factories.cases import state_id
from tests.factories.cast import KOMPAN


def target_of(indicator="contacts", value=100, *, state="ST", kind="half", day=None, slug=KOMPAN, **facts) -> Target:
    """A target of the period around the day; `state` None: for the whole programme."""
    starts = period_of(day or date.today(), kind).first
    return Target.objects.create(
        programme=programme(slug), state_id=state and state_id(state), indicator=indicator, kind=kind, starts=starts,
        value=value, **facts,
    )  # fmt: skip

"""The list of referrals: who sees rows, who sums."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from referrals.enums import Result
from referrals.models import Referral
from streetwork.vocabulary.models import Topic
from tests.factories.accounts import programme
from tests.factories.cast import EAST_SIDE, KOMPAN, client_of
from tests.factories.referrals import published

pytestmark = pytest.mark.django_db
LIST = "/directory/referrals/"


@pytest.fixture
def referred(opened, cast, state):
    def make(person=None, *, code="ST", of=KOMPAN, **facts):
        with opened(code):
            return Referral.objects.create(
                state_id=state[code], programme=programme(of), counselor=person or cast.owner,
                center=published(code=code), topic=Topic.objects.get(code="recognition"), language_id="pl", **facts,
            )  # fmt: skip

    return make


def shown(response):
    return [row.referral.pk for row in response.context["rows"]]


def test_a_colleague_sees_the_referrals_of_programme_and_state(cast, referred):
    mine = referred()
    referred(cast.outsider, code="SN")
    referred(cast.stranger, of=EAST_SIDE)

    response = client_of(cast.colleague).get(LIST)

    assert shown(response) == [mine.pk]
    assert response.context["ladder"].total == 1


def test_a_coordinator_sees_sums_alone(cast, referred):
    referral = referred(result=Result.HELPED)
    referred()

    response = client_of(cast.coordinator).get(LIST)

    assert "rows" not in response.context
    assert f"referral-{referral.pk}" not in response.content.decode()
    assert (response.context["ladder"].total, response.context["ladder"].successes) == (2, 1)
    assert not any(bar.href for bar in response.context["bars"])


def test_each_bar_leads_to_its_referrals(cast, referred):
    helped, other = referred(result=Result.HELPED), referred()
    client = client_of(cast.owner)

    suggested_first, helped_last = client.get(LIST).context["bars"]

    assert shown(client.get(helped_last.href)) == [helped.pk]
    assert shown(client.get(suggested_first.href)) == [other.pk]


def test_to_ask_now_are_those_whose_day_has_come(cast, referred):
    today = timezone.localdate()
    due = referred(check_on=today)
    referred(check_on=today + timedelta(days=1))
    referred()

    assert shown(client_of(cast.owner).get(LIST, {"ask": "on"})) == [due.pk]


def test_mine_leaves_out_those_of_colleagues(cast, referred):
    mine = referred()
    referred(cast.colleague)

    assert shown(client_of(cast.owner).get(LIST, {"who": "me"})) == [mine.pk]


def test_without_a_period_the_last_twelve_months_count_in_list_and_sums(cast, referred):
    referred(suggested_at=timezone.now() - timedelta(days=400))
    client = client_of(cast.owner)

    assert (shown(client.get(LIST)), client.get(LIST).context["ladder"].total) == ([], 0)
    everything = client.get(LIST, {"months": "all"})
    assert (len(shown(everything)), everything.context["ladder"].total) == (1, 1)


@pytest.mark.parametrize("who", ["directory_editor", "campaign_editor", "figures_only"])
def test_others_may_not_enter(cast, who):
    assert client_of(getattr(cast, who)).get(LIST).status_code == 403


def test_pages_lead_on_and_back(cast, referred, monkeypatch):
    from referrals.ordering import page_of

    monkeypatch.setitem(page_of.__kwdefaults__, "size", 2)
    at = timezone.now()
    made = [referred(suggested_at=at - timedelta(minutes=minute // 2)) for minute in range(3)]
    client = client_of(cast.owner)

    first = client.get(LIST)
    second = client.get(LIST, {"after": first.context["page"].following})
    back = client.get(LIST, {"before": second.context["page"].previous})

    assert shown(first) == [made[1].pk, made[0].pk]
    assert (shown(second), shown(back)) == ([made[2].pk], shown(first))


def test_three_referrals_cost_as_many_queries_as_one(cast, referred):
    client = client_of(cast.owner)

    def queries():
        with CaptureQueriesContext(connection) as captured:
            client.get(LIST)
        return len(captured)

    referred()
    client.get(LIST)
    one = queries()
    referred(cast.colleague)
    referred()

    assert queries() == one

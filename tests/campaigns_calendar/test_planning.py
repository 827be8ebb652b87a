"""Planning, moving, series, shifting: the actions."""

import uuid
from datetime import date, time, timedelta

import pytest

from campaigns.calendar import actions
from campaigns.calendar.actions import stamp
from campaigns.calendar.cautions import cautions_of
from campaigns.calendar.gaps import Gap
from campaigns.calendar.reserve import fill_gap
from campaigns.calendar.timing import day_of, local
from campaigns.flow import Refused
from campaigns.models import Placement, PlacementEvent
from streetwork.web.localtime import at_local
from streetwork.web.steps import Changed
from tests.factories.campaigns import placement_of, post_of
from tests.factories.presence import SpaceFactory

pytestmark = pytest.mark.django_db


def code_of(refused):
    return refused.value.code


def test_something_can_be_planned_before_its_text_exists(post, platform, at):
    planned = actions.plan(post=post, language="pl", platform=platform["facebook"], due_at=at(2), user=None)
    assert (planned.status, planned.language_id, planned.due_at) == ("planned", "pl", at(2))


def test_the_same_planned_twice_is_there_once(post, platform, at):
    facts = {"post": post, "language": "pl", "platform": platform["facebook"], "due_at": at(2), "user": None}
    assert actions.plan(**facts) == actions.plan(**facts)
    assert Placement.objects.count() == 1


def test_a_cancelled_one_does_not_keep_the_same_from_being_planned(post, platform, at):
    facts = {"post": post, "language": "pl", "platform": platform["facebook"], "due_at": at(2), "user": None}
    actions.cancel(placement=actions.plan(**facts), user=None)
    assert actions.plan(**facts).status == "planned"


def test_nothing_is_planned_in_the_past(post, platform, at):
    with pytest.raises(Refused) as refused:
        actions.plan(post=post, language="de", platform=platform["facebook"], due_at=at(-1), user=None)
    assert code_of(refused) == "past"


def test_nothing_is_planned_of_a_dropped_post(post, platform, at):
    post.is_dropped = True
    post.save()
    with pytest.raises(Refused) as refused:
        actions.plan(post=post, language="de", platform=platform["facebook"], due_at=at(1), user=None)
    assert code_of(refused) == "post"


def test_a_channel_of_another_platform_or_programme_is_refused(post, platform, at, channel):
    foreign = channel("Andere", slug="welcome-to-the-east-side")
    for place in (channel("Kanal", "telegram"), foreign):
        with pytest.raises(Refused) as refused:
            actions.plan(
                post=post, language="de", platform=platform["facebook"], due_at=at(1), channel=place, user=None
            )
        assert code_of(refused) == "place"


def test_moving_to_another_day_keeps_the_time_and_is_noted(placement, today, at):
    actions.move_to_day(placement=placement, day=today + timedelta(days=9), user=None)
    placement.refresh_from_db()
    assert placement.due_at == at(9)
    assert [event.due_at for event in PlacementEvent.objects.order_by("pgh_id")] == [at(3), at(9)]


@pytest.mark.parametrize("status", ["published", "sending", "failed", "cancelled"])
def test_what_is_out_or_on_its_way_does_not_move(post, at, status):
    placement = placement_of(post, due_at=at(3), status=status)
    with pytest.raises(Refused) as refused:
        actions.move(placement=placement, due_at=at(5), user=None)
    assert code_of(refused) == "status"
    placement.refresh_from_db()
    assert placement.due_at == at(3)


def test_nothing_moves_into_the_past(placement, today):
    with pytest.raises(Refused) as refused:
        actions.move_to_day(placement=placement, day=today - timedelta(days=1), user=None)
    assert code_of(refused) == "past"


def test_the_second_who_moves_the_same_is_told(placement, at):
    seen = stamp(placement)
    actions.move(placement=placement, due_at=at(5), user=None, seen=seen)
    with pytest.raises(Changed):
        actions.move(placement=placement, due_at=at(7), user=None, seen=seen)
    placement.refresh_from_db()
    assert placement.due_at == at(5)


def test_a_series_keeps_its_time_of_day_when_the_clocks_change(post, platform, monkeypatch):
    monkeypatch.setattr("django.utils.timezone.now", lambda: at_local(date(2026, 10, 1), time(9)).at)
    days = [date(2026, 10, 22), date(2026, 10, 25), date(2026, 10, 29)]
    placements = actions.plan_series(
        post=post, language="de", platform=platform["facebook"], days=days, at=time(18), user=None
    )
    assert [local(each.due_at).time() for each in placements] == [time(18)] * 3
    assert len({each.series for each in placements}) == 1


@pytest.fixture
def series(post, platform, today):
    days = [today + timedelta(days=number) for number in (2, 9, 16, 23)]
    return actions.plan_series(
        post=post, language="de", platform=platform["facebook"], days=days, at=time(18), user=None
    )


def due_days(today):
    return [(day_of(each.due_at) - today).days for each in Placement.objects.order_by("pk")]


def test_one_of_a_series_changes_alone(series, today):
    actions.change(placement=series[1], day=today + timedelta(days=10), at=time(9), channel=None, space=None, user=None)
    assert due_days(today) == [2, 10, 16, 23]


def test_the_rest_of_a_series_follows_by_as_many_days(series, today, channel):
    place = channel()
    actions.change(
        placement=series[1], day=today + timedelta(days=10), at=time(9, 30), channel=place, space=None, user=None,
        rest=True,
    )  # fmt: skip
    assert due_days(today) == [2, 10, 17, 24]
    rest = Placement.objects.order_by("pk")[1:]
    assert {(local(each.due_at).time(), each.channel) for each in rest} == {(time(9, 30), place)}


def test_cancelling_the_rest_leaves_what_went_before_and_what_is_out(series):
    Placement.objects.filter(pk=series[3].pk).update(status="published", published_at=series[3].due_at)
    assert actions.cancel(placement=series[1], user=None, rest=True) == 2
    assert [each.status for each in Placement.objects.order_by("pk")] == [
        "planned", "cancelled", "cancelled", "published",
    ]  # fmt: skip


def test_cancelling_twice_does_no_harm_and_can_be_taken_back(placement):
    seen = stamp(placement)
    assert actions.cancel(placement=placement, user=None, seen=seen) == 1
    placement.refresh_from_db()
    assert actions.cancel(placement=placement, user=None, seen=seen) == 0
    assert actions.restore(placement=placement, user=None).status == "planned"


def test_what_should_have_been_out_long_ago_is_not_restored(post, at):
    placement = placement_of(post, due_at=at(-2), status="cancelled")
    with pytest.raises(Refused) as refused:
        actions.restore(placement=placement, user=None)
    assert code_of(refused) == "past"


def test_many_shift_together_or_not_at_all(post, at, today):
    near, far = placement_of(post, due_at=at(2)), placement_of(post, "pl", due_at=at(9))
    actions.shift_many(placements=[near, far], days=3, keep_weekday=True, user=None)
    assert due_days(today) == [9, 16]
    with pytest.raises(Refused):
        actions.shift_many(placements=[near, far], days=-10, user=None)
    assert due_days(today) == [9, 16]


def test_shifting_stops_when_one_of_them_stands_elsewhere_by_now(post, at, today):
    both = [placement_of(post, due_at=at(2)), placement_of(post, "pl", due_at=at(9))]
    seen = {each.pk: stamp(each) for each in both}
    actions.move(placement=both[1], due_at=at(10), user=None)
    with pytest.raises(Changed):
        actions.shift_many(placements=both, days=7, user=None, seen=seen)
    assert due_days(today) == [2, 10]


def test_cautions_name_forbidden_advertising_another_post_of_the_day_and_the_language(post, at, channel, platform):
    facebook = channel(languages=["pl"])
    placement_of(post_of(post.campaign, title="Anderes"), due_at=at(4, 9), channel=facebook)
    space = SpaceFactory(name="Polki w Niemczech", advertising="forbidden")
    facts = {"post": post, "language_id": "de", "platform": platform["facebook"], "due_at": at(4)}
    said = " ".join(cautions_of(post.campaign, [Placement(**facts, channel=facebook), Placement(**facts, space=space)]))
    assert "Polki w Niemczech" in said
    assert "Anderes" in said
    assert "Kompan auf Facebook" in said


def test_cautions_name_days_outside_the_campaign_and_holidays(post, platform):
    christmas = at_local(date(2027, 12, 25), time(18)).at
    said = cautions_of(
        post.campaign, [Placement(post=post, language_id="de", platform=platform["facebook"], due_at=christmas)]
    )
    assert len(said) == 2


def test_a_gap_is_filled_in_one_step_where_the_post_was_last_used(post, at, today, channel):
    facebook = channel()
    placement_of(post, due_at=at(-20), status="published", channel=facebook)
    gap = Gap(today + timedelta(days=1), today + timedelta(days=7), "de")
    (filled,) = fill_gap(post=post, gap=gap, user=None)
    assert (filled.due_at, filled.channel) == (at(4), facebook)
    with pytest.raises(Refused) as refused:
        fill_gap(post=post, gap=gap, user=None)
    assert code_of(refused) == "filled"


def test_without_an_earlier_use_a_gap_is_filled_on_all_platforms_of_the_campaign(post, today):
    gap = Gap(today + timedelta(days=1), today + timedelta(days=1), "pl")
    assert {each.platform.code for each in fill_gap(post=post, gap=gap, user=None)} == {"facebook", "telegram"}


def test_a_gap_of_the_past_is_not_filled(post, today):
    with pytest.raises(Refused):
        fill_gap(post=post, gap=Gap(today - timedelta(days=9), today - timedelta(days=2), "pl"), user=None)


def test_an_unknown_series_has_no_rest(placement):
    placement.series = uuid.uuid4()
    placement.save()
    assert list(actions.rest_of(placement)) == []

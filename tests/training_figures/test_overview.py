from datetime import UTC, date, datetime

import pytest
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext

from streetwork.accounts.access import access_of
from streetwork.accounts.roles import Role
from streetwork.tenancy.models import State
from streetwork.tenancy.scope import current, scope
from tests.conftest import open_states
from tests.factories.accounts import member, programme
from tests.factories.cast import EAST_SIDE, KOMPAN, client_of
from tests.factories.trainings import registration_of, session_of
from training.figures.periods import Span
from training.figures.presenters import boxes_of
from training.figures.queries import figures_of
from training.models import Attendance, SessionCount, TrainingSession

ALL = Span(None, None)
pytestmark = pytest.mark.django_db


def of(user, *programmes, span=ALL):
    access = access_of(user.pk)
    with transaction.atomic(), scope(access.scope().read, access.scope().write, user.pk):
        return figures_of(access, programmes or access.programme_ids, span)


def held(people=6, *, away=0, state="ST", home=None, **facts):
    """A session that is over, with people who came and people who did not."""
    session = session_of(state=state, in_days=-30, status="held", **facts)
    with open_states(session.state.code):
        for number in range(people + away):
            person = registration_of(session, **({"home_state": home} if home else {}))
            for day in session.dates.all():
                Attendance.objects.create(
                    state=session.state, registration=person, date=day, is_present=number < people
                )
    return session


def test_people_hours_and_no_shows_are_counted(cast):
    held(6, away=2)
    figures = of(cast.training_manager)
    assert (figures.held, figures.attended, figures.minutes) == (1, 6, 6 * 180)
    assert figures.no_show_share == 0.25
    assert figures.teaching_minutes == 180


def test_counts_that_outlived_the_people_are_figures_like_live_ones(cast):
    session = held(6)
    with open_states(session.state.code):
        SessionCount.objects.create(
            state=session.state, session=session, engagement="volunteer", institution_type="initiative",
            home_state=session.state, outcome="attended", people=11, minutes=1980,
        )  # fmt: skip
    figures = of(cast.training_manager)
    assert figures.attended == 17
    assert {each.key: each.people for each in figures.split(lambda row: row.engagement)} == {
        "volunteer": 11, "full_time": 6,
    }  # fmt: skip


def test_a_session_of_another_state_counts_for_the_people_of_mine_alone(cast):
    """The coordinator of Saxony-Anhalt: six of Saxony's guests came from there."""
    home = State.objects.get(code="ST")
    session = held(6, state="SN", home=home)
    with open_states(session.state.code):
        person = registration_of(session)
        Attendance.objects.create(state=session.state, registration=person, date=session.dates.get(), is_present=True)
    figures = of(cast.coordinator)
    assert (figures.held, figures.attended) == (0, 6)
    assert figures.satisfaction.overall.average is None


def test_the_wider_scope_ends_with_the_counting(cast):
    session = held(6, state="SN")
    access = access_of(cast.coordinator.pk)
    with transaction.atomic(), scope(access.scope().read, access.scope().write, cast.coordinator.pk) as opened:
        figures_of(access, access.programme_ids, ALL)
        assert current() == opened
        assert not session.registrations.exists()


def test_another_programmes_sessions_are_not_counted(cast):
    held(6, slug=EAST_SIDE)
    assert of(cast.training_manager).held == 0
    assert of(cast.training_manager, session_of(slug=EAST_SIDE).programme_id).held == 0


def test_only_who_keeps_the_trainings_sees_small_groups(cast):
    held(6)
    session = held(2)
    with open_states(session.state.code):
        session.registrations.update(engagement="volunteer")
    exact = of(cast.training_manager).split(lambda row: row.engagement)
    told = of(cast.coordinator).split(lambda row: row.engagement)
    assert [each.people for each in exact] == [6, 2]
    assert [(each.key, each.people) for each in told] == [(None, 8)]


def test_fewer_than_five_people_in_all_are_not_told(cast):
    held(2)
    page = client_of(cast.figures_only).get("/training/figures/?period=all").content.decode()
    assert "fewer than 5" in page or "weniger als 5" in page
    exact = of(cast.training_manager)
    assert exact.attended_shown
    assert not of(cast.figures_only).attended_shown


H1, H2 = Span(date(2001, 1, 1), date(2001, 6, 30)), Span(date(2001, 7, 1), date(2001, 12, 31))
YEAR = Span(H1.first, H2.last)


def held_in(month, *, full_time=0, volunteer=0, **facts):
    """A session in 2001."""
    begin = datetime(2001, month, 1, 10, tzinfo=UTC)
    for engagement, people in (("full_time", full_time), ("volunteer", volunteer)):
        session = held(people, **facts)
        with open_states(session.state.code):
            session.registrations.update(engagement=engagement)
        TrainingSession.objects.filter(pk=session.pk).update(starts_at=begin)


def by_engagement(figures):
    return {each.key: each.people for each in figures.split(lambda row: row.engagement)}


def test_the_year_less_a_half_year_tells_no_small_group(cast):
    """Three volunteers in the second half-year: told as a group in the year, they would be found."""
    held_in(3, full_time=6, volunteer=6)
    held_in(9, full_time=6, volunteer=3)
    first, second, year = (by_engagement(of(cast.coordinator, span=span)) for span in (H1, H2, YEAR))
    assert (first, second) == ({"full_time": 6, "volunteer": 6}, {None: 9})
    assert year == {"full_time": 6, "volunteer": 6, None: 9}
    assert by_engagement(of(cast.training_manager, span=YEAR)) == {"full_time": 12, "volunteer": 9}


def test_the_year_less_a_half_year_does_not_tell_that_few_took_part(cast):
    held_in(3, full_time=6)
    held_in(9, full_time=3)
    second, year = of(cast.coordinator, span=H2), of(cast.coordinator, span=YEAR)
    assert (second.attended, second.attended_shown, second.no_show_share) == (0, False, None)
    assert (year.attended, year.minutes, year.attended_shown) == (6, 6 * 180, True)
    assert of(cast.training_manager, span=YEAR).attended == 9


def test_all_programmes_less_one_tell_no_small_group(cast):
    held_in(3, full_time=6, volunteer=6)
    held_in(3, full_time=6, volunteer=3, slug=EAST_SIDE)
    east = programme(EAST_SIDE)
    member(Role.COORDINATOR, EAST_SIDE, "ST", user=cast.coordinator)
    assert by_engagement(of(cast.coordinator, east.pk)) == {None: 9}
    assert by_engagement(of(cast.coordinator)) == {"full_time": 6, "volunteer": 6, None: 9}


def test_ones_own_trainings_are_exact_beside_those_of_others(cast):
    """The training manager of Saxony-Anhalt: two volunteers in the own room, three of the state in Saxony's."""
    held_in(3, volunteer=2)
    home = State.objects.get(code="ST")
    held_in(3, full_time=6, volunteer=3, state="SN", home=home)
    figures = of(cast.training_manager)
    assert by_engagement(figures) == {"volunteer": 2, None: 9}
    assert not figures.is_exact


def test_who_is_left_out_is_bounded_not_named(cast):
    held_in(3, full_time=4)
    held_in(9, full_time=4)
    label, words = gettext("people who took part"), gettext("fewer than %d")
    assert dict(boxes_of(of(cast.coordinator, span=H1)))[label] == words % 5
    assert dict(boxes_of(of(cast.coordinator)))[label] == words % 9


def test_a_period_takes_the_sessions_that_begin_in_it(cast):
    session = held(6)
    day = timezone.localdate(session.starts_at)
    assert of(cast.training_manager, span=Span(day, day)).held == 1
    assert of(cast.training_manager, span=Span(date(2001, 1, 1), date(2001, 12, 31))).held == 0


def test_drafts_are_no_figures(cast):
    session_of(status="draft")
    assert of(cast.training_manager).planned == 0


def test_the_number_of_queries_does_not_grow_with_the_sessions(cast, django_assert_max_num_queries):
    held(1)
    client = client_of(cast.training_manager)
    client.get("/training/figures/?period=all")
    for _turn in range(3):
        held(2)
    with django_assert_max_num_queries(26):
        client.get("/training/figures/?period=all")


def test_the_file_says_what_the_page_says(cast):
    held(7)
    user = cast.training_manager
    user.language = "en"
    user.save()
    content = b"".join(client_of(user).get("/training/figures/csv/?period=all").streaming_content).decode()
    assert "people who took part;7" in content
    assert "Types of institutions;Welcome Center;7;21" in content
    assert client_of(user).get("/training/figures/xlsx/?period=all").status_code == 200
    assert client_of(user).get("/training/figures/pdf/").status_code == 404


def test_who_works_with_figures_alone_may_look_and_a_counselor_may_not(cast):
    assert client_of(cast.figures_only).get("/training/figures/").status_code == 200
    assert client_of(member(Role.COUNSELOR, KOMPAN, "ST")).get("/training/figures/").status_code == 403

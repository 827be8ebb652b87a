import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from streetwork.accounts.roles import Role
from tests.conftest import open_states
from tests.factories.accounts import member
from tests.factories.cast import EAST_SIDE, Cast, client_of
from tests.factories.participants import feedback_of
from tests.factories.trainings import course_of, session_of
from training.feedback.queries import results_by_session, satisfaction, words_of

pytestmark = pytest.mark.django_db


def get(user, name, *args, **query):
    user.language = "en"
    user.save(update_fields=["language"])
    return client_of(user).get(reverse(f"feedback:{name}", args=args), query)


def test_averages_and_the_share_of_satisfied_people(session):
    with open_states("ST"):
        feedback_of(session, 5, 5, 4, 3, 1)
        results = satisfaction([session])
    assert (results.answers, results.average, results.satisfied_share) == (5, 3.6, 0.6)
    assert results.overall.counts == {5: 2, 4: 1, 3: 1, 2: 0, 1: 1}


def test_fewer_than_five_answers_say_nothing(session):
    with open_states("ST"):
        feedback_of(session, 5, 5, 4, 3)
        results = satisfaction([session])
        assert words_of(session, "good") == []
    assert (results.answers, results.average, results.satisfied_share, results.waiting) == (0, None, None, 4)


def test_answers_that_wait_are_in_no_figure(session):
    with open_states("ST"):
        feedback_of(session, 5, 5, 5, 5, 5)
        feedback_of(session, 1, counted=False, good="Nur ich")
        results = satisfaction([session])
        assert words_of(session, "good") == []
    assert (results.answers, results.average, results.waiting) == (5, 5.0, 1)


def test_a_small_session_cannot_be_told_from_the_sum_of_a_course(session):
    small = session_of(session.course_version, in_days=-9, status="held")
    with open_states("ST"):
        feedback_of(session, 5, 5, 5, 5, 5)
        feedback_of(small, 1, 1, 1)
        assert satisfaction([session, small]).average == satisfaction([session]).average == 5.0


def test_a_question_that_fewer_than_five_answered_is_not_shown(session):
    with open_states("ST"):
        feedback_of(session, 4, 4, 4)
        feedback_of(session, 4, 4, trainers=1)
        assert satisfaction([session]).ratings["trainers"].average is None


def test_a_question_that_few_answered_cannot_be_told_from_the_sum_of_a_course(session):
    other = session_of(session.course_version, in_days=-9, status="held")
    with open_states("ST"):
        feedback_of(session, 4, 4, 4, 4, 4, trainers=5)
        feedback_of(other, 4, 4, 4, 4)
        feedback_of(other, 4, trainers=1)
        together = satisfaction([session, other])
    assert together.answers == 10
    assert together.ratings["trainers"].counts == {5: 5, 4: 0, 3: 0, 2: 0, 1: 0}


def test_texts_stand_in_the_order_of_the_alphabet(session):
    with open_states("ST"):
        for text in ("Zebra", "apfel", "", "Mitte", "Birne"):
            feedback_of(session, 3, good=text)
        assert [words.text for words in words_of(session, "good")] == ["apfel", "Birne", "Mitte", "Zebra"]


def test_results_of_many_sessions_are_one_query(session, django_assert_num_queries):
    others = [session_of(session.course_version, in_days=-9, status="held") for _ in range(3)]
    with open_states("ST"):
        for each in (session, *others):
            feedback_of(each, 3, 3, 3, 3, 3)
        with django_assert_num_queries(1):
            assert len(results_by_session([session, *others])) == 4


def test_the_tab_shows_figures_and_texts_to_who_plans_there(session):
    with open_states("ST"):
        feedback_of(session, 5, 4, 4, 4, 4, good="Sehr nah an der Praxis")
    page = get(Cast().training_manager, "session", session.pk).content.decode()
    assert "4.2" in page
    assert "100%" in page
    assert page.count("Sehr nah an der Praxis") == 5


def test_readers_of_the_state_see_figures_and_no_texts(session):
    with open_states("ST"):
        feedback_of(session, 5, 4, 4, 4, 4, good="Sehr nah an der Praxis")
    page = get(Cast().coordinator, "session", session.pk).content.decode()
    assert "4.2" in page
    assert "Sehr nah" not in page


def test_readers_of_another_state_read_that_results_stay_there(session):
    with open_states("ST"):
        feedback_of(session, 5, 4, 4, 4, 4, good="Sehr nah an der Praxis")
    page = get(Cast().outsider, "session", session.pk).content.decode()
    assert "Feedback stays with the host state" in page
    assert "figure-box" not in page


def test_another_programme_finds_nothing(session):
    stranger = member(Role.TRAINING_MANAGER, EAST_SIDE, "ST", name="Ede Ost")
    assert get(stranger, "session", session.pk).status_code == 404
    assert get(stranger, "course", session.course_version.course_id).status_code == 404


@pytest.mark.parametrize(
    ("in_days", "answers", "words"),
    [(3, (), "Feedback comes after the training"), (-3, (), "No feedback yet"),
     (-3, (5, 5), "Fewer than five answers so far")],
)  # fmt: skip
def test_an_empty_tab_says_why_and_what_to_do(in_days, answers, words):
    session = session_of(in_days=in_days)
    with open_states("ST"):
        feedback_of(session, *answers)
    assert words in get(Cast().training_manager, "session", session.pk).content.decode()


def test_the_course_shows_each_session_and_hides_small_numbers(session):
    small = session_of(session.course_version, in_days=-9, status="held", title="Kleine Runde")
    with open_states("ST"):
        feedback_of(session, 5, 4, 4, 4, 4)
        feedback_of(small, 1, 1)
    page = get(Cast().training_manager, "course", session.course_version.course_id).content.decode()
    assert "Kleine Runde" in page
    assert "fewer than 5" in page
    assert "2 more answers wait" in page


def test_the_overview_compares_courses_and_forgets_drafts_and_cancelled_sessions(session):
    other = session_of(course_of(title="Recht im Alltag"), in_days=-4, status="held")
    session_of(course_of(title="Fiel aus"), in_days=-4, status="cancelled")
    session_of(course_of(title="Nur geplant"), in_days=4)
    with open_states("ST"):
        feedback_of(session, 5, 5, 5, 5, 5)
        feedback_of(other, 2, 2, 2, 2, 2)
    page = get(Cast().training_manager, "results").content.decode()
    assert "Recht im Alltag" in page
    assert "3.5" in page
    assert "Fiel aus" not in page
    assert "Nur geplant" not in page


def test_the_period_narrows_the_overview_and_a_wrong_day_narrows_nothing(session):
    page = get(Cast().training_manager, "results", until="2020-01-01").content.decode()
    assert "No session took place in this selection" in page
    assert "Digitale Beratung" in get(Cast().training_manager, "results", until="x\x00").content.decode()


def test_the_overview_needs_the_same_queries_for_one_session_and_for_three(session):
    user = Cast().training_manager
    get(user, "results")
    with CaptureQueriesContext(
        connection,
    ) as one:
        get(user, "results")
    for days in (4, 5):
        session_of(course_of(title=f"Kurs {days}"), in_days=-days, status="held")
    with CaptureQueriesContext(connection) as three:
        get(user, "results")
    assert len(one) == len(three)


def test_the_csv_has_figures_alone_and_no_formula(session):
    session.title = "=1+1"
    session.save()
    with open_states("ST"):
        feedback_of(session, 5, 4, 4, 4, 4, good="Geheim")
    text = b"".join(get(Cast().training_manager, "export").streaming_content).decode("utf-8-sig")
    assert "'=1+1" in text
    assert "4.2" in text
    assert "Geheim" not in text


def test_the_csv_hides_small_numbers(session):
    with open_states("ST"):
        feedback_of(session, 1, 1)
    text = b"".join(get(Cast().training_manager, "export").streaming_content).decode("utf-8-sig")
    assert text.splitlines()[1].endswith(";ST;;;;;;;")

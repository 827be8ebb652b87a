from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from streetwork.tenancy.models import State
from tests.factories.accounts import programme
from tests.factories.trainings import course_of, session_of

pytestmark = pytest.mark.django_db


def found(visitor, **query):
    answer = visitor.get("/en/trainings/", query)
    assert answer.status_code == 200
    return answer.content.decode()


def test_what_is_coming_is_listed_with_day_place_language_and_free_seats(visitor):
    session_of(title="Beratung im Chat", capacity=20)
    page = found(visitor)
    for words in ("Beratung im Chat", "20 free seats", "Online", "German"):
        assert words.lower() in page.lower()


def test_drafts_past_held_and_cancelled_ones_are_not_listed(visitor):
    for title, facts in {
        "Entwurf": {"status": "draft"}, "Vorbei": {"in_days": -5}, "Gehalten": {"in_days": -5, "status": "held"},
        "Abgesagt": {"status": "cancelled"},
    }.items():  # fmt: skip
        session_of(title=title, **facts)
    page = found(visitor)
    for title in ("Entwurf", "Vorbei", "Gehalten", "Abgesagt"):
        assert title not in page
    assert "No training is planned at the moment" in page


def test_the_next_one_comes_first_under_its_month(visitor):
    session_of(title="Später", in_days=60)
    session_of(title="Zuerst", in_days=2)
    page = found(visitor)
    assert page.index("Zuerst") < page.index("Später")


@pytest.mark.parametrize(
    ("query", "fits"),
    [
        ({"q": "chat"}, {"Chat auf Deutsch"}),
        ({"q": "chat vor"}, set()),
        ({"language": "pl"}, {"Vor Ort auf Polnisch"}),
        ({"form": "on_site"}, {"Vor Ort auf Polnisch"}),
        ({"competence": "law"}, {"Vor Ort auf Polnisch"}),
        ({"audience": "volunteer"}, {"Chat auf Deutsch"}),
        ({"audience": "full_time"}, {"Chat auf Deutsch", "Vor Ort auf Polnisch"}),
        ({"state": "HE"}, {"Chat auf Deutsch"}),
        ({"state": "ST"}, {"Chat auf Deutsch", "Vor Ort auf Polnisch"}),
        ({"free": "on"}, {"Chat auf Deutsch"}),
        ({"language": "xx", "form": "x", "state": "99", "page": "x", "q": "\x00"},
         {"Chat auf Deutsch", "Vor Ort auf Polnisch"}),
    ],
)  # fmt: skip
def test_filters_keep_what_fits_and_a_wrong_value_filters_nothing(visitor, query, fits):
    session_of(course_of(title="Chat auf Deutsch"))
    version = course_of(title="Vor Ort auf Polnisch", language="pl", audience="full_time")
    version.course.competence = "law"
    version.course.save()
    session = session_of(version, form="on_site", city="Halle", capacity=3, seats_taken=3)
    session.states.add(State.objects.get(code="ST"))
    page = found(visitor, **query)
    assert {title for title in ("Chat auf Deutsch", "Vor Ort auf Polnisch") if title in page} == fits


def test_no_named_state_means_all_states_of_the_programme(visitor):
    session_of(title="Für alle")
    outside = State.objects.exclude(pk__in=programme("kompan").states.values("pk")).exclude(pk=State.DE).first()
    assert "Für alle" in found(visitor, state="ST")
    if outside:
        assert "Für alle" not in found(visitor, state=outside.code)


def test_each_choice_can_be_taken_away_alone(visitor):
    session_of(title="Beratung im Chat")
    page = found(visitor, q="chat", form="online")
    assert 'href="?form=online"' in page
    assert 'href="?q=chat"' in page


def test_an_empty_selection_offers_the_way_out(visitor):
    session_of(title="Beratung im Chat")
    page = found(visitor, q="gibtesnicht")
    assert "No training fits this selection" in page
    assert 'href="/en/trainings/"' in page


def test_a_full_one_says_that_there_is_a_waiting_list(visitor):
    session_of(capacity=1, seats_taken=1)
    session_of(capacity=1, seats_taken=1, has_waiting_list=False)
    page = found(visitor)
    assert "Full – waiting list" in page
    assert "Fully booked" in page


def test_one_that_opens_later_says_when(visitor):
    session_of(opens_at=timezone.now() + timedelta(days=3))
    assert "Registration from" in found(visitor)


def test_the_list_needs_the_same_queries_for_one_and_for_three(visitor):
    session_of()
    found(visitor)
    with CaptureQueriesContext(connection) as one:
        found(visitor)
    session_of(in_days=40)
    session_of(in_days=41)
    with CaptureQueriesContext(connection) as three:
        found(visitor)
    assert len(one) == len(three)


def test_the_list_is_paged_and_keeps_the_selection(visitor):
    version = course_of(title="Chat")
    for day in range(21):
        session_of(version, in_days=day + 1)
    page = found(visitor, q="chat")
    assert "q=chat&amp;page=2" in page
    assert "Page 2 of 2" in found(visitor, q="chat", page="2")


@pytest.mark.parametrize("language", ["", "en/", "bg/", "es/", "pl/", "ro/", "ru/", "vi/"])
def test_the_list_speaks_eight_languages_and_sets_no_cookie(visitor, language):
    session_of(title="Beratung im Chat")
    answer = visitor.get(f"/{language}trainings/")
    assert answer.status_code == 200
    assert not answer.cookies
    assert "max-age=60" in answer["Cache-Control"]


def test_the_start_page_shows_the_next_three(visitor):
    for day in (5, 6, 7, 8):
        session_of(title=f"Termin {day}", in_days=day)
    page = visitor.get("/en/").content.decode()
    assert "Next trainings" in page
    assert ["Termin 5" in page, "Termin 7" in page, "Termin 8" in page] == [True, True, False]


def test_the_start_page_says_nothing_of_trainings_when_there_are_none(visitor):
    assert "Next trainings" not in visitor.get("/en/").content.decode()

"""The list, one session's page, Today, the calendar."""

import datetime

import pytest
from django.urls import reverse
from django.utils import timezone, translation

from streetwork.accounts.roles import Role
from streetwork.rota.feed import sources
from tests.factories.accounts import member
from tests.factories.cast import EAST_SIDE, client_of
from tests.factories.trainings import session_of
from training.models import SessionTrainer, TrainingSession
from training.sessions.queries import public_sessions

pytestmark = pytest.mark.django_db
LIST = "/training/"


def shown(response):
    return [row.session for month in response.context["months"] for row in month.rows]


def test_the_list_shows_what_is_coming_the_next_first(manager, version):
    later, sooner = session_of(version, in_days=30), session_of(version, in_days=3)
    past = session_of(version, in_days=-30, status="held")
    undated = session_of(version, status="draft", dates=1)
    TrainingSession.objects.filter(pk=undated.pk).update(starts_at=None, ends_at=None)
    assert shown(manager.get(LIST)) == [undated, sooner, later]
    assert shown(manager.get(LIST, {"period": "past"})) == [past]


def test_sessions_of_other_programmes_are_not_there(manager, version):
    foreign = session_of(slug=EAST_SIDE)
    assert shown(manager.get(LIST)) == []
    assert manager.get(f"/training/sessions/{foreign.pk}/").status_code == 404


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("q=Beratung", {"one", "two"}),
        ("q=Halle", {"two"}),
        ("q=Extern", {"one"}),
        ("q=%00", {"one", "two"}),
        ("form=on_site", {"two"}),
        ("status=full", {"two"}),
        ("status=open", {"one", "two"}),
        ("status=draft", set()),
        ("who=me", {"one"}),
        ("language=pl", set()),
        ("course=999999999999999999999", {"one", "two"}),
        ("since=2020-01-01&until=2020-02-01", set()),
        ("period=nonsense", {"one", "two"}),
    ],
)
def test_filters(manager, cast, version, query, found):
    sessions = {
        "one": session_of(version, responsible=cast.training_manager),
        "two": session_of(version, form="on_site", city="Halle", capacity=3, seats_taken=3),
    }
    SessionTrainer.objects.create(session=sessions["one"], name="Eva Extern")
    assert set(shown(manager.get(f"{LIST}?{query}"))) == {sessions[name] for name in found}


def test_what_is_over_and_not_settled_is_pointed_to(manager, version):
    over = session_of(version, in_days=-3)
    page = manager.get(LIST)
    assert page.context["unsettled"] == 1
    assert shown(manager.get(LIST, {"status": "unsettled"})) == [over]


def test_the_list_takes_as_many_queries_for_many_sessions(manager, cast, version, django_assert_num_queries):
    def add():
        SessionTrainer.objects.create(session=session_of(version, dates=2), user=cast.training_manager, name="Tom")

    add()
    with translation.override("en"):
        manager.get(LIST)
        from django.db import connection
        from django.test.utils import CaptureQueriesContext

        with CaptureQueriesContext(connection) as one:
            manager.get(LIST)
        add()
        add()
        with django_assert_num_queries(len(one)):
            manager.get(LIST)


def test_the_page_shows_counts_and_no_names(manager, register, version):
    session = session_of(version, capacity=2)
    register(session, name="Petra Probe")
    register(session, name="Paul Probe")
    register(session, name="Wera Wartend", status="waiting")
    page = manager.get(f"/training/sessions/{session.pk}/").content.decode()
    assert "1 is waiting" in page
    assert not {"Petra", "Paul", "Wera"} & set(page.replace("<", " ").split())


def test_the_meeting_link_is_for_those_who_plan_or_train(manager, cast, version):
    session = session_of(version, online_url="https://meet.example.org/secret-room")
    url = f"/training/sessions/{session.pk}/"
    assert "secret-room" in manager.get(url).content.decode()
    reader = client_of(cast.owner)
    assert "secret-room" not in reader.get(url).content.decode()
    assert b"secret-room" not in reader.get(f"{url}session.ics").content
    SessionTrainer.objects.create(session=session, user=cast.owner, name="Olga")
    assert "secret-room" in reader.get(url).content.decode()
    assert b"secret-room" in reader.get(f"{url}session.ics").content


def test_strangers_see_open_sessions_that_are_not_over(version):
    now = timezone.now()
    coming, running = session_of(version, in_days=5), session_of(version, in_days=-1, dates=3)
    session_of(version, status="draft")
    session_of(version, status="cancelled")
    session_of(version, in_days=-9)
    assert list(public_sessions(now)) == [running, coming]
    type(coming.programme).objects.filter(pk=coming.programme_id).update(is_archived=True)
    assert list(public_sessions(now)) == []


def test_today_shows_my_next_ones_and_what_is_to_be_settled(manager, version):
    soon, over = session_of(version, in_days=3), session_of(version, in_days=-3)
    session_of(version, in_days=40)
    session_of(version, in_days=3, status="draft")
    page = manager.get(reverse("web:today")).content.decode()
    assert reverse("sessions:detail", args=[soon.pk]) in page
    assert reverse("sessions:detail", args=[over.pk]) in page
    assert page.count('href="/training/sessions/') == 2


def test_today_says_nothing_to_those_who_train_nothing(cast, version):
    session = session_of(version, in_days=3)
    client = client_of(cast.coordinator)
    path = reverse("sessions:detail", args=[session.pk])
    assert path not in client.get(reverse("web:today")).content.decode()
    SessionTrainer.objects.create(session=session, user=cast.coordinator, name="Cora")
    assert path in client.get(reverse("web:today")).content.decode()


def test_the_calendar_holds_each_date_that_i_train_and_no_title(cast, version):
    session = session_of(version, dates=2, title="Vertraulich")
    SessionTrainer.objects.create(session=session, user=cast.training_manager, name="Tom")
    session_of(version, responsible=cast.training_manager, status="cancelled")
    session_of(version)
    today = timezone.localdate()
    found = list(sources["trainings"](cast.training_manager, today, today + datetime.timedelta(days=90)))
    assert [entry.uid for entry in found] == [str(date.pk) for date in session.dates.all()]
    assert all("Vertraulich" not in str(entry.title) for entry in found)
    assert found[0].start == timezone.localtime(session.starts_at).time()
    assert list(sources["trainings"](cast.training_manager, today, today)) == []


@pytest.mark.parametrize("who", ["training_manager", "lead", "coordinator", "owner"])
def test_everybody_who_works_with_trainings_finds_them_in_the_rail(cast, who, version):
    assert b'href="/training/"' in client_of(getattr(cast, who)).get(LIST).content


def test_an_archive_shows_what_there_was(db):
    """Nothing is to come there: an empty page would look like a loss."""
    keeper = member(Role.TRAINING_MANAGER, "integrif", all_states=True)
    held = session_of(slug="integrif", in_days=-2000, status="held", title="Rechtliche Grundlagen")
    page = client_of(keeper).get("/training/").content.decode()
    assert held.title in page
    assert held.title not in client_of(keeper).get("/training/?period=").content.decode()

"""Planning and changing sessions."""

from datetime import timedelta

import pytest
from django.utils import timezone

from streetwork.tenancy.models import Programme, State
from tests.factories.accounts import member
from tests.factories.cast import EAST_SIDE, KOMPAN, client_of
from tests.factories.trainings import course_of, session_of
from training.models import Attendance, SessionDate, TrainingSession
from training.sessions import actions

pytestmark = pytest.mark.django_db
NEW = "/training/sessions/new/"


def edit_url(session):
    return f"/training/sessions/{session.pk}/edit/"


@pytest.fixture
def told(monkeypatch):
    """Who is told what."""
    told = []
    monkeypatch.setattr(actions, "tell_all", lambda session, what: told.append((session.pk, what)))
    return told


@pytest.fixture
def offered(monkeypatch):
    offered = []
    monkeypatch.setattr(actions, "offer_free_seats", lambda session: offered.append(session.pk))
    return offered


def test_a_new_session_is_a_draft_that_takes_its_words_from_the_course(manager, cast, entry, version):
    response = manager.post(NEW, entry)
    session = TrainingSession.objects.get()
    assert response["Location"] == f"/training/sessions/{session.pk}/"
    assert (session.status, session.title, session.language_id) == ("draft", version.title, "de")
    assert (session.programme, session.created_by) == (version.course.programme, cast.training_manager)
    day = timezone.localdate() + timedelta(days=14)
    assert session.slug == f"digitale-beratung-{day}"
    assert f"{timezone.localtime(session.starts_at):%Y-%m-%d %H:%M}" == f"{day} 10:00"
    assert f"{timezone.localtime(session.ends_at):%H:%M}" == "13:00"
    trainer = session.trainers.get()
    assert (trainer.user, trainer.name, trainer.is_public) == (cast.training_manager, "Tom Training", False)


def test_the_same_form_saved_twice_is_one_session(manager, entry):
    manager.post(NEW, entry)
    assert manager.post(NEW, entry).status_code == 302
    assert TrainingSession.objects.count() == 1
    assert SessionDate.objects.count() == 1


def test_two_sessions_of_a_course_on_a_day_have_two_addresses(manager, entry):
    manager.post(NEW, entry)
    manager.post(NEW, entry | {"key": "7f0e2a1c-6f9f-4f43-a5c1-000000000001", "trainers-0-user": ""})
    slugs = set(TrainingSession.objects.values_list("slug", flat=True))
    assert len(slugs) == 2
    assert any(slug.endswith("-2") for slug in slugs)


def test_the_form_begins_with_the_course_that_was_asked_for(manager, version):
    course_of(title="Ein anderer Kurs")
    page = manager.get(f"{NEW}?version={version.pk}")
    assert page.context["form"]["version"].value() == version.pk


@pytest.mark.parametrize("asked", ["x", "99999999999999", "-1", "", "1\x00"])
def test_a_strange_course_in_the_address_is_no_error(manager, version, asked):
    assert manager.get(NEW, {"version": asked}).status_code == 200


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"version": ""}, "version"),
        ({"version": "999999999999999999"}, "version"),
        ({"capacity": "0"}, "capacity"),
        ({"capacity": "99999999999999999999"}, "capacity"),
        ({"online_url": "no address"}, "online_url"),
        ({"contact_email": "nobody"}, "contact_email"),
        ({"opens_at": "2026-12-02T10:00", "closes_at": "2026-12-01T10:00"}, "closes_at"),
        ({"closes_at": "2099-12-01T10:00"}, "closes_at"),
        ({"opens_at": "0001-01-01T00:00"}, "opens_at"),
        ({"title": "nul\x00"}, "title"),
        ({"state": "x"}, "state"),
        ({"responsible": "0"}, "responsible"),
    ],
)
def test_wrong_input_is_said_at_its_field_and_nothing_is_saved(manager, entry, change, field):
    response = manager.post(NEW, entry | change)
    assert response.status_code == 422
    assert field in response.context["form"].errors
    assert not TrainingSession.objects.exists()


@pytest.mark.parametrize(
    "change",
    [
        {"dates-0-end": "09:00"},
        {"dates-0-day": "0001-01-01"},
        {"dates-0-day": "tomorrow"},
        {"dates-0-begin": ""},
        {"dates-TOTAL_FORMS": "99999999"},
        {"dates-TOTAL_FORMS": "x"},
        {"dates-0-note": "nul\x00"},
    ],
)
def test_a_wrong_date_is_not_saved(manager, entry, change):
    response = manager.post(NEW, entry | change)
    assert response.status_code == 422
    assert response.context["entry"].dates.total_error_count()
    assert not TrainingSession.objects.exists()


def test_dates_of_one_session_do_not_overlap(manager, entry):
    day = entry["dates-0-day"]
    response = manager.post(NEW, entry | {"dates-1-day": day, "dates-1-begin": "12:00", "dates-1-end": "14:00"})
    assert response.status_code == 422
    assert "Two of the dates are at the same time." in response.content.decode()


def test_an_evening_may_end_after_midnight(manager, entry):
    manager.post(NEW, entry | {"dates-0-begin": "20:00", "dates-0-end": "01:00"})
    date = SessionDate.objects.get()
    assert date.ends_at - date.starts_at == timedelta(hours=5)


def test_a_session_of_several_dates_lasts_from_the_first_to_the_last(manager, entry):
    later = timezone.localdate() + timedelta(days=21)
    manager.post(NEW, entry | {"dates-1-day": later.isoformat(), "dates-1-begin": "10:00", "dates-1-end": "12:00"})
    session = TrainingSession.objects.get()
    assert session.dates.count() == 2
    assert timezone.localdate(session.ends_at) == later


def test_an_empty_post_is_answered_with_the_form(manager, version):
    assert manager.post(NEW, {"walls": "1"}).status_code == 422


def test_a_trainer_is_somebody_of_the_team_or_a_name_not_both(manager, entry):
    response = manager.post(NEW, entry | {"trainers-0-name": "Somebody Else"})
    assert response.status_code == 422
    assert response.context["entry"].trainers.total_error_count() == 1


def test_nobody_plans_for_a_state_of_others(manager, entry):
    foreign = State.objects.get(code="SN").pk
    assert manager.post(NEW, entry | {"state": foreign}).status_code == 422


def test_states_and_courses_of_another_programme_are_not_offered(cast, entry):
    person = member("training_manager", EAST_SIDE, "ST", user=cast.training_manager)
    foreign = course_of(slug=EAST_SIDE, title="Welcome")
    client = client_of(person)
    responsible = member("training_manager", KOMPAN, "ST", name="Only Kompan")
    response = client.post(NEW, entry | {"version": foreign.pk, "responsible": responsible.pk})
    assert set(response.context["form"].errors) == {"responsible"}


def test_a_title_that_names_a_person_is_asked_about_first(manager, entry):
    response = manager.post(NEW, entry | {"title": "Frag Herrn Müller unter 0176 1234567"})
    assert response.status_code == 422
    form = response.context["form"]
    assert manager.post(
        NEW, entry | {"title": "Frag Herrn Müller unter 0176 1234567", form.guard_box: form.guard_digest}
    ).status_code == 302  # fmt: skip


def test_untouched_nothing_changes(manager, filled, told):
    session = session_of(dates=2, status="open")
    dates = list(session.dates.values())
    assert manager.post(edit_url(session), filled(manager, session)).status_code == 302
    assert list(session.dates.values()) == dates
    session.refresh_from_db()
    assert session.sequence == 0
    assert not told


def test_who_saves_after_a_colleague_is_asked_first(manager, filled):
    session = session_of()
    sent = filled(manager, session)
    TrainingSession.objects.filter(pk=session.pk).update(title="Theirs", updated_at=timezone.now())
    response = manager.post(edit_url(session), sent | {"title": "Mine"})
    assert response.status_code == 422
    assert "Theirs" in response.content.decode()
    session.refresh_from_db()
    assert session.title == "Theirs"
    seen = response.context["form"]["seen"].value()
    assert manager.post(edit_url(session), sent | {"title": "Mine", "seen": seen}).status_code == 302


def test_seats_that_are_taken_meanwhile_do_not_disturb_the_form(manager, filled, register):
    session = session_of()
    sent = filled(manager, session)
    register(session)
    assert manager.post(edit_url(session), sent | {"title": "Neu"}).status_code == 302
    session.refresh_from_db()
    assert (session.title, session.seats_taken) == ("Neu", 1)


def test_moving_a_date_tells_everybody_and_keeps_the_date(manager, filled, told, register):
    session = session_of()
    register(session)
    date = session.dates.get()
    sent = filled(manager, session)
    manager.post(edit_url(session), sent | {"dates-0-begin": "05:30", "dates-0-end": "07:00"})
    session.refresh_from_db()
    assert session.dates.get().pk == date.pk
    assert told == [(session.pk, "changed")]
    assert session.sequence == 1
    assert session.starts_at == session.dates.get().starts_at != date.starts_at


def test_another_title_tells_nobody(manager, filled, told, register):
    session = session_of()
    register(session)
    manager.post(edit_url(session), filled(manager, session) | {"title": "Neu"})
    assert not told


def test_a_change_of_a_draft_tells_nobody(manager, filled, told):
    session = session_of(status="draft")
    manager.post(edit_url(session), filled(manager, session) | {"dates-0-begin": "05:30", "dates-0-end": "07:00"})
    assert not told


def test_two_dates_may_swap_their_times(manager, filled):
    session = session_of(dates=2)
    first, second = session.dates.all()
    sent = filled(manager, session)
    sent["dates-0-day"], sent["dates-1-day"] = sent["dates-1-day"], sent["dates-0-day"]
    assert manager.post(edit_url(session), sent).status_code == 302
    assert [date.pk for date in session.dates.order_by("starts_at")] == [second.pk, first.pk]


def test_a_date_can_be_taken_away(manager, filled):
    session = session_of(dates=2)
    first, _second = session.dates.all()
    manager.post(edit_url(session), filled(manager, session) | {"dates-1-DELETE": "on"})
    session.refresh_from_db()
    assert session.dates.get() == first
    assert session.ends_at == first.ends_at


def test_a_date_with_recorded_presence_stays(manager, filled, register, within, cast):
    session = session_of(dates=2, in_days=-3)
    person = register(session)
    with within(session):
        Attendance.objects.create(
            state=session.state, registration=person, date=session.dates.last(), is_present=True,
            marked_by=cast.training_manager,
        )  # fmt: skip
    response = manager.post(edit_url(session), filled(manager, session) | {"dates-1-DELETE": "on"})
    assert response.status_code == 422
    assert "presence is recorded" in response.content.decode()
    assert session.dates.count() == 2


def test_an_open_session_keeps_at_least_one_date(manager, filled):
    session = session_of()
    response = manager.post(edit_url(session), filled(manager, session) | {"dates-0-DELETE": "on"})
    assert response.status_code == 422
    assert session.dates.count() == 1


def test_there_are_never_fewer_seats_than_people_on_them(manager, filled, register):
    session = session_of(capacity=5)
    for _each in range(2):
        register(session)
    response = manager.post(edit_url(session), filled(manager, session) | {"capacity": "1"})
    assert set(response.context["form"].errors) == {"capacity"}
    assert manager.post(edit_url(session), filled(manager, session) | {"capacity": "2"}).status_code == 302


def test_more_seats_are_offered_to_those_who_wait(manager, filled, register, offered):
    session = session_of(capacity=1)
    register(session)
    register(session, status="waiting")
    manager.post(edit_url(session), filled(manager, session) | {"capacity": "2"})
    assert offered == [session.pk]


def test_the_host_state_stays_once_somebody_registered(cast, filled, register):
    cast.lead.language = "en"
    cast.lead.save()
    client, session = client_of(cast.lead), session_of()
    register(session, status="cancelled")
    response = client.post(
        edit_url(session), filled(client, session) | {"state": State.objects.get(code="SN").pk}
    )  # fmt: skip
    assert set(response.context["form"].errors) == {"state"}


def test_a_session_of_another_state_cannot_be_changed(manager):
    session = session_of(state="SN")
    assert manager.get(f"/training/sessions/{session.pk}/").status_code == 200
    assert manager.get(edit_url(session)).status_code == 302


def test_an_archived_programme_is_read_only(manager, entry):
    session = session_of()
    Programme.objects.get(slug=KOMPAN).save()
    Programme.objects.filter(slug=KOMPAN).update(is_archived=True)
    assert manager.get(NEW).status_code == 302
    assert manager.get(edit_url(session)).status_code == 302
    assert manager.get(f"/training/sessions/{session.pk}/").status_code == 200
    assert manager.post(NEW, entry).status_code == 302
    assert TrainingSession.objects.count() == 1


def test_a_session_keeps_the_version_it_was_planned_with(manager, filled):
    session = session_of(status="held", in_days=-5)
    old = session.course_version
    old.course.versions.create(language_id="de", number=2, title="Neu", status="released")
    assert manager.post(edit_url(session), filled(manager, session)).status_code == 302
    session.refresh_from_db()
    assert session.course_version == old


@pytest.mark.parametrize("name", ["version", "state"])
def test_what_was_held_keeps_its_version_and_host_state(cast, filled, name):
    cast.lead.language = "en"
    cast.lead.save()
    client, session = client_of(cast.lead), session_of(status="held", in_days=-5)
    before = session.course_version_id, session.state_id
    newer = session.course_version.course.versions.create(language_id="de", number=2, title="Neu", status="released")
    other = {"version": newer.pk, "state": State.objects.get(code="SN").pk}[name]
    response = client.post(edit_url(session), filled(client, session) | {name: other, "title": "Mit Titel"})
    assert response.status_code == 422
    assert "The session was held. Its course, version and host state stay" in response.content.decode()
    session.refresh_from_db()
    assert (session.course_version_id, session.state_id) == before
    assert session.title != "Mit Titel"


def test_what_was_held_still_gets_another_title(manager, filled):
    session = session_of(status="held", in_days=-5)
    assert manager.post(edit_url(session), filled(manager, session) | {"title": "Mit Titel"}).status_code == 302
    session.refresh_from_db()
    assert session.title == "Mit Titel"


def test_a_session_that_is_still_to_be_held_takes_the_new_version(manager, filled):
    session = session_of()
    new = session.course_version.course.versions.create(language_id="de", number=2, title="Neu", status="released")
    assert manager.post(edit_url(session), filled(manager, session) | {"version": new.pk}).status_code == 302
    session.refresh_from_db()
    assert session.course_version == new


@pytest.mark.parametrize(
    ("day", "begin", "end", "fields"),
    [
        ("2027-03-28", "02:30", "03:00", {"begin"}),
        ("2027-03-28", "02:00", "02:30", {"begin", "end"}),
        ("2027-03-28", "01:30", "02:30", {"end"}),
        ("2027-03-27", "22:00", "02:30", {"end"}),
    ],
)
def test_an_hour_that_summer_time_skips_is_no_time(manager, entry, day, begin, end, fields):
    sent = {"dates-0-day": day, "dates-0-begin": begin, "dates-0-end": end}
    response = manager.post(NEW, entry | sent)
    assert response.status_code == 422
    assert set(response.context["entry"].dates.forms[0].errors) == fields
    assert "the clocks are put forward" in response.content.decode()
    assert not TrainingSession.objects.exists()


@pytest.mark.parametrize(("day", "begin", "end"), [("2027-03-28", "01:30", "03:30"), ("2027-10-31", "02:30", "02:45")])
def test_around_the_change_of_the_clocks_times_are_times(manager, entry, day, begin, end):
    manager.post(NEW, entry | {"dates-0-day": day, "dates-0-begin": begin, "dates-0-end": end})
    date = SessionDate.objects.get()
    assert f"{timezone.localtime(date.starts_at):%H:%M}" == begin
    assert date.ends_at > date.starts_at


def test_a_date_of_some_seconds_is_no_date(manager, entry):
    response = manager.post(NEW, entry | {"dates-0-begin": "10:00:05", "dates-0-end": "10:00:50"})
    assert response.status_code == 422
    assert not TrainingSession.objects.exists()

"""From the second person to aftercare."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from cases.incidents.presenters import clock_of
from cases.incidents.rules import next_working_day
from cases.incidents.today import aftercare_entries, aftercare_line, second_person_line
from cases.models import Incident, IncidentPerson, IncidentStep
from streetwork.delivery.mail import send_due
from tests.factories.cast import client_of
from tests.factories.incidents import on_call, reported

pytestmark = pytest.mark.django_db
SECRET = "the canary sang at noon"


def url(name, incident, *args):
    return reverse(f"incidents:{name}", args=[incident.pk, *args])


@pytest.fixture
def owner(cast):
    return client_of(cast.owner)


@pytest.fixture
def kept(opened):
    """The incident as it is now."""

    def read(incident):
        with opened("ST"):
            return Incident.objects.get(pk=incident.pk)

    return read


def test_until_a_second_person_confirms_the_page_warns(cast, owner):
    incident = reported(cast.owner)
    assert owner.get(url("detail", incident)).context["needs_second"]

    owner.post(url("second", incident), {"user": cast.colleague.pk})
    assert owner.get(url("detail", incident)).context["needs_second"]

    client_of(cast.colleague).post(url("confirm", incident))
    assert not owner.get(url("detail", incident)).context["needs_second"]


def test_the_stamp_carries_the_first_time_and_stays(cast, owner, kept):
    incident = reported(cast.owner, second_person_id=cast.colleague.pk)
    colleague = client_of(cast.colleague)
    colleague.post(url("confirm", incident))
    first = kept(incident).seconded_at

    colleague.post(url("confirm", incident))
    owner.post(url("second", incident), {"user": cast.lead.pk})

    assert (kept(incident).seconded_at, kept(incident).second_person_id) == (first, cast.colleague.pk)


@pytest.mark.parametrize("who", ["owner", "lead"])
def test_nobody_confirms_in_the_second_persons_place(cast, kept, who):
    incident = reported(cast.owner, second_person_id=cast.colleague.pk)

    client_of(getattr(cast, who)).post(url("confirm", incident))

    assert kept(incident).seconded_at is None


def test_nobody_is_their_own_second_person(cast, owner, kept):
    incident = reported(cast.owner)

    assert owner.post(url("second", incident), {"user": cast.owner.pk}).status_code == 422
    assert kept(incident).second_person is None


def test_the_second_person_is_asked_on_today_and_by_a_mail_with_a_link(cast, owner, mailoutbox):
    incident = reported(cast.owner, account=SECRET)
    owner.post(url("second", incident), {"user": cast.colleague.pk})
    send_due()

    mine = [message for message in mailoutbox if message.to == [cast.colleague.email]]
    assert len(mine) == 1
    assert incident.code not in mine[0].body + mine[0].subject
    page = client_of(cast.colleague).get("/today/").content.decode()
    assert incident.code in page
    assert SECRET not in page


def test_after_the_stamp_the_mail_is_not_sent(cast, owner, mailoutbox):
    incident = reported(cast.owner)
    owner.post(url("second", incident), {"user": cast.colleague.pk})
    client_of(cast.colleague).post(url("confirm", incident))
    send_due()

    assert [message for message in mailoutbox if message.to == [cast.colleague.email]] == []


def test_a_ticked_step_knows_who_and_when_and_keeps_it(cast, owner, opened):
    incident = reported(cast.owner, second_person_id=cast.colleague.pk)
    owner.post(url("step", incident, 2), {"done": "1"})
    client_of(cast.colleague).post(url("step", incident, 2), {"done": "1"})

    with opened("ST"):
        step = IncidentStep.objects.get(incident=incident, position=2)
        assert step.done_by == cast.owner
        assert IncidentStep.objects.filter(incident=incident, done_at__isnull=False).count() == 1

    owner.post(url("step", incident, 2), {"done": "0"})
    with opened("ST"):
        assert not IncidentStep.objects.filter(done_at__isnull=False).exists()


@pytest.mark.parametrize("position", [0, 99, 10**30])
def test_a_step_that_is_not_there_is_not_found(cast, owner, position):
    assert owner.post(url("step", reported(cast.owner), position), {"done": "1"}).status_code == 404


def test_a_call_is_noted_with_its_time(cast, owner, kept):
    duty = on_call()
    incident = reported(cast.owner)

    owner.post(url("call", incident), {"contact": duty.pk})

    assert kept(incident).on_call == duty
    assert timezone.now() - kept(incident).called_at < timedelta(minutes=1)


def test_a_contact_of_another_programme_cannot_be_called(cast, owner, kept):
    foreign = on_call(slug="lara-la-red")
    incident = reported(cast.owner)

    owner.post(url("call", incident), {"contact": foreign.pk})

    assert kept(incident).called_at is None


def test_closing_needs_an_outcome(cast, owner, kept):
    incident = reported(cast.owner)

    assert owner.post(url("close", incident), {}).status_code == 422
    owner.post(url("close", incident), {"outcome": "reported"})

    assert (kept(incident).status, kept(incident).outcome) == ("closed", "reported")


def test_a_closed_incident_can_be_opened_again(cast, owner, kept):
    incident = reported(cast.owner)
    owner.post(url("close", incident), {"outcome": "eased"})
    owner.post(url("reopen", incident))

    assert (kept(incident).status, kept(incident).closed_at) == ("open", None)


def test_texts_are_written_later_and_keep_what_was_typed_when_refused(cast, owner, kept, opened):
    incident = reported(cast.owner, account=SECRET)
    shown = owner.get(url("edit", incident)).context["form"]
    when = shown["happened_at"].value().strftime("%Y-%m-%dT%H:%M")
    assert shown["account"].value() == SECRET

    refused = owner.post(url("edit", incident), {"account": "x" * 1001, "lessons": "We learn", "happened_at": when})
    assert (refused.status_code, "We learn" in refused.content.decode()) == (422, True)

    owner.post(url("edit", incident), {"account": SECRET, "lessons": "We learn", "happened_at": when})
    with opened("ST"):
        now = Incident.objects.get(pk=incident.pk)
        assert now.unseal("lessons", now.lessons) == "We learn"
        assert now.happened_at == incident.happened_at


# --- aftercare


@pytest.mark.parametrize(
    ("day", "following"),
    [("2026-11-19", "2026-11-20"), ("2026-11-20", "2026-11-23"), ("2026-11-21", "2026-11-23")],
)
def test_the_next_working_day(day, following):
    assert next_working_day(date.fromisoformat(day)) == date.fromisoformat(following)


def test_the_next_day_today_asks_reporter_and_second_person_and_tells_nothing(cast, owner, opened):
    incident = reported(cast.owner, account=SECRET, second_person_id=cast.colleague.pk)
    client_of(cast.colleague).post(url("confirm", incident))
    assert 'id="today-aftercare"' not in owner.get("/today/").content.decode()

    with opened("ST"):
        days = IncidentPerson.objects.filter(incident=incident).values_list("aftercare_on", flat=True)
        assert list(days) == [next_working_day(timezone.localdate())] * 2
        IncidentPerson.objects.update(aftercare_on=timezone.localdate())

    for user in (cast.owner, cast.colleague):
        page = client_of(user).get("/today/").content.decode()
        card = page.split('id="today-aftercare"')[1].split("</section>")[0]
        assert incident.code in card
        assert SECRET not in page
        assert str(incident.get_type_display()) not in card
    assert 'id="today-aftercare"' not in client_of(cast.lead).get("/today/").content.decode()


def test_one_persons_answer_is_not_the_others(cast, opened):
    incident = reported(cast.owner, second_person_id=cast.colleague.pk)
    client_of(cast.colleague).post(url("confirm", incident))
    client_of(cast.owner).post(url("aftercare", incident), {"from": "today"})

    with opened("ST"):
        open_ones = IncidentPerson.objects.filter(aftercare_done_at=None).values_list("user", flat=True)
        assert list(open_ones) == [cast.colleague.pk]


def test_an_arranged_talk_asks_again_on_its_day(cast, owner, opened):
    incident = reported(cast.owner)
    talk = timezone.localdate() + timedelta(days=5)

    owner.post(url("aftercare", incident), {"how": "talk", "talk_on": talk.isoformat()})

    with opened("ST"):
        assert IncidentPerson.objects.get().aftercare_on == talk
        assert aftercare_line(cast.owner, talk - timedelta(days=1)) == 0
        assert aftercare_line(cast.owner, talk) == 1


@pytest.mark.parametrize("day", ["", "2020-01-01", "2999-01-01", "nonsense"])
def test_a_talk_needs_a_day_that_is_near(cast, owner, opened, day):
    incident = reported(cast.owner)

    assert owner.post(url("aftercare", incident), {"how": "talk", "talk_on": day}).status_code == 422


def test_only_the_involved_have_aftercare(cast):
    incident = reported(cast.owner)

    assert client_of(cast.lead).post(url("aftercare", incident)).status_code == 404


def test_closing_moves_the_open_aftercare_of_all(cast, owner, opened):
    incident = reported(cast.owner, second_person_id=cast.colleague.pk)
    client_of(cast.colleague).post(url("confirm", incident))
    client_of(cast.colleague).post(url("aftercare", incident))
    later = timezone.localdate() + timedelta(days=3)

    owner.post(url("close", incident), {"outcome": "none", "aftercare_on": later.isoformat()})

    with opened("ST"):
        days = dict(IncidentPerson.objects.values_list("user", "aftercare_on"))
        assert days[cast.owner.pk] == later
        assert days[cast.colleague.pk] != later


def test_the_daily_mail_counts_who_is_asked_as_second_person(cast, opened):
    reported(cast.owner, second_person_id=cast.colleague.pk)

    with opened("ST"):
        assert second_person_line(cast.colleague, timezone.localdate()) == 1
        assert second_person_line(cast.owner, timezone.localdate()) == 0


def test_the_calendar_names_the_code_alone(cast, opened):
    incident = reported(cast.owner, account=SECRET)
    today = timezone.localdate()

    with opened("ST"):
        (entry,) = aftercare_entries(cast.owner, today, today + timedelta(days=7))
        assert incident.code in str(entry.title)
        assert (entry.path, entry.start) == ("/today/", None)
        assert list(aftercare_entries(cast.colleague, today, today + timedelta(days=7))) == []


# --- the 72 hours of a data breach


@pytest.mark.parametrize(
    ("hours", "over", "soon"), [(1, False, False), (47, False, False), (49, False, True), (73, True, False)]
)
def test_the_clock_of_a_breach_runs_from_noticing(hours, over, soon):
    now = timezone.now()
    incident = Incident(type="breach", happened_at=now - timedelta(hours=hours), status="open")

    clock = clock_of(incident, now)

    assert (clock.is_over, clock.is_soon) == (over, soon)
    assert clock.deadline == incident.happened_at + timedelta(hours=72)
    assert str(abs(72 - hours)) in clock.words


def test_no_clock_runs_for_other_types_or_when_closed():
    now = timezone.now()
    assert clock_of(Incident(type="police", happened_at=now, status="open"), now) is None
    assert clock_of(Incident(type="breach", happened_at=now, status="closed"), now) is None

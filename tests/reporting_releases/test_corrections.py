"""The one correction of a frozen period: two leads, an audit line, a second draw, never a third."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connections, transaction

from streetwork.accounts.models import Membership
from streetwork.accounts.roles import Role
from streetwork.delivery.models import AccessLog, MailJob
from streetwork.delivery.reminders import plan_reminders
from streetwork.reporting.models import Correction, Release
from streetwork.reporting.releases import corrections, published
from streetwork.reporting.releases.tasks import build_due
from streetwork.tenancy.models import Programme
from tests.conftest import open_states
from tests.factories.accounts import UserFactory, programme
from tests.factories.cases import contact_of
from tests.factories.cast import KOMPAN, client_of
from tests.factories.reporting_releases import sweep

REASON = "Entries of a whole week were logged twice."
HERE = "/data/releases/month/2026-05/"


@pytest.fixture
def may(db, releases):
    return releases("month", "2026-05-01", {"month-total": {("", ""): 40}, "month-state": {("ST", ""): 40}})


@pytest.fixture
def second_lead(cast):
    user = UserFactory(name="Lena Second", language="en")
    Membership.objects.create(user=user, programme=programme(KOMPAN), role=Role.LEAD, all_states=True)
    return user


@pytest.fixture
def as_lead(cast):
    cast.lead.language = "en"
    cast.lead.save()
    return client_of(cast.lead)


@pytest.fixture
def asked(may, cast):
    return Correction.objects.create(release_id=may.pk, reason=REASON, asked_by=cast.lead)


def lines(action):
    with open_states("ST"):
        return list(AccessLog.objects.filter(action=action).values_list("detail", flat=True))


def test_a_lead_asks_with_a_reason_and_it_is_in_the_access_log(may, as_lead, cast):
    answer = as_lead.post(HERE + "correction/", {"reason": REASON}, follow=True)

    correction = Correction.objects.get()
    assert (correction.release_id, correction.reason, correction.asked_by) == (may.pk, REASON, cast.lead)
    assert b"Another lead decides" in answer.content
    assert lines("statistics.correction_asked") == ["month-2026-05-01"]


def test_without_a_reason_nothing_is_asked_and_what_was_typed_stays(may, as_lead):
    answer = as_lead.post(HERE + "correction/", {"reason": "too few"})

    assert answer.status_code == 422
    assert b"too few" in answer.content
    assert not Correction.objects.exists()


def test_the_guard_reads_the_reason(may, as_lead):
    answer = as_lead.post(HERE + "correction/", {"reason": "Please call me at +49 170 1234567 about it"})

    assert answer.status_code == 422
    assert b"This may tell who somebody is" in answer.content


def test_asking_twice_leaves_one_correction(asked, as_lead):
    answer = as_lead.post(HERE + "correction/", {"reason": REASON})

    assert answer.status_code == 302
    assert Correction.objects.count() == 1


def test_two_standing_corrections_of_a_release_are_refused_by_the_database(asked, second_lead):
    with pytest.raises(IntegrityError), transaction.atomic():
        Correction.objects.create(release_id=asked.release_id, reason=REASON, asked_by=second_lead)


def test_the_person_who_asked_cannot_decide(asked, as_lead, cast):
    as_lead.post(f"/data/corrections/{asked.pk}/", {"decision": "agree"})

    asked.refresh_from_db()
    assert asked.is_agreed is None
    with pytest.raises(corrections.NotPossibleError):
        corrections.decide(correction=asked, agrees=True, user=cast.lead.pk, scope=None)
    asked.decided_by = cast.lead
    with pytest.raises(ValidationError, match="Somebody else"):
        asked.validate_constraints()


@pytest.mark.parametrize(("decision", "agreed"), [("agree", True), ("decline", False)])
def test_a_second_lead_decides_once(asked, second_lead, decision, agreed):
    other = client_of(second_lead)
    other.post(f"/data/corrections/{asked.pk}/", {"decision": decision})
    other.post(f"/data/corrections/{asked.pk}/", {"decision": "decline" if agreed else "agree"})

    asked.refresh_from_db()
    assert (asked.is_agreed, asked.decided_by) == (agreed, second_lead)
    assert len(lines(f"statistics.correction_{'agreed' if agreed else 'declined'}")) == 1


def test_a_decision_that_is_none_is_asked_for_again(asked, second_lead):
    answer = client_of(second_lead).post(f"/data/corrections/{asked.pk}/", {"decision": "x"})

    assert answer.status_code == 422
    assert b"Choose one of the two" in answer.content


def test_after_a_decline_somebody_may_ask_again(asked, second_lead, as_lead):
    client_of(second_lead).post(f"/data/corrections/{asked.pk}/", {"decision": "decline"})
    as_lead.post(HERE + "correction/", {"reason": REASON})

    assert Correction.objects.count() == 2


def test_an_agreed_correction_waits_for_the_build_until_the_second_draw_is_there(asked, second_lead, releases):
    assert corrections.agreed_and_unbuilt() == []
    client_of(second_lead).post(f"/data/corrections/{asked.pk}/", {"decision": "agree"})
    assert [each.pk for each in corrections.agreed_and_unbuilt()] == [asked.release_id]

    releases("month", "2026-05-01", draw=2)
    assert corrections.agreed_and_unbuilt() == []


def test_a_corrected_period_is_not_corrected_again(may, releases, as_lead):
    second = releases("month", "2026-05-01", draw=2)

    assert not corrections.is_correctable(may)
    assert not corrections.is_correctable(second)
    assert as_lead.post(HERE + "correction/", {"reason": REASON}).status_code == 302
    assert not Correction.objects.exists()


def test_the_other_leads_hear_of_it_and_the_one_who_asked_does_not(asked, second_lead, cast):
    with open_states("ST"):
        plan_reminders()

    mails = MailJob.objects.filter(kind="statistics.correction").values_list("recipient", flat=True)
    assert set(mails) == {second_lead.pk}


def test_today_shows_it_to_the_second_lead_alone(asked, second_lead, as_lead):
    assert b"Statistics to correct" in client_of(second_lead).get("/today/").content
    assert b"Statistics to correct" not in as_lead.get("/today/").content


def test_a_lead_of_archived_programmes_alone_decides_nothing(asked, second_lead):
    Programme.objects.filter(pk=programme(KOMPAN).pk).update(is_archived=True)
    other = client_of(second_lead)

    assert other.get(f"/data/corrections/{asked.pk}/").status_code == 200
    other.post(f"/data/corrections/{asked.pk}/", {"decision": "agree"})
    asked.refresh_from_db()
    assert asked.is_agreed is None


@pytest.mark.parametrize("actor", ["coordinator", "figures_only", "owner"])
def test_only_leads_ask_and_decide(asked, cast, actor):
    client = client_of(getattr(cast, actor))

    assert client.get(HERE + "correction/").status_code == 403
    assert client.post(f"/data/corrections/{asked.pk}/", {"decision": "agree"}).status_code == 403


@pytest.mark.django_db(transaction=True, databases=["default", "stats_build"])
def test_the_task_builds_what_is_due_and_the_agreed_second_draw(cast, second_lead):
    from tests.reporting_releases.test_build import at

    sweep()
    try:
        contact_of(cast.owner, occurred_at=at("2026-05-05 12:00"))
        build_due()
        first = Release.objects.get(kind="month", starts=date(2026, 5, 1))
        assert first.withheld
        Correction.objects.create(
            release=first, reason=REASON, asked_by=cast.lead, decided_by=second_lead, is_agreed=True
        )
        count = Release.objects.count()
        build_due()
        build_due()

        assert Release.objects.count() == count + 1
        assert published.release("month", "2026-05").draw == 2
        assert published.superseded() == {first.pk}
    finally:
        connections["stats_build"].close()
        sweep()

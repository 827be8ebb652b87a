from datetime import timedelta

import pytest
from django.utils import timezone

from referrals import today as cards
from referrals.enums import Asked, Decision, Source
from referrals.models import Correction, Verification
from streetwork.delivery.models import MailJob
from streetwork.delivery.retention import apply_retention
from tests.conftest import open_states
from tests.factories.cast import client_of
from tests.factories.referrals import CenterFactory
from tests.factories.verification import asked

pytestmark = pytest.mark.django_db


def days(number):
    return timezone.localdate() + timedelta(days=number)


@pytest.fixture(autouse=True)
def _no_broker(monkeypatch):
    monkeypatch.setattr("streetwork.delivery.poke.current_app.send_task", lambda task, **_: None)


@pytest.fixture
def editor(cast):
    return client_of(cast.directory_editor)


@pytest.fixture
def centers():
    with open_states("ST", "SN"):
        made = {
            "fresh": CenterFactory(name="fresh"),
            "due": CenterFactory(name="due", due_on=days(-1)),
            "asked": CenterFactory(name="asked", due_on=days(-3)),
            "silent": CenterFactory(name="silent", due_on=days(-30), email=""),
            "unanswered": CenterFactory(name="unanswered", due_on=days(-15)),
            "forgotten": CenterFactory(name="forgotten", due_on=days(-40)),
            "answered": CenterFactory(name="answered", due_on=days(-40)),
            "saxon": CenterFactory(name="saxon", code="SN", due_on=days(-40)),
        }
        asked(made["asked"], asked_on=days(-13))
        asked(made["unanswered"], asked_on=days(-14))
        Correction.objects.create(state=made["answered"].state, center=made["answered"], source=Source.CENTER)
    return made


def shown(client, queue):
    return {row.center.name for row in client.get(f"/directory/verification/?show={queue}").context["rows"]}


@pytest.mark.parametrize(
    ("queue", "names"),
    [
        ("overdue", {"unanswered", "forgotten", "silent"}),
        ("nonsense", {"unanswered", "forgotten", "silent"}),
        ("due", {"due", "forgotten"}),
        ("asked", {"asked", "unanswered"}),
        ("silent", {"silent"}),
        ("stuck", set()),
    ],
)
def test_each_queue_holds_its_entries_of_the_editors_states(editor, centers, queue, names):
    assert shown(editor, queue) == names


@pytest.mark.parametrize("facts", [{"status": "failed"}, {"status": "claimed", "claimed_at": "2026-01-01T00:00:00Z"}])
def test_a_mail_that_was_refused_or_is_in_doubt_is_shown(editor, centers, facts):
    with open_states("ST"):
        question = Verification.objects.get(center=centers["asked"])
    MailJob.objects.create(kind="referrals.verification", object_id=str(question.pk), **facts)
    assert shown(editor, "stuck") == {"asked"}


def test_the_ticked_ones_are_asked_and_others_are_left_alone(editor, centers):
    ticked = [centers[name].pk for name in ("due", "silent", "saxon")]
    page = editor.post("/directory/verification/", {"center": [*ticked, "x", "9" * 30], "show": "due"})
    assert page.status_code == 302
    with open_states("ST", "SN"):
        assert set(Verification.objects.filter(asked_on=days(0)).values_list("center__name", flat=True)) == {"due"}


def test_asking_again_closes_the_old_link(editor, centers):
    assert editor.post(f"/directory/{centers['unanswered'].pk}/ask/").status_code == 302
    with open_states("ST"):
        of_center = Verification.objects.filter(center=centers["unanswered"]).order_by("pk")
        assert list(of_center.values_list("status", flat=True)) == [Asked.WITHDRAWN, Asked.ASKED]


def test_an_entry_of_another_state_cannot_be_asked(editor, centers):
    assert editor.post(f"/directory/{centers['saxon'].pk}/ask/").status_code == 404


def test_the_queue_takes_the_same_number_of_queries_for_one_row_and_three(editor, centers, django_assert_num_queries):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    editor.get("/directory/verification/?show=overdue")
    with CaptureQueriesContext(connection) as three:
        editor.get("/directory/verification/?show=overdue")
    with CaptureQueriesContext(connection) as one:
        editor.get("/directory/verification/?show=silent")
    assert len(three) <= len(one) + 1


class _Request:
    def __init__(self, user):
        from streetwork.accounts.access import access_of

        self.access = access_of(user.pk)


def test_today_tells_the_editor_what_came_back(cast, centers):
    with open_states("ST"):
        card = cards.to_verify(_Request(cast.directory_editor))
    assert (card["number"], card["longest"][0][0].name, card["longest"][0][1]) == (3, "forgotten", 40)


def test_today_shows_corrections_and_nothing_when_none_waits(cast, centers):
    with open_states("ST"):
        assert cards.corrections(_Request(cast.directory_editor))["number"] == 1
        Correction.objects.update(decision=Decision.REJECTED)
        assert cards.corrections(_Request(cast.directory_editor)) is None


def test_the_cards_stand_on_the_page(editor, centers):
    page = editor.get("/today/").content.decode()
    assert "/directory/verification/?show=overdue" in page
    assert "/directory/corrections/" in page


def test_old_questions_and_decided_corrections_are_deleted_open_ones_stay(centers):
    with open_states("ST", "SN"):
        center = centers["fresh"]
        long_ago = timezone.now() - timedelta(days=2 * 366)
        Verification.objects.create(state=center.state, center=center, asked_on=long_ago.date(), status=Asked.CONFIRMED)
        for decision in (Decision.OPEN, Decision.ACCEPTED):
            Correction.objects.create(
                state=center.state, center=center, source=Source.CENTER, decision=decision,
                created_at=long_ago, decided_at=None if decision == Decision.OPEN else long_ago,
            )  # fmt: skip
        apply_retention()
        assert Verification.objects.filter(center=center).count() == 0
        assert [each.decision for each in Correction.objects.filter(center=center)] == [Decision.OPEN]

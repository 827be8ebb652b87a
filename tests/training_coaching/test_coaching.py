"""The coaching log and its sums."""

import uuid
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from streetwork.tenancy.models import Programme, State
from tests.factories.accounts import programme
from tests.factories.cast import EAST_SIDE, KOMPAN, client_of
from tests.factories.trainings import partner_of
from training.models import Coaching

pytestmark = pytest.mark.django_db
LOG = "/training/network/coaching/"


@pytest.fixture
def trainer(cast):
    cast.training_manager.language = "en"
    cast.training_manager.save()
    return client_of(cast.training_manager)


def coaching_of(institution="AWO Halle", *, state="ST", slug=KOMPAN, **facts):
    """A coaching as a row alone; needs a scope."""
    return Coaching.objects.create(
        **{
            "state": State.objects.get(code=state), "programme": programme(slug), "institution": institution,
            "institution_type": "welfare", "topic": "tools", "held_on": date(2026, 3, 1), "minutes": 60,
        }
        | facts
    )  # fmt: skip


@pytest.fixture
def entry(db):
    return {
        "key": str(uuid.uuid4()), "programme": programme(KOMPAN).pk, "partner": "", "institution": "AWO Halle",
        "institution_type": "welfare", "state": State.objects.get(code="ST").pk, "topic": "content",
        "held_on": "2026-03-01", "minutes": "90", "people": "3", "form": "online", "result": "Neue Seite.",
    }  # fmt: skip


def names(client, query=""):
    return [row.coaching.institution for row in client.get(LOG + query).context["rows"]]


def test_a_coaching_is_logged_once_however_often_it_is_sent(trainer, entry, cast, opened):
    for _time in range(2):
        assert trainer.post(LOG + "new/", entry)["Location"] == LOG
    with opened("ST"):
        coaching = Coaching.objects.get()
        assert (coaching.institution, coaching.minutes, coaching.people) == ("AWO Halle", 90, 3)
        assert (coaching.state.code, coaching.coach) == ("ST", cast.training_manager)


def test_a_partner_gives_name_and_type_and_counts_as_contacted(trainer, entry, opened):
    partner = partner_of(last_contact_on="2026-01-01")
    trainer.post(LOG + "new/", entry | {"partner": partner.pk, "institution": "", "institution_type": ""})
    with opened("ST"):
        coaching = Coaching.objects.get()
    assert (coaching.institution, coaching.institution_type) == (partner.name, "municipality")
    partner.refresh_from_db()
    assert partner.last_contact_on == date(2026, 3, 1)
    trainer.post(LOG + "new/", entry | {"key": uuid.uuid4(), "partner": partner.pk, "held_on": "2025-01-01"})
    partner.refresh_from_db()
    assert partner.last_contact_on == date(2026, 3, 1)


def test_the_page_of_an_institution_begins_the_form_with_it(trainer):
    partner = partner_of()
    form = trainer.get(f"{LOG}new/?partner={partner.pk}").context["form"]
    assert form["partner"].value() == partner.pk
    assert trainer.get(f"{LOG}new/?partner=99999999999999999999").status_code == 200


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"institution": ""}, "partner"), ({"institution_type": ""}, "institution_type"), ({"topic": ""}, "topic"),
        ({"minutes": "4"}, "minutes"), ({"minutes": "99999999999999999999"}, "minutes"), ({"people": "0"}, "people"),
        ({"held_on": "2999-01-01"}, "held_on"), ({"state": "13"}, "state"), ({"partner": "7777"}, "partner"),
        ({"result": "Ruf an: 0171 2345678"}, "result"), ({"institution": "a\x00"}, "institution"),
        ({"form": "x"}, "form"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_and_nothing_logged(trainer, entry, opened, wrong, field):
    answer = trainer.post(LOG + "new/", entry | wrong)
    assert answer.status_code == 422
    assert field in answer.context["form"].errors
    with opened("ST"):
        assert not Coaching.objects.exists()


def test_a_partner_of_another_programme_is_not_offered(trainer, entry):
    foreign = partner_of(slug=EAST_SIDE)
    assert trainer.post(LOG + "new/", entry | {"partner": foreign.pk}).status_code == 422


def test_who_works_for_all_states_says_for_which_it_counts(cast, entry, opened):
    lead = client_of(cast.lead)
    assert lead.post(LOG + "new/", entry | {"state": ""}).status_code == 422
    sn = State.objects.get(code="SN").pk
    assert lead.post(LOG + "new/", entry | {"state": sn}).status_code == 302
    with opened("SN"):
        assert Coaching.objects.get().state_id == sn


def test_the_sums_follow_the_filter(trainer, opened):
    with opened("ST"):
        coaching_of(minutes=90, people=3)
        coaching_of(minutes=45, topic="content", held_on=date(2026, 5, 1))
        coaching_of("Stadt Halle", minutes=30, institution_type="municipality")
    sums = trainer.get(LOG).context["sums"]
    assert sums.totals == {"number": 3, "minutes": 165, "people": 5, "institutions": 2}
    assert sums.hours == "2:45"
    assert [(str(bar.label), bar.value) for bar in sums.topics] == [
        ("tools for the own work", 120), ("texts, pictures, videos", 45),
    ]  # fmt: skip
    sums = trainer.get(LOG + "?topic=tools&type=welfare").context["sums"]
    assert (sums.hours, sums.totals["number"]) == ("1:30", 1)
    assert names(trainer, "?since=2026-04-01") == ["AWO Halle"]
    assert names(trainer, "?until=2026-04-01&q=stadt") == ["Stadt Halle"]


@pytest.mark.parametrize("query", ["?topic=x&since=x&state=999999999999&partner=99999999999999&page=x", "?q=%00"])
def test_a_wrong_filter_filters_nothing(trainer, opened, query):
    with opened("ST"):
        coaching_of()
    assert names(trainer, query) == ["AWO Halle"]


def test_everybody_sees_those_of_their_programme_and_states(trainer, cast, opened):
    with opened("ST", "SN"):
        coaching_of("here")
        coaching_of("there", state="SN")
        coaching_of("theirs", slug=EAST_SIDE)
    assert names(trainer) == names(client_of(cast.owner)) == ["here"]
    assert names(client_of(cast.outsider)) == ["there"]
    assert names(client_of(cast.stranger)) == ["theirs"]
    assert sorted(names(client_of(cast.lead))) == ["here", "there"]


def test_a_change_is_saved_and_nobody_is_overwritten(trainer, entry, opened):
    with opened("ST"):
        coaching = coaching_of()
    url = f"{LOG}{coaching.pk}/"
    entry["seen"] = trainer.get(url).context["form"]["seen"].value()
    assert trainer.post(url, entry | {"minutes": "120"}).status_code == 302
    late = trainer.post(url, entry | {"minutes": "15"})
    assert late.status_code == 422
    assert "120" in late.text
    with opened("ST"):
        coaching.refresh_from_db()
        assert coaching.minutes == 120


def test_one_of_another_state_programme_or_an_archived_one_cannot_be_changed(trainer, cast, opened):
    with opened("ST", "SN"):
        own, far, theirs = coaching_of(), coaching_of(state="SN"), coaching_of(slug=EAST_SIDE)
    for coaching in (far, theirs):
        assert trainer.get(f"{LOG}{coaching.pk}/").status_code == 404
        assert trainer.post(f"{LOG}{coaching.pk}/remove/").status_code == 404
    assert client_of(cast.owner).get(f"{LOG}{own.pk}/").status_code == 403
    Programme.objects.filter(slug=KOMPAN).update(is_archived=True)
    assert trainer.post(f"{LOG}{own.pk}/remove/").status_code == 404
    assert names(trainer) == ["AWO Halle"]


def test_a_mistake_is_removed(trainer, opened):
    with opened("ST"):
        coaching = coaching_of()
    assert trainer.post(f"{LOG}{coaching.pk}/remove/")["Location"] == LOG
    with opened("ST"):
        assert not Coaching.objects.exists()


def test_the_table_holds_the_selection_without_live_formulas(trainer, opened):
    with opened("ST"):
        coaching_of("=evil()")
        coaching_of("other", topic="content")
    text = trainer.get(LOG + "export.csv?topic=tools").text
    assert "'=evil()" in text
    assert "other" not in text.replace("=evil()", "").split("\n", 1)[1]
    assert trainer.get(LOG + "export.xlsx").status_code == 200
    assert trainer.get(LOG + "export.pdf").status_code == 404


def test_the_log_asks_as_often_for_three_rows_as_for_one(trainer, opened):
    with opened("ST"):
        coaching_of()
    trainer.get(LOG)
    with CaptureQueriesContext(connection) as first:
        trainer.get(LOG)
    with opened("ST"):
        coaching_of("b", topic="content")
        coaching_of("c")
    with CaptureQueriesContext(connection) as second:
        trainer.get(LOG)
    assert len(first) == len(second)

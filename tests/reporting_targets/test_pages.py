"""The pages of targets."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from streetwork.reporting.models import Target
from streetwork.reporting.periods import period_of
from streetwork.reporting.targets.actions import Changed, set_targets
from tests.factories.accounts import programme
from tests.factories.cases import contact_of, state_id
from tests.factories.cast import EAST_SIDE, KOMPAN, client_of
from tests.factories.reporting_targets import target_of

pytestmark = pytest.mark.django_db
LIST, EDIT = "/dashboard/targets/", "/dashboard/targets/edit/"


def english(user):
    user.language = "en"
    user.save()
    return client_of(user)


def half():
    return period_of(timezone.localdate(), "half")


def page(user, **data):
    return english(user).get(LIST, data).content.decode()


def sent(client, do="save", **cells):
    data = {"programme": programme(KOMPAN).pk, "period": half().code, "do": do, "t-seen": cells.pop("seen", "")}
    return client.post(EDIT, data | {f"t-{name.replace('_', '-')}": value for name, value in cells.items()})


def test_a_coordinator_reads_the_targets_of_her_state(cast):
    target_of("contacts", 1234)
    target_of("contacts", 5678, state="NW")
    target_of("contacts", 4321, slug=EAST_SIDE)
    html = page(cast.coordinator)
    assert "1,234" in html
    assert "5,678" not in html
    assert "4,321" not in html


def test_the_whole_programme_is_for_who_reads_all_its_states(cast):
    target_of("contacts", 7777, state=None)
    assert "7,777" in page(cast.figures_only)
    assert "7,777" not in page(cast.coordinator)


def test_the_light_stands_there_as_a_word(cast):
    target_of("contacts", 50, day=timezone.localdate() - timedelta(days=400))
    code = period_of(timezone.localdate() - timedelta(days=400), "half").code
    assert "not reached" in page(cast.lead, period=code)


def test_running_targets_are_shown_first(cast):
    target_of("contacts", 1234, day=timezone.localdate() - timedelta(days=400))
    assert "1,234" not in page(cast.lead)


@pytest.mark.parametrize("field", ["programme", "state", "period", "light"])
def test_a_wrong_filter_filters_nothing(cast, field):
    target_of("contacts", 1234)
    assert "1,234" in page(cast.lead, **{field: "9" * 40 + "\x00"})


def test_the_filter_narrows_by_state_and_whole_programme(cast):
    target_of("contacts", 1234)
    target_of("contacts", 5678, state=None)
    assert "5,678" not in page(cast.lead, state=state_id("ST"))
    assert "1,234" not in page(cast.lead, state=0)


def test_the_list_takes_as_many_queries_for_many_targets(cast):
    client = english(cast.lead)
    target_of("contacts")

    def queries():
        with CaptureQueriesContext(connection) as caught:
            client.get(LIST)
        return len(caught)

    queries()
    one = queries()
    for code in ("NW", "SN", "BW"):
        target_of("contacts", state=code)
    assert queries() == one


def test_the_export_holds_numbers(cast):
    target_of("contacts", 1234)
    text = b"".join(english(cast.lead).get("/dashboard/targets/export.csv").streaming_content).decode()
    assert ";1234;0;0;" in text
    assert english(cast.lead).get("/dashboard/targets/export.xlsx").status_code == 200
    assert english(cast.lead).get("/dashboard/targets/export.pdf").status_code == 404


def test_only_leads_set_targets(cast):
    assert english(cast.coordinator).get(EDIT).status_code == 403
    assert english(cast.figures_only).post(EDIT).status_code == 403
    assert "Set targets" not in page(cast.coordinator)


def test_a_lead_sets_many_at_once(cast):
    st = state_id("ST")
    answer = sent(english(cast.lead), **{"contacts_0": "500", f"contacts_{st}": "120", f"sessions_{st}": ""})
    assert answer.status_code == 302
    assert set(Target.objects.values_list("state", "indicator", "value", "changed_by")) == {
        (None, "contacts", 500, cast.lead.pk),
        (st, "contacts", 120, cast.lead.pk),
    }


def test_an_emptied_field_takes_the_target_away(cast):
    target_of("contacts", 100)
    st = state_id("ST")
    sent(english(cast.lead), seen=f"contacts-{st}=100", **{f"contacts_{st}": ""})
    assert not Target.objects.exists()


@pytest.mark.parametrize("value", ["0", "-3", "many", "10000001", "9" * 5000, "1\x00"])
def test_nonsense_is_refused_with_a_sentence_and_nothing_is_saved(cast, value):
    st = state_id("ST")
    answer = sent(english(cast.lead), **{f"contacts_{st}": value, "contacts_0": "5"})
    assert answer.status_code == 422
    assert "from 1 to 10,000,000" in answer.content.decode()
    assert not Target.objects.exists()


def test_a_foreign_programme_is_not_found(cast):
    client = english(cast.lead)
    assert client.get(EDIT, {"programme": programme(EAST_SIDE).pk}).status_code == 404
    assert client.post(EDIT, {"programme": programme(EAST_SIDE).pk, "period": half().code}).status_code == 404
    assert client.post(EDIT, {"walls": "1"}).status_code == 422


def test_without_a_period_nothing_is_saved(cast):
    answer = english(cast.lead).post(EDIT, {"programme": programme(KOMPAN).pk, "period": "2026-X", "t-contacts-0": "5"})
    assert answer.status_code == 422
    assert not Target.objects.exists()


def test_a_colleagues_change_is_never_overwritten_silently(cast):
    target, st = target_of("contacts", 100), state_id("ST")
    Target.objects.filter(pk=target.pk).update(value=150)
    client, cells = english(cast.lead), {f"contacts_{st}": "200"}
    answer = sent(client, seen=f"contacts-{st}=100", **cells)
    html = answer.content.decode()
    assert answer.status_code == 422
    assert "now 150" in html
    assert 'value="200"' in html
    assert Target.objects.get().value == 150
    assert sent(client, seen=f"contacts-{st}=150", **cells).status_code == 302
    assert Target.objects.get().value == 200


def test_what_was_left_alone_stays_as_a_colleague_left_it(cast):
    target, st = target_of("contacts", 100), state_id("ST")
    Target.objects.filter(pk=target.pk).update(value=150)
    sent(english(cast.lead), seen=f"contacts-{st}=100", **{f"contacts_{st}": "100", f"referrals_{st}": "7"})
    assert set(Target.objects.values_list("indicator", "value")) == {("contacts", 150), ("referrals", 7)}


def test_sending_twice_does_no_harm(cast):
    client = english(cast.lead)
    for _time in range(2):
        assert sent(client, contacts_0="5").status_code == 302
    assert Target.objects.get().value == 5


def test_two_who_add_the_same_target_notice_each_other(cast):
    target_of("contacts", 9)
    key = ("contacts", state_id("ST"))
    with pytest.raises(Changed):
        set_targets(programme=programme(KOMPAN).pk, period=half(), wanted={key: 5}, seen={}, user=cast.lead.pk)


def test_copying_fills_empty_fields_and_saves_nothing(cast):
    st = state_id("ST")
    target_of("contacts", 88, day=half().before.first)
    target_of("referrals", 77, day=half().before.first)
    html = sent(english(cast.lead), do="copy", **{f"contacts_{st}": "5"}).content.decode()
    assert 'value="77"' in html
    assert 'value="88"' not in html
    assert Target.objects.count() == 2


def test_the_programmes_target_is_parted_by_last_years_share(cast):
    last_year = timezone.now() - timedelta(days=365)
    contact_of(cast.traveller, "NW", occurred_at=last_year, people_reached=30)
    contact_of(cast.owner, "ST", occurred_at=last_year, people_reached=10)
    html = sent(english(cast.lead), do="share", contacts_0="100").content.decode()
    assert 'value="75"' in html
    assert 'value="25"' in html
    assert not Target.objects.exists()


def test_nothing_to_fill_is_said(cast):
    answer = sent(english(cast.lead), do="share")
    assert answer.status_code == 200
    assert "nothing to fill" in answer.content.decode()

"""Telling a case, and the four eyes."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from cases.models import BreakGlass
from streetwork.delivery.models import AccessLog
from streetwork.reporting.models import Vignette
from streetwork.reporting.vignettes.today import vignettes_to_review
from tests.factories.cases import state_id, writing
from tests.factories.casework import case_of
from tests.factories.cast import client_of
from tests.factories.reporting_vignettes import story, vignette_of

pytestmark = pytest.mark.django_db
HERE = "/reports/vignettes/"
CONCERN = "Die Person wartet seit elf Monaten auf eine Antwort der Familienkasse und hat kein Geld mehr."


def english(user):
    user.language = "en"
    user.save()
    return client_of(user)


def told(case):
    return f"{HERE}from-case/{case.pk}/"


def saved():
    with writing("ST"):
        return list(Vignette.objects.order_by("pk"))


def reads_of(case):
    with writing("ST"):
        return AccessLog.objects.filter(action="case.read", object_id=str(case.pk)).count()


def post(user, vignette, step, **data):
    return english(user).post(f"{HERE}{vignette.pk}/{step}/", {"seen": vignette.revision} | data)


@pytest.fixture
def case(cast):
    return case_of(cast.owner, concern=CONCERN, note="Termin bei der Beratungsstelle vereinbart.")


def test_the_case_page_leads_to_the_form(cast, case):
    assert told(case) in english(cast.owner).get(f"/cases/{case.pk}/").content.decode()
    assert told(case) not in english(cast.lead).get(f"/cases/{case.pk}/").content.decode()


def test_the_texts_of_the_case_stand_beside_the_form_and_in_no_field(cast, case):
    html = english(cast.owner).get(told(case)).content.decode()
    assert CONCERN in html
    assert "Termin bei der Beratungsstelle" in html
    assert "</textarea>" in html
    assert f">{CONCERN}</textarea>" not in html.replace("\n", "")


def test_looking_at_it_is_logged_as_reading_the_case(cast, case):
    english(cast.owner).get(told(case))
    assert reads_of(case) == 1


def test_a_colleague_learns_nothing_of_the_case(cast, case):
    assert english(cast.colleague).get(told(case)).status_code == 404
    assert english(cast.coordinator).get(told(case)).status_code == 403


def test_a_lead_without_broken_glass_is_sent_back_and_reads_nothing(cast, case):
    answer = english(cast.lead).get(told(case))
    assert answer.status_code == 302
    assert reads_of(case) == 0


def test_a_text_is_taken_over_as_a_start_and_not_saved(cast, case):
    answer = english(cast.owner).post(told(case), story(situation="Anfang.", take="concern:situation"))
    html = answer.content.decode().replace("\r", "")
    assert answer.status_code == 200
    assert f"Anfang.\n\n{CONCERN}</textarea>" in html
    assert saved() == []


@pytest.mark.parametrize("take", ["concern:title", "concern", ":", "note-9:situation", "concern:situation\x00"])
def test_a_wrong_text_or_field_is_not_taken_over(cast, case, take):
    assert english(cast.owner).post(told(case), story(take=take)).status_code == 422
    assert saved() == []


def test_what_stands_in_the_case_word_for_word_is_not_saved(cast, case):
    answer = english(cast.owner).post(told(case), story(situation=CONCERN))
    assert answer.status_code == 422
    assert "in other words" in answer.content.decode()
    assert saved() == []


def test_a_story_in_own_words_becomes_a_draft_without_a_way_back(cast, case):
    answer = english(cast.owner).post(told(case), story())
    (vignette,) = saved()
    assert answer["Location"] == f"{HERE}{vignette.pk}/"
    assert (vignette.state_id, vignette.programme_id, vignette.author_id) == (
        case.state_id, case.programme_id, cast.owner.pk,
    )  # fmt: skip
    assert (vignette.status, vignette.altered) == ("draft", ["place", "time", "quotes"])
    with writing("ST"):
        assert not AccessLog.objects.filter(object_type="reporting.vignette").exists()


def test_the_guard_reads_the_story(cast, case):
    answer = english(cast.owner).post(told(case), story(outcome="Anruf unter 0391 5551234 half."))
    assert answer.status_code == 422
    assert "0391 5551234" in answer.content.decode()
    assert saved() == []


def test_a_rare_story_is_warned_about(cast, case):
    assert "may be recognised" in english(cast.owner).get(told(case)).content.decode()


def test_sending_twice_makes_one_draft(cast, case):
    client = english(cast.owner)
    for _time in range(2):
        client.post(told(case), story())
    assert len(saved()) == 1


def test_a_story_from_memory_names_its_programme_and_state(cast):
    client = english(cast.owner)
    assert client.post(HERE + "new/", story()).status_code == 422
    place = f"{vignette_of(cast.owner).programme_id}-{state_id('ST')}"
    assert client.post(HERE + "new/", story(place=place, title="Ein anderer")).status_code == 302
    assert client.post(HERE + "new/", story(place=place.replace(str(state_id("ST")), "1"))).status_code == 422


def test_the_whole_way_with_four_eyes(cast):
    vignette = vignette_of(cast.owner)
    assert post(cast.owner, vignette, "submit").status_code == 302
    (vignette,) = saved()
    assert vignette.status == "in_review"
    assert post(cast.owner, vignette, "release", unrecognisable="on").status_code == 302
    assert saved()[0].status == "in_review"
    assert post(cast.colleague, vignette, "release").status_code == 422
    assert post(cast.colleague, vignette, "release", unrecognisable="on").status_code == 302
    (vignette,) = saved()
    assert (vignette.status, vignette.released_by_id, vignette.released_on) == (
        "released", cast.colleague.pk, timezone.localdate(),
    )  # fmt: skip
    post(cast.owner, vignette, "withdraw")
    assert (saved()[0].status, saved()[0].released_by_id) == ("withdrawn", None)


def test_too_little_altered_is_not_handed_in(cast):
    vignette = vignette_of(cast.owner, altered=["place", "time"])
    post(cast.owner, vignette, "submit")
    assert saved()[0].status == "draft"


def test_sent_back_with_a_remark_it_is_a_draft_again(cast):
    vignette = vignette_of(cast.owner, status="in_review")
    assert post(cast.colleague, vignette, "send-back", remark="").status_code == 422
    post(cast.colleague, vignette, "send-back", remark="Bitte den Ort weglassen.")
    assert (saved()[0].status, saved()[0].remark) == ("draft", "Bitte den Ort weglassen.")
    assert "Bitte den Ort weglassen." in english(cast.owner).get(f"{HERE}{vignette.pk}/").content.decode()


def test_only_what_was_read_is_released(cast):
    vignette = vignette_of(cast.owner, status="in_review", revision=4)
    for seen in ("3", "", "x", "9" * 40, "\x00"):
        post(cast.colleague, vignette, "release", unrecognisable="on", seen=seen)
        assert saved()[0].status == "in_review"


def test_a_change_of_somebody_else_is_never_overwritten_silently(cast):
    vignette = vignette_of(cast.owner, revision=2)
    client, url = english(cast.owner), f"{HERE}{vignette.pk}/edit/"
    answer = client.post(url, story(title="Mein Titel", seen=1))
    assert answer.status_code == 422
    assert 'value="Mein Titel"' in answer.content.decode()
    assert saved()[0].title != "Mein Titel"
    assert client.post(url, story(title="Mein Titel", seen=2)).status_code == 302
    assert (saved()[0].title, saved()[0].revision) == ("Mein Titel", 3)


def test_an_unchanged_story_is_not_asked_about_again(cast):
    vignette = vignette_of(cast.owner, outcome="Anruf unter 0391 5551234 half.")
    answer = english(cast.owner).post(
        f"{HERE}{vignette.pk}/edit/", story(outcome=vignette.outcome, title="Neu", seen=1)
    )
    assert answer.status_code == 302


def test_the_author_takes_it_back_while_it_waits(cast):
    vignette = vignette_of(cast.owner, status="in_review")
    post(cast.colleague, vignette, "take-back")
    assert saved()[0].status == "in_review"
    post(cast.owner, vignette, "take-back")
    assert saved()[0].status == "draft"


def test_only_drafts_are_deleted_and_only_by_their_author(cast):
    draft, released = vignette_of(cast.owner), vignette_of(cast.owner, status="released")
    for vignette in (draft, released):
        post(cast.colleague, vignette, "delete")
        post(cast.lead, vignette, "delete")
    assert len(saved()) == 2
    post(cast.owner, released, "delete")
    post(cast.owner, draft, "delete")
    assert saved() == [released]


def test_a_foreign_vignette_is_not_found(cast):
    vignette = vignette_of(cast.owner, status="released")
    for user in (cast.outsider, cast.stranger):
        assert english(user).get(f"{HERE}{vignette.pk}/").status_code == 404
        assert post(user, vignette, "withdraw").status_code == 404


def test_a_coordinator_reads_without_writing(cast):
    vignette = vignette_of(cast.owner, status="released")
    client = english(cast.coordinator)
    html = client.get(HERE).content.decode()
    assert vignette.title in html
    assert "New vignette" not in html
    assert client.get(f"{HERE}{vignette.pk}/").status_code == 200
    assert client.get(HERE + "new/").status_code == 403
    assert english(cast.figures_only).get(HERE).status_code == 403


def test_the_list_takes_as_many_queries_for_three(cast):
    client = english(cast.owner)
    vignette_of(cast.owner, status="released")

    def queries():
        with CaptureQueriesContext(connection) as caught:
            client.get(HERE)
        return len(caught)

    queries()
    one = queries()
    for _each in range(2):
        vignette_of(cast.colleague, status="in_review")
    assert queries() == one


@pytest.mark.parametrize("field", ["programme", "state", "topic", "status"])
def test_a_wrong_filter_filters_nothing(cast, field):
    vignette = vignette_of(cast.owner, status="released")
    assert vignette.title in english(cast.owner).get(HERE, {field: "9" * 40 + "\x00"}).content.decode()


def test_today_and_the_daily_mail_tell_what_waits(cast):
    vignette_of(cast.owner, status="in_review")
    assert "as the second person" in english(cast.colleague).get("/today/").content.decode()
    with writing("ST"):
        assert vignettes_to_review(cast.colleague, timezone.localdate()) == 1
        assert vignettes_to_review(cast.owner, timezone.localdate()) == 0


def test_a_lead_with_broken_glass_tells_the_case(cast, case):
    with writing("ST", actor=cast.lead.pk):
        BreakGlass.objects.create(
            state=case.state,
            case=case,
            user=cast.lead,
            reason="Vertretung",
            ends_at=timezone.now() + timedelta(hours=1),
        )
    assert CONCERN in english(cast.lead).get(told(case)).content.decode()

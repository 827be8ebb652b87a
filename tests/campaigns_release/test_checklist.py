import pytest
from django.urls import reverse

from campaigns.models import GateItem
from campaigns.release.checklists import NothingAsked, save_checklist
from campaigns.release.questions import checklist_of
from tests.factories.accounts import programme
from tests.factories.cast import EAST_SIDE, client_of

pytestmark = pytest.mark.django_db
ALL = {"relevance", "language", "content", "image", "contact", "capacity"}


def codes(bench):
    return [each.code for each in checklist_of(bench.programme)]


def save(bench, **facts):
    return save_checklist(**{"programme": bench.programme, "asked": set(ALL), "wording": {}} | facts)


def url(bench):
    return reverse("release:settings", args=[bench.programme])


def test_a_programme_without_settings_asks_all_six(bench):
    assert codes(bench) == ["relevance", "language", "content", "image", "contact", "capacity"]
    assert all(each.is_asked for each in checklist_of(bench.programme))


def test_a_question_is_switched_off_and_on_again(bench):
    save(bench, asked=ALL - {"capacity"})
    assert {each.code for each in checklist_of(bench.programme) if not each.is_asked} == {"capacity"}
    save(bench)
    assert all(each.is_asked for each in checklist_of(bench.programme))


@pytest.mark.parametrize("asked", [set(), {"image"}])
def test_at_least_one_question_must_be_asked_of_every_text(bench, asked):
    with pytest.raises(NothingAsked):
        save(bench, asked=asked)
    assert not GateItem.objects.exists()


def test_a_question_moves_one_place(bench):
    save(bench, moved="contact", step=-1)
    assert codes(bench) == ["relevance", "language", "content", "contact", "image", "capacity"]
    save(bench, moved="relevance", step=-1)
    assert codes(bench)[0] == "relevance"


def test_an_own_question_is_added_once_worded_anew_and_removed(bench):
    save(bench, new=" Der Partner  weiß es. ")
    save(bench, new="Der Partner weiß es.")
    (own,) = [each for each in checklist_of(bench.programme) if each.code == "own"]
    assert own.label == "Der Partner weiß es."
    save(bench, asked=ALL | {own.key}, wording={own.key: "Der Partner stimmt zu."})
    assert checklist_of(bench.programme)[-1].label == "Der Partner stimmt zu."
    save(bench, wording={own.key: ""})
    assert "own" not in codes(bench)


def test_one_programme_does_not_change_another(bench):
    save(bench, asked={"relevance"})
    assert all(each.is_asked for each in checklist_of(programme(EAST_SIDE).pk))


def test_the_page_saves_what_is_ticked(bench, as_lead):
    data = {f"asked-{code}": "on" for code in ALL - {"language"}} | {"new": "Der Partner weiß es."}
    assert as_lead.post(url(bench), data).status_code == 302
    assert [each.code for each in checklist_of(bench.programme) if not each.is_asked] == ["language"]
    assert "Der Partner weiß es." in as_lead.get(url(bench)).content.decode()


def test_moving_also_saves_what_was_ticked(bench, as_lead):
    as_lead.post(url(bench), {f"asked-{code}": "on" for code in ALL - {"content"}} | {"down": "relevance"})
    assert codes(bench)[:2] == ["language", "relevance"]
    assert [each.code for each in checklist_of(bench.programme) if not each.is_asked] == ["content"]


def test_nothing_asked_is_refused_in_words(bench, as_lead):
    answer = as_lead.post(url(bench), {"walls": "1"})
    assert answer.status_code == 422
    assert "At least one question" in answer.content.decode()


def test_a_phone_number_in_an_own_question_is_asked_about(bench, as_lead):
    answer = as_lead.post(url(bench), {"asked-relevance": "on", "new": "Ruf 0170 1234567 an."})
    assert answer.status_code == 422
    assert not GateItem.objects.exists()


def test_counselors_and_other_programmes_do_not_change_it(bench, cast):
    assert client_of(cast.owner).get(url(bench)).status_code == 403
    other = reverse("release:settings", args=[programme(EAST_SIDE).pk])
    assert client_of(cast.lead).get(other).status_code == 404


def test_an_archived_programme_keeps_its_checklist(bench, as_lead):
    bench.campaign.programme.is_archived = True
    bench.campaign.programme.save()
    assert as_lead.post(url(bench), {"asked-relevance": "on"}).status_code == 302
    assert not GateItem.objects.exists()

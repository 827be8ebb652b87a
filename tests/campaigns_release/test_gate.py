import pytest
from django.urls import reverse

from campaigns.flow import Refused, seen_of
from campaigns.models import GateItem, GateRelease, PostImage
from campaigns.release.actions import release_version, withdraw_release
from campaigns.release.questions import asked_of, in_words
from streetwork.accounts.roles import Role
from streetwork.web.steps import Changed
from tests.factories.accounts import member
from tests.factories.campaigns import post_version_of
from tests.factories.cast import EAST_SIDE, client_of
from tests.factories.rota import there

pytestmark = pytest.mark.django_db


def released(bench, version=None, **facts):
    version = version or bench.source
    return release_version(
        **{
            "version": version,
            "checks": bench.all_checks(version),
            "seen": seen_of(version),
            "user": bench.cast.lead.pk,
        }
        | facts
    )


def url(version):
    return reverse("release:gate", args=[version.pk])


def send(version):
    return reverse("release:release", args=[version.pk])


def test_who_released_what_and_when_is_kept(bench):
    release = released(bench)
    assert release.released_by == bench.cast.lead
    assert bytes(release.text_hash) == bytes(bench.source.text_hash)
    assert release.checks == ["relevance", "language", "content", "contact", "capacity"]


def test_every_question_is_needed(bench):
    with pytest.raises(Refused, match="incomplete"):
        released(bench, checks=bench.all_checks()[1:])
    assert not GateRelease.objects.exists()


def test_a_text_that_changed_meanwhile_is_not_released(bench):
    with pytest.raises(Changed):
        released(bench, seen="0" * 64)


@pytest.mark.parametrize("status", ["draft", "translation", "review"])
def test_only_an_approved_text_is_released(bench, status):
    bench.source.status = status
    bench.source.save()
    with pytest.raises(Refused, match="status"):
        released(bench)


def test_an_outdated_text_is_not_released(bench):
    polish = bench.version("pl")
    polish.source_hash = b"o" * 32
    polish.save()
    with pytest.raises(Refused, match="outdated"):
        released(bench, polish)


def test_nothing_of_an_archived_programme_is_released(bench):
    bench.campaign.programme.is_archived = True
    bench.campaign.programme.save()
    with pytest.raises(Refused, match="archived"):
        released(bench)


def test_releasing_twice_keeps_the_first(bench):
    first = released(bench)
    assert released(bench, user=bench.cast.campaign_editor.pk) == first
    assert GateRelease.objects.count() == 1


def test_a_release_after_a_withdrawal_is_a_new_one(bench):
    released(bench)
    assert withdraw_release(version=bench.source, user=bench.cast.campaign_editor.pk)
    again = released(bench)
    old = GateRelease.objects.exclude(pk=again.pk).get()
    assert (old.withdrawn_by, old.withdrawn_at is not None) == (bench.cast.campaign_editor, True)
    assert again.withdrawn_at is None


def test_withdrawing_what_was_never_released_changes_nothing(bench):
    assert not withdraw_release(version=bench.source, user=bench.cast.lead.pk)


def with_picture(bench):
    image = PostImage.objects.create(
        programme_id=bench.programme, file="campaigns/a.jpg", sha256="a" * 64, media_type="image/jpeg", width=4,
        height=3, size=1, credit="eigenes Foto",
    )  # fmt: skip
    return post_version_of(bench.post, "pl", image=image, alt="Ein Plakat")


def test_the_right_to_the_picture_is_asked_only_where_there_is_one(bench):
    assert "image" not in bench.all_checks()
    assert "image" in bench.all_checks(with_picture(bench))


def test_an_own_question_is_kept_in_its_words(bench):
    GateItem.objects.create(programme_id=bench.programme, label="Der Partner ist einverstanden.")
    release = released(bench)
    assert "Der Partner ist einverstanden." in in_words(release.checks)
    GateItem.objects.all().delete()
    assert "Der Partner ist einverstanden." in in_words(GateRelease.objects.get().checks)


def test_a_question_that_is_switched_off_is_not_asked(bench):
    GateItem.objects.create(programme_id=bench.programme, check_code="capacity", is_asked=False)
    assert [each.code for each in asked_of(bench.programme, has_picture=False)] == [
        "relevance", "language", "content", "contact",
    ]  # fmt: skip


def test_the_page_shows_text_questions_and_findings(bench, as_lead):
    bench.planned(hours=30)
    page = as_lead.get(url(bench.source)).content.decode()
    assert "ruf uns an" in page
    assert page.count('name="checks"') == 5
    assert bench.source.reviewed_by.name in page


def test_going_through_it_releases_the_wording(bench, as_lead):
    answer = as_lead.post(send(bench.source), {"seen": seen_of(bench.source), "checks": bench.all_checks()})
    assert answer.status_code == 302
    assert GateRelease.objects.get().released_by == bench.cast.lead


def test_a_missing_box_is_said_and_the_others_stay_ticked(bench, as_lead):
    answer = as_lead.post(send(bench.source), {"seen": seen_of(bench.source), "checks": ["language"]})
    assert answer.status_code == 422
    assert 'value="language" checked' in answer.content.decode()
    assert not GateRelease.objects.exists()


@pytest.mark.parametrize("data", [{}, {"walls": "1"}, {"seen": "\x00", "checks": "\x00"}, {"checks": ["nonsense"]}])
def test_nonsense_is_answered_with_the_form(bench, as_lead, data):
    assert as_lead.post(send(bench.source), data).status_code == 422


def test_a_text_changed_meanwhile_is_shown_anew(bench, as_lead):
    data = {"seen": "0" * 64, "checks": bench.all_checks()}
    answer = as_lead.post(send(bench.source), data, follow=True)
    assert "changed while you read it" in answer.content.decode()
    assert not GateRelease.objects.exists()


def test_a_counselor_reads_the_checklist_and_cannot_release(bench, as_counselor):
    assert 'name="checks"' not in as_counselor.get(url(bench.source)).content.decode()
    answer = as_counselor.post(send(bench.source), {"seen": seen_of(bench.source), "checks": bench.all_checks()})
    assert answer.status_code == 403
    assert not GateRelease.objects.exists()


def test_a_lead_withdraws_on_the_page(bench, as_lead):
    bench.release()
    as_lead.post(reverse("release:withdraw", args=[bench.source.pk]))
    assert GateRelease.objects.get().withdrawn_by == bench.cast.lead


def test_another_programme_sees_nothing_of_it(bench):
    stranger = client_of(member(Role.LEAD, EAST_SIDE, all_states=True))
    assert stranger.get(url(bench.source)).status_code == 404
    assert stranger.post(reverse("release:withdraw", args=[bench.source.pk])).status_code == 404


def test_the_machine_names_the_ways_to_us_that_it_finds(bench, as_lead):
    polish = post_version_of(bench.post, "pl", text="Zadzwoń: +49 345 1234567", target="https://example.org/kurs")
    page = as_lead.get(url(polish)).content.decode()
    assert "https://example.org/kurs" in page
    assert "+49 345 1234567" in page


def test_a_text_without_any_way_to_us_is_said_so(bench, as_lead):
    polish = post_version_of(bench.post, "pl", text="Napisz do nas")
    assert "was found. A sentence in words is yours to judge" in as_lead.get(url(polish)).content.decode()


def test_whether_somebody_is_there_when_the_answers_come(bench, as_lead):
    placement = bench.planned(hours=30)
    there(bench.cast.owner, (placement.due_at.weekday() + 3) % 7)
    assert "nobody is there in the four hours after" in as_lead.get(url(bench.source)).content.decode()
    for weekday in range(7):
        there(bench.cast.colleague, weekday, "00:00", "23:59")
    assert "1 person is there in the four hours after" in as_lead.get(url(bench.source)).content.decode()

"""The published copy: written by a trigger, read by all, changed within the walls only."""

import pytest
from django.db import DatabaseError, connection, transaction

from referrals.enums import Status
from referrals.geo import distance_km, nearest_first, within
from referrals.models import AdvisoryCenter, PublishedCenter
from referrals.models.history import AdvisoryCenterEvent
from tests.factories.referrals import CenterFactory

pytestmark = pytest.mark.django_db


def test_a_draft_is_not_published(opened):
    with opened("ST"):
        CenterFactory(status=Status.DRAFT)
    assert not PublishedCenter.objects.exists()


def test_a_published_centre_is_read_without_a_scope_in_all_its_texts(opened):
    with opened("ST"):
        center = CenterFactory(description_pl="Doradzamy bezpłatnie.")
    copy = PublishedCenter.objects.get()
    assert (copy.pk, copy.uid, copy.name, copy.description_pl) == (
        center.pk, center.uid, center.name, "Doradzamy bezpłatnie.",
    )  # fmt: skip


def test_the_copy_follows_an_update_that_passes_no_save(opened):
    with opened("ST"):
        CenterFactory()
        AdvisoryCenter.objects.update(city="Halle")
    assert PublishedCenter.objects.get().city == "Halle"


def test_a_published_centre_that_pauses_stays_known_but_is_not_listed(opened):
    with opened("ST"):
        CenterFactory()
        AdvisoryCenter.objects.update(status=Status.PAUSED)
    assert PublishedCenter.objects.get().status == Status.PAUSED
    assert not PublishedCenter.objects.listed().exists()


def test_a_copy_of_another_state_cannot_be_changed(opened):
    with opened("ST"):
        CenterFactory()
    with opened("SN"):
        assert PublishedCenter.objects.update(name="Fremd") == 0


def test_a_copy_cannot_be_written_into_another_state(opened):
    with opened("ST", "SN"):
        center = CenterFactory()
    with pytest.raises(DatabaseError), opened("SN", "ST", write=["SN"]), transaction.atomic():
        PublishedCenter.objects.create(pk=center.pk + 1, state_id=center.state_id, name="Fremd")


def test_every_change_is_a_version_with_its_texts(opened, cast):
    with opened("ST", actor=cast.directory_editor):
        center = CenterFactory(description_bg="Безплатно")
        AdvisoryCenter.objects.update(description_bg="")
        versions = list(AdvisoryCenterEvent.objects.filter(id=center.pk).order_by("pgh_id"))
    assert [(each.pgh_label, each.description_bg) for each in versions] == [("insert", "Безплатно"), ("update", "")]
    assert {each.actor_id for each in versions} == {cast.directory_editor.pk}


def test_distances_are_those_on_the_globe(opened):
    with opened("ST"):
        CenterFactory()
    berlin = 52.5200, 13.4050
    km = PublishedCenter.objects.annotate(km=distance_km(*berlin)).get().km
    assert km == pytest.approx(127.3, abs=1)
    assert PublishedCenter.objects.filter(within(*berlin, 130)).exists()
    assert not PublishedCenter.objects.filter(within(*berlin, 60)).exists()


def test_a_centre_without_a_place_has_no_distance(opened):
    with opened("ST"):
        CenterFactory(latitude=None, longitude=None)
    assert PublishedCenter.objects.annotate(km=distance_km(52.5, 13.4)).get().km is None
    assert not PublishedCenter.objects.filter(within(52.5, 13.4, 20_000)).exists()


def test_the_nearest_centres_come_from_the_index(opened):
    with opened("ST"), connection.cursor() as cursor:
        CenterFactory()
        cursor.execute("SET LOCAL enable_seqscan = off; SET LOCAL enable_sort = off")
        plan = (
            PublishedCenter.objects.filter(latitude__isnull=False).order_by(nearest_first(52.5, 13.4)).values("pk")[:3]
        ).explain()
    assert "publishedcenter_place" in plan

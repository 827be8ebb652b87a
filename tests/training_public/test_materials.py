from datetime import timedelta

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.conftest import open_states
from tests.factories.participants import participant_of
from tests.factories.trainings import course_of, session_of
from training.models import Material
from training.public.materials import materials_for
from training.signup.tokens import token_of

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _store(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def session(db):
    return session_of(in_days=-2, status="held")


def material_of(version, **facts):
    name = default_storage.save("training/materials/aa/aabb", ContentFile(b"%PDF-1.7 Handzettel"))
    return Material.objects.create(
        version=version, title="Handzettel", file_name="Handzettel.pdf", stored_as=name,
        content_type="application/pdf", size=19, **facts,
    )  # fmt: skip


def fetch(person, material):
    return Client().get(reverse("trainings:material", args=[token_of(person), material.pk]))


def test_a_participant_downloads_a_file_of_the_curriculum(session):
    with open_states("ST"):
        person = participant_of(session)
    answer = fetch(person, material_of(session.course_version))
    assert answer.status_code == 200
    assert b"".join(answer.streaming_content) == b"%PDF-1.7 Handzettel"
    assert answer["Content-Disposition"].startswith("attachment")
    assert answer["X-Content-Type-Options"] == "nosniff"


def test_files_for_trainers_and_of_other_courses_are_not_there(session):
    with open_states("ST"):
        person = participant_of(session)
    assert fetch(person, material_of(session.course_version, for_participants=False)).status_code == 404
    assert fetch(person, material_of(course_of(title="Anderer Kurs"))).status_code == 404


def test_without_a_link_that_opens_a_registration_there_is_nothing(session):
    material = material_of(session.course_version)
    assert Client().get(f"/trainings/my/{'a' * 27}/material/{material.pk}/").status_code == 404
    assert Client().get(f"/trainings/my/zzz/material/{material.pk}/").status_code == 404


def test_files_come_with_the_first_minute_of_the_training():
    session = session_of(in_days=3)
    material = material_of(session.course_version)
    with open_states("ST"):
        person = participant_of(session, present=None)
        assert materials_for(person, session.starts_at - timedelta(seconds=1)) == []
        assert materials_for(person, session.starts_at) == [material]


@pytest.mark.parametrize("status", ["pending", "waiting", "offered", "cancelled", "expired"])
def test_only_people_with_a_seat_get_them(session, status):
    material_of(session.course_version)
    with open_states("ST"):
        assert materials_for(participant_of(session, present=None, status=status), timezone.now()) == []

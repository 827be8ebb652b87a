"""Files and rows stay together, also when something dies between them."""

import os
import signal
import time
from datetime import timedelta

import pytest
from django.core.files.storage import default_storage
from django.db import transaction
from django.utils import timezone

from campaigns.images.actions import keep
from campaigns.images.queries import unused
from campaigns.images.reading import prepare
from campaigns.images.retention import UNUSED
from campaigns.images.store import FOLDER, delete_strays, write
from campaigns.models import PostImage, WorkingCopy
from streetwork.delivery.retention import _carry_out, due_of, rules
from tests.factories.accounts import UserFactory, programme
from tests.factories.campaigns import post_of, post_version_of
from tests.factories.cast import EAST_SIDE, KOMPAN
from tests.factories.pictures import picture_bytes, picture_of, upload_of

OLD = 400


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    settings.MEDIA_ROOT = str(tmp_path / "media")
    return tmp_path / "media"


def files(media):
    return sorted(path for path in media.rglob("*") if path.is_file())


def aged(image, days=OLD):
    PostImage.objects.filter(pk=image.pk).update(uploaded_at=timezone.now() - timedelta(days=days))
    return image


def retained():
    for due in due_of(rules[UNUSED], timezone.now()):
        _carry_out(due, dry_run=False)


@pytest.mark.django_db
def test_a_picture_is_stored_once_per_programme(media):
    first, again = picture_of(credit="own photo"), picture_of(credit="something else")
    other = picture_of(slug=EAST_SIDE)
    assert first.pk == again.pk
    assert other.sha256 == first.sha256
    assert PostImage.objects.get(pk=first.pk).credit == "own photo"
    assert len(files(media)) == 2


@pytest.mark.django_db
def test_a_lost_file_comes_back_with_the_same_upload(media):
    image = picture_of()
    default_storage.delete(image.file.name)
    picture_of()
    assert len(files(media)) == 1


@pytest.mark.django_db(transaction=True)
def test_a_worker_killed_between_file_and_row_leaves_a_file_that_is_swept(media):
    picture = prepare(upload_of(picture_bytes()))
    programme_id = programme(KOMPAN).pk
    child = os.fork()
    if child == 0:
        write(programme_id, picture)
        os.kill(os.getpid(), signal.SIGKILL)
    assert os.WTERMSIG(os.waitpid(child, 0)[1]) == signal.SIGKILL
    (left,) = files(media)
    assert delete_strays() == 0, "it may be an upload on its way"
    long_ago = time.time() - 2 * 86400
    os.utime(left, (long_ago, long_ago))
    assert delete_strays() == 1
    assert files(media) == []


@pytest.mark.django_db(transaction=True)
def test_what_a_dead_upload_left_half_is_written_anew(media):
    picture = prepare(upload_of(picture_bytes()))
    path = media / write(programme(KOMPAN).pk, picture)
    path.write_bytes(path.read_bytes()[:20])
    keep(picture, programme=programme(KOMPAN).pk, credit="own", user=None)
    (only,) = files(media)
    assert only.read_bytes() == picture.data


@pytest.mark.django_db(transaction=True)
def test_a_file_with_a_row_is_never_swept(media):
    picture_of()
    (path,) = files(media)
    os.utime(path, (0, 0))
    assert delete_strays() == 0


@pytest.mark.django_db(transaction=True)
def test_the_file_goes_only_after_the_row_is_gone_for_good(media):
    aged(picture_of())
    with transaction.atomic():
        retained()
        assert not PostImage.objects.exists()
        assert len(files(media)) == 1
        transaction.set_rollback(True)
    assert PostImage.objects.count() == 1
    assert len(files(media)) == 1
    retained()
    assert PostImage.objects.count() == 0
    assert files(media) == []


@pytest.mark.django_db(transaction=True)
def test_only_old_pictures_that_nothing_shows_are_deleted():
    post = post_of()
    shown, before, typed = (aged(picture_of(colour=number)) for number in (1, 2, 3))
    aged(picture_of(colour=4), days=10)
    post_version_of(post, "de", image=shown, alt="Bild")
    other = post_version_of(post, "pl", image=before, alt="Bild", status="draft")
    other.image = None
    other.save()
    WorkingCopy.objects.create(post=post, language_id="en", user=UserFactory(), image=typed)
    gone = aged(picture_of(colour=5))
    assert set(unused().filter(uploaded_at__lt=timezone.now() - timedelta(days=180))) == {gone}


@pytest.mark.django_db
def test_taking_an_old_picture_in_again_keeps_it():
    aged(picture_of())
    picture_of()
    assert not unused().filter(uploaded_at__lt=timezone.now() - timedelta(days=1)).exists()


def test_the_folder_of_pictures_need_not_exist(db):
    assert delete_strays() == 0
    assert FOLDER == "campaigns"

"""Files of a course: told by their content, stored once, downloaded and never shown, deleted with their last row."""

import uuid
from datetime import timedelta
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from streetwork.web.steps import Changed
from training.courses import store
from training.courses.actions.materials import add_material, change_material, remove_material
from training.courses.actions.versions import begin_version, drop_draft, release
from training.courses.problems import Refused
from training.courses.uploads import MAX_BYTES, NoMaterial, Taken, clean_name, taken
from training.models import Material
from training.network.stamps import stamp

pytestmark = pytest.mark.django_db
PDF = b"%PDF-1.7 slides"


def file_of(data=PDF, name="Folien.pdf"):
    return Taken(data, name, "application/pdf")


def added(version, user, data=PDF, key=None):
    return add_material(
        version=version, key=key or uuid.uuid4(), file=file_of(data), facts={"title": "Folien"}, user=user.pk
    )


def test_the_same_file_is_stored_once_for_all_versions(cast, draft):
    first, second = added(draft, cast.lead), added(draft, cast.lead)
    assert first.pk != second.pk
    assert first.stored_as == second.stored_as
    assert default_storage.open(first.stored_as).read() == PDF


def test_a_file_sent_twice_by_one_form_is_there_once(cast, draft):
    key = uuid.uuid4()
    assert added(draft, cast.lead, key=key).pk == added(draft, cast.lead, key=key).pk
    assert Material.objects.count() == 1


def test_a_file_goes_with_its_last_row_only(cast, draft, django_capture_on_commit_callbacks):
    material = added(draft, cast.lead)
    release(version=draft, seen=str(draft.revision + 1), user=cast.lead.pk)
    newer = begin_version(source=draft, language="de", user=cast.lead.pk)
    with django_capture_on_commit_callbacks(execute=True):
        remove_material(material=newer.materials.get(), user=cast.lead.pk)
    assert default_storage.exists(material.stored_as)
    assert Material.objects.get() == material


def test_a_dropped_draft_takes_its_files_along(cast, draft, django_capture_on_commit_callbacks):
    material = added(draft, cast.lead)
    with django_capture_on_commit_callbacks(execute=True):
        drop_draft(version=draft)
    assert not default_storage.exists(material.stored_as)


def test_files_of_a_released_version_stay(cast, draft):
    material = added(draft, cast.lead)
    release(version=draft, seen=str(draft.revision + 1), user=cast.lead.pk)
    for step in (
        lambda: remove_material(material=material, user=cast.lead.pk),
        lambda: change_material(material=material, facts={"title": "X"}, seen=stamp(material), user=cast.lead.pk),
        lambda: added(draft, cast.lead),
    ):
        with pytest.raises(Refused, match="released"):
            step()
    assert Material.objects.get().title == "Folien"


def test_the_sweep_takes_strays_of_yesterday_and_leaves_what_is_needed(cast, draft, monkeypatch, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    material = added(draft, cast.lead)
    stray = default_storage.save(f"{store.FOLDER}/ab/stray", ContentFile(b"x"))
    assert store.delete_strays() == 0
    later = timezone.now() + timedelta(days=2)
    monkeypatch.setattr(store.timezone, "now", lambda: later)
    assert store.delete_strays() == 1
    assert default_storage.exists(material.stored_as)
    assert not default_storage.exists(stray)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("slides.pdf", b"<html>no pdf</html>"),
        ("page.html", b"<script>1</script>"),
        ("picture.svg", b"<svg/>"),
        ("macro.docm", b"PK\x03\x04"),
        ("text.txt", b"\xff\xfe\x00"),
        ("text.txt", b"a\x00b"),
        ("empty.pdf", b""),
        ("noending", PDF),
    ],
)
def test_what_it_is_not_is_not_taken(name, data):
    with pytest.raises(NoMaterial):
        taken(SimpleUploadedFile(name, data, content_type="application/pdf"))


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("../../etc/passwd.txt", "passwd.txt"),
        ("C:\\tmp\\Folien.PDF", "Folien.pdf"),
        ("a\u202etxt.pdf", "atxt.pdf"),
        ('x"y<z>.pdf', "xyz.pdf"),
        ("…" * 400 + ".pdf", "…" * 120 + ".pdf"),
    ],
)
def test_a_name_is_only_a_name(given, kept):
    assert clean_name(given) == kept


def test_a_material_is_a_download_with_the_type_of_its_content(trainer, cast, draft):
    material = added(draft, cast.lead)
    answer = trainer.get(reverse("courses:material", args=[material.pk]))
    assert b"".join(answer.streaming_content) == PDF
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Disposition"] == 'attachment; filename="Folien.pdf"'
    assert answer["X-Content-Type-Options"] == "nosniff"


def test_a_lost_file_is_not_there_and_no_error(trainer, cast, draft):
    material = added(draft, cast.lead)
    Path(default_storage.path(material.stored_as)).unlink()
    assert trainer.get(reverse("courses:material", args=[material.pk])).status_code == 404


def test_an_uploaded_file_stands_with_its_module(trainer, draft):
    module = draft.modules.get(position=2)
    page = reverse("courses:new-material", args=[draft.pk])
    entry = {
        "file": SimpleUploadedFile("Übung 1.pdf", PDF), "title": "", "module": module.pk, "credit": "eigenes Werk",
        "key": uuid.uuid4(),
    }  # fmt: skip
    assert trainer.post(page, entry).status_code == 302
    material = draft.materials.get()
    assert (material.title, material.file_name, material.module, material.for_participants) == (
        "Übung 1", "Übung 1.pdf", module, False,
    )  # fmt: skip


def test_a_file_that_is_too_large_is_refused_in_words(trainer, draft):
    page = reverse("courses:new-material", args=[draft.pk])
    answer = trainer.post(page, {"file": SimpleUploadedFile("big.pdf", PDF + b"x" * MAX_BYTES), "title": "Groß"})
    assert answer.status_code == 422
    assert "larger than 20 MB" in answer.content.decode()
    assert 'value="Groß"' in answer.content.decode()


def test_a_module_of_another_course_is_refused(trainer, draft, released):
    page = reverse("courses:new-material", args=[draft.pk])
    answer = trainer.post(page, {"file": SimpleUploadedFile("a.pdf", PDF), "module": released.modules.first().pk})
    assert answer.status_code == 422
    assert not draft.materials.exists()


def test_two_editors_of_a_file_do_not_overwrite_each_other(trainer, cast, draft):
    material = added(draft, cast.lead)
    page = reverse("courses:edit-material", args=[material.pk])
    seen = trainer.get(page).context["form"]["seen"].value()
    assert trainer.post(page, {"title": "Erste", "credit": "CC BY", "seen": seen}).status_code == 302
    answer = trainer.post(page, {"title": "Zweite", "seen": seen})
    assert answer.status_code == 422
    text = answer.content.decode()
    assert "<dd>Erste</dd>" in text
    assert "<dd>CC BY</dd>" in text
    assert 'value="Zweite"' in text
    assert Material.objects.get().title == "Erste"
    again = answer.context["form"]["seen"].value()
    assert trainer.post(page, {"title": "Zweite", "seen": again}).status_code == 302
    assert Material.objects.get().title == "Zweite"


def test_a_file_that_is_gone_is_not_described(cast, draft):
    material = added(draft, cast.lead)
    seen = stamp(material)
    Material.objects.all().delete()
    with pytest.raises(Changed):
        change_material(material=material, facts={"title": "X"}, seen=seen, user=cast.lead.pk)


def test_a_file_that_was_released_meanwhile_is_not_described_and_the_page_says_so(trainer, cast, draft):
    material = added(draft, cast.lead)
    page = reverse("courses:edit-material", args=[material.pk])
    seen = trainer.get(page).context["form"]["seen"].value()
    release(version=draft, seen=str(draft.revision + 1), user=cast.lead.pk)
    answer = trainer.post(page, {"title": "Neu", "seen": seen}, follow=True)
    assert "stays as it is" in answer.content.decode()
    assert Material.objects.get().title == "Folien"

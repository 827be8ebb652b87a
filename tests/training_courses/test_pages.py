"""The pages of courses: what each role sees, what a form keeps, and that nothing typed breaks them."""

import uuid

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from streetwork.accounts.roles import Role
from tests.factories.accounts import member, programme
from tests.factories.cast import EAST_SIDE, client_of
from tests.factories.trainings import course_of, session_of
from training.courses.actions.versions import begin_version
from training.models import CaseStudy, Course, CourseVersion

pytestmark = pytest.mark.django_db


def text_of(answer) -> str:
    return answer.content.decode()


def test_the_list_finds_courses_by_their_content_and_area(trainer, released, draft):
    here = reverse("courses:list")
    released.modules.update(content="Netiquette in Gruppen")
    assert released.course.title in text_of(trainer.get(here, {"q": "netiquette"}))
    assert "Entwurf" not in text_of(trainer.get(here, {"q": "netiquette"}))
    assert "No course fits" in text_of(trainer.get(here, {"competence": "law"}))
    assert released.course.title in text_of(trainer.get(here, {"competence": "nonsense", "topic": "9" * 40}))


def test_an_audience_keeps_what_is_for_both(trainer, released, draft):
    Course.objects.filter(pk=draft.course_id).update(audience="full_time")
    found = text_of(trainer.get(reverse("courses:list"), {"audience": "volunteer"}))
    assert released.course.title in found
    assert "Entwurf" not in found


def test_retired_courses_are_shown_when_asked_for(trainer, released):
    trainer.post(reverse("courses:status", args=[released.course_id]), {"to": "retired"})
    assert released.course.title not in text_of(trainer.get(reverse("courses:list")))
    assert released.course.title in text_of(trainer.get(reverse("courses:list"), {"status": "retired"}))


def queries_of(client, url) -> int:
    with CaptureQueriesContext(connection) as captured:
        assert client.get(url).status_code == 200
    return len(captured)


@pytest.mark.parametrize("name", ["courses:list", "courses:cases"])
def test_a_list_takes_as_many_queries_for_many_rows(trainer, released, name):
    def story(number):
        CaseStudy.objects.create(
            programme=released.course.programme, language_id="de", title=f"F{number}", situation="…", status="approved"
        )

    story(0)
    trainer.get(reverse(name))
    few = queries_of(trainer, reverse(name))
    for number in range(1, 4):
        course_of(title=f"Kurs {number}")
        story(number)
    assert queries_of(trainer, reverse(name)) == few


def test_a_version_takes_as_many_queries_for_many_modules(trainer):
    small, large = course_of(modules=1), course_of(title="Groß", modules=6)
    trainer.get(reverse("courses:version", args=[small.pk]))
    counted = [queries_of(trainer, reverse("courses:version", args=[each.pk])) for each in (small, large)]
    assert counted[0] == counted[1]


def test_readers_see_released_versions_and_no_draft(counselor, released, draft):
    assert counselor.get(reverse("courses:version", args=[released.pk])).status_code == 200
    assert counselor.get(reverse("courses:concept", args=[released.pk])).status_code == 200
    assert counselor.get(reverse("courses:version", args=[draft.pk])).status_code == 404
    assert counselor.get(reverse("courses:concept", args=[draft.pk])).status_code == 404
    page = text_of(counselor.get(reverse("courses:detail", args=[draft.course_id])))
    assert "Nothing released yet" in page
    assert "New version" not in page


def test_another_programme_sees_nothing(cast, released):
    client = client_of(cast.stranger)
    for name, pk in (("detail", released.course_id), ("version", released.pk), ("concept", released.pk)):
        assert client.get(reverse(f"courses:{name}", args=[pk])).status_code == 404


def test_an_archived_programme_is_read_and_copied_from_but_not_written(trainer, released):
    from tests.factories.accounts import programme

    archive = programme("kompan")
    archive.is_archived = True
    archive.save()
    page = reverse("courses:detail", args=[released.course_id])
    assert "read-only" in text_of(trainer.get(page))
    answer = trainer.post(
        reverse("courses:begin", args=[released.course_id]), {"source": released.pk, "language": "de"}
    )
    assert answer.url == page
    assert CourseVersion.objects.count() == 1


def test_a_course_is_made_described_filled_and_released(trainer, cast):
    from tests.factories.accounts import programme

    made = {
        "programme": programme("kompan").pk, "title": "Recht im Alltag", "language": "de", "competence": "law",
        "audience": "volunteer", "key": str(uuid.uuid4()),
    }  # fmt: skip
    answer = trainer.post(reverse("courses:new"), made)
    draft = CourseVersion.objects.get()
    assert answer.url == reverse("courses:version", args=[draft.pk])
    assert "Still missing" in text_of(trainer.get(answer.url))

    form = trainer.get(reverse("courses:edit-version", args=[draft.pk]))
    seen = form.context["form"]["seen"].value()
    trainer.post(
        reverse("courses:edit-version", args=[draft.pk]),
        {"seen": seen, "title": "Recht", "summary": "Kurz.", "aims": "- Fristen kennen\n- Bescheide lesen"},
    )
    module = {"title": "Fristen", "minutes": "90", "content": "Vier Wochen.", "key": str(uuid.uuid4())}
    trainer.post(reverse("courses:new-module", args=[draft.pk]), module)
    page = text_of(trainer.get(answer.url))
    assert "Fristen kennen" in page
    assert "1 h 30 min" in page

    draft.refresh_from_db()
    trainer.post(reverse("courses:release", args=[draft.pk]), {"seen": str(draft.revision)})
    draft.refresh_from_db()
    assert draft.status == "released"
    assert "New version" in text_of(trainer.get(answer.url))


def test_what_was_typed_stays_when_a_form_is_refused(trainer, draft):
    page = reverse("courses:new-module", args=[draft.pk])
    answer = trainer.post(page, {"title": "Fristen", "minutes": "0", "content": "Viel getippt."})
    assert answer.status_code == 422
    assert "Viel getippt." in text_of(answer)


def test_a_second_editor_of_a_module_is_shown_the_first_ones_words(trainer, draft):
    module = draft.modules.get(position=1)
    page = reverse("courses:module", args=[module.pk])
    first = {"title": "Modul 1", "minutes": "45", "content": "Von der Ersten.", "seen": "1"}
    assert trainer.post(page, first).status_code == 302
    answer = trainer.post(page, first | {"content": "Von der Zweiten."})
    assert answer.status_code == 422
    assert "Von der Ersten." in text_of(answer)
    assert trainer.post(page, first | {"content": "Von der Zweiten.", "seen": "2"}).status_code == 302


def test_the_guard_reads_what_a_public_page_will_say(trainer, draft):
    page = reverse("courses:edit-version", args=[draft.pk])
    answer = trainer.post(page, {"title": "Kurs", "summary": "Fragen an petra.probe@example.org"})
    assert answer.status_code == 422


@pytest.mark.parametrize("rubbish", [{"walls": "1"}, {"title": "\x00", "minutes": "9" * 30, "seen": "x", "key": "no"}])
def test_rubbish_is_refused_without_an_error(trainer, released, draft, rubbish):
    case = CaseStudy.objects.create(programme=draft.course.programme, language_id="de", title="F", situation="…")
    module = draft.modules.get(position=1)
    things = {
        "edit": draft.course_id, "copy": draft.course_id, "status": draft.course_id, "begin": draft.course_id,
        "edit-version": draft.pk, "release": draft.pk, "new-module": draft.pk, "module": module.pk,
        "move-module": module.pk, "new-material": draft.pk, "edit-case": case.pk, "hand-in": case.pk,
        "approve": case.pk, "send-back": case.pk,
    }  # fmt: skip
    for name, pk in things.items():
        assert trainer.post(reverse(f"courses:{name}", args=[pk]), rubbish).status_code in (302, 422), name
    for name in ("new", "new-case"):
        assert trainer.post(reverse(f"courses:{name}"), rubbish).status_code == 422


def test_a_translation_begins_with_everything_and_a_second_click_leads_to_it(trainer, released):
    page = reverse("courses:begin", args=[released.course_id])
    first = trainer.post(page, {"source": released.pk, "language": "ro"})
    again = trainer.post(page, {"source": released.pk, "language": "ro"})
    draft = CourseVersion.objects.get(language="ro")
    assert first.url == again.url == reverse("courses:version", args=[draft.pk])
    assert draft.modules.count() == 2


def test_a_version_of_another_course_is_no_beginning(trainer, released, draft):
    trainer.post(reverse("courses:begin", args=[released.course_id]), {"source": draft.pk, "language": "ro"})
    assert not CourseVersion.objects.filter(language="ro").exists()


def test_the_page_of_a_course_lists_its_sessions_with_their_version(trainer, cast, released):
    session = session_of(released, title="Online im Mai")
    begin_version(source=released, language="de", user=cast.lead.pk)
    page = text_of(trainer.get(reverse("courses:detail", args=[released.course_id])))
    assert "Online im Mai" in page
    assert reverse("sessions:detail", args=[session.pk]) in page
    assert "Go on with the draft" in page


def test_the_copy_form_makes_one_course_however_often_it_is_sent(trainer, released):
    page = reverse("courses:copy", args=[released.course_id])
    entry = {"title": "Zweiter", "programme": released.course.programme_id, "key": str(uuid.uuid4())}
    assert trainer.post(page, entry).url == trainer.post(page, entry).url
    assert Course.objects.filter(title="Zweiter").count() == 1


def test_today_says_what_waits(trainer, second_client, second, draft):
    CaseStudy.objects.create(
        programme=draft.course.programme, language_id="de", title="F", situation="…", status="review", edited_by=second
    )
    assert "case studies handed in by others" in text_of(trainer.get("/today/"))
    assert "case studies handed in by others" not in text_of(second_client.get("/today/"))


@pytest.fixture
def visitor(cast):
    """Reads the courses of Kompan, writes those of another programme."""
    user = member(Role.TRAINING_MANAGER, EAST_SIDE, "ST", user=cast.owner)
    user.language = "en"
    user.save(update_fields=["language"])
    return client_of(user)


def copied(client, course):
    sent = {"title": "Kopie", "programme": programme(EAST_SIDE).pk, "key": str(uuid.uuid4())}
    return client.post(reverse("courses:copy", args=[course.pk]), sent)


def test_a_copy_holds_no_draft_that_the_person_may_not_see(visitor, cast, released):
    begin_version(source=released, language="pl", user=cast.lead.pk)
    begin_version(source=released, language="de", user=cast.lead.pk)
    CourseVersion.objects.filter(released_at=None).update(title="Geheim")
    assert copied(visitor, released.course).status_code == 302
    copy = Course.objects.get(copied_from=released.course)
    assert [(version.language_id, version.title) for version in copy.versions.all()] == [("de", released.title)]


def test_a_course_of_which_one_sees_nothing_is_not_copied(visitor, draft):
    here = reverse("courses:detail", args=[draft.course_id])
    assert "Copy as new" not in text_of(visitor.get(here))
    assert copied(visitor, draft.course)["Location"] == here
    assert "there is nothing to copy" in text_of(visitor.get(here))
    assert not Course.objects.filter(copied_from=draft.course).exists()


def test_who_writes_a_course_copies_its_draft(trainer, draft):
    assert "Copy as new" in text_of(trainer.get(reverse("courses:detail", args=[draft.course_id])))
    sent = {"title": "Kopie", "programme": draft.course.programme_id, "key": str(uuid.uuid4())}
    trainer.post(reverse("courses:copy", args=[draft.course_id]), sent)
    assert Course.objects.get(copied_from=draft.course).versions.get().title == draft.title

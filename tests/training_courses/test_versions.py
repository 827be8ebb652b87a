"""A curriculum in versions: begun, written, released once, never changed again; copies share files, not futures."""

import uuid

import pytest

from streetwork.accounts.access import access_of
from streetwork.vocabulary.models import Topic
from streetwork.web.steps import Changed
from tests.factories.accounts import programme
from tests.factories.cast import EAST_SIDE
from tests.factories.trainings import course_of, session_of
from training.courses import rules
from training.courses.actions import modules
from training.courses.actions.courses import copy_course, create_course
from training.courses.actions.versions import begin_version, drop_draft, release, stamp, write_version
from training.courses.problems import Refused
from training.courses.queries import released_versions, teaching_minutes
from training.models import CaseStudy, Course, CourseModule, CourseVersion

pytestmark = pytest.mark.django_db


def facts(**changed):
    return {"title": "Neu", "minutes": 30, "aim": "", "content": "", "method": "", "case_studies": []} | changed


def test_a_new_course_begins_with_an_empty_draft(cast):
    topic = Topic.objects.first()
    said = {"programme_id": programme("kompan").pk, "title": "Recht", "competence": "law", "audience": "both"}
    key = uuid.uuid4()
    course, is_new = create_course(key=key, facts=said | {"topics": [topic.pk]}, language="ro", user=cast.lead.pk)
    again, is_new_again = create_course(key=key, facts=dict(said), language="ro", user=cast.lead.pk)

    assert (is_new, is_new_again, again.pk) == (True, False, course.pk)
    assert list(course.topics.all()) == [topic]
    assert [(v.language_id, v.number, v.status, v.title) for v in course.versions.all()] == [
        ("ro", 1, "draft", "Recht")
    ]


def test_a_new_version_says_what_the_last_one_said_and_takes_the_next_number(cast, released):
    case = CaseStudy.objects.create(
        programme=released.course.programme, language_id="de", title="Lohn", situation="…", status="approved"
    )
    released.modules.get(position=1).case_studies.add(case)
    draft = begin_version(source=released, language="de", user=cast.lead.pk)

    assert (draft.number, draft.status, draft.based_on, draft.summary) == (2, "draft", released, released.summary)
    assert [(m.position, m.title, m.minutes) for m in draft.modules.all()] == [(1, "Modul 1", 45), (2, "Modul 2", 45)]
    assert list(draft.modules.get(position=1).case_studies.all()) == [case]
    assert released.modules.count() == 2


def test_a_language_has_one_draft_at_a_time(cast, released):
    begin_version(source=released, language="de", user=cast.lead.pk)
    with pytest.raises(Refused, match="draft"):
        begin_version(source=released, language="de", user=cast.lead.pk)
    assert begin_version(source=released, language="pl", user=cast.lead.pk).number == 1


def test_a_retired_course_gets_no_new_version(cast, released):
    Course.objects.update(status="retired")
    with pytest.raises(Refused, match="retired"):
        begin_version(source=released, language="pl", user=cast.lead.pk)


@pytest.mark.parametrize("change", ["write", "add", "change", "move", "remove", "drop"])
def test_a_released_version_never_changes(cast, released, change):
    user, module = cast.lead.pk, released.modules.get(position=1)
    steps = {
        "write": lambda: write_version(version=released, facts={"title": "X"}, seen=stamp(released), user=user),
        "add": lambda: modules.add_module(version=released, key=uuid.uuid4(), facts=facts(), user=user),
        "change": lambda: modules.change_module(module=module, facts=facts(), seen=module.revision, user=user),
        "move": lambda: modules.move_module(module=module, up=False, user=user),
        "remove": lambda: modules.remove_module(module=module, user=user),
        "drop": lambda: drop_draft(version=released),
    }
    with pytest.raises(Refused, match="released"):
        steps[change]()
    assert [m.title for m in released.modules.order_by("position")] == ["Modul 1", "Modul 2"]


def test_what_was_read_is_released_and_nothing_else(cast, draft):
    read = str(draft.revision)
    modules.add_module(version=draft, key=uuid.uuid4(), facts=facts(), user=cast.lead.pk)
    with pytest.raises(Changed):
        release(version=draft, seen=read, user=cast.lead.pk)
    draft.refresh_from_db()
    done = release(version=draft, seen=str(draft.revision), user=cast.lead.pk)
    assert (done.status, done.released_by) == ("released", cast.lead)
    assert done.released_at is not None


def test_a_version_without_modules_is_not_released(cast):
    empty = course_of(modules=0, released=False)
    with pytest.raises(Refused, match="empty"):
        release(version=empty, seen="1", user=cast.lead.pk)


def test_released_twice_is_released_once(cast, draft):
    first = release(version=draft, seen="1", user=cast.lead.pk).released_at
    assert release(version=draft, seen="1", user=cast.training_manager.pk).released_at == first


def test_two_who_describe_a_draft_do_not_overwrite_each_other(cast, draft):
    seen = stamp(draft)
    write_version(version=draft, facts={"aims": "Neues Ziel"}, seen=seen, user=cast.lead.pk)
    with pytest.raises(Changed):
        write_version(version=draft, facts={"aims": "Anderes"}, seen=seen, user=cast.lead.pk)
    draft.refresh_from_db()
    assert draft.aims == "Neues Ziel"


def test_a_changed_module_does_not_stand_in_the_way_of_the_description(cast, draft):
    seen = stamp(draft)
    modules.add_module(version=draft, key=uuid.uuid4(), facts=facts(), user=cast.lead.pk)
    assert write_version(version=draft, facts={"aims": "Ziel"}, seen=seen, user=cast.lead.pk).aims == "Ziel"


def test_two_who_change_a_module_do_not_overwrite_each_other(cast, draft):
    module = draft.modules.get(position=1)
    modules.change_module(module=module, facts=facts(title="A"), seen=1, user=cast.lead.pk)
    with pytest.raises(Changed):
        modules.change_module(module=module, facts=facts(title="B"), seen=1, user=cast.lead.pk)
    assert draft.modules.get(position=1).title == "A"


def test_a_module_saved_twice_is_there_once(cast, draft):
    key = uuid.uuid4()
    for _time in range(2):
        modules.add_module(version=draft, key=key, facts=facts(), user=cast.lead.pk)
    assert [m.position for m in draft.modules.order_by("position")] == [1, 2, 3]


def test_modules_change_places_and_close_the_gap(cast, draft):
    first, second = draft.modules.order_by("position")
    modules.move_module(module=first, up=False, user=cast.lead.pk)
    modules.move_module(module=first, up=False, user=cast.lead.pk)  # at the end it stays
    assert list(draft.modules.order_by("position")) == [second, first]
    modules.remove_module(module=second, user=cast.lead.pk)
    assert [(m.pk, m.position) for m in draft.modules.all()] == [(first.pk, 1)]


def test_a_course_takes_no_more_than_sixty_modules(cast, draft):
    CourseModule.objects.bulk_create(CourseModule(version=draft, position=n, title="M") for n in range(3, 61))
    with pytest.raises(Refused, match="full"):
        modules.add_module(version=draft, key=uuid.uuid4(), facts=facts(), user=cast.lead.pk)


def test_the_only_draft_takes_its_course_along(cast, draft, released):
    other = begin_version(source=released, language="de", user=cast.lead.pk)
    assert drop_draft(version=other) is True
    assert drop_draft(version=draft) is False
    assert list(Course.objects.all()) == [released.course]


def test_a_draft_that_sessions_were_planned_with_stays(cast, draft):
    session_of(draft)
    with pytest.raises(Refused, match="held"):
        drop_draft(version=draft)


def test_a_session_keeps_the_version_it_was_planned_with(cast, released):
    session = session_of(released)
    draft = begin_version(source=released, language="de", user=cast.lead.pk)
    release(version=draft, seen=str(draft.revision), user=cast.lead.pk)
    session.refresh_from_db()
    assert session.course_version == released
    assert list(released_versions(access_of(cast.lead.pk))) == [draft]


def test_sessions_are_offered_the_newest_released_version_of_each_language(cast, released, draft):
    polish = begin_version(source=released, language="pl", user=cast.lead.pk)
    assert list(released_versions(access_of(cast.lead.pk))) == [released]
    release(version=polish, seen="1", user=cast.lead.pk)
    assert set(released_versions(access_of(cast.lead.pk))) == {released, polish}
    Course.objects.filter(pk=released.course_id).update(status="retired")
    assert not released_versions(access_of(cast.lead.pk))


def test_archived_programmes_offer_nothing_but_can_be_read(cast, released):
    released.course.programme.is_archived = True
    released.course.programme.save()
    access = access_of(cast.lead.pk)
    assert not released_versions(access)
    assert list(released_versions(access, running=False)) == [released]


def test_teaching_minutes_are_those_of_all_modules(released):
    assert teaching_minutes(released) == 90
    assert teaching_minutes(course_of(title="Leer", modules=0)) == 0


def test_a_translation_is_behind_once_the_first_language_is_released_again(cast, released):
    polish = begin_version(source=released, language="pl", user=cast.lead.pk)
    release(version=polish, seen="1", user=cast.lead.pk)
    source, translated = rules.editions_of(released.course.versions.all())
    assert (source.is_source, translated.is_behind, source.is_behind) == (True, False, False)

    newer = begin_version(source=released, language="de", user=cast.lead.pk)
    release(version=newer, seen="1", user=cast.lead.pk)
    source, translated = rules.editions_of(released.course.versions.all())
    assert (source.released, source.earlier) == (newer, (released,))
    assert (translated.is_behind, source.is_behind) == (True, False)


def test_a_copy_has_every_language_as_a_draft_and_says_where_it_comes_from(cast, released):
    release(version=begin_version(source=released, language="pl", user=cast.lead.pk), seen="1", user=cast.lead.pk)
    key = uuid.uuid4()
    same = {"key": key, "course": released.course, "title": "Kopie", "programme": released.course.programme_id}
    same["versions"] = released.course.versions.all()
    copy, is_new = copy_course(**same, user=cast.lead.pk)
    again, _is_new = copy_course(**same, user=cast.lead.pk)

    assert (is_new, again.pk, copy.copied_from) == (True, copy.pk, released.course)
    found = [(v.language_id, v.number, v.status, v.modules.count()) for v in copy.versions.order_by("pk")]
    assert found == [("de", 1, "draft", 2), ("pl", 1, "draft", 2)]


def test_without_a_version_to_see_there_is_nothing_to_copy(cast, released):
    with pytest.raises(Refused, match="nothing"):
        copy_course(
            key=uuid.uuid4(), course=released.course, versions=[], title="Kopie",
            programme=released.course.programme_id, user=cast.lead.pk,
        )  # fmt: skip
    assert not Course.objects.filter(title="Kopie").exists()


def test_in_another_programme_case_studies_have_to_be_approved_again(cast, released):
    case = CaseStudy.objects.create(
        programme=released.course.programme, language_id="de", title="Lohn", situation="…", status="approved",
        approved_by=cast.lead,
    )  # fmt: skip
    hidden = CaseStudy.objects.create(
        programme=released.course.programme, language_id="de", title="Entwurf", situation="…"
    )
    released.modules.get(position=1).case_studies.add(case, hidden)
    east = programme(EAST_SIDE)
    same = {"course": released.course, "versions": [released], "programme": east.pk, "user": cast.lead.pk}
    copy, _new = copy_course(key=uuid.uuid4(), title="Kopie", **same)
    copy_course(key=uuid.uuid4(), title="Kopie 2", **same)

    taken = CaseStudy.objects.get(programme=east)
    assert (taken.title, taken.status, taken.approved_by) == ("Lohn", "review", None)
    first = CourseVersion.objects.get(course=copy).modules.get(position=1)
    assert list(first.case_studies.all()) == [taken]

"""Courses: curricula with their versions, modules, materials and case studies. They belong to a programme; what is
not released or approved is seen by those who keep its trainings alone."""

from uuid import uuid4

from streetwork.accounts.roles import READS_TRAININGS, WRITES_TRAININGS
from tests.factories.accounts import programme
from tests.factories.cast import KOMPAN
from tests.factories.trainings import course_of
from tests.walls.route import OF_PROGRAMME, Route
from training.courses.actions.materials import add_material
from training.courses.uploads import Taken
from training.models import CaseStudy, CourseModule

CANARIES: tuple[str, ...] = ("course", "course_draft", "material", "case_study", "case_draft")
OF_READERS = {"course", "material", "case_study"}
RECEIVES: dict[str, set[str]] = {
    name: set(OF_READERS) for name in ("owner", "colleague", "outsider", "coordinator")
} | {name: set(CANARIES) for name in ("lead", "training_manager")}
VARIANTS: dict[str, list[str]] = {
    "courses:list": ["?q=canary", "?status=any", "?audience=volunteer", "?programme={world.course.programme_id}"],
    "courses:cases": ["?q=canary", "?status=review", "?language=de"],
    "courses:new-material": ["?module={world.draft_module.pk}"],
}
POSTS: dict[str, dict] = {
    "courses:begin": {"source": "{world.course_version.pk}", "language": "pl"},
    "courses:copy": {"title": "copy", "programme": "{world.course.programme_id}"},
}


def course(world):
    return {"pk": world.course.pk}


def version(world):
    return {"pk": world.course_version.pk}


def draft(world):
    return {"pk": world.course_draft.pk}


def module(world):
    return {"pk": world.draft_module.pk}


def material(world):
    return {"pk": world.material.pk}


def draft_material(world):
    return {"pk": world.draft_material.pk}


def case(world):
    return {"pk": world.case_study.pk}


def case_draft(world):
    return {"pk": world.case_draft.pk}


ROUTES: list[Route] = [
    Route("courses:list", READS_TRAININGS, get=200),
    Route("courses:new", WRITES_TRAININGS, get=200, post=422),
    Route("courses:detail", READS_TRAININGS, get=200, at=course, row=OF_PROGRAMME),
    Route("courses:edit", WRITES_TRAININGS, get=200, post=422, at=course, row=OF_PROGRAMME),
    Route("courses:copy", WRITES_TRAININGS, get=200, post=422, at=course, row=OF_PROGRAMME),
    Route("courses:status", WRITES_TRAININGS, post=302, at=course, row=OF_PROGRAMME),
    Route("courses:begin", WRITES_TRAININGS, post=302, at=course, row=OF_PROGRAMME),
    Route("courses:version", READS_TRAININGS, get=200, at=version, row=OF_PROGRAMME),
    Route("courses:edit-version", WRITES_TRAININGS, get=200, post=422, at=draft, row=OF_PROGRAMME),
    Route("courses:release", WRITES_TRAININGS, post=302, at=draft, row=OF_PROGRAMME),
    Route("courses:drop", WRITES_TRAININGS, post=302, at=draft, row=OF_PROGRAMME),
    Route("courses:concept", READS_TRAININGS, get=200, at=version, row=OF_PROGRAMME),
    Route("courses:new-module", WRITES_TRAININGS, get=200, post=422, at=draft, row=OF_PROGRAMME),
    Route("courses:module", WRITES_TRAININGS, get=200, post=422, at=module, row=OF_PROGRAMME),
    Route("courses:move-module", WRITES_TRAININGS, post=302, at=module, row=OF_PROGRAMME),
    Route("courses:remove-module", WRITES_TRAININGS, post=302, at=module, row=OF_PROGRAMME),
    Route("courses:new-material", WRITES_TRAININGS, get=200, post=422, at=draft, row=OF_PROGRAMME),
    Route("courses:material", READS_TRAININGS, get=200, at=material, row=OF_PROGRAMME),
    Route("courses:edit-material", WRITES_TRAININGS, get=200, post=422, at=draft_material, row=OF_PROGRAMME),
    Route("courses:remove-material", WRITES_TRAININGS, post=302, at=draft_material, row=OF_PROGRAMME),
    Route("courses:cases", READS_TRAININGS, get=200),
    Route("courses:new-case", WRITES_TRAININGS, get=200, post=422),
    Route("courses:case", READS_TRAININGS, get=200, at=case, row=OF_PROGRAMME),
    Route("courses:edit-case", WRITES_TRAININGS, get=200, post=422, at=case_draft, row=OF_PROGRAMME),
    Route("courses:hand-in", WRITES_TRAININGS, post=302, at=case_draft, row=OF_PROGRAMME),
    Route("courses:approve", WRITES_TRAININGS, post=302, at=case_draft, row=OF_PROGRAMME),
    Route("courses:send-back", WRITES_TRAININGS, post=422, at=case_draft, row=OF_PROGRAMME),
    Route("courses:remove-case", WRITES_TRAININGS, post=302, at=case_draft, row=OF_PROGRAMME),
]


def furnish(world):
    lead = world.cast.lead.pk
    world.course_version = course_of(title=world.canary["course"], released=False)
    world.course = world.course_version.course
    world.material = _file(world.course_version, world.canary["material"], lead)
    world.course_version.__class__.objects.filter(pk=world.course_version.pk).update(
        status="released", released_at=world.course_version.edited_at
    )
    world.course_draft = course_of(title="draft of a course", modules=0, released=False)
    world.draft_module = CourseModule.objects.create(
        version=world.course_draft, position=1, title="module", content=world.canary["course_draft"]
    )
    world.draft_material = _file(world.course_draft, "file of a draft", lead)
    said = {"programme": programme(KOMPAN), "language_id": "de", "situation": "…"}
    world.case_study = CaseStudy.objects.create(**said, title=world.canary["case_study"], status="approved")
    world.case_draft = CaseStudy.objects.create(**said, title=world.canary["case_draft"], status="review")


def _file(version, title, user):
    file = Taken(f"%PDF-1.7 {title}".encode(), "slides.pdf", "application/pdf")
    return add_material(version=version, key=uuid4(), file=file, facts={"title": title}, user=user)

"""The demo's curricula and case studies."""

from streetwork.vocabulary.models import Topic
from streetwork.web.slugs import slug_of
from training.courses.concept import concept_pdf
from training.courses.store import turn, write
from training.demo.ground import Ground, read
from training.models import CaseStudy, Course, CourseModule, CourseVersion, Material

TITLES = {
    "de": ("Handout zur Schulung", "Ablauf für Referent:innen"),
    "en": ("Handout", "Running order for trainers"),
    "pl": ("Materiały szkoleniowe", "Plan dla prowadzących"),
}


def write_courses(ground: Ground) -> None:
    topics = Topic.objects.in_bulk(field_name="code")
    for told in read("courses"):
        manager = ground.manager(told["programme"])
        versions = told["versions"]
        course = Course.objects.create(
            programme=ground.programmes[told["programme"]],
            title=versions[0]["title"],
            audience=told["audience"],
            competence=told["competence"],
            created_by=manager,
        )
        course.topics.set(topics[code] for code in told["topics"])
        for version in versions:
            _write_version(ground, told["key"], course, version, manager)
    for told in read("cases"):
        _write_case(ground, told)
    turn()
    for version in ground.versions.values():
        if version.status == "released":
            _write_materials(version)


def _write_version(ground, key, course, told, manager) -> None:
    released = told["released"]
    at = None if released is None else ground.at(released, 11)
    base = told.get("based_on")
    sources = [ground.versions.get((key, language, base)) for language in (told["language"], "de")]
    version = CourseVersion.objects.create(
        course=course,
        language_id=told["language"],
        number=told["number"],
        based_on=next(filter(None, sources), None) if base else None,
        title=told["title"],
        summary=told["summary"],
        aims=told["aims"],
        prerequisites=told["prerequisites"],
        change_note=told.get("change_note", ""),
        status="draft" if released is None else "released",
        edited_by=manager,
        edited_at=at or ground.now,
        released_by=None if released is None else manager,
        released_at=at,
    )
    CourseModule.objects.bulk_create(
        CourseModule(version=version, position=position, title=title, aim=aim, content=content, method=method,
                     minutes=minutes)
        for position, (title, aim, content, method, minutes) in enumerate(told["modules"], start=1)
    )  # fmt: skip
    ground.versions[key, told["language"], told["number"]] = version


def _write_case(ground, told) -> None:
    writer = ground.manager(told["programme"])
    approved = not told.get("review")
    case = CaseStudy.objects.create(
        programme=ground.programmes[told["programme"]],
        language_id=told["language"],
        title=told["title"],
        situation=told["situation"],
        questions=told["questions"],
        insights=told["insights"],
        status="approved" if approved else "review",
        edited_by=writer,
        edited_at=ground.at("2019-03-01" if told["programme"] == "integrif" else -90, 14),
        approved_by=ground.people["lead" if told["programme"] == "kompan" else "admin"] if approved else None,
        approved_at=ground.at("2019-03-08" if told["programme"] == "integrif" else -85, 10) if approved else None,
    )
    for (key, language, _number), version in ground.versions.items():
        if key in told["courses"] and language == told["language"] and (last := version.modules.last()):
            last.case_studies.add(case)


def _write_materials(version) -> None:
    """The concept itself as a handout, and a sheet for trainers alone."""
    handout = concept_pdf(version)
    words = TITLES.get(version.language_id, TITLES["de"])
    sheet = "\n".join(f"{module.position}. {module.title} ({module.minutes} min)" for module in version.modules.all())
    for title, data, ending, content_type, for_participants in (
        (words[0], handout, "pdf", "application/pdf", True),
        (words[1], sheet.encode(), "txt", "text/plain; charset=utf-8", False),
    ):
        Material.objects.create(
            version=version, title=title, file_name=f"{slug_of(title, fallback='material')}.{ending}",
            stored_as=write(data), content_type=content_type, size=len(data), for_participants=for_participants,
            added_by=version.edited_by, added_at=version.edited_at,
        )  # fmt: skip

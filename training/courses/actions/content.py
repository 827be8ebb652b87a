"""The content of a version as a whole: taken over by another one."""

from training.enums import CaseStatus
from training.models import CaseStudy, CourseModule, CourseVersion, Material

SAID = ("title", "summary", "aims", "prerequisites")
OF_MODULE = ("position", "title", "aim", "content", "method", "minutes")
OF_MATERIAL = ("title", "file_name", "stored_as", "content_type", "size", "credit", "for_participants")
OF_CASE = ("language_id", "title", "situation", "questions", "insights")


def draft_from(source: CourseVersion, *, user: int, programme: int | None = None, **facts) -> CourseVersion:
    """A draft that says what `source` says, with its modules and materials; `facts` are its other fields.

    `programme`: case studies are taken along into this other programme, where somebody has to approve them again.
    """
    draft = CourseVersion.objects.create(
        **{name: getattr(source, name) for name in SAID}
        | {"course_id": source.course_id, "language_id": source.language_id, "based_on": source, "edited_by_id": user}
        | facts
    )
    old_modules = list(source.modules.order_by("position"))
    new_modules = CourseModule.objects.bulk_create(
        CourseModule(version=draft, **{name: getattr(module, name) for name in OF_MODULE}) for module in old_modules
    )
    new_of = {old.pk: new for old, new in zip(old_modules, new_modules, strict=True)}
    _link_cases(new_of, programme, user)
    Material.objects.bulk_create(
        Material(
            version=draft,
            module=new_of[material.module_id] if material.module_id else None,
            added_by_id=user,
            **{name: getattr(material, name) for name in OF_MATERIAL},
        )
        for material in source.materials.order_by("pk")
    )
    return draft


def _link_cases(new_of: dict[int, CourseModule], programme: int | None, user: int) -> None:
    link = CourseModule.case_studies.through
    links = list(link.objects.filter(coursemodule__in=new_of).order_by("pk"))
    case_of = {each.casestudy_id: each.casestudy_id for each in links}
    if programme is not None:
        case_of = {
            case.pk: _taken_along(case, programme, user)
            for case in CaseStudy.objects.filter(pk__in=case_of, status=CaseStatus.APPROVED)
            if case.programme_id != programme
        } | {
            case.pk: case.pk for case in CaseStudy.objects.filter(pk__in=case_of, programme=programme)
        }  # fmt: skip
    link.objects.bulk_create(
        link(coursemodule=new_of[each.coursemodule_id], casestudy_id=case_of[each.casestudy_id])
        for each in links
        if each.casestudy_id in case_of
    )


def _taken_along(case: CaseStudy, programme: int, user: int) -> int:
    """The case study in another programme: the one that is there already, word for word, or a new one to approve."""
    said = {name: getattr(case, name) for name in OF_CASE}
    there = CaseStudy.objects.filter(programme=programme, **said).order_by("pk").first()
    if there is not None:
        return there.pk
    new = CaseStudy.objects.create(programme_id=programme, status=CaseStatus.REVIEW, edited_by_id=user, **said)
    new.topics.set(case.topics.all())
    return new.pk

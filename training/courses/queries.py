"""Reading courses, in the field's words."""

from django.db.models import Exists, OuterRef, Q, QuerySet, Sum

from streetwork.accounts.access import Access
from streetwork.accounts.roles import READS_TRAININGS, WRITES_TRAININGS
from training.enums import CaseStatus, CourseStatus, VersionStatus
from training.models import CaseStudy, Course, CourseVersion, Material


def courses_of(access: Access) -> QuerySet[Course]:
    """Courses of the programmes in which the person reads trainings, archived ones included."""
    return Course.objects.filter(programme__in=access.programmes_for(*READS_TRAININGS))


def versions_of(access: Access) -> QuerySet[CourseVersion]:
    """All versions of these courses; drafts only for those who write courses in the programme."""
    return CourseVersion.objects.filter(
        Q(status=VersionStatus.RELEASED) | Q(course__programme__in=access.programmes_for(*WRITES_TRAININGS)),
        course__in=courses_of(access),
    )


def newest_released() -> QuerySet[CourseVersion]:
    """Of each course and language the released version with the highest number."""
    newer = CourseVersion.objects.filter(
        course=OuterRef("course"), language=OuterRef("language"), status=VersionStatus.RELEASED,
        number__gt=OuterRef("number"),
    )  # fmt: skip
    return CourseVersion.objects.filter(~Exists(newer), status=VersionStatus.RELEASED)


def released_versions(access: Access, running: bool = True) -> QuerySet[CourseVersion]:
    """What a session can be held with: the newest released version of each course in use and each language.

    `running` leaves the courses of archived programmes out.
    """
    return (
        newest_released()
        .filter(
            course__programme__in=access.programmes_for(*READS_TRAININGS, running=running),
            course__status=CourseStatus.ACTIVE,
        )
        .select_related("course", "language")
        .order_by("course__title", "course", "language")
    )


def teaching_minutes(version: CourseVersion) -> int:
    """Minutes of all modules of a version together."""
    return version.modules.aggregate(total=Sum("minutes"))["total"] or 0


def containing(courses: QuerySet[Course], words: str) -> QuerySet[Course]:
    """Courses that have every word in their title, or in the curriculum of one of their released versions."""
    for word in words.split()[:8]:
        said = (
            Q(title__icontains=word)
            | Q(summary__icontains=word)
            | Q(aims__icontains=word)
            | Q(modules__title__icontains=word)
            | Q(modules__content__icontains=word)
        )
        versions = CourseVersion.objects.filter(said, status=VersionStatus.RELEASED).order_by().values("course")
        courses = courses.filter(Q(title__icontains=word) | Q(pk__in=versions))
    return courses


def materials_of(access: Access) -> QuerySet[Material]:
    """Files of the versions that the person sees."""
    return Material.objects.filter(version__in=versions_of(access))


def cases_of(access: Access) -> QuerySet[CaseStudy]:
    """Case studies of the person's programmes; those not yet approved only for those who write there."""
    return CaseStudy.objects.filter(
        Q(status=CaseStatus.APPROVED) | Q(programme__in=access.programmes_for(*WRITES_TRAININGS)),
        programme__in=access.programmes_for(*READS_TRAININGS),
    )


def about(cases: QuerySet[CaseStudy], words: str) -> QuerySet[CaseStudy]:
    """Case studies that have every word in their title or one of their texts."""
    for word in words.split()[:8]:
        cases = cases.filter(
            Q(title__icontains=word)
            | Q(situation__icontains=word)
            | Q(questions__icontains=word)
            | Q(insights__icontains=word)
        )
    return cases


def waiting_for_approval(access: Access) -> QuerySet[CaseStudy]:
    """Case studies handed in by others, which the person may approve."""
    mine = access.programmes_for(*WRITES_TRAININGS, running=True)
    return CaseStudy.objects.filter(programme__in=mine, status=CaseStatus.REVIEW).exclude(edited_by=access.person)

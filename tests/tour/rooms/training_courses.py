"""Courses and case studies on the tour."""

from tests.tour.page import Page

ROW = "tbody a.row-link"
EVERYBODY = ("training-manager", "lead", "coordinator", "counselor", "archive")
CURRICULUM = "main a[href*='/courses/versions/']:not([href$='.pdf'])"
PAGES: tuple[Page, ...] = (
    Page("courses", "/training/courses/", EVERYBODY),
    Page("courses-any", "/training/courses/?status=any", ("training-manager",)),
    Page("courses-empty", "/training/courses/?q=gibtesnicht", ("training-manager",)),
    Page("course", "/training/courses/", EVERYBODY, (ROW,)),
    Page("course-version", "/training/courses/", EVERYBODY, (ROW, CURRICULUM)),
    Page("course-new", "/training/courses/new/", ("training-manager",)),
    Page("course-edit", "/training/courses/", ("training-manager",), (ROW, "main a[href$='/edit/']")),
    Page("course-copy", "/training/courses/", ("training-manager",), (ROW, "main a[href$='/copy/']")),
    Page("case-studies", "/training/courses/cases/", EVERYBODY),
    Page("case-study", "/training/courses/cases/", EVERYBODY, ("main a.course-case-link",)),
    Page("case-study-review", "/training/courses/cases/?status=review", ("training-manager",)),
    Page("case-study-new", "/training/courses/cases/new/", ("training-manager",)),
)

"""Registering for a training, on the tour."""

from tests.tour.page import Page

FIRST = "main a[href*='/trainings/']:not([href$='/trainings/'])"
REGISTER = "main a[href$='/register/']"
PAGES: tuple[Page, ...] = (Page("training-register", "/trainings/", ("public",), (FIRST, REGISTER)),)

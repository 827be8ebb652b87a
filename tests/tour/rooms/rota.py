from tests.tour.page import Page

PAGES: tuple[Page, ...] = (
    Page("rota", "/team/rota/", ("counselor", "counselor-en", "counselor-lara", "lead", "coordinator")),
    Page("rota-mine", "/team/rota/me/", ("counselor", "counselor-en", "lead")),
    Page("rota-add-times", "/team/rota/me/", ("counselor",), click=".rota-add > summary"),
    Page("rota-person", "/team/rota/", ("lead",), (".rota-members a",)),
    Page("calendar-and-mail", "/team/rota/calendar/", ("counselor", "counselor-en")),
)

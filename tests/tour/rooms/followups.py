from tests.tour.page import Page

PAGES: tuple[Page, ...] = (
    Page("follow-ups", "/follow-ups/", ("counselor", "counselor-en", "counselor-lara", "lead")),
    Page("follow-ups-of-the-programme", "/follow-ups/?who=led", ("lead",)),
    Page("follow-ups-empty", "/follow-ups/?purpose=other&who=covered", ("counselor",)),
    Page("follow-up-move", "/follow-ups/", ("counselor",), click=".fu-move > summary"),
    Page(
        "follow-up-agree",
        "/contacts/?who=me&kind=information",
        ("counselor", "counselor-en"),
        ("tbody a[href]",),
        click=".fu-agree > summary",
    ),
)

"""What the tour visits. A new room adds its pages here."""

from tests.tour.page import Page
from tests.tour.rooms import ROOMS

# The demo's own slip (referrals/demo/slips.py; the tour runs without Django).
DEMO_TOKEN = "streetworkdemo234567234567"
LANGUAGES = ("de", "en", "bg", "pl", "ro", "ru", "vi", "es")

# Role of the tour → name of the demo person (streetwork/accounts/demo.py) who signs in; None: nobody.
PEOPLE = {
    "public": None,
    "counselor": "Ioana Munteanu",
    "counselor-en": "Grace Bennett",
    "counselor-abroad": "Linh Tran",
    "counselor-lara": "Lucía Navarro",
    "coordinator": "Birgit Althoff",
    "directory-editor": "Sabine Voss",
    "campaign-editor": "Mihaela Popa",
    "training-manager": "Jonas Ehlers",
    "lead": "Katarzyna Lindner",
    "figures-only": "Friederike Sommer",
    "archive": "Andreas Reimann",
    "admin": "Robin Peters",
}
STAFF = tuple(role for role in PEOPLE if role != "public")
WORKERS = ("counselor", "counselor-en")
ALL_COUNSELORS = (*WORKERS, "counselor-abroad", "counselor-lara")


ROW = "tbody a[href]"
EDIT = "main a[href$='/edit/']"
PAGES = (
    *(Page(f"home-{code}", "/" if code == "de" else f"/{code}/", ("public",)) for code in LANGUAGES),
    Page("login", "/accounts/login/", ("public",)),
    Page("password-reset", "/accounts/password/reset/", ("public",)),
    Page("not-found", "/nirgendwo/", ("public", "counselor"), status=404),
    Page("today", "/today/", STAFF),
    Page("menu-me", "/today/", ("counselor",), click=".menu-me > summary"),
    Page("me", "/accounts/me/", ("counselor", "counselor-en")),
    Page("security", "/accounts/2fa/", ("counselor",)),
    Page("devices", "/accounts/sessions/", ("counselor",)),
    Page("contact-new", "/contacts/new/", ALL_COUNSELORS),
    Page("contact-new-private-link", "/contacts/new/?url=https://t.me/c/1234567890/4711", ("counselor",)),
    Page(
        "contact-new-known-space", "/contacts/new/?url=https://facebook.com/groups/romani-nrw-demo/posts/4711", WORKERS
    ),
    Page("contact-list", "/contacts/", (*ALL_COUNSELORS, "lead")),
    Page("contact-list-offers", "/contacts/?kind=offer&who=me", ("counselor",)),
    Page("contact-list-empty", "/contacts/?kind=crisis&language=cs", ("counselor",)),
    Page("contact", "/contacts/", (*WORKERS, "lead"), (ROW,)),
    Page("contact-edit", "/contacts/?who=me", WORKERS, (ROW, EDIT)),
    Page("contact-delete", "/contacts/?who=me", ("counselor",), (ROW, "main a[href$='/delete/']")),
    Page("space-list", "/spaces/", (*ALL_COUNSELORS, "lead", "coordinator", "campaign-editor")),
    Page("space-list-due", "/spaces/?due=on&responsible=me", ("counselor",)),
    Page("space", "/spaces/?q=romani-nrw", ("counselor",), (ROW,)),
    Page("space", "/spaces/", ("counselor-en", "coordinator"), (ROW,)),
    Page("space-edit", "/spaces/", WORKERS, (ROW, EDIT)),
    Page("space-new", "/spaces/new/", WORKERS),
    Page("space-new-link", "/spaces/new/?url=https://facebook.com/groups/romanii-din-trier-demo", ("counselor",)),
    Page("directory", "/directory/", ("counselor", "counselor-en", "directory-editor", "coordinator", "lead")),
    Page("directory-near", "/directory/?place=Magdeburg&km=100&language=pl", ("counselor",)),
    Page("directory-which-place", "/directory/?place=Neustadt", ("counselor",)),
    Page("directory-more-filters", "/directory/?where=own&overdue=on&sort=verified", ("directory-editor",)),
    Page("directory-empty", "/directory/?q=gibtesnicht", ("counselor",)),
    Page("center", "/directory/?where=own", ("counselor", "counselor-en", "directory-editor", "coordinator"), (ROW,)),
    Page("center-draft", "/directory/?status=draft", ("directory-editor",), (ROW,)),
    Page("center-history", "/directory/?where=own", ("directory-editor",), (ROW, "main a[href$='/history/']")),
    Page(
        "center-version",
        "/directory/?where=own",
        ("directory-editor",),
        (ROW, "main a[href$='/history/']", ".timeline li:last-child a"),
    ),
    Page("referrals", "/directory/referrals/", ("counselor", "lead", "coordinator")),
    Page("referrals-to-ask", "/directory/referrals/?ask=on&who=me", ("counselor",)),
    Page("center-import", "/directory/import/", ("directory-editor",)),
    Page("center-new", "/directory/new/", ("directory-editor",)),
    Page("center-edit", "/directory/", ("directory-editor",), (ROW, EDIT)),
    Page("center-close", "/directory/", ("directory-editor",), (ROW, "main a[href$='/close/']")),
    Page(
        "center-duplicates",
        "/directory/?q=Migrationsberatung+Kranichruf",
        ("lead",),
        (ROW, "main a[href$='/duplicates/']"),
    ),
    Page(
        "center-merge",
        "/directory/?q=Migrationsberatung+Kranichruf",
        ("lead",),
        (ROW, "main a[href$='/duplicates/']", "main a[href*='/merge/']"),
    ),
    Page("verification", "/directory/verification/", ("directory-editor", "lead")),
    Page("verification-asked", "/directory/verification/?show=asked", ("directory-editor",)),
    Page("corrections", "/directory/corrections/", ("directory-editor",)),
    Page("correction", "/directory/corrections/", ("directory-editor",), (ROW,)),
    Page("center-suggest", "/directory/?where=all", ("counselor",), (ROW, "main a[href$='/suggest/']")),
    Page("verification-link-unknown", "/v/nonsense/", ("public",), status=404),
    Page("admin-centers", "/admin/referrals/advisorycenter/", ("admin",)),
    Page("admin-center", "/admin/referrals/advisorycenter/", ("admin",), ("#result_list tbody th a",)),
    *(Page(f"slip-{code}", f"/{code}/r/{DEMO_TOKEN}/", ("public",)) for code in ("pl", "vi")),
    Page("slip-code", f"/r/{DEMO_TOKEN}/", ("public",), click="#code button"),
    Page("slip-over", f"/ru/r/{'a' * 26}/", ("public",), status=404),
    Page("confirm", "/confirm/?code=K7Q2-M9XD", ("public",)),
    Page("centers", "/centers/", ("public",)),
    Page("centers-vi", "/vi/centers/", ("public",)),
    Page("centers-found-pl", "/pl/centers/?place=Rostock&far=100", ("public",)),
    Page("centers-topic", "/centers/?place=K%C3%B6ln&topic=9&language=", ("public",)),
    Page("centers-which-place", "/centers/?place=Frankfurt&language=ro", ("public",)),
    Page("centers-none", "/en/centers/?place=Rostock&language=ka&far=10", ("public",)),
    Page("centers-state", "/centers/", ("public",), (".tile-map a[title=Hessen]",)),
    Page("center-public-ru", "/ru/centers/?place=Rostock&language=", ("public",), (".center-row h2 a",)),
    Page("gaps", "/directory/gaps/", ("lead", "counselor")),
    Page("ready-texts", "/directory/texts/", ("lead", "directory-editor")),
    Page("forbidden", "/contacts/", ("coordinator", "figures-only"), status=403),
    Page("team", "/team/", ("lead",)),
    Page("team-invite", "/team/invite/", ("lead",)),
    Page("team-member", "/team/", ("lead",), ("main a[href*='/team/members/']",)),
    Page("demo-mail", "/demo/mail/", ("counselor",)),
    Page("admin", "/admin/", ("admin",)),
    Page("admin-topics", "/admin/vocabulary/topic/", ("admin",)),
    Page("admin-topic", "/admin/vocabulary/topic/", ("admin",), ("#result_list tbody th a",)),
    Page("admin-platform", "/admin/vocabulary/platform/", ("admin",), ("#result_list tbody th a",)),
    Page("admin-programme", "/admin/tenancy/programme/", ("admin",), ("#result_list tbody th a",)),
    *(page for room in ROOMS for page in room.PAGES),
)

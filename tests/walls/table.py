"""Who may enter where: written by hand, so that nobody opens a view unnoticed.

A route without a row here fails the suite, and so does a row without a route. Write a new row like this:

1. `who` repeats the audience that the view declares;
2. `at` builds the keyword arguments for a row that belongs to the owner (Kompan, Saxony-Anhalt), and `row`
   says whose rows these are, so that everybody else gets 404;
3. `get` and `post` are the answers (to an empty body) for those who may enter, 405 where the view does not
   take the method; `but` names people who may enter and get another answer all the same.

Newer rooms keep their rows, and the owner's rows behind them, in `tests/walls/rooms/`.
"""

from dataclasses import dataclass, field
from itertools import count

from referrals.hsds.identity import TOPICS, organization_id, service_at_location_id, term_id
from streetwork.accounts.roles import (
    MANAGES_MEMBERS,
    READS_CONTACTS,
    READS_DIRECTORY,
    READS_SPACES,
    REFERS,
    WRITES_DIRECTORY,
    WRITES_SPACES,
    Role,
)
from tests.walls.rooms import ROOMS
from tests.walls.route import (
    OF_DIRECTORY,
    OF_EDITORS,
    OF_LEAD,
    OF_PERSON,
    OF_PROGRAMME,
    OF_STATE,
    PUBLIC,
    SIGNED_IN,
    Route,
)


def contact(world):
    return {"pk": world.contact.pk}


def space(world):
    return {"pk": world.space.pk}


def membership(world):
    return {"pk": world.membership.pk}


def invitation(world):
    return {"pk": world.invitation.pk}


def correction(world):
    return {"pk": world.correction.pk}


def draft(world):
    return {"pk": world.draft.pk}


def pair(world):
    return {"pk": world.center.pk, "other": world.draft.pk}


def referral(world):
    return {"pk": world.referral.pk}


def slip(world):
    return {"token": world.token}


def fresh_import(world):
    return {"pk": world.imports["preview"].pk}


def applied_import(world):
    return {"pk": world.imports["applied"].pk}


def first_version(world):
    return {"pk": world.draft.pk, "version": world.version}


GUESSES = count()


def guessed(world):
    """Each one anew: POSTs to the same link are counted."""
    return {"token": f"guessed{next(GUESSES)}"}


# The colleague sees the contact, is told that only its counselor and the lead change it, and is sent back.
SENT_BACK = {"colleague": 302}
OWN = [
    # --- web
    Route("web:home", PUBLIC, get=200),
    Route("web:today", SIGNED_IN, get=200),
    Route("web:language", PUBLIC, post=302),
    Route("web:theme", SIGNED_IN, post=302),
    Route("web:manifest", PUBLIC, get=200, post=200),
    Route("web:demo-mail", PUBLIC, get=404),
    Route("web:demo-message", PUBLIC, get=404, at=lambda world: {"name": "any"}),
    Route("web:demo-attachment", PUBLIC, get=404, at=lambda world: {"name": "any", "file": "any.ics"}),
    Route("health-live", PUBLIC, get=200, post=200),
    Route("health-ready", PUBLIC, get=200, post=200),
    # --- contacts
    Route("contacts:list", READS_CONTACTS, get=200),
    Route("contacts:new", READS_CONTACTS, get=200, post=422),
    Route("contacts:lookup", READS_CONTACTS, post=200),
    Route("contacts:guard", READS_CONTACTS, post=200),
    Route("contacts:matches", READS_CONTACTS, post=200),
    Route("contacts:refer", READS_CONTACTS, get=200, post=200, at=contact, row=OF_STATE, but=SENT_BACK),
    Route("contacts:export", READS_CONTACTS, get=200, at=lambda world: {"format": "csv"}),
    Route("contacts:bulk-delete", READS_CONTACTS, post=302),
    Route("contacts:save-view", READS_CONTACTS, post=302),
    Route("contacts:delete-view", READS_CONTACTS, post=302, at=lambda world: {"pk": world.view.pk}, row=OF_PERSON),
    Route("contacts:detail", READS_CONTACTS, get=200, at=contact, row=OF_STATE),
    Route("contacts:edit", READS_CONTACTS, get=200, post=422, at=contact, row=OF_STATE, but=SENT_BACK),
    Route("contacts:again", READS_CONTACTS, post=400, at=contact, row=OF_STATE),
    Route("contacts:upgrade", READS_CONTACTS, post=302, at=contact, row=OF_STATE, but=SENT_BACK),
    Route("contacts:delete", READS_CONTACTS, get=200, post=422, at=contact, row=OF_STATE, but=SENT_BACK),
    # --- spaces
    Route("spaces:list", READS_SPACES, get=200),
    Route("spaces:new", WRITES_SPACES, get=200, post=200),
    Route("spaces:detail", READS_SPACES, get=200, at=space, row=OF_PROGRAMME),
    Route("spaces:edit", WRITES_SPACES, get=200, post=422, at=space, row=OF_PROGRAMME),
    Route("spaces:members", WRITES_SPACES, post=422, at=space, row=OF_PROGRAMME),
    Route("spaces:visited", WRITES_SPACES, post=302, at=space, row=OF_PROGRAMME),
    # --- team
    Route("team:list", MANAGES_MEMBERS, get=200),
    Route("team:invite", MANAGES_MEMBERS, get=200, post=422),
    Route("team:member-edit", MANAGES_MEMBERS, get=200, post=422, at=membership, row=OF_LEAD),
    Route("team:member-end", MANAGES_MEMBERS, get=200, post=302, at=membership, row=OF_LEAD),
    Route("team:invitation-resend", MANAGES_MEMBERS, post=302, at=invitation, row=OF_LEAD),
    Route("team:invitation-withdraw", MANAGES_MEMBERS, get=200, post=302, at=invitation, row=OF_LEAD),
    # --- accounts
    Route("accounts:invitation", PUBLIC, get=410, post=410, at=lambda world: {"token": "guessed"}),
    Route("accounts:me", SIGNED_IN, get=200, post=422),
    Route("accounts:declaration", SIGNED_IN, get=200, post=422),
    Route("accounts:scope", SIGNED_IN, post=302),
    Route("accounts:demo-login", PUBLIC, post=404),
    # --- places
    Route("places:suggest", PUBLIC, get=200),
    # --- verification
    Route("verification:answer", PUBLIC, get=404, post=404, at=guessed),
    Route("verification:correct", PUBLIC, get=404, post=404, at=guessed),
    Route("directory:list", READS_DIRECTORY, get=200),
    Route("directory:detail", READS_DIRECTORY, get=200, at=draft, row=OF_DIRECTORY),
    Route("directory:history", READS_DIRECTORY, get=200, at=draft, row=OF_DIRECTORY),
    Route("directory:restore", WRITES_DIRECTORY, post=302, at=first_version, row=OF_EDITORS),
    Route("directory:referrals", REFERS | {Role.COORDINATOR}, get=200),
    Route("directory:verification", WRITES_DIRECTORY, get=200, post=302),
    Route("directory:ask", WRITES_DIRECTORY, post=302, at=lambda world: {"pk": world.center.pk}, row=OF_EDITORS),
    Route("directory:corrections", WRITES_DIRECTORY, get=200),
    Route("directory:correction", WRITES_DIRECTORY, get=200, post=422, at=correction, row=OF_EDITORS),
    # a published centre is everybody's to read, so every reader may say what is wrong with it
    Route("directory:suggest", READS_DIRECTORY, get=200, post=422, at=lambda world: {"pk": world.center.pk}),
    # --- writing the directory
    Route("directory:new", WRITES_DIRECTORY, get=200, post=422),
    Route("directory:similar", WRITES_DIRECTORY, get=200),
    Route("directory:edit", WRITES_DIRECTORY, get=200, post=422, at=draft, row=OF_EDITORS),
    Route("directory:publish", WRITES_DIRECTORY, post=302, at=draft, row=OF_EDITORS),
    Route("directory:pause", WRITES_DIRECTORY, post=302, at=draft, row=OF_EDITORS),
    Route("directory:reopen", WRITES_DIRECTORY, post=302, at=draft, row=OF_EDITORS),
    Route("directory:close", WRITES_DIRECTORY, get=200, post=422, at=draft, row=OF_EDITORS),
    Route("directory:verify-now", WRITES_DIRECTORY, post=302, at=draft, row=OF_EDITORS),
    Route("directory:duplicates", WRITES_DIRECTORY, get=200, at=draft, row=OF_EDITORS),
    Route("directory:merge", WRITES_DIRECTORY, get=200, post=422, at=pair, row=OF_EDITORS),
    # --- slips and referrals
    Route("slips:slip", PUBLIC, get=200, post=200, at=slip),
    Route("slips:vcard", PUBLIC, get=200, at=slip),
    Route("slips:confirm", PUBLIC, get=200, post=422),
    # --- public directory
    Route("centers:list", PUBLIC, get=200),
    Route("centers:detail", PUBLIC, get=200, at=lambda world: {"uid": world.center.uid}),
    Route("centers:vcard", PUBLIC, get=200, at=lambda world: {"uid": world.center.uid}),
    Route("directory:referral-result", REFERS, post=302, at=referral, row=OF_STATE),
    Route("directory:gaps", READS_DIRECTORY, get=200),
    Route("directory:gaps-export", READS_DIRECTORY, get=200),
    Route("directory:ready-texts", WRITES_DIRECTORY, get=200, post=302),
    # --- import and export of the directory
    Route("directory:export", READS_DIRECTORY, get=200, at=lambda world: {"format": "csv"}),
    Route("directory:import", WRITES_DIRECTORY, get=200, post=422),
    Route("directory:import-run", WRITES_DIRECTORY, get=200, at=fresh_import, row=OF_EDITORS),
    Route("directory:import-mapping", WRITES_DIRECTORY, get=200, post=422, at=fresh_import, row=OF_EDITORS),
    Route("directory:import-words", WRITES_DIRECTORY, get=200, post=302, at=fresh_import, row=OF_EDITORS),
    Route("directory:import-choose", WRITES_DIRECTORY, post=302, at=fresh_import, row=OF_EDITORS),
    Route("directory:import-apply", WRITES_DIRECTORY, post=302, at=fresh_import, row=OF_EDITORS),
    Route("directory:import-abandon", WRITES_DIRECTORY, post=302, at=fresh_import, row=OF_EDITORS),
    # without a state there is none to start for; a foreign one is no other answer
    Route("directory:import-other-state", WRITES_DIRECTORY, post=404, at=fresh_import, row=OF_EDITORS),
    Route("directory:import-undo", WRITES_DIRECTORY, get=200, post=302, at=applied_import, row=OF_EDITORS),
    # --- open API
    Route("open-api:states", PUBLIC, get=200),
    Route("open-api:languages", PUBLIC, get=200),
    Route("open-api:topics", PUBLIC, get=200),
    Route("open-api:platforms", PUBLIC, get=200),
    Route("open-api:schema", PUBLIC, get=200),
    # --- the open API of the directory
    *(
        Route(f"hsds:{name}", PUBLIC, get=200)
        for name in (
            "root",
            "profile",
            "services",
            "service-at-locations",
            "organizations",
            "taxonomies",
            "taxonomy-terms",
        )
    ),
    Route("hsds:service", PUBLIC, get=200, at=lambda world: {"key": world.center.uid}),
    Route("hsds:service-at-location", PUBLIC, get=200, at=lambda world: {"key": service_at_location_id(world.center)}),
    Route("hsds:organization", PUBLIC, get=200, at=lambda world: {"key": organization_id(world.center)}),
    Route("hsds:taxonomy", PUBLIC, get=200, at=lambda world: {"key": TOPICS}),
    Route("hsds:taxonomy-term", PUBLIC, get=200, at=lambda world: {"key": term_id(TOPICS, "recognition")}),
    Route("hsds:without-slash", PUBLIC, get=301, at=lambda world: {"rest": "services"}),
    *(route for room in ROOMS for route in room.ROUTES),
]


@dataclass(frozen=True)
class ThirdParty:
    """A page of allauth, which guards itself: answers to GET and POST without and with a signed-in person."""

    name: str
    anonymous: tuple[int, int]
    member: tuple[int, int]
    at: dict = field(default_factory=dict)


AWAY = (302, 302)  # to the sign-in page, or away from a page that has no sense for this person
ALLAUTH = [
    ThirdParty("account_login", (200, 200), AWAY),
    ThirdParty("account_logout", AWAY, (200, 302)),
    ThirdParty("account_inactive", (200, 405), (200, 405)),
    ThirdParty("account_signup", (200, 200), AWAY),  # says that sign-up is closed
    ThirdParty("account_reauthenticate", AWAY, (200, 200)),
    ThirdParty("account_email", AWAY, (200, 302)),
    ThirdParty("account_email_verification_sent", (200, 405), (200, 405)),
    ThirdParty("account_change_password", AWAY, (200, 200)),
    ThirdParty("account_set_password", AWAY, AWAY),
    ThirdParty("account_reset_password", (200, 200), (200, 200)),
    ThirdParty("account_confirm_login_code", AWAY, AWAY),
    ThirdParty("account_confirm_email", (200, 404), (200, 404), {"key": "guessed"}),
    ThirdParty("account_reset_password_from_key_done", (200, 405), (200, 405)),
    ThirdParty("account_reset_password_from_key", (200, 200), (200, 200), {"uidb36": "a", "key": "b-c"}),
    ThirdParty("account_reset_password_done", (200, 405), (200, 405)),
    ThirdParty("mfa_index", AWAY, (200, 405)),
    ThirdParty("mfa_authenticate", AWAY, AWAY),
    ThirdParty("mfa_reauthenticate", AWAY, (200, 200)),
    ThirdParty("mfa_activate_totp", AWAY, AWAY),
    ThirdParty("mfa_deactivate_totp", AWAY, AWAY),
    ThirdParty("mfa_view_recovery_codes", AWAY, (404, 405)),
    ThirdParty("mfa_generate_recovery_codes", AWAY, AWAY),
    ThirdParty("mfa_download_recovery_codes", AWAY, (404, 404)),
    ThirdParty("mfa_list_webauthn", AWAY, (200, 405)),
    ThirdParty("mfa_add_webauthn", AWAY, AWAY),
    ThirdParty("mfa_reauthenticate_webauthn", AWAY, AWAY),
    ThirdParty("mfa_remove_webauthn", AWAY, AWAY, {"pk": 1}),
    ThirdParty("mfa_edit_webauthn", AWAY, AWAY, {"pk": 1}),
    ThirdParty("mfa_login_webauthn", AWAY, AWAY),
    ThirdParty("socialaccount_login_cancelled", (200, 405), (200, 405)),
    ThirdParty("socialaccount_login_error", (401, 405), (401, 405)),
    ThirdParty("socialaccount_signup", AWAY, AWAY),
    ThirdParty("socialaccount_connections", AWAY, (200, 200)),
    ThirdParty("accounts/social/login/cancelled/", (301, 301), (301, 301)),
    ThirdParty("accounts/social/login/error/", (301, 301), (301, 301)),
    ThirdParty("accounts/social/signup/", (301, 301), (301, 301)),
    ThirdParty("accounts/social/connections/", (301, 301), (301, 301)),
    ThirdParty("openid_connect_login", (404, 404), (404, 404), {"provider_id": "carrier"}),
    ThirdParty("openid_connect_callback", (404, 404), (404, 404), {"provider_id": "carrier"}),
    ThirdParty("usersessions_list", AWAY, (200, 302)),
]

# Pages of the administration beside those of the models: name → keyword arguments.
ADMIN_PAGES = {
    "admin:index": {},
    "admin:login": {},
    "admin:logout": {},
    "admin:password_change": {},
    "admin:password_change_done": {},
    "admin:autocomplete": {},
    "admin:jsi18n": {},
    "admin:app_list": {"app_label": "tenancy"},
    "admin:view_on_site": {"content_type_id": 1, "object_id": 1},
    "admin/(?P<url>.*)$": {},
}

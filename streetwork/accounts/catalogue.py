"""What accounts stores about people, for the data catalogue."""

from django.utils.translation import gettext_lazy as _

from streetwork.delivery.catalogue import personal, plain
from streetwork.delivery.legal_bases import (
    ACCOUNTABILITY,
    EMPLOYMENT,
    NOBODY,
    OPERATORS,
    SECURITY,
    TEAM,
    THEMSELVES,
    WITH_THE_ACCOUNT,
)

plain("accounts.User", "id", "is_demo")
personal(
    "accounts.User",
    "email",
    "name",
    purpose=_("Signing in, being reached, and being named to colleagues"),
    legal_basis=EMPLOYMENT,
    retention=WITH_THE_ACCOUNT,
    readers=TEAM,
)
personal(
    "accounts.User",
    "password",
    purpose=_("Signing in; only a slow hash is stored"),
    legal_basis=SECURITY,
    retention=WITH_THE_ACCOUNT,
    readers=NOBODY,
)
personal(
    "accounts.User",
    "last_login",
    "is_active",
    "date_joined",
    purpose=_("Finding accounts that nobody uses, and ending them"),
    legal_basis=SECURITY,
    retention=WITH_THE_ACCOUNT,
    readers=THEMSELVES,
)
personal(
    "accounts.User",
    "language",
    "theme",
    purpose=_("Showing pages and mails as the person wants them"),
    legal_basis=EMPLOYMENT,
    retention=WITH_THE_ACCOUNT,
    readers=_("the person themselves"),
)
personal(
    "accounts.User",
    "is_staff",
    "is_superuser",
    "groups",
    "user_permissions",
    purpose=_("The rights in the administration"),
    legal_basis=SECURITY,
    retention=WITH_THE_ACCOUNT,
    readers=OPERATORS,
)
plain("accounts.Membership", "id")
personal(
    "accounts.Membership",
    "user",
    "programme",
    "role",
    "states",
    "all_states",
    "created_at",
    purpose=_("The rights of the person in programmes and states"),
    legal_basis=EMPLOYMENT,
    retention=WITH_THE_ACCOUNT,
    readers=THEMSELVES,
)
plain("accounts.Invitation", "id", "mailings")
personal(
    "accounts.Invitation",
    "email",
    "name",
    "language",
    "programme",
    "role",
    "states",
    "all_states",
    "invited_by",
    "token_hash",
    "created_at",
    "expires_at",
    "accepted_at",
    "withdrawn_at",
    purpose=_("Inviting a person to the team"),
    legal_basis=EMPLOYMENT,
    retention="accounts.invitations",
    readers=_("the programme's leads, administrators"),
)
plain("accounts.Declaration", "id", "version", "text", "published_at")
plain("accounts.DeclarationSigned", "id")
personal(
    "accounts.DeclarationSigned",
    "user",
    "declaration",
    "at",
    purpose=_("Proving that the person was bound to secrecy (§ 203 StGB)"),
    legal_basis=ACCOUNTABILITY,
    retention=WITH_THE_ACCOUNT,
    readers=THEMSELVES,
)

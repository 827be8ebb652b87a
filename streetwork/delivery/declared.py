"""The catalogue's entries for delivery itself, for tenancy, and for the tables of third-party apps."""

from django.utils.translation import gettext_lazy as _

from streetwork.delivery.catalogue import personal, plain
from streetwork.delivery.legal_bases import (
    ACCOUNTABILITY,
    EMPLOYMENT,
    NOBODY,
    OPERATORS,
    SECURITY,
    THEMSELVES,
    WITH_THE_ACCOUNT,
)

# --- delivery -----------------------------------------------------------------------------------
plain("delivery.OutboxMessage", "id", "kind", "created_at", "due_at", "attempts", "last_error", "done_at")
personal(
    "delivery.OutboxMessage",
    "actor",
    "ids",
    purpose=_("Carrying out what follows a change, with the rights of who made it"),
    legal_basis=EMPLOYMENT,
    retention="delivery.outbox",
    readers=OPERATORS,
)
plain(
    "delivery.MailJob",
    "id",
    "kind",
    "due_on",
    "status",
    "created_at",
    "due_at",
    "claimed_at",
    "attempts",
    "last_error",
)
personal(
    "delivery.MailJob",
    "recipient",
    "actor",
    "object_id",
    "sent_at",
    purpose=_("Sending each mail once and proving it; the mail's text is not stored"),
    legal_basis=EMPLOYMENT,
    retention="delivery.mail_jobs",
    readers=OPERATORS,
)
plain("delivery.RetentionRun", "id", "rule", "cutoff", "deleted", "at")
plain("delivery.AccessLog", "id", "state", "number", "prev_hash", "hash")
personal(
    "delivery.AccessLog",
    "actor",
    "action",
    "object_type",
    "object_id",
    "detail",
    "at",
    purpose=_("Proving who read, exported or deleted which record"),
    legal_basis=ACCOUNTABILITY,
    retention="delivery.access_log",
    readers=_("administrators, within the states of their memberships"),
)
plain("delivery.AccessLogHead", "id", "state", "day", "number", "row_at", "hash", "signature")

# --- tenancy ------------------------------------------------------------------------------------
plain("tenancy.State", "id", "code", "name", "capital", "nuts", "grid_row", "grid_column", "aliases")
plain("tenancy.LegalProfile", "id", "key", "name", "regime", "retention_days")
plain(
    "tenancy.Programme",
    "id",
    "slug",
    "name",
    "short_name",
    "description",
    "carrier",
    "funders",
    "starts",
    "ends",
    "states",
    "languages",
    "target_groups",
    "serves_people_abroad",
    "legal_profile",
    "legal_hold",
    "is_archived",
)

# --- Django -------------------------------------------------------------------------------------
plain("contenttypes.ContentType", "id", "app_label", "model")
plain("auth.Permission", "id", "name", "content_type", "codename")
plain("auth.Group", "id", "name", "permissions")
plain("admin.LogEntry", "id", "content_type", "action_flag")
personal(
    "admin.LogEntry",
    "user",
    "action_time",
    "object_id",
    "object_repr",
    "change_message",
    purpose=_("Proving who changed what in the administration"),
    legal_basis=ACCOUNTABILITY,
    retention="delivery.admin_log",
    readers=OPERATORS,
)
personal(
    "sessions.Session",
    "session_key",
    "session_data",
    "expire_date",
    purpose=_("Staying signed in"),
    legal_basis=SECURITY,
    retention="delivery.sessions",
    readers=NOBODY,
)
plain("pghistory.Context", "id", "created_at", "updated_at", "metadata")

# --- allauth ------------------------------------------------------------------------------------
plain("account.EmailAddress", "id")
personal(
    "account.EmailAddress",
    "user",
    "email",
    "verified",
    "primary",
    purpose=_("Signing in, and being reached"),
    legal_basis=EMPLOYMENT,
    retention=WITH_THE_ACCOUNT,
    readers=THEMSELVES,
)
personal(
    "account.EmailConfirmation",
    "id",
    "email_address",
    "created",
    "sent",
    "key",
    purpose=_("Verifying an address"),
    legal_basis=SECURITY,
    retention=WITH_THE_ACCOUNT,
    readers=NOBODY,
)
plain("mfa.Authenticator", "id")
personal(
    "mfa.Authenticator",
    "user",
    "type",
    "data",
    "created_at",
    "last_used_at",
    purpose=_("The second factor when signing in"),
    legal_basis=SECURITY,
    retention=WITH_THE_ACCOUNT,
    readers=_("the person themselves"),
)
plain("usersessions.UserSession", "id")
personal(
    "usersessions.UserSession",
    "user",
    "created_at",
    "ip",
    "last_seen_at",
    "session_key",
    "user_agent",
    "data",
    purpose=_("Showing a person where they are signed in, and ending sessions"),
    legal_basis=SECURITY,
    retention="delivery.user_sessions",
    readers=_("the person themselves"),
)
plain(
    "socialaccount.SocialApp",
    "id",
    "provider",
    "provider_id",
    "name",
    "client_id",
    "secret",
    "key",
    "settings",
)
plain("socialaccount.SocialAccount", "id", "provider")
personal(
    "socialaccount.SocialAccount",
    "user",
    "uid",
    "last_login",
    "date_joined",
    "extra_data",
    purpose=_("Signing in with the carrier's single sign-on"),
    legal_basis=EMPLOYMENT,
    retention=WITH_THE_ACCOUNT,
    readers=NOBODY,
)
plain("socialaccount.SocialToken", "id", "app")
personal(
    "socialaccount.SocialToken",
    "account",
    "token",
    "token_secret",
    "expires_at",
    purpose=_("Never filled: tokens of the single sign-on are not stored"),
    legal_basis=EMPLOYMENT,
    retention=WITH_THE_ACCOUNT,
    readers=NOBODY,
)

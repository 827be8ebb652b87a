"""Every setting, read from the environment where installations differ. docs/operations lists the variables."""

import base64
import os
from ipaddress import ip_address
from pathlib import Path
from urllib.parse import urlsplit

import environ
import pghistory
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext_lazy as _

env = environ.Env()
BASE_DIR = Path(__file__).resolve().parents[2]
VAR_DIR = Path(env.str("VAR_DIR", str(BASE_DIR / "var")))

SECRET_KEY = env.str("SECRET_KEY")
DEMO_MODE = env.bool("DEMO_MODE", False)
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=["localhost", "127.0.0.1", "[::1]"])
BASE_URL = env.str("BASE_URL", "http://localhost:8000").rstrip("/")
CSRF_TRUSTED_ORIGINS = [BASE_URL]


def _public(host):
    """Whether the outside world may reach this host name."""
    name = host.strip("[].").removesuffix(".localhost")
    try:
        return not ip_address(name).is_private
    except ValueError:
        return not (name == "localhost" or name.endswith(".local") or ("." not in name and name != "*"))


if DEMO_MODE and (public := [host for host in [*ALLOWED_HOSTS, urlsplit(BASE_URL).hostname] if _public(host)]):
    raise ImproperlyConfigured(
        f"Demo mode signs anybody in without a password, so it does not start on a public host ({', '.join(public)})."
        " Unset DEMO_MODE, or name only local hosts in ALLOWED_HOSTS and BASE_URL."
    )

ROOT_URLCONF = "streetwork.urls"
WSGI_APPLICATION = "streetwork.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"


def _root_key():
    """The 32 bytes from which all other keys are derived; lives outside the database and its backups."""
    text = env.str("ROOT_KEY", "")
    if path := env.str("ROOT_KEY_FILE", ""):
        text = Path(path).read_text()
    key = base64.b64decode(text)
    if len(key) != 32:
        raise ImproperlyConfigured(
            "Set ROOT_KEY or ROOT_KEY_FILE to 32 random bytes in base64: openssl rand -base64 32"
        )
    return key


ROOT_KEY = _root_key()

INSTALLED_APPS = [
    "modeltranslation",  # first: what the apps below load when ready must know the translated columns
    "streetwork.web",
    "streetwork.delivery",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "django.contrib.humanize",
    "django.forms",
    "django_countries",  # for its translations
    "django_htmx",
    "template_partials",
    "rest_framework",
    "drf_spectacular",
    "csp",
    "pgtrigger",
    "pghistory",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "streetwork.tenancy",
    "streetwork.accounts",
    "streetwork.rota",
    "streetwork.vault",
    "streetwork.vocabulary",
    "streetwork.places",
    "streetwork.presence",
    "referrals",
    "campaigns",
    "training",
    "cases",
    "streetwork.reporting",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "campaigns.links.middleware.ShortLinks",
    "streetwork.web.logs.RequestLogMiddleware",
    "streetwork.reporting.api.gate.ApiGate",
    "csp.middleware.CSPMiddleware",
    "streetwork.web.caching.SharedAnswers",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "streetwork.web.language.LanguageMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "streetwork.accounts.middleware.SessionLimits",
    "streetwork.accounts.middleware.TrackSession",
    "streetwork.accounts.middleware.OpenScope",
    "streetwork.accounts.middleware.Gate",
    "streetwork.tenancy.middleware.WallErrors",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "builtins": ["template_partials.templatetags.partials", "streetwork.web.templatetags.ui"],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "streetwork.web.context.layout",
            ],
        },
    }
]
FORM_RENDERER = "streetwork.web.forms.Renderer"

# --- Database: two logins, one wall -------------------------------------------------------------

DB_PURPOSE = env.str("DB_PURPOSE", "serve")
DB_RUNTIME_ROLE = "streetwork_runtime"
DB_BACKUP_ROLE = "streetwork_backup"
_database = env.db_url("DATABASE_OWNER_URL" if DB_PURPOSE == "migrate" else "DATABASE_URL")
DATABASES = {
    "default": _database
    | {
        "ENGINE": "streetwork.tenancy.backend",
        "ATOMIC_REQUESTS": True,
        "CONN_MAX_AGE": env.int("CONN_MAX_AGE", 60),
        "CONN_HEALTH_CHECKS": True,
    }
}


def _login(role, variable, **options):
    """The same database under another login: its address is given, or the runtime's with the other role's name."""
    own = env.db_url(variable) if env.str(variable, "") else DATABASES["default"] | {"USER": role, "PASSWORD": ""}
    kept = {"ENGINE": "django.db.backends.postgresql", "CONN_MAX_AGE": 60, "CONN_HEALTH_CHECKS": True}
    return own | kept | {"ATOMIC_REQUESTS": False} | options


# Published statistics have two logins of their own: one that builds (and sees no note), one that sees no contact.
STATS_BUILD_DATABASE, STATS_READ_DATABASE = "stats_build", "stats_read"
DATABASES |= {
    STATS_BUILD_DATABASE: _login(
        "streetwork_stats_build", "DATABASE_STATS_BUILD_URL", ENGINE="streetwork.tenancy.backend", CONN_MAX_AGE=0
    ),
    STATS_READ_DATABASE: _login("streetwork_stats_read", "DATABASE_STATS_READ_URL"),
}
DATABASE_ROUTERS = ["streetwork.reporting.routers.OneSchema"]

# --- Languages ----------------------------------------------------------------------------------

LANGUAGE_CODE = "de"
LANGUAGES = [
    ("de", "Deutsch"),
    ("en", "English"),
    ("bg", "Български"),
    ("pl", "Polski"),
    ("ro", "Română"),
    ("ru", "Русский"),
    ("vi", "Tiếng Việt"),
    ("es", "Español"),
]
STAFF_LANGUAGES = ["de", "en"]
LOCALE_PATHS = [BASE_DIR / "locale"]
USE_I18N = USE_TZ = True
TIME_ZONE = "Europe/Berlin"
MODELTRANSLATION_DEFAULT_LANGUAGE = "de"
MODELTRANSLATION_LANGUAGES = tuple(code for code, _name in LANGUAGES)
MODELTRANSLATION_FALLBACK_LANGUAGES = ("de", "en")

# --- Accounts -----------------------------------------------------------------------------------

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["streetwork.accounts.backends.Backend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "web:today"
LOGOUT_REDIRECT_URL = "web:home"
ACCOUNT_ADAPTER = "streetwork.accounts.adapter.InvitationOnly"
SOCIALACCOUNT_ADAPTER = "streetwork.accounts.adapter.InvitationOnlySocial"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_EMAIL_SUBJECT_PREFIX = "[Streetwork] "
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_FORMS = {"login": "streetwork.accounts.forms.SignInForm"}
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = True
ACCOUNT_REAUTHENTICATION_TIMEOUT = 900
ACCOUNT_DEFAULT_HTTP_PROTOCOL = "https" if BASE_URL.startswith("https") else "http"
PASSWORD_RESET_TIMEOUT = 3600
MFA_ADAPTER = "streetwork.accounts.adapter.SecondFactor"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_ISSUER = "Streetwork"
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = BASE_URL.startswith("http://localhost")
USERSESSIONS_TRACK_ACTIVITY = True
SOCIALACCOUNT_ONLY = False
SOCIALACCOUNT_STORE_TOKENS = False
SOCIALACCOUNT_EMAIL_AUTHENTICATION = SOCIALACCOUNT_EMAIL_AUTHENTICATION_AUTO_CONNECT = True
SOCIALACCOUNT_PROVIDERS = {}
OIDC_ORIGINS = []  # browsers hold form-action against the redirect that the sign-in form's answer is
if env.str("OIDC_SERVER_URL", ""):
    SOCIALACCOUNT_PROVIDERS["openid_connect"] = {
        "OAUTH_PKCE_ENABLED": True,
        "APPS": [
            {
                "provider_id": "carrier",
                "name": env.str("OIDC_NAME", "Single sign-on"),
                "client_id": env.str("OIDC_CLIENT_ID"),
                "secret": env.str("OIDC_CLIENT_SECRET"),
                "settings": {"server_url": env.str("OIDC_SERVER_URL"), "email_authentication": True},
            }
        ],
    }
    OIDC_ORIGINS = ["{0.scheme}://{0.netloc}".format(urlsplit(env.str("OIDC_SERVER_URL")))]
ALLAUTH_TRUSTED_PROXY_COUNT = env.int("TRUSTED_PROXY_COUNT", 0)

# --- Sessions, cookies, browser walls -----------------------------------------------------------

SESSION_ENGINE = "django.contrib.sessions.backends.cached_db"
SESSION_COOKIE_AGE = 12 * 3600
SESSION_IDLE_SHARED_SECONDS = 30 * 60
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
CSRF_FAILURE_VIEW = "streetwork.web.errors.csrf_failure"
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "worker-src": [SELF],
        "form-action": [SELF, *OIDC_ORIGINS],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}
DATA_UPLOAD_MAX_MEMORY_SIZE = 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 500

# --- Listening ----------------------------------------------------------------------------------

# Uploads lie here, encrypted, until they are read; web and worker share it, backups leave it out.
LISTENING_SPOOL = Path(env.str("LISTENING_SPOOL", str(VAR_DIR / "spool")))
LISTENING_MAX_BYTES = env.int("LISTENING_MAX_MB", 500) * 1024 * 1024

# --- Publishing ---------------------------------------------------------------------------------

# The only host that campaigns/sending writes to; a Bot API server of one's own, or the tests' one.
TELEGRAM_API_URL = env.str("TELEGRAM_API_URL", "https://api.telegram.org")

# --- Cache, Celery ------------------------------------------------------------------------------

REDIS_URL = env.str("REDIS_URL", "redis://localhost:6379")
CACHES = {
    "default": {
        "BACKEND": "streetwork.web.cache.Cache",
        "LOCATION": env.str("CACHE_URL", f"{REDIS_URL}/1"),
    }
}
# Clicks wait here until they are written to Postgres: not the cache, which may be emptied at any time.
COUNTER_URL = env.str("COUNTER_URL", f"{REDIS_URL}/2")
COUNTER_PREFIX = "clicks"
CELERY_BROKER_URL = env.str("CELERY_BROKER_URL", f"{REDIS_URL}/0")
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
# A request that pokes a dead broker goes on at once (kombu would try for 6 s): the outbox has the row anyway.
CELERY_BROKER_TRANSPORT_OPTIONS = {
    "max_retries": 1, "interval_start": 0, "interval_step": 0, "interval_max": 0, "socket_connect_timeout": 2,
}  # fmt: skip
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_TASK_TIME_LIMIT = 600
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
CELERY_TIMEZONE = TIME_ZONE
CELERY_BEAT_SCHEDULE_FILENAME = str(VAR_DIR / "celerybeat-schedule")

# --- Mail ---------------------------------------------------------------------------------------

DEFAULT_FROM_EMAIL = env.str("DEFAULT_FROM_EMAIL", "Streetwork <streetwork@localhost>")
EMAIL_TIMEOUT = 10
# Who reads what advisory centres reply to the mail about their entry; the sender, if nobody is named.
DIRECTORY_CONTACT = env.str("DIRECTORY_CONTACT", "")
# Whether the web sites of advisory centres are looked at by night (referrals/verification/website.py).
LINK_CHECK = env.bool("LINK_CHECK", False)
DEMO_MAIL_DIR = VAR_DIR / "mail"
if DEMO_MODE:
    EMAIL_BACKEND = "streetwork.delivery.mail_backend.DemoBackend"
else:
    vars().update(env.email_url("EMAIL_URL", default="smtp://localhost:25"))

# --- Static files -------------------------------------------------------------------------------

STATIC_URL = "/static/"
STATIC_ROOT = env.str("STATIC_ROOT", str(VAR_DIR / "static"))
STATICFILES_DIRS = [
    BASE_DIR / "streetwork" / "static",
    ("vendor/bootstrap/css", BASE_DIR / "node_modules" / "bootstrap" / "dist" / "css"),
    ("vendor/chart.js", BASE_DIR / "node_modules" / "chart.js" / "dist"),
]
STATICFILES_FINDERS = [
    "streetwork.web.finders.OnlyWanted",
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
]
# Uploads (pictures of posts). Never mapped to an address: views hand them out to who may see them.
MEDIA_ROOT = env.str("MEDIA_ROOT", str(VAR_DIR / "media"))
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

# --- API ----------------------------------------------------------------------------------------

REST_FRAMEWORK = {
    "DEFAULT_AUTHENTICATION_CLASSES": ["rest_framework.authentication.SessionAuthentication"],
    "DEFAULT_PERMISSION_CLASSES": ["rest_framework.permissions.IsAuthenticated"],
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_PARSER_CLASSES": ["rest_framework.parsers.JSONParser"],
    "DEFAULT_SCHEMA_CLASS": "drf_spectacular.openapi.AutoSchema",
    "URL_FORMAT_OVERRIDE": None,  # `format` means what the API's own descriptions say
    "EXCEPTION_HANDLER": "streetwork.tenancy.api.exception_handler",
    "NUM_PROXIES": ALLAUTH_TRUSTED_PROXY_COUNT,
}
# The gate before all open APIs counts (streetwork/reporting/api/gate.py): strangers by network, tokens by themselves.
API_RATES = {
    "anonymous": env.str("API_RATE_ANONYMOUS", "120/min"),
    "token": env.str("API_RATE_TOKEN", "1200/min"),
}
# How long a process serves published statistics before it looks whether there is a newer release.
STATS_EDITION_SECONDS = env.float("STATS_EDITION_SECONDS", 5.0)
SPECTACULAR_SETTINGS = {
    "TITLE": "Streetwork",
    "DESCRIPTION": _(
        "Open statistics of digital streetwork in Germany, its vocabularies, and the directory of advisory centres"
        " (HSDS 3.0)."
    ),
    "VERSION": "1",
    "OAS_VERSION": "3.1.1",
    "SERVE_INCLUDE_SCHEMA": False,
    "POSTPROCESSING_HOOKS": [
        "drf_spectacular.hooks.postprocess_schema_enums", "streetwork.reporting.api.schema.describe_gate",
    ],
}  # fmt: skip

# --- Tenancy ------------------------------------------------------------------------------------

TENANCY_SCOPE_OF = "streetwork.accounts.access.scope_of_user"
# Third-party apps whose tables hold nothing of a tenant (reviewed: ids, sessions, second factors, triggers).
TENANCY_SHARED_APPS = {
    "admin", "auth", "contenttypes", "sessions", "account", "mfa", "usersessions", "socialaccount", "pghistory",
}  # fmt: skip

# --- History ------------------------------------------------------------------------------------

PGHISTORY_FOREIGN_KEY_FIELD = pghistory.ForeignKey(db_index=False)

# --- Logging ------------------------------------------------------------------------------------

LOG_LEVEL = env.str("LOG_LEVEL", "INFO")
LOGGING_CONFIG = "streetwork.web.logs.configure"
LOGGING = {"level": LOG_LEVEL, "json": not os.isatty(2)}

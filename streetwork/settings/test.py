"""The test suite: production's rules on a throw-away cluster, with a cheap password hash."""

from streetwork.settings.base import *  # noqa: F403
from streetwork.settings.base import CACHES, STORAGES

DEBUG = False
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
CELERY_TASK_ALWAYS_EAGER = False
STORAGES = STORAGES | {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
WHITENOISE_AUTOREFRESH = True
CACHES = {
    name: options | {"KEY_PREFIX": f"test{__import__('os').environ.get('PYTEST_XDIST_WORKER', '')}"}
    for name, options in CACHES.items()
}
ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
COUNTER_PREFIX = f"clicks{__import__('os').environ.get('PYTEST_XDIST_WORKER', '')}"
TELEGRAM_API_URL = __import__("os").environ.get("TELEGRAM_API_URL", "http://127.0.0.1:9")  # never the real one
# What a test writes and has not committed no other login sees; tests/disclosure uses the real ones.
STATS_READ_DATABASE = "default"
STATS_EDITION_SECONDS = 0.0
API_RATES = {"anonymous": "100000/min", "token": "100000/min"}

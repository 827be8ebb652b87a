import environ

env = environ.Env()
SECRET_KEY = env.str("SECRET_KEY")
ALLOWED_HOSTS = ["127.0.0.1"]
INSTALLED_APPS = ["django.contrib.auth", "django.contrib.contenttypes", "django.contrib.sessions",
                  "django.contrib.messages", "tests.bench.floor.app.FloorConfig"]  # fmt: skip
# FLOOR=signed-in: what `startproject` writes, so that the floor, too, knows who is there.
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
] if env.str("FLOOR", "bare") == "signed-in" else []  # fmt: skip
ROOT_URLCONF = "tests.bench.floor.urls"
DATABASES = {
    "default": env.db_url("DATABASE_URL")
    | {"ENGINE": "django.db.backends.postgresql", "ATOMIC_REQUESTS": True, "CONN_MAX_AGE": 60}
}
USE_TZ = True
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

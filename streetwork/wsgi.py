"""WSGI entry point; refuses to serve on a database whose walls are down."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "streetwork.settings.prod")

application = get_wsgi_application()

from django.db import connections  # noqa: E402  (needs a configured Django)
from django.urls import get_resolver  # noqa: E402  (needs a configured Django)

from streetwork.tenancy.checks import refuse_unsafe_start  # noqa: E402  (needs a configured Django)

refuse_unsafe_start()
# gunicorn loads this once and forks. What every request needs is read here, before the first person waits for it;
# no worker may inherit the connection of the check.
get_resolver().check()
connections.close_all()

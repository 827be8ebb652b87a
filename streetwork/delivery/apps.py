from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules
from django.utils.translation import gettext_lazy as _


class DeliveryConfig(AppConfig):
    """Loads what the apps keep for delivery in modules of these names, as the admin loads their `admin`."""

    name = "streetwork.delivery"
    verbose_name = _("Delivery and records")

    def ready(self):
        from streetwork.celery import app
        from streetwork.delivery import declared, schedule  # noqa: F401  (registers)

        autodiscover_modules("catalogue", "retention", "reminders", "registrations")
        app.conf.beat_schedule = schedule.entries

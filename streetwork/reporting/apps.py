from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ReportingConfig(AppConfig):
    name = "streetwork.reporting"
    verbose_name = _("Figures and reports")

    def ready(self):
        from streetwork.reporting.registrations import register

        register()

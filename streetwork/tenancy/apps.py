from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class TenancyConfig(AppConfig):
    name = "streetwork.tenancy"
    verbose_name = _("States and programmes")

    def ready(self):
        from streetwork.tenancy import checks  # noqa: F401  (registers the system checks)

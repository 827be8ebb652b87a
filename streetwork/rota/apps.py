from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class RotaConfig(AppConfig):
    name = "streetwork.rota"
    verbose_name = _("Rota")

    def ready(self):
        from streetwork.rota.registrations import register

        register()

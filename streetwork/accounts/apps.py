from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AccountsConfig(AppConfig):
    name = "streetwork.accounts"
    verbose_name = _("People and roles")

    def ready(self):
        from allauth.mfa.signals import authenticator_added, authenticator_used

        from streetwork.accounts.second_factor import on_shown

        for signal in (authenticator_added, authenticator_used):
            signal.connect(on_shown, dispatch_uid="accounts.second_factor")

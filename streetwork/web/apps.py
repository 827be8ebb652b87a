from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules
from django.utils.translation import gettext_lazy as _

from streetwork.web import rail


class WebConfig(AppConfig):
    name = "streetwork.web"
    verbose_name = _("Interface")

    def ready(self):
        from streetwork.accounts.roles import MANAGES_MEMBERS
        from streetwork.web import doubtful_mail, open_things, today  # noqa: F401  (registers)

        autodiscover_modules("open_things")
        today.register(
            today.Card(
                key="open", title=_("Open for me"), order=10, build=open_things.card, template="web/_open_things.html"
            )
        )

        rail.register(rail.Entry(section="work", label=_("Today"), url_name="web:today", icon="sun", key="t", order=0))
        rail.register(
            rail.Entry(
                section="manage",
                label=_("Team"),
                url_name="team:list",
                icon="people",
                roles=tuple(MANAGES_MEMBERS),
                order=10,
            )
        )
        rail.register(
            rail.Entry(
                section="manage",
                label=_("Administration"),
                url_name="admin:index",
                icon="gear",
                staff_only=True,
                order=90,
            )
        )

"""`{% load campaigns %}`: the tabs of the campaigns room."""

from django import template
from django.utils.translation import gettext as _

from campaigns import tabs

register = template.Library()


@register.inclusion_tag("web/_tabs.html", takes_context=True)
def section_tabs(context, here: str):
    """The pages about all campaigns; `here` is the URL name of this one."""
    return {"tabs": tabs.section_tabs(context["request"].access), "here": here, "label": _("Campaigns")}


@register.inclusion_tag("web/_tabs.html", takes_context=True)
def campaign_tabs(context, campaign, here: str):
    """The pages of one campaign; `here` is the URL name of this one."""
    return {
        "tabs": tabs.campaign_tabs(context["request"].access), "here": here, "about": campaign,
        "label": _("This campaign"),
    }  # fmt: skip

"""`{% load ui %}` (a builtin): icons, times, numbers, bars."""

import re
from functools import lru_cache
from pathlib import Path

from django import template
from django.conf import settings
from django.utils import timezone
from django.utils.formats import date_format, number_format
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from streetwork.web import tabs
from streetwork.web.charts import draw

register = template.Library()
ICON_NAME = re.compile(r"[a-z0-9-]+")
COLOUR = re.compile(r"#[0-9a-fA-F]{6}")
SVG_INSIDE = re.compile(r"<svg[^>]*>(.*)</svg>", re.DOTALL)
# Weeks, days, hours, minutes: the largest that fits is said alone.
UNITS = (604800, 86400, 3600, 60)

# First match counts: most browsers also claim to be Safari or Chrome.
BROWSERS = {
    "Edg/": "Edge",
    "OPR/": "Opera",
    "SamsungBrowser": "Samsung Internet",
    "Firefox/": "Firefox",
    "FxiOS/": "Firefox",
    "Chrome/": "Chrome",
    "CriOS/": "Chrome",
    "Safari/": "Safari",
}
SYSTEMS = {
    "iPhone": "iPhone",
    "iPad": "iPad",
    "Android": "Android",
    "Windows": "Windows",
    "Mac OS X": "macOS",
    "CrOS": "ChromeOS",
    "Linux": "Linux",
}


def icon_folder() -> Path:
    return Path(settings.BASE_DIR) / "node_modules" / "bootstrap-icons" / "icons"


@lru_cache(maxsize=512)
def _icon_inside(name: str) -> str:
    if not ICON_NAME.fullmatch(name):
        raise ValueError(f"{name!r} is no icon's name.")
    return SVG_INSIDE.search((icon_folder() / f"{name}.svg").read_text())[1].strip()


@register.simple_tag
def icon(name: str, label: str = "") -> SafeString:
    """An icon of Bootstrap Icons, inlined. With `label` it is an image with a name, else decoration."""
    role = format_html('role="img" aria-label="{}"', label) if label else mark_safe('aria-hidden="true"')
    inside = mark_safe(_icon_inside(name))  # noqa: S308 (a file of the icon package, by a checked name)
    return format_html('<svg class="icon" viewBox="0 0 16 16" {} focusable="false">{}</svg>', role, inside)


@register.simple_tag
def dot(colour: str) -> SafeString:
    """A platform's colour as a 6 px dot; "" when the colour is not of the form #aabbcc."""
    if not COLOUR.fullmatch(colour or ""):
        return SafeString("")
    return format_html(
        '<svg class="dot" width="6" height="6" viewBox="0 0 6 6" aria-hidden="true" focusable="false">'
        '<circle cx="3" cy="3" r="3" fill="{}"/></svg>',
        colour,
    )


@register.filter
def number(value) -> str:
    """1234567 as people of the active language write it."""
    return "" if value is None else number_format(value, use_l10n=True, force_grouping=True)


@register.filter
def ago(moment) -> SafeString:
    """How long ago in words, after 30 days the date; a <time> element that also carries the exact moment."""
    if not moment:
        return SafeString("")
    exact = date_format(timezone.localtime(moment), "SHORT_DATETIME_FORMAT")
    seconds = (timezone.now() - moment).total_seconds()
    if seconds < 60:
        words = _("just now")
    elif seconds < 30 * 86400:
        unit = next(unit for unit in UNITS if seconds >= unit)
        words = _in_words(int(seconds // unit), unit)
    else:
        words = date_format(timezone.localtime(moment), "DATE_FORMAT")
    return format_html('<time datetime="{}" title="{}">{}</time>', moment.isoformat(), exact, words)


def _in_words(number: int, unit: int) -> str:
    """Written out: Django's own German says “1 Tage her”."""
    words = {
        604800: ngettext("%(number)d week ago", "%(number)d weeks ago", number),
        86400: ngettext("%(number)d day ago", "%(number)d days ago", number),
        3600: ngettext("%(number)d hour ago", "%(number)d hours ago", number),
        60: ngettext("%(number)d minute ago", "%(number)d minutes ago", number),
    }
    return words[unit] % {"number": number}


@register.filter
def device(user_agent: str) -> str:
    """“Firefox, Windows” from a browser's own description; unknown parts are left out."""
    browser = next((name for sign, name in BROWSERS.items() if sign in user_agent), _("Browser"))
    system = next((name for sign, name in SYSTEMS.items() if sign in user_agent), "")
    return f"{browser}, {system}" if system else browser


@register.inclusion_tag("web/_bar_chart.html")
def bar_chart(bars, caption: str, label_heading: str = "", value_heading: str = "", before_heading: str = ""):
    """Horizontal bars with labels and values in text, and the same figures as a table in <details>."""
    drawn = draw(bars)
    return {
        "bars": drawn,
        "caption": caption,
        "label_heading": label_heading,
        "value_heading": value_heading or _("Number"),
        "before_heading": before_heading or _("Before"),
        "compares": any(item.bar.before is not None for item in drawn),
    }


@register.inclusion_tag("web/_empty.html")
def empty_state(icon: str, title: str, text: str = "", url: str = "", action: str = ""):
    """What an empty list says: that it is empty, why, and how to fill it."""
    return {"icon_name": icon, "title": title, "text": text, "url": url, "action": action}


@register.filter
def signed(value):
    """A change with its sign: +3, −2, ±0."""
    if value is None:
        return ""
    sign = "+" if value > 0 else "−" if value < 0 else "±"
    return f"{sign}{number(abs(value))}"


@register.inclusion_tag("web/_tabs.html", takes_context=True)
def page_tabs(context, group: str, here: str, label, about=None):
    """The pages of a group beside each other; `here` is the URL name of this one, `about` whose pages they are.

    {% translate "Trainings" as tabs_label %}{% page_tabs "training" "sessions:list" tabs_label %}
    """
    return {"tabs": tabs.seen(group, context["request"].access, about), "here": here, "label": label, "about": about}

"""Short links as CSV, never a live formula."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from campaigns.links.actions import absolute
from streetwork.vocabulary.snapshot import vocabulary
from streetwork.web import tables


def csv_lines(links) -> Iterator[str]:
    """One line per link; `links` are annotated by `with_clicks`."""
    headings = [
        _("short address"), _("leads to"), _("programme"), _("campaign"), _("post"), _("language"), _("platform"),
        _("where it stands"), _("in use"), _("clicks"), _("clicks in 28 days"),
    ]  # fmt: skip
    return tables.csv_batches(headings, [[_line(link)] for link in links])


def _line(link) -> list:
    place = link.placement
    return [
        absolute(link), link.target, vocabulary().programmes[link.programme_id].short_name,
        place.post.campaign.title if place else "", place.post.title if place else "",
        place.language_id if place else "", place.platform.name if place else "", link.label,
        _("yes") if link.is_active else _("no"), link.total or 0, link.recent or 0,
    ]  # fmt: skip

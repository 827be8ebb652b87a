"""Which figures a platform shows for a post, in its own words."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from campaigns.enums import MetricName

N = MetricName
ALL: tuple[str, ...] = tuple(N.values)
COMMON = (N.VIEWS, N.REACTIONS, N.COMMENTS, N.SHARES)
OFFERED: dict[str, tuple[str, ...]] = {
    "facebook": (N.VIEWS, N.REACH, N.REACTIONS, N.COMMENTS, N.SHARES, N.CLICKS),
    "instagram": (N.VIEWS, N.REACH, N.REACTIONS, N.COMMENTS, N.SHARES, N.SAVES, N.FOLLOWS),
    "telegram": (N.VIEWS, N.REACTIONS, N.SHARES, N.COMMENTS),
    "whatsapp": (N.VIEWS, N.REACTIONS, N.SHARES),
    "tiktok": (N.VIEWS, N.REACH, N.REACTIONS, N.COMMENTS, N.SHARES, N.SAVES),
    "youtube": (N.VIEWS, N.REACTIONS, N.COMMENTS, N.SHARES, N.FOLLOWS),
    "linkedin": (N.IMPRESSIONS, N.REACH, N.REACTIONS, N.COMMENTS, N.SHARES, N.CLICKS),
    "x": (N.VIEWS, N.REACTIONS, N.COMMENTS, N.SHARES, N.SAVES, N.CLICKS),
    "threads": (N.VIEWS, N.REACTIONS, N.COMMENTS, N.SHARES),
    "reddit": (N.VIEWS, N.REACTIONS, N.COMMENTS, N.SHARES),
    "discord": (N.REACTIONS, N.COMMENTS),
    "forum": (N.VIEWS, N.COMMENTS),
    "email": (N.IMPRESSIONS, N.CLICKS),
}
# Of a channel on a day, as daily series tell it.
OF_CHANNELS = (N.FOLLOWS, N.VIEWS, N.REACH, N.REACTIONS, N.COMMENTS, N.SHARES, N.CLICKS)
OWN_WORDS: dict[tuple[str, str], str | Promise] = {
    ("facebook", N.VIEWS): _("“Views”"),
    ("facebook", N.REACH): _("“Reach”, since 2026 “Viewers”"),
    ("facebook", N.REACTIONS): _("“Reactions”"),
    ("facebook", N.CLICKS): _("“Total clicks”"),
    ("instagram", N.VIEWS): _("“Views”"),
    ("instagram", N.REACH): _("“Accounts reached”"),
    ("instagram", N.REACTIONS): _("“Likes”"),
    ("instagram", N.SAVES): _("“Saves”"),
    ("instagram", N.FOLLOWS): _("“Follows”"),
    ("telegram", N.VIEWS): _("the number with the eye"),
    ("telegram", N.SHARES): _("forwards"),
    ("telegram", N.REACTIONS): _("all emoji together"),
    ("whatsapp", N.SHARES): _("forwards"),
    ("tiktok", N.VIEWS): _("“Video views”"),
    ("tiktok", N.REACH): _("“Reached audience”"),
    ("tiktok", N.REACTIONS): _("“Likes”"),
    ("tiktok", N.SAVES): _("“Favourites”"),
    ("youtube", N.VIEWS): _("“Views”"),
    ("youtube", N.REACTIONS): _("“Likes”"),
    ("youtube", N.FOLLOWS): _("“Subscribers”"),
    ("linkedin", N.IMPRESSIONS): _("“Impressions”"),
    ("linkedin", N.REACH): _("“Unique views”"),
    ("linkedin", N.SHARES): _("“Reposts”"),
    ("x", N.VIEWS): _("“Views”"),
    ("x", N.REACTIONS): _("“Likes”"),
    ("x", N.COMMENTS): _("“Replies”"),
    ("x", N.SHARES): _("“Reposts” and quotes"),
    ("x", N.SAVES): _("“Bookmarks”"),
    ("reddit", N.REACTIONS): _("upvotes"),
    ("email", N.IMPRESSIONS): _("mails opened, as far as that is known"),
}


def offered_by(platform: str) -> tuple[str, ...]:
    """The figures that the platform shows for a post, the most telling first."""
    return OFFERED.get(platform, COMMON)


def own_word(platform: str, name: str) -> str | Promise:
    """What the platform calls it; empty where it is our word."""
    return OWN_WORDS.get((platform, name), "")

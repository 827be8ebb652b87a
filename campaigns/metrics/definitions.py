"""What a platform counts under a word, since when, and who says so.

A definition has a key that is kept with every figure. Where a platform changed what it counts, the figures before and
after are two series. Days of a change are those of the announcement: platforms roll out over weeks and name no day for
a single page. What is not documented is said to be unknown, never made up.
"""

from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from campaigns.enums import MetricName

AS_SHOWN = "as-shown"
N = MetricName


@dataclass(frozen=True)
class Source:
    """Who says it. `checked`: when we looked it up last."""

    title: str
    url: str
    checked: date = date(2026, 11, 22)


@dataclass(frozen=True)
class Definition:
    """`since` None: as far back as we know. `change`: what became different with it."""

    platform: str
    name: str
    label: str
    words: str | Promise
    since: date | None = None
    change: str | Promise = ""
    source: Source | None = None

    @property
    def key(self) -> str:
        return f"{self.platform}.{self.name}.{self.label}"


FACEBOOK_VIEWS = Source("Nasdaq, “Meta says Views become primary metric on Facebook”, November 2024",
                        "https://www.nasdaq.com/articles/meta-says-views-become-primary-metric-facebook")  # fmt: skip
GRAPH_V25 = Source("Meta for Developers, “Introducing Graph API v25.0”, 18 February 2026",
                   "https://developers.facebook.com/blog/post/2026/02/18/introducing-graph-api-v25-and-marketing-api-v25")  # fmt: skip  # noqa: E501
PAGE_INSIGHTS = Source("Meta for Developers, “Page Insights API Updates”, 15 August 2025",
                       "https://developers.facebook.com/blog/post/2025/08/15/page-insights-api-updates/")  # fmt: skip
PAGE_REFERENCE = Source("Meta for Developers, Page Insights reference",
                        "https://developers.facebook.com/docs/graph-api/reference/insights")  # fmt: skip
IG_MEDIA = Source("Meta for Developers, Instagram media insights",
                  "https://developers.facebook.com/docs/instagram-platform/reference/instagram-media/insights")  # fmt: skip  # noqa: E501
IG_HELP = Source("Instagram Help, “Instagram Insights”", "https://help.instagram.com/788388387972460")
IG_VIEWS = Source("Swipe Insight, “Instagram makes views primary metric for all content formats”, August 2024",
                  "https://web.swipeinsight.app/posts/instagram-makes-views-primary-metric-for-all-content-formats-9476")  # fmt: skip  # noqa: E501
YOUTUBE = Source("Search Engine Journal, “YouTube changes Shorts view counts”, 26 March 2025",
                 "https://www.searchenginejournal.com/youtube-changes-shorts-view-counts-no-change-to-monetization/543005/")  # fmt: skip  # noqa: E501
TELEGRAM = Source("Telegram API, “MessageViews”", "https://core.telegram.org/type/MessageViews")
X_HELP = Source("X Help, “About view counts”", "https://help.twitter.com/en/using-twitter/view-counts")
LINKEDIN = Source(
    "LinkedIn Help, “Post analytics for your content” (read in a copy)", "https://www.linkedin.com/help/linkedin"
)
TIKTOK = Source("Hootsuite Help, “TikTok metrics”, 20 August 2024",
                "https://help.hootsuite.com/hc/en-us/articles/6212583284635-TikTok-metrics")  # fmt: skip

KNOWN: tuple[Definition, ...] = (
    Definition("facebook", N.VIEWS, "plays",
               _("How often a video or reel was played. For pictures and texts Facebook spoke of impressions instead."),
               source=FACEBOOK_VIEWS),
    Definition("facebook", N.VIEWS, "2024-11",
               _("How often the post was on somebody's screen, or its video was played; repeated views of one person count each time."),  # noqa: E501
               date(2024, 11, 15),
               _("Announced in mid-November 2024 and rolled out over weeks: one word for all kinds of posts. Views are often higher than the impressions before."),  # noqa: E501
               FACEBOOK_VIEWS),
    Definition("facebook", N.REACH, "people",
               _("How many different people had the post on their screen at least once; an estimate of Facebook."),
               source=PAGE_REFERENCE),
    Definition("facebook", N.REACH, "2026-06",
               _("“Viewers”: how many different people saw the post. Meta introduces it to replace reach."),
               date(2026, 7, 1),
               _("Announced for the end of June 2026; on which day it reached your page is unknown. Compare viewers with viewers only."),  # noqa: E501
               GRAPH_V25),
    Definition("facebook", N.IMPRESSIONS, "until-2025",
               _("How often the post entered a screen. Facebook replaced it by views."),
               source=PAGE_REFERENCE),
    Definition("facebook", N.IMPRESSIONS, "2025-11",
               _("No longer offered by Facebook. A figure read since then is probably views: enter it there."),
               date(2025, 11, 15), _("Ended on 15 November 2025 in favour of views."), PAGE_INSIGHTS),
    Definition("facebook", N.FOLLOWS, "likes",
               _("People who newly liked or followed the page on the day."), source=PAGE_INSIGHTS),
    Definition("facebook", N.FOLLOWS, "2025-11",
               _("People who newly followed the page on the day; likes of the page no longer play a part."),
               date(2025, 11, 15), _("Meta dropped the figures about “fans” on 15 November 2025 in favour of follows."),
               PAGE_INSIGHTS),
    Definition("facebook", N.CLICKS, AS_SHOWN,
               _("All clicks on the post (“Total clicks”): on links, pictures, “more”. Not only clicks on our link; those our short link counts.")),  # noqa: E501
    Definition("facebook", N.REACTIONS, AS_SHOWN, _("Like, Love, Haha and the others, all together.")),
    Definition("instagram", N.VIEWS, "plays",
               _("How often a reel or video was played. For pictures Instagram spoke of impressions instead."),
               source=IG_VIEWS),
    Definition("instagram", N.VIEWS, "2024-08",
               _("How often the post was played or shown; repeated views of one account count each time."),
               date(2024, 8, 1),
               _("Since August 2024 one word for all kinds of posts; before, reels counted plays and pictures impressions."),  # noqa: E501
               IG_VIEWS),
    Definition("instagram", N.REACH, AS_SHOWN,
               _("How many different accounts saw the post; an estimate of Instagram. One person may have several accounts."),  # noqa: E501
               source=IG_HELP),
    Definition("instagram", N.IMPRESSIONS, "until-2025", _("How often the post was on a screen."), source=IG_MEDIA),
    Definition("instagram", N.IMPRESSIONS, "2025-04",
               _("No longer offered by Instagram. A figure read since then is probably views: enter it there."),
               date(2025, 4, 21), _("Ended on 21 April 2025 in favour of views."), IG_MEDIA),
    Definition("instagram", N.REACTIONS, AS_SHOWN, _("“Likes”: how many accounts pressed the heart."), source=IG_HELP),
    Definition("instagram", N.SAVES, AS_SHOWN, _("How many different accounts saved the post."), source=IG_HELP),
    Definition("instagram", N.FOLLOWS, AS_SHOWN, _("How many accounts began to follow from the post."), source=IG_HELP),
    Definition("telegram", N.VIEWS, AS_SHOWN,
               _("The counter with the eye: views of the post in the channel and of its forwarded copies. Telegram does not document how it counts one person twice."),  # noqa: E501
               source=TELEGRAM),
    Definition("telegram", N.SHARES, AS_SHOWN, _("How often the post was forwarded."), source=TELEGRAM),
    Definition("telegram", N.REACTIONS, AS_SHOWN, _("All emoji reactions together, where the channel allows them.")),
    Definition("telegram", N.COMMENTS, AS_SHOWN,
               _("Replies in the group that belongs to the channel."), source=TELEGRAM),
    Definition("youtube", N.VIEWS, "watched",
               _("A view counts after some seconds of watching; YouTube does not say how many."), source=YOUTUBE),
    Definition("youtube", N.VIEWS, "2025-03",
               _("Shorts: every start and replay counts. Longer videos: after some seconds of watching, as before."),
               date(2025, 3, 31),
               _("Since 31 March 2025 Shorts count without a minimum time. The old figure is called “engaged views”."),
               YOUTUBE),
    Definition("linkedin", N.IMPRESSIONS, "own",
               _("How often the post was on a screen; an estimate of LinkedIn."), source=LINKEDIN),
    Definition("linkedin", N.IMPRESSIONS, "2024-04",
               _("How often the post was on a screen, as part of a repost of others too; an estimate of LinkedIn."),
               date(2024, 4, 1), _("Since April 2024 impressions of reposts are included."), LINKEDIN),
    Definition("linkedin", N.REACH, AS_SHOWN,
               _("“Unique views”: how many different accounts the post was shown to; an estimate."), source=LINKEDIN),
    Definition("x", N.VIEWS, AS_SHOWN,
               _("Every view by somebody who is signed in, the author included; posts embedded elsewhere do not count."),  # noqa: E501
               source=X_HELP),
    Definition("tiktok", N.VIEWS, AS_SHOWN,
               _("How often the video was started, replays included. TikTok publishes no exact rule.")),
    Definition("tiktok", N.REACH, AS_SHOWN,
               _("“Reached audience”: how many different people watched the video."), source=TIKTOK),
)  # fmt: skip

GENERAL: dict[str, str | Promise] = {
    N.IMPRESSIONS: _("How often the post was on a screen, as the platform counts it."),
    N.REACH: _("How many different people or accounts saw the post, as the platform estimates it."),
    N.VIEWS: _("How often the post was seen or played, as the platform counts it."),
    N.REACTIONS: _("Likes and other reactions, all together."),
    N.COMMENTS: _("Comments and replies below the post."),
    N.SHARES: _("How often it was shared or forwarded, as far as the platform sees it."),
    N.SAVES: _("How often it was kept for later."),
    N.CLICKS: _("Clicks as the platform counts them. Our short link counts its own, without machines."),
    N.FOLLOWS: _("How many began to follow."),
}


def definition_of(platform: str, name: str, day: date) -> Definition:
    """The definition in force on the day; where we know none, one that says so."""
    fitting = [each for each in versions_of(platform, name) if each.since is None or each.since <= day]
    return fitting[-1] if fitting else Definition(platform, name, AS_SHOWN, GENERAL[name])


def versions_of(platform: str, name: str) -> list[Definition]:
    """All definitions of a figure that we know, the oldest first."""
    mine = [each for each in KNOWN if (each.platform, each.name) == (platform, name)]
    return sorted(mine, key=lambda each: each.since or date.min)


def definition_with(key: str) -> Definition | None:
    """The definition that a figure was kept with."""
    known = next((each for each in KNOWN if each.key == key), None)
    if known:
        return known
    platform, _dot, rest = key.partition(".")
    name, _dot, label = rest.partition(".")
    return Definition(platform, name, label, GENERAL[name]) if name in GENERAL else None


def breaks_between(keys: list[str]) -> list[int]:
    """Positions before which the definition is another than that of the reading before."""
    return [at for at, (before, after) in enumerate(pairwise(keys), 1) if before != after]

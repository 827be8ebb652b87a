"""Lines of the daily mail: posts to publish, texts to release, figures to enter. Numbers and links only."""

from django.urls import reverse_lazy
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from campaigns.release.awaited import by_hand, due_on, unmeasured, unreleased
from campaigns.release.concerned import Concerned, concerned_by
from streetwork.accounts.access import access_of
from streetwork.accounts.roles import PUBLISHES, RELEASES_POSTS
from streetwork.delivery.digest import line


@line(key="40-posts", label=_("Posts to publish"), path=reverse_lazy("release:due"))
def posts_to_publish(user, day) -> int:
    """Due on the day or late, in the person's hands: posted by hand, or held back."""
    mine = access_of(user.pk).programmes_for(*PUBLISHES, running=True)
    placements = concerned_by(due_on(day).filter(post__campaign__programme__in=mine), user.pk, day) if mine else []
    return len(by_hand(placements))


@line(
    key="41-releases", label=_("Texts waiting for a release"), path=format_lazy("{}#held", reverse_lazy("release:due"))
)
def texts_to_release(user, day) -> int:
    """For those who may release: approved texts that are planned within two weeks."""
    mine = access_of(user.pk).programmes_for(*RELEASES_POSTS, running=True)
    return len(unreleased(day, mine)) if mine else 0


@line(key="42-figures", label=_("Posts whose figures are to be entered"), path=reverse_lazy("metrics:list"))
def figures_to_enter(user, day) -> int:
    """Published a week ago or longer, of campaigns that are the person's."""
    mine = access_of(user.pk).programmes_for(*PUBLISHES, running=True)
    placements = list(unmeasured(day).filter(post__campaign__programme__in=mine)) if mine else []
    if not placements:
        return 0
    people = Concerned(mine, day)
    return sum(user.pk in people.with_campaign(placement.post.campaign) for placement in placements)
